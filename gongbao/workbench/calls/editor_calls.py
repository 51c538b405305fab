"""Calls of the editor: segments read, saved, checked while typing, completed, discussed."""

from __future__ import annotations

from starlette.routing import BaseRoute, Route

from corpora import InputError
from gongbao.editing import preview_replacements
from gongbao.workbench.calls.call import Call, answers
from gongbao.workbench.calls.document_calls import record_of
from gongbao.workbench.calls.quality_calls import waiver_of
from gongbao.workbench.records import (
    comment_record,
    segment_record,
    similar_record,
    unit_record,
    version_record,
)

_MOST_SEGMENTS = 2000
_LONGEST = 20_000


def editor_routes() -> list[BaseRoute]:
    """Return the routes of the editor."""
    one = "/api/documents/{document:number}"
    segment = f"{one}/segments/{{number:number}}"
    return [
        Route(f"{one}/segments", answers(_segments), methods=["GET"]),
        Route(f"{one}/changes", answers(_changes), methods=["GET"]),
        Route(f"{one}/undo", answers(_undo), methods=["POST"]),
        Route(f"{one}/replace", answers(_replace), methods=["POST"]),
        Route(segment, answers(_save), methods=["PUT"]),
        Route(f"{segment}/check", answers(_check), methods=["POST"]),
        Route(f"{segment}/waive", answers(_waive), methods=["POST"]),
        Route(f"{segment}/complete", answers(_complete), methods=["POST"]),
        Route(f"{segment}/alternatives", answers(_alternatives), methods=["POST"]),
        Route(f"{segment}/suggestions", answers(_suggestions), methods=["GET"]),
        Route(f"{segment}/history", answers(_history), methods=["GET"]),
        Route(f"{segment}/comments", answers(_comments), methods=["GET"]),
        Route(f"{segment}/comments", answers(_comment, status=201), methods=["POST"]),
        Route(
            f"{segment}/comments/{{comment:number}}/close",
            answers(_close_comment),
            methods=["POST"],
        ),
        Route("/api/concordance", answers(_concordance), methods=["GET"]),
    ]


def _segments(call: Call) -> object:
    office = call.office
    serial, _ = office.segments.changed_since(call.document, 2**60)
    count = min(_MOST_SEGMENTS, max(1, call.asked("count", 500)))
    found = office.segments.read(call.document, first=call.asked("first", 1), count=count)
    return {
        "change": serial,
        "total": office.documents.find(call.document).segments,
        "segments": [segment_record(segment) for segment in found],
    }


def _changes(call: Call) -> object:
    place = call.asked("at", 0)
    call.presence.note(call.document, call.key, call.session.name, place)
    serial, changed = call.office.segments.changed_since(call.document, call.asked("since", 0))
    return {
        "change": serial,
        "segments": [segment_record(segment) for segment in changed],
        "people": [
            {"name": other.name, "at": other.at}
            for other in call.presence.others(call.document, call.key)
        ],
        **{
            key: value
            for key, value in record_of(call, call.document).items()
            if key in ("job", "state", "confirmed", "findings")
        },
    }


def _target(call: Call, name: str) -> str:
    text = call.text(name)
    if len(text) > _LONGEST:
        raise InputError(f"{name}: more than {_LONGEST:,} characters")
    return text


def _save(call: Call) -> object:
    return segment_record(
        call.office.save(
            call.document,
            call.number,
            _target(call, "target"),
            version=call.whole("version"),
            author=call.session.name,
            confirm=call.flag("confirm"),
        )
    )


def _check(call: Call) -> object:
    found = call.office.examine(call.document, call.number, _target(call, "target"))
    return {
        "findings": list(found.findings),
        "requirements": list(found.requirements),
        "tags": list(found.broken_tags),
    }


def _waive(call: Call) -> object:
    name, _ = call.office.documents.name_and_rulings(call.document)
    waived = call.office.waive(call.document, call.number, waiver_of(call, name))
    return segment_record(waived)


def _complete(call: Call) -> object:
    begun = _target(call, "begun")
    repairs = call.flag("repairs")
    made = call.office.complete(call.document, call.number, begun, repairs=repairs)
    return {"text": made.text, "is_settled": made.is_settled}


def _alternatives(call: Call) -> object:
    begun = _target(call, "begun")
    return {"alternatives": call.office.alternatives(call.document, call.number, begun)}


def _suggestions(call: Call) -> object:
    segment = call.office.segments.find(call.document, call.number)
    terms = [
        {
            "source": segment.source[slice(*requirement["source_span"])],
            "accepted": requirement["accepted"],
            "status": requirement["kind"],
            "why": requirement["why"],
        }
        for requirement in segment.requirements
        if requirement["kind"] in ("term", "figure", "name", "proposed")
    ]
    similar = call.office.memory.similar(call.document, call.number)
    return {"memory": [similar_record(one) for one in similar], "terms": terms}


def _history(call: Call) -> object:
    versions = call.office.segments.history(call.document, call.number)
    return {"versions": [version_record(version) for version in versions]}


def _comments(call: Call) -> object:
    found = call.office.comments.of(call.document, call.number)
    return {"comments": [comment_record(comment) for comment in found]}


def _comment(call: Call) -> object:
    text = _target(call, "text")
    made = call.office.comments.add(call.document, call.number, text, author=call.session.name)
    return comment_record(made)


def _close_comment(call: Call) -> object:
    call.office.comments.close(call.document, int(call.path["comment"]))
    return _comments(call)


def _undo(call: Call) -> object:
    segment = call.office.undo(call.document, author=call.session.name)
    return {"segment": None if segment is None else segment_record(segment)}


def _replace(call: Call) -> object:
    numbers = call.body.get("numbers")
    if numbers is not None and not (
        isinstance(numbers, list) and all(isinstance(number, int) for number in numbers)
    ):
        raise InputError("numbers: expected a list of whole numbers")
    changes = preview_replacements(
        call.office.segments.read(call.document, count=-1),
        call.text("find"),
        call.text("replace"),
        match_case=call.flag("match_case"),
        whole_word=call.flag("whole_word"),
        numbers=numbers,
    )
    if call.flag("apply"):
        call.office.replace(call.document, changes, author=call.session.name)
    serial, _ = call.office.segments.changed_since(call.document, 2**60)
    return {
        "change": serial,
        "changes": [
            {"number": one.number, "before": one.before, "after": one.after} for one in changes
        ],
    }


def _concordance(call: Call) -> object:
    found = call.office.memory.concordance(call.query.get("q", "")[:200])
    return {"units": [unit_record(unit) for unit in found]}
