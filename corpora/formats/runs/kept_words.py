"""What a reader records of Chinese that it keeps though the document shows it."""

from __future__ import annotations

from corpora.documents import KeptReason, KeptText
from corpora.languages import has_chinese

_LONGEST = 40


def kept_text(words: str, place: str, reason: KeptReason) -> KeptText:
    r"""Return the record of words that stay, on one line and not too long to be read.

    >>> kept_text("构建\n  命令", "line 3", KeptReason.CODE)
    KeptText(text='构建 命令', place='line 3', reason=<KeptReason.CODE: 'they are code'>)
    """
    said = " ".join(words.split())
    said = said if len(said) <= _LONGEST else f"{said[: _LONGEST - 1]}…"
    return KeptText(said, place, reason)


def kept_at(source: str, start: int, end: int, reason: KeptReason, words: str = "") -> KeptText:
    """Return the record of words of a text, at the line where its Chinese begins.

    Args:
        source: The text.
        start: Where they stand in it.
        end: Where they end.
        reason: Why they stay.
        words: What they say, where that is not what is written.
    """
    written = source[start:end]
    leading = next((k for k, character in enumerate(written) if has_chinese(character)), 0)
    line = source.count("\n", 0, start + leading) + 1
    return kept_text(words or written[leading:], f"line {line}", reason)
