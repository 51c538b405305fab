import pytest

from align.encoder import packaged_encoder
from align.words import ExtractionOptions, WordLinker, extract_terms
from align.words.chinese_phrases import find_phrases
from corpora.tables import TextPair
from glossary.dictionary.bilingual_dictionary import load_dictionary
from glossary.dictionary.chinese_words import PlacedWord
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


def test_scores_are_probabilities_and_a_least_one_leaves_out(candidates):
    assert all(0 <= candidate.score <= 1 for candidate in candidates.values())
    least = max(candidate.score for candidate in candidates.values())
    found = extract_terms(
        PAIRS, WordLinker(packaged_encoder()), options=ExtractionOptions(least_score=least)
    )
    assert found
    assert all(candidate.score >= least for candidate in found)


def test_of_a_term_and_what_is_cut_from_it_one_is_left():
    texts = [
        ("金管局公布措施。", "The HKMA announced measures."),
        ("昨日金管局说明情况。", "The HKMA explained the situation."),
        ("报告由金管局编写。", "The report was written by the HKMA."),
        ("天气晴好。", "The weather is fine."),
        ("学校开学。", "Schools opened."),
    ]
    pairs = [TextPair(*pair, "t.tsv", line) for line, pair in enumerate(texts, start=2)]
    found = extract_terms(pairs, WordLinker(packaged_encoder()))
    assert [c.chinese for c in found if c.english == "HKMA"] == ["金管局"]


def test_a_term_of_unknown_words_is_whole_though_it_ends_as_a_measure_does():
    texts = [
        ("今年新设湖荡管家86名。", "This year 86 lake keepers were newly appointed."),
        ("湖荡管家每天巡查两次。", "Lake keepers patrol twice a day."),
        ("每名湖荡管家配备一台终端。", "Each lake keeper has one terminal."),
        ("走访企业58家。", "A total of 58 enterprises were visited."),
        ("走访企业12家。", "A total of 12 enterprises were visited."),
        ("天气晴好。", "The weather is fine."),
    ]
    pairs = [TextPair(*pair, "t.tsv", line) for line, pair in enumerate(texts, start=2)]
    found = {c.chinese for c in extract_terms(pairs, WordLinker(packaged_encoder()))}
    assert "湖荡管家" in found
    assert not any(name.endswith(("管", "企业家")) for name in found)


def test_a_name_in_capitals_is_no_pronoun():
    texts = [
        ("美国加息影响市场。", "US interest rate hikes affect markets."),
        ("市场关注美国加息。", "Markets watch US interest rate hikes."),
        ("美国加息即将开始。", "US interest rate hikes will begin soon."),
        ("天气晴好。", "The weather is fine."),
        ("学校开学。", "Schools opened."),
    ]
    pairs = [TextPair(*pair, "t.tsv", line) for line, pair in enumerate(texts, start=2)]
    found = {c.chinese: c.english for c in extract_terms(pairs, WordLinker(packaged_encoder()))}
    assert found["美国加息"] == "US interest rate hikes"


@pytest.mark.parametrize(
    ("sentences", "phrase", "is_found"),
    [
        pytest.param(
            ["外|聘|经理|买入", "由|外|聘|经理", "外|聘|经理"], "外聘经理", True, id="always"
        ),
        pytest.param(["外|经理|买入", "由|经理", "经理|说"], "外经理", False, id="once in three"),
        pytest.param(["平台|IFFO", "IFFO|说明", "IFFO"], "IFFO", True, id="abbreviation"),
        pytest.param(["平台|Covid", "Covid|说明", "Covid"], "Covid", False, id="foreign word"),
        pytest.param(
            ["引入|开放|基金|结构", "引入|开放|基金|试点", "引入|开放|基金"],
            "开放基金",
            True,
            id="always behind a verb",
        ),
        pytest.param(
            ["稳健|开放|基金|结构", "稳健|开放|基金|试点", "稳健|开放|基金"],
            "开放基金",
            False,
            id="always behind another word",
        ),
        pytest.param(["看|信贷|增长", "信贷|增长|快", "论|信贷|增长"], "信贷增长", True, id="noun"),
        pytest.param(["看|提高|增长", "增长|快", "论|增长"], "增长", False, id="verb alone"),
        pytest.param(
            ["利率|风险|高", "利|率|风险|低", "看|利率|风险"], "利率风险", True, id="cut twice"
        ),
    ],
)
def test_phrases_begin_with_what_belongs_to_them(sentences, phrase, is_found):
    placed = []
    for sentence in sentences:
        words, start = [], 0
        for word in sentence.split("|"):
            words.append(PlacedWord(word, start, start + len(word)))
            start += len(word)
        placed.append(words)
    found = {p.text: p for p in find_phrases(placed, dictionary=load_dictionary())}
    assert (phrase in found) is is_found
    assert not is_found or len(found[phrase].places) == 3
