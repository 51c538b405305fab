import random

import pytest
from sacrebleu.metrics import TER
from sacrebleu.metrics.lib_ter import translation_edit_rate

from gongbao.evaluation.scores.translation_edits import FastTER, count_edits

WORDS = ("a", "b", "c", "d", "e", "f", "g", "the", "of", "and", "in")


def _pair(generator, longest):
    reference = [generator.choice(WORDS) for _ in range(generator.randrange(1, longest))]
    words = list(reference)
    for _ in range(generator.randrange(6)):
        place = generator.randrange(len(words) + 1)
        kind = generator.randrange(3)
        if kind == 0:
            words[place:place] = [generator.choice(WORDS)]
        elif kind == 1:
            words[place : place + 1] = []
        else:
            words = words[place:] + words[:place]
    return words, reference


@pytest.mark.parametrize(("longest", "count"), [(4, 25), (12, 25), (60, 25), (120, 4)])
def test_edits_are_those_of_sacrebleu(longest, count):
    generator = random.Random(longest)
    for _ in range(count):
        words, reference = _pair(generator, longest)
        assert count_edits(words, reference) == translation_edit_rate(words, reference)[0]


@pytest.mark.parametrize(
    ("words", "reference"),
    [("", "a b"), ("a b", ""), ("", ""), ("a " * 90, "b a"), ("b a", "a " * 90)],
    ids=["nothing", "no reference", "neither", "much longer", "much shorter"],
)
def test_odd_lengths_have_the_edits_of_sacrebleu(words, reference):
    lines = words.split(), reference.split()
    assert count_edits(*lines) == translation_edit_rate(*lines)[0]


def test_signature_and_score_are_those_of_sacrebleu():
    lines, references = ["the cat sat on a mat", "it is so"], [["a cat sat on the mat", "so it is"]]
    ours, theirs = FastTER(), TER()
    assert (
        ours.corpus_score(lines, references).score == theirs.corpus_score(lines, references).score
    )
    assert str(ours.get_signature()) == str(theirs.get_signature())
