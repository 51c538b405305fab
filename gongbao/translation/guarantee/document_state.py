"""What a document has said so far: its names, the first rendering of each term, its marks."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from corpora.spans import Span
from glossary.english_forms import find_term
from glossary.reading import Verdict
from glossary.requirement import Requirement, RequirementKind
from gongbao.translation.guarantee.telling.outlook import (
    Outlook,
    next_outlook,
    outlook_of_title,
    year_of,
)
from gongbao.translation.wording import HomeDivisions

_SMALL = frozenset(["a", "an", "and", "at", "by", "for", "in", "of", "on", "the", "to", "with"])
CONTEXT = 3
"""Segments on either side that a text engine is shown."""


class FirstRenderings:
    """Which of its accepted English terms each concept got where it was first translated.

    A term is introduced once, and keeps its first rendering.
    """

    def __init__(self) -> None:
        self._first: dict[str, str] = {}
        self._introduced: set[str] = set()

    def introduced(self, requirement: Requirement) -> Requirement:
        """Return the requirement with its first-use form alone accepted, the first time."""
        concept = requirement.concept
        if concept is None or not requirement.first_use or requirement.conflict:
            return requirement
        if concept.identifier in self._introduced:
            return requirement
        self._introduced.add(concept.identifier)
        return replace(requirement, accepted=(requirement.first_use,))

    def narrowed(self, requirement: Requirement) -> Requirement:
        """Return the requirement with the first rendering alone accepted, once there is one.

        An abbreviation of it is no other rendering: "SVF" after "stored value facility".
        """
        if requirement.kind is not RequirementKind.TERM or requirement.concept is None:
            return requirement
        if requirement.is_inflected:
            return requirement
        rendering = self._first.get(requirement.concept.identifier)
        if rendering is None or rendering not in requirement.accepted:
            return requirement
        short = (text for text in requirement.accepted if is_short_for(text, rendering))
        return replace(requirement, accepted=(rendering, *short))

    def learn(self, verdicts: Sequence[Verdict], text: str) -> None:
        """Take note of the renderings in a draft; what is unmet will get the preferred term."""
        for verdict in verdicts:
            concept = verdict.requirement.concept
            if concept is None or verdict.requirement.kind is not RequirementKind.TERM:
                continue
            if verdict.requirement.accepted == (verdict.requirement.first_use,):
                continue  # it introduces the term; what the document says after that comes later
            rendering = verdict.requirement.accepted[0]
            if verdict.span is not None and verdict.is_met:
                place = verdict.span
                used = (
                    term.text
                    for term in verdict.requirement.terms
                    if any(Span(*found).contains(place) for found in find_term(term, text))
                )
                # "Municipal People's Government" is more than the "People's Government" in it.
                rendering = max(used, key=len, default=rendering)
            self._first.setdefault(concept.identifier, rendering)


def is_short_for(letters: str, words: str) -> bool:
    """Tell whether letters abbreviate words: by their initials, or in brackets behind them.

    >>> is_short_for("SVFs", "stored value facility"), is_short_for("Chongqing", "Chongqing City")
    (True, False)
    """
    bare = letters.removesuffix("s")
    if not (bare.isupper() and bare.isalpha() and len(bare) > 1):
        return False
    parts = words.replace("-", " ").split()
    initials = "".join(part[0] for part in parts).upper()
    large = "".join(part[0] for part in parts if part not in _SMALL).upper()
    return bare in (initials, large) or f"({bare}" in words


class SourceMarks:
    """Counts the quotation marks of a Chinese document as it is read."""

    def __init__(self) -> None:
        self._straight = self._typographic = 0

    def note(self, sources: Iterable[str]) -> None:
        """Take note of further segments."""
        for source in sources:
            self._straight += source.count('"')
            self._typographic += source.count("“") + source.count("”")

    @property
    def are_straight(self) -> bool:
        """True where most marks so far are straight."""
        return self._straight > self._typographic


class DocumentParts:
    """Follows a document through its parts as it is read: reviews look back, plans ahead."""

    def __init__(self) -> None:
        self._year = 0
        self._whole = self._outlook = Outlook.OPEN

    def enter(self, text: str) -> Outlook:
        """Return where the part looks that a further segment stands in, or opens."""
        self._year = self._year or year_of(text)
        title = outlook_of_title(text)
        if title is not None and self._outlook is Outlook.OPEN:
            self._whole = self._outlook = title
        else:
            self._outlook = next_outlook(text, self._outlook, self._year, self._whole)
        return self._outlook


class DocumentHome:
    """Follows which places a document is about: their divisions it names without a class."""

    def __init__(self) -> None:
        self._divisions = HomeDivisions()

    def enter(self, text: str) -> HomeDivisions:
        """Return the names that count in a further segment, its own places among them."""
        self._divisions = self._divisions.with_places_of(text)
        return self._divisions


@dataclass(frozen=True, slots=True)
class DocumentState:
    """What the segments of one document share; it grows as they are translated.

    Attributes:
        names: Persons named so far, in order.
        renderings: The first rendering of each term.
        marks: The quotation marks of the source.
        latest: The last segments with their English, the latest last.
        parts: Which of its parts look back, which ahead.
        home: The places it is about.
        titles: The titles of documents that it has named, with their English.
    """

    names: dict[str, None] = field(default_factory=dict)
    renderings: FirstRenderings = field(default_factory=FirstRenderings)
    marks: SourceMarks = field(default_factory=SourceMarks)
    latest: deque[tuple[str, str]] = field(default_factory=lambda: deque(maxlen=CONTEXT))
    parts: DocumentParts = field(default_factory=DocumentParts)
    home: DocumentHome = field(default_factory=DocumentHome)
    titles: dict[str, str] = field(default_factory=dict)
