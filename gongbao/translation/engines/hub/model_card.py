"""The licence that a model card states."""

from __future__ import annotations

import re
from pathlib import Path

_LARGEST_CARD = 1_000_000
_HEAD = re.compile(r"\A---\s*\n(.*?)\n---", re.DOTALL)
_LICENCE = re.compile(
    r"^licen[cs]e[ \t]*:[ \t]*(?:\n[ \t]*-[ \t]*)?[\"']?([^\n\"'#]+)", re.MULTILINE
)
_NAME = re.compile(r"^license_name[ \t]*:[ \t]*[\"']?([^\n\"'#]+)", re.MULTILINE)


def read_licence(card: Path) -> str:
    """Return the licence in the head of a model card, empty where none is stated."""
    if not card.is_file() or card.stat().st_size > _LARGEST_CARD:
        return ""
    return licence_of_card(card.read_text(encoding="utf-8", errors="replace"))


def licence_of_card(text: str) -> str:
    r"""Return the licence in the head of a model card, empty where none is stated.

    >>> licence_of_card("---\nlanguage: zh\nlicense: cc-by-nc-4.0\n---\n# NLLB")
    'cc-by-nc-4.0'
    >>> licence_of_card("---\nlicense:\n- apache-2.0\n---\n")
    'apache-2.0'
    """
    head = _HEAD.match(text.replace("\r\n", "\n"))
    if head is None:
        return ""
    stated = _LICENCE.search(head[1])
    named = _NAME.search(head[1])
    licence = stated[1].strip() if stated else ""
    return named[1].strip() if named and licence in ("", "other") else licence


def forbids_commerce(licence: str) -> bool:
    """Tell whether a licence is for non-commercial use alone.

    >>> forbids_commerce("cc-by-nc-4.0"), forbids_commerce("apache-2.0")
    (True, False)
    """
    return "nc" in re.split(r"[^a-z]+", licence.lower()) or "non-commercial" in licence.lower()
