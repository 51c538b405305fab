"""The health of a glossary: rulings that contradict each other, entries that are wrong."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
