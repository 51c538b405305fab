"""Sentence encoders: vectors of meaning."""
