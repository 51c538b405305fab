"""Filters that look at one pair: at its texts alone, or at its quality."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from corpora.articles import is_furniture
from corpora.counting import counted
from corpora.findings import Severity
from corpora.languages import detect_language, has_chinese
from gongbao.archives.building.building_rules import FilterRule

if TYPE_CHECKING:
    from align.pairs import PairQuality

_WORD = re.compile(r"[^\W\d_]+")
_OTHER_SCRIPTS = re.compile(
    "[\u0400-\u052f\u0590-\u06ff\u0900-\u0dff\u0e00-\u0eff\u1100-\u11ff\u3041-\u30ff\uac00-\ud7af]"
)
_FEWEST_OTHER = 3
_FEWEST_FUNCTION_WORDS = 3
_FEWEST_CHARACTERS = 8
_FUNCTION_WORDS = {
    "en": "the of and to in a is for on with that by as at from are was will be this has have it"
    " an its or been which were not their than more he she they we all also",
    "fr": "le la les des du et une est dans pour que qui sur au aux avec par ce cette sont plus",
    "de": "der das und den von zu mit dem ist ein eine auf für im nicht auch wird sich",
    "es": "el los las del y en un una por con para se su al lo como es",
    "it": "il di che e gli della nel sono non alla da",
    "pt": "o os da na em um uma não mais ao dos",
    "nl": "het een voor zijn met niet aan ook werd",
    "sv": "och att som på av till det är",
    "id": "yang dan di untuk dengan pada dari ini itu",
    "vi": "của và là các trong được cho với",
}
_ENGLISH = frozenset(_FUNCTION_WORDS["en"].split())
_FOREIGN = frozenset(" ".join(_FUNCTION_WORDS.values()).split()) - _ENGLISH


def text_fault(rule: FilterRule, source: str, target: str) -> str:
    """Return why two texts do not pass a filter, empty where they do."""
    return _TEXT_FILTERS[rule.kind](rule, source, target)


def quality_fault(rule: FilterRule, quality: PairQuality) -> str:
    """Return why a scored pair does not pass a filter, empty where it does."""
    if rule.kind == "findings":
        return _finding_fault(rule, quality)
    value = {
        "meaning": quality.meaning,
        "numbers": quality.numbers,
        "terms": quality.terms,
        "score": quality.score,
    }[rule.kind]
    least = rule.number("least")
    return "" if value >= least else f"{value:.3f}, expected {least:g}"


def _finding_fault(rule: FilterRule, quality: PairQuality) -> str:
    families = rule.words("families")
    least = Severity(rule.words("least_severity")[0]).rank
    found = [
        finding
        for finding in quality.findings
        if finding.severity.rank >= least and finding.rule.partition(".")[0] in families
    ]
    return "; ".join(f"{finding.rule}: {finding.english}" for finding in found[:3])


def _empty(_: FilterRule, source: str, target: str) -> str:
    sides = [
        name
        for name, text in (("Chinese", source), ("English", target))
        if not any(map(str.isalnum, text))
    ]
    return f"no words in the {' and the '.join(sides)}" if sides else ""


def _swapped(_: FilterRule, source: str, target: str) -> str:
    is_swapped = (
        has_chinese(target)
        and detect_language(target) == "zh"
        and detect_language(source) == "en"
        and bool(_WORD.search(source))
    )
    return "the sides are exchanged" if is_swapped else ""


def _language(rule: FilterRule, source: str, target: str) -> str:
    for name, text in (("Chinese", source), ("English", target)):
        if len(_OTHER_SCRIPTS.findall(text)) >= _FEWEST_OTHER:
            return f"another script in the {name}"
    if has_chinese(target) and detect_language(target) == "zh":
        return "the English is Chinese"
    if not has_chinese(source) and _WORD.search(source):
        return "the Chinese is not Chinese"
    words = [word.lower() for word in _WORD.findall(target)]
    foreign = sum(word in _FOREIGN for word in words)
    english = sum(word in _ENGLISH for word in words)
    is_enough = foreign >= _FEWEST_FUNCTION_WORDS
    if is_enough and foreign > rule.number("most_foreign") * (foreign + english):
        return f"{foreign} function words of other languages, {english} English ones"
    return ""


def _furniture(_: FilterRule, source: str, target: str) -> str:
    for name, text in (("Chinese", source), ("English", target)):
        if is_furniture(text):
            return f"the {name} is furniture of a page"
    return ""


def _length(rule: FilterRule, source: str, target: str) -> str:
    characters = sum(map(str.isalnum, source))
    letters = sum(map(str.isalnum, target))
    if characters > rule.number("most_characters"):
        return f"{counted(characters, 'character')}"
    if characters < _FEWEST_CHARACTERS:
        return ""
    fewest, most = rule.number("fewest_letters"), rule.number("most_letters")
    if fewest * characters <= letters <= most * characters:
        return ""
    return f"{counted(letters, 'letter')} for {counted(characters, 'character')}"


_TEXT_FILTERS: dict[str, Callable[[FilterRule, str, str], str]] = {
    "empty": _empty,
    "swapped": _swapped,
    "language": _language,
    "furniture": _furniture,
    "length": _length,
}
