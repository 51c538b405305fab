"""XML that is read piece by piece and written again in place."""
