"""Turn a training checkpoint into the packaged model: Marian weights, CTranslate2 int8, manifest.

    python -m scripts.training.model.export_model work/model/checkpoint.pt TEXT -o MODEL

The averaged weights are written as a `transformers.MarianMTModel` folder (`marian/`, float16) and
converted to CTranslate2 int8. Before anything is replaced, the same sentences are translated by
MarianMTModel and by a float32 conversion, and every token has to agree.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import shutil
import sys
import tempfile
from pathlib import Path

import ctranslate2
import sentencepiece
import torch
from transformers import MarianConfig, MarianMTModel

from scripts.training.model.marian_names import marian_names

SETTINGS = {
    "name": "gongbao-zh-en",
    "position_limit": 200,
    "clause_limit": 50,
    "features": {
        "annotation": True,
        "placeholders": True,
        "terms": "placeholder",
        "names": "written",
    },
    "search": {"length_penalty": 2.0, "patience": 3.0},
}


def marian_state(
    weights: dict[str, torch.Tensor], shape: dict[str, int]
) -> dict[str, torch.Tensor]:
    """Return the weights under the names that MarianMTModel gives them."""
    return {theirs: weights[mine] for mine, theirs in marian_names(shape).items()}


def marian_model(weights: dict[str, torch.Tensor], shape: dict[str, int]) -> MarianMTModel:
    """Return a MarianMTModel in float32 that holds the weights."""
    pad = shape["vocabulary"] - 1
    config = MarianConfig(
        vocab_size=shape["vocabulary"],
        d_model=shape["width"],
        max_position_embeddings=shape["positions"],
        encoder_layers=shape["encoder_layers"],
        decoder_layers=shape["decoder_layers"],
        encoder_attention_heads=shape["heads"],
        decoder_attention_heads=shape["heads"],
        encoder_ffn_dim=shape["inner"],
        decoder_ffn_dim=shape["inner"],
        activation_function="relu",
        scale_embedding=True,
        pad_token_id=pad,
        decoder_start_token_id=pad,
        eos_token_id=0,
        forced_eos_token_id=None,
        bos_token_id=None,
        tie_word_embeddings=True,
        share_encoder_decoder_embeddings=True,
        dropout=0.0,
        attention_dropout=0.0,
        activation_dropout=0.0,
    )
    model = MarianMTModel(config)
    missing, unexpected = model.load_state_dict(marian_state(weights, shape), strict=False)
    lost = [
        n for n in missing if "embed" not in n and "lm_head" not in n and "final_logits" not in n
    ]
    if lost or unexpected:
        raise SystemExit(
            f"weights do not fit MarianMTModel: missing {lost}, unexpected {unexpected}"
        )
    model.tie_weights()
    model.generation_config.bad_words_ids = [[pad]]
    model.generation_config.max_length = 200
    return model.eval()


def write_vocabulary(folder: Path, spm: Path) -> None:
    """Write what MarianTokenizer and the converter read beside the weights."""
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(spm))
    names = [pieces.id_to_piece(k) for k in range(pieces.get_piece_size())] + ["<pad>"]
    vocabulary = {name: k for k, name in enumerate(names)}
    (folder / "vocab.json").write_text(json.dumps(vocabulary, ensure_ascii=False), encoding="utf-8")
    for name in ("source.spm", "target.spm"):
        shutil.copyfile(spm, folder / name)
    tokenizer = {
        "source_lang": "zho",
        "target_lang": "eng",
        "separate_vocabs": False,
        "model_max_length": SETTINGS["position_limit"],
        "unk_token": "<unk>",
        "eos_token": "</s>",
        "pad_token": "<pad>",
    }
    (folder / "tokenizer_config.json").write_text(json.dumps(tokenizer, indent=1), encoding="utf-8")


def agreement(model: MarianMTModel, converted: Path, spm: Path, sentences: list[str]) -> int:
    """Return how many sentences MarianMTModel and CTranslate2 float32 translate alike, by token."""
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(spm))
    translator = ctranslate2.Translator(str(converted), device="cpu", compute_type="float32")
    alike = 0
    for sentence in sentences:
        ids = pieces.encode(sentence)
        with torch.no_grad():
            made = model.generate(
                torch.tensor([[*ids, 0]]), num_beams=1, do_sample=False, max_length=100
            )[0].tolist()
        tokens = [pieces.id_to_piece(k) for k in made[1:] if k != 0]
        source = [*(pieces.id_to_piece(k) for k in ids), "</s>"]
        result = translator.translate_batch([source], beam_size=1, max_decoding_length=100)[0]
        same = [t for t in result.hypotheses[0] if t != "</s>"][:98] == tokens[:98]
        alike += same
    return alike


def write_manifest(folder: Path, facts: dict[str, object]) -> None:
    """Write `manifest.json`: what the model is and the SHA-256 of every file it consists of."""
    files = sorted(p for p in folder.rglob("*") if p.is_file() and p.suffix in _HASHED)
    hashes = {
        p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest()
        for p in files
        if p.name != "manifest.json"
    }
    text = json.dumps({**facts, "files": hashes}, indent=1, ensure_ascii=False)
    (folder / "manifest.json").write_text(text + "\n", encoding="utf-8")


_HASHED = {".bin", ".json", ".spm", ".safetensors"}


def main(arguments: list[str] | None = None) -> None:
    """Export, prove the equality and replace the packaged model."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("text", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    parser.add_argument("--sentences", type=int, default=20, help="how many have to agree")
    parser.add_argument("--hardware", default="", help="for the manifest")
    parser.add_argument(
        "--began-from", type=Path, help="manifest of the weights the run began from: counts add up"
    )
    options = parser.parse_args(arguments)
    torch.set_num_threads(1)  # waits for no other core that is busy
    state = torch.load(options.checkpoint, map_location="cpu", weights_only=True)
    spm = options.text / "sentencepiece.model"
    model = marian_model(state["average"], state["shape"])
    with (options.text / "development.tsv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    sentences = [row[0] for row in rows[: options.sentences]]
    if not sentences:
        sys.exit(f"{options.text}/development.tsv has no sentences to prove the equality by")
    with tempfile.TemporaryDirectory() as scratch:
        made = Path(scratch) / "zh_en"
        marian = made / "marian"
        marian.mkdir(parents=True)
        write_vocabulary(marian, spm)
        model.save_pretrained(marian)
        exact = Path(scratch) / "float32"
        ctranslate2.converters.TransformersConverter(str(marian)).convert(str(exact))
        alike = agreement(model, exact, spm, sentences)
        print(
            f"MarianMTModel and CTranslate2 float32 agree on {alike} of {len(sentences)} sentences"
        )
        if alike < len(sentences):
            sys.exit("not exported: the conversion computes another function")
        small = Path(scratch) / "int8"
        ctranslate2.converters.TransformersConverter(str(marian)).convert(
            str(small), quantization="int8"
        )
        for path in small.iterdir():
            shutil.copyfile(path, made / path.name)
        shutil.copyfile(spm, made / "source.spm")
        model.half().save_pretrained(marian)
        (made / "gongbao.json").write_text(json.dumps(SETTINGS, indent=1) + "\n", encoding="utf-8")
        if (options.text / "manifest.json").is_file():
            shutil.copyfile(options.text / "manifest.json", made / "training_data.json")
        before = {}
        if options.began_from is not None:
            before = json.loads(options.began_from.read_text(encoding="utf-8"))
        write_manifest(
            made,
            {
                "name": SETTINGS["name"],
                "shape": state["shape"],
                "steps": state["step"] + before.get("steps", 0),
                "target_tokens": state["tokens"] + before.get("target_tokens", 0),
                "training_seconds": round(state["seconds"] + before.get("training_seconds", 0)),
                "hardware": options.hardware,
            },
        )
        options.output.mkdir(parents=True, exist_ok=True)
        for path in sorted(options.output.rglob("*")):
            if path.suffix in _HASHED and not (made / path.relative_to(options.output)).exists():
                path.unlink()  # of other weights
        for path in sorted(made.rglob("*")):
            target = options.output / path.relative_to(made)
            if path.is_dir():
                target.mkdir(exist_ok=True)
            else:
                shutil.copyfile(path, target)
    size = sum(p.stat().st_size for p in options.output.rglob("*") if p.is_file())
    print(f"{options.output}: {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
