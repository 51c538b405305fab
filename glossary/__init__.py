"""What the words must be: concepts and terms, quantities, and what a translation has to contain."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
