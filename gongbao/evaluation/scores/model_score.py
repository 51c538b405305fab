"""How probable the packaged translation model finds a translation; slow, so only on request."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from corpora import normalise

if TYPE_CHECKING:
    from gongbao.translation import Engine

_MOST_PIECES = 250


def model_scores(sources: Sequence[str], translations: Sequence[str]) -> tuple[float, ...]:
    """Return for each pair the mean log-probability a piece; nearer to 0 is better.

    Equal pairs are scored once; a long text is cut.
    """
    engine = _engine()
    pairs = list(dict.fromkeys(zip(sources, translations, strict=True)))
    encoded = [
        (
            tuple(p.piece for p in engine.pieces.encode(normalise(source).text))[:_MOST_PIECES],
            engine.pieces.encode_words(normalise(translation).text)[:_MOST_PIECES],
        )
        for source, translation in pairs
    ]
    known = dict(zip(pairs, engine.score(encoded), strict=True))
    return tuple(known[pair] for pair in zip(sources, translations, strict=True))


@cache
def _engine() -> Engine:
    from gongbao.translation import load_engine

    return load_engine("embedded", threads=1)
