import pytest

from corpora.spans import Span
from glossary.names import find_foreign_names, sounds_like


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("克里斯托弗·约翰逊先生讲话", ["Christopher Johnson"], id="both-known"),
        pytest.param("会见彼得·库尔茨。", ["Peter Kultz"], id="one-by-syllables"),
        pytest.param("汉斯·米勒和安娜·施密特出席", ["Hans Miller", "Anna Schmidt"], id="two"),
        pytest.param("主任买买提·艾力任组长", ["Maimaiti Aili"], id="uygur-in-pinyin"),
        pytest.param("史密斯先生表示", ["Smith"], id="surname-and-address"),
        pytest.param("日本首相岸田文雄访华", ["Kishida Fumio"], id="japanese"),
        pytest.param("日本专家田中一郎先生、佐藤洋子", ["Tanaka Ichiro", "Sato Yoko"], id="listed"),
        pytest.param("韩国市长朴永日一行", ["Park Yeong-il"], id="korean"),
        pytest.param("韩国总统李在明", ["Lee Jae-myung"], id="known-person"),
        pytest.param("处长朴永日、局长岸田", [], id="no-country-no-foreigner"),
        pytest.param("《哈利·波特》，“贺兰山下·全民健身日”", [], id="titles-and-slogans"),
        pytest.param("女士们、先生们，各位先生", [], id="addresses-alone"),
    ],
)
def test_persons_from_abroad_are_written_by_table(text, expected):
    assert [name.forms[0] for name in find_foreign_names(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("俄罗斯伊热夫斯克市", ["Ijevsk"], id="city"),
        pytest.param("俄罗斯市场", [], id="market"),
        pytest.param("俄罗斯友好城市", [], id="words"),
        pytest.param("俄罗斯西部各州", [], id="directions"),
    ],
)
def test_a_place_is_looked_for_behind_its_country(text, expected):
    found = find_foreign_names(text, [Span(0, 3)])
    assert [name.forms[0] for name in found] == expected


def test_a_ruled_place_is_no_other_with_its_class():
    assert find_foreign_names("法国里尔大学", [Span(0, 2)], [Span(2, 4)]) == ()


@pytest.mark.parametrize(
    ("forms", "english", "expected"),
    [
        pytest.param(["Manhaim"], "with Mannheim", True, id="near"),
        pytest.param(["Manhaim"], "in Ganghai", False, id="invented"),
        pytest.param(["Kishida Fumio"], "by Tian Wenxiong", False, id="pinyin"),
        pytest.param(["Carlos Mends"], "by Mr Méndez", True, id="one-part-is-enough"),
        pytest.param(["Manhaim City"], "the City", False, id="class-is-no-name"),
    ],
)
def test_consonants_tell_whether_a_name_is_there(forms, english, expected):
    assert sounds_like(forms, english) is expected


@pytest.mark.parametrize(
    ("text", "country", "ruled", "expected"),
    [
        pytest.param("日本有田町", 2, [], ["Youtian Town"], id="town"),
        pytest.param("日本唐津市、伊万里市", 2, [], ["Tangjin", "Yiwanli"], id="listed"),
        pytest.param("韩国大邱广域市寿城区", 2, [(2, 7)], ["Shoucheng District"], id="inside"),
        pytest.param("德国博世力士乐公司", 2, [], ["Boshilishile"], id="company"),
        pytest.param("法国电力公司", 2, [], [], id="company-of-a-trade"),
        pytest.param("美国一家公司", 2, [], [], id="one-company"),
        pytest.param("日本友好城市", 2, [], [], id="friendly-cities"),
        pytest.param("日本政府", 2, [], [], id="government"),
        pytest.param("日本相关县市", 2, [], [], id="counties-concerned"),
        pytest.param("日本与我市", 2, [], [], id="our-city"),
    ],
)
def test_places_and_companies_stand_behind_their_country(text, country, ruled, expected):
    spans = [Span(*place) for place in ruled]
    found = find_foreign_names(text, [Span(0, country)], spans)
    assert [name.forms[0] for name in found] == expected
