import pytest
from hypothesis import given, strategies as st

from glossary import find_copies


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“2+6+X”产业集群", ["2+6+X"]),
        ("建设5G+4K/8K+AI应用", ["5G+4K/8K+AI"]),
        ("APEC会议", ["APEC"]),
        ("实现“10080”目标", ["10080"]),
        ("“2025”年和“3000”个", []),
        ("C919大型客机", ["C919"]),
        ("见https://www.gov.cn/zhengce/1.htm。", ["https://www.gov.cn/zhengce/1.htm"]),
        ("信箱office@jingzhou.gov.cn", ["office@jingzhou.gov.cn"]),
        ("电话：0716-8421466", ["0716-8421466"]),
        ("Sinopec Petroleum公司", ["Sinopec Petroleum"]),
        ("增长3.5%", []),
        ("年产10⁸块", ["10⁸"]),
        ("浓度2.5×10⁻³", ["2.5×10⁻³"]),
        ("在框内打✓或✗", ["✓", "✗"]),
        ("3×4米", []),
        ("X光", []),
        ("维生素B₁₂和CO₂", ["B₁₂", "CO₂"]),
        ("2022年", []),
    ],
    ids=[
        "slogan",
        "joined techniques",
        "acronym",
        "quoted code",
        "quoted figures",
        "code",
        "address",
        "mail",
        "telephone",
        "words",
        "figure",
        "power",
        "small power",
        "ticks",
        "measures",
        "single letter",
        "small figures",
        "year",
    ],
)
def test_what_is_copied_and_what_is_not(text, expected):
    assert [copy.text for copy in find_copies(text)] == expected


@pytest.mark.parametrize("brackets", ["〔〕", "[]", "［］", "（）", "()"])
def test_document_number_is_written_in_pinyin(brackets):
    number = f"国办发{brackets[0]}2022{brackets[1]}5号"
    (copy,) = find_copies(f"{number}")
    assert copy.text == number
    assert copy.forms[0] == "Guo Ban Fa [2022] No. 5"
    assert "Guobanfa [2022] No. 5" in copy.forms


@pytest.mark.parametrize("before", ["见", "根据", "国务院办公厅印发", "按照"])
def test_words_before_a_document_number_are_no_part_of_it(before):
    (copy,) = find_copies(f"{before}国办发〔2022〕5号")
    assert copy.text == "国办发〔2022〕5号"
    assert copy.start == len(before)


@given(st.text("国办发〔〕2022号5GX+/.@a- 年"))
def test_copies_are_pieces_of_the_text_in_order(text):
    last = 0
    for copy in find_copies(text):
        assert text[copy.start : copy.end] == copy.text
        assert copy.start >= last
        assert copy.forms
        last = copy.end


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("与Société Générale签约", ["Société Générale"]),
        ("俄方“Восток”公司来访", ["Восток"]),
        ("在ひらがな書店举行", ["ひらがな"]),
        ("与삼성전자签约", ["삼성전자"]),
        ("列夫・托尔斯泰文集", []),
        ("α粒子与5×8阵列", []),
    ],
)
def test_words_in_a_third_script_are_copied(text, expected):
    assert [copy.text for copy in find_copies(text)] == expected
