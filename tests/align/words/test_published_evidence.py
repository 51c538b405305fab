import pytest

from align.encoder import packaged_encoder
from align.words import WordLinker, find_evidence
from corpora.published_documents import PublishedDocument, PublishedPair, PublishedPlace
from glossary.concepts import Concept, Status, Term

CONCEPT = Concept(
    "c",
    (
        Term("人大", "zh"),
        Term("people's congress", "en"),
        Term("parliament", "en", Status.DEPRECATED),
    ),
    exceptions=("人大代表",),
)


@pytest.fixture(scope="module")
def linker() -> WordLinker:
    return WordLinker(packaged_encoder())


def places(*rows: tuple[str, str, str]) -> list[PublishedPlace]:
    return [
        PublishedPlace(PublishedDocument(f"d{k}", date=date), k, PublishedPair(source, target))
        for k, (date, source, target) in enumerate(rows, start=1)
    ]


def test_renderings_are_counted_by_year_with_their_ruling(linker) -> None:
    found = find_evidence(
        places(
            ("2022-01-01", "市人大开会。", "The parliament met."),
            ("2023-01-01", "人大通过决定。", "The people's congress passed a decision."),
            ("2023-05-01", "人大闭幕。", "The People's Congresses closed."),
            ("2023-06-01", "人大代表发言。", "The deputies spoke."),
        ),
        "人大",
        linker,
        CONCEPT,
    )
    assert [(e.text.lower(), e.count, e.ruling, e.years) for e in found] == [
        ("people's congress", 2, "preferred", (("2023", 2),)),
        ("parliament", 1, "deprecated", (("2022", 1),)),
    ]


def test_without_a_concept_the_linked_words_are_the_rendering(linker) -> None:
    found = find_evidence(
        places(("2023", "加快建设开放平台。", "Speed up the building of open platforms.")),
        "开放平台",
        linker,
    )
    assert [(e.text, e.count, e.ruling) for e in found] == [("open platforms", 1, "")]


def test_a_sentence_without_counterpart_is_counted_as_such(linker) -> None:
    (found,) = find_evidence(places(("", "人大开会。", "")), "人大", linker, CONCEPT)
    assert (found.text, found.count, found.years) == ("", 1, (("", 1),))
