"""Lettered items: those that a text refers to have to be in its translation."""

import pytest

from glossary.codes.lettered_items import find_lettered_items
from gongbao import check_pair


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("在符合上述(a)至(c)项的前提下", ["(a)", "(c)"]),
        ("见附注2(a)及第3(b)(ii)段", ["(a)", "(b)", "(ii)"]),
        ("(a)及(b)款所述银行", ["(a)", "(b)"]),
        ("(a) 流动资金渠道；及(b) 投资组合渠道", []),
        ("以及(ii) 赋予工作人员权力", []),
        ("维生素(c)含量", []),
        ("结核菌素(ppd)试验", []),
    ],
)
def test_letters_that_are_referred_to_are_found(text, letters):
    assert [found.text for found in find_lettered_items(text)] == letters


@pytest.mark.parametrize(
    ("english", "is_missing"),
    [
        ("Subject to items (a) to (c) above, the fund seeks returns.", False),
        ("Subject to a) to c) above, the fund seeks returns.", False),
        ("Subject to item (a) above, the fund seeks returns.", True),
    ],
)
def test_a_lost_item_is_told(english, is_missing):
    findings = check_pair("在符合上述(a)至(c)项的前提下，基金争取回报。", english)
    assert any(f.text == "(c)" for f in findings) == is_missing
