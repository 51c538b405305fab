"""The card of a model is written from what was measured, and names every source of data."""

import json

import pytest

from gongbao.models.packaged_model import PACKAGED
from scripts.benchmarks.translation.model import main as evaluate_model
from scripts.training.model.model_card import licence_of_weights, model_card

FREE = {"tatoeba": {"pairs": 5, "licence": "Tatoeba CC BY 2.0 FR"}}
BOUND = {"lctt_linuxcn": {"pairs": 7, "licence": "linux.cn CC BY-NC-SA 4.0"}}


@pytest.fixture
def data(tmp_path):
    """Return a folder of test sets of two sentences each."""
    (tmp_path / "mt" / "wmt22.zh-en").mkdir(parents=True)
    folder = tmp_path / "mt" / "wmt22.zh-en"
    folder.joinpath("src.zh").write_text(
        "全市完成投资300亿元。\n会议强调安全生产。\n", encoding="utf-8"
    )
    folder.joinpath("ref.A.en").write_text(
        "The city invested 30 billion yuan.\nThe meeting stressed work safety.\n", encoding="utf-8"
    )
    (tmp_path / "mt" / "PEER_SCORES.tsv").write_text(
        "set\tref\tsystem\tBLEU\nwmt22.zh-en\tA\tOnline-B\t28.75\n", encoding="utf-8"
    )
    return tmp_path


def test_one_source_for_non_commercial_use_binds_the_weights():
    assert licence_of_weights({"sources": FREE}) == "CC BY-SA 4.0"
    assert licence_of_weights({"sources": FREE | BOUND}) == "CC BY-NC-SA 4.0"


def test_weights_of_unknown_data_get_no_licence():
    with pytest.raises(ValueError, match="names no sources"):
        licence_of_weights({})


def test_the_packaged_model_says_what_it_was_trained_on():
    manifest = json.loads((PACKAGED / "training_data.json").read_text(encoding="utf-8"))
    assert not any("juejin" in source for source in manifest["sources"])
    assert licence_of_weights(manifest) in (PACKAGED / "README.md").read_text(encoding="utf-8")


def test_an_evaluation_gives_a_card_with_its_figures(data, capsys):
    card = data / "card.md"
    code = evaluate_model(
        [
            str(data),
            "--sets",
            "wmt22",
            "--odd",
            "3",
            "--threads",
            "1",
            "--card",
            str(card),
            "--format",
            "json",
        ]
    )
    record = json.loads(capsys.readouterr().out)
    assert code == bool(record["missed"])
    report = record["facts"]["report"]
    figures = report["sets"]["wmt22"]
    assert figures["satisfied after repair, %"] == 100
    assert figures["sums and 万/亿 amounts"] == 1
    assert figures["segments without terms"]["segments"] <= 2
    text = card.read_text(encoding="utf-8")
    assert f"| wmt22 | 2 | {figures['plain']['BLEU']} |" in text
    assert "- wmt22.zh-en: Online-B 28.75" in text
    assert "| cc_cedict |" in text
    assert text == model_card(report, PACKAGED, data / "mt" / "PEER_SCORES.tsv")


def test_a_model_whose_data_nobody_knows_gets_no_card(data, capsys):
    with pytest.raises(SystemExit) as ended:
        evaluate_model(
            [
                str(data),
                "--engine",
                f"ctranslate2:{data}",
                "--card",
                str(data / "card.md"),
            ]
        )
    assert ended.value.code == 2
    assert "training_data.json" in capsys.readouterr().err
