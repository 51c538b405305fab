"""The families of translation models: how each numbers its pieces and says its languages.

| family | tokenizer | languages |
|---|---|---|
| Marian (OPUS-MT) | `source.spm`, `target.spm`, `vocab.json` | its own; `>>eng<<` first |
| M2M100 | `sentencepiece.bpe.model`, `vocab.json` | `__zh__` first, `__en__` forced |
| NLLB-200 | `sentencepiece.bpe.model` | `zho_Hans` first, `eng_Latn` forced |
| MADLAD-400 (T5) | `spiece.model` | `<2en>` first |

The numbers are those of transformers: Marian's `vocab.json` differs from SentencePiece
in order and extent; the tags of M2M100 and NLLB follow the pieces.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sentencepiece

from corpora import ModelError
from gongbao.translation.engines.hub.published_json import read_json
from gongbao.translation.engines.model_settings import SequenceFrame

_END = "</s>"
CHINESE = frozenset({"zh", "zho", "chi", "cmn", "zhx", "zh_cn", "zho_hans", "cmn_hans"})
ENGLISH = frozenset({"en", "eng", "eng_latn"})
_SEVERAL = frozenset({"mul", "multi", "sla", "sit"})
_IN_NAME = re.compile(r"-([a-z]{2,3})[-_]([a-z]{2,3})$")
_BIG_IN_NAME = re.compile(r"(?:^|[-_])(zh|zho|cmn|zhx|en|eng)[-_](zh|zho|cmn|zhx|en|eng)(?:$|[-_])")
_MARIAN_TAG = re.compile(r">>(\w+)<<")
_FAIRSEQ = ("<s>", "<pad>", _END, "<unk>")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The vocabularies of a model by number, and the symbols around its pieces."""

    source_tokens: tuple[str, ...]
    target_tokens: tuple[str, ...]
    frame: SequenceFrame


@dataclass(frozen=True, slots=True)
class PublishedModel:
    """A model as it is published: its folder and what its files say.

    Attributes:
        folder: Where it is.
        config: What `config.json` says.
        tokenizer: What `tokenizer_config.json` says.
        name: As it is published, for messages.
        is_zh_en: Somebody vouches that it translates Chinese into English.
    """

    folder: Path
    config: Mapping[str, Any]
    tokenizer: Mapping[str, Any]
    name: str
    is_zh_en: bool = False


@dataclass(frozen=True, slots=True)
class Family:
    """A kind of model.

    Attributes:
        name: As the store records it.
        title: As people call it.
        files: What it cannot do without, besides weights and `config.json`.
        source_pieces: Its SentencePiece model of the source.
        target_pieces: That of the target.
        has_table: Positions are rows of a table, so that there is a last one.
        read: Returns its vocabularies; raises ModelError for other languages.
    """

    name: str
    title: str
    files: tuple[str, ...]
    source_pieces: str
    target_pieces: str
    has_table: bool
    read: Callable[[PublishedModel], Tokens]


def find_family(folder: Path, config: Mapping[str, Any]) -> Family:
    """Return the family of a model.

    Raises:
        ModelError: naming its type, if it is none of them.
    """
    kind = str(config.get("model_type", ""))
    if kind == "m2m_100":
        # NLLB is published as M2M100; what it lacks is a vocabulary beside SentencePiece.
        return M2M100 if (folder / "vocab.json").is_file() else NLLB
    family = {"marian": MARIAN, "t5": MADLAD}.get(kind)
    if family is None:
        raise ModelError(
            f"{folder}: model type {kind!r} is none that can be converted; expected marian"
            " (OPUS-MT), m2m_100 (M2M100, NLLB-200) or t5 (MADLAD-400)"
        )
    return family


