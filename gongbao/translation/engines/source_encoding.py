"""Writing requirements into the source, for models that were trained to read them there.

A figure, date or copy becomes a placeholder that the model carries to its place. A term becomes one
too, or gets its wording written behind it (`链主<t> chain master</t>`), whichever the model says it
does better; a person's name may stand there in Latin letters. Other models get the plain text.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from corpora.spans import Span
from glossary.requirements import Requirement, RequirementKind
from gongbao.translation.engines.engine import SourceFeatures
from gongbao.translation.engines.pieces import WORD_START, Pieces

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
        placeholders: The placeholder piece of a requirement, by its index.
    """

    pieces: tuple[str, ...]
    spans: tuple[Span, ...]
    fillers: dict[str, str] = field(default_factory=dict)
    placeholders: dict[int, str] = field(default_factory=dict)


def encode_source(
    text: str,
    requirements: Sequence[Requirement],
    pieces: Pieces,
    features: SourceFeatures,
    carried: Collection[int] = (),
) -> EncodedSource:
    """Return the pieces of a passage with its requirements written in as far as `features` allow.

    Args:
        text: The text of the passage.
        requirements: Its requirements, left to right.
        pieces: The model's vocabulary.
        features: What the model understands.
        carried: Indexes of requirements that are placeholders where others of their kind are
            written in words: the model inflects words and carries placeholders unchanged.
    """
    written = ""
    origins: list[Span] = []  # of each character of `written`
    fillers: dict[str, str] = {}
    placeholders: dict[int, str] = {}
    used: dict[str, int] = {}
    position = 0

    def copy_to(end: int) -> None:
        nonlocal written, position
        origins.extend(Span(k, k + 1) for k in range(position, end))
        written += text[position:end]
        position = end

    def add(words: str, requirement: Requirement) -> None:
        nonlocal written
        written += words
        origins.extend([requirement.span] * len(words))

    for index, requirement in enumerate(requirements):
        if requirement.kind is RequirementKind.FORBIDDEN or requirement.conflict:
            continue
        if requirement.quantity and requirement.quantity.is_part_of_year:
            continue  # 今年上半年: "the first half of this year" is the sentence's to say
        symbol = _SYMBOLS[requirement.kind]
        is_term = requirement.kind is RequirementKind.TERM
        if is_term and features.terms == "annotation" and index not in carried:
            if features.annotation:
                copy_to(requirement.end)
                add(f"<t> {requirement.accepted[0]}</t>", requirement)
        elif (
            features.names == "written"
            and index not in carried
            and is_name_in_han(text, requirement)
        ):
            copy_to(requirement.start)
            gap = " " if written and not written.endswith(" ") else ""
            add(gap + requirement.accepted[0], requirement)
            position = requirement.end
        elif features.placeholders and used.get(symbol, 0) < _NUMBERS:
            used[symbol] = used.get(symbol, 0) + 1
            name = f"<{symbol}{used[symbol]}>"
            copy_to(requirement.start)
            while written.endswith(" "):
                written, _ = written[:-1], origins.pop()
            add(f" {name}", requirement)
            position = requirement.end
            fillers[WORD_START + name] = requirement.accepted[0]
            placeholders[index] = WORD_START + name
    copy_to(len(text))
    placed = pieces.encode(written)
    spans = tuple(_origin(origins, piece.start, piece.end) for piece in placed)
    return EncodedSource(tuple(p.piece for p in placed), spans, fillers, placeholders)


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
