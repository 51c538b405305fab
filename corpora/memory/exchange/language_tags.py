"""Which side of a unit a language tag names."""

from __future__ import annotations

from functools import cache

from corpora.languages import Language

_SIDES: dict[str, Language] = {
    "zh": "zh",
    "cmn": "zh",
    "zho": "zh",
    "chi": "zh",
    "en": "en",
    "eng": "en",
}
_TRADITIONAL = frozenset(("hant", "tw", "hk", "mo"))


@cache
def side_of(tag: str) -> Language | None:
    """Return the language of a tag as the memory has it, None for any other.

    >>> side_of("zh-Hans-CN"), side_of("EN_us"), side_of("fr")
    ('zh', 'en', None)
    """
    return _SIDES.get(_parts(tag)[0])


@cache
def is_traditional(tag: str) -> bool:
    """Return whether a tag names Chinese in Traditional characters."""
    return not _TRADITIONAL.isdisjoint(_parts(tag)[1:])


def _parts(tag: str) -> list[str]:
    return tag.strip().lower().replace("_", "-").split("-")
