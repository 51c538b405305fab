"""Findings as text, JSON lines or SARIF; the page is in `gongbao.reports`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from corpora.findings import Finding, Severity, finding_record
from gongbao.checking.rules.rule import Rule

_LEVELS = {
    Severity.NEUTRAL: "none",
    Severity.MINOR: "note",
    Severity.MAJOR: "warning",
    Severity.CRITICAL: "error",
}


_ROWS = (".tsv", ".tab", ".csv", ".jsonl")
_PLAIN = ".txt"


def text_lines(findings: Sequence[Finding]) -> str:
    """Return two lines a finding, the first as compilers write it, the second in its context."""
    lines: list[str] = []
    for finding in findings:
        place = f"{finding.document}:{finding.line}:{finding.column}"
        side = "" if finding.target_span is not None else " (source)"
        advice = f" -> {finding.suggestion}" if finding.suggestion else ""
        lines.append(
            f"{place}{side}: {finding.severity}: {finding.rule}: {finding.message}:"
            f" “{finding.text}”{advice}"
        )
        lines.append(f"    … {finding.context} …")
    return "".join(f"{line}\n" for line in lines)


def json_lines(findings: Sequence[Finding]) -> str:
    """Return one JSON object a line."""
    return "".join(
        json.dumps(placed_record(finding), ensure_ascii=False) + "\n" for finding in findings
    )


def placed_record(finding: Finding) -> dict[str, object]:
    """Return a finding as it is written in JSON, with the place that the text output names."""
    return {
        "document": finding.document,
        "line": finding.line,
        "column": finding.column,
        **finding_record(finding),
    }


def sarif(findings: Sequence[Finding], rules: Sequence[Rule], version: str) -> str:
    """Return findings in SARIF 2.1.0, which code review tools show beside the text."""
    numbers = {rule.name: number for number, rule in enumerate(rules)}
    driver = {
        "name": "gongbao check",
        "version": version,
        "rules": [
            {
                "id": rule.name,
                "shortDescription": {"text": rule.documentation.splitlines()[0]},
                "defaultConfiguration": {"level": _LEVELS[rule.severity]},
                "properties": {"category": rule.category},
            }
            for rule in rules
        ],
    }
    results = [_sarif_result(finding, numbers[finding.rule]) for finding in findings]
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _sarif_result(finding: Finding, number: int) -> dict[str, Any]:
    place: dict[str, Any] = {
        "artifactLocation": {"uri": finding.document.replace("\\", "/")},
        **_sarif_region(finding),
    }
    advice = f" -> {finding.suggestion}" if finding.suggestion else ""
    return {
        "ruleId": finding.rule,
        "ruleIndex": number,
        "kind": "informational" if finding.severity is Severity.NEUTRAL else "fail",
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.message}: “{finding.text}”{advice}"},
        "locations": [
            {
                "physicalLocation": place,
                "logicalLocations": [{"fullyQualifiedName": _place_in_text(finding)}],
            }
        ],
        "properties": {"category": finding.category},
    }


def _sarif_region(finding: Finding) -> dict[str, Any]:
    """Return where a finding stands in its file, where that has the lines of what was read.

    Of a table that is the row, of a plain text the line and the column. In a web page or a Word
    file a line of the text is none of the file, and a wrong place would be shown there.
    """
    if not finding.line:
        return {}
    suffix = Path(finding.document.removesuffix(".gz")).suffix.lower()
    region: dict[str, Any] = {"startLine": finding.line}
    if suffix == _PLAIN and finding.target_span is not None:
        region["startColumn"] = finding.column
    elif suffix not in _ROWS:
        return {}
    return {"region": region | {"snippet": {"text": finding.text}}}


def _place_in_text(finding: Finding) -> str:
    side = "Chinese" if finding.target_span is None else "English"
    return f"line {finding.line}, column {finding.column} of the {side}"
