"""Documents and engines that send their text to a host: what may go, and what went."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from corpora import Document, DocumentError
from gongbao.translation.engines import Engine, TextEngine

if TYPE_CHECKING:
    from typing_extensions import TypeIs

    from gongbao.translation.engines.llm import Destination, EngineUsage


class SendingEngine(Protocol):
    """An engine that sends text to a host."""

    name: str
    destination: Destination
    sends_marked: bool

    @property
    def usage(self) -> EngineUsage:
        """What was used since it was opened."""
        ...

    @property
    def remarks(self) -> tuple[str, ...]:
        """What else a user should know of the run."""
        ...


def sends_text(engine: object) -> TypeIs[SendingEngine]:
    """Tell whether an engine sends text to a host."""
    return hasattr(engine, "destination")


def refuse_marked(document: Document, engine: Engine | TextEngine) -> str:
    """Refuse a document with a secrecy mark for a host that is not this machine.

    Returns:
        What the report records where it is sent all the same, empty where there is no mark.

    Raises:
        DocumentError: naming the document, its mark and the host.
    """
    if not sends_text(engine) or engine.destination.is_loopback:
        return ""
    from gongbao.translation.engines.llm import find_secrecy_mark

    mark = find_secrecy_mark(document)
    if mark is None:
        return ""
    host = engine.destination.host
    if not engine.sends_marked:
        raise DocumentError(
            f"{document.source_name or 'the document'}: has the secrecy mark {mark.text}"
            f" (paragraph {mark.block}) and is not sent to {host}; a server on this machine may"
            " have it, or --send-marked, which the report records"
        )
    return f"sent to {host} with the secrecy mark {mark.text}, by --send-marked"


def usage_of(engine: Engine | TextEngine) -> EngineUsage | None:
    """Return what an engine has used, None for one that sends nothing."""
    return engine.usage if sends_text(engine) else None


def sending_remarks(
    engine: Engine | TextEngine, before: EngineUsage | None, leave: str = ""
) -> tuple[str, ...]:
    """Return what the report records of sending a document: by whose leave, where, how much."""
    if before is None or not sends_text(engine):
        return ()
    used = engine.usage.since(before)
    told = f"{engine.name} at {engine.destination.host}: {used.sentence}"
    return (*((leave,) if leave else ()), told, *engine.remarks)
