"""The segments of a document under review: saved, undone, remembered, commented on."""
