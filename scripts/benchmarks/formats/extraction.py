"""The article of a page against trafilatura and readability, by the same gold and in the same run.

Pages made by ourselves are always measured. Public sets are measured where a copy is named; none
of their pages is part of this project:

    --chinese      github.com/GeneralNewsExtractor/GeneralNewsExtractor, its gold by our selectors
    --readability  github.com/mozilla/readability, its own expected articles
    --english      github.com/scrapinghub/article-extraction-benchmark, its gold by hand

Precision, recall and F1 are those of the last: over shingles of four words (of Chinese, four
characters), each page with the same weight.

Example: `python -m scripts.benchmarks.formats.extraction --chinese ~/GeneralNewsExtractor`
"""

from __future__ import annotations

import gzip
import importlib.util
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import lxml.html
from lxml import etree

from corpora import GongbaoError, decode
from corpora.articles import extract_article
from scripts.benchmarks.gold.article_bodies import body_selectors
from scripts.benchmarks.targets import Measured, at_least, at_most, benchmark_parser

_LAYOUTS = Path(__file__).parents[3] / "tests/corpora/articles"
_SHINGLE = 4
_WORD = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]|[^\W\u3400-\u9fff\U00020000-\U0003ffff]+")
_UNSEEN = ("script", "style", "noscript", "iframe", "head")
_BLOCKS = ("p", "div", "br", "li", "tr", "td", "th", "section", *(f"h{k}" for k in range(1, 7)))
_CREDIT = re.compile(r"[（(【]?\s*(?:责任编辑|责编|本文来源|本文责编|编辑)\s*[:：]?.{0,30}")
_PEER_SETS = ("made", "chinese", "readability", "english")

TARGETS = {
    "made pages, F1": at_least(0.97),
    "chinese pages, F1": at_least(0.90),
    "readability pages, F1": at_least(0.93),
    "english pages, F1": at_least(0.93),
    **{f"{name} pages, without any text": at_most(0) for name in _PEER_SETS},
}


@dataclass(frozen=True, slots=True)
class GoldPage:
    """A page and the text of its article."""

    name: str
    data: bytes
    body: str


def main(arguments: list[str] | None = None) -> int:
    """Measure every set that is there and print; return 1 where a target is missed."""
    parser = benchmark_parser(__doc__, reads_data=False)
    for name in _PEER_SETS[1:]:
        parser.add_argument(f"--{name}", type=Path, metavar="FOLDER", help="copy of the set")
    parser.add_argument("--worst", type=int, default=0, help="pages of each set to name")
    options = parser.parse_args(arguments)
    measured = Measured(TARGETS)
    for name in _PEER_SETS:
        folder = None if name == "made" else getattr(options, name)
        if name != "made" and folder is None:
            continue
        pages = list(_SETS[name](folder))
        measured.facts[f"{name} pages"] = len(pages)
        for tool, extract in _TOOLS.items():
            texts = [_text_or_nothing(extract, page) for page in pages]
            counts = [
                shingle_counts(page.body, text) for page, text in zip(pages, texts, strict=True)
            ]
            label = f"{name} pages" if tool == "gongbao" else f"{name} pages by {tool}"
            measured.figures[f"{label}, F1"] = round(f1(counts), 4)
            measured.figures[f"{label}, without any text"] = sum(not text for text in texts)
            if tool == "gongbao" and options.worst:
                scores = [round(f1([count]), 3) for count in counts]
                ranked = sorted(zip(scores, [page.name for page in pages], strict=True))
                measured.facts[f"{name}, worst"] = ranked[: options.worst]
    return measured.report(options.format)


def shingle_counts(gold: str, found: str) -> tuple[float, float, float]:
    """Return the shares of shingles found, found in excess, and lost; they add up to 1.

    >>> shingle_counts("全区经济增长", "全区经济增长")
    (1.0, 0.0, 0.0)
    """
    expected, given = _shingles(gold), _shingles(found)
    right = (expected & given).total()
    counts = right, (given - expected).total(), (expected - given).total()
    total = sum(counts)
    return (counts[0] / total, counts[1] / total, counts[2] / total) if total else (1.0, 0.0, 0.0)


