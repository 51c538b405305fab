"""Numerals with spaces inside, numerals that name, and spans of years without their word."""

import pytest

from corpora.quantities import (
    find_english_quantities,
    find_quantities,
    render_quantity,
    same_value,
)


@pytest.mark.parametrize(
    ("text", "found", "english"),
    [
        ("缴款为1 036 201 000美元。", ["1 036 201 000美元"], "1,036,201,000 US dollars"),
        ("共238\u00a0500名", ["238\u00a0500"], "238,500"),
        ("5 000万元", ["5 000万元"], "50 million yuan"),
        ("在2016 - 2017两年期", ["2016 - 2017", "两年"], "2016-2017"),
        ("2021-2022赛季", ["2021-2022"], "2021-2022"),
        ("1960年代", ["1960年代"], "1960s"),
        ("第2178 (2014)号决议", ["第2178", "2014"], "2178"),
        ("和平救援-2021演习", ["2021"], "2021"),
        ("2014名代表", ["2014"], "2,014"),
        ("面积2000-2020平方米", ["2000-2020平方米"], "2,000 to 2,020 square meters"),
        ("7月25日0时至24时", ["7月25日", "0时", "24时"], "July 25"),
        ("24时", ["24时"], "24:00"),
        ("0时", ["0时"], "0:00"),
        ("0 时许", ["0 时许"], "around 0:00"),
        ("共238 500.", ["238 500"], "238,500"),
        ("1 036.5吨", ["1 036.5吨"], "1,036.5 tons"),
    ],
)
def test_figures_are_read_whole_and_written_as_english_does(text, found, english):
    quantities = find_quantities(text)
    assert [quantity.text for quantity in quantities] == found
    assert render_quantity(quantities[0])[0] == english
    for quantity in quantities:
        for words in render_quantity(quantity):
            assert any(same_value(quantity, read) for read in find_english_quantities(words))


def test_cells_of_a_table_are_no_one_number():
    assert [quantity.text for quantity in find_quantities("增长12 3456人")] == ["12", "3456"]
    assert [quantity.text for quantity in find_quantities("见表2 300人")] == ["2", "300"]


def test_a_generation_is_no_figure():
    assert find_quantities("“90后”创业者和95后青年") == ()
    assert [quantity.text for quantity in find_quantities("增长到90。")] == ["90"]
