"""Concepts written as TBX: version 3 in DCT or DCA style, as TBX-Basic, and version 2.

What TBX-Basic has no category for goes into private notes (`tbx_private`), so that nothing is
lost and every other tool reads a valid file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from corpora.files import open_atomically
from glossary.concepts import Approval, CaseRule, Categories, Concept, NumberRule, Term
from glossary.exchange.losses import Loss, LossCounter
from glossary.exchange.tbx.tbx_dialect import BASIC, CATEGORIES, CORE, MIN, WRITTEN_STATUS, Style
from glossary.exchange.tbx.tbx_private import is_private, private_note

_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NAME = re.compile(r"[A-Za-z_\u00c0-\u02ff\u0370-\u1fff\u2c00-\u2fef\u3001-\ud7ff][\w.\-·]*")
_HEADERS = {
    Style.DCT: (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="{CORE}"\n'
        f'     xmlns:min="{MIN}" xmlns:basic="{BASIC}">\n'
        "<tbxHeader><fileDesc><sourceDesc><p>Gongbao glossary</p></sourceDesc></fileDesc>"
        "</tbxHeader>\n<text><body>\n",
        "</body></text>\n</tbx>\n",
    ),
    Style.DCA: (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="{CORE}">\n'
        "<tbxHeader><fileDesc><sourceDesc><p>Gongbao glossary</p></sourceDesc></fileDesc>"
        "</tbxHeader>\n<text><body>\n",
        "</body></text>\n</tbx>\n",
    ),
    Style.V2: (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">\n'
        '<martif type="TBX" xml:lang="en">\n'
        "<martifHeader><fileDesc><sourceDesc><p>Gongbao glossary</p></sourceDesc></fileDesc>"
        '<encodingDesc><p type="XCSURI">TBXXCSV02.xcs</p></encodingDesc></martifHeader>\n'
        "<text><body>\n",
        "</body></text>\n</martif>\n",
    ),
}
_IN_NOTES = "{}: other tools show the note gongbao:{}, and do not obey it"
_PRIVATE = {
    name: _IN_NOTES.format(words, name)
    for name, words in {
        "exceptions": "words inside which a term is not meant",
        "priority": "priorities",
        "extra": "data categories of other files",
        "contexts": "contexts of several lines",
        "first_use": "first-use forms",
        "valid_from": "first days",
        "valid_until": "last days",
        "case": "rules of case",
        "number": "rules of number",
        "register": "registers",
        "part_of_speech": "parts of speech",
        "term_type": "kinds of term",
        "identifier": "identifiers that are no XML name",
        "note": "notes of several lines",
        "subject": "fields of several lines",
        "scope": "scopes of several lines",
        "definition": "definitions of several lines",
        "source": "sources of several lines",
        "citation": "citations of several lines",
    }.items()
}
_PRIVATE["approval"] = "proposed terms: other tools take them for approved ones"
_NATIVE_EXTRAS = ("grammaticalGender", "geographicalUsage", "termLocation")


def write_tbx(concepts: Iterable[Concept], path: Path, *, style: Style) -> tuple[Loss, ...]:
    """Write concepts; lost are only characters that XML cannot hold.

    What TBX has no category for is told, as only Gongbao reads it from its notes.
    """
    writer = _Writer(style)
    opening, closing = _HEADERS[style]
    with open_atomically(path) as stream:
        stream.write(opening)
        for concept in concepts:
            stream.write(writer.entry(concept))
        stream.write(closing)
    return writer.losses.losses()


class _Writer:
    def __init__(self, style: Style) -> None:
        self.losses = LossCounter()
        self._style = style
        self._ids: set[str] = set()
        is_old = style is Style.V2
        self._entry, self._section, self._term = (
            ("termEntry", "langSet", "tig") if is_old else ("conceptEntry", "langSec", "termSec")
        )

    def entry(self, concept: Concept) -> str:
        """Return the element of a concept."""
        identifier, notes = self._identifier(concept)
        parts = [f"<{self._entry}{identifier}>\n"]
        plain = {
            "subjectField": concept.subject,
            "projectSubset": concept.scope,
            "definition": concept.definition,
            "source": concept.source,
        }
        parts += [self._category(name, value) for name, value in plain.items() if value]
        for field in ("subject", "scope", "definition", "source"):
            notes += _exactly(field, getattr(concept, field))
        if concept.note:
            parts.append(self._own_note(concept.note, notes))
        if concept.exceptions:
            notes.append(private_note("exceptions", concept.exceptions))
        if concept.priority:
            notes.append(private_note("priority", str(concept.priority)))
        notes += [private_note("extra", pair) for pair in concept.extras]
        parts += self._private_notes(notes, concept.identifier)
        for tag, terms in groupby(concept.terms, key=lambda term: term.language_tag):
            parts.append(f'<{self._section} xml:lang="{tag}">\n')
            parts += [self._term_section(term) for term in terms]
            parts.append(f"</{self._section}>\n")
        parts.append(f"</{self._entry}>\n")
        return "".join(parts)

    def _term_section(self, term: Term) -> str:
        # In style dca and in version 2 the termNotes come first.
        notes: list[str] = []
        parts = [f"<{self._term}><term>{self._text(term.text)}</term>"]
        parts.append(self._category("administrativeStatus", WRITTEN_STATUS[term.status]))
        for name, field in (("partOfSpeech", "part_of_speech"), ("termType", "term_type")):
            value = getattr(term, field)
            if value in CATEGORIES[name].values:
                parts.append(self._category(name, value))
            elif value:
                notes.append(private_note(field, value))
        parts += self._register_and_approval(term, notes)
        native = self._native_extras(term.extras)
        parts += [self._category(name, value) for name, value in term.extras[:native]]
        parts += [self._category("context", context) for context in term.contexts]
        if any(context != _plain(context) for context in term.contexts):
            notes.append(private_note("contexts", term.contexts))
        if term.citation:
            parts.append(self._category("source", term.citation))
            notes += _exactly("citation", term.citation)
        if term.note:
            parts.append(self._own_note(term.note, notes))
        for field in ("first_use", "valid_from", "valid_until"):
            if value := getattr(term, field):
                notes.append(private_note(field, value))
        is_short = term.term_type == "acronym" and term.language == "en"
        if term.case is not (CaseRule.EXACT if is_short else CaseRule.ANY):
            notes.append(private_note("case", term.case.value))
        if term.number is not NumberRule.ANY:
            notes.append(private_note("number", term.number.value))
        notes += [private_note("extra", pair) for pair in term.extras[native:]]
        parts += self._private_notes(notes, term.text)
        parts.append(f"</{self._term}>\n")
        return "".join(parts)

    def _register_and_approval(self, term: Term, notes: list[str]) -> Iterator[str]:
        """Yield what version 2 has a category for and TBX-Basic has none."""
        is_proposed = term.approval is Approval.PROPOSED
        if self._style is Style.V2:
            if term.register and term.register == _plain(term.register):
                yield self._category("register", term.register)
            elif term.register:
                notes.append(private_note("register", term.register))
            if is_proposed:
                yield self._category("processStatus", "provisionallyProcessed")
            return
        if term.register:
            notes.append(private_note("register", term.register))
        if is_proposed:
            notes.append(private_note("approval", term.approval.value))

    def _native_extras(self, extras: Categories) -> int:
        """Return how many of the first extras TBX-Basic has a category for."""
        for count, (name, value) in enumerate(extras):
            values = CATEGORIES[name].values if name in _NATIVE_EXTRAS else frozenset(("",))
            if (values and value not in values) or value != _plain(value) or not value:
                return count
        return len(extras)

    def _identifier(self, concept: Concept) -> tuple[str, list[str]]:
        """Return the id attribute; one that is no XML name is carried in a note."""
        identifier = concept.identifier
        if _NAME.fullmatch(identifier) and identifier not in self._ids:
            self._ids.add(identifier)
            return f" id={quoteattr(identifier)}", []
        name, count = "c-" + re.sub(r"[^\w.\-]", "_", identifier), 1
        given = name
        while given in self._ids:
            count += 1
            given = f"{name}.{count}"
        self._ids.add(given)
        return f" id={quoteattr(given)}", [private_note("identifier", identifier)]

    def _own_note(self, text: str, notes: list[str]) -> str:
        if is_private(text) or text != _plain(text):
            notes.append(private_note("note", text))
        return "" if is_private(text) else self._note(text)

    def _category(self, name: str, value: str) -> str:
        text = self._text(value)
        category = CATEGORIES.get(name)
        if category is None:
            return f'<termNote type="{name}">{text}</termNote>'
        if self._style is Style.DCT:
            return f"<{category.module}:{name}>{text}</{category.module}:{name}>"
        return f'<{category.element} type="{name}">{text}</{category.element}>'

    def _private_notes(self, notes: Iterable[str], owner: str) -> Iterator[str]:
        """Yield notes that only Gongbao takes for what they are, and count them."""
        for note in notes:
            name = note.partition("=")[0].partition(":")[2]
            self.losses.add_private(_PRIVATE[name], owner)
            yield self._note(note)

    def _note(self, text: str) -> str:
        return f"<note>{self._text(text)}</note>"

    def _text(self, text: str) -> str:
        kept = _ILLEGAL.sub("", text)
        if kept != text:
            self.losses.add("texts with control characters: XML cannot hold them", kept)
        return escape(kept)


def _plain(text: str) -> str:
    """Return the text as XML readers lay it out, on one line."""
    return " ".join(text.split())


def _exactly(field: str, value: str) -> list[str]:
    """Return the note that keeps the line breaks of a field, none where it has none."""
    return [private_note(field, value)] if value != _plain(value) else []
