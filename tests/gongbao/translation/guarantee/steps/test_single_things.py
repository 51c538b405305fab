"""What is counted once stands in the singular, noun and verb."""

import numpy as np
import pytest

from gongbao.translation.engines import Hypothesis, SourceFeatures
from gongbao.translation.guarantee import split_passages, write_draft
from gongbao.translation.guarantee.steps.single_things import make_single


@pytest.fixture
def single(packaged_engine, finder):
    def make(chinese, english):
        required = finder.find(chinese).required
        plain = SourceFeatures()
        (passage,) = split_passages(chinese, required, packaged_engine.pieces, plain, 200)
        pieces = packaged_engine.pieces.encode_words(english)
        attention = np.full((len(pieces), len(passage.source.pieces) + 1), 0.01, np.float32)
        draft = write_draft(passage, Hypothesis(pieces, attention, -1.0), packaged_engine)
        changed = make_single(draft)
        assert len(changed.unmet) <= len(draft.unmet)
        assert all(0 <= start <= end <= len(changed.text) for start, end in changed.spans)
        return changed.text

    return make


@pytest.mark.parametrize(
    ("chinese", "english", "expected"),
    [
        ("新增1名教师。", "One new teachers were added.", "One new teacher was added."),
        ("有1家企业。", "There were one new factories.", "There was one new factory."),
        ("建成1座桥。", "A total of one bridges have been built.", "One bridge has been built."),
        ("共1人。", "In all, a total of one people came.", "In all, one person came."),
        ("新增1家。", "It added one 10-floor shops, bringing joy.", None),
        ("新增6家。", "Six new shops were added.", "Six new shops were added."),
        ("1家银行。", "One of the banks closed.", "One of the banks closed."),
        ("1家向2家转让。", "One went to two banks.", "One went to two banks."),
        ("1个系列。", "One series is new.", "One series is new."),
        ("1条新闻。", "One news item.", "One news item."),
        ("第1批。", "The first batch of shops.", "The first batch of shops."),
    ],
)
def test_nouns_and_verbs_agree_with_one(single, chinese, english, expected):
    expected = expected or english.replace("shops", "shop")
    assert single(chinese, english) == expected


def test_a_term_is_put_in_the_singular_whole(single):
    english = "There were one new industrial enterprises above designated size, bringing it to six."
    chinese = "规上工业企业新增1家，总数达到6家。"
    assert single(chinese, english) == english.replace("were", "was").replace(
        "enterprises", "enterprise"
    )
