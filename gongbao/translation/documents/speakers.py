"""Who speaks in a document: persons, whose names are written in pinyin wherever they stand."""

from __future__ import annotations

from collections.abc import Iterator

from corpora import BlockKind, Document, normalise
from glossary.names.likely_persons import find_likely_persons


def find_speakers(document: Document) -> Iterator[str]:
    """Yield the names of those who speak; a host or a reporter is none.

    That somebody speaks is as good as a post: what may be a name is one.
    """
    for block in document.blocks:
        if block.kind is BlockKind.SPEAKER:
            for segment in block.segments:
                name = normalise(segment.text).text
                if (0, len(name)) in find_likely_persons(name):
                    yield name
