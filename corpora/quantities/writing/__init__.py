"""Figures, dates and times written in English."""
