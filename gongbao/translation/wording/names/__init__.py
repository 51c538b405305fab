"""Names: places, roads, offices, persons with their posts, titles, as English writes them."""
