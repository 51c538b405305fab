"""Translations that a bilingual document has already and that stay: held to the same promise.

Somebody has approved them, so nothing of them is written anew; what they lack is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpora import StandingTranslation
from corpora.findings import Finding
from glossary.reading import PairReading, read_pair, read_source
from gongbao.translation.guarantee import STANDING, Translator, pair_findings, unmet_words


def read_standing(
    standing: Sequence[StandingTranslation], translator: Translator
) -> Iterator[tuple[StandingTranslation, Finding]]:
    """Yield what translations that stay have not as promised, each with its translation."""
    known: dict[str, None] = {}
    for translation in standing:
        with translator.turn:
            source = read_source(translation.source, translator.finder, tuple(known))
        known.update(dict.fromkeys(source.names))
        for fault in translation.faults:
            yield (
                translation,
                STANDING.finding(fault, "与原文标记或状态不符", text=translation.target),
            )
        reading = read_pair(source, translation.target)
        for finding in (*_unmet(reading), *pair_findings(reading)):
            yield translation, finding


def _unmet(reading: PairReading) -> Iterator[Finding]:
    for requirement in reading.unmet:
        span = reading.place_in_source(requirement.start, requirement.end)
        yield STANDING.finding(*unmet_words(requirement), text=requirement.source, source_span=span)
