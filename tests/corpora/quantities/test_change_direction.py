import pytest

from corpora.quantities import find_quantities, reversed_direction

CHANGES = [
    ("产值下降20%", "Output was up 20 percent.", "up"),
    ("产值下降20%", "Output fell by 20 percent.", ""),
    ("产值下降20%", "Output growth slowed by 20 percent.", ""),
    ("产值下降20%", "Exports grew fast, output fell by 20 percent.", ""),
    ("产值下降20%", "Exports fell, output grew by 20 percent.", "grew"),
    ("同比下降了近3.5%", "an increase of nearly 3.5 percent", "increase"),
    ("回落0.5个百分点", "0.5 percentage points higher and rising", "rising"),
    ("减少20亿元", "rose by 2 billion yuan", "rose"),
    ("增长8.5%", "a decrease of 8.5 percent", "decrease"),
    ("增长8.5%", "-8.5 percent", "-"),
    ("增长3-5%", "by 3-5 percent", ""),
    ("增长8.5%", "The growth rate was 8.5 percent.", ""),
    ("达到60%", "fell to 60 percent", ""),
    ("下降到60%", "up to 60 percent", ""),
    ("增长3倍", "fell fourfold", ""),
]


@pytest.mark.parametrize(("source", "english", "turned"), CHANGES)
def test_a_change_that_is_turned_round_is_named(source, english, turned):
    (figure,) = find_quantities(source)
    before = source[: figure.start]
    place = next((k for k, character in enumerate(english) if character.isdigit()), len(english))
    assert reversed_direction(figure, before, english, place) == turned
