"""An entry of a TBX file taken apart into sections and facts, whatever dialect it is written in.

A fact is a data category with its value, whether it was written as an element (DCT), as an
attribute (DCA) or in version 2. Elements go by their local names, at any level and in any order:
what a dialect forbids is read as it is meant and told, so that no sound pair is lost for it. Only
what leaves a term in doubt ends the entry.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NoReturn

from lxml import etree

from corpora.findings import Finding
from corpora.formats import line_of
from glossary.exchange.entries import EntryError, entry_remark
from glossary.exchange.tbx.tbx_dialect import (
    CATEGORIES,
    LANGUAGE_SECTIONS,
    NEED_TARGET,
    TERM_SECTIONS,
    XML_LANG,
    Level,
    language_of,
)

_LANGUAGE_TAG = re.compile(r"[A-Za-z]{1,8}(?:[-_][A-Za-z0-9]{1,8})*")
_DATE = re.compile(r"\d{4}(?:-?\d\d(?:-?\d\d(?:[T ][\d:.,Z+-]+)?)?)?")
_INLINE = frozenset(("hi", "foreign", "sc", "ec", "ph", "bpt", "ept", "it", "ut"))
_GROUPS = frozenset(("descripGrp", "adminGrp", "termNoteGrp", "transacGrp", "noteGrp"))
_TYPED = frozenset(
    (
        "descrip",
        "admin",
        "termNote",
        "transac",
        "transacNote",
        "ref",
        "xref",
        "descripNote",
        "adminNote",
    )
)
_LEVEL_NAMES = {Level.CONCEPT: "concept", Level.LANGUAGE: "language", Level.TERM: "term"}


@dataclass(frozen=True, slots=True)
class Fact:
    """A data category: `group` is the category it comments on, `is_known` one of TBX-Basic."""

    name: str
    value: str
    target: str = ""
    group: str = ""
    is_known: bool = True
    line: int = 0


@dataclass(frozen=True, slots=True)
class TermSection:
    """A term and what is said of it."""

    text: str
    facts: tuple[Fact, ...]
    line: int


@dataclass(frozen=True, slots=True)
class LanguageSection:
    """The terms of one language; `tag` is its xml:lang."""

    tag: str
    facts: tuple[Fact, ...]
    terms: tuple[TermSection, ...]


@dataclass(frozen=True, slots=True)
class ConceptSection:
    """An entry.

    Attributes:
        facts: What is said of the concept.
        languages: Its Chinese and English sections.
        others: The tags of its sections in other languages, which are not read.
        doubt: Why a section has no language; where one of the two is missing, it may be that one.
        remarks: What was repaired.
    """

    facts: tuple[Fact, ...]
    languages: tuple[LanguageSection, ...]
    others: tuple[str, ...] = ()
    doubt: str = ""
    remarks: tuple[Finding, ...] = ()


class SectionReader:
    """Takes entries apart.

    Args:
        name: The file, for messages.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._names: dict[str, str] = {}  # of every tag its local name, told apart once
        self._remarks: list[Finding] = []
        self._others: dict[str, None] = {}
        self._doubt = ""

    def concept(self, entry: etree._Element) -> ConceptSection:
        """Return the sections of an entry.

        Raises:
            EntryError: naming the line, for an entity, or an element within a term.
        """
        self._remarks, self._others, self._doubt = [], {}, ""
        facts: list[Fact] = []
        languages: list[LanguageSection] = []
        for child, name in self._children(entry, facts):
            if name in LANGUAGE_SECTIONS:
                section = self._language_section(child)
                if section is not None:
                    languages.append(section)
                continue
            if languages or self._others:
                self._tell(child, f"<{name}> after a language section, expected before it")
            self._take(child, name, Level.CONCEPT, facts)
        if not languages and not self._others and not self._doubt:
            self._tell(entry, "an entry without a language section")
        return ConceptSection(
            tuple(facts),
            tuple(languages),
            tuple(self._others),
            self._doubt,
            tuple(self._remarks),
        )

    def _language_section(self, section: etree._Element) -> LanguageSection | None:
        tag = (section.get(XML_LANG) or section.get("lang") or "").strip()
        if not _LANGUAGE_TAG.fullmatch(tag):
            expected = "a language section without xml:lang"
            if tag:
                expected = f"xml:lang {tag!r}, expected a language tag such as zh-Hans"
            self._tell(section, expected, "left out")
            self._doubt = self._doubt or f"{self._name}:{line_of(section)}: {expected}"
            return None
        if not language_of(tag)[0]:
            self._others[tag] = None
            return None
        facts: list[Fact] = []
        terms: list[TermSection] = []
        children = self._children(section, facts)
        if any(name == "term" for _, name in children):
            self._tell(section, "a term without a term section")
            terms = self._term_sections(section, children)
            return LanguageSection(tag, (), tuple(terms))
        for child, name in children:
            if name in TERM_SECTIONS:
                own: list[Fact] = []
                within = self._children(child, own)
                terms += self._term_sections(child, within, own)
                continue
            if terms:
                self._tell(child, f"<{name}> after a term section, expected before it")
            self._take(child, name, Level.LANGUAGE, facts)
        if not terms:
            self._tell(section, "a language section without a term")
        return LanguageSection(tag, tuple(facts), tuple(terms))

    def _term_sections(
        self,
        section: etree._Element,
        children: list[tuple[etree._Element, str]],
        facts: list[Fact] | None = None,
    ) -> list[TermSection]:
        """Return the term of a section with its facts; of several terms each has them all."""
        facts = facts if facts is not None else []
        texts: list[str] = []
        is_first = True
        for child, name in self._ungrouped(children, facts):
            if name != "term":
                if is_first:
                    self._tell(section, f"a term section that begins with <{name}>")
                self._take(child, name, Level.TERM, facts)
            elif text := self._text(child, is_term=True):
                if texts:
                    self._tell(child, "a second term in one section")
                texts.append(text)
            is_first = False
        if not texts:
            self._tell(section, "a term section without its term: it is empty", "left out")
        line = line_of(section)
        return [TermSection(text, tuple(facts), line) for text in texts]

    def _ungrouped(
        self, children: list[tuple[etree._Element, str]], facts: list[Fact]
    ) -> list[tuple[etree._Element, str]]:
        if all(name != "termGrp" for _, name in children):
            return children
        found: list[tuple[etree._Element, str]] = []
        for child, name in children:
            found += self._children(child, facts) if name == "termGrp" else [(child, name)]
        return found

    def _take(
        self, element: etree._Element, name: str, level: Level, facts: list[Fact], group: str = ""
    ) -> None:
        """Add what an element beside the terms says."""
        if name == "note":
            facts.append(Fact("note", self._text(element), "", group, True, line_of(element)))
        elif name == "transacGrp":
            facts.append(self._transaction(element, level))
        elif name in _GROUPS:
            self._take_group(element, name, level, facts, group)
        elif name in _TYPED:
            facts.append(self._typed(element, name, level, group))
        else:
            facts.append(self._fact(element, name, level, group))

    def _take_group(
        self, element: etree._Element, name: str, level: Level, facts: list[Fact], group: str
    ) -> None:
        children = self._children(element, facts)
        if not children:
            self._tell(element, f"<{name}> is empty")
        if name == "termNoteGrp" and level is not Level.TERM:
            self._tell(element, "<termNoteGrp> outside a term section")
        first = group
        for child, child_name in children:
            self._take(child, child_name, level, facts, group=first or name)
            first = first or (facts[-1].name if facts else "")

    def _transaction(self, element: etree._Element, level: Level) -> Fact:
        values: list[str] = []
        for child, name in self._children(element, []):
            if name == "date":
                value = self._text(child)
                if not _DATE.fullmatch(value):
                    self._tell(child, f"date {value!r}, expected YYYY-MM-DD")
                values.append(value)
                continue
            found: list[Fact] = []
            self._take(child, name, level, found, group="transacGrp")
            values += [fact.value for fact in found]
        return Fact("transacGrp", "; ".join(filter(None, values)), line=line_of(element))

    def _typed(self, element: etree._Element, name: str, level: Level, group: str) -> Fact:
        """Return the fact of an element whose type attribute names the category."""
        kind = element.get("type") or ""
        if not kind:
            self._tell(element, f"<{name}> without a type")
        category = CATEGORIES.get(kind)
        if category is not None and category.element != name and name not in _LENIENT:
            self._tell(element, f"<{name} type={kind!r}>, expected <{category.element}>")
        return self._fact(element, kind or name, level, group)

    def _fact(self, element: etree._Element, name: str, level: Level, group: str) -> Fact:
        category = CATEGORIES.get(name)
        value = self._text(element, is_free=category is None)
        # Most categories refer to nothing and are named in no message: that is worth asking first.
        is_simple = name in _SIMPLE
        target = "" if is_simple else element.get("target") or ""
        line = 0 if is_simple else line_of(element)
        if category is not None and value:
            if level not in category.levels and name not in _ANYWHERE:
                expected = " or ".join(_LEVEL_NAMES[x] for x in Level if x in category.levels)
                found = _LEVEL_NAMES[level]
                self._tell(element, f"{name} at {found} level, expected at {expected} level")
            if name in NEED_TARGET and not target:
                self._tell(element, f"{name} without a target")
        return Fact(name, value, target, group, category is not None, line)

    def _children(
        self, element: etree._Element, facts: list[Fact]
    ) -> list[tuple[etree._Element, str]]:
        """Return the children with their local names; text between them becomes a note."""
        found: list[tuple[etree._Element, str]] = []
        names = self._names
        text = element.text
        if text and not text.isspace():
            self._stray(element, text, facts)
        for child in element:
            name = names.get(child.tag)
            found.append((child, name or self._name_of(child)))
            text = child.tail
            if text and not text.isspace():
                self._stray(child, text, facts)
        return found

    def _stray(self, element: etree._Element, text: str, facts: list[Fact]) -> None:
        self._tell(element, f"text outside of any element: {text.strip()[:20]!r}", "a note now")
        facts.append(Fact("note", " ".join(text.split()), line=line_of(element)))

    def _name_of(self, element: etree._Element) -> str:
        """Return the local name of an element whose tag is met for the first time."""
        tag = element.tag
        if not isinstance(tag, str):
            self._refuse(element.getparent(), f"an entity, {element.text}, which is refused")
        name = self._names[tag] = tag.rpartition("}")[2]
        return name

    def _text(
        self, element: etree._Element, *, is_term: bool = False, is_free: bool = False
    ) -> str:
        """Return the text of an element on one line; inside stand only the inline elements."""
        if not len(element):
            text = element.text or ""
            return text if text.isalnum() else " ".join(text.split())
        for child in element.iterdescendants():
            if not isinstance(child.tag, str):
                self._refuse(element, f"an entity, {child.text}, which is refused")
            name = child.tag.rpartition("}")[2]
            if is_term and name not in _INLINE:
                self._refuse(child, f"<{name}> inside <term>, expected text")
            if not is_free and name not in _INLINE:
                outer = element.tag.rpartition("}")[2]
                self._tell(child, f"<{name}> inside <{outer}>, expected text")
        return " ".join("".join(map(str, element.itertext())).split())

    def _tell(self, element: etree._Element, reason: str, done: str = "read all the same") -> None:
        place = f"{self._name}:{line_of(element)}"
        english, chinese = f"{reason}; {done}", f"{reason}（结构不合TBX）"
        self._remarks.append(entry_remark("repaired", place, english, chinese))

    def _refuse(self, element: etree._Element | None, reason: str) -> NoReturn:
        line = line_of(element) if element is not None else 1
        raise EntryError(f"{self._name}:{line}: {reason}")


_SIMPLE = frozenset(("subjectField", "definition", "context", "source", "partOfSpeech", "termType"))
_ANYWHERE = frozenset(("definition", "context", "subjectField", "source", "partOfSpeech"))
"""Categories that exporters put at any level, and that have one meaning wherever they stand."""
_LENIENT = frozenset(("descripNote", "adminNote", "transacNote"))
