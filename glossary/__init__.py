"""What the words must be: concepts and terms, quantities, and what a translation has to contain."""
