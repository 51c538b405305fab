"""Days, halves, decades and periods that have words of their own."""
