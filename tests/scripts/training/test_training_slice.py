"""The road from pairs to a packaged model, on a slice that takes under a minute."""

from __future__ import annotations

import csv
import json
import lzma
import re
import shutil
from pathlib import Path

import pytest

for library in ("torch", "transformers", "numba", "scipy"):
    pytest.importorskip(library, reason=f"training needs {library}: extras train and hub")

import numpy as np  # noqa: E402
import sentencepiece  # noqa: E402
import torch  # noqa: E402

from gongbao.models.packaged_model import verify_model  # noqa: E402
from gongbao.translation.wording import find_rare_words  # noqa: E402
from scripts.training.model import export_model, train_model  # noqa: E402
from scripts.training.model.trainer import Trainer  # noqa: E402
from scripts.training.text import (  # noqa: E402
    build_training_text,
    example_maker,
    example_stream,
    training_pairs,
    training_text,
)

BULLETINS = Path(__file__).parents[3] / "corpora" / "bulletins" / "pairs"


@pytest.fixture(scope="module")
def text(tmp_path_factory):
    """Return a folder of training text built from the project's own corpus."""
    folder = tmp_path_factory.mktemp("data")
    (folder / "train").mkdir()
    with lzma.open(folder / "train" / "train.own.tsv.xz", "wt", encoding="utf-8") as lines:
        for path in sorted(BULLETINS.glob("*.tsv")):
            rows = path.read_text(encoding="utf-8").splitlines()[1:]
            lines.writelines(f"{row}\tbulletins\n" for row in rows if row.count("\t") == 1)
        lines.write("总产值2295亿元。\tTotal output was 22.95 billion yuan.\tbulletins\n")
        lines.write("第十三条\tArticle 13\tjuejin_goldminer\n")
    out = folder / "text"
    build_training_text.main(
        [
            str(folder),
            "-o",
            str(out),
            "--parts",
            "own",
            "--vocabulary",
            "4000",
            "--limit",
            "1700",
        ]
    )
    return out


@pytest.fixture(scope="module")
def maker(text):
    """Return what makes examples of the text, with the words that its pairs have for terms."""
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(text / "sentencepiece.model"))
    words = frozenset(
        {"全市", "企业", "工业", "发展", "建设", "项目", "产业", "市场", "医院", "农业"}
    )
    return example_maker.ExampleMaker(pieces, words, frozenset({"xquad"}))


def made_with(maker, text, **shares):
    """Return (pair, example) of every pair, with the shares given and nothing else done."""
    done = "figures copies terms distractor original resampled clause noise told"
    nothing = dict.fromkeys(done.split(), 0.0)
    maker.shares = example_maker.Shares(**{**nothing, **shares})
    pairs = training_text.read_text(text)
    made = [(pair, maker.example(pair)) for pair in pairs]
    return [(pair, example) for pair, example in made if example is not None]


