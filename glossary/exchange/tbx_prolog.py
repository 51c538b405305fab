"""What stands before the root element of an XML file: looked at before any parser sees the file.

A document type that declares anything, or that is more than version 2's reference to its DTD, is
refused here: no entity is ever expanded and no DTD ever fetched.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from pathlib import Path

from corpora.errors import GlossaryError

_PROLOG_BYTES = 1 << 20
_TOKEN = re.compile(
    r"\s+|<\?.*?\?>|<!--.*?-->|(?P<doctype><!DOCTYPE\b[^\[\]<>]*(?P<subset>\[)?[^<>]*>?)"
    r"|<(?P<root>[^\s<>/!?=\"']+)",
    re.DOTALL,
)
_ENCODING = re.compile(rb"\s*<\?xml[^>]*?encoding\s*=\s*[\"']([\w.-]+)[\"']")
# The DTDs of TBX v2 by their names; they are never loaded. Any other reference is refused.
_REFERENCE = re.compile(
    r"<!DOCTYPE\s+martif\s+(?:SYSTEM|PUBLIC)\s[^\[\]<>]*TBX[\w.-]*\.dtd[\"']\s*>", re.IGNORECASE
)
_ENCODINGS = frozenset((
    "utf-8", "utf8", "us-ascii", "ascii", "utf-16", "utf-16le", "utf-16be", "gb18030", "gbk",
    "gb2312", "big5", "iso-8859-1", "windows-1252",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Prolog:
    """The root element's local name and its line."""

    root: str
    line: int


def read_prolog(path: Path) -> Prolog:
    """Return what the file's root is.

    Raises:
        GlossaryError: naming file and line, for what is no XML, a document type that declares or
            fetches anything, or an unknown encoding.
    """
    try:
        with path.open("rb") as stream:
            data = stream.read(_PROLOG_BYTES)
    except OSError as error:
        raise GlossaryError(f"{path}: {error.strerror or error}") from error
    if not data.strip():
        raise GlossaryError(f"{path}:1: the file is empty; expected TBX")
    text = data.decode(_encoding(data, path), errors="replace").removeprefix("\ufeff")
    position = 0
    while match := _TOKEN.match(text, position):
        line = text.count("\n", 0, match.start()) + 1
        if match["doctype"]:
            if match["subset"] or not _REFERENCE.fullmatch(match[0]):
                raise GlossaryError(
                    f"{path}:{line}: it declares a document type (DTD), which is refused"
                )
        elif match["root"]:
            return Prolog(match["root"].rpartition(":")[2], line)
        position = match.end()
    line = text.count("\n", 0, position) + 1
    raise GlossaryError(f"{path}:{line}: no well-formed XML: no root element; expected TBX")


def _encoding(data: bytes, path: Path) -> str:
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        raise GlossaryError(f"{path}:1: UTF-32; expected UTF-8 or UTF-16")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    declared = _ENCODING.match(data.removeprefix(codecs.BOM_UTF8), 0, 200)
    if not declared:
        return "utf-8"
    name = declared[1].decode("ascii").lower()
    if name not in _ENCODINGS:
        raise GlossaryError(f"{path}:1: encoding {name!r}, expected UTF-8, UTF-16 or GB18030")
    # Where UTF-16 is declared without its mark, the bytes would not have shown the declaration.
    return "utf-8" if name.startswith("utf-16") else name
