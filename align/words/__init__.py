"""Words: links between them, renderings of terms, candidates for a glossary."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
