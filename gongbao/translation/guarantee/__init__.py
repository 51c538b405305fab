"""The guarantee, step by step, on top of any engine."""
