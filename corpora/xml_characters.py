"""Characters that XML cannot hold, taken out of a file while it is read.

Tools write control characters of documents as they find them, raw or as references (`&#x1;`). One
of them ends every parser, and all that is sound in the file with it.
"""

from __future__ import annotations

import re
from typing import IO

_CONTROLS = bytes((*range(9), 11, 12, *range(14, 32)))
_BLANKS = bytes.maketrans(_CONTROLS, b" " * len(_CONTROLS))
_REFERENCE = re.compile(
    rb"&#(?:[xX]0*(?:[0-8bBcCeEfF]|1[0-9a-fA-F]|[dD][89a-fA-F][0-9a-fA-F]{2}|[fF]{3}[eEfF])"
    rb"|0*(?:[0-8]|1[124-9]|2\d|3[01]));"
)
_LONGEST_REFERENCE = 16


class XmlBytes:
    """The bytes of an XML file with a space for every character that XML forbids.

    Attributes:
        repaired: How many there were, as far as it was read.
    """

    def __init__(self, stream: IO[bytes]) -> None:
        self.repaired = 0
        self._stream = stream
        self._waiting = b""
        head = stream.read(4)
        stream.seek(-len(head), 1)
        # UTF-16 has zero bytes of its own; its parser sees what it is.
        self._is_plain = b"\0" in head or head[:2] in (b"\xff\xfe", b"\xfe\xff")

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes, none at the end."""
        if self._is_plain:
            return self._stream.read(size)
        data = b""
        while not data:
            chunk = self._stream.read(size)
            data, self._waiting = self._waiting + chunk, b""
            if not chunk:
                break
            # A reference may go on in the next bytes.
            place = data.rfind(b"&", max(0, len(data) - _LONGEST_REFERENCE))
            if place >= 0 and b";" not in data[place:]:
                data, self._waiting = data[:place], data[place:]
        if b"&#" in data:
            data, count = _REFERENCE.subn(b" ", data)
            self.repaired += count
        cleaned = data.translate(_BLANKS)
        if cleaned != data:
            self.repaired += sum(a != b for a, b in zip(cleaned, data, strict=True))
        return cleaned
