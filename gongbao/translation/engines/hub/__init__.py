"""Models of a hub and Argos packages: fetched when asked, converted once, run without torch."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
