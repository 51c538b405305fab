"""Waivers: findings that somebody answers for, with name and reason; here those of a file."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path, PurePath
from typing import Any

from corpora import InputError
from corpora.findings import Finding

_REQUIRED = ("rule", "author", "reason")
_OPTIONAL = ("text", "document")


@dataclass(frozen=True, slots=True)
class Waiver:
    """One decision to leave findings as they are.

    Attributes:
        rule: Name of the rule.
        author: Who answers for it.
        reason: Why.
        text: The words of the finding; empty for all of the rule.
        document: Name of the file, with or without its folder; empty for all.
    """

    rule: str
    author: str
    reason: str
    text: str = ""
    document: str = ""

    def covers(self, finding: Finding) -> bool:
        """Tell whether the waiver is about a finding."""
        if self.rule != finding.rule or (self.text and self.text != finding.text):
            return False
        name = finding.document
        return not self.document or self.document in (name, PurePath(name).name)


def read_waivers(path: Path, rules: Collection[str]) -> tuple[Waiver, ...]:
    """Return the waivers of a TOML or JSON file.

    Args:
        path: TOML with `[[waiver]]` tables, or JSON with a list of objects.
        rules: Names of the rules there are.

    Raises:
        InputError: naming file and entry, for a rule that does not exist or a missing field.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read: {error}") from error
    try:
        facts: Any = json.loads(text) if path.suffix.lower() == ".json" else tomllib.loads(text)
    except (json.JSONDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError(f"{path}: neither TOML nor JSON: {error}") from error
    if isinstance(facts, dict):
        unknown = sorted(set(facts) - {"waiver"})
        if unknown:
            raise InputError(f"{path}: no table {unknown[0]!r}, expected [[waiver]]")
        facts = facts.get("waiver", [])
    if not isinstance(facts, list):
        raise InputError(f"{path}: expected a list of waivers")
    return tuple(
        _waiver(entry, f"{path}: waiver {number}", rules)
        for number, entry in enumerate(facts, start=1)
    )


def _waiver(entry: object, place: str, rules: Collection[str]) -> Waiver:
    if not isinstance(entry, dict):
        raise InputError(f"{place}: {entry!r}, expected fields {', '.join(_REQUIRED)}")
    for name, value in entry.items():
        if name not in (*_REQUIRED, *_OPTIONAL):
            known = ", ".join((*_REQUIRED, *_OPTIONAL))
            raise InputError(f"{place}: no field {name!r}, expected {known}")
        if not isinstance(value, str):
            raise InputError(f"{place}: {name} is {value!r}, expected text")
    for name in _REQUIRED:
        if not entry.get(name, "").strip():
            raise InputError(f"{place}: no {name}; a waiver has a rule, an author and a reason")
    refuse_unknown_rule(entry["rule"], rules, place)
    return Waiver(**entry)


def refuse_unknown_rule(rule: str, rules: Collection[str], place: str) -> None:
    """Raise an InputError for a rule that does not exist, with the nearest one that does."""
    if rule not in rules:
        near = get_close_matches(rule, sorted(rules), 1, 0.5)
        hint = f"; is it {near[0]}?" if near else ","
        raise InputError(f"{place}: no rule {rule!r}{hint} `gongbao check --list` names them all")
