"""What the states of an XLIFF target mean, as the standard and translation tools write them.

The standard has states of a target or segment; Trados, memoQ and Phrase add words of their own, for
whole units or for single segments. A tool that calls a translation a draft, or rejected, asks for
another one; what is settled stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from corpora.formats.xml.xml_source import xml_attributes
from corpora.formats.xml.xml_tokens import XmlKind, XmlToken

SETTLED = frozenset(("final", "signed-off", "reviewed", "translated"))
ASKING = frozenset(("new", "needs-translation", "needs-adaptation", "needs-l10n"))
"""States of a target that is no translation yet."""
IN_REVIEW = "needs-review-translation"
OPEN = ASKING | {
    "initial",
    IN_REVIEW,
    "needs-review-adaptation",
    "needs-review-l10n",
}
"""States of a target that is no translation yet, or not of this source."""

_DRAFTS = frozenset(("draft", "notstarted", "partiallyedited", "edited", "assembledfromfragments"))


@dataclass(frozen=True, slots=True)
class ToolStates:
    """What a tool says of the segments of a unit.

    Attributes:
        whole: Its word for the unit, empty where it calls it neither a draft nor rejected.
        segments: The same for segments, by their marks.
    """

    whole: str = ""
    segments: Mapping[str, str] | None = None

    def open_word(self, mark: str = "") -> str:
        """Return the word that asks for another translation of a segment, empty where none does."""
        return self.whole or (self.segments or {}).get(mark, "")

    @property
    def any_word(self) -> str:
        """Return the first word that asks for another translation of any segment."""
        return self.whole or next(iter((self.segments or {}).values()), "")


def tool_states(source: str, tokens: Sequence[XmlToken], first: int, last: int) -> ToolStates:
    """Return what tools say of a unit, which stands between two tokens.

    What somebody has locked is settled, whatever it is called.
    """
    attributes = _attributes(source, tokens[first])
    segments: dict[str, str] = {}
    for token in tokens[first + 1 : last]:
        if token.name.rpartition(":")[2] == "seg" and token.kind in (XmlKind.START, XmlKind.EMPTY):
            of_segment = _attributes(source, token)
            word = of_segment.get("conf", "")
            if is_open_word(word) and of_segment.get("locked") != "true":
                segments[of_segment.get("id", "")] = word
    return ToolStates(_word_of_unit(attributes), segments)


def _word_of_unit(attributes: Mapping[str, str]) -> str:
    locks = [says for name, says in attributes.items() if name.endswith(":locked")]
    if any(says.lower() not in {"", "0", "false", "unlocked"} for says in locks):
        return ""
    if any(name.endswith(":confirmed") and says == "0" for name, says in attributes.items()):
        return "unconfirmed"
    words: Iterable[str] = (s for name, s in attributes.items() if name.endswith(":status"))
    return next((word for word in words if is_open_word(word)), "")


def is_open_word(word: str) -> bool:
    """Return whether a tool's own word asks for another translation.

    >>> [w for w in ("Draft", "Translated", "RejectedSignOff", "Proofread") if is_open_word(w)]
    ['Draft', 'RejectedSignOff']
    """
    return word.lower() in _DRAFTS or is_rejection(word)


def is_rejection(word: str) -> bool:
    """Return whether a tool's own word rejects a translation."""
    return word.lower().startswith("rejected")


def _attributes(source: str, token: XmlToken) -> dict[str, str]:
    return xml_attributes(source[token.start : token.end])
