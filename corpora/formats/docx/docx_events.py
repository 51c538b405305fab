"""The content of a Word paragraph as a row of events: text, things kept whole, what opens, closes.

Word scatters a sentence over many runs and writes a field as five of them. Here that is sorted
out: a field becomes one thing that is kept, or an element around its words; an empty bookmark
becomes one thing; proofing marks, which the translation makes untrue, go.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from corpora.formats.docx.docx_field_codes import english_code, has_words_of_its_own
from corpora.formats.office.rich_runs import Event, EventKind, Piece
from corpora.formats.office.set_apart_runs import set_apart
from corpora.formats.xml.xml_source import xml_attribute_spans, xml_attributes, xml_escaped
from corpora.formats.xml.xml_tokens import XmlKind, XmlToken

_CONTAINERS = frozenset(
    ("hyperlink", "smartTag", "customXml", "ins", "moveTo", "fldSimple", "sdt", "dir", "bdo")
)
_OF_CONTAINERS = frozenset(("smartTagPr", "customXmlPr", "fldData"))
_DROPPED = frozenset(("proofErr", "lastRenderedPageBreak", "softHyphen"))
_RANGES = {
    "bookmarkStart": "bookmarkEnd",
    "commentRangeStart": "commentRangeEnd",
    "permStart": "permEnd",
}
_RANGE_ENDS = {end: start for start, end in _RANGES.items()}
# The pieces of fields that go on in another paragraph, or cross a link: they keep their order.
_CROSSING = "crossing field"
# Chosen from a list: where it stands by itself, it is to say what its list says.
_CHOICE = re.compile(r"<\w+:(?:dropDownList|comboBox)\b")
_LINKS = frozenset(("HYPERLINK", "TOC"))


def paragraph_events(
    source: str,
    tokens: Sequence[XmlToken],
    ends: Mapping[int, int],
    first: int,
    last: int,
) -> tuple[list[Event], list[tuple[int, int]]]:
    """Return the events between two tokens, and the token ranges of all that was kept whole.

    Every OPEN has its CLOSE and they nest.
    """
    reader = _EventReader(source, tokens, ends)
    reader.read(first, last)
    return _paired(_with_fields(set_apart(reader.events))), reader.kept


class _EventReader:
    def __init__(self, source: str, tokens: Sequence[XmlToken], ends: Mapping[int, int]) -> None:
        self.source, self.tokens, self.ends = source, tokens, ends
        self.events: list[Event] = []
        self.kept: list[tuple[int, int]] = []

    def read(self, first: int, last: int) -> None:
        """Read the children between two tokens of a paragraph or a container."""
        number = first
        while number < last:
            if number not in self.ends:
                number += 1
                continue
            end = self.ends[number]
            self._read_child(number, end)
            number = end + 1

    def _read_child(self, number: int, end: int) -> None:
        token = self.tokens[number]
        name = token.name.rpartition(":")[2]
        span = (token.start, self.tokens[end].end)
        if name == "r" and not token.name.startswith("m:"):
            self._read_run(number, end)
        elif name in _CONTAINERS and token.kind is XmlKind.START:
            self._read_container(name, number, end)
        elif name in _RANGES or name in _RANGE_ENDS:
            attributes = xml_attributes(self.source[slice(*span)])
            identifier = next((v for k, v in attributes.items() if k.endswith(":id")), "")
            kind = EventKind.OPEN if name in _RANGES else EventKind.CLOSE
            key = f"{_RANGE_ENDS.get(name, name)} {identifier}"
            self.events.append(Event(kind, (span,), "range", key=key))
        elif name not in _DROPPED:
            self.kept.append((number, end))
            self.events.append(Event(EventKind.ATOM, (span,), name))

    def _read_container(self, name: str, number: int, end: int) -> None:
        inner = number
        if name == "sdt":
            inner = next(
                (k for k in range(number, end) if self.tokens[k].name.endswith(":sdtContent")),
                number,
            )
        closing = self.ends[inner]
        is_empty = name == "sdt" and (inner == number or closing == inner)
        is_tick = name == "sdt" and not is_empty and self._is_sign(inner, closing)
        is_kept = is_empty or is_tick
        inner = self._last_of_opening(inner, closing)
        span = (self.tokens[number].start, self.tokens[inner].end)
        opening: Piece = span
        shown = "a" if name == "hyperlink" else name
        if name == "fldSimple":
            tag = self.source[slice(*span)]
            english = _with_english_code(tag)
            instruction = next(
                (v for k, v in xml_attributes(tag).items() if k.endswith(":instr")), ""
            )
            is_kept = not has_words_of_its_own(instruction, self._shown(inner, closing))
            opening = english if english != tag else span
            shown = _shown_as(instruction)
        elif name == "sdt" and _CHOICE.search(self.source[slice(*span)]):
            shown = "choice"
        if is_kept:
            self.kept.append((number, end))
            self.events.append(
                Event(
                    EventKind.ATOM, ((span[0], self.tokens[end].end),), "tick" if is_tick else name
                )
            )
            return
        key = f"element {number}"
        self.events.append(Event(EventKind.OPEN, (opening,), shown, key=key))
        self.read(inner + 1, closing)
        span = (self.tokens[closing].start, self.tokens[end].end)
        self.events.append(Event(EventKind.CLOSE, (span,), shown, key=key))

    def _is_sign(self, first: int, last: int) -> bool:
        """Return whether there is a sign and no word between two tokens, as in a tick box."""
        text = self._shown(first, last).strip()
        return bool(text) and not any(map(str.isalnum, text))

    def _shown(self, first: int, last: int) -> str:
        """Return all text between two tokens."""
        texts = (token for token in self.tokens[first:last] if token.kind is XmlKind.TEXT)
        return html.unescape("".join(self.source[t.start : t.end] for t in texts))

    def _last_of_opening(self, inner: int, closing: int) -> int:
        """Return the last token of what a container says of itself: it is first, and stays so."""
        first = inner + 1
        while first < closing and first not in self.ends:
            first += 1
        if first < closing and self.tokens[first].name.rpartition(":")[2] in _OF_CONTAINERS:
            return self.ends[first]
        return inner

    def _read_run(self, number: int, end: int) -> None:
        opening = _bare(self.source[self.tokens[number].start : self.tokens[number].end])
        prefix = self.tokens[number].name.removesuffix("r")
        closing = f"</{prefix}r>"
        properties = ""
        child = number + 1
        while child < end:
            if child not in self.ends:
                child += 1
                continue
            token, last = self.tokens[child], self.ends[child]
            span = (token.start, self.tokens[last].end)
            name = token.name.rpartition(":")[2]
            if name == "rPr":
                properties = self.source[slice(*span)]
            elif name not in _DROPPED:
                around = (opening + properties, span, closing)
                self._read_run_child(name, child, last, around, properties)
            child = last + 1

    def _read_run_child(
        self, name: str, child: int, last: int, pieces: tuple[Piece, ...], properties: str
    ) -> None:
        tag = self.source[self.tokens[child].start : self.tokens[child].end]
        if name in {"t", "noBreakHyphen"}:
            text = "\u2011" if name == "noBreakHyphen" else self._text(child, last, tag)
            if text:
                event = Event(EventKind.TEXT, pieces, text=text, properties=properties)
                self.events.append(event)
        elif name == "fldChar":
            kinds = {"begin": EventKind.FIELD_BEGIN, "separate": EventKind.FIELD_SEPARATE}
            found = re.search(r"fldCharType\s*=\s*[\"'](\w+)", tag)
            kind = kinds.get(found[1] if found else "", EventKind.FIELD_END)
            self.events.append(Event(kind, pieces, name))
        elif name == "ruby":
            # English needs no pinyin over it: the characters alone are read.
            for number in range(child, last):
                if self.tokens[number].name.endswith(":rubyBase") and number in self.ends:
                    self.read(number + 1, self.ends[number])
        elif name == "instrText":
            code = self._text(child, last, 'space="preserve"')
            self.events.append(Event(EventKind.FIELD_CODE, pieces, name, text=code))
        else:
            self.kept.append((child, last))
            name = "tab" if name == "ptab" else "br" if name == "cr" else name
            if name == "br" and 'type="' in tag and 'type="textWrapping"' not in tag:
                name = "tab"  # a page or a column ends, and with it the sentence
            self.events.append(Event(EventKind.ATOM, pieces, name))

    def _text(self, child: int, last: int, tag: str) -> str:
        pieces: list[str] = []
        for token in self.tokens[child + 1 : last]:
            raw = self.source[token.start : token.end]
            if raw.startswith("<![CDATA["):
                pieces.append(raw[9:-3])
            elif token.kind is XmlKind.TEXT:
                pieces.append(html.unescape(raw))
        text = "".join(pieces)
        return text if 'space="preserve"' in tag else text.strip(" \t\r\n")


def _bare(tag: str) -> str:
    """Return the start tag of a run without its revision numbers."""
    return re.sub(r"\s[\w:]+=(?:\"[^\"]*\"|'[^']*')", "", tag)


def _with_fields(events: list[Event]) -> list[Event]:
    """Make each field that ends in its paragraph one atom, or a link around its words."""
    result: list[Event] = []
    number = 0
    while number < len(events):
        if events[number].kind is not EventKind.FIELD_BEGIN:
            event = events[number]
            if event.kind in (EventKind.FIELD_SEPARATE, EventKind.FIELD_END, EventKind.FIELD_CODE):
                event = replace(event, kind=EventKind.ATOM, key=_CROSSING)
            result.append(event)
            number += 1
            continue
        separate, end = _field_places(events, number)
        codes = [
            event
            for event in events[number : separate or end or number]
            if event.kind is EventKind.FIELD_CODE
        ]
        code = "".join(event.text for event in codes)
        shown = "".join(event.text for event in events[separate:end] if _is_shown(event))
        if end is None:
            last = separate if separate is not None else number
            pieces = _pieces(events[number : last + 1])
            result.append(Event(EventKind.ATOM, pieces, "field", key=_CROSSING))
            number = last + 1
        elif separate is not None and has_words_of_its_own(code, shown):
            key = f"field {number}"
            opening = _pieces(events[number : separate + 1])
            if len(codes) == 1:
                opening = _with_code(opening, codes[0])
            result.append(Event(EventKind.OPEN, opening, _shown_as(code), key=key))
            result += _with_fields(events[separate + 1 : end])
            result.append(Event(EventKind.CLOSE, events[end].pieces, _shown_as(code), key=key))
            number = end + 1
        else:
            name = "field" if separate is not None else "code"
            result.append(Event(EventKind.ATOM, _pieces(events[number : end + 1]), name))
            number = end + 1
    return result


def _is_shown(event: Event) -> bool:
    return event.kind is EventKind.TEXT


def _shown_as(code: str) -> str:
    """Return what a field with words is called: links in a row are parted, others are not."""
    return "a" if code.split()[:1] and code.split()[0].upper() in _LINKS else "field words"


def _with_code(pieces: tuple[Piece, ...], code: Event) -> tuple[Piece, ...]:
    """Return what opens a field with the format of its date in English."""
    english = english_code(code.text)
    if english == code.text:
        return pieces
    opening, _, closing = code.pieces
    prefix = str(closing).removeprefix("</").removesuffix("r>")
    text = f'<{prefix}instrText xml:space="preserve">{xml_escaped(english)}</{prefix}instrText>'
    place = next(k for k in range(len(pieces)) if pieces[k : k + 3] == code.pieces)
    return (*pieces[:place], opening, text, closing, *pieces[place + 3 :])


def _with_english_code(tag: str) -> str:
    """Return the start tag of a field with the format of its date in English."""
    for name, (start, end) in xml_attribute_spans(tag).items():
        if name.endswith("instr"):
            code = html.unescape(tag[start:end])
            english = xml_escaped(english_code(code)).replace('"', "&quot;")
            return tag if english_code(code) == code else f"{tag[:start]}{english}{tag[end:]}"
    return tag


def _field_places(events: Sequence[Event], begin: int) -> tuple[int | None, int | None]:
    """Return where a field's words begin and where it ends, as far as the paragraph has that.

    What the field spans must be whole: a link that begins in it ends in it.
    """
    depth, balance = 0, 0
    separate: int | None = None
    for number in range(begin, len(events)):
        kind = events[number].kind
        if kind is EventKind.FIELD_BEGIN:
            depth += 1
        elif kind is EventKind.FIELD_SEPARATE and depth == 1 and balance == 0:
            separate = number
        elif kind is EventKind.FIELD_END:
            depth -= 1
            if depth == 0:
                return separate, number if balance == 0 else None
        elif events[number].key.startswith("element"):
            balance += 1 if kind is EventKind.OPEN else -1
            if balance < 0:
                return separate, None
    return separate, None


def _pieces(events: Sequence[Event]) -> tuple[Piece, ...]:
    return tuple(piece for event in events for piece in event.pieces)


def _paired(events: list[Event]) -> list[Event]:
    """Keep OPEN and CLOSE where they nest and hold text; all other range marks become atoms."""
    partner: dict[int, int] = {}
    stack: list[int] = []
    for number, event in enumerate(events):
        if event.kind is EventKind.OPEN:
            stack.append(number)
        elif event.kind is EventKind.CLOSE:
            # A range that is still open inside an element that closes crosses it.
            while stack and events[stack[-1]].key != event.key and event.name != "range":
                stack.pop()
            if stack and events[stack[-1]].key == event.key:
                partner[stack.pop()] = number
    closing = {end: start for start, end in partner.items()}
    result: list[Event] = []
    for number, event in enumerate(events):
        is_open = number in partner or number in closing
        if event.kind in (EventKind.OPEN, EventKind.CLOSE) and not is_open:
            event = replace(event, kind=EventKind.ATOM)
        elif number in partner and event.name == "range" and partner[number] == number + 1:
            both = (*event.pieces, *events[number + 1].pieces)
            event = Event(EventKind.ATOM, both, "range")
        elif number in closing and event.name == "range" and closing[number] == number - 1:
            continue
        result.append(event)
    return result
