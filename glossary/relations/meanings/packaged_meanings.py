"""The packaged tables of what is said without a figure: senses that exclude each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from corpora.findings import Severity
from glossary.relations.relation import Relation, Scope, Sense

_FOLDER = Path(__file__).parent
PACKAGED_MEANINGS = _FOLDER / "meanings.tsv"
"""A relation is a paragraph of the table, a sense a row: its rule, what the relation is of, the
sense, patterns of its Chinese, of all English that may say it and of what tells it beyond doubt,
Chinese that excuses it, and whether it may not be left unsaid."""
PACKAGED_POSTS = _FOLDER / "posts_and_kin.tsv"
"""Posts, levels of bodies, kinds of documents, what courts decide, and kin, in the same columns."""
PACKAGED_KINDS = _FOLDER / "kinds_of_things.tsv"
"""Kind, English for any of it, Chinese, English that tells it, and English that may mean it."""
PACKAGED_CLAUSE_MEANINGS = _FOLDER / "clause_meanings.tsv"
"""A relation is a row: its rule, what it is of, the sense, patterns of its Chinese, of the English
that may say it in the same clause and of what contradicts it there, Chinese that excuses that,
whether the sense may not be left unsaid, and "period" where whole sentences are compared."""
_NEVER = "(?!)"
_IN_ANY_NUMBER = "(?:s|es|’s|'s)?"


def read_meanings(path: Path = PACKAGED_MEANINGS) -> list[Relation]:
    """Return the relations of a table of meanings.

    A sense is missed only where none of its English is there, and another is told beyond doubt or
    it may not be left unsaid.
    """
    _, *lines = path.read_text(encoding="utf-8").splitlines()
    paragraphs = (list(rows) for is_row, rows in groupby(lines, bool) if is_row)
    return [_relation([line.split("\t") for line in lines]) for lines in paragraphs]


def read_kinds(path: Path = PACKAGED_KINDS) -> list[Relation]:
    """Return the relations of a table of kinds of things: wheat is no cotton."""
    _, *lines = path.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines)
    return [_kind(name, of_kind) for name, of_kind in groupby(rows, lambda row: row[0])]


def read_clause_meanings(path: Path = PACKAGED_CLAUSE_MEANINGS) -> list[Relation]:
    """Return the relations of a table of what is looked for clause by clause.

    A clause is short, so what may say a sense is told more strictly there than in a whole text.
    """
    _, *lines = path.read_text(encoding="utf-8").splitlines()
    return [_clause_relation(line.split("\t")) for line in lines if line]


def _clause_relation(row: Sequence[str]) -> Relation:
    rule, english, chinese, name, words, says, contrary, excuse, needed, where = row
    denied = _words(contrary) if contrary else _NEVER
    senses = (
        Sense(name, words, _words(says), _NEVER, is_needed=bool(needed)),
        Sense("the contrary", _NEVER, denied, excuse=excuse),
    )
    scope = Scope(where) if where else Scope.CLAUSE
    return replace(_of_sentence(rule, (english, chinese), senses), scope=scope)


def _relation(rows: Sequence[Sequence[str]]) -> Relation:
    senses = [
        Sense(
            name,
            chinese,
            _words(english),
            _words(telling) if telling else "",
            excuse=excuse,
            is_needed=bool(needed),
        )
        for _, _, _, name, chinese, english, telling, excuse, needed in rows
    ]
    rule, english, chinese = rows[0][:3]
    return _of_sentence(rule, (english, chinese), senses)


def _kind(name: str, rows: Iterable[Sequence[str]]) -> Relation:
    senses = [
        Sense(
            chinese.split("|")[0],
            chinese,
            _words("|".join(filter(None, (own, besides, any_of_it))), _IN_ANY_NUMBER),
            _words(own, _IN_ANY_NUMBER),
        )
        for _, any_of_it, chinese, own, besides in rows
    ]
    return _of_sentence("kind", (f"the {name}", "事物"), senses)


def _words(alternatives: str, ending: str = "") -> str:
    return alternatives if alternatives == _NEVER else rf"\b(?:{alternatives}){ending}\b"


def _of_sentence(name: str, what: tuple[str, str], senses: Sequence[Sense]) -> Relation:
    return Relation(name, Severity.MAJOR, what, Scope.SENTENCE, tuple(senses), is_lenient=True)
