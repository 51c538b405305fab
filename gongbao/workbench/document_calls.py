"""Calls on documents: taken in, listed, stopped, approved, delivered."""

from __future__ import annotations

import mimetypes
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from corpora import InputError
from gongbao.editing import DocumentStage, EditingOffice, finished_page
from gongbao.workbench.calls import (
    Call,
    ForbiddenError,
    answers,
    problem,
    refuse_foreign,
    session_of,
)
from gongbao.workbench.records import document_record

_LONGEST_NAME = 120


def document_routes() -> list[BaseRoute]:
    """Return the routes of documents."""
    one = "/api/documents/{document:int}"
    return [
        Route("/api/documents", answers(_list), methods=["GET"]),
        Route("/api/documents", _add, methods=["POST"]),
        Route("/api/engines", answers(_engines), methods=["GET"]),
        Route(one, answers(_found), methods=["GET"]),
        Route(f"{one}/stop", answers(_stop), methods=["POST"]),
        Route(f"{one}/resume", answers(_resume), methods=["POST"]),
        Route(f"{one}/retire", answers(_retire), methods=["POST"]),
        Route(f"{one}/restore", answers(_restore), methods=["POST"]),
        Route(f"{one}/approve", answers(_approve), methods=["POST"]),
        Route(f"{one}/reopen", answers(_reopen), methods=["POST"]),
        Route("/documents/{document:int}/page", answers(_page), methods=["GET"]),
        Route("/documents/{document:int}/download", answers(_download), methods=["GET"]),
    ]


def record_of(call: Call, number: int) -> dict[str, Any]:
    """Return a document as the list shows it."""
    office = call.office
    return document_record(
        office.documents.find(number),
        office.queue.progress(number),
        call.presence.people(number),
        needs_second=office.options.needs_second,
    )


def _list(call: Call) -> object:
    documents = call.office.documents.all(with_retired=call.query.get("retired") == "1")
    return {"documents": [record_of(call, document.identifier) for document in documents]}


def _found(call: Call) -> object:
    return record_of(call, call.document)


async def _add(request: Request) -> Response:
    session, _ = session_of(request)
    if session is None:
        return problem(401, "sign in first", "forbidden")
    try:
        refuse_foreign(request, session)
    except PermissionError as error:
        return problem(403, str(error), "forbidden")
    try:
        form = await request.form(max_files=1, max_fields=8, max_part_size=16 * 2**20)
    except MultiPartException as error:
        return problem(400, str(error.message), "input")
    try:
        upload = form.get("file")
        text = form.get("text")
        if isinstance(upload, UploadFile):
            name, data = _safe_name(upload.filename or ""), await upload.read()
        elif isinstance(text, str) and text.strip():
            name, data = _safe_name(str(form.get("name") or "") or "text.txt"), text.encode()
            name = name if "." in name else f"{name}.txt"
        else:
            return problem(400, "neither a file nor a text", "input")
        engine, day = str(form.get("engine") or ""), str(form.get("date") or "")
    finally:
        await form.close()
    office: EditingOffice = request.app.state.office

    def add() -> Response:
        try:
            number = office.add(name, data, author=session.name, engine=engine, day=day)
        except InputError as error:
            return problem(400, str(error), "input")
        return JSONResponse({"id": number}, 201)

    return await run_in_threadpool(add)


def _safe_name(name: str) -> str:
    """Return the last part of a file name, which only says what the document is called."""
    last = PurePath(name.replace("\\", "/")).name
    kept = "".join(sign for sign in last if sign.isprintable()).strip() or "document.txt"
    if len(kept) > _LONGEST_NAME:
        path = PurePath(kept)
        kept = path.stem[: _LONGEST_NAME - len(path.suffix)] + path.suffix
    return kept


def _engines(call: Call) -> object:
    from gongbao.translation.engines import engine_names

    plain = [name for name in engine_names() if ":" not in name]
    default = call.office.options.engine
    names = dict.fromkeys([default, *plain])
    return {"engines": [{"name": n, "note": "default" if n == default else ""} for n in names]}


def _stop(call: Call) -> object:
    call.office.stop(call.document)
    return record_of(call, call.document)


def _resume(call: Call) -> object:
    stage = call.office.documents.find(call.document).stage
    if stage in (DocumentStage.STOPPED, DocumentStage.FAILED):
        call.office.queue.put(call.document)
    return record_of(call, call.document)


def _retire(call: Call) -> object:
    call.office.stop(call.document)
    call.office.documents.retire(call.document)
    return record_of(call, call.document)


def _restore(call: Call) -> object:
    call.office.documents.restore(call.document)
    return record_of(call, call.document)


def _approve(call: Call) -> object:
    if not call.session.role.may_approve:
        raise ForbiddenError(f"a {call.session.role} does not approve documents")
    call.office.approve(call.document, author=call.session.name)
    return record_of(call, call.document)


def _reopen(call: Call) -> object:
    if not call.session.role.may_approve:
        raise ForbiddenError(f"a {call.session.role} does not reopen documents")
    call.office.documents.reopen(call.document)
    return record_of(call, call.document)


def _page(call: Call) -> Response:
    office = call.office
    page = finished_page(
        office.documents.document(call.document),
        office.segments.read(call.document, count=-1),
        "/static/page.css",
        current=call.asked("segment", 0),
    )
    return Response(page, media_type="text/html; charset=utf-8")


def _download(call: Call) -> Response:
    name, data = call.office.deliver(call.document, call.query.get("kind", "document"))
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    disposition = f"attachment; filename*=UTF-8''{quote(name)}"
    return Response(data, media_type=kind, headers={"Content-Disposition": disposition})
