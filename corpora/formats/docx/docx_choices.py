"""What content controls and form fields of Word offer: the entries of their lists, their titles.

What is shown of an entry is words, and so is its value where nothing else is shown. A control
that is tied to data keeps its values; an entry that shows them then gets no other words.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from functools import partial

from corpora.documents import BlockKind
from corpora.formats.office.alternative_texts import written_value
from corpora.formats.office.office_texts import OfficeText, text_events
from corpora.formats.office.rich_runs import rich_run
from corpora.formats.xml.xml_source import xml_attribute_spans
from corpora.languages import Language, has_words

_TAG = r"(?:[^>\"']|\"[^\"]*\"|'[^']*')*>"
_PROPERTIES = re.compile(r"<\w+:sdtPr[\s>].*?</\w+:sdtPr>", re.DOTALL)
_FORM = re.compile(r"<\w+:ffData[\s>].*?</\w+:ffData>", re.DOTALL)
_OFFERED = re.compile(rf"<\w+:(?P<name>listEntry|default|helpText|statusText)\s{_TAG}")
# Word calls a file damaged where they are longer.
_LONGEST = {"helpText": 256, "statusText": 140}
_ENTRY = re.compile(rf"<\w+:(?P<name>listItem|alias)\s{_TAG}")


def choice_texts(source: str, language: Language) -> Iterator[OfficeText]:
    """Yield the titles of controls and the entries of their lists, then what form fields offer.

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
            span = entry.start() + start, entry.start() + end
            yield from _text(source, span, language, written_value)
    for form in _FORM.finditer(source):
        for offered in _OFFERED.finditer(source, *form.span()):
            spans = xml_attribute_spans(offered[0])
            start, end = next((s for name, s in spans.items() if name.endswith(":val")), (0, 0))
            span = offered.start() + start, offered.start() + end
            write = partial(_written_hint, _LONGEST.get(offered["name"], 0))
            yield from _text(source, span, language, write)


def _text(
    source: str, span: tuple[int, int], language: Language, write: Callable[[str, str], str]
) -> Iterator[OfficeText]:
    text = html.unescape(source[slice(*span)])
    if not has_words(text, language):
        return
    events = list(text_events(text, "", "&#10;"))
    words = rich_run(events, span, language, joins_lines=False, markup_of=str)
    if words.run.segments:
        yield OfficeText(words, BlockKind.ATTRIBUTE, write)


def _written_hint(longest: int, worn: str, words: str) -> str:
    """Return the value of an attribute, cut at a word where it may not be longer."""
    if longest and len(words) > longest:
        words = words[: longest - 1].rpartition(" ")[0] + "…"
    return written_value(worn, words)
