"""The report of a folder: one page for all its documents, what is unmet in each, what failed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from gongbao.reports.html_frame import Label, heading, render_page


@dataclass(frozen=True, slots=True)
class FolderEntry:
    """One document of a folder.

    Attributes:
        name: From the folder, with slashes.
        segments: How many it has.
        met: How many requirements are met.
        unmet: What is not in the translation as promised, in words.
        failure: Why it was not translated; empty where it was.
        report: Link to a report of its own, empty where there is none.
    """

    name: str
    segments: int = 0
    met: int = 0
    unmet: tuple[str, ...] = ()
    failure: str = ""
    report: str = ""


def render_folder(entries: Sequence[FolderEntry], name: str, signature: str = "") -> str:
    """Return the report of a folder as a complete HTML page; its documents stay in their order."""
    figures = (
        (len(entries), "documents · 文件"),
        (sum(entry.segments for entry in entries), "segments · 句段"),
        (sum(entry.met for entry in entries), "requirements met · 已满足"),
        (sum(len(entry.unmet) for entry in entries), "to look at · 待核对"),
        (sum(bool(entry.failure) for entry in entries), "failed · 失败"),
    )
    counts = "".join(f"<li><b>{count}</b>{words}</li>" for count, words in figures)
    rows = [
        "<table>\n<thead><tr><th>document · 文件</th><th>segments · 句段</th>"
        "<th>met · 已满足</th><th>to look at · 待核对</th></tr></thead>\n<tbody>",
        *map(_row, entries),
        "</tbody>\n</table>",
    ]
    details = [part for entry in entries for part in _details(entry)]
    return render_page(
        name,
        Label("translated folder", "文件夹翻译报告"),
        "findings_page.css",
        header=[f'<ul class="counts">{counts}</ul>'],
        main=[*rows, *details],
        footer=escape(signature),
    )


def _row(entry: FolderEntry) -> str:
    name = escape(entry.name)
    if entry.report:
        name = f'<a href="{escape(entry.report)}">{name}</a>'
    if entry.failure:
        return f'<tr><td>{name}</td><td colspan="3" class="critical">failed · 失败</td></tr>'
    unmet = f'<span class="major">{len(entry.unmet)}</span>' if entry.unmet else "0"
    return f"<tr><td>{name}</td><td>{entry.segments}</td><td>{entry.met}</td><td>{unmet}</td></tr>"


def _details(entry: FolderEntry) -> list[str]:
    said = [entry.failure] if entry.failure else list(entry.unmet)
    if not said:
        return []
    items = "".join(f"<li>{escape(line)}</li>" for line in said)
    return [heading(escape(entry.name), Label("to look at", "待核对")), f"<ul>{items}</ul>"]
