"""The filters of a corpus as a TOML file declares them: which, in which order, how strict."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpora import InputError

DEFAULT_RULES = Path(__file__).with_name("default_rules.toml")
_TEXT = "text"
_QUALITY = "quality"
_CORPUS = "corpus"
FAMILIES = ("quantities", "polarity", "names", "completeness", "terms")
_SEVERITIES = ("minor", "major", "critical")
Value = float | str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FilterKind:
    """A kind of filter.

    Attributes:
        stage: What it looks at: the texts, the quality of a pair, or the whole corpus.
        defaults: Its options.
    """

    stage: str
    defaults: Mapping[str, Value]


FILTER_KINDS: Mapping[str, FilterKind] = {
    "empty": FilterKind(_TEXT, {}),
    "swapped": FilterKind(_TEXT, {}),
    "language": FilterKind(_TEXT, {"most_foreign": 0.5}),
    "furniture": FilterKind(_TEXT, {}),
    "length": FilterKind(
        _TEXT, {"most_characters": 1500.0, "fewest_letters": 0.8, "most_letters": 14.0}
    ),
    "findings": FilterKind(_QUALITY, {"families": FAMILIES[:4], "least_severity": "critical"}),
    "meaning": FilterKind(_QUALITY, {"least": 0.2}),
    "numbers": FilterKind(_QUALITY, {"least": 1.0}),
    "terms": FilterKind(_QUALITY, {"least": 1.0}),
    "score": FilterKind(_QUALITY, {"least": 0.51}),
    "near-duplicate": FilterKind(_CORPUS, {"least_similarity": 0.8}),
}


@dataclass(frozen=True, slots=True)
class FilterRule:
    """One filter with its options."""

    kind: str
    options: tuple[tuple[str, Value], ...] = ()

    def number(self, name: str) -> float:
        """Return an option that is a number."""
        value = dict(self.options)[name]
        if not isinstance(value, float):
            raise TypeError(f"{self.kind}: {name} is no number")
        return value

    def words(self, name: str) -> tuple[str, ...]:
        """Return an option that is a word or several."""
        value = dict(self.options)[name]
        if isinstance(value, float):
            raise TypeError(f"{self.kind}: {name} is a number")
        return (value,) if isinstance(value, str) else value


@dataclass(frozen=True, slots=True)
class BuildingRules:
    """The filters of a corpus, in order.

    Attributes:
        texts: Those that look at the two texts alone; cheap, so they come first.
        quality: Those that ask the reading and the score.
        corpus: Those that compare pairs with each other.
    """

    texts: tuple[FilterRule, ...]
    quality: tuple[FilterRule, ...]
    corpus: tuple[FilterRule, ...]


def default_rules() -> BuildingRules:
    """Return the packaged filters."""
    return read_building_rules(DEFAULT_RULES)


def read_building_rules(path: Path) -> BuildingRules:
    """Read filters from a TOML file: tables `[[filter]]`, each with `kind` and its options.

    Raises:
        InputError: naming the file and the filter that is none, or whose options are not right.
    """
    try:
        declared = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror or error}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: no TOML: {error}") from error
    unknown = sorted(set(declared) - {"filter"})
    filters = declared.get("filter")
    if unknown or not isinstance(filters, list) or not filters:
        found = ", ".join(unknown) or "none"
        raise InputError(f"{path}: expected tables [[filter]] and nothing else, found {found}")
    rules = [
        _rule(entry, f"{path}: filter {number}") for number, entry in enumerate(filters, start=1)
    ]
    kinds = [rule.kind for rule in rules]
    twice = sorted({kind for kind in kinds if kinds.count(kind) > 1})
    if twice:
        raise InputError(f"{path}: {', '.join(twice)} more than once")
    stages = [
        tuple(rule for rule in rules if FILTER_KINDS[rule.kind].stage == stage)
        for stage in (_TEXT, _QUALITY, _CORPUS)
    ]
    return BuildingRules(*stages)


def _rule(entry: Any, place: str) -> FilterRule:  # noqa: ANN401 - whatever a person wrote
    kind = entry.get("kind") if isinstance(entry, dict) else None
    if not isinstance(kind, str) or kind not in FILTER_KINDS:
        raise InputError(f"{place}: kind {kind!r}, expected one of {', '.join(FILTER_KINDS)}")
    defaults = FILTER_KINDS[kind].defaults
    unknown = sorted(set(entry) - {"kind", *defaults})
    if unknown:
        expected = ", ".join(defaults) or "none"
        raise InputError(f"{place} ({kind}): {', '.join(unknown)}: expected options: {expected}")
    options = {
        name: _value(entry.get(name, default), default, f"{place} ({kind}): {name}")
        for name, default in defaults.items()
    }
    return FilterRule(kind, tuple(options.items()))


def _value(found: Any, default: Value, place: str) -> Value:  # noqa: ANN401
    if isinstance(default, float):
        if isinstance(found, bool) or not isinstance(found, int | float) or found < 0:
            raise InputError(f"{place} is {found!r}, expected a number of 0 or more")
        return float(found)
    allowed = _SEVERITIES if isinstance(default, str) else FAMILIES
    words = (found,) if isinstance(default, str) else found
    is_list = isinstance(words, list | tuple)
    if not is_list or not all(isinstance(word, str) and word in allowed for word in words):
        raise InputError(f"{place} is {found!r}, expected {', '.join(allowed)}")
    return str(found) if isinstance(default, str) else tuple(words)
