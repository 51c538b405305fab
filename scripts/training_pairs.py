"""Sentence pairs for training: read, cleaned, deduplicated, with what was dropped and why."""

from __future__ import annotations

import csv
import lzma
import random
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from corpora import normalise_term
from glossary.quantities import (
    find_english_quantities,
    find_quantities,
    is_large_amount,
    same_value,
)

Span = tuple[int, int]

# Share of a source that is used; a source not named is used whole.
SHARES = {
    "moj_tw_law": 0.22, "tatoeba": 0.8, "login_gov": 0.5, "cc_legalcode": 0.3,
    "mozilla_legal": 0.3, "terms-cn_admin_divisions": 0.5,
    "jiyu_official_sentences": 0.0, "terms-country_names": 0.0,
}  # fmt: skip
STUDY_ONLY = frozenset({"juejin_goldminer"})
# Of manuals and the technology press only whole sentences with hardly a foreign word are used.
TECHNICAL = frozenset({
    "lctt_linuxcn", "angular_cn", "vue_docs", "progit2", "python_docs", "django_docs",
    "tensorflow_docs", "react_docs", "gnome_user_docs", "rust_book", "pingcap_docs",
    "electron_docs", "dart_cn", "bitcoin_org", "monero_site", "cncf_glossary", "d2l",
})  # fmt: skip
# Written in English first, so that the Chinese is the translation: shorter English for the same
# Chinese than translators write, and marked, so that unmarked sources are translated as those are.
ENGLISH_ORIGINALS = TECHNICAL | {
    "cataclysm_dda", "tatoeba", "news_commentary_10k", "opensource_guide", "login_gov", "xquad",
    "ud_pud", "mozilla_legal", "cc_legalcode", "wmt19-enzh-reference", "wmt21-enzh-reference",
    "wmt22-enzh-reference", "wmt19-enzh-system-output", "wmt21-enzh-system-output",
    "wmt22-enzh-system-output",
}  # fmt: skip
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
    """Reads the folder of training data; `dropped` counts what was left out, by reason."""

    folder: Path
    seed: int = 7
    limit: int = 0
    dropped: Counter[str] = field(default_factory=Counter)
    files: dict[str, Path] = field(default_factory=dict)
    """The extra file that a source was last read from."""

    def read(self, parts: list[str], extra: list[Path]) -> list[TrainingPair]:
        """Return the pairs of `train.PART.tsv.xz` for each part, and of extra TSV files."""
        shuffle = random.Random(self.seed)
        unseen = self._test_sentences()
        seen: set[tuple[str, str]] = set()
        pairs: list[TrainingPair] = []
        for chinese, english, source in self._rows(parts, extra):
            if shuffle.random() >= SHARES.get(source, 1.0) or source in STUDY_ONLY:
                continue
            pair = self._cleaned(chinese, english, source, unseen)
            if pair is None:
                continue
            key = (pair.chinese, pair.english.lower())
            if key in seen:
                self.dropped["duplicate"] += 1
                continue
            seen.add(key)
            pairs.append(pair)
            if self.limit and len(pairs) >= self.limit:
                break
        shuffle.shuffle(pairs)
        return pairs

    def _rows(self, parts: list[str], extra: list[Path]) -> Iterator[tuple[str, str, str]]:
        for part in parts:
            with lzma.open(
                self.folder / "train" / f"train.{part}.tsv.xz", "rt", encoding="utf-8"
            ) as lines:
                for line in lines:
                    cells = line.rstrip("\n").split("\t")
                    if len(cells) == 3:
                        yield cells[0], cells[1], cells[2]
        for path in extra:
            with path.open(encoding="utf-8", newline="") as lines:
                for row in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
                    if len(row) >= 2 and row[0] != "zh":
                        source = row[2] if len(row) > 2 else path.stem
                        self.files[source] = path
                        yield row[0], row[1], source

    def _test_sentences(self) -> set[str]:
        found: set[str] = set()
        for path in sorted((self.folder / "mt").glob("*/*")):
            if path.is_file():
                text = path.read_text(encoding="utf-8", errors="ignore")
                found.update(
                    normalise_term(line) for line in text.splitlines() if _HAN.search(line)
                )
        return found

    def _cleaned(
        self, chinese: str, english: str, source: str, unseen: set[str]
    ) -> TrainingPair | None:
        chinese, english = normalise_term(chinese), clean_english(english)
        reason = _fault(chinese, english, source)
        if reason is None and chinese in unseen:
            reason = "in a test set"
        if reason is None:
            figures, has_wrong_amount = pair_figures(chinese, english)
            if not has_wrong_amount:
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
        and len(_WORD.findall(chinese)) <= max(1, len(chinese) // 16)
        and chinese[-1] in "。？！”…"
        and english[-1] in '.?!"'
        and not _CODE.search(chinese + english)
    )
