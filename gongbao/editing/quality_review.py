"""Finished pairs checked, systems evaluated, and what an office has done, month by month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from corpora import InputError, decode
from corpora.findings import finding_record
from corpora.workspace import Workspace
from glossary.requirements import RequirementFinder
from gongbao.checking import Proofreader, Waiver, checked_documents, rule_names
from gongbao.checking.stored_waivers import StoredWaiver, StoredWaivers
from gongbao.editing.editing_tables import EDITING
from gongbao.translation import TRANSLATION_RULE_NAMES

_MONTH = 7  # characters of "2026-11"


@dataclass(frozen=True, slots=True)
class CheckedPage:
    """A finished pair as it was checked.

    Attributes:
        findings: JSON-ready records, with `line` and `column` in the text of the translation.
        informational: The same for what is only to be looked at.
        waived: How many somebody answers for.
        page: All of it as a page of its own.
    """

    findings: tuple[dict[str, Any], ...]
    informational: tuple[dict[str, Any], ...]
    waived: int
    page: str


@dataclass(frozen=True, slots=True)
class EvaluatedSystems:
    """How systems compare: the verdict in text, and the page that explains it."""

    text: str
    record: Mapping[str, Any]
    page: str


class OfficeWaivers:
    """Findings that somebody of an office answers for, whatever the rules say of them.

    Args:
        workspace: Where they are stored.
        turn: Is held while it is read or written.
    """

    def __init__(self, workspace: Workspace, turn: AbstractContextManager[object]) -> None:
        self._stored = StoredWaivers(workspace)
        self._turn = turn

    def grant(self, waiver: Waiver) -> StoredWaiver:
        """Let findings be listed no more; in force at once, for the command line too.

        Raises:
            InputError: for a rule that does not exist, or a waiver without a reason.
        """
        if not waiver.reason.strip():
            raise InputError("a waiver needs a reason")
        with self._turn:
            return self._stored.add(waiver, rule_names() | TRANSLATION_RULE_NAMES)

    def retire(self, number: int, *, author: str) -> None:
        """Withdraw a waiver.

        Raises:
            InputError: if there is no such waiver in force.
        """
        with self._turn:
            self._stored.retire(number, author=author, reason=f"waiver {number} withdrawn")

    def in_force(self) -> tuple[StoredWaiver, ...]:
        """Return those in force, the oldest first."""
        with self._turn:
            return self._stored.in_force()


def check_pages(
    source: tuple[str, bytes],
    target: tuple[str, bytes],
    finder: RequirementFinder,
    waivers: Sequence[Waiver] = (),
) -> CheckedPage:
    """Return what `gongbao check` says of a Chinese document and its translation.

    Args:
        source: Name and bytes.
        target: Name and bytes.
        finder: The rulings.
        waivers: What somebody answers for.

    Raises:
        InputError: if one cannot be read.
    """
    from gongbao.reports import render_findings

    document = checked_documents(source, target)
    result = Proofreader(finder, waivers=waivers).check(document)
    page = render_findings(result.findings, target[0], len(result.waived), result.informational)

    def records(findings: Sequence[Any]) -> tuple[dict[str, Any], ...]:
        return tuple(
            {
                **finding_record(finding),
                "english": finding.english,
                "chinese": finding.chinese,
                "line": finding.line,
                "column": finding.column,
            }
            for finding in findings
        )

    return CheckedPage(
        records(result.findings), records(result.informational), len(result.waived), page
    )


def evaluate_files(
    source: tuple[str, bytes],
    references: Sequence[tuple[str, bytes]],
    systems: Sequence[tuple[str, bytes]],
    finder: RequirementFinder,
) -> EvaluatedSystems:
    """Return how systems compare, each a file of one segment a line.

    Raises:
        InputError: if the lengths differ, or there is no system.
    """
    from gongbao.evaluation import EvaluationOptions, LineFile, evaluate, make_evaluation_set
    from gongbao.evaluation.evaluation_formats import evaluation_record, evaluation_text
    from gongbao.reports import render_evaluation

    if not systems:
        raise InputError("there is no system to evaluate")

    def lines(side: tuple[str, bytes]) -> LineFile:
        name, data = side
        return LineFile(PurePath(name).stem, tuple(decode(data, name)[0].splitlines()))

    texts = make_evaluation_set(
        lines(source), [lines(one) for one in references], [lines(one) for one in systems]
    )
    evaluation = evaluate(texts, finder, EvaluationOptions(workers=1))
    return EvaluatedSystems(
        evaluation_text(evaluation),
        evaluation_record(evaluation),
        render_evaluation(evaluation),
    )


def office_figures(workspace: Workspace) -> dict[str, Any]:
    """Return what an office has done: documents, findings, terms and memory, by month.

    Each list has `(month, count)` in order of time; findings are by rule, the most frequent first.
    """
    workspace.use(EDITING)
    execute = workspace.connection.execute

    def by_month(query: str) -> list[list[Any]]:
        return [[month, count] for month, count in execute(query)]

    rules: Counter[str] = Counter()
    for (rule,) in execute(
        "SELECT json_extract(f.value, '$.rule') FROM edited_segments s, json_each(s.findings) f"
    ):
        rules[str(rule)] += 1
    return {
        "documents": by_month(
            f"SELECT substr(created, 1, {_MONTH}) m, count(*) FROM edited_documents"
            " GROUP BY m ORDER BY m"
        ),
        "approved": by_month(
            f"SELECT substr(approved, 1, {_MONTH}) m, count(*) FROM edited_documents"
            " WHERE approved != '' GROUP BY m ORDER BY m"
        ),
        "confirmed": by_month(
            f"SELECT substr(time, 1, {_MONTH}) m, count(*) FROM edited_segments"
            " WHERE stage = 'confirmed' GROUP BY m ORDER BY m"
        ),
        "findings": [[rule, count] for rule, count in rules.most_common(12)],
        "terms": by_month(
            f"SELECT substr(c.time, 1, {_MONTH}) m, count(*) FROM concept_versions v"
            " JOIN changes c ON c.number = v.change WHERE v.version = 1 GROUP BY m ORDER BY m"
        ),
        "memory": by_month(
            f"SELECT substr(c.time, 1, {_MONTH}) m, count(*) FROM memory_units u"
            " JOIN changes c ON c.number = u.change GROUP BY m ORDER BY m"
        ),
    }
