"""Language models behind a chat interface, as engines that give text: `llm:NAME`."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
