"""Names in digits: what is repeated as it stands, or has words of its own, and is no quantity."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
