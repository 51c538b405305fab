"""What Office documents have alike: packages, rich text, properties, and conversion to them."""
