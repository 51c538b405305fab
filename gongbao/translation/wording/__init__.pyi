from .wordings import Wording, find_wordings

__all__ = ["Wording", "find_wordings"]
