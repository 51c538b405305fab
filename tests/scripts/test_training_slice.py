"""The road from pairs to a packaged model, on a slice that takes under a minute."""

from __future__ import annotations

import csv
import importlib
import json
import lzma
import sys
from pathlib import Path

import pytest

for library in ("torch", "transformers", "numba", "scipy"):
    pytest.importorskip(library, reason=f"training needs {library}: extras train and hub")

SCRIPTS = Path(__file__).parents[2] / "scripts"
BULLETINS = Path(__file__).parents[2] / "corpora" / "bulletins" / "pairs"


@pytest.fixture(scope="module")
def script():
    """Import a script by name."""
    sys.path.insert(0, str(SCRIPTS))
    yield importlib.import_module
    sys.path.remove(str(SCRIPTS))


@pytest.fixture(scope="module")
def packs(script, tmp_path_factory):
    """Return a folder of packs built from the project's own corpus."""
    folder = tmp_path_factory.mktemp("data")
    (folder / "train").mkdir()
    with lzma.open(folder / "train" / "train.own.tsv.xz", "wt", encoding="utf-8") as lines:
        for path in sorted(BULLETINS.glob("*.tsv")):
            rows = path.read_text(encoding="utf-8").splitlines()[1:]
            lines.writelines(f"{row}\tbulletins\n" for row in rows if row.count("\t") == 1)
        lines.write("总产值2295亿元。\tTotal output was 22.95 billion yuan.\tbulletins\n")
    out = folder / "packs"
    script("build_training_data").main([
        str(folder), "--out", str(out), "--parts", "own", "--packs", "1", "--limit", "400",
        "--vocabulary", "1900", "--width", "32",
    ])  # fmt: skip
    return out


def test_packs_name_their_sources_and_what_was_dropped(packs):
    manifest = json.loads((packs / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["sources"]["bulletins"]["pairs"] > 300
    assert manifest["annotations"]["annotation"] > 10
    assert manifest["annotations"]["placeholder q"] > 10
    with (packs / "development.tsv").open(encoding="utf-8") as lines:
        assert all(len(row) == 2 for row in csv.reader(lines, delimiter="\t"))


def test_pairs_whose_amounts_disagree_are_dropped(script):
    training_pairs = script("training_pairs")
    _, is_wrong = training_pairs.pair_figures("产值2295亿元。", "Output was 22.95 billion yuan.")
    assert is_wrong
    figures, is_wrong = training_pairs.pair_figures(
        "产值2295亿元。", "Output was 229.5 billion yuan."
    )
    assert not is_wrong
    assert [kind for _, _, kind in figures] == ["q"]


def test_annotated_words_are_the_pieces_that_the_output_uses(packs, script):
    import numpy as np
    import sentencepiece

    pieces = sentencepiece.SentencePieceProcessor(model_file=str(packs / "sentencepiece.model"))
    opening, closing = pieces.piece_to_id("<t>"), pieces.piece_to_id("</t>")
    pack = np.load(packs / "pack_1.npz")
    found = agreed = 0
    for k in range(len(pack["source_starts"]) - 1):
        source = pack["source"][pack["source_starts"][k] : pack["source_starts"][k + 1]].tolist()
        target = pack["target"][pack["target_starts"][k] : pack["target_starts"][k + 1]].tolist()
        if opening in source:
            begin = source.index(opening)
            words = source[begin + 1 : source.index(closing, begin)]
            found += 1
            agreed += any(target[j : j + len(words)] == words for j in range(len(target)))
    assert found > 10
    assert agreed / found > 0.9  # the rest are distractors


def test_what_was_written_in_english_first_is_marked(packs, script):
    import sentencepiece

    training_annotation = script("training_annotation")
    pair = script("training_pairs").TrainingPair
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(packs / "sentencepiece.model"))
    aligner = script("build_training_data").open_aligner([], pieces, packs)
    shares = training_annotation.AnnotationShares(terms=0.0, original=1.0)
    annotator = training_annotation.Annotator(pieces, aligner, 1, shares=shares)
    texts = ("全市经济运行良好。", "The city's economy ran well.")
    marked = annotator.example(pair(*texts, "xquad"))
    plain = annotator.example(pair(*texts, "bulletins"))
    assert marked.source == [pieces.piece_to_id("<0x02>"), *plain.source]
    assert marked.target == plain.target
    assert marked.links[-1] == len(marked.source) - 1


def test_training_resumes_and_the_export_agrees_token_for_token(packs, script, tmp_path):
    import torch

    arguments = [
        str(packs), "--out", str(tmp_path / "run"), "--minutes", "0.05", "--width", "32",
        "--heads", "4", "--encoder-layers", "1", "--decoder-layers", "1", "--threads", "1",
        "--tokens", "800", "--embeddings", str(packs / "embeddings.npy"),
    ]  # fmt: skip
    train = script("train_model").main
    train(arguments)
    checkpoint = tmp_path / "run" / "checkpoint.pt"
    first = torch.load(checkpoint, weights_only=True)
    train(arguments)
    second = torch.load(checkpoint, weights_only=True)
    assert second["step"] > first["step"] > 0
    assert not second["master"]["embedding.weight"][-1].any(), "the pad row has to stay zero"
    model = tmp_path / "zh_en"
    script("export_model").main([
        str(checkpoint), str(packs), "-o", str(model), "--sentences", "3",
    ])  # fmt: skip
    warm_folder = str(tmp_path / "warm")
    start = ["--start", str(model / "marian"), "--minutes", "0"]
    train([*arguments[:2], warm_folder, *arguments[3:], *start])
    warm = torch.load(tmp_path / "warm" / "checkpoint.pt", weights_only=True)
    assert warm["step"] == 0
    for name, value in second["average"].items():  # they come back from float16
        assert torch.allclose(warm["average"][name], value, atol=2e-3), name
    from gongbao.models.packaged_model import verify_model

    assert verify_model(model).facts["steps"] == second["step"]


def test_a_resumed_run_takes_the_same_steps_as_an_unbroken_one(packs, script, tmp_path):
    import torch

    train_model = script("train_model")
    batches = script("training_batches").Packs(packs, "pack_*.npz", 800, 1200)

    def trainer():
        options = train_model.parse_options([
            str(packs), "--out", str(tmp_path), "--width", "32", "--heads", "4",
            "--encoder-layers", "1", "--decoder-layers", "1",
        ])  # fmt: skip
        import sentencepiece

        pieces = sentencepiece.SentencePieceProcessor(model_file=str(packs / "sentencepiece.model"))
        batches.pad = pieces.get_piece_size()
        made = train_model.Trainer(options, pieces.get_piece_size(), batches)
        made.start_clock()
        return made

    unbroken = trainer()
    steps = list(batches.batches(0, 0))[:6]
    for step in steps[:3]:
        unbroken.learn(*step)
    unbroken.save(tmp_path / "checkpoint.pt")
    for step in steps[3:]:
        unbroken.learn(*step)
    resumed = trainer()
    resumed.load(tmp_path / "checkpoint.pt", restart_data=False)
    for step in steps[3:]:
        resumed.learn(*step)
    for name, value in unbroken.master.items():
        assert torch.equal(value, resumed.master[name]), name
