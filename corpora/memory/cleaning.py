"""Which units of a memory do more harm than good, and why."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from corpora.counting import counted
from corpora.findings import Finding, Severity
from corpora.languages import detect_language, has_chinese
from corpora.memory.memory_units import MemoryUnit
from corpora.normalisation import normalise_text

MEMORY_RULES = (
    "memory.duplicate",
    "memory.empty",
    "memory.untranslated",
    "memory.language",
    "memory.length",
)
"""What cleaning finds by itself; a further check brings rules of its own."""

_CATEGORIES = {
    "memory.duplicate": "other",
    "memory.empty": "accuracy/omission",
    "memory.untranslated": "accuracy/untranslated",
    "memory.language": "accuracy/untranslated",
    "memory.length": "accuracy/mistranslation",
}
_LETTER = re.compile(r"[A-Za-z]")
_FEWEST_CHARACTERS = 8
# English letters for a Chinese character: 3 to 6 in bulletins, never beyond these.
_FEWEST_LETTERS, _MOST_LETTERS = 0.8, 14.0


def find_unit_faults(
    units: Callable[[], Iterator[MemoryUnit]],
    further_check: Callable[[MemoryUnit], Iterable[Finding]] | None = None,
) -> Iterator[Finding]:
    """Yield the faults of units, at most one for each; its subject is the number of the unit.

    Of duplicates the one of the latest date stays; a unit without neighbours is a duplicate of
    the same pair with them.

    Args:
        units: Yields the units; called twice, and yields the same both times.
        further_check: Finds what is wrong with the words of a unit; several findings of one unit
            become one, under the rule of the gravest.
    """
    best: dict[int, tuple[str, int]] = {}
    with_neighbours: set[int] = set()
    identities = array("q")
    for unit in units():
        pair, identity = _identities(unit)
        identities.extend((pair, identity))
        if unit.before or unit.after:
            with_neighbours.add(pair)
        best[identity] = max(best.get(identity, ("", 0)), (unit.date, unit.number))
    known = iter(identities)
    for unit, pair, identity in zip(units(), known, known, strict=False):
        is_bare = not unit.before and not unit.after
        if best[identity] != (unit.date, unit.number):
            later = best[identity][1]
            yield _finding(
                unit,
                "memory.duplicate",
                f"unit {later} is the same and later",
                f"第{later}条与之相同且日期更晚",
                Severity.MINOR,
            )
        elif is_bare and pair in with_neighbours:
            yield _finding(
                unit,
                "memory.duplicate",
                "the same pair is there with neighbours",
                "已有带上下文的相同句对",
                Severity.MINOR,
            )
        elif fault := unit_fault(unit):
            yield fault
        elif further_check is not None and (found := tuple(further_check(unit))):
            yield _united(unit, found)


def _identities(unit: MemoryUnit) -> tuple[int, int]:
    """Return hashes of the pair and of the pair with its neighbours, both as normalised."""
    pair = normalise_text(unit.source), normalise_text(unit.target)
    if not unit.before and not unit.after:
        return hash(pair), hash((*pair, "", ""))
    return hash(pair), hash((*pair, normalise_text(unit.before), normalise_text(unit.after)))


def unit_fault(unit: MemoryUnit) -> Finding | None:
    """Return why a unit is of no use whatever else the memory holds, None where it may be."""
    source, target = normalise_text(unit.source), normalise_text(unit.target)
    if not any(map(str.isalnum, source)) or not any(map(str.isalnum, target)):
        return _finding(unit, "memory.empty", "one side has no words", "一侧没有文字")
    if source == target and has_chinese(source):
        return _finding(unit, "memory.untranslated", "both sides are the same", "两侧相同，未翻译")
    if has_chinese(target) and detect_language(target) == "zh":
        return _finding(unit, "memory.language", "the English is Chinese", "英文一侧是中文")
    if not has_chinese(source) and _LETTER.search(source):
        return _finding(unit, "memory.language", "the Chinese is not Chinese", "中文一侧不是中文")
    characters = sum(map(str.isalnum, source))
    letters = sum(map(str.isalnum, target))
    ratio = letters / characters
    if characters >= _FEWEST_CHARACTERS and not _FEWEST_LETTERS <= ratio <= _MOST_LETTERS:
        return _finding(
            unit,
            "memory.length",
            f"{counted(letters, 'letter')} for {counted(characters, 'character')}",
            f"{characters}个汉字对{letters}个字母，长度不符",
        )
    return None


def _finding(
    unit: MemoryUnit,
    rule: str,
    english: str,
    chinese: str,
    severity: Severity = Severity.MAJOR,
) -> Finding:
    return Finding(
        rule,
        severity,
        _CATEGORIES[rule],
        english,
        chinese,
        text=unit.target or unit.source,
        subjects=(str(unit.number),),
    )


def _united(unit: MemoryUnit, found: tuple[Finding, ...]) -> Finding:
    gravest = max(found, key=lambda finding: finding.severity.rank)
    return replace(
        gravest,
        english="; ".join(_quoting(f.english, f.text) for f in found),
        chinese="；".join(_quoting(f.chinese, f.text) for f in found),
        subjects=(str(unit.number),),
    )


def _quoting(message: str, text: str) -> str:
    return f"{message} (“{text}”)" if text else message
