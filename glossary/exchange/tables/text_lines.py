"""The lines of a text file in any office encoding, one after the other and never all at once."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator
from pathlib import Path

from corpora import decode
from corpora.errors import EncodingError, GlossaryError

_CHUNK = 1 << 20
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_UTF_32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_HAN_IN_UTF_8 = re.compile(rb"(?:[\xe4-\xe9][\x80-\xbf]{2}){3}")


def text_lines(path: Path) -> Iterator[str]:
    """Yield the lines of a file with their ends, without a byte order mark.

    UTF-8 and UTF-16 are read as a stream; anything else is decoded as a whole.

    Raises:
        GlossaryError: naming file and line, for a file that cannot be read, is in no known
            encoding, or is in two.
    """
    count = 0
    try:
        encoding = _stream_encoding(path)
        if encoding:
            with path.open(encoding=encoding, newline="") as stream:
                for line in stream:
                    count += 1
                    yield line
        else:
            yield from io.StringIO(_decoded(path), newline="")
    except OSError as error:
        raise GlossaryError(f"{path}: {error.strerror or error}") from error
    except EncodingError as error:
        raise GlossaryError(str(error)) from None
    except UnicodeDecodeError as error:
        raise GlossaryError(
            f"{path}:{count + 1}: no {error.encoding}, which the first bytes announce:"
            f" {error.reason}"
        ) from None


def _stream_encoding(path: Path) -> str:
    """Return an encoding in which the whole file can be streamed, empty where none is sure."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as stream:
        head = stream.read(4)
        if head.startswith(_UTF_32):
            raise GlossaryError(f"{path}:1: UTF-32; expected UTF-8, UTF-16 or GB18030")
        if head.startswith(_UTF_16):
            return "utf-16"
        stream.seek(0)
        is_ascii = True
        try:
            while chunk := stream.read(_CHUNK):
                if b"\0" in chunk:
                    raise GlossaryError(
                        f"{path}: it holds NUL bytes and is no text"
                        " (UTF-16 is read where it begins with a byte order mark)"
                    )
                is_ascii = is_ascii and chunk.isascii()
                decoder.decode(chunk)
            decoder.decode(b"", True)
        except UnicodeDecodeError:
            return ""
        # A few bytes may be valid UTF-8 and GB18030 all the same; `decode` weighs that.
        is_certain = is_ascii or stream.tell() > _CHUNK
        return "utf-8-sig" if is_certain else ""


def _decoded(path: Path) -> str:
    data = path.read_bytes()
    text, encoding = decode(data, name=str(path))
    if encoding in ("gb18030", "big5hkscs", "cp950"):
        _refuse_mixture(data, path, encoding)
    return text


def _refuse_mixture(data: bytes, path: Path, encoding: str) -> None:
    """Refuse a file of which some lines are Chinese in UTF-8 and others are not UTF-8 at all.

    Raises:
        GlossaryError: naming the first line of the encoding that fewer lines are in.
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
    few, name, rest = (
        (utf_8, "UTF-8", encoding) if len(utf_8) < len(others) else (others, encoding, "UTF-8")
    )
    raise GlossaryError(
        f"{path}:{few[0]}: two encodings in one file: this line is in {name}, others in {rest};"
        " save the file as UTF-8"
    )
