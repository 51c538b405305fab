"""Where characters of a text with placeholders stood before, and which piece each is in."""

from __future__ import annotations

from collections.abc import Sequence


def with_placeholders(text: str, names: list[tuple[tuple[int, int], str]]) -> tuple[str, list[int]]:
    """Return the text with placeholders, and of each of its characters the place in the old one."""
    out: list[str] = []
    origin: list[int] = []
    at = 0
    for (start, end), name in sorted(names):
        kept = text[at:start].rstrip(" ")
        out.append(kept)
        origin += range(at, at + len(kept))
        name = name if origin else name.lstrip()
        out.append(name)
        origin += [start] * len(name)
        at = end
    out.append(text[at:])
    origin += range(at, len(text))
    joined = "".join(out)
    return joined.rstrip(), origin


def old_place(origin: list[int], place: int) -> int:
    """Return where a character stood before; one past the end is the last."""
    return origin[min(place, len(origin) - 1)] if origin else 0


def piece_of_each(starts: Sequence[int], length: int) -> list[int]:
    """Return, for every character, the piece it stands in."""
    owners = [0] * length
    for piece, start in enumerate(starts):
        following = starts[piece + 1] if piece + 1 < len(starts) else length
        for place in range(start, following):
            if place < length:
                owners[place] = piece
    return owners
