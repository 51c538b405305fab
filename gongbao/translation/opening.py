"""One call from nothing to a translator: engine, glossaries, guarantee."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from glossary.concepts import Glossary
from glossary.glossary_table import read_glossary
from glossary.packaged_glossary import load_packaged_glossary
from glossary.requirements import RequirementFinder
from gongbao.translation.engine_specification import load_engine
from gongbao.translation.guarantee import GuaranteedTranslator, GuaranteeOptions

_PRIORITY = re.compile(r"(?P<path>.+)=(?P<priority>-?\d+)")


def open_translator(
    *,
    engine: str = "embedded",
    glossaries: Sequence[str | Path] = (),
    packaged_glossary: bool = True,
    options: GuaranteeOptions | None = None,
    threads: int = 0,
) -> GuaranteedTranslator:
    """Return a translator that guarantees the given glossaries and every figure.

    Args:
        engine: `embedded`, `ctranslate2:DIR` or `transformers:DIR`.
        glossaries: Tables of terms; `FILE=5` gives one a priority, 0 otherwise.
        packaged_glossary: Use the packaged one too, below all others.
        options: How to search and repair.
        threads: Cores to use, 0 for all.
    """
    finder = open_glossaries(glossaries, packaged_glossary=packaged_glossary)
    return GuaranteedTranslator(load_engine(engine, threads=threads), finder, options)


def open_glossaries(
    glossaries: Sequence[str | Path] = (), *, packaged_glossary: bool = True
) -> RequirementFinder:
    """Return a finder over the given glossaries and, below them, the packaged one."""
    opened: list[Glossary] = [_read(str(glossary)) for glossary in glossaries]
    if packaged_glossary:
        opened.append(load_packaged_glossary())
    return RequirementFinder(opened)


def _read(specification: str) -> Glossary:
    match = _PRIORITY.fullmatch(specification)
    if match and not Path(specification).exists():
        return read_glossary(Path(match["path"]), priority=int(match["priority"]))
    return read_glossary(Path(specification))
