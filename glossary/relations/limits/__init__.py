"""On which side of a figure a value lies, and whether the figure itself is in."""
