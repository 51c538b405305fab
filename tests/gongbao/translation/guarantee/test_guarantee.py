"""The guarantee holds on top of any engine, a random one included."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

import corpora
from glossary.glossary_table import parse_glossary
from glossary.requirement import RequirementKind
from glossary.requirements import RequirementFinder
from gongbao.translation.guarantee import Outcome, is_degenerate
from gongbao.translation.guarantee.translator import (
    GuaranteeOptions,
    Translator,
)

SENTENCES = [
    "2022年，全区规上工业产值2295亿元，增长3.5%，“链主”企业总数达到6家。",
    "重庆市推动经济高质量发展，突破“卡脖子”技术。",
    "12月8日至10日，综合保税区引进企业20家，投资30亿元，同比增长12.5%。",
    "链主带动链主，链主服务链主。",
    "围绕“2+6+X”产业集群，见国办发〔2022〕5号，网址www.example.cn。",
]


@pytest.mark.parametrize("beam_size", [1, 4])
def test_every_requirement_is_met_even_by_a_model_of_random_weights(
    random_engine, finder, beam_size
):
    translator = Translator(random_engine, finder, GuaranteeOptions(beam_size=beam_size))
    for segment in translator.translate(SENTENCES):
        assert segment.results
        for result in segment.results:
            assert result.outcome in (Outcome.MET, Outcome.REPAIRED, Outcome.REPLACED), result
            if result.requirement.kind is not RequirementKind.FORBIDDEN:
                assert result.span is not None
                assert segment.target[slice(*result.span or (0, 0))]


@pytest.mark.parametrize("beam_size", [1, 4])
def test_every_requirement_is_met_by_a_model_that_says_nothing_or_never_ends(
    stubborn_engine, finder, beam_size
):
    options = GuaranteeOptions(beam_size=beam_size)
    translator = Translator(stubborn_engine, finder, options)
    for segment in translator.translate(SENTENCES):
        assert segment.results
        assert all(result.outcome is not Outcome.UNMET for result in segment.results)


def test_spans_of_met_requirements_are_disjoint(random_engine, finder):
    translator = Translator(random_engine, finder)
    for segment in translator.translate(SENTENCES):
        spans = sorted(result.span for result in segment.results if result.span)
        assert all(a[1] <= b[0] for a, b in pairwise(spans))


def test_without_enforcement_the_random_model_fails_requirements(random_engine, finder):
    translator = Translator(random_engine, finder, GuaranteeOptions(enforce=False))
    outcomes = [r.outcome for s in translator.translate(SENTENCES) for r in s.results]
    assert Outcome.UNMET in outcomes


def test_empty_in_empty_out_and_latin_lines_are_copied(packaged_engine, finder):
    translator = Translator(packaged_engine, finder)
    sources = ["", "   ", "APEC 2022 +5%", "https://example.cn/a?b=1", "———"]
    assert [segment.target for segment in translator.translate(sources)] == sources


def test_a_deprecated_term_never_stands_where_its_concept_is_meant(packaged_engine, finder):
    translator = Translator(packaged_engine, finder)
    for segment in translator.translate(SENTENCES):
        if "链主" in segment.source:
            assert "chain owner" not in segment.target.lower()
            assert "chain leader" not in segment.target.lower()


def test_disagreeing_rulings_of_equal_priority_are_a_conflict(packaged_engine):
    glossaries = [
        parse_glossary("zh\ten\n链主\tchain master\n", name="one.tsv"),
        parse_glossary("zh\ten\n链主\tlead firm\n", name="two.tsv"),
    ]
    translator = Translator(packaged_engine, RequirementFinder(glossaries))
    (segment,) = translator.translate(["链主企业发展。"])
    (result,) = segment.results
    assert result.outcome is Outcome.CONFLICT
    assert "one.tsv:2" in result.reason
    assert "two.tsv:2" in result.reason
    assert "chain master" in segment.target.lower()


def test_a_term_keeps_its_first_rendering_within_a_document(packaged_engine, finder):
    translator = Translator(packaged_engine, finder, GuaranteeOptions(window=1))
    segments = list(translator.translate(["重庆市召开会议。", "会议在重庆市举行。"] * 3))
    used = {
        segment.target[slice(*result.span or (0, 0))].lower()
        for segment in segments
        for result in segment.results
        if result.requirement.source == "重庆市"
    }
    assert len(used) == 1


def test_one_endless_segment_costs_no_other_segment_its_translation(random_engine, finder):
    other = SENTENCES[1]
    news = Path(corpora.__file__).parent / "bulletins" / "pairs" / "municipal_news.tsv"
    rows = [line.split("\t")[0] for line in news.read_text(encoding="utf-8").splitlines()[1:]]
    endless = "，推动经济高质量发展，".join(row.rstrip("。！？") for row in rows)
    endless = (endless.replace("。", "，") * 2)[:5000]
    assert len(endless) == 5000

    def translated(*sources):
        translator = Translator(random_engine, finder, GuaranteeOptions(beam_size=1))
        return list(translator.translate(sources))

    (alone,) = translated(other)
    segments = translated(other, endless, other)
    assert segments[0].target == alone.target
    assert segments[2].target == alone.target
    assert (
        "".join(part.draft.passage.text for part in segments[1].passages)
        == segments[1].normalised.text
    )
    met = [r for r in segments[1].results if r.requirement.source == "高质量发展"]
    assert len(met) == endless.count("高质量发展") > 50
    assert all(r.outcome is not Outcome.UNMET for r in segments[1].results)
    assert all(r.span for r in met)


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    parts=st.lists(
        st.sampled_from(
            ["链主", "2295亿元", "增长", "3.5%", "，", "重庆市", "企业", "2022年", "卡脖子"]
        ),
        min_size=1,
        max_size=12,
    )
)
def test_nothing_is_ever_unmet_in_generated_sentences(packaged_engine, finder, parts):
    translator = Translator(packaged_engine, finder)
    (segment,) = translator.translate(["".join(parts)])
    assert all(result.outcome is not Outcome.UNMET for result in segment.results)


@pytest.mark.parametrize(
    ("translation", "expected"),
    [
        ("a b c d " * 4, True),
        ("a b c d " * 3, False),
        ("word " * 2, False),
        ("x" * 31, True),
        (" ".join(str(k) for k in range(40)), True),
    ],
    ids=["four times", "three times", "short", "noise", "too long"],
)
def test_degeneration_is_recognised(translation, expected):
    assert is_degenerate("推动高质量发展", translation) is expected


class ForgetfulEngine:
    """An engine whose narrow beams leave everything out; wider ones are the real engine's."""

    def __init__(self, engine, widest_empty):
        self.engine, self.widest_empty = engine, widest_empty
        self.asked = []

    def __getattr__(self, name):
        return getattr(self.engine, name)

    def candidates(self, requests, options):
        self.asked.append((len(requests), options.beam_size))
        found = self.engine.candidates(requests, options)
        if options.beam_size > self.widest_empty:
            return found
        return [iter([self._emptied(next(beam))]) for beam in found]

    def _emptied(self, hypothesis):
        pieces = ("▁The", "▁meeting", ".")
        columns = hypothesis.attention.shape[1]
        attention = np.full((len(pieces), columns), 1 / columns, dtype=np.float32)
        return replace(hypothesis, pieces=pieces, attention=attention)


