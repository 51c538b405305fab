"""Subword pieces with their places: text to pieces and back, every piece knowing its characters."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

import sentencepiece

from corpora import ModelError
from corpora.spans import Span

WORD_START = "\u2581"
_BYTE = re.compile(r"<0x([0-9A-F]{2})>")
# What stands for no text in the vocabularies of Marian, M2M100, NLLB and T5: control symbols,
# language tags and padding.
_TAG = re.compile(
    r"</?s>|<unk>|<pad>|<mask>|<blank>|<extra_id_\d+>|<2\w+>|__[a-z]{2,3}__|>>\w+<<"
    r"|[a-z]{3}_[A-Z][a-z]{3}|madeupword\w+"
)


@dataclass(frozen=True, slots=True)
class PlacedPiece:
    """A piece and the code points of the text it stands for."""

    piece: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class DecodedText:
    """Text written from pieces; `spans[k]` are the code points of piece `k`, spaces left out."""

    text: str
    spans: tuple[Span, ...]


class Pieces:
    """The SentencePiece models of an engine.

    The vocabulary of the model may be smaller than that of SentencePiece (OPUS-MT, M2M100) and
    hold symbols that are no text; both matter where it is given.
    """

    def __init__(
        self, source: Path, target: Path | None = None, *, vocabulary: Collection[str] = ()
    ) -> None:
        self._source = _load(source)
        self._target = self._source if target is None or target == source else _load(target)
        self._vocabulary = frozenset(vocabulary)
        self._silent = frozenset(p for p in vocabulary if _TAG.fullmatch(p.lstrip(WORD_START)))

    def encode(self, text: str) -> list[PlacedPiece]:
        """Return the source pieces of normalised text."""
        return _placed(self._source.encode(text, out_type=str), text)

    def encode_words(self, words: str) -> tuple[str, ...]:
        """Return the target pieces of words as they stand inside a sentence, after a space.

        A piece that the model does not have is spelled with others, where that can be done.
        """
        pieces = self._target.encode(words, out_type=str)
        if not self._vocabulary or self._vocabulary.issuperset(pieces):
            return tuple(pieces)
        known = self._vocabulary - self._silent
        return tuple(part for piece in pieces for part in _spelled(piece, known))

    def place_words(self, words: str) -> list[PlacedPiece]:
        """Return the target pieces of words, each with the characters it stands for."""
        return _placed(self.encode_words(words), words)

    def can_write(self, words: str) -> bool:
        """Tell whether the target vocabulary can write `words`."""
        if self._target.unk_id() in self._target.encode(words):
            return False
        return not self._vocabulary or self._vocabulary.issuperset(self.encode_words(words))

    def knows(self, piece: str) -> bool:
        """Tell whether `piece` is one of the source vocabulary."""
        return bool(self._source.piece_to_id(piece) != self._source.unk_id())

    def decode(self, pieces: Sequence[str], fillers: dict[str, str] | None = None) -> DecodedText:
        """Write pieces as text, with `fillers` in place of the pieces they are given for.

        >>> # ["▁about", "▁<q1>", ","] with {"▁<q1>": "3 percent"} is "about 3 percent,"
        """
        fillers = fillers or {}
        text = ""
        spans: list[Span] = []
        pending = b""
        after_filler = False
        for piece in pieces:
            byte = _BYTE.fullmatch(piece)
            if byte:
                pending += bytes([int(byte[1], 16)])
                written = pending.decode("utf-8", errors="ignore")
                if written:
                    pending = b""
            else:
                pending = b""
                is_silent = piece in self._silent and piece not in fillers
                written = fillers.get(piece) or piece.replace(WORD_START, " ")
                written = "" if is_silent else written
            if piece in fillers:
                written = _spaced(text, written)
            elif after_filler and written[:1].isalnum():
                written = " " + written
            elif after_filler and written == "." and text.endswith("."):
                written = ""  # "at 9 a.m." ends its sentence too
            if not text or text[-1] == " ":
                written = written.lstrip()
            lead = len(written) - len(written.lstrip())
            spans.append(Span(len(text) + lead, len(text) + len(written)))
            text += written
            after_filler = piece in fillers
        return DecodedText(text, tuple(spans))


def _placed(pieces: Sequence[str], text: str) -> list[PlacedPiece]:
    """Find the characters of each piece, walking along the text.

    A model whose normaliser rewrites characters (NFKC) yields pieces that are not in the text;
    they take the characters up to the next piece that is.
    """
    placed: list[PlacedPiece] = []
    position = 0
    pending = b""
    for piece in pieces:
        byte = _BYTE.fullmatch(piece)
        if byte:
            pending += bytes([int(byte[1], 16)])
            whole = bool(pending.decode("utf-8", errors="ignore"))
            placed.append(PlacedPiece(piece, position, min(position + 1, len(text))))
            if whole:
                position, pending = min(position + 1, len(text)), b""
            continue
        pending = b""
        surface = piece.replace(WORD_START, " ")
        if not text.startswith(surface, position):
            surface = surface.lstrip()
            while text.startswith(" ", position):
                position += 1
        found = text.find(surface, position, position + len(surface) + 8) if surface else position
        start = position if found < 0 else found
        end = min(start + len(surface), len(text))
        placed.append(PlacedPiece(piece, start, end))
        position = end
    return placed


def _spelled(piece: str, known: Collection[str]) -> tuple[str, ...]:
    """Return the fewest known pieces that make up a piece; the piece itself if none do."""
    best: list[tuple[str, ...] | None] = [()]  # of the first characters
    for end in range(1, len(piece) + 1):
        ways = [
            (*head, piece[start:end])
            for start in range(end)
            if (head := best[start]) is not None and piece[start:end] in known
        ]
        best.append(min(ways, key=len, default=None))
    return best[-1] or (piece,)


def starts_word(piece: str) -> bool:
    """Tell whether a piece begins a word."""
    return piece.startswith(WORD_START)


def _spaced(text: str, written: str) -> str:
    is_opened = text == '"' or text.endswith((' "', '("'))
    return written if not text or text[-1] in " ([“‘/-" or is_opened else " " + written


def _load(path: Path) -> sentencepiece.SentencePieceProcessor:
    if not path.is_file():
        raise ModelError(f"{path}: the SentencePiece model is missing")
    try:
        return sentencepiece.SentencePieceProcessor(model_file=str(path))
    except (RuntimeError, OSError) as error:
        raise ModelError(f"{path}: not a SentencePiece model ({error})") from error
