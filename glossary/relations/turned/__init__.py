"""Sentences turned round beside their figures: movements and negations."""