@pytest.mark.parametrize(
    ("source", "widest_empty", "wider"),
    [
        ("链主企业产值达到2295亿元。", 4, [(1, 6)]),
        ("链主企业产值达到2295亿元。", 6, [(1, 6), (1, 32)]),
        ("链主企业发展很快。", 4, [(1, 6)]),
        ("链主企业发展很快。", 6, [(1, 6)]),
    ],
    ids=["a figure", "a figure, lost twice", "a term", "a term, lost twice"],
)
def test_wider_beams_are_asked_before_anything_is_repaired(
    packaged_engine, finder, source, widest_empty, wider
):
    engine = ForgetfulEngine(packaged_engine, widest_empty)
    (segment,) = Translator(engine, finder).translate([source])
    told = len(engine.asked) - len(wider)  # words are told before the search is widened
    assert {beam for _, beam in engine.asked[:told]} == {4}
    assert engine.asked[told:] == wider
    found = wider[-1][1] > widest_empty
    assert (Outcome.REPAIRED in {r.outcome for r in segment.results}) is not found


def test_clauses_of_a_long_segment_read_as_one_sentence(packaged_engine, finder):
    features = replace(packaged_engine.features, clause_limit=12)
    engine = SimpleNamespace(
        **{
            name: getattr(packaged_engine, name)
            for name in (
                "name",
                "signature",
                "pieces",
                "position_limit",
                "translate",
                "candidates",
                "alternatives",
                "score",
            )
        },
        features=features,
    )
    text = "全市经济运行总体平稳，居民收入稳步增长，就业形势持续向好。"
    (segment,) = Translator(engine, finder).translate([text])
    assert len(segment.passages) == 3
    assert segment.target.endswith(".")
    assert segment.target.count(".") == 1
    for passage in segment.passages[1:]:
        assert segment.target[passage.target_offset - 2 : passage.target_offset] == ", "
        assert not segment.target[passage.target_offset :].startswith(("The ", "In ", "Economic "))
