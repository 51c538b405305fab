"""Phrases kept out of training annotations, so that obedience is measured on unseen terms."""

from __future__ import annotations

from hashlib import md5


def is_reserved(chinese: str) -> bool:
    """Tell whether a phrase is kept out of annotations, to test obedience with."""
    return int(md5(chinese.encode()).hexdigest(), 16) % 20 == 0
