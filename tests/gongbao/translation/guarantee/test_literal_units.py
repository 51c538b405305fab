import pytest

from gongbao.translation.engines.engine import SourceFeatures
from gongbao.translation.guarantee.guaranteed_translator import GuaranteedTranslator
from gongbao.translation.guarantee.literal_units import literal_hypothesis
from gongbao.translation.guarantee.units import split_units


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
def test_a_unit_that_is_one_requirement_needs_no_model(
    packaged_engine, finder, text, written, has_placeholders
):
    features = SourceFeatures(annotation=True, placeholders=has_placeholders)
    required = finder.find(text).required
    (unit,) = split_units(text, required, packaged_engine.pieces, features, 100)
    made = literal_hypothesis(unit, packaged_engine)
    if written is None:
        assert made is None
    else:
        assert made is not None
        assert packaged_engine.pieces.decode(made.pieces, unit.source.fillers).text == written
        assert made.attention.shape == (len(made.pieces), len(unit.source.pieces) + 1)


def test_a_heading_that_is_a_term_is_that_term(random_engine, finder):
    (segment,) = GuaranteedTranslator(random_engine, finder).translate(["综合保税区"])
    assert segment.target == "Comprehensive bonded zone"
