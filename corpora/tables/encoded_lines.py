"""The lines of a text file in any office encoding, one after the other and never all at once."""

from __future__ import annotations

import codecs
import io
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO, BinaryIO

from corpora.errors import DocumentError
from corpora.files import decode

_CHUNK = 1 << 20
_IN_MEMORY = 16 << 20
_HEAD = 1 << 12
_FEWEST_ZEROS = 20  # one byte in so many
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_UTF_32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_HAN_IN_UTF_8 = re.compile(rb"(?:[\xe4-\xe9][\x80-\xbf]{2}){3}")


def text_lines(path: Path) -> Iterator[str]:
    """Yield the lines of a file with their ends, without a byte order mark.

    UTF-8 and UTF-16 are read as a stream; anything else is decoded as a whole.

    Raises:
        DocumentError: naming file and line, for a file that cannot be read, or is in two encodings.
        EncodingError: for bytes in no known encoding.
    """
    with opened(path) as stream:
        yield from lines_of(stream, str(path))


def lines_of(stream: IO[bytes], name: str) -> Iterator[str]:
    """Yield the lines of an open file that can be read twice; see `text_lines`.

    UTF-16 is recognised without its mark too, as old programs write it.
    """
    count = 0
    encoding = _stream_encoding(stream, name)
    stream.seek(0)
    if not encoding:
        yield from io.StringIO(_decoded(stream.read(), name), newline="")
        return
    try:
        with io.TextIOWrapper(stream, encoding, newline="") as lines:
            for line in lines:
                count += 1
                yield line
    except UnicodeDecodeError as error:
        raise DocumentError(
            f"{name}:{count + 1}: no {error.encoding}, which the first bytes announce:"
            f" {error.reason}"
        ) from None


@contextmanager
def opened(source: Path | BinaryIO, name: str = "") -> Iterator[IO[bytes]]:
    """Open a file that can be read twice; what is open already is copied, to disk if it is long.

    Raises:
        DocumentError: naming the file, if it cannot be read.
    """
    try:
        if isinstance(source, Path):
            with source.open("rb") as stream:
                yield stream
        else:
            with SpooledTemporaryFile(_IN_MEMORY) as copy:
                shutil.copyfileobj(source, copy)
                copy.seek(0)
                yield copy
    except OSError as error:
        raise DocumentError(
            f"{name or source}: cannot be read: {error.strerror or error}"
        ) from error


def _stream_encoding(stream: IO[bytes], name: str) -> str:
    """Return an encoding in which the whole file can be streamed, empty where none is sure."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    head = stream.read(4)
    if head.startswith(_UTF_32):
        raise DocumentError(f"{name}:1: UTF-32; expected UTF-8, UTF-16 or GB18030")
    if head.startswith(_UTF_16):
        return "utf-16"
    stream.seek(0)
    if encoding := _unmarked_utf_16(stream.read(_HEAD)):
        return encoding
    stream.seek(0)
    is_ascii = True
    breaks = 0
    try:
        while chunk := stream.read(_CHUNK):
            place = chunk.find(b"\0")
            if place >= 0:
                line = breaks + chunk.count(b"\n", 0, place) + 1
                raise DocumentError(f"{name}:{line}: a NUL character; this is no text")
            breaks += chunk.count(b"\n")
            is_ascii = is_ascii and chunk.isascii()
            decoder.decode(chunk)
        decoder.decode(b"", True)
    except UnicodeDecodeError:
        return ""
    # A few bytes may be valid UTF-8 and GB18030 all the same; `decode` weighs that.
    is_certain = is_ascii or stream.tell() > _CHUNK
    return "utf-8-sig" if is_certain else ""


def _unmarked_utf_16(head: bytes) -> str:
    """Return the UTF-16 that the beginning of a file is in without a mark, empty where it is not.

    Line ends, tabs, figures and Latin letters have a zero byte, always on the same side of a pair.
    """
    even, odd = head[::2].count(0), head[1::2].count(0)
    if min(even, odd) or _FEWEST_ZEROS * max(even, odd) < len(head):
        return ""
    encoding = "utf-16-le" if odd else "utf-16-be"
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        text = decoder.decode(head)
    except UnicodeDecodeError:
        return ""
    is_text = not {"\n", "\r"}.isdisjoint(text) and all(
        c.isprintable() or c in "\t\r\n\u3000\u00a0" for c in text
    )
    return encoding if is_text else ""


def _decoded(data: bytes, name: str) -> str:
    text, encoding = decode(data, name)
    if encoding in ("gb18030", "big5hkscs", "cp950"):
        _refuse_mixture(data, name, encoding)
    return text


def _refuse_mixture(data: bytes, name: str, encoding: str) -> None:
    """Refuse a file of which some lines are Chinese in UTF-8 and others are not UTF-8 at all.

    Raises:
        DocumentError: naming the first line of the encoding that fewer lines are in.
    """
    utf_8: list[int] = []
    others: list[int] = []
    for number, line in enumerate(data.split(b"\n"), start=1):
        if line.isascii():
            continue
        try:
            line.decode("utf-8")
        except UnicodeDecodeError:
            others.append(number)
        else:
            if _HAN_IN_UTF_8.search(line):
                utf_8.append(number)
    if not utf_8:
        return
    few, encoding_of_few, rest = (
        (utf_8, "UTF-8", encoding) if len(utf_8) < len(others) else (others, encoding, "UTF-8")
    )
    raise DocumentError(
        f"{name}:{few[0]}: two encodings in one file: this line is in {encoding_of_few}, others in"
        f" {rest}; save the file as UTF-8"
    )
