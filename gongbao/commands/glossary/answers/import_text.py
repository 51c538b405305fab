"""What an import did, or would do, as people and as machines read it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import click

from corpora.counting import counted

if TYPE_CHECKING:
    from glossary.termbase import ImportReport

_SHOWN = 20
_OF_A_KIND = 3
_ORDER = ("new", "changed", "conflicting", "identical", "skipped")


def write_import_report(
    report: ImportReport,
    report_format: str,
    *,
    is_preview: bool,
    old_wording: list[dict[str, Any]] | None = None,
) -> None:
    """Print what an import did: counts, changed entries, and all that was left out, by kind."""
    if report_format == "json":
        record = {**_record(report), "is_preview": is_preview, "old_wording": old_wording or []}
        click.echo(json.dumps(record, ensure_ascii=False, indent=1))
        return
    head = "would be " if is_preview else ""
    counts = [f"{name} {report.counts[name]}" for name in _ORDER]
    if report.counts["left_out"]:
        counts.append(f"without Chinese {report.counts['left_out']}")
    click.echo(head + ", ".join(counts))
    for entry in report.entries[:_SHOWN]:
        click.echo(f"{entry.kind}: {entry.identifier} ({entry.origin})")
        for line in entry.details:
            click.echo(f"  {line}")
    if len(report.entries) > _SHOWN:
        click.echo(f"... and {len(report.entries) - _SHOWN} more")
    remarks = [f"{remark.subjects[0]}: {remark.english}" for remark in report.remarks]
    for title, lines, kinds in (
        ("left out", report.problems, report.problem_kinds),
        ("remark", remarks, report.remark_kinds),
    ):
        for line in lines_by_kind(lines, kinds):
            click.echo(f"{title}: {line}", err=True)


def lines_by_kind(lines: Iterable[str], kinds: Mapping[str, int]) -> Iterator[str]:
    """Yield the first lines of each kind (see `kind_of`), and how many more there are of it."""
    from glossary.termbase import kind_of

    of_kind: defaultdict[str, list[str]] = defaultdict(list)
    for line in lines:
        of_kind[kind_of(line)].append(line)
    for kind, count in sorted(kinds.items(), key=lambda item: -item[1])[:_SHOWN]:
        shown = of_kind[kind][:_OF_A_KIND]
        yield from shown
        if count > len(shown):
            yield f"... {count - len(shown)} more: {kind}"
    if len(kinds) > _SHOWN:
        rest = counted(len(kinds) - _SHOWN, "more kind")
        yield f"... and {rest}; --report-format json lists them"


def _record(report: ImportReport) -> dict[str, Any]:
    from corpora.findings import finding_record

    return {
        "counts": {str(key): count for key, count in report.counts.items()},
        "entries": [
            {"kind": e.kind, "origin": e.origin, "id": e.identifier, "details": list(e.details)}
            for e in report.entries
        ],
        "problems": report.problems,
        "problem_kinds": dict(report.problem_kinds),
        "remarks": [
            {"place": remark.subjects[0], **finding_record(remark)} for remark in report.remarks
        ],
        "remark_kinds": dict(report.remark_kinds),
    }
