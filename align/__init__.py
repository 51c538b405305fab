"""Two languages side by side: sentence alignment, word links, pair quality."""
