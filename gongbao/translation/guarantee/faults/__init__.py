"""What is wrong with a draft by itself: what runs wild, is said twice, does not exist."""
