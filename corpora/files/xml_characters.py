"""Characters that XML cannot hold and names that it does not know, mended while a file is read.

Tools write control characters of documents as they find them, raw or as references (`&#x1;`), and
names of HTML (`&nbsp;`). One of them ends every parser, and all that is sound in the file with it.

A name is read as the character that HTML means: a fixed list of one or two characters each, so
that nothing that a file or a DTD defines is ever expanded.
"""

from __future__ import annotations

import re
from html.entities import html5
from typing import IO

_CONTROLS = bytes((*range(9), 11, 12, *range(14, 32)))
_BLANKS = bytes.maketrans(_CONTROLS, b" " * len(_CONTROLS))
_REFERENCE = re.compile(
    rb"&#(?:[xX]0*(?:[0-8bBcCeEfF]|1[0-9a-fA-F]|[dD][89a-fA-F][0-9a-fA-F]{2}|[fF]{3}[eEfF])"
    rb"|0*(?:[0-8]|1[124-9]|2\d|3[01]));"
)
_OF_XML = frozenset(("amp;", "lt;", "gt;", "quot;", "apos;"))
_CHARACTERS = {
    name.encode(): "".join(f"&#{ord(character)};" for character in characters).encode()
    for name, characters in html5.items()
    if name.endswith(";") and name not in _OF_XML
}
_NAME = re.compile(rb"&([A-Za-z][A-Za-z0-9]*;)")
_LONGEST_REFERENCE = max(map(len, _CHARACTERS)) + 1

# In these sections a name is no reference.
_SECTION = re.compile(rb"<!\[CDATA\[|<!--|<\?")
_ENDS = {b"<![CDATA[": b"]]>", b"<!--": b"-->", b"<?": b"?>"}
_CUT_SIGN = re.compile(rb"(?:<(?:\?{0,2}|!-{0,4}|!\[[A-Z]*\[?)|\]{1,2}|-{1,2}|\?)\Z")
_LONGEST_SIGN = 9


class XmlBytes:
    """The bytes of an XML file with a space for every character that XML forbids.

    Names of HTML become references by number. UTF-16 is passed on as it is.

    Attributes:
        repaired: How many forbidden characters there were, as far as it was read.
        named: How often each name of HTML stood there, by the name.
    """

    def __init__(self, stream: IO[bytes]) -> None:
        self.repaired = 0
        self.named: dict[str, int] = {}
        self._section_end = b""
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
            elif cut := _CUT_SIGN.search(data, len(data) - _LONGEST_SIGN):
                data, self._waiting = data[: cut.start()], data[cut.start() :]
        if b"&#" in data:
            data, count = _REFERENCE.subn(b" ", data)
            self.repaired += count
        if self._section_end or any(sign in data for sign in (b"&", b"<!", b"<?")):
            data = self._without_names(data)
        cleaned = data.translate(_BLANKS)
        if cleaned != data:
            self.repaired += sum(a != b for a, b in zip(cleaned, data, strict=True))
        return cleaned

    def _without_names(self, data: bytes) -> bytes:
        """Return bytes with numbers for names of HTML, those in sections left alone."""
        pieces: list[bytes] = []
        position = 0
        while position < len(data):
            if self._section_end:
                place = data.find(self._section_end, position)
                stop = len(data) if place < 0 else place + len(self._section_end)
                pieces.append(data[position:stop])
                if place >= 0:
                    self._section_end = b""
            else:
                section = _SECTION.search(data, position)
                stop = section.end() if section else len(data)
                pieces.append(_NAME.sub(self._numbered, data[position:stop]))
                if section:
                    self._section_end = _ENDS[section[0]]
            position = stop
        return b"".join(pieces)

    def _numbered(self, name: re.Match[bytes]) -> bytes:
        characters = _CHARACTERS.get(name[1])
        if characters is None:
            return name[0]
        written = name[0].decode("ascii")
        self.named[written] = self.named.get(written, 0) + 1
        return characters
