"""PDF files with text, read into Word documents."""
