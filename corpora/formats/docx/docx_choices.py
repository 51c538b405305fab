"""What content controls of Word offer: the entries of their lists, and their titles.

What is shown of an entry is words, and so is its value where nothing else is shown. A control
that is tied to data keeps its values; an entry that shows them then gets no other words.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from corpora.documents import BlockKind
from corpora.formats.office.alternative_texts import written_value
from corpora.formats.office.office_texts import OfficeText, text_events
from corpora.formats.office.rich_runs import rich_run
from corpora.formats.xml.xml_source import xml_attribute_spans
from corpora.languages import Language, has_words

_TAG = r"(?:[^>\"']|\"[^\"]*\"|'[^']*')*>"
_PROPERTIES = re.compile(r"<\w+:sdtPr[\s>].*?</\w+:sdtPr>", re.DOTALL)
_ENTRY = re.compile(rf"<\w+:(?P<name>listItem|alias)\s{_TAG}")


def choice_texts(source: str, language: Language) -> Iterator[OfficeText]:
    """Yield the titles of content controls and the entries of their lists, in the order of a part.

    The same words in one list stay two entries: nothing but words is exchanged.
    """
    for properties in _PROPERTIES.finditer(source):
        is_tied = ":dataBinding" in properties[0]
        for entry in _ENTRY.finditer(source, *properties.span()):
            spans = {
                name.rpartition(":")[2]: span
                for name, span in xml_attribute_spans(entry[0]).items()
            }
            start, end = spans.get("displayText", (0, 0))
            if start == end and (entry["name"] == "alias" or not is_tied):
                name = "val" if entry["name"] == "alias" else "value"
                start, end = spans.get(name, (0, 0))
            text = html.unescape(entry[0][start:end])
            if not has_words(text, language):
                continue
            span = entry.start() + start, entry.start() + end
            events = list(text_events(text, "", "&#10;"))
            words = rich_run(events, span, language, joins_lines=False, markup_of=str)
            if words.run.segments:
                yield OfficeText(words, BlockKind.ATTRIBUTE, written_value)
