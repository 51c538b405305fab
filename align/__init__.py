"""Two languages side by side: sentence alignment, word links, pair quality, term candidates.

No network is loaded before an encoder is asked for.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
