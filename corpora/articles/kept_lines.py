"""Lines of an article that stay as they are, because its page says so: marked ones, and code."""

from __future__ import annotations

from collections.abc import Sequence

from corpora.documents import KeptReason, KeptText
from corpora.formats import DOCUMENT_FORMATS
from corpora.languages import Language

_SHORTENED = "…"


def kept_lines(
    lines: Sequence[str], page: str, name: str, language: Language
) -> tuple[frozenset[str], tuple[KeptText, ...]]:
    """Return the lines that stay, and what the reader of the page says of them.

    What stays is the reader's to decide; here it is found again among the lines.

    Args:
        lines: Those of the article.
        page: The page, as HTML.
        name: What it is called.
        language: Of the article.
    """
    staying: set[str] = set()
    told: list[KeptText] = []
    read = DOCUMENT_FORMATS.named("html").reader(name)
    for text in read(page, name=name, language=language).kept:
        if text.reason in (KeptReason.MARKED, KeptReason.CODE):
            found = _lines_of(text, lines)
            staying.update(found)
            told += [text] if found else []
    return frozenset(staying), tuple(told)


def _lines_of(text: KeptText, lines: Sequence[str]) -> Sequence[str]:
    """Return the lines that say all of a text and nothing else."""
    sought = _squeezed(text.text)
    squeezed = [_squeezed(line) for line in lines]
    if sought.endswith(_SHORTENED):
        beginning = sought.removesuffix(_SHORTENED)
        return [
            line for line, said in zip(lines, squeezed, strict=True) if said.startswith(beginning)
        ]
    for first in range(len(lines)):
        said = ""
        for last in range(first, len(lines)):
            said += squeezed[last]
            if said == sought:
                return lines[first : last + 1]
            if not sought.startswith(said):
                break
    return ()


def _squeezed(text: str) -> str:
    return "".join(text.split())
