"""Rules about figures: their values, counts, comparisons, numerals and numbered things."""
