"""Where documents under review still have another wording than a term is ruled to have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpora.handover import read_tags
from corpora.spans import Span
from glossary.concepts import Concept, Term
from glossary.english_forms import find_term
from glossary.inflection import in_plural
from gongbao.editing.edited_documents import EditedSegment


@dataclass(frozen=True, slots=True)
class OldWording:
    """A segment that does not have the ruled English of a term.

    Attributes:
        document: Number of its document.
        name: Of the document.
        number: Of the segment.
        version: Of the segment.
        target: Its English as it stands, with tags.
        corrected: The same with the ruled term, empty where it is not certain how.
        is_approved: The document is approved: it is opened again before anything is corrected.
    """

    document: int
    name: str
    number: int
    version: int
    target: str
    corrected: str
    is_approved: bool = False


@dataclass(frozen=True, slots=True)
class OldPage:
    """A published pair that has a former wording of a term: its page, Chinese and English."""

    name: str
    source: str
    target: str


def has_wording(text: str, words: Sequence[str]) -> bool:
    """Tell whether English has one of some wordings, in any of their forms."""
    return any(True for _ in _places(text, words))


def lacks_ruling(segment: EditedSegment, concept: Concept) -> bool:
    """Tell whether the English of a segment lacks what a concept requires, or has what it bans."""
    return any(
        not requirement["is_met"]
        and requirement["ruling"] is not None
        and requirement["ruling"]["concept"] == concept.identifier
        for requirement in segment.requirements
    )


def corrected_wording(target: str, concept: Concept, old: Sequence[str]) -> str:
    """Return English with the preferred term over former ones, empty where none stands in it.

    Number and capital are kept. Text with tags inside the words is left alone.

    >>> concept = Concept("c", (Term("链主", "zh"), Term("lead firm", "en")))
    >>> corrected_wording("Chain masters met.", concept, ["chain master"])
    'Lead firms met.'
    """
    text, marks, _ = read_tags(target)
    if marks or not concept.accepted:
        return ""
    preferred = concept.accepted[0].text
    found = sorted(_places(text, old), key=lambda span: (span.start, -span.end))
    if not found:
        return ""
    pieces: list[str] = []
    position = 0
    for span in found:
        if span.start < position:
            continue
        words = text[span.start : span.end]
        written = in_plural(preferred) if words.endswith("s") else preferred
        if words[:1].isupper() and preferred[:1].islower():
            written = written[:1].upper() + written[1:]
        pieces += [text[position : span.start], written]
        position = span.end
    return "".join((*pieces, text[position:]))


def former_english(versions: Sequence[Concept]) -> list[str]:
    """Return English that a concept had in any version and does not accept now, longest first."""
    present = {term.text for term in versions[-1].accepted}
    former = {
        term.text
        for concept in versions
        for term in concept.terms
        if term.language == "en" and term.text not in present
    }
    return sorted(former, key=lambda text: (-len(text), text))


def _places(text: str, old: Sequence[str]) -> Iterator[Span]:
    for words in old:
        for start, end in find_term(Term(words, "en"), text):
            yield Span(start, end)
