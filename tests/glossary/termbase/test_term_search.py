from collections.abc import Iterator
from pathlib import Path

import pytest

from corpora.workspace import Workspace
from glossary.concepts import Concept, Status, Term
from glossary.termbase import MatchKind, Termbase, TermSearch

_PAIRS = (
    ("链主", "chain master"),
    ("链主企业", "chain master enterprise"),
    ("重庆市", "Chongqing Municipality"),
    ("铁公水联运", "rail-road-water intermodal transport"),
    ("规模以上工业企业", "industrial enterprises above designated size"),
    ("人民代表大会", "people's congress"),
    ("5G基站", "5G base station"),
    ("專精特新", "specialized and sophisticated"),
)


@pytest.fixture
def search(tmp_path: Path) -> Iterator[TermSearch]:
    with Workspace(tmp_path / "w.db") as workspace:
        termbase = Termbase(workspace)
        with termbase.edit("Li Ming", "fixtures") as edit:
            for zh, en in _PAIRS:
                deprecated = Term(f"{en} (old)", "en", Status.DEPRECATED)
                edit.put(Concept(zh, (Term(zh, "zh"), Term(en, "en"), deprecated)))
        yield TermSearch(workspace.connection)


@pytest.mark.parametrize(
    ("query", "text", "kind"),
    [
        ("链主", "链主", MatchKind.EXACT),
        ("鏈主", "链主", MatchKind.EXACT),
        ("CHAIN  MASTER", "chain master", MatchKind.EXACT),
        ("５g基站", "5G基站", MatchKind.EXACT),
        ("规模", "规模以上工业企业", MatchKind.PREFIX),
        ("chong", "Chongqing Municipality", MatchKind.PREFIX),
        ("chongqingshi", "重庆市", MatchKind.PINYIN),
        ("cqs", "重庆市", MatchKind.PINYIN),
        ("ren min dai biao", "人民代表大会", MatchKind.PINYIN),
        ("联运", "铁公水联运", MatchKind.INSIDE),
        ("designated", "industrial enterprises above designated size", MatchKind.INSIDE),
        ("chain mastr", "chain master", MatchKind.SIMILAR),
        ("intermdal transport", "rail-road-water intermodal transport", MatchKind.SIMILAR),
        ("peoples congres", "people's congress", MatchKind.SIMILAR),
        ("Congqing Municipalty", "Chongqing Municipality", MatchKind.SIMILAR),
        ('the "100%" OR NEAR( query', None, None),
        ("", None, None),
        ("   ", None, None),
    ],
)
def test_the_best_answer_comes_first(search: TermSearch, query, text, kind) -> None:
    found = search.search(query)
    best = (found[0].text, found[0].kind) if found else (None, None)
    assert best == (text, kind)


def test_a_better_kind_of_match_stands_before_a_worse_one(search: TermSearch) -> None:
    found = search.search("chain master")
    assert [term.text for term in found][:2] == ["chain master", "chain master enterprise"]


def test_every_concept_is_named_once_and_the_limit_holds(search: TermSearch) -> None:
    found = search.search("c", limit=2)
    assert len(found) == 2
    assert len({term.concept for term in found}) == 2
