import numpy as np
import pytest

from gongbao.translation.engines import Hypothesis, SourceFeatures
from gongbao.translation.guarantee import split_passages, write_draft
from gongbao.translation.guarantee.translation_findings import draft_findings


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
    (passage,) = split_passages(chinese, required, packaged_engine.pieces, SourceFeatures(), 100)
    pieces = packaged_engine.pieces.encode_words(english)
    attention = np.zeros((len(pieces), len(passage.source.pieces) + 1), np.float32)
    if looks_at_source:
        attention[:] = 1 / attention.shape[1]
    else:
        attention[:, -1] = 1
    draft = write_draft(passage, Hypothesis(pieces, attention, -1.0), packaged_engine)
    found = list(draft_findings(draft))
    assert len(found) == len(warnings)
    assert all(words in f.english for words, f in zip(warnings, found, strict=True))
