"""A step says when it met a requirement, and what was met before keeps its credit."""

from dataclasses import replace

import numpy as np
import pytest

from glossary.requirement import RequirementKind
from gongbao.translation import Outcome
from gongbao.translation.engines import DecodingOptions, Hypothesis, SourceFeatures
from gongbao.translation.guarantee import Stage, requirement_results, split_passages, write_draft
from gongbao.translation.guarantee.document_state import FirstRenderings
from gongbao.translation.guarantee.draft import as_at_first, credited, write_again
from gongbao.translation.guarantee.steps.kept_renderings import keep_renderings
from gongbao.translation.guarantee.steps.piece_engines.forbidden_words import avoid_forbidden
from gongbao.translation.guarantee.steps.piece_engines.prefix_repair import repair_by_prefix
from gongbao.translation.guarantee.steps.piece_engines.span_replacement import replace_spans
from gongbao.translation.guarantee.steps.piece_engines.wild_drafts import calm_drafts, tame_drafts

GREEDY = DecodingOptions(beam_size=1)
PLAIN = SourceFeatures()


@pytest.fixture
def make(packaged_engine, finder):
    """Return a function that writes a draft of a Chinese text from English words."""

    def make_draft(chinese, english, features=PLAIN):
        required = finder.find(chinese).required
        (passage,) = split_passages(chinese, required, packaged_engine.pieces, features, 200)
        return write_draft(passage, hypothesis(passage, english, packaged_engine), packaged_engine)

    return make_draft


def hypothesis(passage, english, engine):
    pieces = engine.pieces.encode_words(english)
    columns = len(passage.source.pieces) + 1
    return Hypothesis(pieces, np.full((len(pieces), columns), 1 / columns, np.float32), -1.0)


def fates(draft):
    """Return how each requirement ended, by its source, a deprecated term by its English."""
    return {
        r.requirement.accepted[0]
        if r.requirement.kind is RequirementKind.FORBIDDEN
        else r.requirement.source: (r.outcome, r.stage)
        for r in requirement_results(draft)
    }


def test_what_a_first_draft_says_is_met_by_the_way_the_model_was_told(make):
    plain = make("链主投资30亿元。", "chain masters invest 3 billion yuan.")
    assert fates(plain)["链主"] == (Outcome.MET, Stage.ANNOTATION)
    assert fates(plain)["30亿元"] == (Outcome.MET, Stage.MODEL)
    assert fates(plain)["chain owner"] == (Outcome.MET, Stage.NONE)
    carried = make(
        "链主投资30亿元。",
        "chain masters invest 3 billion yuan.",
        SourceFeatures(placeholders=True),
    )
    assert fates(carried)["30亿元"] == (Outcome.MET, Stage.PLACEHOLDER)


def test_every_step_takes_credit_for_what_it_was_the_first_to_meet(make, packaged_engine):
    draft = make("链主在重庆市投资30亿元。", "chain masters invest nothing.")
    (repaired,) = repair_by_prefix([draft], packaged_engine, GREEDY)
    assert fates(repaired)["链主"] == (Outcome.MET, Stage.ANNOTATION)
    assert fates(repaired)["30亿元"] == (Outcome.REPAIRED, Stage.PREFIX)
    replaced = replace_spans(draft)
    assert fates(replaced)["30亿元"] == (Outcome.REPLACED, Stage.REPLACEMENT)
    assert fates(replace_spans(repaired)) == fates(repaired)


def test_what_is_lost_is_unmet_and_won_back_keeps_its_first_credit(make, packaged_engine):
    draft = make("链主投资30亿元。", "chain masters invest 3 billion yuan.")
    lost = write_again(
        draft, hypothesis(draft.passage, "It invests.", packaged_engine), packaged_engine
    )
    assert fates(lost)["链主"] == (Outcome.UNMET, Stage.NONE)
    assert fates(replace_spans(lost))["链主"] == (Outcome.MET, Stage.ANNOTATION)


def test_a_deprecated_term_that_is_suppressed_is_repaired(make, packaged_engine):
    draft = make("链主投资30亿元。", "chain owners invest 3 billion yuan.")
    (avoided,) = avoid_forbidden([draft], packaged_engine, GREEDY)
    assert "chain owner" not in avoided.text.lower()
    assert fates(avoided)["chain owner"] == (Outcome.REPAIRED, Stage.SUPPRESSION)
    assert fates(avoided)["chain leader"] == (Outcome.MET, Stage.NONE)


def test_a_deprecated_term_that_is_written_over_is_replaced(make):
    draft = replace_spans(make("链主投资。", "chain owners invest."))
    assert fates(draft)["chain owner"] == (Outcome.REPLACED, Stage.REPLACEMENT)


def test_a_rendering_that_the_document_overrules_was_met_at_first(make, packaged_engine):
    renderings = FirstRenderings()
    drafts = [make("重庆市。", "Chongqing Municipality."), make("在重庆市。", "In Chongqing.")]
    kept = keep_renderings(drafts, renderings)
    assert [len(draft.unmet) for draft in kept] == [0, 1]
    (repaired,) = repair_by_prefix(kept[1:], packaged_engine, GREEDY)
    assert fates(repaired)["重庆市"] == (Outcome.MET, Stage.ANNOTATION)


def test_a_wild_draft_is_calmed_and_a_calm_one_left_alone(make, packaged_engine):
    wild = make("链主投资。", "chain masters invest and " * 12)
    calm = make("链主投资。", "chain masters invest.")
    assert wild.is_degenerate
    calmed = calm_drafts([wild, calm], packaged_engine, GREEDY)
    assert not calmed[0].is_degenerate
    assert calmed[1] is calm


def test_a_wild_draft_is_made_once_more_with_the_credit_of_its_first_words_alone(
    make, packaged_engine
):
    wild = make("链主投资。", "it invests and " * 16)
    wild = replace_spans(wild)
    assert fates(wild)["链主"] == (Outcome.REPLACED, Stage.REPLACEMENT)
    assert wild.is_degenerate
    (tamed,) = tame_drafts([wild], packaged_engine, GREEDY)
    assert not tamed.is_degenerate
    assert fates(tamed)["链主"] in [
        (Outcome.REPAIRED, Stage.AGAIN),
        (Outcome.REPAIRED, Stage.PREFIX),
    ]


def test_credit_is_given_once_and_only_for_what_is_met(make):
    draft = make("链主投资30亿元。", "chain masters invest.")
    first = credited(draft, Outcome.REPAIRED, Stage.AGAIN)
    assert first is draft
    bare = replace(draft, credits=(None,) * len(draft.verdicts))
    given = credited(bare, Outcome.REPAIRED, Stage.AGAIN)
    assert fates(given)["链主"] == (Outcome.REPAIRED, Stage.AGAIN)
    assert fates(given)["30亿元"] == (Outcome.UNMET, Stage.NONE)
    assert as_at_first(given).credits == bare.credits
