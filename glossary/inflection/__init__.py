"""The forms of English words: plural, past, participles; what a term inflects and what it asks."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
