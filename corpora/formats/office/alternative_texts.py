"""What a picture, shape or chart says to whoever cannot see it, and what watermarks show."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence

from corpora.documents import BlockKind
from corpora.formats.office.office_texts import OfficeText, text_events
from corpora.formats.office.rich_runs import rich_run
from corpora.formats.xml.xml_source import xml_attribute_spans, xml_escaped
from corpora.languages import Language, has_words

_NAMES = ("title", "descr", "w:tooltip")
_OLD_NAMES = ("alt", "string")  # of drawings in VML: `string` is what a watermark says
_HOLDER = re.compile(
    r"<(?:(?:\w+:)?(?:docPr|cNvPr)|w:hyperlink|(?P<old>v:\w+))\s(?:[^>\"']|\"[^\"]*\"|'[^']*')*>"
)
_FILE = re.compile(r"\.(?:png|jpe?g|gif|bmp|tiff?|[ew]mf|svg|webp)\s*\Z", re.IGNORECASE)


def alternative_texts(source: str, language: Language) -> Iterator[OfficeText]:
    """Yield alternative texts, titles, watermarks and hints of links in the order of a part.

    Names of files are none.
    """
    for holder in _HOLDER.finditer(source):
        names = _NAMES if holder["old"] is None else _OLD_NAMES
        yield from attribute_texts(holder, names, language)


def attribute_texts(
    tag: re.Match[str], names: Sequence[str], language: Language
) -> Iterator[OfficeText]:
    """Yield what attributes of a tag say; names of files are no words."""
    spans = xml_attribute_spans(tag[0])
    for name in names:
        start, end = spans.get(name, (0, 0))
        text = html.unescape(tag[0][start:end])
        if not has_words(text, language) or _FILE.search(text):
            continue
        span = tag.start() + start, tag.start() + end
        events = list(text_events(text, "", "&#10;"))
        words = rich_run(events, span, language, joins_lines=False, markup_of=str)
        if words.run.segments:
            yield OfficeText(words, BlockKind.ATTRIBUTE, written_value)


def written_value(_worn: str, words: str) -> str:
    """Return words as the value of an attribute, whichever quotation marks are around it."""
    return xml_escaped(words).replace('"', "&quot;").replace("'", "&apos;")
