"""Text between two block boundaries, and its elements in the translation."""
