"""Files of fixed pages (PDF, OFD), read into Word documents."""
