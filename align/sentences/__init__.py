"""Sentence alignment: beads of source and target sentences."""
