"""Persons with their posts before them: which are known whole, and how they are written."""

import pytest

from corpora.spans import Span
from glossary.packaged_glossary import load_packaged_glossary
from glossary.requirements import RequirementFinder
from gongbao.translation.guarantee.telling.posts_beside import (
    moved_spans,
    titled_names,
    write_beside,
)
from gongbao.translation.wording import Way, find_wordings
from gongbao.translation.wording.names.posted_persons import find_posted_persons

FINDER = RequirementFinder([load_packaged_glossary()])


def found(text):
    """Return the English name of each person with posts, and the posts."""
    requirements = FINDER.find(text).required
    return [(w.english, w.beside) for w in find_posted_persons(text, requirements)]


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        (
            "市委副书记、市长刘海涛出席会议。",
            [("Liu Haitao", "deputy secretary of the Municipal Party Committee and mayor")],
        ),
        (
            "副市长程国栋、市政府秘书长汪士林参加检查。",
            [
                ("Cheng Guodong", "vice mayor"),
                ("Wang Shilin", "secretary-general of the Municipal Government"),
            ],
        ),
        (
            "据市财政局局长钱伟介绍，资金到位。",
            [("Qian Wei", "director of the Municipal Finance Bureau")],
        ),
        ("副市长程国栋、汪士林参加检查。", [("Cheng Guodong", "vice mayors")]),
        ("安庆市副市长陈立新出席。", [("Chen Lixin", "vice mayor of Anqing")]),
    ],
)
def test_posts_that_are_known_whole_are_beside_the_name(text, persons):
    assert found(text) == persons


@pytest.mark.parametrize(
    "text",
    [
        "江州集团董事长王立新介绍。",  # a body that the grammar lacks
        "江州集团董事长、总经理王立新介绍。",
        "市委副书记程国栋、汪士林参加检查。",  # one post of two persons
        "市长出席会议。",
        "市委书记王建军和刘志强教授座谈。",
    ],
)
def test_other_persons_are_left_as_they_were(text):
    assert found(text) == []


def test_the_wording_holds_all_that_is_required_of_person_and_posts():
    text = "副市长程国栋参加检查。"
    required = FINDER.find(text).required
    (person,) = find_wordings(text, required)
    assert (person.span, person.way) == (Span(0, 6), Way.WRITTEN)
    assert person.requirements == tuple(range(len(required)))


@pytest.mark.parametrize(
    ("text", "beside", "written"),
    [
        ("Sun Wei spoke.", {"Sun Wei": "mayor"}, "Mayor Sun Wei spoke."),
        ("Then the Sun Wei spoke.", {"Sun Wei": "vice mayor"}, "Then Vice Mayor Sun Wei spoke."),
        (
            "Sun Wei spoke, and Sun Wei left.",
            {"Sun Wei": "head of the bureau"},
            "Sun Wei, head of the bureau, spoke, and Sun Wei left.",
        ),
        ("It was Sun Wei.", {"Sun Wei": "head of it"}, "It was Sun Wei, head of it."),
        (
            "Sun Wei’s speech",
            {"Sun Wei": "head of the bureau"},
            "The head of the bureau, Sun Wei’s speech",
        ),
        ("Then Mr. Sun Wei – he", {"Sun Wei": "head of it"}, "Then Sun Wei, head of it – he"),
        ("Nobody spoke.", {"Sun Wei": "mayor"}, "Nobody spoke."),
    ],
)
def test_posts_stand_beside_the_first_mention(text, beside, written):
    assert write_beside(text, (), beside)[0] == written


def test_the_pieces_of_a_name_stand_for_its_posts_too():
    text = "Then Sun Wei spoke."
    spans = (Span(0, 4), Span(4, 8), Span(8, 12), Span(12, 18), Span(18, 19))
    written, moved = write_beside(text, spans, {"Sun Wei": "vice mayor"})
    assert written == "Then Vice Mayor Sun Wei spoke."
    assert [written[slice(*span)] for span in (moved[0], *moved[3:])] == ["Then", " spoke", "."]
    assert all("Vice Mayor Sun Wei" in written[slice(*span)] for span in moved[1:3])
    assert moved_spans(spans, Span(5, 12), 7)[3:] == spans[3:]


def test_titles_that_lead_are_known_by_their_place():
    assert titled_names("Then Vice Mayor Sun Wei spoke.", {"Sun Wei": "vice mayor"}) == {5}
    assert titled_names("Sun Wei, head of it, spoke.", {"Sun Wei": "head of it"}) == set()
