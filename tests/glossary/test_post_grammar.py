"""Posts: their titles, and the bodies that they are of."""

import pytest

from glossary.cells import KnownWords, render_cell, render_posts

PLACES = {"大邑县": "Dayi County", "安庆市": "Anqing", "安庆": "Anqing", "浙江省": "Zhejiang"}


@pytest.mark.parametrize(
    ("post", "english"),
    [
        ("局长", "director"),
        ("市财政局局长", "director of the Municipal Finance Bureau"),
        ("省教育厅厅长", "director-general of the Provincial Department of Education"),
        ("市政府秘书长", "secretary-general of the Municipal Government"),
        ("省委常委", "member of the Standing Committee of the Provincial Party Committee"),
        ("市政协主席", "chairman of the CPPCC Municipal Committee"),
        (
            "县人大常委会副主任",
            "vice chairman of the Standing Committee of the County People's Congress",
        ),
        ("街道党工委书记", "secretary of the Subdistrict Party Working Committee"),
        ("原副市长", "former vice mayor"),
        (
            "市委宣传部副部长",
            "deputy head of the Publicity Department of the Municipal Party Committee",
        ),
        ("市领导", "municipal leader"),
        (
            "市公安局交警支队支队长",
            "head of the Traffic Police Detachment of the Municipal Public Security Bureau",
        ),
        ("高新区管委会主任", "director of the Administrative Committee of the High-Tech Zone"),
    ],
)
def test_posts_are_titles_of_bodies(post, english):
    assert render_posts(post) == english


@pytest.mark.parametrize(
    ("post", "english"),
    [
        ("安庆市副市长", "vice mayor of Anqing"),
        ("安庆市财政局局长", "director of the Anqing Municipal Finance Bureau"),
        ("大邑县财政局局长", "director of the Dayi County Finance Bureau"),
        ("安庆市委书记", "secretary of the municipal Party committee of Anqing"),
        (
            "浙江省财政厅副厅长",
            "deputy director-general of the Zhejiang Provincial Department of Finance",
        ),
    ],
)
def test_places_are_those_of_the_glossary(post, english):
    assert render_posts(post, KnownWords(places=PLACES)) == english


def test_a_glossary_has_the_last_word_on_titles_and_posts():
    known = KnownWords({"市委书记": "municipal Party secretary"}, PLACES)
    assert render_posts("市委书记", known) == "municipal Party secretary"
    assert render_posts("安庆市委书记", known) == "municipal Party secretary of Anqing"


@pytest.mark.parametrize(
    ("posts", "english"),
    [
        ("副县长、公安局局长", "deputy county head and director of the Public Security Bureau"),
        (
            "市教育局党组书记、局长",
            "secretary of the leading Party members group and director of the "
            "Municipal Education Bureau",
        ),
        (
            "市人大常委会党组书记、主任",
            "secretary of the leading Party members group and chairman of the "
            "Standing Committee of the Municipal People's Congress",
        ),
        (
            "省委常委、市长",
            "member of the Standing Committee of the Provincial Party Committee and mayor",
        ),
        (
            "市委常委、副市长、公安局局长",
            "member of the standing committee of the municipal Party committee, vice mayor and "
            "director of the Public Security Bureau",
        ),
    ],
)
def test_several_posts_of_one_person(posts, english):
    assert render_posts(posts) == english


@pytest.mark.parametrize(
    "text", ["市民", "江州大学校长", "市财政局", "财政", "长", "、局长", "部长", ""]
)
def test_what_is_not_wholly_a_post_is_none(text):
    assert render_posts(text) is None


def test_a_cell_may_be_a_post():
    assert render_cell("市财政局局长").english == "Director of the Municipal Finance Bureau"
    assert render_cell("局长").english == "Director"
