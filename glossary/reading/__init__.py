"""The one reading of a pair: does this English say what this Chinese says?

Whatever judges a pair asks here: translate verifies, check and evaluate report, score weighs, align
and memory sort out. A second way of comparing figures, terms or names is a defect.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
