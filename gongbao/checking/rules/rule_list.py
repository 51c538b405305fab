"""The list of rules, written from their docstrings."""

from __future__ import annotations

from collections.abc import Sequence

from gongbao.checking.rules.rule import Rule


def rule_list(rules: Sequence[Rule]) -> str:
    """Return name, severity, category and documentation of every rule, family by family."""
    lines: list[str] = []
    families = dict.fromkeys(rule.family for rule in rules)
    for family in families:
        lines.append(f"{family}\n")
        for rule in (rule for rule in rules if rule.family == family):
            source = "" if rule.needs_source else ", also without a source"
            lines.append(f"  {rule.name}  [{rule.severity}, {rule.category}{source}]")
            lines += [f"      {line}" for line in rule.documentation.splitlines()]
            lines.append("")
    return "\n".join(lines).rstrip() + "\n"
