from .wordings import Way, Wording, find_wordings

__all__ = ["Way", "Wording", "find_wordings"]
