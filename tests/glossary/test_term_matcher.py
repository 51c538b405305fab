import random
from itertools import pairwise

import pytest
from hypothesis import given, strategies as st

from corpora import normalise
from glossary import Concept, Glossary, Term, TermMatcher, parse_glossary


def matcher(*rows, header="zh\ten"):
    return TermMatcher([parse_glossary("\n".join([header, *rows]), name="g.tsv")])


def words(found):
    return [match.text for match in found]


def test_longer_term_wins_over_its_own_prefix():
    index = matcher("故宫\tpalace", "故宫博物院\tPalace Museum")
    assert words(index.find_terms("在故宫博物院和故宫")) == ["故宫博物院", "故宫"]


def test_leftmost_term_wins_over_a_longer_one_that_starts_inside_it():
    index = matcher("重庆市\tChongqing", "市长助理\tassistant mayor")
    assert words(index.find_terms("重庆市长助理")) == ["重庆市"]


def test_term_nested_in_a_longer_one_is_not_found():
    assert words(matcher("市委\tA", "市委书记\tB").find_terms("市委书记")) == ["市委书记"]


def test_spans_point_into_the_text():
    (match,) = matcher("链主\tchain master").find_terms("培育链主企业")
    assert (match.start, match.end) == (2, 4)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市人大通过", ["人大"]),
        ("人大代表建议", []),
        ("他毕业于中国人民大学", []),
        ("中国人民大学与市人大", ["人大"]),
        ("人大、人大代表、人大", ["人大", "人大"]),
    ],
    ids=["plain", "at its start", "across its end", "later plain one", "between"],
)
def test_term_is_passed_over_inside_its_exceptions(text, expected):
    index = matcher("人大\tNPC\t人大代表|中国人民大学", header="zh\ten\texceptions")
    assert words(index.find_terms(text)) == expected


def test_shorter_term_is_found_where_the_longer_one_is_excepted():
    index = matcher(
        "重庆市\tChongqing Municipality\t重庆市委", "重庆\tChongqing", header="zh\ten\texceptions"
    )
    assert words(index.find_terms("重庆市委")) == ["重庆"]


def test_homonyms_of_equal_priority_are_all_reported():
    rows = ("建议\tsuggestion\tNPC", "建议\tproposal\tCPPCC")
    (match,) = matcher(*rows, header="zh\ten\tsubject").find_terms("提出建议")
    assert [concept.subject for concept in match.concepts] == ["NPC", "CPPCC"]


def test_higher_priority_within_a_glossary_decides_a_homonym():
    rows = ("建议\tsuggestion\tNPC\t0", "建议\tproposal\tCPPCC\t1")
    (match,) = matcher(*rows, header="zh\ten\tsubject\tpriority").find_terms("提出建议")
    assert [concept.subject for concept in match.concepts] == ["CPPCC"]


def test_approved_entry_decides_against_a_proposed_one():
    rows = ("高地\thighland\tproposed\ta", "高地\thub\tapproved\tb")
    (match,) = matcher(*rows, header="zh\ten\tapproval\tsubject").find_terms("高地")
    assert [c.accepted[0].text for c in match.concepts] == ["hub"]


def test_glossary_of_higher_priority_wins_over_any_entry_below():
    below = parse_glossary("zh\ten\tpriority\n链主\tchain leader\t9\n", name="b", priority=-1)
    above = parse_glossary("zh\ten\n链主\tchain master\n", name="a")
    for glossaries in ([below, above], [above, below]):
        (match,) = TermMatcher(glossaries).find_terms("链主")
        assert [c.accepted[0].text for c in match.concepts] == ["chain master"]


@pytest.mark.parametrize(
    ("text", "found"),
    [("5G网络", True), ("15G网络", False), ("5GB内存", False), ("在5G时代", True), ("A5G", False)],
)
def test_latin_term_stands_only_as_a_whole_word(text, found):
    assert bool(matcher("5G\t5G").find_terms(text)) is found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“十四五”时期", ["十四五"]),
        ("中国二十四五个朝代", []),
        ("共十四五个人", []),
        ("六百亿级产业", []),
        ("百亿级产业", ["百亿级"]),
        ("第一一体化示范区", ["一体化"]),
    ],
)
def test_numerals_are_no_part_of_a_longer_number(text, found):
    index = matcher("十四五\tA", "百亿级\tB", "一体化\tC")
    assert words(index.find_terms(text)) == found


def test_traditional_glossary_matches_simplified_text():
    assert words(matcher("重點提案\tkey proposal").find_terms("重点提案")) == ["重点提案"]


def test_simplified_glossary_matches_traditional_text():
    text = normalise("重點提案辦理").text
    assert words(matcher("重点提案\tkey proposal").find_terms(text)) == ["重点提案"]


def test_full_width_text_and_term_match():
    index = matcher("Ｃ９１９\tC919")
    assert words(index.find_terms(normalise("国产Ｃ９１９飞机").text)) == ["C919"]
    assert words(index.find_terms("C919")) == ["C919"]


def test_terms_of_one_character_and_at_the_end_are_found():
    index = matcher("亩\tmu", "旗\tbanner")
    assert words(index.find_terms("十亩和旗")) == ["亩", "旗"]


@pytest.mark.parametrize("text", ["", "链", "没有"])
def test_text_without_terms_has_no_matches(text):
    assert matcher("链主\tchain master").find_terms(text) == ()


_NAMES = st.text("甲乙丙丁", min_size=1, max_size=4)
_TEXTS = st.text("甲乙丙丁戊", max_size=30)


@given(st.sets(_NAMES, min_size=1), _TEXTS)
def test_matches_are_glossary_terms_in_order_without_overlap(names, text):
    index = matcher(*(f"{name}\tx" for name in names))
    found = index.find_terms(text)
    assert all(text[m.start : m.end] == m.text and m.text in names for m in found)
    assert all(first.end <= second.start for first, second in pairwise(found))


@given(st.sets(_NAMES, min_size=1), _TEXTS)
def test_matches_are_those_of_trying_every_term_at_every_position(names, text):
    expected, position = [], 0
    while position < len(text):
        here = [name for name in names if text.startswith(name, position)]
        if here:
            expected.append((position, max(here, key=len)))
        position += len(max(here, key=len)) if here else 1
    found = matcher(*(f"{name}\tx" for name in names)).find_terms(text)
    assert [(m.start, m.text) for m in found] == expected


class _CountedText(str):
    """A text that counts how often a piece of it is taken."""

    pieces = 0

    def __getitem__(self, key):
        type(self).pieces += 1
        return super().__getitem__(key)


def test_work_for_a_sentence_does_not_grow_with_the_number_of_terms():
    generator = random.Random(3)
    characters = [chr(0x4E00 + k) for k in range(500)]
    text = "".join(generator.choices(characters, k=300))

    def taken(size):
        names = {
            "".join(generator.choices(characters, k=generator.choice((2, 4, 6))))
            for _ in range(size)
        }
        concepts = tuple(Concept(n, (Term(n, "zh"), Term("x", "en"))) for n in names)
        index = TermMatcher([Glossary("made up", concepts)])
        _CountedText.pieces = 0
        index.find_terms(_CountedText(text))
        return _CountedText.pieces

    # Each position takes two heads and at most one piece for each of the three lengths.
    assert taken(20_000) <= len(text) * (2 + 3 + 4)
