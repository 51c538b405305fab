"""Calls on terms: looked up, proposed, decided."""

from __future__ import annotations

from starlette.routing import BaseRoute, Route

from corpora import InputError
from gongbao.editing import EditingOffice
from gongbao.workbench.calls import Call, ForbiddenError, answers
from gongbao.workbench.records import term_record, term_version_record

_MOST = 500


def term_routes() -> list[BaseRoute]:
    """Return the routes of terms."""
    return [
        Route("/api/terms", answers(_search), methods=["GET"]),
        Route("/api/terms", answers(_propose, status=201), methods=["POST"]),
        Route("/api/terms/queue", answers(_queue), methods=["GET"]),
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
    with office.documents.turn:
        entry = office.terms.find(name)
        return {
            **term_record(entry),
            "history": [
                term_version_record(version) for version in office.terms.history(entry.identifier)
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
