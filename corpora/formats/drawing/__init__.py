"""Text boxes, charts and diagrams: the drawings inside Office documents."""
