import pytest

from align.encoder import packaged_encoder
from align.words import ExtractionOptions, WordLinker, extract_terms
from corpora.tables import TextPair
from glossary.glossary_table import parse_glossary

TEXTS = [
    ("链主企业带动产业发展。", "Chain master enterprises drive industrial development."),
    ("我们支持链主企业扩大投资。", "We support chain master enterprises in expanding investment."),
    (
        "链主企业引进新能源汽车项目。",
        "Chain master enterprises introduced new energy vehicle projects.",
    ),
    ("新能源汽车产量增长三成。", "The output of new energy vehicles grew by 30 percent."),
    ("新能源汽车出口提高。", "Exports of new energy vehicles rose."),
    ("医院新增床位。", "The hospital added beds."),
    ("天气晴好。", "The weather is fine."),
    ("村民收入提高。", "The income of villagers rose."),
    ("学校开学。", "Schools opened."),
]
PAIRS = [TextPair(*texts, "t.tsv", line) for line, texts in enumerate(TEXTS, start=2)]


@pytest.fixture(scope="module")
def candidates():
    glossary = parse_glossary(
        "zh\ten\tdeprecated\n新能源汽车\tNEV\tnew energy vehicle\n", name="office.tsv"
    )
    found = extract_terms(PAIRS, WordLinker(packaged_encoder()), glossaries=[glossary])
    return {candidate.chinese: candidate for candidate in found}


def test_recurring_terms_are_found_with_clean_english(candidates):
    assert candidates["新能源汽车"].english.lower() in ("new energy vehicles", "new energy vehicle")
    assert candidates["新能源汽车"].count == 3


def test_fragments_of_a_longer_term_are_cut(candidates):
    assert not {"能源汽车", "新能源", "主企业"} & set(candidates)


def test_the_ruling_says_that_the_published_wording_is_deprecated(candidates):
    assert candidates["新能源汽车"].ruling.startswith("deprecated: ")
    assert "approved: NEV" in candidates["新能源汽车"].ruling


def test_contexts_have_their_places(candidates):
    assert all("t.tsv:" in context for context in candidates["新能源汽车"].contexts)


def test_what_stands_once_is_no_candidate(candidates):
    assert all(candidate.count >= 2 for candidate in candidates.values())


def test_no_pairs_have_no_terms():
    linker = WordLinker(packaged_encoder())
    assert extract_terms([], linker, options=ExtractionOptions(fewest=1)) == []
