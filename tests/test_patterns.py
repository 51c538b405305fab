"""Patterns that older releases of the Python that is asked for match wrongly.

Before 3.11.5 a possessive group that can match in two ways, `(?:a|bc)*+`, gives up too early, so
self-closing elements were overlooked with the Python of Debian 12. `(?>(?:a|bc)*)` says the same.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest

from corpora.patterns.deferred_patterns import deferred_pattern

PACKAGES = ("corpora", "glossary", "align", "gongbao")
ONE_CHARACTER = ("LITERAL", "NOT_LITERAL", "ANY", "IN")


def modules(package: str) -> Iterator[ModuleType]:
    """Yield the modules of a package that can be imported without further extras."""
    for found in pkgutil.walk_packages(importlib.import_module(package).__path__, f"{package}."):
        try:
            yield importlib.import_module(found.name)
        except ImportError:
            continue


def patterns(module: ModuleType) -> Iterator[re.Pattern[Any]]:
    """Yield the patterns of a module, those that are compiled later among them."""
    for value in vars(module).values():
        if isinstance(value, re.Pattern | type(deferred_pattern(""))):
            yield value


def has_possessive_group(parsed: Any) -> bool:
    """Tell whether a parsed pattern repeats more than one character possessively."""
    for operator, value in parsed:
        if operator.name == "POSSESSIVE_REPEAT":
            inside = value[2]
            if len(inside) != 1 or inside[0][0].name not in ONE_CHARACTER:
                return True
        parts = value if isinstance(value, tuple) else (value,)
        for part in parts:
            subs = part if isinstance(part, list) else [part]
            if any(has_possessive_group(s) for s in subs if type(s).__name__ == "SubPattern"):
                return True
    return False


def is_possessive(pattern: re.Pattern[Any]) -> bool:
    """Tell whether a pattern repeats a group possessively."""
    return has_possessive_group(re._parser.parse(pattern.pattern, pattern.flags))  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(?:a|bc)*+d", True),
        ("x(?:y(?:a|bc)++)?", True),
        ("[ab]++c", False),
        ("(?>(?:a|bc)*)", False),
    ],
)
def test_a_possessive_group_is_seen(text: str, expected: bool) -> None:
    assert is_possessive(re.compile(text)) == expected


@pytest.mark.parametrize("package", PACKAGES)
def test_no_pattern_repeats_a_group_possessively(package: str) -> None:
    wrong = [
        f"{module.__name__}: {pattern.pattern[:60]!r}"
        for module in modules(package)
        for pattern in patterns(module)
        if is_possessive(pattern)
    ]
    assert wrong == []
