"""What a source demands and says, read once and held against any number of translations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from corpora import NormalisedText, normalise
from corpora.quantities import Quantity, find_quantities
from corpora.quantities.chinese.chinese_number import with_everyday_characters
from glossary.names import unverified_names
from glossary.reading.content_words import SourceContent, read_content
from glossary.requirement import Requirement, RequirementKind
from glossary.requirements import RequirementFinder

_NARROW_MARK = re.compile("(?<=[\u4e00-\u9fff）》”])[,;:]|[,;:](?=[\u4e00-\u9fff（《“])")
_WIDE = str.maketrans(",;:", "，；：")


@dataclass(frozen=True)  # no slots: the content words are read when first asked for
class SourceReading:
    """One segment of the source, read.

    Attributes:
        normalised: The segment in its one spelling; places count in it.
        requirements: What a translation must and must not contain; conflicts are left out.
        names: The persons among them.
        quantities: Every figure, also those inside terms.
    """

    normalised: NormalisedText
    requirements: tuple[Requirement, ...]
    names: frozenset[str]
    quantities: tuple[Quantity, ...]

    @property
    def text(self) -> str:
        """The normalised text."""
        return self.normalised.text

    @cached_property
    def content(self) -> SourceContent:
        """Its content words and clauses, as the packaged dictionary knows them."""
        return read_content(with_everyday_characters(self.text))

    @property
    def copies(self) -> tuple[Requirement, ...]:
        """What is to be copied or written in pinyin."""
        return tuple(r for r in self.requirements if r.kind is RequirementKind.COPY)


def read_source(text: str, finder: RequirementFinder, known: Iterable[str] = ()) -> SourceReading:
    """Return the reading of one segment; `known` are persons its document has named before."""
    normalised = _with_chinese_marks(normalise(text))
    found = finder.find(normalised.text, known)
    # Nobody has ruled how these are written: whoever knows may write them in another way.
    names = unverified_names(normalised.text, found.required)
    unverified = {(name.start, name.end) for name in names}
    required = tuple(r for r in found.required if not r.conflict and r.span not in unverified)
    figures = tuple(find_quantities(normalised.text))
    return SourceReading(normalised, required, frozenset(found.names), figures)


def _with_chinese_marks(source: NormalisedText) -> NormalisedText:
    """Return a source whose marks beside Chinese are full-width, as all that reads it expects."""
    text = _NARROW_MARK.sub(lambda mark: mark.group().translate(_WIDE), source.text)
    return source if text == source.text else replace(source, text=text)


def read_sources(
    texts: Sequence[str], documents: Sequence[str], finder: RequirementFinder
) -> tuple[SourceReading, ...]:
    """Return the reading of every segment; names live on inside one document."""
    names: dict[str, dict[str, None]] = {}
    readings = []
    for text, document in zip(texts, documents, strict=True):
        known = names.setdefault(document, {})
        reading = read_source(text, finder, tuple(known))
        known.update(dict.fromkeys(reading.names))
        readings.append(reading)
    return tuple(readings)
