"""One spelling for one text: width, spacing and Traditional characters, with the way back.

Glossaries and documents pass through the same function, so what is equal to a reader is equal to
the matcher. Every character of the result knows which characters of the original it stands for.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from corpora.errors import UsageError
from corpora.spans import Span

if TYPE_CHECKING:
    import opencc

_HAN_RANGES = "々〆〇\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
# These never belong to English text, so a space beside them is always stray.
_CHINESE_MARKS = "，。；：！？（）、《》〈〉「」『』【】〔〕〖〗"
# English has these too: a space beside them is stray only when Chinese stands on the other side.
_SHARED_MARKS = "“”‘’…—·"
_STRAY_SPACE = re.compile(
    rf" (?=[{_CHINESE_MARKS}])|(?<=[{_CHINESE_MARKS}]) "
    rf"|(?<=[{_HAN_RANGES}]) (?=[{_HAN_RANGES}{_SHARED_MARKS}])"
    rf"|(?<=[{_SHARED_MARKS}]) (?=[{_HAN_RANGES}])"
)
_KEPT_WIDE = frozenset("！（），：；？～")
_HALF_WIDTH_CHINESE = dict(zip("｡｢｣､･", "。「」、・", strict=True))
_OTHER_WIDE = {"￥": "¥", "￡": "£", "￠": "¢"}
_HAN = re.compile("[\u4e00-\u9fa5]+")
# Characters that are spelled as they are and in NFC, which nearly every text consists of.
_ORDINARY = re.compile("[ -~\u4e00-\u9fff，。；：！？、（）《》“”‘’–—…]*")
_SPACES = re.compile("  +")
_PLAIN = re.compile(r"(?:[!-~]+(?: [!-~]+)*)?")

_Piece = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class NormalisedText:
    """Normalised text and, for each of its characters, the source span it stands for.

    `starts` and `ends` never decrease and point into the original in code points. A source
    character without a counterpart (a soft hyphen, a stray space) lies between two spans.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    was_traditional: bool

    def original_span(self, start: int, end: int) -> Span:
        """Return the span of the original that `text[start:end]` stands for.

        >>> normalise("增长 ３．５％").original_span(3, 6)
        Span(start=3, end=6)
        """
        if not 0 <= start <= end <= len(self.text):
            raise UsageError(f"span {start}:{end} lies outside a text of {len(self.text)}")
        if start == end:
            if start < len(self.starts):
                return Span(self.starts[start], self.starts[start])
            last = self.ends[-1] if self.ends else 0
            return Span(last, last)
        return Span(self.starts[start], self.ends[end - 1])


def normalise(text: str) -> NormalisedText:
    """Return the one spelling of a text; normalising it again changes nothing.

    Full-width digits and Latin letters become half-width, Chinese punctuation stays, Traditional
    becomes Simplified, invisible characters and spaces stray in Chinese go, other white space
    becomes one space, and none stands at either end.

    >>> normalise("經濟增長 ３．５％ ，發展 Ａ股").text
    '经济增长 3.5%，发展 A股'
    """
    if _is_spelled(text):
        return NormalisedText(text, tuple(range(len(text))), tuple(range(1, len(text) + 1)), False)
    pieces = _without_stray_spaces(_composed(_single_spaced(_half_width(text))))
    spelled = "".join(piece[0] for piece in pieces)
    simplified = _simplified(spelled)
    if simplified == spelled:
        return _with_pieces(pieces, was_traditional=False)
    return _with_pieces(_respelled(pieces, spelled, simplified), was_traditional=True)


@lru_cache(maxsize=8192)
def normalise_term(text: str) -> str:
    """Return a glossary term in exactly the spelling `normalise` gives running text.

    >>> normalise_term("「鏈主」 企業")
    '「链主」企业'
    """
    if _HAN.fullmatch(text):
        return _simplified(text)  # nothing else can change, and glossaries are long
    return normalise_text(text)


def normalise_text(text: str) -> str:
    """Return `normalise(text).text`, several times as fast: nothing is placed.

    >>> normalise_text("經濟增長 ３．５％ ，發展 Ａ股")
    '经济增长 3.5%，发展 A股'
    """
    if _PLAIN.fullmatch(text):
        return text
    spelled = text
    if not _ORDINARY.fullmatch(text):
        spelled = text.translate(_SPELLING_OF_CODE)
        if not unicodedata.is_normalized("NFC", spelled):
            return normalise(text).text
    if " " in spelled:
        spelled = _STRAY_SPACE.sub("", _SPACES.sub(" ", spelled).strip(" "))
    return _simplified(spelled)


def _is_spelled(text: str) -> bool:
    """Tell whether normalising leaves a text as it is, as it does with nearly every one."""
    if _PLAIN.fullmatch(text):
        return True
    is_ordinary = _ORDINARY.fullmatch(text) is not None and text == text.strip(" ")
    has_spare_space = "  " in text or _STRAY_SPACE.search(text) is not None
    return is_ordinary and not has_spare_space and _simplified(text) == text


