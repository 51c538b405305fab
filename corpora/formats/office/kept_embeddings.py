"""Documents inside an Office document, which stay as they are: workbooks behind charts, files.

What is seen of them is a picture, or a chart that is translated; who opens one reads Chinese.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from corpora.documents import KeptReason, KeptText
from corpora.errors import DocumentError
from corpora.formats.office.office_package import OfficePackage
from corpora.formats.runs.kept_words import kept_text
from corpora.languages import has_chinese

_EMBEDDED = re.compile(r"(?:word|ppt|xl)/embeddings/[^/]+\.(?:doc|xls|ppt)[xm]")
_TEXTS = re.compile(r"(?:word/document|xl/sharedStrings|xl/worksheets/[^/]+|ppt/slides/[^/]+)\.xml")
_WORDS = re.compile(r"<(?:\w+:)?t(?:\s[^>]*)?>([^<]*)</")


def kept_embeddings(package: OfficePackage) -> Iterator[KeptText]:
    """Yield the first Chinese words of each document inside a document."""
    for part in sorted(filter(_EMBEDDED.fullmatch, package.members)):
        words = embedded_words(package.read(part), f"{package.name}: {part}")
        if words:
            yield kept_text(words, part, KeptReason.EMBEDDED)


def embedded_words(data: bytes, name: str) -> str:
    """Return the first Chinese words of an Office document, none where it cannot be read."""
    try:
        inner = OfficePackage(data, name)
        for part in filter(_TEXTS.fullmatch, inner.members):
            source = inner.read(part).decode("utf-8", "replace")
            for words in map(html.unescape, _WORDS.findall(source)):
                if has_chinese(words):
                    return words
    except DocumentError:
        return ""
    return ""
