"""Sentence pairs for training: read, cleaned, deduplicated, with what was dropped and why."""

from __future__ import annotations

import lzma
import random
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from corpora import normalise_term
from corpora.quantities import (
    find_english_quantities,
    find_quantities,
    is_large_amount,
    same_value,
)

Span = tuple[int, int]

# Share of a source that is used; a source not named is used whole.
SHARES = {
    "login_gov": 0.5,
    "cc_legalcode": 0.3,
    "mozilla_legal": 0.3,
    "terms-cn_admin_divisions": 0.5,
    "jiyu_official_sentences": 0.0,
    "terms-country_names": 0.0,
}
STUDY_ONLY = frozenset({"juejin_goldminer"})
# Of manuals and the technology press only whole sentences with hardly a foreign word are used.
TECHNICAL = frozenset(
    {
        "lctt_linuxcn",
        "angular_cn",
        "vue_docs",
        "progit2",
        "python_docs",
        "django_docs",
        "tensorflow_docs",
        "react_docs",
        "gnome_user_docs",
        "rust_book",
        "pingcap_docs",
        "electron_docs",
        "dart_cn",
        "bitcoin_org",
        "monero_site",
        "cncf_glossary",
        "d2l",
    }
)
# Written in English first, so that the Chinese is the translation: shorter English for the same
# Chinese than translators write, and marked, so that unmarked sources are translated as those are.
ENGLISH_ORIGINALS = TECHNICAL | {
    "cataclysm_dda",
    "tatoeba",
    "news_commentary_10k",
    "opensource_guide",
    "login_gov",
    "xquad",
    "ud_pud",
    "mozilla_legal",
    "cc_legalcode",
    "wmt19-enzh-reference",
    "wmt21-enzh-reference",
    "wmt22-enzh-reference",
    "wmt19-enzh-system-output",
    "wmt21-enzh-system-output",
    "wmt22-enzh-system-output",
}
_CODE = re.compile(r"[`_/{}<>=|\\$#*~]|\w\(")
_TAIWAN = re.compile(
    "中华民国|民国|网路|资讯|智慧财产|行政院|立法院|考试院|司法院|监察院|软体|硬体|程式|讯息|资料库|公尺|公厘"
    "|新台币|直辖市政府|台湾"
)
_TAIWAN_ENGLISH = re.compile(r"Republic of China|R\.O\.C|(?<!People's )\bROC\b|Taiwan|Yuan\b|NT\$")
_QUOTES = str.maketrans(
    {"“": '"', "”": '"', "‘": "'", "’": "'", "，": ", ", "、": ", ", "\u00a0": " "}
)
_HAN = re.compile("[\u3400-\u9fff]")
_WORD = re.compile("[A-Za-z0-9]+")


@dataclass(frozen=True, slots=True)
class TrainingPair:
    """A cleaned pair; `figures` are places of equal value on both sides, with "q" or "d"."""

    chinese: str
    english: str
    source: str
    figures: tuple[tuple[Span, Span, str], ...] = ()


@dataclass(slots=True)
class PairReader:
    """Reads and cleans pairs of the folder of training data; `dropped` counts what was left out."""

    folder: Path
    seed: int = 7
    limit: int = 0
    dropped: Counter[str] = field(default_factory=Counter)
    unseen: set[str] = field(default_factory=set)
    """Normalised sentences that no training may see."""

    def __post_init__(self) -> None:
        for path in sorted((self.folder / "mt").glob("*/*")):
            if path.is_file():
                text = path.read_text(encoding="utf-8", errors="ignore")
                self.leave_out(line for line in text.splitlines() if _HAN.search(line))

    def leave_out(self, sentences: Iterable[str]) -> None:
        """Never let a pair of one of these Chinese sentences through."""
        self.unseen.update(map(normalise_term, sentences))

    def part_rows(self, parts: Iterable[str]) -> Iterator[tuple[str, str, str]]:
        """Yield Chinese, English and source of `train.PART.tsv.xz` for each part."""
        for part in parts:
            with lzma.open(
                self.folder / "train" / f"train.{part}.tsv.xz", "rt", encoding="utf-8"
            ) as lines:
                for line in lines:
                    cells = line.rstrip("\n").split("\t")
                    if len(cells) == 3:
                        yield cells[0], cells[1], cells[2]

    def chosen(self, rows: Iterable[tuple[str, str, str]]) -> Iterator[tuple[str, str, str]]:
        """Yield the rows of sources that may be used, as many as share and limit allow."""
        shuffle = random.Random(self.seed)
        usable = (
            row
            for row in rows
            if row[2] not in STUDY_ONLY and shuffle.random() < SHARES.get(row[2], 1.0)
        )
        yield from islice(usable, self.limit or None)

    def cleaned(
        self, chinese: str, english: str, source: str, *, is_short: bool = False
    ) -> TrainingPair | None:
        """Return the cleaned pair, or None; `is_short` waives the tests that sentences pass."""
        chinese, english = normalise_term(chinese), clean_english(english)
        reason = _fault(chinese, english, source)
        if is_short and chinese and english and not _HAN.search(english):
            reason = None
        if reason is None and chinese in self.unseen:
            reason = "in a test set"
        if reason is None:
            figures, has_wrong_amount = pair_figures(chinese, english)
            if is_short or not has_wrong_amount:
                return TrainingPair(chinese, english, source, figures)
            reason = "amounts disagree"
        self.dropped[reason] += 1
        return None


def clean_english(text: str) -> str:
    """Return English in NFC with straight quotes and single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_QUOTES).split())


def pair_figures(chinese: str, english: str) -> tuple[tuple[tuple[Span, Span, str], ...], bool]:
    """Return the figures of equal value on both sides, and whether a 万/亿 amount has no equal."""
    free = list(find_english_quantities(english))
    paired: list[tuple[Span, Span, str]] = []
    is_wrong = False
    for quantity in find_quantities(chinese):
        equal = next((other for other in free if same_value(quantity, other)), None)
        if equal is None:
            is_wrong = is_wrong or is_large_amount(quantity)
            continue
        free.remove(equal)
        if quantity.is_part_of_year:
            continue  # the model says these itself
        kind = "d" if quantity.kind in ("date", "year", "time") else "q"
        paired.append(((quantity.start, quantity.end), (equal.start, equal.end), kind))
    return tuple(paired), is_wrong


def _fault(chinese: str, english: str, source: str) -> str | None:
    han, words = len(_HAN.findall(chinese)), len(english.split())
    if han < 2 or not english or _HAN.search(english):
        return "wrong language"
    if len(chinese) > 230 or words > 110 or (source == "moj_tw_law" and len(chinese) > 120):
        return "too long"
    ratio = (len(english) + 5) / (han + 2 * len(_WORD.findall(chinese)) + 3)
    if not 1.0 < ratio < 7.5:
        return "length ratio"
    if source == "moj_tw_law" and (_TAIWAN.search(chinese) or _TAIWAN_ENGLISH.search(english)):
        return "Taiwan usage"
    if source in TECHNICAL and not _is_prose(chinese, english):
        return "code or interface"
    return None


def _is_prose(chinese: str, english: str) -> bool:
    """Tell whether a pair of a technical text is a sentence that could stand anywhere."""
    return (
        len(chinese) >= 8
        and len(_WORD.findall(chinese)) <= max(2, len(chinese) // 9)
        and chinese[-1] in "。？！”…：；"
        and english[-1] in '.?!":;'
        and not _CODE.search(chinese + english)
    )
