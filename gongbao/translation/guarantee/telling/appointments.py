"""Items of a list of appointments: 陈立新为市教育局局长； is "Chen Lixin as director of ...".

Under 任命 or 免去 each item is half a sentence. A small model makes whole ones of some of them, and
loses the name where the post is long; told how an item begins, it goes on well.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from glossary.requirement import Requirement
from gongbao.translation.engines import is_name_in_han

_TO = re.compile("(?:同志)?为[^；。]+；")
_OFF = re.compile("(?:同志)?的[^，；。]+职务(?:[，；。]|$)")


def find_appointed(text: str, requirements: Sequence[Requirement]) -> tuple[int | None, str]:
    """Return the requirement that is the person of an item, and the words behind the name."""
    for index, requirement in enumerate(requirements):
        if requirement.start == 0 and is_name_in_han(text, requirement):
            if _TO.fullmatch(text, requirement.end):
                return index, "as"
            if _OFF.match(text, requirement.end):
                return index, "from the post of"
    return None, ""
