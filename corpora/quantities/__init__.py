"""Quantities: every figure by value, read from Chinese and English, written in English."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
