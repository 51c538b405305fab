"""What stands before the root element of an XML file: looked at before any parser sees the file.

A document type that declares anything is refused here, so that no entity is ever expanded; what a
format allows beyond that, such as the reference to its own DTD, which is never loaded, its reader
says.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from pathlib import Path

from corpora.errors import InputError

_PROLOG_BYTES = 1 << 20
_TOKEN = re.compile(
    r"\s+|<\?.*?\?>|<!--.*?-->|(?P<doctype><!DOCTYPE\b[^\[\]<>]*(?P<subset>\[)?[^<>]*>?)"
    r"|<(?P<root>[^\s<>/!?=\"']+)",
    re.DOTALL,
)
_ENCODING = re.compile(rb"\s*<\?xml[^>]*?encoding\s*=\s*[\"']([\w.-]+)[\"']")
_ENCODINGS = frozenset(
    (
        "utf-8",
        "utf8",
        "us-ascii",
        "ascii",
        "utf-16",
        "utf-16le",
        "utf-16be",
        "gb18030",
        "gbk",
        "gb2312",
        "big5",
        "iso-8859-1",
        "windows-1252",
    )
)


@dataclass(frozen=True, slots=True)
class XmlProlog:
    """How an XML file begins.

    Attributes:
        root: Local name of the root element.
        line: Its line.
        document_type: The document type as it is written, empty where there is none.
        document_type_line: Its line.
    """

    root: str
    line: int
    document_type: str = ""
    document_type_line: int = 0


def read_xml_prolog(path: Path, expected: str, *, error: type[InputError]) -> XmlProlog:
    """Return how the file begins.

    Args:
        path: The file.
        expected: What it should be, for messages: "TBX".
        error: What is raised, naming file and line, for what cannot be read or is no XML, a
            document type that declares anything, or an unknown encoding.
    """
    try:
        with path.open("rb") as stream:
            data = stream.read(_PROLOG_BYTES)
    except OSError as problem:
        raise error(f"{path}: cannot be read: {problem.strerror or problem}") from problem
    if not data.strip():
        raise error(f"{path}:1: the file is empty; expected {expected}")
    encoding, fault = _encoding(data)
    if fault:
        raise error(f"{path}:1: {fault}")
    text = data.decode(encoding, errors="replace").removeprefix("\ufeff")
    position = 0
    document_type, document_type_line = "", 0
    while match := _TOKEN.match(text, position):
        line = text.count("\n", 0, match.start()) + 1
        if match["subset"]:
            raise error(
                f"{path}:{line}: its document type declares entities or elements, which is refused"
            )
        if match["doctype"]:
            document_type, document_type_line = match["doctype"], line
        elif match["root"]:
            root = match["root"].rpartition(":")[2]
            return XmlProlog(root, line, document_type, document_type_line)
        position = match.end()
    line = text.count("\n", 0, position) + 1
    raise error(f"{path}:{line}: no well-formed XML: no root element; expected {expected}")


def _encoding(data: bytes) -> tuple[str, str]:
    """Return the encoding, and what is wrong with it."""
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return "", "UTF-32; expected UTF-8 or UTF-16"
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16", ""
    declared = _ENCODING.match(data.removeprefix(codecs.BOM_UTF8), 0, 200)
    if not declared:
        return "utf-8", ""
    name = declared[1].decode("ascii").lower()
    if name not in _ENCODINGS:
        return "", f"encoding {name!r}, expected UTF-8, UTF-16 or GB18030"
    # Where UTF-16 is declared without its mark, the bytes would not have shown the declaration.
    return ("utf-8" if name.startswith("utf-16") else name), ""
