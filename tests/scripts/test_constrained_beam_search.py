"""Constrained beam search is plain search without constraints, and writes all of them with some."""

import pytest

from corpora import UsageError
from gongbao.models.packaged_model import PACKAGED
from gongbao.translation.engines import DecodingOptions, DecodingRequest

torch = pytest.importorskip("torch", reason="needs the extra hub: PyTorch is not installed")
pytest.importorskip("transformers", reason="needs the extra hub: transformers is not installed")

from gongbao.translation.engines import TransformersEngine  # noqa: E402 - only where torch is
from scripts.benchmarks.constrained.constrained_beam_search import (  # noqa: E402
    search_with_constraints,
)
from tests.gongbao.translation.engines.random_marian import save_random_marian  # noqa: E402

SENTENCES = [
    "重庆市推动经济高质量发展。",
    "12月8日，会议在北京举行。",
    "企业发展。",
    "会议强调，要加强合作。",
    "2022年，全区工业产值增长3.5%。",
]


@pytest.fixture(scope="module", autouse=True)
def _one_thread():
    torch.set_num_threads(1)


@pytest.fixture(scope="module")
def engine():
    return TransformersEngine(PACKAGED / "marian", threads=1)


@pytest.fixture(scope="module")
def random_engine(tmp_path_factory):
    folder = tmp_path_factory.mktemp("random-marian")
    save_random_marian(folder)
    return TransformersEngine(folder, threads=1)


def requests_of(engine, sentences=SENTENCES):
    return [
        DecodingRequest(tuple(placed.piece for placed in engine.pieces.encode(sentence)))
        for sentence in sentences
    ]


@pytest.mark.parametrize("beam_size", [1, 4, 8])
@pytest.mark.parametrize("kind", ["embedded", "random"])
def test_without_constraints_the_search_is_plain_beam_search(
    engine, random_engine, kind, beam_size
):
    chosen = engine if kind == "embedded" else random_engine
    requests = requests_of(chosen, SENTENCES[: 5 if kind == "embedded" else 2])
    options = DecodingOptions(beam_size=beam_size)
    plain = [chosen.translate([request], options)[0] for request in requests]
    found = search_with_constraints(chosen, requests, [()] * len(requests), beam_size=beam_size)
    assert [h.pieces for h in found] == [h.pieces for h in plain]


WANTED = [
    ("Chongqing Municipality", "high-quality development"),
    ("December 8", "Beijing", "chain master"),
    ("chain", "chain master", "bottleneck", "chain"),
    (),
    ("3.5 percent", "2022"),
]


@pytest.mark.parametrize("beam_size", [1, 4, 8])
@pytest.mark.parametrize("kind", ["embedded", "random"])
def test_all_constraints_stand_whole_and_apart(engine, random_engine, kind, beam_size):
    chosen = engine if kind == "embedded" else random_engine
    constraints = [[(chosen.pieces.encode_words(words),) for words in wanted] for wanted in WANTED]
    found = search_with_constraints(chosen, requests_of(chosen), constraints, beam_size=beam_size)
    for made, wanted in zip(found, WANTED, strict=True):
        text = f" {chosen.pieces.decode(made.pieces).text} "
        for words in sorted(wanted, key=len, reverse=True):  # each takes words of its own
            place = next(
                (
                    k
                    for k in range(len(text))
                    if text.startswith(f" {words}", k) and not text[k + 1 + len(words)].isalnum()
                ),
                None,
            )
            assert place is not None, (words, text)
            text = text[: place + 1] + "#" * len(words) + text[place + 1 + len(words) :]


def test_any_variant_of_a_constraint_satisfies_it(engine):
    words = engine.pieces.encode_words
    (request,) = requests_of(engine, SENTENCES[1:2])
    variants = (words("8 December"), words("December 8"), words("the 8th of December"))
    (made,) = search_with_constraints(engine, [request], [[variants]])
    text = engine.pieces.decode(made.pieces).text
    assert any(form in text for form in ("8 December", "December 8", "the 8th of December"))


@pytest.mark.parametrize(
    ("prefix", "constraint", "message"),
    [
        (("▁The",), (("▁the",),), "no forced prefix"),
        ((), (), "at least one variant"),
        ((), ((),), "none may be empty"),
        ((), (("no such piece",),), "no piece"),
        ((), (("ing",),), "begin a word"),
        ((), (("▁the",) * 600,), "pieces"),
    ],
    ids=["prefix", "no variants", "empty variant", "unknown piece", "inside a word", "too long"],
)
def test_constraints_that_cannot_be_written_are_refused(engine, prefix, constraint, message):
    with pytest.raises(UsageError, match=message):
        search_with_constraints(engine, [DecodingRequest(("▁",), prefix)], [[constraint]])


def test_every_request_needs_its_list_of_constraints(engine):
    with pytest.raises(UsageError, match="1 requests and 0 lists"):
        search_with_constraints(engine, [DecodingRequest(("▁",))], [])
