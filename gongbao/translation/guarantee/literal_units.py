"""Units that are nothing but one requirement: a table cell "2295亿元", a heading "规上工业产值".

They need no model: the accepted English is the translation.
"""

from __future__ import annotations

import re

import numpy as np

from glossary.requirements import RequirementKind
from gongbao.translation.engines.engine import Engine, Hypothesis
from gongbao.translation.guarantee.units import Unit

_COUNTERS = "家个项名户条件人次位所座台套"
_AROUND = re.compile(rf"[{_COUNTERS}]{{0,2}}[。；;，,、：:]?")
_STOPS = {"。": ".", "；": ";", ";": ";", "：": ":", ":": ":", "，": ",", ",": ","}


def literal_hypothesis(unit: Unit, engine: Engine) -> Hypothesis | None:
    """Return the translation of a unit that is one requirement and punctuation, else None."""
    required = [
        (k, r) for k, r in enumerate(unit.requirements) if r.kind is not RequirementKind.FORBIDDEN
    ]
    if len(required) != 1 or required[0][1].conflict:
        return None
    index, requirement = required[0]
    before, after = unit.text[: requirement.start], unit.text[requirement.end :]
    if before or not _AROUND.fullmatch(after):
        return None
    placeholder = unit.source.placeholders.get(index)
    pieces = (placeholder,) if placeholder else engine.pieces.encode_words(requirement.accepted[0])
    stop = _STOPS.get(after[-1:], "")
    pieces = (*pieces, stop) if stop else pieces
    columns = len(unit.source.pieces) + 1
    attention = np.full((len(pieces), columns), 1 / columns, dtype=np.float32)
    return Hypothesis(pieces, attention, 0.0)
