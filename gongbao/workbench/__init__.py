"""The workbench: the pages and the JSON over which a browser reaches `gongbao.editing`.

Nothing is decided here; who asks is made sure of (`sign_in`, `guard`), what is asked is handed on,
and what comes back is written as JSON (`records`) or as a page. Needs the extra `workbench`.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
