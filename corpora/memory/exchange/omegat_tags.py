"""The tags that OmegaT writes into the words of its memories: `<f0>`, `</f0>`, `<br1/>`."""

from __future__ import annotations

import re
from dataclasses import replace

from lxml import etree

from corpora.memory.memory_units import CODES_LEFT_OUT, UnitEntry

_TAG = re.compile(r"</?[A-Za-z]{1,8}\d+/?>")


def is_of_omegat(element: etree._Element) -> bool:
    """Return whether a TMX file was written by OmegaT, whose tags are words to all others."""
    header = element.getroottree().getroot().find("{*}header")
    return header is not None and "omegat" in (header.get("creationtool") or "").lower()


def without_tags(entry: UnitEntry) -> UnitEntry:
    """Return an entry of OmegaT's without its tags, which is told."""
    unit = entry.unit
    if unit is None or not _TAG.search(f"{unit.source}\n{unit.target}"):
        return entry
    source, target = (_TAG.sub("", text) for text in (unit.source, unit.target))
    remarks = tuple(dict.fromkeys((*entry.remarks, CODES_LEFT_OUT)))
    return replace(entry, unit=replace(unit, source=source, target=target), remarks=remarks)
