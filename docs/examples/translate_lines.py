"""Translates lines with the terms of an office and says why each required word is there."""

from __future__ import annotations

from collections.abc import Iterator

from gongbao import open_translator

TERMS = {"链主": "chain master", "卡脖子": "bottleneck"}


def explained_lines(lines: list[str]) -> Iterator[str]:
    """Yield each translation, and below it what was required and how that ended."""
    translator = open_translator(glossaries=[TERMS])
    with translator.document() as session:
        for segment in session.translate(lines):
            yield segment.target
            for result in segment.results:
                yield f"  {result.requirement.source}: {result.outcome}, {result.reason}"


if __name__ == "__main__":
    import sys

    sys.stdout.writelines(f"{line}\n" for line in explained_lines(sys.stdin.read().splitlines()))
