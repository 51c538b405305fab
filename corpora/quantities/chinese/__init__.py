"""Figures, dates and times of Chinese text."""
