import pytest
from hypothesis import given, settings, strategies as st

from scripts.benchmarks.constrained.constraint_progress import ConstraintProgress, State

VARIANTS = st.lists(st.integers(1, 4), min_size=1, max_size=4).map(tuple)
CONSTRAINTS = st.lists(st.lists(VARIANTS, min_size=1, max_size=3).map(tuple), max_size=4).map(tuple)


def run(progress, tokens):
    state = progress.start
    for token in tokens:
        state = progress.step(state, token)
    return state


@pytest.mark.parametrize(
    ("constraints", "tokens", "remaining"),
    [
        ((), (1, 2), 0),
        ((((1, 2),),), (), 2),
        ((((1, 2),),), (1,), 1),
        ((((1, 2),),), (1, 3), 2),
        ((((1, 2),),), (1, 1, 2), 0),
        ((((1, 2),),), (3, 1, 2, 3), 0),
        ((((1, 2),), ((1, 2),)), (1, 2, 3), 2),
        ((((1, 2),), ((1, 2),)), (1, 2, 1, 2), 0),
        ((((1,),), ((1, 2),)), (1, 2), 1),
        ((((1,),), ((1, 2),)), (1, 2, 3, 1), 0),
        ((((1, 2), (3,)),), (3,), 0),
        ((((1, 2, 3), (3,)),), (1, 2), 1),
    ],
    ids=[
        "nothing is asked",
        "nothing is written",
        "half of it",
        "broken off",
        "begins anew inside itself",
        "met in the middle",
        "asked twice, written once",
        "asked twice, written twice",
        "the longer one takes the words",
        "both",
        "the other variant",
        "the longer variant is worth no more than the shorter",
    ],
)
def test_pieces_still_needed_are_counted(constraints, tokens, remaining):
    progress = ConstraintProgress(constraints)
    assert progress.remaining(run(progress, tokens)) == remaining


def test_a_whole_variant_is_closing_until_the_next_piece():
    progress = ConstraintProgress((((1, 2),),))
    assert not progress.is_closing(run(progress, (1,)))
    assert progress.is_closing(run(progress, (1, 2)))
    assert run(progress, (1, 2, 5)) == State(frozenset({0}), ())


@given(constraints=CONSTRAINTS, tokens=st.lists(st.integers(0, 5), max_size=12))
@settings(deadline=None)
def test_from_every_state_advancing_pieces_lead_to_the_end(constraints, tokens):
    progress = ConstraintProgress(constraints)
    state = run(progress, tokens)
    for _ in range(progress.remaining(state) + progress.slack):
        advancing = progress.advancing(state)
        assert bool(advancing) != progress.is_complete(state)
        if advancing:
            state = progress.step(state, min(advancing))
    assert progress.is_complete(state)


@given(constraints=CONSTRAINTS, tokens=st.lists(st.integers(0, 5), max_size=14).map(tuple))
@settings(deadline=None)
def test_what_counts_as_met_stands_in_the_pieces(constraints, tokens):
    progress = ConstraintProgress(constraints)
    state = run(progress, tokens)
    for k in state.met:
        assert any(
            tokens[place : place + len(variant)] == variant
            for variant in constraints[k]
            for place in range(len(tokens))
        )
    assert not state.open or tokens[-len(state.open) :] == state.open
