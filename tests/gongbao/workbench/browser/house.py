"""A workbench that is served on a free port, and documents put into it as a test needs them."""

from __future__ import annotations

import socket
import threading
from contextlib import contextmanager
from dataclasses import dataclass

import uvicorn
from starlette.applications import Starlette

from gongbao.editing import (
    DocumentStage,
    EditingOffice,
    OfficeOptions,
    TaggedPair,
)
from gongbao.editing.segments.segment_store import DraftedSegment
from gongbao.workbench import WorkbenchOptions, make_application

_GLOSSARY = {"链主企业": "chain master enterprise"}
_TOURISM = {"荆街夜市": "Jing Street Night Market"}
DEFAULT_OPTIONS = OfficeOptions(
    (_GLOSSARY,), packaged_glossary=False, offered_glossaries=(_TOURISM,)
)


@dataclass(frozen=True)
class House:
    """A workbench at work: its office, its application, its address."""

    office: EditingOffice
    application: Starlette
    address: str

    @property
    def start(self):
        return f"{self.address}/?token={self.application.state.sessions.token}"

    def store(self, pairs, name="report.md", period=0):
        """Return the number of a document of these pairs, translated as they say.

        Where `period` is given, only so many are examined, and those behind them have the same
        findings and marks in turn: their figures stand at the same places.
        """
        text = "\n\n".join(source for source, _ in pairs) + "\n"
        number = self.office.documents.add(name, text.encode(), author="Li Ming")
        record = self.office.documents.find(number)
        segments = self.office.segments.read(number, count=-1)
        assert len(segments) == len(pairs)
        drafts: list[DraftedSegment] = []
        for segment, (_, target) in zip(segments, pairs, strict=True):
            if period and len(drafts) >= period:
                found = drafts[-period].examination
            else:
                pair = TaggedPair(segment.source, target)
                found = self.office.examine_draft(record, pair, [])
            drafts.append(DraftedSegment(segment.number, target, "model", found))
        self.office.segments.write_drafts(number, drafts)
        self.office.documents.set_stage(number, DocumentStage.IN_REVIEW)
        return number


@contextmanager
def served(workspace, options=DEFAULT_OPTIONS, accounts=None):
    """Serve the office of a workspace while the context is open."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    host = f"127.0.0.1:{port}"
    office = EditingOffice(workspace, options)
    application = make_application(office, WorkbenchOptions([host], "Li Ming", accounts))
    server = uvicorn.Server(
        uvicorn.Config(application, host="127.0.0.1", port=port, log_level="error", ws="none")
    )
    serving = threading.Thread(target=server.run, name="workbench", daemon=True)
    serving.start()
    while not server.started:
        assert serving.is_alive(), "the server has not started"
        serving.join(0.02)
    yield House(office, application, f"http://{host}")
    server.should_exit = True
    serving.join(20)
