"""How opposites in words are written down: senses of which a sentence says one."""

from __future__ import annotations

from corpora.findings import Severity
from glossary.relations.relation import Relation, Scope, Sense

def contrast(name: str, what: tuple[str, str], *senses: Sense) -> Relation:
    """Return a relation of a sentence whose words excuse each other.

    Args:
        name: The rule that reports it, after "meaning."; several relations may have one rule.
        what: What the senses are of, in English and in Chinese.
        senses: What can be said. A sense is missed only where none of its `english` is there, and
            another is told beyond doubt or it may not be left unsaid.
    """
    return Relation(name, Severity.MAJOR, what, Scope.SENTENCE, senses, is_lenient=True)


def opposites(name: str, what: tuple[str, str], first: Sides, second: Sides) -> Relation:
    """Return a contrast of two senses.

    Args:
        name: The rule that reports it.
        what: What the senses are of.
        first: Name, Chinese, all English that may say it, English that says it beyond doubt, and
            Chinese that excuses it beside what `first` has.
        second: The same of the other.
    """
    return contrast(name, what, *(_sense(*side) for side in (first, second)))


Sides = tuple[str, str, str, str, str]


def _sense(name: str, chinese: str, english: str, telling: str, excuse: str) -> Sense:
    return Sense(name, chinese, words(english), words(telling), excuse=excuse)


def words(alternatives: str) -> str:
    r"""Return a pattern of whole words, with what must not stand beside them left to each.

    >>> words("all|every")
    '\\b(?:all|every)\\b'
    """
    return rf"\b(?:{alternatives})\b"


def needed(name: str, what: tuple[str, str], chinese: str, english: str) -> Relation:
    """Return a relation of one sense, which may not be left unsaid."""
    return contrast(name, what, Sense(what[0], chinese, words(english), is_needed=True))
