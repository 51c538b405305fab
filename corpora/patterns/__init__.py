"""Patterns that need not be tried, or compiled, for a text without what they need."""
