"""The page of an evaluation, a file for each part of it."""
