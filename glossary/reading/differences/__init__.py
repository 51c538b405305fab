"""In what the figures of a pair differ that found no equal, and what is no difference."""
