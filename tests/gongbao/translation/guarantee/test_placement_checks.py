import numpy as np
import pytest

from gongbao.translation.engines.engine import Hypothesis, SourceFeatures
from gongbao.translation.guarantee.draft import write_draft
from gongbao.translation.guarantee.placement_checks import placement_warnings
from gongbao.translation.guarantee.units import split_units


@pytest.mark.parametrize(
    ("chinese", "english", "looks_at_source", "warnings"),
    [
        ("链主投资30亿元。", "chain masters invest 3 billion yuan.", True, []),
        ("链主投资30亿元。", "chain masters: 3 billion yuan, 7 percent.", True, ["“7”"]),
        ("链主投资。", "chain masters invest.", False, ["wrong place"]),
        ("企业投资30亿元。", "firms invest nothing.", True, []),
    ],
    ids=["all is well", "a stray figure", "written where nobody looked", "unmet is no warning"],
)
def test_doubtful_places_are_warned_about(
    packaged_engine, finder, chinese, english, looks_at_source, warnings
):
    required = finder.find(chinese).required
    (unit,) = split_units(chinese, required, packaged_engine.pieces, SourceFeatures(), 100)
    pieces = packaged_engine.pieces.encode_words(english)
    attention = np.zeros((len(pieces), len(unit.source.pieces) + 1), np.float32)
    if looks_at_source:
        attention[:] = 1 / attention.shape[1]
    else:
        attention[:, -1] = 1
    draft = write_draft(unit, Hypothesis(pieces, attention, -1.0), packaged_engine)
    found = list(placement_warnings(unit, draft))
    assert len(found) == len(warnings)
    assert all(words in warning for words, warning in zip(warnings, found, strict=True))
