"""Tables as text files and workbooks: their lines, their cells, and pairs of texts in them."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
