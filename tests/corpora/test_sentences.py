import pytest
from hypothesis import given, strategies as st

from corpora.errors import UsageError
from corpora.sentences import split_chinese, split_english, split_long
from corpora.sentences.brackets import bracketed_spans

CHINESE_ALPHABET = '中国说他的。！？；…，、：“”‘’（）《》「」"().!?一1５.３%aB \n　'
ENGLISH_ALPHABET = "aBT.!?…,;:“”\"'()[]1 5\n中"


def pieces(text, spans):
    return [text[start:end] for start, end in spans]


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("发展经济。|改善民生！|怎么办？|好。", id="full stop, exclamation, question"),
        pytest.param("他说：“要发展。”|会议结束。", id="closing quote stays"),
        pytest.param("「要发展。」|會議結束。", id="Traditional closing quote stays"),
        pytest.param('他说："要发展。"|会议结束。', id="straight closing quote stays"),
        pytest.param('会议结束。|"要发展。"', id="straight opening quote goes on"),
        pytest.param("通上了黄河水 。 ” |下一步继续。", id="closing quote after a space"),
        pytest.param("“要发展。”他说。|会议结束。", id="attribution by pronoun"),
        pytest.param("“要发展！”市长王某表示，将继续。|完。", id="attribution by name"),
        pytest.param("“好吗？”记者问道。", id="attribution of a question"),
        pytest.param("“干就完了！”的精神。|完。", id="quotation goes on with 的"),
        pytest.param("“好！好！”|大家鼓掌。", id="short quotation is whole"),
        pytest.param(
            "他说：“第一季度工业生产稳步增长，企业效益明显改善，投资保持平稳。"
            "|第二季度要继续努力，扎实推进各项重点工作，确保完成全年目标。”|会议结束。",
            id="a speech is cut inside",
        ),
        pytest.param("会议通过（草案。共三章。）并公布。|完。", id="inside brackets"),
        pytest.param("会议结束（通过草案。）。|完。", id="full stop after the bracket too"),
        pytest.param("他大喊“加油！”大家都笑了。", id="quotation inside a sentence"),
        pytest.param("他说：“加油！”|大家都笑了。", id="quotation after a colon"),
        pytest.param("这是（《没有关上的书名。）的报告。|完。", id="crossed brackets"),
        pytest.param("学习《怎么办？》一书。|完。", id="inside book titles"),
        pytest.param("会议结束。|（记者张三。）|完。", id="bracketed sentence"),
        pytest.param("这是（没有关上的括号。|下一句。", id="bracket never closed"),
        pytest.param("一、总体要求。|（一）指导思想。|1.基本原则。", id="numbered items"),
        pytest.param("1. 基本原则。|2. 主要目标。", id="numbers with spaces"),
        pytest.param("①加强领导。|第一，强化责任。", id="circled numbers and ordinals"),
        pytest.param("新华社昆明12月12日电（记者林碧锋）记者获悉。|完。", id="dateline"),
        pytest.param("增长3.5%，降低0.8个百分点。|完。", id="decimals"),
        pytest.param("风险……|仍然存在。", id="ellipsis"),
        pytest.param("苹果、梨……等水果。", id="ellipsis that goes on"),
        pytest.param("由APEC主办.| 会议结束.", id="Latin full stop before a space"),
        pytest.param("访问www.gov.cn了解。|完。", id="address"),
        pytest.param("访问https://a.cn/?a=b&c!d了解。", id="address with a question mark"),
        pytest.param("由Huawei Co. Ltd. 承办。|完。", id="Latin abbreviation"),
        pytest.param("王说Mr. Li来了。", id="Latin title"),
        pytest.param("太好了！！！|真的？！|是。", id="repeated marks"),
        pytest.param("夯实基础；改善民生；完。", id="short clauses at semicolons"),
        pytest.param(
            "多部门将联合培育市场新个体，进一步降低个体经营者线上创业就业成本；"
            "|让新业态从业者更有保障，灵活就业的权益保障、社会保障等政策将陆续推出。",
            id="long clauses at a semicolon",
        ),
        pytest.param("", id="empty"),
        pytest.param("没有句号的标题", id="heading"),
        pytest.param("。", id="only a mark"),
    ],
)
def test_chinese_is_cut_where_a_reader_would(marked):
    text = marked.replace("|", "")
    expected = [piece.strip() for piece in marked.split("|") if piece]
    assert pieces(text, split_chinese(text)) == expected


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("GDP grew 3.5%. |It was good! |Why? |Yes.", id="plain"),
        pytest.param("Mr. Li met Dr. Wang. |They talked.", id="titles"),
        pytest.param("See No. 5 and Art. 12 of vol. 3. |Then stop.", id="numbered nouns"),
        pytest.param("He said no. |The meeting ended.", id="no as a word"),
        pytest.param("The U.S. Department and the U.K. agreed. |Good.", id="U.S. inside"),
        pytest.param("It went to the U.S. |The tariffs rose.", id="U.S. at the end"),
        pytest.param("Huawei Co., Ltd. Shenzhen and ABC Inc. grew.", id="companies"),
        pytest.param("On Dec. 12 and Jan. 3, at 8 a.m. Beijing time, it rained.", id="dates"),
        pytest.param("It closed at 5 p.m. |The next day it opened.", id="p.m. at the end"),
        pytest.param("Fruit, e.g. Apples, i.e. Food.", id="e.g. before a capital"),
        pytest.param("J. R. Smith spoke. |He left.", id="initials"),
        pytest.param("He said, “It grew.” |Then he left.", id="closing quote stays"),
        pytest.param("“Is it?” he asked. |Yes.", id="attribution"),
        pytest.param("“It grew.” Li Daiguo said so. |Yes.", id="attribution by name"),
        pytest.param('They grew. " |Li Ming left.', id="closing quote after a space"),
        pytest.param("It grew (see p. 3. Good.) again. |Yes.", id="inside brackets"),
        pytest.param("1. Guard the river. |2. Plant trees.", id="list numbers"),
        pytest.param("Wait... and see. |Fine... |The end.", id="ellipsis"),
        pytest.param("It was 3.5 and 1.25. |30 people came.", id="decimals"),
        pytest.param("Visit www.gov.cn now. |Yes.", id="address"),
        pytest.param("", id="empty"),
    ],
)
def test_english_is_cut_where_a_reader_would(marked):
    text = marked.replace("|", "")
    expected = [piece.strip() for piece in marked.split("|") if piece]
    assert pieces(text, split_english(text)) == expected


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        pytest.param("短。", 5, ["短。"], id="short enough"),
        pytest.param("甲乙丙。丁戊己庚", 6, ["甲乙丙。", "丁戊己庚"], id="full stop first"),
        pytest.param("甲，乙丙，丁、戊己庚", 8, ["甲，乙丙，", "丁、戊己庚"], id="comma next"),
        pytest.param("甲乙丙、丁戊己庚辛", 7, ["甲乙丙、", "丁戊己庚辛"], id="enumeration comma"),
        pytest.param("增长12345亿元左右", 6, ["增长", "12345亿", "元左右"], id="number kept whole"),
        pytest.param("甲乙丙丁Gongbao戊", 8, ["甲乙丙丁", "Gongbao戊"], id="word kept whole"),
        pytest.param("1234567890", 4, ["1234", "5678", "90"], id="no better place"),
        pytest.param("value 1,000 in", 9, ["value", "1,000 in"], id="no cut inside 1,000"),
    ],
)
def test_an_overlong_sentence_is_cut_at_the_best_place(text, limit, expected):
    assert pieces(text, split_long(text, limit)) == expected


