"""Whole cells: table cells, labels, units, headings, enumerations that no model should guess."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
