"""Places of people in a picture: 左七 of a caption is the one who stands seventh from left."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpora.quantities.chinese.chinese_number import parse_characters
from corpora.quantities.writing.figure_rendering import write_ordinal
from glossary.codes.worded_figures import ordinal_word
from glossary.copies import Copy

_POSITION = re.compile(
    "(?<![\u4e00-\u9fff])(?P<row>[前后中]排|第[一二三四]排)?(?P<side>[左右])起?第?"
    "(?P<place>[一二三四五六七八九十]{1,3}|[1-9][0-9]?)(?P<last>[至到—~-](?P=side)?"
    "(?P<to>[一二三四五六七八九十]{1,3}|[1-9][0-9]?))?(?=[）)，、；。：:]|为|是|$)"
)
_SIDES = {"左": "left", "右": "right"}
_ROWS = {"前排": "front row", "后排": "back row", "中排": "middle row"}


def find_picture_positions(text: str) -> Iterator[Copy]:
    """Yield where somebody stands in a picture, with its row and its range.

    >>> [found.forms[0] for found in find_picture_positions("市长（左七）、前排右一为王伟")]
    ['seventh from left', 'front row, first from right']
    >>> [found.forms[0] for found in find_picture_positions("（左二至左四）向左三步")]
    ['second to fourth from left']
    """
    for match in _POSITION.finditer(text):
        places = [_value(match[name]) for name in ("place", "to") if match[name]]
        if not all(places):
            continue
        forms = _forms(places, _SIDES[match["side"]])
        if match["row"]:
            row = _ROWS.get(match["row"]) or f"{ordinal_word(_value(match['row'][1]))} row"
            forms = tuple(form for said in forms for form in _in_row(said, row))
        yield Copy(match.start(), match.end(), match.group(), forms)


def _forms(places: list[int], side: str) -> tuple[str, ...]:
    worded, short = (
        " to ".join(write(place) for place in places) for write in (ordinal_word, write_ordinal)
    )
    behind = (f" from {side}", f" from the {side}", f" {side}", f" on the {side}")
    forms = [f"{said}{end}" for said in (worded, short) for end in behind]
    forms += [said.replace(" to ", " and ") for said in forms if len(places) == 2]
    if places == [1]:
        forms += [f"far {side}", f"{side}most", f"{side}"]
    return tuple(forms)


def _in_row(position: str, row: str) -> tuple[str, ...]:
    return (f"{row}, {position}", f"{position} in the {row}", f"{position}, {row}")


def _value(digits: str) -> int:
    return int(digits) if digits.isascii() else int(parse_characters(digits) or 0)
