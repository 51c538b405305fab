"""Writing requirements into the source, for models that were trained to read them there.

A figure, date or copy becomes a placeholder that the model carries to its place. A term becomes one
too, or gets its wording written behind it (`链主<t> chain master</t>`), whichever the model says it
does better; a person's name may stand there in Latin letters. Words around a figure that the model
loses are told or carried too. Other models get the plain text.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from corpora.spans import Span
from glossary.requirement import Requirement, RequirementKind
from gongbao.translation.engines.engine import SourceFeatures
from gongbao.translation.engines.pieces import WORD_START
from gongbao.translation.engines.vocabulary import Vocabulary
from gongbao.translation.wording import Way, Wording

_SYMBOLS = {
    RequirementKind.QUANTITY: "q",
    RequirementKind.DATE: "d",
    RequirementKind.COPY: "t",
    RequirementKind.TERM: "t",
}
_NUMBERS = 8
_HAN_NAME = re.compile("[\u3400-\u9fff·]+")


@dataclass(frozen=True, slots=True)
class EncodedSource:
    """A passage as the model reads it.

    Attributes:
        pieces: Source pieces without the end symbol.
        spans: For each piece the code points of the passage's text that it stands for; a
            placeholder and an annotation stand for the whole requirement.
        fillers: English to write for a placeholder piece.
        placeholders: The placeholder piece of a requirement, by its index; requirements whose
            English is carried in one stretch share a piece.
        told: English of words that are no requirements, which the translation had better have.
        beside: Posts to write beside a name, of which the pieces say nothing.
    """

    pieces: tuple[str, ...]
    spans: tuple[Span, ...]
    fillers: dict[str, str] = field(default_factory=dict)
    placeholders: dict[int, str] = field(default_factory=dict)
    told: tuple[str, ...] = ()
    beside: dict[str, str] = field(default_factory=dict)


def encode_source(
    text: str,
    requirements: Sequence[Requirement],
    pieces: Vocabulary,
    features: SourceFeatures,
    carried: Collection[int] = (),
    wordings: Sequence[Wording] = (),
) -> EncodedSource:
    """Return the pieces of a passage with its requirements written in as far as `features` allow.

    Args:
        text: The text of the passage.
        requirements: Its requirements, left to right.
        pieces: The model's vocabulary.
        features: What the model understands.
        carried: Indexes of requirements that are placeholders where others of their kind are
            written in words: the model inflects words and carries placeholders unchanged.
        wordings: Words of the source whose English it is told.
    """
    writer = _SourceWriter(text, requirements, features, frozenset(carried))
    rest = list(wordings)
    for index, requirement in enumerate(requirements):
        while rest and rest[0].span.end <= requirement.start:
            writer.write_wording(rest.pop(0))
        if requirement.start < writer.position:
            continue  # carried with the words around it
        if rest and index in rest[0].requirements and writer.write_wording(rest[0]):
            rest.pop(0)
            continue
        writer.write_requirement(index)
    for wording in rest:
        writer.write_wording(wording)
    writer.copy_to(len(text))
    placed = pieces.encode(writer.written)
    spans = tuple(_origin(writer.origins, piece.start, piece.end) for piece in placed)
    source_pieces = tuple(piece.piece for piece in placed)
    told = tuple(writer.told)
    return EncodedSource(
        source_pieces, spans, writer.fillers, writer.placeholders, told, writer.beside
    )


class _SourceWriter:
    """Writes a text for the model, and knows of each character where it comes from."""

    def __init__(
        self,
        text: str,
        requirements: Sequence[Requirement],
        features: SourceFeatures,
        carried: frozenset[int],
    ) -> None:
        self.text = text
        self.requirements = requirements
        self.features = features
        self.carried = carried
        self.written = ""
        self.position = 0
        self.origins: list[Span] = []  # of each character of `written`
        self.fillers: dict[str, str] = {}
        self.placeholders: dict[int, str] = {}
        self.told: list[str] = []
        self.beside: dict[str, str] = {}
        self._used: dict[str, int] = {}

    def copy_to(self, end: int) -> None:
        """Write the text as it is up to a place."""
        self.origins.extend(Span(k, k + 1) for k in range(self.position, end))
        self.written += self.text[self.position : end]
        self.position = end

    def write_wording(self, wording: Wording) -> bool:
        """Write words that are told or carried; False where there is no room for them."""
        if wording.span.start < self.position:
            return False
        if wording.way is Way.PLAIN:
            is_free = self.carried.isdisjoint(wording.requirements)
            if is_free:
                self.copy_to(wording.span.end)
            return is_free
        if wording.beside:
            return self._write_person(wording)
        if wording.way is Way.WRITTEN:
            if self.features.names == "written":
                self._write_name(wording.span, wording.english)
                self.told.append(wording.english)
            return True
        if not wording.requirements:
            self.told.append(wording.english)
        if wording.way is not Way.TOLD:
            held = wording.requirements
            symbol = _SYMBOLS[self.requirements[held[0]].kind] if held else "t"
            return self._carry(wording.span, wording.english, symbol, held)
        if self.features.annotation:
            self.copy_to(wording.span.end)
            self._add(f"<t> {wording.english}</t>", wording.span)
        return True

    def write_requirement(self, index: int) -> None:
        """Write a requirement in the way the model understands best."""
        requirement, features = self.requirements[index], self.features
        if requirement.kind is RequirementKind.FORBIDDEN or requirement.conflict:
            return
        if requirement.quantity and requirement.quantity.is_part_of_year:
            return  # 今年上半年: "the first half of this year" is the sentence's to say
        is_free = index not in self.carried
        if is_free and requirement.is_inflected:
            return  # Germany or German is the sentence's to say; carried where neither comes
        if requirement.kind is RequirementKind.TERM and features.terms == "annotation" and is_free:
            if features.annotation:
                self.copy_to(requirement.end)
                self._add(f"<t> {requirement.accepted[0]}</t>", requirement.span)
        elif features.names == "written" and is_free and is_name_in_han(self.text, requirement):
            self._write_name(requirement.span, requirement.accepted[0])
        else:
            symbol = _SYMBOLS[requirement.kind]
            self._carry(requirement.span, requirement.accepted[0], symbol, (index,))

    def _write_person(self, wording: Wording) -> bool:
        """Write a name in the place of itself and its posts, which the English gets beside it."""
        if self.features.names != "written":
            return False
        if wording.way is Way.WRITTEN and self.carried.isdisjoint(wording.requirements):
            self._write_name(wording.span, wording.english)
        elif not self._carry(wording.span, wording.english, "t", wording.requirements):
            return False
        if not wording.requirements:
            self.told.append(wording.english)
        self.beside[wording.english] = wording.beside
        return True

    def _write_name(self, span: Span, name: str) -> None:
        """Write a name in Latin letters in the place of its characters."""
        self.copy_to(span.start)
        gap = " " if self.written and not self.written.endswith(" ") else ""
        self._add(gap + name, span)
        self.position = span.end

    def _add(self, words: str, span: Span) -> None:
        self.written += words
        self.origins.extend([span] * len(words))

    def _carry(self, span: Span, words: str, symbol: str, held: Sequence[int]) -> bool:
        """Write a placeholder over a stretch of the text, while there are any left."""
        number = self._used.get(symbol, 0) + 1
        if not self.features.placeholders or number > _NUMBERS:
            return False
        self._used[symbol] = number
        self.copy_to(span.start)
        while self.written.endswith(" "):
            self.written = self.written[:-1]
            self.origins.pop()
        name = f"<{symbol}{number}>"
        self._add(f" {name}", span)
        self.position = span.end
        self.fillers[WORD_START + name] = words
        self.placeholders.update(dict.fromkeys(held, WORD_START + name))
        return True


def is_name_in_han(text: str, requirement: Requirement) -> bool:
    """Tell whether a requirement is the name of a person: a copy that Chinese writes in Han."""
    is_copy = requirement.kind is RequirementKind.COPY
    return is_copy and bool(_HAN_NAME.fullmatch(text, requirement.start, requirement.end))


def _origin(origins: Sequence[Span], start: int, end: int) -> Span:
    covered = origins[start:end]
    if not covered:
        last = origins[-1].end if origins else 0
        edge = origins[start].start if start < len(origins) else last
        return Span(edge, edge)
    return Span(covered[0].start, covered[-1].end)
