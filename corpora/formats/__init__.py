"""The formats documents come in: plain text, HTML and JSON lines."""