def _read_marian(model: PublishedModel) -> Tokens:
    source = _numbered(model.folder / "vocab.json")
    is_separate = (
        not model.config.get("share_encoder_decoder_embeddings", True)
        and (model.folder / "target_vocab.json").is_file()
    )
    target = _numbered(model.folder / "target_vocab.json") if is_separate else source
    sizes = (("vocab_size", source), ("decoder_vocab_size", target))
    for key, pieces in sizes:
        size = model.config.get(key, model.config.get("vocab_size"))
        if size != len(pieces):
            raise ModelError(
                f"{model.folder}: {key} is {size!r}, its vocabulary has {len(pieces)} pieces"
            )
    tags = [tag for tag in source if _MARIAN_TAG.fullmatch(tag)]
    _refuse_direction(model, has_tags=bool(tags))
    prefix: tuple[str, ...] = ()
    if tags:
        english = [tag for tag in tags if tag[2:-2].lower() in ENGLISH]
        if not english:
            raise ModelError(f"{model.name}: does not write English but {', '.join(tags[:5])}")
        prefix = (english[0],)
    # The padding that transformers adds is no piece of Marian's.
    return Tokens(_without_padding(source), _without_padding(target), SequenceFrame(prefix))


def _refuse_direction(model: PublishedModel, *, has_tags: bool) -> None:
    """Refuse a Marian model that is not known to read Chinese and write English."""
    source = str(model.tokenizer.get("source_lang") or "").lower()
    target = str(model.tokenizer.get("target_lang") or "").lower()
    if not (source and target):
        stem = model.name.rpartition("/")[2].lower()
        named = _BIG_IN_NAME.search(stem) or _IN_NAME.search(stem)
        if named is None:
            if model.is_zh_en:
                return
            raise ModelError(
                f"{model.name}: its files do not say which languages it translates; --zh-en"
                " vouches that it is from Chinese into English"
            )
        source, target = source or named[1], target or named[2]
    reads = source in CHINESE or source in _SEVERAL
    writes = target in ENGLISH or has_tags
    if not (reads and writes):
        raise ModelError(
            f"{model.name}: translates {source} into {target}, not Chinese into English"
        )


def _read_m2m100(model: PublishedModel) -> Tokens:
    codes = _language_codes("m2m_100")[str(model.tokenizer.get("language_codes", "m2m100"))]
    tokens = [*_numbered(model.folder / "vocab.json"), *(f"__{code}__" for code in codes)]
    _require_tags(model.name, tokens, "__zh__", "__en__")
    frame = SequenceFrame(("__zh__",), (_END,), ("__en__",))
    filled = _filled(tokens, model.config, "madeupword{}", model.name)
    return Tokens(filled, filled, frame)


def _read_nllb(model: PublishedModel) -> Tokens:
    path = model.folder / "tokenizer.json"
    if path.is_file():
        tokens = _of_tokenizer_file(path)
    else:
        pieces = _pieces_of(model.folder / "sentencepiece.bpe.model")[len(_FAIRSEQ) - 1 :]
        tokens = [*_FAIRSEQ, *pieces, *_language_codes("nllb"), "<mask>"]
    _require_tags(model.name, tokens, "zho_Hans", "eng_Latn")
    tags = ("zho_Hans",)
    # What NLLB did before transformers 4.28: the tag stands behind the end.
    is_old = bool(model.tokenizer.get("legacy_behaviour", False))
    frame = SequenceFrame(
        () if is_old else tags, (_END, *tags) if is_old else (_END,), ("eng_Latn",)
    )
    filled = _filled(tokens, model.config, "madeupword{}", model.name)
    return Tokens(filled, filled, frame)


def _read_madlad(model: PublishedModel) -> Tokens:
    path = model.folder / "spiece.model"
    _require_tags(model.name, _pieces_of(path), "<2en>")
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(path))
    # How the tag is cut is the tokenizer's affair: "<2en>", "▁<2en>", or "▁" and "<2en>".
    alone = pieces.encode("中", out_type=str)
    tagged = _cut_as_published(model.folder, "<2en> 中") or pieces.encode("<2en> 中", out_type=str)
    prefix = tuple(tagged[: len(tagged) - len(alone)])
    if [*prefix, *alone] != tagged or "<2en>" not in "".join(prefix):
        raise ModelError(f"{model.name}: its tag <2en> runs into the words behind it: {tagged}")
    filled = _filled(_pieces_of(path), model.config, "<extra_id_{}>", model.name)
    return Tokens(filled, filled, SequenceFrame(prefix))


def _require_tags(name: str, tokens: list[str], *tags: str) -> None:
    missing = [tag for tag in tags if tag not in tokens]
    if missing:
        raise ModelError(
            f"{name}: its vocabulary has no {' and no '.join(missing)}, so it does not translate"
            " Chinese into English"
        )


