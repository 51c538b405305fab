"""The page of the proofreader's rules: what each finds, and what was measured of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from gongbao.checking import list_rules
from scripts.benchmarks.targets import written

TOLD = "told without being asked for more, %"
Results = Mapping[str, Mapping[str, Any]]
_HEAD = """\
# The rules of the proofreader

<!-- Written by `python -m scripts.benchmarks.all`. Change the rules, not this page. -->

`gongbao check --list` prints them too. *Published* are findings of a rule in {words} words of
published human translations; in brackets how many were read and confirmed to be faults of the
translation (most of the others were not read one by one: a rule with many unconfirmed findings asks
for judgement, not for obedience). *Planted* are faults put into right translations of three genres,
{each} of a kind in a genre, that the rule found; a kind is in brackets. A rule that is mostly wrong
about published translations is *neutral*: what it finds is only given to be looked at, with
`--informational`, and counts nowhere.

{kinds}| rule | severity | finds | published | planted |
|---|---|---|---|---|
"""


def rules_page(results: Results) -> str:
    """Return the page in Markdown; what was not measured is left blank."""
    checks = results.get("checks", {}).get("facts", {})
    planted = results.get("planted", {}).get("facts", {})
    alarms: Mapping[str, int] = checks.get("false alarms by rule", {})
    confirmed: Mapping[str, int] = checks.get("confirmed faults by rule", {})
    found: Mapping[str, Mapping[str, int]] = planted.get("found, by kind and rule", {})
    head = _HEAD.format(
        kinds=_kinds(results.get("planted", {})),
        words=f"{checks.get('words of references', 0):,}",
        each=planted.get("faults of a kind", ""),
    )
    rows = []
    for rule in list_rules():
        published = ""
        if checks:
            real = confirmed.get(rule.name, 0)
            published = f"{alarms.get(rule.name, 0) + real} ({real})"
        kinds = Counter(
            {kind: rules[rule.name] for kind, rules in found.items() if rule.name in rules}
        )
        shown = ", ".join(f"{count} ({kind})" for kind, count in kinds.most_common(3))
        finds = " ".join(rule.documentation.split("\n\n")[0].split())
        cells = f"`{rule.name}`", rule.severity.value, finds.replace("|", "\\|"), published, shown
        rows.append(f"| {' | '.join(cells)} |")
    return head + "\n".join(rows) + "\n"


def _kinds(planted: Mapping[str, Any]) -> str:
    """Return a table of the kinds of planted faults: found, and told without further asking."""
    told: Mapping[str, float] = planted.get("facts", {}).get(TOLD, {})
    if not told:
        return ""
    rows = ["| planted | found, % | told without `--informational`, % |", "|---|---|---|"]
    for kind, percent in told.items():
        found = planted["figures"][f"{kind} found, %"]
        rows.append(f"| {kind} | {written(found)} | {written(percent)} |")
    return "\n".join(rows) + "\n\n"
