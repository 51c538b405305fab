"""Aligned pairs: their quality, their tables, their page."""
