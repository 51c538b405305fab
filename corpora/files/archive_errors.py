"""What reading a damaged zip archive may raise."""

from __future__ import annotations

import zipfile
import zlib

ARCHIVE_ERRORS = (zipfile.BadZipFile, zlib.error, EOFError)
"""Of its directory, of a compressed member, of one cut short.

A password or an unknown method raises RuntimeError besides.
"""
