"""The termbase of a workspace: concepts with their whole history, and all that changes them."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