class _SpellingOf(dict[str, str]):
    """What one character becomes: itself, another, a space, or nothing; worked out once each."""

    def __missing__(self, character: str) -> str:
        spelling = _character_spelling(character)
        self[character] = spelling
        return spelling


def _character_spelling(character: str) -> str:
    code = ord(character)
    if character.isspace():
        return " "
    if unicodedata.category(character) in {"Cc", "Cf", "Cs"} or _is_variation_selector(code):
        return ""
    if character in _KEPT_WIDE:
        return character
    if 0xFF01 <= code <= 0xFF5E:
        return chr(code - 0xFEE0)
    if 0x2E80 <= code <= 0x2FD5:
        # Text taken out of a PDF holds radicals (⼈) in place of the characters they look like.
        return unicodedata.normalize("NFKC", character)
    return _HALF_WIDTH_CHINESE.get(character) or _OTHER_WIDE.get(character, character)


def _is_variation_selector(code: int) -> bool:
    return 0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF


class _SpellingOfCode(dict[int, str]):
    """The same by code points, as `str.translate` asks for it."""

    def __missing__(self, code: int) -> str:
        spelling = _character_spelling(chr(code))
        self[code] = spelling
        return spelling


_SPELLING_OF = _SpellingOf()
_SPELLING_OF_CODE = _SpellingOfCode()


def _half_width(text: str) -> Iterator[_Piece]:
    for position, character in enumerate(text):
        spelling = _SPELLING_OF[character]
        if spelling:
            yield spelling, position, position + 1


def _single_spaced(pieces: Iterable[_Piece]) -> Iterator[_Piece]:
    """Join runs of white space into one and drop it at both ends."""
    space: _Piece | None = None
    is_first = True
    for piece in pieces:
        if piece[0] == " ":
            space = (" ", space[1] if space else piece[1], piece[2])
            continue
        if space and not is_first:
            yield space
        space = None
        is_first = False
        yield piece


def _composed(pieces: Iterable[_Piece]) -> list[_Piece]:
    """Bring each base character and its combining marks to NFC; they share one source span."""
    listed = list(pieces)
    if unicodedata.is_normalized("NFC", "".join(piece[0] for piece in listed)):
        return listed
    composed: list[_Piece] = []
    cluster, start, end = "", 0, 0
    for character, character_start, character_end in listed:
        if cluster and _starts_a_cluster(cluster, character):
            composed += _cluster_pieces(cluster, start, end)
            cluster = ""
        if not cluster:
            start = character_start
        cluster += character
        end = character_end
    if cluster:
        composed += _cluster_pieces(cluster, start, end)
    return composed


def _starts_a_cluster(cluster: str, character: str) -> bool:
    if unicodedata.combining(unicodedata.normalize("NFD", character)[0]):
        return False
    apart = unicodedata.normalize("NFC", cluster) + unicodedata.normalize("NFC", character)
    return unicodedata.normalize("NFC", cluster + character) == apart


def _cluster_pieces(cluster: str, start: int, end: int) -> list[_Piece]:
    return [(character, start, end) for character in unicodedata.normalize("NFC", cluster)]


def _without_stray_spaces(pieces: list[_Piece]) -> list[_Piece]:
    spelled = "".join(piece[0] for piece in pieces)
    stray = {match.start() for match in _STRAY_SPACE.finditer(spelled)}
    return [piece for position, piece in enumerate(pieces) if position not in stray]


@cache
def _converter() -> opencc.OpenCC:
    import opencc

    return opencc.OpenCC("t2s")


def _simplified(text: str) -> str:
    """Convert until nothing changes: a converted neighbour can complete another phrase."""
    for _ in range(4):
        converted: str = _converter().convert(text)
        if converted == text:
            break
        text = converted
    return text


def _respelled(pieces: list[_Piece], before: str, after: str) -> list[_Piece]:
    """Give the pieces of `before` the characters of `after`."""
    if len(before) == len(after):
        return [
            (character, start, end)
            for character, (_, start, end) in zip(after, pieces, strict=True)
        ]
    respelled: list[_Piece] = []
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for _, start, end, after_start, after_end in matcher.get_opcodes():
        if end - start == after_end - after_start:
            spans = [(piece[1], piece[2]) for piece in pieces[start:end]]
        elif start < end:
            spans = [(pieces[start][1], pieces[end - 1][2])] * (after_end - after_start)
        else:
            # Text that was inserted stands for no source character: an empty span at its place.
            place = pieces[start - 1][2] if start else 0
            spans = [(place, place)] * (after_end - after_start)
        characters = after[after_start:after_end]
        respelled += [(character, *span) for character, span in zip(characters, spans, strict=True)]
    return respelled


def _with_pieces(pieces: list[_Piece], *, was_traditional: bool) -> NormalisedText:
    return NormalisedText(
        "".join(piece[0] for piece in pieces),
        tuple(piece[1] for piece in pieces),
        tuple(piece[2] for piece in pieces),
        was_traditional,
    )
