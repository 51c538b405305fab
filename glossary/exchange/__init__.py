"""Glossary files of other tools: read as a stream of entries, written with a list of losses."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
