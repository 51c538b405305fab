"""The comments of Office documents, which stay in the language of those who wrote them."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from corpora.documents import KeptReason, KeptText
from corpora.formats.office.office_package import OfficePackage
from corpora.formats.runs.kept_words import kept_text
from corpora.formats.xml.xml_source import read_xml
from corpora.languages import has_chinese

_PARTS = re.compile(r"word/comments\d*\.xml|ppt/comments/[^/]+\.xml|xl/threadedComments/[^/]+\.xml")
_COMMENT = re.compile(
    r"<(?P<name>(?:\w+:)?(?:comment|cm|threadedComment))\s.*?</(?P=name)>", re.DOTALL
)
_WORDS = re.compile(r"<(?:\w+:)?(?:t|text)(?:\s[^>]*)?>([^<]*)</")


def kept_comments(package: OfficePackage) -> Iterator[KeptText]:
    """Yield the comments in Chinese of a document, part by part."""
    for part in sorted(filter(_PARTS.fullmatch, package.members)):
        source = read_xml(package.read(part), f"{package.name}: {part}").text
        for comment in _COMMENT.finditer(source):
            words = html.unescape("".join(_WORDS.findall(comment[0])))
            if has_chinese(words):
                yield kept_text(words, part, KeptReason.COMMENT)
