"""The steps that only engines of pieces go through: searched wider, forced, written over words."""
