import numpy as np
import pytest

from glossary import Concept, Glossary, RequirementFinder, Term
from gongbao.translation.engines import Hypothesis, SourceFeatures
from gongbao.translation.guarantee import split_passages, write_draft
from gongbao.translation.guarantee.steps.grammar.agreement import make_agree


@pytest.fixture
def changed_draft(packaged_engine, finder):
    """Return a function that gives the text of a draft after a step, which may lose nothing."""

    def change(step, chinese, english, asked=finder):
        required = asked.find(chinese).required
        plain = SourceFeatures()
        (passage,) = split_passages(chinese, required, packaged_engine.pieces, plain, 200)
        pieces = packaged_engine.pieces.encode_words(english)
        attention = np.full((len(pieces), len(passage.source.pieces) + 1), 0.01, np.float32)
        draft = write_draft(passage, Hypothesis(pieces, attention, -1.0), packaged_engine)
        changed = step(draft)
        assert len(changed.unmet) <= len(draft.unmet)
        assert all(0 <= start <= end <= len(changed.text) for start, end in changed.spans)
        return changed.text

    return change


@pytest.fixture
def agreed(changed_draft, finder):
    """Return a function that makes English words agree with what a Chinese text requires.

    With a `term` (and its `subject`) it is the only one of the glossary, else the finder of the
    tests is asked.
    """

    def make(chinese, english, term=None, subject="", **properties):
        asked = finder
        if term is not None:
            terms = Term(term[0], "zh"), Term(term[1], "en", **properties)
            asked = RequirementFinder([Glossary("office", (Concept("1", terms, subject=subject),))])
        return changed_draft(make_agree, chinese, english, asked)

    return make
