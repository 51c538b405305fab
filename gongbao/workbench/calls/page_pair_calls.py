"""Calls on published pages: aligned, mended, stored."""

from __future__ import annotations

from typing import Any

from starlette.routing import BaseRoute, Route

from corpora import InputError
from gongbao.editing import AlignedBead, AlignedPage
from gongbao.workbench.calls.call import Call, answers, takes_files
from gongbao.workbench.uploads import Uploads


def page_pair_routes() -> list[BaseRoute]:
    """Return the routes of published pages."""
    one = "/api/pairs/{page:number}"
    return [
        Route("/api/pairs", answers(_list), methods=["GET"]),
        Route("/api/pairs", takes_files(_add, most_files=2, status=201), methods=["POST"]),
        Route(one, answers(_find), methods=["GET"]),
        Route(f"{one}/beads", answers(_mend), methods=["PUT"]),
        Route(f"{one}/store", answers(_store), methods=["POST"]),
    ]


def _list(call: Call) -> object:
    return {"pairs": [_summary(page) for page in call.office.pages.all()]}


def _add(call: Call, uploads: Uploads) -> object:
    number = call.office.pages.add(
        uploads.one("source"),
        uploads.one("target"),
        author=call.session.name,
        name=uploads.texts.get("name", ""),
        date=uploads.texts.get("date", ""),
    )
    return {"id": number}


def _find(call: Call) -> object:
    return _record(call.office.pages.find(int(call.path["page"])))


def _mend(call: Call) -> object:
    found = call.body.get("beads")
    if not isinstance(found, list):
        raise InputError("beads: expected a list")
    beads = [AlignedBead(*_sides(bead), score=0.0) for bead in found]
    number, version = int(call.path["page"]), call.whole("version")
    return _record(call.office.pages.mend(number, beads, version=version))


def _store(call: Call) -> object:
    stored = call.office.pages.store(
        int(call.path["page"]),
        author=call.session.name,
        is_remembered=call.flag("remember"),
        proposes=call.flag("propose"),
    )
    return {
        "document": stored.document,
        "pairs": stored.pairs,
        "remembered": stored.remembered,
        "proposed": stored.proposed,
    }


def _sides(bead: object) -> tuple[tuple[int, ...], tuple[int, ...]]:
    if not isinstance(bead, dict):
        raise InputError("a bead has source and target, lists of numbers")
    return _numbers(bead.get("source")), _numbers(bead.get("target"))


def _numbers(side: object) -> tuple[int, ...]:
    if not isinstance(side, list) or not all(isinstance(number, int) for number in side):
        raise InputError("a bead has source and target, lists of numbers")
    return tuple(side)


def _summary(page: AlignedPage) -> dict[str, Any]:
    return {
        "id": page.number,
        "name": page.name,
        "date": page.date,
        "author": page.author,
        "created": page.created,
        "beads": len(page.beads),
        "doubtful": sum(bead.score < 0.7 for bead in page.beads),
        "published": page.published,
    }


def _record(page: AlignedPage) -> dict[str, Any]:
    return {
        **_summary(page),
        "sources": list(page.sources),
        "targets": list(page.targets),
        "beads": [
            {
                "source": list(bead.source),
                "target": list(bead.target),
                "score": bead.score,
                "is_mended": bead.is_mended,
            }
            for bead in page.beads
        ],
        "doubts": list(page.doubts),
        "version": page.version,
    }
