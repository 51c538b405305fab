"""Calls on terms: looked up, proposed, decided."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from corpora import InputError
from corpora.findings import finding_record
from glossary.termbase import ImportRefusedError, ImportReport
from gongbao.editing import EditingOffice
from gongbao.workbench.calls.call import Call, ForbiddenError, answers, takes_files
from gongbao.workbench.records import term_record, term_version_record
from gongbao.workbench.uploads import Uploads

_MOST = 500


def term_routes() -> list[BaseRoute]:
    """Return the routes of terms."""
    return [
        Route("/api/terms", answers(_search), methods=["GET"]),
        Route("/api/terms", answers(_propose, status=201), methods=["POST"]),
        Route("/api/terms/queue", answers(_queue), methods=["GET"]),
        Route("/api/terms/lint", answers(_lint), methods=["GET"]),
        Route("/api/terms/export", answers(_export), methods=["GET"]),
        Route("/api/terms/import", takes_files(_import), methods=["POST"]),
        Route("/api/terms/{term}/old", answers(_old), methods=["GET"]),
        Route("/api/terms/{term}/old", answers(_correct), methods=["POST"]),
        Route("/api/terms/{term}", answers(_term), methods=["GET"]),
        Route("/api/terms/{term}/decide", answers(_decide), methods=["POST"]),
    ]


def _search(call: Call) -> object:
    limit = min(_MOST, max(1, call.asked("limit", 50)))
    with call.office.documents.turn:
        found = call.office.terms.search(
            call.query.get("q", "")[:200], status=call.query.get("status", ""), limit=limit
        )
    return {"terms": [term_record(entry) for entry in found]}


def _queue(call: Call) -> object:
    with call.office.documents.turn:
        return {"terms": [term_record(entry) for entry in call.office.terms.queue()]}


def _term(call: Call) -> object:
    office: EditingOffice = call.office
    name = str(call.path["term"])
    uses = office.term_review.uses_of(name)
    with office.documents.turn:
        entry = office.terms.find(name)
        return {
            **term_record(entry),
            "history": [
                term_version_record(version) for version in office.terms.history(entry.identifier)
            ],
            "evidence": [
                {"document": page, "source": source, "target": target}
                for page, source, target in uses.published
            ],
            "used_in": [
                {"document": document, "name": title, "number": number}
                for document, title, number in uses.segments
            ],
            "pages": [
                {"document": page, "count": count}
                for page, count in office.terms.pages(entry.identifier)
            ],
        }


def _propose(call: Call) -> object:
    with call.office.documents.turn:
        entry = call.office.terms.propose(
            call.text("chinese"),
            call.text("english"),
            author=call.session.name,
            note=call.text("note", ""),
        )
    return term_record(entry)


def _decide(call: Call) -> object:
    if not call.session.role.may_decide_terms:
        raise ForbiddenError(f"a {call.session.role} does not decide terms")
    name, author, reason = str(call.path["term"]), call.session.name, call.text("reason", "")
    decision = call.text("decision")
    with call.office.documents.turn:
        if decision == "approve":
            english = call.text("english", "")
            return term_record(
                call.office.terms.approve(name, author=author, reason=reason, english=english)
            )
        if decision == "reject":
            call.office.terms.reject(name, author=author, reason=reason)
            return term_record(call.office.terms.find(name))
    raise InputError(f"no decision {decision!r}; expected approve or reject")


def _lint(call: Call) -> object:
    return {
        "findings": [
            {
                **finding_record(finding),
                "english": finding.english,
                "chinese": finding.chinese,
                "terms": list(finding.subjects),
            }
            for finding in call.office.term_exchange.examine()
        ]
    }


def _export(call: Call) -> Response:
    exported = call.office.term_exchange.give_out(call.query.get("format", "tbx"))
    headers = {"Content-Disposition": f"attachment; filename={exported.name}"}
    if exported.losses:
        headers["X-Left-Out"] = str(len(exported.losses))
    return Response(exported.data, media_type="application/octet-stream", headers=headers)


def _import(call: Call, uploads: Uploads) -> object:
    if not call.session.role.may_decide_terms:
        raise ForbiddenError(f"a {call.session.role} does not bring terms in")
    is_preview = uploads.texts.get("preview", "1") != "0"
    try:
        report = call.office.term_exchange.bring_in(
            uploads.one("file"),
            author=call.session.name,
            policy=uploads.texts.get("policy", "fail"),
            is_preview=is_preview,
        )
    except ImportRefusedError as refused:
        return {**_import_record(refused.report), "is_preview": True, "refused": str(refused)}
    return {**_import_record(report), "is_preview": is_preview, "refused": ""}


def _import_record(report: ImportReport) -> dict[str, Any]:
    return {
        "counts": {str(kind): count for kind, count in report.counts.items()},
        "entries": [
            {"kind": str(entry.kind), "id": entry.identifier, "details": list(entry.details)}
            for entry in report.entries[:_MOST]
        ],
        "problems": list(report.problems[:_MOST]),
    }


def _old(call: Call) -> object:
    term, review = str(call.path["term"]), call.office.term_review
    return {
        "segments": [asdict(one) for one in review.old_wordings(term)],
        "pages": [asdict(one) for one in review.old_pages(term)],
    }


def _correct(call: Call) -> object:
    found = call.office.term_review.old_wordings(str(call.path["term"]))
    count = call.office.correct_wordings(found, author=call.session.name)
    return {"corrected": count, "left": sum(not one.corrected for one in found)}
