"""What is said without a figure: duties, conditions, times, who and what, and their opposites."""
