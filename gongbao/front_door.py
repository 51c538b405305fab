"""Gongbao for a Python program: plain strings and small records in and out.

`from gongbao import match_terms` and so on. What is opened once (`open_glossary`,
`open_translator`) is shared between calls and threads; everything else is a function of its
arguments. Errors are those of `corpora.errors`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from gongbao.plain_records import AlignedPair, SystemScores, TextRequirement

if TYPE_CHECKING:
    from align import DocumentAligner
    from corpora import Language
    from corpora.findings import Finding
    from corpora.spans import Span
    from glossary.opening import GlossaryLike
    from glossary.requirements import RequirementFinder
    from glossary.termbase import Termbase
    from gongbao.evaluation import Evaluation, SystemResult


def open_glossary(
    *glossaries: GlossaryLike,
    packaged_glossary: bool = True,
    workspace: str | Path | None = None,
    scope: str = "",
    day: str = "",
) -> RequirementFinder:
    """Return rulings, read and indexed once, for the functions below; threads may share them.

    With a workspace they serve one thread at a time; a translator sees to that itself.

    Args:
        glossaries: Files in any format of the house (`FILE=5` gives one a priority), or mappings
            of Chinese to English terms, the preferred first, `|` between several.
        packaged_glossary: Use the packaged one too, below all others.
        workspace: A workspace whose approved terms count beside them.
        scope: Project or office whose terms of the workspace count too.
        day: The day whose names of renamed offices count, "2018-03-19"; empty for all.

    Raises:
        GlossaryError: naming file and line of what cannot be used.

    >>> office = open_glossary({"链主": "chain master"}, packaged_glossary=False)
    >>> [found.source for found in match_terms("链主企业投资30亿元。", office)]
    ['链主', '30亿元']
    """
    from glossary.opening import open_glossaries

    return open_glossaries(
        glossaries,
        packaged_glossary=packaged_glossary,
        workspace=Path(workspace) if workspace is not None else None,
        scope=scope,
        day=day,
    )


def open_termbase(workspace: str | Path, *, create: bool = False) -> Termbase:
    """Return the termbase of a workspace; closing `termbase.workspace` closes the file.

    Raises:
        WorkspaceError: if the file is no workspace, or missing and not to be created.

    >>> from tempfile import TemporaryDirectory
    >>> from glossary import Concept, Term
    >>> folder = TemporaryDirectory()
    >>> termbase = open_termbase(Path(folder.name, "gongbao.db"), create=True)
    >>> with termbase.edit(author="Li Ming", reason="press conference, 6 March 2023") as edit:
    ...     edit.put(Concept("c1", (Term("链主", "zh"), Term("chain master", "en"))))
    True
    >>> termbase.require("链主").concept.accepted[0].text
    'chain master'
    >>> termbase.workspace.close()
    >>> folder.cleanup()
    """
    from corpora.workspace import Workspace
    from glossary.termbase import Termbase

    return Termbase(Workspace(Path(workspace), create=create))


def match_terms(
    text: str, glossary: GlossaryLike | RequirementFinder | None = None
) -> tuple[TextRequirement, ...]:
    """Return every term, figure, date and thing to copy that a Chinese text requires, in order.

    Args:
        text: A segment, as it is.
        glossary: What `open_glossary` returned; or one glossary, read anew with the packaged one
            below it; None for the packaged one alone.

    >>> office = open_glossary({"链主": "chain master"}, packaged_glossary=False)
    >>> for found in match_terms("链主企业产值达到4000亿元。", office):
    ...     print(found.kind, found.source, tuple(found.span), found.accepted[0])
    term 链主 (0, 2) chain master
    quantity 4000亿元 (8, 14) 400 billion yuan
    """
    from corpora import normalise
    from corpora.spans import Span
    from glossary.requirement_reasons import why_required

    normalised = normalise(text)
    found = _finder(glossary).find(normalised.text)

    def stands(kind: str, place: Span, accepted: tuple[str, ...], why: str) -> TextRequirement:
        span = Span(*normalised.original_span(place.start, place.end))
        return TextRequirement(kind, text[span.start : span.end], span, accepted, why)

    required = [
        stands(str(r.kind), Span(r.start, r.end), r.accepted, why_required(r))
        for r in found.required
    ]
    proposed = [
        stands(
            "proposed",
            Span(match.start, match.end),
            tuple(term.text for term in match.concept.accepted),
            f"proposed, not guaranteed ({match.concept.origin})",
        )
        for match in found.proposed
    ]
    return (*required, *proposed)


def align_texts(source: str, target: str) -> tuple[AlignedPair, ...]:
    """Return a Chinese text and its English translation, sentence by sentence.

    Every sentence stands in exactly one pair; a line is a paragraph or a heading. The packaged
    encoder is loaded once in a process.

    Raises:
        InputError: if the sides are swapped, or if both are in one language.

    >>> chinese = "项目总投资30亿元。预计明年开工。"
    >>> english = "The project has a total investment of 3 billion yuan. Work starts next year."
    >>> for pair in align_texts(chinese, english):
    ...     print(pair.source, "=", pair.target)
    项目总投资30亿元。 = The project has a total investment of 3 billion yuan.
    预计明年开工。 = Work starts next year.
    """
    from align import bead_text, refuse_wrong_languages, units_of_document
    from corpora import read_document

    sides: tuple[tuple[str, str, Language], ...] = (
        ("source", source, "zh"),
        ("target", target, "en"),
    )
    chinese, english = (
        units_of_document(
            read_document(None, text.encode(), format="text", language=language, name=name)
        )
        for name, text, language in sides
    )
    refuse_wrong_languages((chinese, english), ("source", "target"))
    alignment = _aligner().align(chinese, english)
    return tuple(
        AlignedPair(
            bead_text(chinese, bead.source),
            bead_text(english, bead.target),
            bead.score,
            bead.is_moved,
        )
        for bead in alignment.beads
    )


def check_pair(
    source: str, target: str, *, glossary: GlossaryLike | RequirementFinder | None = None
) -> tuple[Finding, ...]:
    """Return what is wrong with the translation of a segment, in the order of its text.

    Spans count code points of the two texts. All rules of `gongbao check` are asked, the installed
    ones too.

    Args:
        source: A Chinese segment.
        target: Its English translation.
        glossary: As for `match_terms`.

    >>> chinese = "全区规上工业产值2295亿元。"
    >>> english = "The output value of enterprises above the scale is 2.295 billion yuan."
    >>> for finding in check_pair(chinese, english, glossary={"规上工业": "major industry"}):
    ...     print(finding.rule, finding.severity, finding.text)
    terms.missing major 规上工业
    quantities.magnitude critical 2.295 billion yuan
    """
    from gongbao.checking import Proofreader, checked_lines

    document = checked_lines([(source, target)], "")
    return Proofreader(_finder(glossary)).check(document).findings


def evaluate_systems(
    source: Sequence[str],
    systems: Mapping[str, Sequence[str]],
    *,
    references: Mapping[str, Sequence[str]],
    glossary: GlossaryLike | RequirementFinder | None = None,
    baseline: str | None = None,
    trials: int = 1000,
) -> tuple[SystemScores, ...]:
    """Return the scores of each system, in the order given, and how they compare.

    `gongbao.evaluation` has more: documents, intervals, the estimate of every segment, the report.

    Args:
        source: Chinese segments.
        systems: For each system, by name, its translation of every segment.
        references: For each reference, by name, the same; at least one.
        glossary: As for `match_terms`.
        baseline: The system to compare with; None compares every pair.
        trials: Resamples for significance; 0 compares nothing.

    Raises:
        InputError: if the lengths differ, or a text is in the wrong language.
        UsageError: if there is no system or no reference.

    >>> chinese = ["全区规上工业产值2295亿元。", "项目明年开工。"]
    >>> human = ["The industrial output is 229.5 billion yuan.", "Work starts next year."]
    >>> machine = ["The industrial output is 2.295 billion yuan.", "Work starts next year."]
    >>> (scores,) = evaluate_systems(chinese, {"a": machine}, references={"human": human})
    >>> scores.amounts, scores.findings[0].text
    (Rate(met=0, total=1), '2.295 billion yuan')
    """
    from corpora import UsageError
    from gongbao.evaluation import (
        EvaluationOptions,
        LineFile,
        ResamplingOptions,
        evaluate,
        make_evaluation_set,
    )

    if not references:
        raise UsageError("evaluation needs at least one reference")
    texts = make_evaluation_set(
        LineFile("source", tuple(source)),
        [LineFile(name, tuple(lines)) for name, lines in references.items()],
        [LineFile(name, tuple(lines)) for name, lines in systems.items()],
    )
    options = EvaluationOptions(baseline=baseline, resampling=ResamplingOptions(trials))
    evaluation = evaluate(texts, _finder(glossary), options)
    return tuple(_scores(system, evaluation) for system in evaluation.systems)


def _finder(glossary: GlossaryLike | RequirementFinder | None) -> RequirementFinder:
    from glossary.requirements import RequirementFinder

    if isinstance(glossary, RequirementFinder):
        return glossary
    return _packaged_finder() if glossary is None else open_glossary(glossary)


@cache
def _packaged_finder() -> RequirementFinder:
    return open_glossary()


@cache
def _aligner() -> DocumentAligner:
    from align import DocumentAligner

    return DocumentAligner()


def _scores(system: SystemResult, evaluation: Evaluation) -> SystemScores:
    from gongbao.evaluation import mean_penalty, signatures_of

    scores = {statistics.metric: statistics.score for statistics in system.measured}
    fidelity = system.fidelity
    if fidelity is None:
        raise RuntimeError(f"{system.name}: was not checked")
    return SystemScores(
        system.name,
        scores["bleu"],
        scores["chrf"],
        fidelity.terms,
        fidelity.amounts,
        fidelity.figures,
        fidelity.dates,
        fidelity.names,
        mean_penalty(system) or 0.0,
        tuple(finding for segment in system.segments for finding in segment.findings),
        tuple(c for c in evaluation.comparisons if c.system == system.name),
        system.warnings,
        " ".join(f"{name}[{text}]" for name, text in signatures_of(evaluation, system).items()),
    )
