"""Faults that a translation model finds by contrast: something else is far likelier."""
