"""What TBX-Basic has no category for, carried in notes that any tool may read and none needs.

Such a note reads `gongbao:first_use=National People's Congress (NPC)`: the name of a field of
`Concept` or `Term`, and its value. A file with them stays valid TBX-Basic, as a note may hold any
text. A value that begins with a quote, a bracket or holds a line break is JSON.
"""

from __future__ import annotations

import json
import re

_PREFIX = "gongbao:"
_SPACES = re.compile(r"(?<= ) |[^\S ]")

PrivateValue = str | tuple[str, ...]


def private_note(name: str, value: PrivateValue) -> str:
    """Return the text of a note that carries a field; `private_field` gives it back.

    >>> private_note("priority", "3"), private_note("exceptions", ("人大代表",))
    ('gongbao:priority=3', 'gongbao:exceptions=["人大代表"]')
    """
    if isinstance(value, str) and value == " ".join(value.split()) and value[:1] not in ('"', "["):
        return f"{_PREFIX}{name}={value}"
    text = json.dumps(value, ensure_ascii=False)
    # White space of XML files is laid out anew; what is not one plain space must be written out.
    return f"{_PREFIX}{name}=" + _SPACES.sub(lambda m: f"\\u{ord(m[0]):04x}", text)


def private_field(note: str) -> tuple[str, PrivateValue] | None:
    """Return the field and value that a note carries, None for a note of somebody's own."""
    if not note.startswith(_PREFIX):
        return None
    name, sign, text = note[len(_PREFIX) :].partition("=")
    if not sign or not name.isidentifier():
        return None
    if text[:1] not in ('"', "["):
        return name, text
    try:
        value = json.loads(text)
    except ValueError:
        return name, text
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return name, tuple(value)
    return name, value if isinstance(value, str) else text


def is_private(note: str) -> bool:
    """Tell whether a note of somebody's own would be taken for one that carries a field."""
    return note.startswith(_PREFIX)