def _filled(
    tokens: list[str], config: Mapping[str, Any], pattern: str, name: str
) -> tuple[str, ...]:
    """Return the tokens with names for the rows of the model that have none."""
    size = config.get("vocab_size")
    if type(size) is not int or not 0 < size <= 2 * len(tokens) + 1000:
        raise ModelError(f"{name}: vocab_size is {size!r}, its tokenizer has {len(tokens)} pieces")
    rest = (pattern.format(k) for k in range(size - len(tokens)))
    return (*tokens[:size], *rest)


def _without_padding(tokens: list[str]) -> tuple[str, ...]:
    return tuple(tokens[:-1] if tokens and tokens[-1] == "<pad>" else tokens)


def _numbered(path: Path) -> list[str]:
    """Return the pieces of `vocab.json` by their numbers.

    Raises:
        ModelError: if they are not numbered from 0 without a gap.
    """
    numbers = read_json(path)
    try:
        pieces = sorted(numbers, key=numbers.__getitem__)
        is_whole = [numbers[piece] for piece in pieces] == list(range(len(pieces)))
    except TypeError as error:
        raise ModelError(f"{path}: not readable as a vocabulary: {error}") from error
    if not is_whole:
        raise ModelError(f"{path}: its pieces are not numbered from 0 to {len(pieces) - 1}")
    return pieces


def _of_tokenizer_file(path: Path) -> list[str]:
    facts = read_json(path)
    try:
        numbers = dict(facts["model"]["vocab"])
        numbers.update((added["content"], added["id"]) for added in facts["added_tokens"])
        size = max(numbers.values()) + 1
        if size > 2 * len(numbers) + 1000:
            raise ValueError(f"{len(numbers)} pieces are numbered up to {size - 1}")
        tokens = [""] * size
        for token, number in numbers.items():
            tokens[number] = token
    except (ValueError, KeyError, TypeError, IndexError) as error:
        raise ModelError(f"{path}: not readable as a tokenizer: {error!r}") from error
    return [token or f"madeupword_{k}" for k, token in enumerate(tokens)]


def _cut_as_published(folder: Path, text: str) -> list[str]:
    """Return the pieces of a text by `tokenizer.json`, empty where there is none."""
    path = folder / "tokenizer.json"
    if not path.is_file():
        return []
    from tokenizers import Tokenizer

    try:
        return list(Tokenizer.from_file(str(path)).encode(text, add_special_tokens=False).tokens)
    except Exception as error:  # the library raises nothing narrower
        raise ModelError(f"{path}: not readable as a tokenizer: {error}") from error


def _pieces_of(path: Path) -> list[str]:
    try:
        pieces = sentencepiece.SentencePieceProcessor(model_file=str(path))
    except (RuntimeError, OSError) as error:
        raise ModelError(f"{path}: not a SentencePiece model ({error})") from error
    return [pieces.id_to_piece(k) for k in range(pieces.get_piece_size())]


def _language_codes(kind: str) -> Any:  # noqa: ANN401 - a list, or lists by name
    """Return the language codes that transformers numbers behind the pieces of a family."""
    if kind == "nllb":
        from transformers.models.nllb.tokenization_nllb import FAIRSEQ_LANGUAGE_CODES as CODES
    else:
        from transformers.models.m2m_100.tokenization_m2m_100 import (
            FAIRSEQ_LANGUAGE_CODES as CODES,
        )
    return CODES


MARIAN = Family(
    "marian",
    "Marian (OPUS-MT)",
    ("source.spm", "target.spm", "vocab.json"),
    "source.spm",
    "target.spm",
    True,
    _read_marian,
)
M2M100 = Family(
    "m2m100",
    "M2M100",
    ("sentencepiece.bpe.model", "vocab.json"),
    "sentencepiece.bpe.model",
    "sentencepiece.bpe.model",
    True,
    _read_m2m100,
)
NLLB = Family(
    "nllb",
    "NLLB-200",
    ("sentencepiece.bpe.model",),
    "sentencepiece.bpe.model",
    "sentencepiece.bpe.model",
    True,
    _read_nllb,
)
MADLAD = Family(
    "madlad",
    "MADLAD-400 (T5)",
    ("spiece.model",),
    "spiece.model",
    "spiece.model",
    False,
    _read_madlad,
)
