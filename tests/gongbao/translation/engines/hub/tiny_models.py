"""Repositories of tiny seeded models, each with the tokenizer and the files of its family.

They say nothing sensible; what counts is that every symbol is where the family wants it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import sentencepiece

LINES = [
    "2022年，全区规上工业产值达到2295亿元，增长3.5%。",
    "The district's industrial output value reached 229.5 billion yuan in 2022, up 3.5 percent.",
    "重庆市推动经济高质量发展，链主企业突破卡脖子技术。",
    "Chain masters in Chongqing Municipality broke bottlenecks for high-quality development.",
    "综合保税区今年新增企业多家，带动就业和投资。",
    "The comprehensive bonded zone added many companies this year, bringing jobs and investment.",
    "会议强调，要加强合作，企业投资30亿元。",
    "The meeting stressed the need to strengthen cooperation; companies invested 3 billion yuan.",
]
SENTENCES = [
    "重庆市推动经济高质量发展。",
    "2022年，全区工业产值增长3.5%。",
    "会议强调，要加强合作。",
    "企业投资30亿元，增长龘3.5%。",
]
_CHINESE, _ENGLISH = LINES[::2], LINES[1::2]
_SHAPE = {
    "d_model": 16,
    "encoder_layers": 1,
    "decoder_layers": 2,
    "encoder_ffn_dim": 32,
    "decoder_ffn_dim": 32,
    "encoder_attention_heads": 2,
    "decoder_attention_heads": 2,
    "max_position_embeddings": 64,
    "init_std": 0.5,
    "dropout": 0.0,
}
_CARD = "---\nlanguage:\n- zh\n- en\nlicense: {}\n---\n# A tiny model\n"


def train_pieces(path: Path, lines: list[str], size: int, **options) -> list[str]:
    """Train SentencePiece on a few lines and return its pieces."""
    text = path.with_suffix(".txt")
    text.write_text("\n".join(lines * 20), encoding="utf-8")
    sentencepiece.SentencePieceTrainer.train(
        input=str(text),
        model_prefix=str(path.with_suffix(".trained")),
        vocab_size=size,
        minloglevel=2,
        hard_vocab_limit=False,
        **options,
    )
    path.with_suffix(".trained.model").rename(path)
    path.with_suffix(".trained.vocab").unlink()
    text.unlink()
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(path))
    return [pieces.id_to_piece(k) for k in range(pieces.get_piece_size())]


def write_marian_files(
    folder: Path, *, separate: bool = False, tags: tuple[str, ...] = ()
) -> dict[str, Any]:
    """Write what OPUS-MT has besides weights and return its configuration; needs no torch.

    Args:
        folder: Where.
        separate: Two vocabularies instead of a shared one.
        tags: Target languages, as `>>eng<<`, of a model with several.
    """
    folder.mkdir(parents=True, exist_ok=True)
    marks = {"bos_id": -1, "eos_id": 0, "unk_id": 1, "pad_id": -1}
    source = train_pieces(folder / "source.spm", _CHINESE, 120, **marks)
    target = train_pieces(folder / "target.spm", _ENGLISH, 120, **marks)
    # As in OPUS-MT, some pieces of SentencePiece are in no vocabulary.
    english = ["</s>", "<unk>", *sorted(set(target[2:-3]) - {"▁Ch"})]
    chinese = ["</s>", "<unk>", *tags, *sorted(set(source[2:-3]), reverse=True)]
    if separate:  # of one size, as all that were published
        size = min(len(chinese), len(english))
        chinese, english = [*chinese[:size], "<pad>"], [*english[:size], "<pad>"]
        _write_json(folder / "target_vocab.json", {piece: k for k, piece in enumerate(english)})
    else:
        chinese += [piece for piece in english if piece not in chinese] + ["<pad>"]
        english = chinese
    _write_json(folder / "vocab.json", {piece: k for k, piece in enumerate(chinese)})
    facts = {"source_lang": "zho", "target_lang": "eng", "separate_vocabs": separate}
    _write_json(folder / "tokenizer_config.json", {"tokenizer_class": "MarianTokenizer", **facts})
    (folder / "README.md").write_text(_CARD.format("apache-2.0"), encoding="utf-8")
    facts = {
        "model_type": "marian",
        "vocab_size": len(chinese),
        "decoder_vocab_size": len(english),
        "pad_token_id": len(chinese) - 1,
        "eos_token_id": 0,
        "decoder_start_token_id": len(english) - 1,
        "forced_eos_token_id": None,
        "share_encoder_decoder_embeddings": not separate,
        "tie_word_embeddings": not separate,
        "activation_function": "swish",
        "static_position_embeddings": True,
        "scale_embedding": True,
        **_SHAPE,
    }
    _write_json(folder / "config.json", facts)
    return facts


def write_marian(folder: Path, *, separate: bool = False, tags: tuple[str, ...] = ()) -> Path:
    """Write OPUS-MT's layout: two SentencePiece models and a vocabulary of their own order."""
    from transformers import MarianConfig, MarianMTModel

    facts = write_marian_files(folder, separate=separate, tags=tags)
    facts.pop("model_type")
    _save(MarianMTModel, MarianConfig(**facts), folder, "apache-2.0", ending=0)
    return folder


