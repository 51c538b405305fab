"""Kinds of things, of which one is not another: wheat is no cotton, a bridge no tunnel."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from glossary.relations.meanings.contrast import contrast
from glossary.relations.relation import Relation, Sense

PACKAGED_KINDS = Path(__file__).parents[2] / "packaged" / "kinds_of_things.tsv"
"""Kind, English for any of it, Chinese, English that tells it, and English that may mean it."""


def _kinds(path: Path) -> tuple[Relation, ...]:
    lines = path.read_text(encoding="utf-8").splitlines()[1:]
    rows = [tuple(line.split("\t")) for line in lines]
    return tuple(_kind(name, list(of_kind)) for name, of_kind in groupby(rows, lambda row: row[0]))


def _kind(name: str, rows: list[tuple[str, ...]]) -> Relation:
    senses = [
        Sense(
            chinese.split("|")[0],
            chinese,
            rf"\b(?:{_in_any_number('|'.join(filter(None, (own, besides, any_of_it))))})\b",
            rf"\b(?:{_in_any_number(own)})\b",
        )
        for _, any_of_it, chinese, own, besides in rows
    ]
    return contrast("kind", (f"the {name}", "事物"), *senses)


def _in_any_number(alternatives: str) -> str:
    return rf"(?:{alternatives})(?:s|es|’s|'s)?"


RELATIONS: tuple[Relation, ...] = _kinds(PACKAGED_KINDS)
