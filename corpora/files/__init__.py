"""Files as they are opened and written: atomically, guarded, in any encoding, with a clear error.

Nothing outside this room replaces a file, decodes bytes or turns a reader's failure into an error.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
