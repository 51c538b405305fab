"""How a passage is told: in which time, by whom, and how a title begins."""
