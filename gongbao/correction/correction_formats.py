"""What was corrected and what is left, as text, JSON or JSON lines."""

from __future__ import annotations

import json
from collections.abc import Iterator

from corpora.findings import Finding
from gongbao.checking.finding_formats import placed_record, text_lines
from gongbao.correction.corrector import CorrectedText
from gongbao.correction.edited_text import TextEdit

_NEAR = 30


def text_of(result: CorrectedText) -> str:
    """Return the changes, each with its words before and after and its reasons; then what is left.

    Places of changes are those of the translation as it was, of what is left as it is now.
    """
    lines: list[str] = []
    name = result.document.name
    for edit in result.edits:
        line, column = _position(result, edit.start)
        before, after = _around(result.document.target, edit)
        lines.append(f"{name}:{line}:{column}: changed: {_words(result, edit)}\n")
        lines.append(f"    … {before}[{_old(result, edit)} => {edit.written}]{after} …\n")
        lines += [f"    {finding.rule}: {finding.message}\n" for finding in _reasons(edit)]
    return "".join(lines) + text_lines(result.left)


def json_of(result: CorrectedText, signature: str) -> str:
    """Return one object: document, changes, what is left, and what reproduces it."""
    record = {
        "document": result.document.name,
        "found": result.found,
        "changes": [_change_record(result, edit) for edit in result.edits],
        "left": [placed_record(finding) for finding in result.left],
        "signature": signature,
    }
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def json_lines_of(result: CorrectedText) -> Iterator[str]:
    """Yield one object a line: `"kind": "change"` for what was mended, `"left"` for the rest."""
    for edit in result.edits:
        record = {"kind": "change", **_change_record(result, edit)}
        yield json.dumps(record, ensure_ascii=False) + "\n"
    for finding in result.left:
        yield json.dumps({"kind": "left", **placed_record(finding)}, ensure_ascii=False) + "\n"


def _change_record(result: CorrectedText, edit: TextEdit) -> dict[str, object]:
    line, column = _position(result, edit.start)
    return {
        "line": line,
        "column": column,
        "target_span": [edit.start, edit.end],
        "text": _old(result, edit),
        "written": edit.written,
        "reasons": [
            {"rule": f.rule, "severity": str(f.severity), "message": f.message}
            for f in _reasons(edit)
        ],
    }


def _reasons(edit: TextEdit) -> list[Finding]:
    told: dict[tuple[str, str], Finding] = {}
    for finding in edit.findings:
        told.setdefault((finding.rule, finding.english), finding)
    return list(told.values())


def _old(result: CorrectedText, edit: TextEdit) -> str:
    return result.document.target[edit.start : edit.end]


def _words(result: CorrectedText, edit: TextEdit) -> str:
    old = _old(result, edit)
    if not old:
        return f"put in “{edit.written.strip()}”"
    return f"“{old}” -> “{edit.written}”" if edit.written else f"taken out “{old.strip() or old}”"


def _around(text: str, edit: TextEdit) -> tuple[str, str]:
    start = max(text.rfind("\n", 0, edit.start) + 1, edit.start - _NEAR)
    end = text.find("\n", edit.end)
    end = min(len(text) if end < 0 else end, edit.end + _NEAR)
    return text[start : edit.start], text[edit.end : end]


def _position(result: CorrectedText, place: int) -> tuple[int, int]:
    text = result.document.target
    return result.document.line_of(text, place), place - text.rfind("\n", 0, place)
