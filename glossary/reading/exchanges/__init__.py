"""What has changed places in a translation: parts of a sentence, posts, roles of bodies."""
