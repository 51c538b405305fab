import numpy as np
import pytest

from align.encoder import packaged_encoder
from align.pairs import PairScorer, are_translations
from align.pairs.pair_quality import PairModel, load_pair_model
from corpora import ModelError

SOURCE = "2022年，全区规上工业产值2295亿元，增长3.5%。"
TARGET = (
    "In 2022, the output value of industrial enterprises above designated size in the district"
    " reached 229.5 billion yuan, up 3.5 percent."
)


@pytest.fixture(scope="module")
def scorer():
    return PairScorer(packaged_encoder())


def test_a_right_pair_scores_high_and_its_parts_say_why(scorer):
    (quality,) = scorer.score([(SOURCE, TARGET)])
    assert quality.score > 0.8
    assert quality.numbers == 1.0
    assert quality.terms == 1.0


@pytest.mark.parametrize(
    "target",
    [
        TARGET.replace("229.5 billion", "22.95 billion").replace("3.5", "4.9"),
        "Rural roads were repaired before the flood season.",
        SOURCE,
        TARGET[: len(TARGET) // 2],
        "",
    ],
    ids=["wrong figures", "other sentence", "untranslated", "half", "empty"],
)
def test_a_wrong_pair_scores_below_the_right_one(scorer, target):
    right, wrong = scorer.score([(SOURCE, TARGET), (SOURCE, target)])
    assert wrong.score < min(0.5, right.score)


@pytest.mark.parametrize(
    ("old", "new"), [("229.5 billion", "22.95 billion"), ("billion", "million"), ("3.5", "5.3")]
)
def test_a_wrong_figure_lowers_the_score(scorer, old, new):
    right, wrong = scorer.score([(SOURCE, TARGET), (SOURCE, TARGET.replace(old, new))])
    assert wrong.numbers < right.numbers
    assert wrong.score < right.score - 0.1


@pytest.mark.parametrize(
    ("source", "wrong"),
    [
        ("去年3月成立促进办公室。", "The promotion office was set up in October last year."),
        ("卷烟零售须亮证经营。", "Cigarette retailers must not display their licenses."),
        ("出口持续扩大，信心增强。", "Exports continued to shrink and confidence weakened."),
        ("旅游市场接待游客2023人。", "The tourism market received 20230 tourists."),
        ("陕西经济稳定增长。", "The economy of Shanxi grew steadily."),
    ],
    ids=["month", "negation", "movement", "figure", "place"],
)
def test_what_the_reading_finds_grave_caps_the_score(scorer, source, wrong):
    (quality,) = scorer.score([(source, wrong)])
    assert quality.score <= 0.5


@pytest.mark.parametrize("text", [SOURCE, TARGET], ids=["Chinese", "English"])
def test_a_text_beside_itself_is_no_translation_whatever_the_weights_say(text):
    features = len(load_pair_model().weights)
    trusting = PairModel((0.0,) * features, 9.0, (0.0, 9.0), (0.0, 9.0))
    (quality,) = PairScorer(packaged_encoder(), model=trusting).score([(text, text)])
    assert quality.score <= 0.05


def test_traditional_text_scores_as_simplified_does(scorer):
    simplified, traditional = scorer.score(
        [
            ("农村道路建设", "construction of rural roads"),
            ("農村道路建設", "construction of rural roads"),
        ]
    )
    assert traditional.lexicon == simplified.lexicon


def test_every_number_is_between_0_and_1(scorer):
    for quality in scorer.score([("", ""), ("甲", "a" * 500), ("甲" * 500, "a"), ("。", ".")]):
        values = (quality.score, quality.meaning, quality.length, quality.lexicon)
        assert all(0 <= value <= 1 for value in values)


def test_documents_that_do_not_match_are_recognised(scorer):
    others = ["Cats sleep all day.", "He plays the violin.", "The soup is cold.", "Turn left here."]
    sources = ["农村道路建设加快。", "全年出口增长35%。", "医院新增床位。", SOURCE]
    targets = [
        "Rural road construction picked up.",
        "Exports grew by 35 percent in the year.",
        "The hospital added beds.",
        TARGET,
    ]
    assert are_translations(scorer.score(list(zip(sources, targets, strict=True))))
    assert not are_translations(scorer.score(list(zip(sources, others, strict=True))))


def test_no_pairs_have_no_scores(scorer):
    assert scorer.score([]) == []


LONG = (
    "全市新建农村公路120公里，改造危桥18座，新增公交线路6条，方便了山区群众出行。",
    "The city built 120 kilometers of rural roads, renovated 18 dilapidated bridges, and added 6"
    " bus routes, making travel easier for people in mountainous areas.",
)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (LONG[0], LONG[1].partition(", making")[0] + "."),
        (LONG[0].replace("，方便了山区群众出行", ""), LONG[1]),
    ],
    ids=["left out", "added"],
)
def test_a_clause_on_one_side_lowers_the_score_whatever_else_is_found(scorer, source, target):
    whole, part = scorer.score([LONG, (source, target)])
    assert whole.score > 0.8
    assert part.score < whole.score


@pytest.mark.parametrize("text", ["", "[]", '{"weights": {}}'])
def test_damaged_weights_are_named(tmp_path, text):
    path = tmp_path / "weights.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ModelError, match=r"weights\.json: the weights of pair quality"):
        load_pair_model(path)


def test_a_pair_is_no_better_than_its_most_doubtful_clause():
    model = PairModel((1.0,), 0.0, lost=(-1.0, 0.0), added=(-1.0, 0.0))
    features = np.array([[30.0]] * 3)
    clauses = np.array([[-30.0, -30.0], [0.0, -30.0], [0.0, 0.0]])
    assert model.probabilities(features, clauses) == pytest.approx([1.0, 0.5, 0.25])
