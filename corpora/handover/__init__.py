"""Bilingual files: source and translation side by side, edited elsewhere, read back with care."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
