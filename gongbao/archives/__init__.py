"""Archives: clean corpora built from pages and mined tables, and which page translates which."""
