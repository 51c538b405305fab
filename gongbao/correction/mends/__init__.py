"""Mends: what may be written instead of a fault, a file for each family of rules."""
