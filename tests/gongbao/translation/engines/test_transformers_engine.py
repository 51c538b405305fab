"""The transformers engine agrees with CTranslate2 on the same weights, and constraints hold."""

import json
import shutil
from concurrent.futures import ThreadPoolExecutor

import ctranslate2
import numpy as np
import pytest

from corpora import ModelError
from gongbao.models.packaged_model import PACKAGED
from gongbao.translation import Outcome, Translator, load_engine
from gongbao.translation.engines import CTranslate2Engine, DecodingOptions, DecodingRequest

torch = pytest.importorskip("torch", reason="needs the extra hub: PyTorch is not installed")
transformers = pytest.importorskip(
    "transformers", reason="needs the extra hub: transformers is not installed"
)

from gongbao.translation.engines import TransformersEngine  # noqa: E402 - only where torch is
from tests.gongbao.translation.engines.random_marian import save_random_marian  # noqa: E402

MARIAN = PACKAGED / "marian"
GREEDY = DecodingOptions(beam_size=1)
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
    return TransformersEngine(MARIAN, threads=1)


@pytest.fixture(scope="module")
def exact(tmp_path_factory):
    """The same weights in CTranslate2, in float32."""
    folder = tmp_path_factory.mktemp("exact") / "model"
    ctranslate2.converters.TransformersConverter(str(MARIAN)).convert(str(folder))
    shutil.copyfile(MARIAN / "source.spm", folder / "source.spm")
    return CTranslate2Engine(folder, threads=1, compute_type="float32")


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


def test_greedy_pieces_and_attention_equal_those_of_ctranslate2_in_float32(engine, exact):
    requests = requests_of(engine)
    ours, theirs = engine.translate(requests, GREEDY), exact.translate(requests, GREEDY)
    assert [h.pieces for h in ours] == [h.pieces for h in theirs]
    for one, other in zip(ours, theirs, strict=True):
        np.testing.assert_allclose(one.attention, other.attention, atol=2e-3)
        assert one.score == pytest.approx(other.score, abs=5e-3)


def test_forced_prefixes_come_first_and_continue_as_in_ctranslate2(engine, exact):
    words = engine.pieces.encode_words
    requests = [
        DecodingRequest(request.source, words(prefix))
        for request, prefix in zip(
            requests_of(engine)[:3], ("The high-quality", "On December", "Chongqing"), strict=True
        )
    ]
    ours, theirs = engine.translate(requests, GREEDY), exact.translate(requests, GREEDY)
    for request, one, other in zip(requests, ours, theirs, strict=True):
        assert one.pieces[: len(request.prefix)] == request.prefix
        assert one.pieces == other.pieces


def test_results_come_in_the_order_of_the_requests_whatever_their_lengths(engine):
    requests = requests_of(engine)
    together = engine.translate(requests[::-1], GREEDY)[::-1]
    alone = [engine.translate([request], GREEDY)[0] for request in requests]
    assert [h.pieces for h in together] == [h.pieces for h in alone]


def test_candidates_are_the_whole_beam_the_best_first(engine):
    requests = requests_of(engine, SENTENCES[:2])
    options = DecodingOptions(beam_size=3)
    best = engine.translate(requests, options)
    for found, first in zip(map(list, engine.candidates(requests, options)), best, strict=True):
        assert len({made.pieces for made in found}) == 3
        assert found[0].pieces == first.pieces
        assert list(found) == sorted(found, key=lambda made: -made.score)


def test_nothing_to_translate_is_no_call(engine):
    assert engine.translate([], GREEDY) == []


def test_attention_rows_sum_to_one_over_the_source_and_its_end(engine):
    (request,) = requests_of(engine, SENTENCES[:1])
    (made,) = engine.translate([request], DecodingOptions(beam_size=2))
    assert made.attention.shape == (len(made.pieces), len(request.source) + 1)
    np.testing.assert_allclose(made.attention.sum(axis=1), 1, atol=1e-4)


