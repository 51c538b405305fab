"""What a language model answered: read, judged, kept."""
