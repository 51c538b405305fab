"""What a document says in its own way: its places without their class, the titles it names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from corpora.spans import Span
from glossary.requirement import Requirement
from gongbao.translation.wording.names.home_divisions import HomeDivisions
from gongbao.translation.wording.wording import Wording, met_inside


@dataclass(frozen=True, slots=True)
class DocumentWords:
    """Words of one document.

    Attributes:
        places: The places that it names without their class.
        titles: Titles of documents that it names, in their marks, each with its English.
    """

    places: HomeDivisions = field(default_factory=HomeDivisions)
    titles: tuple[tuple[str, str], ...] = ()

    def find_titles(self, text: str, requirements: Sequence[Requirement]) -> Iterator[Wording]:
        """Yield the titles in a normalised text whose English has what is required of them.

        >>> own = DocumentWords(titles=(("《临江市信访办法》", "Linjiang Petition Measures"),))
        >>> [w.english for w in own.find_titles("印发《临江市信访办法》。", ())]
        ['Linjiang Petition Measures']
        """
        for title, english in self.titles:
            start = text.find(title)
            while start >= 0:
                span = Span(start, start + len(title))
                inside = met_inside(span, english, requirements)
                if inside is not None:
                    yield Wording(span, english, inside)
                start = text.find(title, span.end)
