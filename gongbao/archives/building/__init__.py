"""From pages and mined tables to a clean corpus: judged, sorted out, written in shards."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
