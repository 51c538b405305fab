"""Figures, dates and times of English text."""