def write_m2m100(folder: Path) -> Path:
    """Write M2M100's layout: `sentencepiece.bpe.model`, `vocab.json`, tags beyond both."""
    from transformers import M2M100Config, M2M100ForConditionalGeneration, M2M100Tokenizer

    folder.mkdir(parents=True, exist_ok=True)
    pieces = train_pieces(folder / "sentencepiece.bpe.model", LINES, 220, model_type="bpe")
    known = ["<s>", "<pad>", "</s>", "<unk>", *pieces[3:-3]]
    _write_json(folder / "vocab.json", {piece: k for k, piece in enumerate(known)})
    _write_json(folder / "tokenizer_config.json", {"tokenizer_class": "M2M100Tokenizer"})
    tokenizer = M2M100Tokenizer(str(folder / "vocab.json"), str(folder / "sentencepiece.bpe.model"))
    config = M2M100Config(
        vocab_size=len(known) + len(tokenizer.lang_token_to_id) + 8,
        decoder_start_token_id=2,
        **_SHAPE,
    )
    _save(M2M100ForConditionalGeneration, config, folder, "mit", ending=2)
    return folder


def write_nllb(folder: Path) -> Path:
    """Write NLLB's layout: `sentencepiece.bpe.model` and `tokenizer.json` with its tags."""
    from transformers import M2M100Config, M2M100ForConditionalGeneration

    folder.mkdir(parents=True, exist_ok=True)
    pieces = train_pieces(
        folder / "sentencepiece.bpe.model",
        LINES,
        220,
        model_type="bpe",
        normalization_rule_name="identity",
    )
    tags = ["deu_Latn", "eng_Latn", "zho_Hans", "zho_Hant"]
    vocabulary = ["<s>", "<pad>", "</s>", "<unk>", *pieces[3:], *tags, "<mask>"]
    _write_json(folder / "tokenizer.json", _nllb_tokenizer(vocabulary, pieces[3:], tags))
    facts = {"tokenizer_class": "NllbTokenizer", "additional_special_tokens": tags}
    _write_json(folder / "tokenizer_config.json", facts)
    config = M2M100Config(vocab_size=len(vocabulary), decoder_start_token_id=2, **_SHAPE)
    _save(M2M100ForConditionalGeneration, config, folder, "cc-by-nc-4.0", ending=2)
    return folder


def write_madlad(folder: Path, *, tags: tuple[str, ...] = ("<2en>", "<2de>")) -> Path:
    """Write MADLAD's layout: T5 with gated activation and tags among the pieces."""
    from transformers import T5Config, T5ForConditionalGeneration

    folder.mkdir(parents=True, exist_ok=True)
    pieces = train_pieces(
        folder / "spiece.model",
        LINES,
        220,
        unk_id=0,
        bos_id=1,
        eos_id=2,
        pad_id=-1,
        user_defined_symbols=list(tags),
        normalization_rule_name="identity",
    )
    _write_json(folder / "tokenizer.json", _t5_tokenizer(folder / "spiece.model", tags))
    facts = {"tokenizer_class": "T5TokenizerFast", "extra_ids": 0, "pad_token": "<s>"}
    _write_json(folder / "tokenizer_config.json", facts)
    config = T5Config(
        vocab_size=len(pieces) + 5,
        d_model=16,
        d_kv=8,
        d_ff=32,
        num_layers=2,
        num_decoder_layers=2,
        num_heads=2,
        feed_forward_proj="gated-gelu",
        tie_word_embeddings=False,
        decoder_start_token_id=0,
        pad_token_id=1,
        eos_token_id=2,
        dropout_rate=0.0,
        initializer_factor=4.0,
    )
    _save(T5ForConditionalGeneration, config, folder, "apache-2.0", ending=2)
    _untie(folder)
    return folder


