"""Lettered items that a text refers to: 上述(a)至(c)项 is "items (a) to (c) above"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossary.copies import Copy

_MARK = r"[(（](?:[a-z]|[ivx]{2,5})[)）]"
# A mark that opens an item is written by rule; one that is referred to has words of reference.
_REFERRED = re.compile(
    rf"(?<=[述第款条段项注节0-9)）]){_MARK}"
    rf"|(?<=[)）][至到及和与或、]){_MARK}"
    rf"|{_MARK}(?=(?:[、至到及和与或][(（](?:[a-z]|[ivx]{{2,5}})[)）])*[项款段条节分])"
)


def find_lettered_items(text: str) -> Iterator[Copy]:
    """Yield the letters in brackets that a text refers to.

    >>> [found.forms[0] for found in find_lettered_items("符合上述(a)至(c)项，见附注2(ii)")]
    ['(a)', '(c)', '(ii)']
    """
    for match in _REFERRED.finditer(text):
        letter = match[0][1:-1]
        forms = (f"({letter})", f"{letter})", f"({letter.upper()})")
        yield Copy(match.start(), match.end(), match[0], forms)
