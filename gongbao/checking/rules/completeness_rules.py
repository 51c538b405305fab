"""Rules about completeness: sentences left out or added."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpora.findings import Hit, Severity
from gongbao.checking.material import Material
from gongbao.checking.rules.rule import Rule, rule

_HAN = re.compile("[\u3400-\u9fff]")
_SURE = 0.5
"""Probability of standing alone from which a sentence is reported."""
_FEWEST_CHARACTERS = 4
_FEWEST_WORDS = 3


@rule("completeness.omitted", Severity.CRITICAL, "accuracy/omission")
def omitted(material: Material) -> Iterator[Hit]:
    """A sentence of the source that no sentence of the translation stands for."""
    document = material.document
    for pair in document.pairs:
        if pair.source is None or pair.target is not None:
            continue
        text = document.source_of(pair)
        if len(_HAN.findall(text)) >= _FEWEST_CHARACTERS and pair.score >= _SURE:
            yield Hit(None, "sentence left out", "漏译句子", source=pair.source)


@rule("completeness.added", Severity.MAJOR, "accuracy/addition")
def added(material: Material) -> Iterator[Hit]:
    """A sentence of the translation that stands for nothing in the source."""
    document = material.document
    for pair in document.pairs:
        if pair.target is None or pair.source is not None:
            continue
        text = document.target_of(pair)
        if len(text.split()) >= _FEWEST_WORDS and pair.score >= _SURE:
            yield Hit(pair.target, "sentence without a source", "原文没有此句")


RULES: tuple[Rule, ...] = (omitted, added)
