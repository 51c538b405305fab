"""Rules about one pair, a file for each family."""
