"""The translation memory: units in the workspace, and the files they come from and go to."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