def f1(counts: list[tuple[float, float, float]]) -> float:
    """Return the F1 of several pages, 0 to 1; more is better."""
    right, excess, lost = (sum(column) for column in zip(*counts, strict=True))
    return 2 * right / (2 * right + excess + lost) if right else 0.0


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    places = range(max(1, len(words) - _SHINGLE + 1)) if words else ()
    return Counter(tuple(words[k : k + _SHINGLE]) for k in places)


def _text_or_nothing(extract: Callable[[bytes], str], page: GoldPage) -> str:
    try:
        return extract(page.data).strip()
    except GongbaoError:
        return ""


def _by_gongbao(data: bytes) -> str:
    return "\n".join(extract_article(data).body)


def _by_trafilatura(data: bytes) -> str:
    import trafilatura

    return trafilatura.extract(decode(data)[0], include_comments=False) or ""


def _by_readability(data: bytes) -> str:
    from readability import Document
    from readability.readability import Unparseable

    try:
        return _shown_text(Document(decode(data)[0]).summary(html_partial=True))
    except (Unparseable, etree.LxmlError, ValueError, TypeError):
        return ""


_TOOLS: dict[str, Callable[[bytes], str]] = {
    "gongbao": _by_gongbao,
    "trafilatura": _by_trafilatura,
    "readability": _by_readability,
}


def _made_pages(_folder: Path | None) -> Iterator[GoldPage]:
    layouts, hard_layouts = _layouts("layouts"), _layouts("hard_layouts")
    for words in (layouts.CHINESE, layouts.ENGLISH):
        for layout in layouts.LAYOUTS:
            body = layouts.expected_body(layout, words)
            yield GoldPage(f"{layout.__name__} {words.home}", layout(words).encode(), body)
        for layout in hard_layouts.HARD_LAYOUTS:
            body = "\n".join(hard_layouts.body_of(layout, words))
            yield GoldPage(f"{layout.__name__} {words.home}", layout(words).encode(), body)


def _layouts(name: str) -> Any:  # noqa: ANN401 - a module of the tests
    path = _LAYOUTS / f"{name}.py"
    specification = importlib.util.spec_from_file_location(f"article_{name}", path)
    assert specification is not None and specification.loader is not None
    layouts = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(layouts)
    return layouts


def _chinese_pages(folder: Path) -> Iterator[GoldPage]:
    for path in sorted([*folder.glob("tests/*/*.html"), *folder.glob("visiable_test/*/*.html")]):
        data = path.read_bytes()
        root = lxml.html.document_fromstring(decode(data)[0].encode(), parser=_parser())
        for selector in body_selectors(path.parent.name):
            found = cast(list[lxml.html.HtmlElement], root.xpath(selector))
            if found:
                lines = _shown_text(found[0]).splitlines()
                body = "\n".join(line for line in lines if not _CREDIT.fullmatch(line.strip()))
                yield GoldPage(str(path.relative_to(folder)), data, body)
                break


def _readability_pages(folder: Path) -> Iterator[GoldPage]:
    for path in sorted(folder.glob("test/test-pages/*/source.html")):
        expected = path.with_name("expected.html").read_text(encoding="utf-8")
        yield GoldPage(path.parent.name, path.read_bytes(), _shown_text(expected))


def _english_pages(folder: Path) -> Iterator[GoldPage]:
    gold = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    for name, record in sorted(gold.items()):
        data = gzip.decompress((folder / f"html/{name}.html.gz").read_bytes())
        yield GoldPage(name, data, record["articleBody"])


_SETS: dict[str, Callable[[Any], Iterator[GoldPage]]] = {
    "made": _made_pages,
    "chinese": _chinese_pages,
    "readability": _readability_pages,
    "english": _english_pages,
}


def _parser() -> lxml.html.HTMLParser:
    return lxml.html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True)


def _shown_text(page: str | lxml.html.HtmlElement) -> str:
    """Return the text of markup with a line end at every tag, scripts left out."""
    if isinstance(page, str):
        if not page.strip():
            return ""
        page = lxml.html.document_fromstring(page.encode(), parser=_parser())
    etree.strip_elements(page, *_UNSEEN, with_tail=False)
    for element in page.iter(*_BLOCKS):
        element.text = f"\n{element.text or ''}"
        element.tail = f"\n{element.tail or ''}"
    return "".join(map(str, page.itertext()))


if __name__ == "__main__":
    raise SystemExit(main())