def test_the_text_names_its_sources_and_what_was_dropped(text):
    manifest = json.loads((text / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["sources"]["bulletins"]["pairs"] > 1000
    assert "juejin_goldminer" not in manifest["sources"]
    assert manifest["dropped"]["amounts disagree"] == 1


def test_documents_kept_for_evaluation_are_development_and_nothing_else(text):
    kept = {row[0] for row in build_training_text.corpus_rows(held_out=True)}
    used = {row[0] for row in build_training_text.corpus_rows(held_out=False)}
    assert len(kept) > 1000
    with (text / "development.tsv").open(encoding="utf-8") as lines:
        rows = list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    assert all(len(row) == 2 for row in rows)
    learnt = {pair.chinese for pair in training_text.read_text(text)}
    assert not learnt & {row[0] for row in rows}
    assert len(kept & used) / len(kept) < 0.02  # headings such as "一、总体要求" stand in several


def test_text_and_links_come_back_as_written(text, tmp_path):
    pairs = training_text.read_text(text)
    training_text.write_text(tmp_path, reversed(pairs))
    for one, other in zip(pairs, training_text.read_text(tmp_path), strict=True):
        assert (one.chinese, one.english, one.replaceable) == (
            other.chinese,
            other.english,
            other.replaceable,
        )
        assert np.array_equal(np.asarray(one.links), np.asarray(other.links))
        assert np.array_equal(np.asarray(one.levels), np.asarray(other.levels))
    assert sum((pair.links != training_text.NO_LINK).mean() for pair in pairs) / len(pairs) > 0.4


def test_pairs_whose_amounts_disagree_are_dropped():
    _, is_wrong = training_pairs.pair_figures("产值2295亿元。", "Output was 22.95 billion yuan.")
    assert is_wrong
    figures, is_wrong = training_pairs.pair_figures(
        "产值2295亿元。", "Output was 229.5 billion yuan."
    )
    assert not is_wrong
    assert [kind for _, _, kind in figures] == ["q"]


@pytest.mark.parametrize(
    "shares",
    [
        {},
        {"figures": 1.0, "copies": 1.0},
        {"terms": 1.0, "term_as_placeholder": 0.5},
        {"resampled": 1.0},
        {"clause": 1.0},
        {"told": 1.0, "figures": 0.5},
        {
            "figures": 0.5,
            "terms": 0.5,
            "resampled": 0.5,
            "clause": 0.5,
            "distractor": 0.5,
            "told": 0.5,
        },
    ],
    ids=["plain", "figures", "terms", "other cuts", "clauses", "told", "all"],
)
def test_every_link_points_into_the_source(maker, text, shares):
    made = made_with(maker, text, **shares)
    assert len(made) > 800
    for _, (source, target, links) in made:
        assert len(links) == len(target)
        assert all(-1 <= link < len(source) for link in links)
        assert links[-1] == len(source) - 1
        assert source[-1] == target[-1] == 0


def test_other_cuts_are_of_the_same_text(maker, text):
    made = made_with(maker, text, resampled=1.0, resampling_sharpness=0.01)
    assert all(maker.pieces.decode(source[:-1]) == pair.chinese for pair, (source, _, _) in made)
    usual = sum(source[:-1] == maker.pieces.encode(pair.chinese) for pair, (source, _, _) in made)
    assert usual < len(made) / 2


def test_placeholders_stand_on_both_sides_and_are_linked(maker, text):
    seen = 0
    for _, (source, target, links) in made_with(maker, text, figures=1.0, terms=1.0):
        for place, piece in enumerate(target):
            if maker.names[piece].startswith("\u2581<") and maker.names[piece] != "\u2581<":
                seen += 1
                assert source[links[place]] == piece
    assert seen > 500


def test_annotated_words_are_the_pieces_that_the_output_uses(maker, text):
    found = agreed = 0
    for _, (source, target, _) in made_with(maker, text, terms=1.0, term_as_placeholder=0.0):
        if maker.opening in source:
            begin = source.index(maker.opening)
            words = source[begin + 1 : source.index(maker.closing, begin)]
            found += 1
            agreed += any(target[j : j + len(words)] == words for j in range(len(target)))
    assert found > 10
    assert agreed == found


def test_told_words_stand_behind_their_chinese_as_translation_writes_them(maker, text):
    told = 0
    for pair, (source, target, _) in made_with(maker, text, told=1.0):
        written = maker.pieces.decode(source[:-1])
        assert re.sub("<t>.*?</t>", "", written) == pair.chinese
        assert maker.pieces.decode(target[:-1]) == pair.english
        words = find_rare_words(pair.chinese, ())
        for note in re.finditer("<t> (.*?)</t>", written):
            told += 1
            before = re.sub("<t>.*?</t>", "", written[: note.start()])
            told_by = [w for w in words if before.endswith(w.text)]
            assert any(note[1] in (w.english, *w.renderings) for w in told_by), written
    assert told > 300


def test_a_clause_is_one_side_of_a_comma_in_both_languages(maker, text):
    cut = 0
    for pair, (source, target, _) in made_with(maker, text, clause=1.0):
        chinese, english = maker.pieces.decode(source[:-1]), maker.pieces.decode(target[:-1])
        if chinese != pair.chinese:
            cut += 1
            if pair.chinese.startswith(chinese):
                assert pair.english.startswith(english)
                assert chinese[-1] in "，；" and english[-1] in ",;"
            else:
                assert pair.chinese.endswith(chinese)
                assert pair.english.endswith(english)
    assert cut > 20


def test_what_was_written_in_english_first_is_marked(maker):
    maker.shares = example_maker.Shares(
        figures=0, copies=0, terms=0, original=1.0, resampled=0, clause=0, noise=0, told=0
    )
    texts = ("全市经济运行良好。", "The city's economy ran well.")
    marked = maker.example(training_text.PreparedPair(*texts, "xquad"))
    plain = maker.example(training_text.PreparedPair(*texts, "bulletins"))
    assert marked[0] == [maker.number["<0x02>"], *plain[0]]
    assert marked[1] == plain[1]


def test_a_shard_depends_on_its_number_and_stage_alone(maker, text):
    maker.shares = example_maker.Shares()
    options = example_stream.StreamOptions(workers=1, ahead=2, tokens=800, shards_an_epoch=4)
    weights = {"base": {"": 1.0}, "finish": {"": 2.0}}
    stream = example_stream.ExampleStream([text], maker, weights, options)
    try:
        first = list(stream.batches(3, 0))
        again = example_stream.make_shard(3, "base", 1.0)
        other = example_stream.make_shard(4, "base", 1.0)
    finally:
        stream.close()
    assert sum(len(source) for source, _, _ in first) == len(again["source_starts"]) - 1
    assert np.array_equal(again["source"], example_stream.make_shard(3, "base", 1.0)["source"])
    assert not np.array_equal(again["source"], other["source"])


def test_training_resumes_and_the_export_agrees_token_for_token(text, tmp_path):
    text = shutil.copytree(text, tmp_path / "text")
    kept = (text / "development.tsv").read_text(encoding="utf-8").splitlines(keepends=True)
    (text / "development.tsv").write_text("".join(kept[:6]), encoding="utf-8")
    arguments = [
        str(text),
        "--out",
        str(tmp_path / "run"),
        "--minutes",
        "0.05",
        "--width",
        "32",
        "--heads",
        "4",
        "--encoder-layers",
        "1",
        "--decoder-layers",
        "1",
        "--threads",
        "1",
        "--tokens",
        "800",
        "--workers",
        "1",
        "--clip",
        "1",
    ]
    train = train_model.main
    train(arguments)
    checkpoint = tmp_path / "run" / "checkpoint.pt"
    first = torch.load(checkpoint, weights_only=True)
    train(arguments)
    second = torch.load(checkpoint, weights_only=True)
    assert second["step"] > first["step"] > 0
    assert not second["master"]["embedding.weight"][-1].any(), "the pad row has to stay zero"
    model = tmp_path / "zh_en"
    export_model.main(
        [
            str(checkpoint),
            str(text),
            "-o",
            str(model),
            "--sentences",
            "3",
        ]
    )
    warm_folder = str(tmp_path / "warm")
    start = ["--start", str(model / "marian"), "--minutes", "0"]
    train([*arguments[:2], warm_folder, *arguments[3:], *start])
    warm = torch.load(tmp_path / "warm" / "checkpoint.pt", weights_only=True)
    assert warm["step"] == 0
    for name, value in second["average"].items():  # they come back from float16
        assert torch.allclose(warm["average"][name], value, atol=2e-3), name
    assert verify_model(model).facts["steps"] == second["step"]


def test_a_resumed_run_takes_the_same_steps_as_an_unbroken_one(text, maker, tmp_path):
    maker.shares = example_maker.Shares()
    stream = example_stream.ExampleStream(
        [text],
        maker,
        {"base": {"": 1.0}},
        example_stream.StreamOptions(workers=1, ahead=1, tokens=800),
    )
    steps = list(stream.batches(0, 0))[:6]
    stream.close()

    def trainer():
        options = train_model.parse_options(
            [
                str(text),
                "--out",
                str(tmp_path),
                "--width",
                "32",
                "--heads",
                "4",
                "--encoder-layers",
                "1",
                "--decoder-layers",
                "1",
            ]
        )
        made = Trainer(options, len(maker.names), stream)
        made.start_clock()
        return made

    unbroken = trainer()
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
