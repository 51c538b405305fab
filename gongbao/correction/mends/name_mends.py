"""Mends of names: persons and places put for others, given names first or in two words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from gongbao.correction.mends.form_mends import suggested
from gongbao.correction.mends.mend import Change, Fault, Mender

_PARTS = re.compile(r"[\s\-–’']+")


def right_name(fault: Fault) -> Iterator[Change]:
    """Yield the name of the source for another, where one alone is wrong."""
    if fault.of_this_rule == 1:
        yield from suggested(fault)


def same_name(fault: Fault) -> Iterator[Change]:
    """Yield a name in its right order or as one word, where its letters stay what they are.

    How characters are read is known to whoever wrote the name, not to a table.
    """
    said = fault.text[fault.span.start : fault.span.end]
    wanted = fault.finding.suggestion
    are_same = "".join(sorted(_letters(said))) == "".join(sorted(_letters(wanted)))
    parts = {part.lower() for part in _PARTS.split(said) if part}
    if are_same and (
        _letters(said) == _letters(wanted) or parts == {w.lower() for w in wanted.split()}
    ):
        yield fault.span, wanted


def _letters(name: str) -> str:
    return _PARTS.sub("", name).lower()


MENDERS: Mapping[str, Mender] = {
    "names.exchanged": right_name,
    "names.person": right_name,
    "names.spelling": same_name,
    "names.surname-first": same_name,
}
