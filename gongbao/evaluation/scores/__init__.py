"""Numbers of whole systems: against references, among each other, by models; and their luck."""
