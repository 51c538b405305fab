"""Documents under translation and review in an office: stored in the workspace, edited by people.

What the workbench shows in a browser is done here, so that a program or the command line can do the
same: documents are taken in and translated in the background, segments are edited and confirmed
with nobody overwriting anybody, read live, completed while typing, and delivered.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
