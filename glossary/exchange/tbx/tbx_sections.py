"""An entry of a TBX file taken apart into sections and facts, and validated on the way.

A fact is a data category with its value, whether it was written as an element (DCT), as an
attribute (DCA) or in version 2. What the dialect forbids ends the entry with its line and reason.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NoReturn

from lxml import etree

from corpora.formats import line_of
from glossary.exchange.entries import EntryError
from glossary.exchange.tbx.tbx_dialect import (
    CATEGORIES,
    MODULES,
    NEED_TARGET,
    XML_LANG,
    Category,
    Level,
    Style,
)

_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8})*")
_DATE = re.compile(r"\d{4}-\d\d-\d\d(?:T[\d:.Z+-]+)?")
_INLINE = frozenset(("hi", "foreign", "sc", "ec", "ph", "bpt", "ept", "it", "ut"))
_GROUPS = frozenset(("descripGrp", "adminGrp", "termNoteGrp", "transacGrp"))
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
_PASSED_OVER_2 = frozenset(("termCompList", "termCompGrp", "termComp"))
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
    """An entry."""

    facts: tuple[Fact, ...]
    languages: tuple[LanguageSection, ...]


class SectionReader:
    """Takes entries apart.

    Args:
        name: The file, for messages.
        style: How it names data categories.
        core: The namespace of its root; empty in version 2.
    """

    def __init__(self, name: str, style: Style, core: str) -> None:
        self._name = name
        self._style = style
        self._core = core
        # Of every tag once: its local name and its namespace.
        self._names: dict[str, str] = {}
        self._namespaces: dict[str, str] = {}
        is_old = style is Style.V2
        self._language = "langSet" if is_old else "langSec"
        self._terms = ("tig", "ntig") if is_old else ("termSec",)

    def concept(self, entry: etree._Element) -> ConceptSection:
        """Return the sections of an entry.

        Raises:
            EntryError: naming the line and what was expected.
        """
        facts: list[Fact] = []
        languages: list[LanguageSection] = []
        for child, name in self._children(entry):
            if name == self._language:
                languages.append(self._language_section(child))
            else:
                if languages:
                    self._refuse(child, f"<{name}> after a language section, expected before it")
                self._take(child, name, Level.CONCEPT, facts)
        if not languages:
            self._refuse(entry, f"an entry without a <{self._language}>")
        return ConceptSection(tuple(facts), tuple(languages))

    def _language_section(self, section: etree._Element) -> LanguageSection:
        tag = section.get(XML_LANG) or ""
        if not tag and self._style is Style.V2:
            tag = section.get("lang") or ""
        if not tag:
            self._refuse(section, "a language section without xml:lang")
        if not _LANGUAGE_TAG.fullmatch(tag):
            self._refuse(section, f"xml:lang {tag!r}, expected a language tag such as zh-Hans")
        facts: list[Fact] = []
        terms: list[TermSection] = []
        for child, name in self._children(section):
            if name in self._terms:
                terms.append(self._term_section(child))
            else:
                if terms:
                    self._refuse(child, f"<{name}> after a term section, expected before it")
                self._take(child, name, Level.LANGUAGE, facts)
        if not terms:
            self._refuse(section, f"a language section without a <{self._terms[0]}>")
        return LanguageSection(tag, tuple(facts), tuple(terms))

    def _term_section(self, section: etree._Element) -> TermSection:
        facts: list[Fact] = []
        text = ""
        is_first = True
        children = self._children(section)
        if children and children[0][1] == "termGrp" and self._style is Style.V2:
            children = [*self._children(children[0][0]), *children[1:]]
        for child, name in children:
            if name == "term":
                if not is_first:
                    self._refuse(
                        child, "a second term, or one that is not the first in its section"
                    )
                text = self._text(child, is_term=True)
                if not text:
                    self._refuse(child, "a term section without its term: it is empty")
            elif is_first:
                self._refuse(section, f"a term section without its term: it begins with <{name}>")
            else:
                self._take(child, name, Level.TERM, facts)
            is_first = False
        if is_first:
            self._refuse(section, "a term section without its term")
        return TermSection(text, tuple(facts), line_of(section))

    def _take(
        self,
        element: etree._Element,
        name: str,
        level: Level,
        facts: list[Fact],
        group: str = "",
    ) -> None:
        """Add what an element beside the terms says."""
        namespace = self._namespaces[element.tag]
        if self._style is Style.DCT and namespace in MODULES:
            facts.append(self._tagged(element, name, namespace, level, group))
            return
        is_core = self._style is Style.V2 or namespace == self._core
        if is_core and name == "note":
            facts.append(Fact("note", self._text(element), "", group, True, line_of(element)))
        elif is_core and name in _GROUPS and not group:
            self._take_group(element, name, level, facts)
        elif is_core and name in _TYPED:
            facts.append(self._typed(element, name, level, group))
        elif self._style is Style.V2 and name in _PASSED_OVER_2:
            facts.append(Fact(name, self._text(element, is_free=True), is_known=False))
        elif is_core:
            self._refuse(element, f"<{name}> where no such element may stand")
        elif self._style is Style.DCA:
            self._refuse(element, f"<{name}> of the namespace {namespace!r} in a file of style dca")
        else:
            facts.append(self._tagged(element, name, namespace, level, group))

    def _take_group(
        self, element: etree._Element, name: str, level: Level, facts: list[Fact]
    ) -> None:
        children = self._children(element)
        if not children:
            self._refuse(element, f"<{name}> is empty")
        if name == "transacGrp":
            facts.append(self._transaction(element, children, level))
            return
        if name == "termNoteGrp" and level is not Level.TERM:
            self._refuse(element, "<termNoteGrp> outside a term section")
        first = ""
        for child, child_name in children:
            self._take(child, child_name, level, facts, group=first or name)
            first = first or facts[-1].name

    def _transaction(
        self, element: etree._Element, children: list[tuple[etree._Element, str]], level: Level
    ) -> Fact:
        values: list[str] = []
        for child, name in children:
            if name == "date":
                value = self._text(child)
                if not _DATE.fullmatch(value):
                    self._refuse(child, f"date {value!r}, expected YYYY-MM-DD")
                values.append(value)
                continue
            found: list[Fact] = []
            self._take(child, name, level, found, group="transacGrp")
            values.append(found[0].value)
        return Fact("transacGrp", "; ".join(filter(None, values)), line=line_of(element))

    def _typed(self, element: etree._Element, name: str, level: Level, group: str) -> Fact:
        """Return the fact of an element whose type attribute names the category."""
        if self._style is Style.DCT:
            self._refuse(element, f"<{name}> of style dca in a file of style dct")
        kind = element.get("type") or ""
        if not kind:
            self._refuse(element, f"<{name}> without a type")
        if name == "termNote" and level is not Level.TERM and self._style is Style.DCA:
            self._refuse(element, "<termNote> outside a term section")
        category = CATEGORIES.get(kind)
        if category is None or self._style is Style.V2:
            return self._fact(element, kind, None, level, group, is_known=category is not None)
        if category.element != name:
            self._refuse(element, f"<{name} type={kind!r}>, expected <{category.element}>")
        return self._fact(element, kind, category, level, group)

    def _tagged(
        self, element: etree._Element, name: str, namespace: str, level: Level, group: str
    ) -> Fact:
        """Return the fact of an element that is named like its category."""
        module = MODULES.get(namespace)
        if module is None:
            return self._fact(element, name, None, level, group, is_known=False)
        category = CATEGORIES.get(name)
        if category is None:
            self._refuse(element, f"<{module}:{name}> is no data category of TBX-Basic")
        # Before version 1.0 of the modules the subject field was in basic.
        if category.module != module and name != "subjectField":
            self._refuse(element, f"<{module}:{name}>, expected <{category.module}:{name}>")
        return self._fact(element, name, category, level, group)

    def _fact(
        self,
        element: etree._Element,
        name: str,
        category: Category | None,
        level: Level,
        group: str,
        *,
        is_known: bool = True,
    ) -> Fact:
        value = self._text(element, is_free=not is_known)
        # Most categories refer to nothing and are named in no message: that is worth asking first.
        is_simple = name in _SIMPLE
        target = "" if is_simple else element.get("target") or ""
        line = 0 if is_simple else line_of(element)
        if category is not None:
            if level not in category.levels:
                expected = " or ".join(_LEVEL_NAMES[x] for x in Level if x in category.levels)
                self._refuse(
                    element, f"{name} at {_LEVEL_NAMES[level]} level, expected at {expected} level"
                )
            if category.values and value not in category.values and name != "administrativeStatus":
                expected = ", ".join(sorted(category.values))
                self._refuse(element, f"{name} {value!r}, expected one of {expected}")
            if name in NEED_TARGET and not target:
                self._refuse(element, f"{name} without a target")
        return Fact(name, value, target, group, is_known, line)

    def _children(self, element: etree._Element) -> list[tuple[etree._Element, str]]:
        """Return the children with their local names; between them there is no text."""
        text = element.text
        if text and not text.isspace():
            self._refuse(element, f"text outside of any element: {text.strip()[:20]!r}")
        found: list[tuple[etree._Element, str]] = []
        names = self._names
        for child in element:
            tail = child.tail
            if tail and not tail.isspace():
                self._refuse(child, f"text outside of any element: {tail.strip()[:20]!r}")
            name = names.get(child.tag)
            found.append((child, name or self._name_of(child)))
        return found

    def _name_of(self, element: etree._Element) -> str:
        """Return the local name of an element whose tag is met for the first time."""
        tag = element.tag
        if not isinstance(tag, str):
            self._refuse(element.getparent(), f"an entity, {element.text}, which is refused")
        namespace, _, name = tag.rpartition("}")
        is_old = self._style is Style.V2
        if name in _STRUCTURE and not is_old and namespace[1:] != self._core:
            self._refuse(element, f"<{name}> outside the namespace {self._core}")
        self._names[tag] = name
        self._namespaces[tag] = namespace[1:]
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
            if not is_free and (name not in _INLINE or (is_term and name != "hi")):
                outer = element.tag.rpartition("}")[2]
                self._refuse(child, f"<{name}> inside <{outer}>, expected text")
        return " ".join("".join(map(str, element.itertext())).split())

    def _refuse(self, element: etree._Element | None, reason: str) -> NoReturn:
        line = line_of(element) if element is not None else 1
        raise EntryError(f"{self._name}:{line}: {reason}")


_SIMPLE = frozenset(("subjectField", "definition", "context", "source", "partOfSpeech", "termType"))
_STRUCTURE = frozenset(("langSec", "termSec", "term", "langSet", "tig", "ntig"))
