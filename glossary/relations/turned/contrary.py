"""What a translation says the other way round, or not at all."""

from __future__ import annotations

from dataclasses import dataclass

from corpora.spans import Span


@dataclass(frozen=True, slots=True)
class Contrary:
    """What a source says and a target turns round.

    Attributes:
        source: The word of the source, None where nothing there speaks of it.
        target: The word of the target, None where it is missing.
    """

    source: Span | None
    target: Span | None
