"""XLIFF files."""