def test_a_limit_below_one_is_refused():
    with pytest.raises(UsageError, match="0; expected at least 1"):
        split_long("甲", 0)


def assert_every_character_in_one_span(text, spans):
    covered = [position for start, end in spans for position in range(start, end)]
    assert covered == sorted(set(covered))
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)
    left_out = set(range(len(text))) - set(covered)
    assert all(text[position].isspace() for position in left_out)


@pytest.mark.parametrize("split", [split_chinese, split_english])
@given(text=st.text(st.sampled_from(CHINESE_ALPHABET + ENGLISH_ALPHABET)) | st.text())
def test_every_character_is_in_exactly_one_sentence(split, text):
    assert_every_character_in_one_span(text, split(text))


@given(
    text=st.text(st.sampled_from(CHINESE_ALPHABET)) | st.text(),
    limit=st.integers(min_value=1, max_value=30),
)
def test_every_character_is_in_exactly_one_piece_within_the_limit(text, limit):
    spans = split_long(text, limit)
    assert_every_character_in_one_span(text, spans)
    assert all(end - start <= limit for start, end in spans)


def test_crossed_brackets_make_the_outer_span():
    assert bracketed_spans("（《）。", {"（": "）", "《": "》"}, 20) == [(0, 3)]


def test_a_forgotten_bracket_leaves_later_sentences_apart():
    text = "（甲。" + "乙丙丁。" * 200
    assert len(split_chinese(text)) == 201
