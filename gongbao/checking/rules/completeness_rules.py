"""Rules about completeness: sentences left out or added, the source copied."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongbao.checking.finding import Hit, Severity
from gongbao.checking.material import CheckedPair, Material
from gongbao.checking.rules.rule import Rule, rule

_HAN = re.compile("[\u3400-\u9fff]")
_LETTER = re.compile("[A-Za-z]")
_SURE = 0.5
"""Probability of standing alone from which a sentence is reported."""
_FEWEST_CHARACTERS = 4
_FEWEST_WORDS = 3
_LETTERS_FOR_A_CHARACTER = 3.2
_SHORT = 0.42
"""A target shorter than this share of what is expected leaves something out."""
_LONG_ENOUGH = 30


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


@rule("completeness.shortened", Severity.MAJOR, "accuracy/omission")
def shortened(material: Material) -> Iterator[Hit]:
    """A translation far too short for its source: something is left out."""
    document = material.document
    for pair in document.pairs:
        if pair.source is None or pair.target is None:
            continue
        source, target = document.source_of(pair), document.target_of(pair)
        characters = len(_HAN.findall(source))
        expected = characters * _LETTERS_FOR_A_CHARACTER
        if characters >= _LONG_ENOUGH and len(target) < expected * _SHORT:
            yield Hit(
                pair.target, "far shorter than its source", "译文过短，疑有漏译", source=pair.source
            )


@rule("completeness.copied-source", Severity.CRITICAL, "accuracy/untranslated")
def copied_source(material: Material) -> Iterator[Hit]:
    """The source itself where its translation should stand."""
    document = material.document
    for pair in document.pairs:
        if pair.source is not None and pair.target is not None and _is_copy(material, pair):
            yield Hit(pair.target, "the source is copied", "原文未译", source=pair.source)


def _is_copy(material: Material, pair: CheckedPair) -> bool:
    source = "".join(material.document.source_of(pair).split())
    target = "".join(material.document.target_of(pair).split())
    return source == target and len(_HAN.findall(source)) >= _FEWEST_CHARACTERS


RULES: tuple[Rule, ...] = (omitted, added, shortened, copied_source)
