"""Faults of form in translated lines: what `gongbao check` finds in English alone."""

from __future__ import annotations

from collections.abc import Sequence

from corpora.findings import Finding
from glossary.requirements import RequirementFinder
from gongbao.checking import RULES, CheckedDocument, Proofreader

_RULES = tuple(rule for rule in RULES if rule.family == "form" and not rule.needs_source)


def form_faults(lines: Sequence[str], finder: RequirementFinder) -> tuple[tuple[Finding, ...], ...]:
    """Return for each line the faults of its form; spans count in all lines together."""
    blocks: list[tuple[int, int]] = []
    start = 0
    for line in lines:
        blocks.append((start, start + len(line)))
        start += len(line) + 1
    document = CheckedDocument("", "\n".join(lines), tuple(blocks), is_table=True)
    found: list[list[Finding]] = [[] for _ in lines]
    for finding in Proofreader(finder, rules=_RULES).check(document).findings:
        found[finding.line - 1].append(finding)
    return tuple(map(tuple, found))
