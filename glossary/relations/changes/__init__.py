"""How a figure changed: the direction, the pace, the level it reached, the trend."""
