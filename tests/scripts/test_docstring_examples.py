"""Examples in docstrings of scripts hold; pytest collects no scripts, since many need PyTorch."""

import doctest
import importlib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = [
    ".".join(path.relative_to(ROOT).with_suffix("").parts)
    for path in sorted((ROOT / "scripts").rglob("*.py"))
    if "\n    >>> " in path.read_text(encoding="utf-8")
]


@pytest.mark.parametrize("name", MODULES)
def test_examples_of_a_module_hold(name):
    results = doctest.testmod(importlib.import_module(name))
    assert results.attempted
    assert not results.failed
