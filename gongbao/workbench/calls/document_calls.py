"""Calls on documents: taken in, listed, stopped, approved, delivered."""

from __future__ import annotations

import mimetypes
from typing import Any
from urllib.parse import quote

from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from corpora import InputError
from gongbao.editing import DocumentStage, finished_page
from gongbao.translation.documents import explain_kept
from gongbao.workbench.calls.call import Call, ForbiddenError, answers, takes_files
from gongbao.workbench.records import document_record
from gongbao.workbench.uploads import Uploads, safe_name


def document_routes() -> list[BaseRoute]:
    """Return the routes of documents."""
    one = "/api/documents/{document:number}"
    return [
        Route("/api/documents", answers(_list), methods=["GET"]),
        Route("/api/documents", takes_files(_add, status=201), methods=["POST"]),
        Route("/api/choices", answers(_choices), methods=["GET"]),
        Route(one, answers(_found), methods=["GET"]),
        Route(f"{one}/kept", answers(_kept), methods=["GET"]),
        Route(f"{one}/stop", answers(_stop), methods=["POST"]),
        Route(f"{one}/resume", answers(_resume), methods=["POST"]),
        Route(f"{one}/retire", answers(_retire), methods=["POST"]),
        Route(f"{one}/restore", answers(_restore), methods=["POST"]),
        Route(f"{one}/approve", answers(_approve), methods=["POST"]),
        Route(f"{one}/reopen", answers(_reopen), methods=["POST"]),
        Route("/documents/{document:number}/page", answers(_page), methods=["GET"]),
        Route("/documents/{document:number}/download", answers(_download), methods=["GET"]),
    ]


def record_of(call: Call, number: int) -> dict[str, Any]:
    """Return a document as the list shows it."""
    office = call.office
    document = office.documents.find(number)
    return {
        **document_record(
            document,
            office.queue.progress(number),
            call.presence.people(number),
            needs_second=office.options.needs_second,
        ),
        "missing_glossaries": office.choices.missing(document.rulings.glossaries),
    }


def _list(call: Call) -> object:
    documents = call.office.documents.all(with_retired=call.query.get("retired") == "1")
    return {"documents": [record_of(call, document.identifier) for document in documents]}


def _found(call: Call) -> object:
    return record_of(call, call.document)


def _kept(call: Call) -> object:
    document = call.office.documents.document(call.document)
    return {
        "kept": list(explain_kept(document, call.office.deliveries.kept(call.document).findings))
    }


def _add(call: Call, uploads: Uploads) -> object:
    text = uploads.texts.get("text", "")
    if "file" in uploads.files:
        name, data = uploads.one("file")
    elif text.strip():
        name, data = safe_name(uploads.texts.get("name") or "text.txt"), text.encode()
        name = name if "." in name else f"{name}.txt"
    else:
        raise InputError("neither a file nor a text")
    chosen = uploads.texts.get("glossaries")
    number = call.office.add(
        name,
        data,
        author=call.session.name,
        engine=uploads.texts.get("engine", ""),
        day=uploads.texts.get("date", ""),
        glossaries=None if chosen is None else chosen.splitlines(),
    )
    return {"id": number}


def _choices(call: Call) -> object:
    choices = call.office.choices
    return {
        "engines": [
            {
                "name": state.specification,
                "host": state.host,
                "answers": state.answers is not False,
            }
            for state in choices.engines()
        ],
        "glossaries": [
            {"name": glossary.name, "is_default": glossary.is_default}
            for glossary in choices.glossaries
        ],
    }


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
    name, data = call.office.deliveries.make(call.document, call.query.get("kind", "document"))
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    disposition = f"attachment; filename*=UTF-8''{quote(name)}"
    return Response(data, media_type=kind, headers={"Content-Disposition": disposition})
