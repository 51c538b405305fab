"""The inline codes of a source and of a target that stands: which are lost, added or turned."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from corpora.formats.xml.xml_source import xml_attributes
from corpora.formats.xml.xml_tokens import XmlKind, XmlToken

_BEGIN = frozenset(("bx", "sc", "bpt"))
_END = frozenset(("ex", "ec", "ept"))
_AROUND = frozenset(("g", "pc"))
_SINGLE = frozenset(("x", "ph", "it"))
# Characters that XML cannot write, annotations and text inside codes are no codes.
_NAMES = _BEGIN | _END | _AROUND | _SINGLE
_OPENS, _CLOSES, _STANDS = "", "/", "·"

_Code = tuple[str, str]


def wrong_codes(
    source: str,
    tokens: Sequence[XmlToken],
    ends: Mapping[int, int],
    container: int,
    target: int,
) -> tuple[str, ...]:
    """Return in words how the codes of a target differ from those of its source.

    A paired code may be written as its beginning and its end, which XLIFF 2 allows; a code that
    says that it copies another one may stand there as well.
    """
    needed = list(_codes(source, tokens, ends, container))
    found = list(_codes(source, tokens, ends, target))
    wanted, given = Counter(needed), Counter(found)
    faults = [f"lacks {_shown(code)}" for code in (wanted - given).elements()]
    faults += [f"has {_shown(code)} too many" for code in (given - wanted).elements()]
    if not faults:
        faults += [
            f"closes {_shown((_OPENS, number))} before it opens"
            for number in dict.fromkeys(number for kind, number in found if kind == _OPENS)
            if (_CLOSES, number) in given
            and found.index((_CLOSES, number)) < found.index((_OPENS, number))
            and needed.index((_CLOSES, number)) > needed.index((_OPENS, number))
        ]
    return tuple(dict.fromkeys(faults))


def _codes(
    source: str, tokens: Sequence[XmlToken], ends: Mapping[int, int], container: int
) -> Iterator[_Code]:
    """Yield what opens, closes or stands in a source or target, by its number."""
    opened: list[tuple[str, bool]] = []
    for token in tokens[container + 1 : ends[container]]:
        name = token.name.rpartition(":")[2]
        if token.kind is XmlKind.END:
            number, is_around = opened.pop()
            if is_around:
                yield _CLOSES, number
            continue
        if token.kind not in (XmlKind.START, XmlKind.EMPTY):
            continue
        attributes = xml_attributes(source[token.start : token.end])
        is_around = name in _AROUND and "copyOf" not in attributes
        number = attributes.get("startRef") or attributes.get("rid") or attributes.get("id", "")
        if token.kind is XmlKind.START:
            opened.append((number, is_around))
        if name not in _NAMES or "copyOf" in attributes:
            continue
        if name in _SINGLE:
            yield _STANDS, number
        else:
            yield (_CLOSES if name in _END else _OPENS), number
            if is_around and token.kind is XmlKind.EMPTY:
                yield _CLOSES, number


def _shown(code: _Code) -> str:
    """Return a code as bilingual files show it.

    >>> _shown(("", "1")), _shown(("/", "1")), _shown(("·", "2"))
    ('{1}', '{/1}', '{2/}')
    """
    kind, number = code
    return f"{{{number}/}}" if kind == _STANDS else f"{{{kind}{number}}}"
