"""Wording: what the model is told beside the requirements, so that figures keep their meaning."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
