import pytest

from gongbao.translation.engines import SourceFeatures
from gongbao.translation.guarantee import Translator, split_passages
from gongbao.translation.guarantee.steps.first_drafts import literal_hypothesis


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("30亿元", "3 billion yuan"),
        ("30亿元。", "3 billion yuan."),
        ("链主", "chain master"),
        ("“链主”", None),
        ("链主企业", None),
        ("链主30亿元", None),
        ("会议", None),
    ],
)
@pytest.mark.parametrize("has_placeholders", [True, False])
def test_a_passage_that_is_one_requirement_needs_no_model(
    packaged_engine, finder, text, written, has_placeholders
):
    features = SourceFeatures(annotation=True, placeholders=has_placeholders)
    required = finder.find(text).required
    (passage,) = split_passages(text, required, packaged_engine.pieces, features, 100)
    made = literal_hypothesis(passage, packaged_engine)
    if written is None:
        assert made is None
    else:
        assert made is not None
        assert packaged_engine.pieces.decode(made.pieces, passage.source.fillers).text == written
        assert made.attention.shape == (len(made.pieces), len(passage.source.pieces) + 1)


def test_a_heading_that_is_a_term_is_that_term(random_engine, finder):
    (segment,) = Translator(random_engine, finder).translate(["综合保税区"])
    assert segment.target == "Comprehensive bonded zone"
