"""Word links, and what is read from them: renderings, term candidates."""
