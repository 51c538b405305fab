"""What a page is known by: its date, its figures by value, its names, vectors of its sentences."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from corpora import InputError, read_document, split_sentences
from corpora.articles import Article, article_of_document, extract_article
from corpora.languages import Language
from corpora.quantities import QuantityKind, find_english_quantities, find_quantities

if TYPE_CHECKING:
    from align.encoder import SentenceEncoder

_MARKUP = (".html", ".htm", ".shtml")
_SENTENCES = 12
_LONGEST_SENTENCE = 400
_LONGEST_TEXT = 20_000
"""Characters of a page that are read; what a page is about stands in them."""
_SYLLABLE = (
    "(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai"
    "|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un|uo|ue|a|e|i|o|u|v))"
)
_PINYIN = re.compile(rf"{_SYLLABLE}{{2,6}}")
_CAPITALISED = re.compile(r"(?<![A-Za-z])[A-Z][a-z]{3,}(?:'[a-z]+)?")
_LATIN = re.compile(r"(?<![A-Za-z0-9])(?=[A-Za-z0-9-]*[A-Z])[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*")
_EVERYWHERE = frozenset(("CHINA", "CHINESE"))
Vectors = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class PageFacts:
    """A page as it is compared.

    Attributes:
        path: The file.
        date: Day of publication as days since year 1, 0 where the page does not tell it.
        length: Characters of its text.
        figures: Its figures by value, dates too; large or rare ones tell most.
        latin: What stands in Latin letters: of a Chinese page all, of an English one codes and
            abbreviations.
        names: Of a Chinese page all of it in pinyin, of an English one what reads as pinyin.
        vectors: Unit vectors of some of its sentences, the title first: [sentences, 512].
    """

    path: str
    date: int
    length: int
    figures: frozenset[str]
    latin: frozenset[str]
    names: tuple[str, ...]
    vectors: Vectors

    def record(self) -> dict[str, object]:
        """Return all of it as JSON can hold it."""
        return {
            "path": self.path,
            "date": self.date,
            "length": self.length,
            "figures": sorted(self.figures),
            "latin": sorted(self.latin),
            "names": list(self.names),
            "vectors": base64.b85encode(self.vectors.astype(np.float16).tobytes()).decode(),
        }


def facts_of_record(record: dict[str, object]) -> PageFacts:
    """Return the facts that `PageFacts.record` gave."""
    found = dict(record)
    data = np.frombuffer(base64.b85decode(str(found["vectors"])), np.float16)
    return PageFacts(
        str(found["path"]),
        int(str(found["date"])),
        int(str(found["length"])),
        frozenset(_texts(found["figures"])),
        frozenset(_texts(found["latin"])),
        tuple(_texts(found["names"])),
        data.astype(np.float32).reshape(-1, 512),
    )


def prepare_reading(language: Language) -> Callable[[Path], dict[str, object]]:
    """Return what reads a page of a language; loads the encoder, once a worker."""
    from align.encoder import packaged_encoder

    return partial(_read, packaged_encoder(), language)


def facts_of_text(
    encoder: SentenceEncoder, language: Language, path: str, title: str, date: str, text: str
) -> PageFacts:
    """Return the facts of a page whose title, date and text are known."""
    whole = f"{title}\n{text}"[:_LONGEST_TEXT]
    sentences = [
        whole[a:b].strip()[:_LONGEST_SENTENCE] for a, b in split_sentences(whole, language)
    ]
    sentences = [sentence for sentence in sentences if any(map(str.isalpha, sentence))] or [title]
    steps = np.linspace(0, len(sentences) - 1, min(_SENTENCES, len(sentences)))
    chosen = [sentences[int(step)] for step in steps]
    find = find_quantities if language == "zh" else find_english_quantities
    figures = {
        f"{'d' if q.kind in (QuantityKind.DATE, QuantityKind.YEAR) else 'n'}{float(q.high):.10g}"
        for q in find(whole)
    }
    latin = {word.upper() for word in _LATIN.findall(whole) if len(word) > 1}
    if language == "en":
        latin = {w.upper() for w in _LATIN.findall(whole) if sum(c.isupper() for c in w) > 1}
    names = _sounds(whole) if language == "zh" else _pinyin_words(whole)
    return PageFacts(
        path,
        _days(date),
        len(whole),
        frozenset(figures),
        frozenset(latin - _EVERYWHERE),
        names,
        np.asarray(encoder.encode(chosen), np.float32),
    )


def _read(encoder: SentenceEncoder, language: Language, path: Path) -> dict[str, object]:
    article = _article(path)
    if article.language != language:
        expected = {"zh": "Chinese", "en": "English"}[language]
        raise InputError(f"{path}: not {expected}")
    text = "\n".join(article.body)
    return facts_of_text(encoder, language, str(path), article.title, article.date, text).record()


def _article(path: Path) -> Article:
    if path.suffix.lower() not in _MARKUP:
        return article_of_document(read_document(path))
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror or error}") from error
    return extract_article(data, str(path))


def _days(date: str) -> int:
    """Return a day as a number, 0 where it is none.

    >>> _days("2023-03-06") - _days("2023-03-01"), _days("")
    (5, 0)
    """
    from datetime import date as calendar

    try:
        return calendar.fromisoformat(date[:10]).toordinal()
    except ValueError:
        return 0


def _sounds(text: str) -> tuple[str, ...]:
    from pypinyin import lazy_pinyin

    return ("".join(lazy_pinyin(text, errors=lambda _: "|", v_to_u=False)),)


def _pinyin_words(text: str) -> tuple[str, ...]:
    """Return the words that read as pinyin of two syllables and more.

    >>> _pinyin_words("Yongchun County in Fujian Province")
    ('fujian', 'yongchun')
    """
    words = {match[0].lower().replace("'", "") for match in _CAPITALISED.finditer(text)}
    return tuple(sorted(word for word in words if _PINYIN.fullmatch(word)))


def _texts(values: object) -> Iterable[str]:
    return map(str, values) if isinstance(values, list) else ()
