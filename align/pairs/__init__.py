"""Pairs of files and of texts: their alignment, its tables, and how good a pair is."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
