"""What one document and many are checked with and written as: waivers that are kept, formats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongbao import __version__

if TYPE_CHECKING:
    from corpora.workspace import Workspace
    from gongbao.checking import CheckResult
    from gongbao.checking.waivers import Waiver


def stored_waivers(workspace: Workspace | None) -> tuple[Waiver, ...]:
    """Return the waivers of the workspace; they are for all documents, so most fit nothing."""
    if workspace is None:
        return ()
    from gongbao.checking.stored_waivers import StoredWaivers

    return tuple(stored.waiver for stored in StoredWaivers(workspace).in_force())


def render_result(result: CheckResult, output_format: str, name: str, *, is_whole: bool) -> str:
    """Return the findings in a format; `is_whole` adds what is only to be looked at."""
    from gongbao.checking import list_rules
    from gongbao.checking.finding_formats import json_lines, sarif, text_lines
    from gongbao.reports import render_findings

    findings = result.all_findings if is_whole else result.findings
    if output_format == "jsonl":
        return json_lines(findings)
    if output_format == "sarif":
        return sarif(findings, list_rules(), __version__)
    if output_format == "html":
        return render_findings(result.findings, name, len(result.waived), result.informational)
    return text_lines(findings)
