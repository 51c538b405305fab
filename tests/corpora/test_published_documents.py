from collections.abc import Iterator
from pathlib import Path

import pytest

from corpora.errors import InputError
from corpora.published_documents import PublishedDocument, PublishedDocuments, PublishedPair
from corpora.workspace import Workspace

PAIRS = (
    PublishedPair("發揮鏈主作用。", "The chain owners, as enterprises, play their role.", 0.9),
    PublishedPair("开会。", ""),
    PublishedPair("产值增长。", "Output grew; industries too, and 5G stations."),
)


@pytest.fixture
def published(tmp_path: Path) -> Iterator[PublishedDocuments]:
    with Workspace(tmp_path / "w.db") as workspace:
        yield PublishedDocuments(workspace)


def add(published, name="2023", digest="a", date="2023-03-06", **options):
    document = PublishedDocument(name, date=date, place="Chongqing", digest=digest)
    return published.add(document, PAIRS, author="Li Ming", reason="published", **options)


def test_a_document_comes_back_with_its_pairs_in_order(published) -> None:
    stored = add(published)
    assert (stored.number, stored.name, stored.date) == (1, "2023", "2023-03-06")
    assert published.pairs_of(1) == PAIRS
    assert published.documents() == (stored,)


@pytest.mark.parametrize(
    ("text", "positions"), [("链主", [1]), ("鏈主", [1]), ("会", [2]), ("增长", [3]), ("x", [])]
)
def test_chinese_is_found_in_either_script(published, text, positions) -> None:
    add(published)
    assert [place.position for place in published.find_chinese(text)] == positions


@pytest.mark.parametrize(
    ("words", "positions"),
    [
        ("chain owner", [1]),
        ("enterprise", [1]),
        ("industry", [3]),
        ("5G station", [3]),
        ("owner of output", []),
        ("", []),
        ('"chain" OR (', [1]),
    ],
)
def test_english_is_found_in_every_form(published, words, positions) -> None:
    add(published)
    found = [place.position for place in published.find_english(words.replace(" OR ", " "))]
    assert found == positions


@pytest.mark.parametrize(("name", "digest"), [("2023", "b"), ("2024", "a")])
def test_the_same_name_or_files_are_stored_once(published, name, digest) -> None:
    add(published)
    with pytest.raises(InputError, match="document 1, 2023"):
        add(published, name, digest)
    stored = add(published, name, digest, replace=True)
    assert [document.number for document in published.documents()] == [stored.number] == [2]


def test_documents_without_a_digest_are_told_apart_by_name(published) -> None:
    add(published, "2022", "")
    add(published, "2023", "")
    assert len(published.documents()) == 2


def test_a_retired_document_is_evidence_no_more_but_stays(published) -> None:
    add(published)
    published.retire(1, author="Li Ming", reason="withdrawn")
    assert list(published.find_chinese("链主")) == []
    assert list(published.find_english("chain")) == []
    assert published.pairs_of(1) == PAIRS
    with pytest.raises(InputError, match="no document 1 in use"):
        published.retire(1, author="Li Ming", reason="again")


def test_places_come_by_date(published) -> None:
    add(published, "later", "b", "2024-01-01")
    add(published, "sooner", "c", "2022-01-01")
    assert [place.document.name for place in published.find_chinese("链主")] == ["sooner", "later"]
