"""Posts written beside the names of persons: "Deng Li, director of the Municipal Finance Bureau,".

The model reads and writes the name alone; see `gongbao.translation.wording.names.posted_persons`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from corpora.spans import Span
from glossary.english_forms import find_words
from gongbao.translation.wording.names.posted_persons import leads

_MARKS = (*',.;:!?)”"–—', " –", " —")
_BEFORE = ("the ", "mr. ", "ms. ")
_POSSESSIVE = ("'s", "’s")


def write_beside(
    text: str, spans: Sequence[Span], beside: Mapping[str, str]
) -> tuple[str, tuple[Span, ...]]:
    """Return a text with the posts beside the first mention of each name, and its pieces' places.

    Args:
        text: What the model wrote.
        spans: Code points of `text` for each piece.
        beside: The posts of each name.

    >>> write_beside("Sun Wei met Deng Li.", (), {"Sun Wei": "mayor", "Deng Li": "head of it"})
    ('Mayor Sun Wei met Deng Li, head of it.', ())
    """
    places = tuple(spans)
    for name, posts in beside.items():
        start, end = next(iter(find_words(name, text)), (0, 0))
        if start == end:
            continue
        before = next((w for w in _BEFORE if text[:start].lower().endswith(w)), "")
        start -= len(before)
        if leads(posts):
            words = f"{_as_title(posts)} {name}"
        elif text.startswith(_POSSESSIVE, end):
            opens = not text[:start].strip() or text[:start].rstrip().endswith((".", "?", "!"))
            words = f"{'The' if opens else 'the'} {posts}, {name}"
        else:
            is_closed = end == len(text) or text.startswith(_MARKS, end)
            words = f"{name}, {posts}" if is_closed else f"{name}, {posts},"
        text = text[:start] + words + text[end:]
        places = moved_spans(places, Span(start, end), len(words))
    return text, places


def titled_names(text: str, beside: Mapping[str, str]) -> set[int]:
    """Return where the titles begin that lead names; no article stands before them."""
    titled = (f"{_as_title(posts)} {name}" for name, posts in beside.items() if leads(posts))
    return {start for words in titled for start, _ in find_words(words, text)}


def moved_spans(spans: Sequence[Span], old: Span, length: int) -> tuple[Span, ...]:
    """Return the places of pieces when `length` code points stand where `old` stood."""
    shift = length - (old.end - old.start)
    moved: list[Span] = []
    for piece in spans:
        if piece.end <= old.start and piece != (old.start, old.start):
            moved.append(piece)
        elif piece.start >= old.end:
            moved.append(piece.shifted(shift))
        else:
            end = max(old.start + length, piece.end + shift)
            moved.append(Span(min(piece.start, old.start), end))
    return tuple(moved)


def _as_title(posts: str) -> str:
    return " ".join(word[:1].upper() + word[1:] for word in posts.split())
