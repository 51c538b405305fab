"""Rules about sentences turned round: a movement the other way, a "not" too many or lost."""

from __future__ import annotations

from collections.abc import Iterator

from corpora.findings import Hit, Severity
from glossary.reading.linked_movements import linked_movement, surely_linked_movement
from glossary.reading.pair_reading import PairReading
from glossary.reading.pair_rules import PairRule, pair_rule
from glossary.reading.unsaid_negations import unsaid_negation
from glossary.relations.turned.contrary import Contrary
from glossary.relations.turned.movements import turned_movement
from glossary.relations.turned.negations import (
    LOST,
    added_negation,
    lost_negation,
    outnumbered_prohibition,
)

_SAID_OF_FIGURES = tuple(
    f"quantities.{name}" for name in ("direction", "trend", "pace", "pace-by", "level", "turn")
)


@pair_rule("polarity.turned", Severity.MAJOR, "accuracy/mistranslation", unless=_SAID_OF_FIGURES)
def turned_round(reading: PairReading) -> Iterator[Hit]:
    """A movement that goes the other way, beyond doubt: 气温下降 as "rising temperatures"."""
    turned = surely_linked_movement(reading.source.text, reading.target)
    if turned is not None:
        yield _hit(turned, reading, "the movement goes the other way", "升降方向不符")


@pair_rule(
    "polarity.direction",
    Severity.MAJOR,
    "accuracy/mistranslation",
    unless=(*_SAID_OF_FIGURES, "polarity.turned"),
    is_informational=True,
)
def direction(reading: PairReading) -> Iterator[Hit]:
    """A movement without a figure that may go the other way: 出口扩大 as "exports shrank"."""
    source, target = reading.source.text, reading.target
    turned = turned_movement(source, target) or linked_movement(source, target)
    if turned is not None:
        yield _hit(turned, reading, "the movement goes the other way", "升降方向不符")


@pair_rule("polarity.negation-lost", Severity.MAJOR, "accuracy/mistranslation", needs=(LOST,))
def negation_lost(reading: PairReading) -> Iterator[Hit]:
    """A negation that the translation does not have: 不适用 as "apply"."""
    lost = lost_negation(reading.source.text, reading.target)
    if lost is not None:
        yield _hit(lost, reading, "a negation is lost", "漏译否定")


@pair_rule(
    "polarity.negation-unsaid",
    Severity.MAJOR,
    "accuracy/mistranslation",
    unless=("polarity.negation-lost",),
    is_informational=True,
)
def negation_unsaid(reading: PairReading) -> Iterator[Hit]:
    """A negation for which the translation seems to have no word: 不得索要 as "may demand"."""
    source, target = reading.source.text, reading.target
    span = unsaid_negation(source, target)
    outnumbered = outnumbered_prohibition(source, target) if span is None else None
    if outnumbered is not None:
        span = outnumbered.source
    if span is not None:
        words = reading.source.text[span.start : span.end + 2]
        yield Hit(
            None,
            f"a negation may be lost: {words}",
            f"疑漏译否定：{words}",
            source=span,
        )


@pair_rule("polarity.negation-added", Severity.MAJOR, "accuracy/mistranslation")
def negation_added(reading: PairReading) -> Iterator[Hit]:
    """A "not" where the source negates nothing: 将开工 as "will not start"."""
    added = added_negation(reading.source.text, reading.target)
    if added is not None:
        yield _hit(added, reading, "a negation that the source does not have", "多译否定")


def _hit(contrary: Contrary, reading: PairReading, english: str, chinese: str) -> Hit:
    said = ""
    if contrary.target is not None:
        said = f" (“{reading.target[contrary.target.start : contrary.target.end]}”)"
    words = ""
    if contrary.source is not None:
        words = reading.source.text[contrary.source.start : contrary.source.end]
    return Hit(
        contrary.target,
        f"{english}: {words}{said}" if words else f"{english}{said}",
        f"{chinese}：{words}" if words else chinese,
        source=contrary.source,
    )


RULES: tuple[PairRule, ...] = (
    turned_round,
    direction,
    negation_lost,
    negation_unsaid,
    negation_added,
)
