"""A bilingual dictionary, and the words of both languages that it knows."""
