"""What an engine that gives text only is to the rest of Gongbao: a language model, a service.

A piece engine (`engine.Engine`) decodes pieces and can be forced to begin with some. A text engine
takes sentences and gives sentences: what it missed it can only be asked for again. The guarantee
verifies, repairs and explains both alike (`guarantee/`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from corpora.findings import Finding

if TYPE_CHECKING:
    from typing_extensions import TypeIs


@dataclass(frozen=True, slots=True)
class Demand:
    """Words of a source and the English that must stand for them.

    Attributes:
        source: As it stands in the text of the request.
        accepted: English that counts, the preferred form first; empty where nothing but not
            `forbidden` is asked.
        forbidden: English that must not stand.
        kind: "term", "figure", "name" or "copy".
    """

    source: str
    accepted: tuple[str, ...]
    forbidden: tuple[str, ...] = ()
    kind: str = "term"


@dataclass(frozen=True, slots=True)
class TextRequest:
    """A segment to translate, or to translate again.

    Attributes:
        text: The segment, normalised.
        demands: All that is required of its English.
        before: Sources of the segments before it, the nearest last; for context only.
        after: Sources of the segments after it, the nearest first; for context only.
        english_before: The English that those before it have, as far as it exists, in their order.
        attempt: The engine's own English of this segment that did not do; empty the first time.
        missed: What that English lacked, or held though it is forbidden.
        is_heading: The segment is a heading.
    """

    text: str
    demands: tuple[Demand, ...] = ()
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    english_before: tuple[str, ...] = ()
    attempt: str = ""
    missed: tuple[Demand, ...] = ()
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class TextAnswer:
    """What an engine says to a request.

    Attributes:
        text: The English alone, without quotation, preface or remark; empty where there is none.
        findings: Why there is none, or what is to be known of it (a refusal, an answer cut off).
    """

    text: str
    findings: tuple[Finding, ...] = ()


class TextEngine(Protocol):
    """A source of translations as text; threads may share one.

    An answer that the engine knows to be no translation (refused, cut off, still Chinese, chatty)
    has an empty text and a finding; it is never handed on as English.
    """

    name: str
    signature: str

    def translate_texts(self, requests: Sequence[TextRequest]) -> list[TextAnswer]:
        """Return an answer for each request, in order."""
        ...


def is_text_engine(engine: object) -> TypeIs[TextEngine]:
    """Tell whether an engine gives text only."""
    return hasattr(engine, "translate_texts")
