"""The elements of an XML file as they are read, with nothing expanded and nothing fetched."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from lxml import etree

from corpora.errors import GongbaoError
from corpora.files.xml_characters import XmlBytes


@contextmanager
def xml_events(
    path: Path, names: Sequence[str], *, has_starts: bool = False, error: type[GongbaoError]
) -> Iterator[tuple[etree.iterparse, XmlBytes]]:
    """Open a file and give the events of its elements, and the bytes as they were mended.

    Args:
        path: The file; its prolog has been looked at, see `read_xml_prolog`.
        names: Local names of the elements whose events come, in any namespace.
        has_starts: Whether the start of an element is an event, beside its end.
        error: What is raised, naming file and line, for what is no well-formed XML, uses an
            entity, or cannot be read.
    """
    events: etree.iterparse | None = None
    try:
        with path.open("rb") as stream:
            cleaned = XmlBytes(stream)
            events = etree.iterparse(
                cleaned,
                events=("start", "end") if has_starts else ("end",),
                tag=tuple("{*}" + name for name in names),
                resolve_entities=False,
                load_dtd=False,
                no_network=True,
                remove_comments=True,
                remove_pis=True,
                huge_tree=True,
            )
            yield events, cleaned
    except etree.XMLSyntaxError as fault:
        line, message = fault.lineno or 1, str(fault.msg or fault).splitlines()[0]
        for found in events.error_log if events is not None else ():
            line, message = found.line, found.message
            break
        raise error(f"{path}:{line}: no well-formed XML: {message}") from None
    except OSError as fault:
        raise error(f"{path}: cannot be read: {fault.strerror or fault}") from fault