def test_suppressed_pieces_are_not_written(engine):
    (request,) = requests_of(engine, SENTENCES[:1])
    (free,) = engine.translate([request], GREEDY)
    piece = free.pieces[len(free.pieces) // 2]
    options = DecodingOptions(beam_size=1, suppressed=((piece,),))
    (held,) = engine.translate([request], options)
    assert piece in free.pieces
    assert piece not in held.pieces


def test_alternatives_differ_behind_the_prefix_and_equal_those_of_ctranslate2(engine, exact):
    (request,) = requests_of(engine, SENTENCES[:1])
    request = DecodingRequest(request.source, engine.pieces.encode_words("The high-quality"))
    place = len(request.prefix)
    ours, theirs = engine.alternatives(request, 4), exact.alternatives(request, 4)
    assert len({made.pieces[place] for made in ours}) == len(ours) == 4
    assert [made.pieces for made in ours] == [made.pieces for made in theirs]
    assert ours[0].pieces == engine.translate([request], GREEDY)[0].pieces


def test_scores_equal_those_of_ctranslate2(engine, exact):
    requests = requests_of(engine)
    pairs = [
        (request.source, made.pieces)
        for request, made in zip(requests, engine.translate(requests, GREEDY), strict=True)
    ]
    pairs.append((requests[0].source, pairs[1][1]))
    assert engine.score(pairs) == pytest.approx(exact.score(pairs), abs=2e-3)


@pytest.mark.parametrize("kind", ["embedded", "random"])
def test_the_guarantee_holds_on_this_engine_too(engine, random_engine, finder, kind):
    chosen = engine if kind == "embedded" else random_engine
    translator = Translator(chosen, finder)
    source = "重庆市链主企业投资30亿元，突破卡脖子技术。"
    (segment,) = translator.translate([source])
    kept = (Outcome.MET, Outcome.REPAIRED, Outcome.REPLACED)
    assert len(segment.results) >= 4
    assert all(result.outcome in kept for result in segment.results)


def test_features_come_from_the_folder_above(engine):
    assert engine.features.placeholders
    assert engine.position_limit == 200


def test_loading_draws_no_progress_bar(capfd):
    TransformersEngine(MARIAN, threads=1)
    captured = capfd.readouterr()
    assert captured.out == captured.err == ""


def copy_of_marian(folder):
    shutil.copytree(MARIAN, folder)
    return folder


def without_weights(folder):
    (folder / "model.safetensors").unlink()


def with_a_torn_file(folder):
    data = (folder / "model.safetensors").read_bytes()
    (folder / "model.safetensors").write_bytes(data[: len(data) // 2])


def with_noise_for_weights(folder):
    (folder / "model.safetensors").write_bytes(b"no tensors here")


def without_pieces(folder):
    (folder / "source.spm").unlink()


def with_a_vocabulary_that_is_no_json(folder):
    (folder / "vocab.json").write_text("{", encoding="utf-8")


def with_a_list_for_a_vocabulary(folder):
    (folder / "vocab.json").write_text("[]", encoding="utf-8")


def with_a_configuration_that_is_no_json(folder):
    (folder / "config.json").write_text("{", encoding="utf-8")


def with_a_configuration_of_another_size(folder):
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    (folder / "config.json").write_text(json.dumps({**config, "d_model": 128}), encoding="utf-8")


def with_pickled_code(folder):
    import pickle

    class Shout:
        def __reduce__(self):
            return print, ("code that came with a model was run",)

    (folder / "model.safetensors").unlink()
    (folder / "pytorch_model.bin").write_bytes(pickle.dumps(Shout(), protocol=2))


@pytest.mark.parametrize(
    "spoil",
    [
        without_weights,
        with_a_torn_file,
        with_noise_for_weights,
        without_pieces,
        with_a_vocabulary_that_is_no_json,
        with_a_list_for_a_vocabulary,
        with_a_configuration_that_is_no_json,
        with_a_configuration_of_another_size,
        with_pickled_code,
    ],
)
def test_a_broken_folder_is_named_and_nothing_of_it_is_run(tmp_path, capfd, spoil):
    folder = copy_of_marian(tmp_path / "broken")
    spoil(folder)
    with pytest.raises(ModelError, match="broken"):
        TransformersEngine(folder, threads=1)
    assert "was run" not in capfd.readouterr().out


def test_weights_in_a_pytorch_file_load_as_tensors_alone(tmp_path):
    from safetensors.torch import load_file

    folder = copy_of_marian(tmp_path / "pickled")
    torch.save(load_file(folder / "model.safetensors"), folder / "pytorch_model.bin")
    (folder / "model.safetensors").unlink()
    request = requests_of(loaded := TransformersEngine(folder, threads=1))[:1]
    assert loaded.translate(request, GREEDY)[0].pieces


def test_a_missing_folder_is_a_model_error(tmp_path):
    with pytest.raises(ModelError, match="no such model folder"):
        load_engine(f"transformers:{tmp_path / 'nowhere'}")


def test_threads_that_share_an_engine_get_what_each_would_alone(engine):
    requests = [[request] for request in requests_of(engine, SENTENCES[:4])]
    alone = [engine.translate(request, GREEDY)[0].pieces for request in requests]
    with ThreadPoolExecutor(4) as threads:
        at_once = list(threads.map(lambda request: engine.translate(request, GREEDY), requests))
    assert [found[0].pieces for found in at_once] == alone
