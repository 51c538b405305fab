"""Explanations as JSON: one object a segment or record, every requirement with its fate."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Any

from corpora import Document, KeptText, jsonl_records
from corpora.findings import Finding, finding_record
from corpora.memory import MemoryMatch
from corpora.quantities import Quantity
from gongbao.translation.documents.document_translation import DocumentTranslation
from gongbao.translation.guarantee import RequirementResult, TranslatedSegment


def explain(translation: DocumentTranslation) -> Iterator[dict[str, Any]]:
    """Yield one JSON-ready object for each segment, or each record of a JSONL document.

    `source_span` and `target_span` are code points of `source` and `target` of the object. Chinese
    that the document shows and that stays follows, an object each, with its place and its reason.
    """
    document = translation.document
    names = _record_names(document)
    segments = iter(translation.segments)
    for index, block in enumerate(document.blocks):
        group = [next(segments) for _ in block.segments]
        if names is None:
            for position, segment in enumerate(group):
                yield _object(f"{block.number}.{position + 1}", [(segment, "")])
        else:
            gaps = [segment.gap for segment in block.segments]
            yield _object(names[index], list(zip(group, gaps, strict=True)))
    for number, kept in enumerate(explain_kept(document, translation.kept), start=1):
        found = kept.pop("findings")
        text = kept.pop("text")
        entry = {**_object(f"kept.{number}", []), "source": text, "target": text}
        entry |= {"warnings": [finding["english"] for finding in found], "findings": found}
        yield {**entry, "kept": kept}


def explain_kept(
    document: Document, findings: Iterable[tuple[KeptText, Finding]]
) -> Iterator[dict[str, Any]]:
    """Yield a JSON-ready object for each piece of Chinese that stays, with what is found of it."""
    told = {id(text): finding for text, finding in findings}
    for text in document.kept:
        found = [explain_finding(told[id(text)])] if id(text) in told else []
        reason = text.reason.name.lower()
        yield {"text": text.text, "place": text.place, "reason": reason, "findings": found}


def explain_result(result: RequirementResult, source: TranslatedSegment) -> dict[str, Any]:
    """Return one requirement's fate as a JSON-ready object, placed in the original text."""
    requirement = result.requirement
    start, end = source.normalised.original_span(*requirement.span)
    return {
        "kind": str(requirement.kind),
        "source": source.source[start:end],
        "source_span": [start, end],
        "accepted": list(requirement.accepted),
        "value": value_of(requirement.quantity) if requirement.quantity else None,
        "status": str(result.outcome),
        "target_span": list(result.span) if result.span else None,
        "stage": result.stage,
        "reason": result.reason,
    }


def explain_finding(
    finding: Finding, source_offset: int = 0, target_offset: int = 0
) -> dict[str, Any]:
    """Return a finding as a JSON-ready object, with its spans in texts that begin before it."""
    source, target = finding.source_span, finding.target_span
    placed = replace(
        finding,
        source_span=source.shifted(source_offset) if source is not None else None,
        target_span=target.shifted(target_offset) if target is not None else None,
    )
    return {**finding_record(placed), "english": finding.english, "chinese": finding.chinese}


def explain_match(match: MemoryMatch, *, is_used: bool) -> dict[str, Any]:
    """Return a match of the translation memory as a JSON-ready object."""
    unit = match.unit
    return {
        "unit": unit.number,
        "score": round(match.score, 1),
        "is_used": is_used,
        "source": unit.source,
        "target": unit.target,
        "differing_numbers": match.differing_numbers,
        "origin": unit.origin,
        "date": unit.date,
    }


def value_of(quantity: Quantity) -> dict[str, Any]:
    """Return a figure as numbers: low, high and unit."""
    return {
        "low": _number(quantity.low),
        "high": _number(quantity.high),
        "unit": quantity.unit,
        "approximation": str(quantity.approximation),
    }


def _number(value: Fraction) -> int | float:
    return int(value) if value.denominator == 1 else float(value)


def _record_names(document: Document) -> list[Any] | None:
    if document.format != "jsonl":
        return None
    return [record.id for record in jsonl_records(document)]


def _object(name: Any, group: list[tuple[TranslatedSegment, str]]) -> dict[str, Any]:  # noqa: ANN401 - any JSON value
    source, target = "", ""
    requirements: list[dict[str, Any]] = []
    findings: list[dict[str, Any]] = []
    memory: list[dict[str, Any]] = []
    for segment, gap in group:
        if target and segment.target and not target.endswith((" ", "\n")):
            target += " "
        for result in segment.results:
            entry = explain_result(result, segment)
            entry["source_span"] = [place + len(source) for place in entry["source_span"]]
            if entry["target_span"] is not None:
                entry["target_span"] = [place + len(target) for place in entry["target_span"]]
            requirements.append(entry)
        for finding in segment.findings:
            findings.append(explain_finding(finding, len(source), len(target)))
        if segment.memory is not None:
            memory.append(explain_match(segment.memory, is_used=True))
        memory += [explain_match(match, is_used=False) for match in segment.similar]
        source += segment.source + gap
        target += segment.target
    return {
        "id": name,
        "source": source,
        "target": target,
        "requirements": requirements,
        "warnings": [finding["english"] for finding in findings],
        "findings": findings,
        "memory": memory,
    }
