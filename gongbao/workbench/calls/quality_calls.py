"""Calls on quality: a finished pair checked, systems evaluated, the figures of the office."""

from __future__ import annotations

from dataclasses import asdict

from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from gongbao.checking import Waiver
from gongbao.workbench.calls.call import Call, ForbiddenError, answers, takes_files
from gongbao.workbench.uploads import Uploads

_MOST_FILES = 24


def quality_routes() -> list[BaseRoute]:
    """Return the routes of quality; `?page=1` gives the page of its own instead of JSON."""
    return [
        Route("/api/quality/check", takes_files(_check, most_files=2), methods=["POST"]),
        Route(
            "/api/quality/evaluate",
            takes_files(_evaluate, most_files=_MOST_FILES),
            methods=["POST"],
        ),
        Route("/api/quality/waivers", answers(_waivers), methods=["GET"]),
        Route("/api/quality/waivers", answers(_waive, status=201), methods=["POST"]),
        Route("/api/quality/waivers/{waiver:number}/retire", answers(_retire), methods=["POST"]),
        Route("/api/quality/figures", answers(_figures), methods=["GET"]),
    ]


def _check(call: Call, uploads: Uploads) -> object:
    checked = call.office.check_pages(uploads.one("source"), uploads.one("target"))
    if call.query.get("page") == "1":
        return _as_file(checked.page, "findings.html")
    return {
        "findings": list(checked.findings),
        "informational": list(checked.informational),
        "waived": checked.waived,
    }


def _evaluate(call: Call, uploads: Uploads) -> object:
    evaluated = call.office.evaluate(
        uploads.one("source"),
        uploads.files.get("reference", []),
        uploads.files.get("system", []),
    )
    if call.query.get("page") == "1":
        return _as_file(evaluated.page, "evaluation.html")
    return {"text": evaluated.text, "evaluation": dict(evaluated.record)}


def waiver_of(call: Call, document: str) -> Waiver:
    """Return the waiver that a request asks for, for a document of this name.

    Raises:
        ForbiddenError: if the role does not answer for findings.
    """
    if not call.session.role.may_approve:
        raise ForbiddenError(f"a {call.session.role} does not waive findings")
    rule, text, reason = call.text("rule"), call.text("text", ""), call.text("reason")
    return Waiver(rule, call.session.name, reason, text, document)


def _waivers(call: Call) -> object:
    return {
        "waivers": [
            {**asdict(stored.waiver), "number": stored.number, "time": stored.time}
            for stored in call.office.waivers.in_force()
        ]
    }


def _waive(call: Call) -> object:
    granted = call.office.waivers.grant(waiver_of(call, call.text("document", "")))
    return {"number": granted.number}


def _retire(call: Call) -> object:
    if not call.session.role.may_approve:
        raise ForbiddenError(f"a {call.session.role} does not withdraw waivers")
    call.office.waivers.retire(int(call.path["waiver"]), author=call.session.name)
    return _waivers(call)


def _figures(call: Call) -> object:
    return call.office.figures()


def _as_file(page: str, name: str) -> Response:
    headers = {"Content-Disposition": f"attachment; filename={name}"}
    return Response(page, media_type="text/html; charset=utf-8", headers=headers)