def _untie(folder: Path) -> None:
    """Give a T5 an output matrix of its own, as MADLAD has it; transformers 5 would tie it."""
    import torch
    from safetensors.torch import load_file, save_file

    weights = load_file(folder / "model.safetensors")
    generator = torch.Generator().manual_seed(6)
    shape = weights["shared.weight"].shape
    weights["lm_head.weight"] = torch.randn(shape, generator=generator) / 2
    save_file(weights, folder / "model.safetensors", metadata={"format": "pt"})
    facts = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    facts.pop("scale_decoder_outputs", None)
    _write_json(folder / "config.json", {**facts, "tie_word_embeddings": False})


def _save(kind, config, folder: Path, licence: str, *, ending: int) -> None:
    import torch

    torch.manual_seed(5)
    model = kind(config).eval()
    bias = getattr(model, "final_logits_bias", None)
    if bias is not None and kind.__name__ == "MarianMTModel":
        bias[0, ending] = 3.0  # sentences end
    model.save_pretrained(folder)
    (folder / "README.md").write_text(_CARD.format(licence), encoding="utf-8")


def _nllb_tokenizer(vocabulary: list[str], pieces: list[str], tags: list[str]) -> dict[str, Any]:
    """Return `tokenizer.json` as NLLB has it: BPE after Metaspace, tags beyond the pieces."""
    numbers = {piece: k for k, piece in enumerate(vocabulary)}
    special = ["<s>", "<pad>", "</s>", "<unk>", *tags, "<mask>"]
    merges = [
        (rank, piece[:k], piece[k:])
        for rank, piece in enumerate(pieces)
        for k in range(1, len(piece))
        if piece[:k] in numbers and piece[k:] in numbers
    ]
    space = {
        "type": "Metaspace",
        "replacement": "\u2581",
        "prepend_scheme": "always",
        "split": True,
    }
    return {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [_special(token, numbers[token]) for token in special],
        "normalizer": None,
        "pre_tokenizer": space,
        "post_processor": None,
        "decoder": space,
        "model": {
            "type": "BPE",
            "dropout": None,
            "unk_token": "<unk>",
            "continuing_subword_prefix": None,
            "end_of_word_suffix": None,
            "fuse_unk": True,
            "byte_fallback": False,
            "vocab": {piece: numbers[piece] for piece in [*special[:4], *pieces]},
            "merges": [f"{left} {right}" for _, left, right in sorted(merges)],
        },
    }


def _t5_tokenizer(path: Path, tags: tuple[str, ...]) -> dict[str, Any]:
    """Return `tokenizer.json` as T5 has it: Unigram with the scores of SentencePiece."""
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(path))
    vocabulary = [
        (pieces.id_to_piece(k), pieces.get_score(k)) for k in range(pieces.get_piece_size())
    ]
    space = {
        "type": "Metaspace",
        "replacement": "\u2581",
        "prepend_scheme": "always",
        "split": True,
    }
    end = {"SpecialToken": {"id": "</s>", "type_id": 0}}
    return {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [
            _special(token, pieces.piece_to_id(token)) for token in ("<unk>", "<s>", "</s>", *tags)
        ],
        "normalizer": None,
        "pre_tokenizer": space,
        "post_processor": {
            "type": "TemplateProcessing",
            "single": [{"Sequence": {"id": "A", "type_id": 0}}, end],
            "pair": [{"Sequence": {"id": "A", "type_id": 0}}, end],
            "special_tokens": {"</s>": {"id": "</s>", "ids": [2], "tokens": ["</s>"]}},
        },
        "decoder": space,
        "model": {"type": "Unigram", "unk_id": 0, "vocab": vocabulary, "byte_fallback": False},
    }


def _special(token: str, number: int) -> dict[str, Any]:
    flags = dict.fromkeys(("single_word", "lstrip", "rstrip", "normalized"), False)
    return {"id": number, "content": token, **flags, "special": True}


def _write_json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
