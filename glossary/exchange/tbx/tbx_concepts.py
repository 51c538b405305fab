"""The sections of a TBX entry read as a concept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from corpora.findings import Finding
from corpora.languages import has_chinese
from glossary.concepts import Approval, CaseRule, Concept, NumberRule, Status, Term
from glossary.exchange.entries import (
    Entry,
    EntryError,
    entry_remark,
)
from glossary.exchange.tbx.tbx_dialect import language_of
from glossary.exchange.tbx.tbx_private import PrivateValue, private_field
from glossary.exchange.tbx.tbx_sections import ConceptSection, Fact, LanguageSection, TermSection
from glossary.exchange.tbx.tbx_status import (
    is_status,
    read_term_status,
)
from glossary.exchange.term_spelling import spelled_term, traditional_remarks

_CONCEPT_FIELDS = {
    "subjectField": "subject",
    "definition": "definition",
    "source": "source",
    "projectSubset": "scope",
    "customerSubset": "scope",
}
_TERM_FIELDS = {
    "partOfSpeech": "part_of_speech",
    "termType": "term_type",
    "register": "register",
    "source": "citation",
}
_PRIVATE_CONCEPT = frozenset(
    ("subject", "definition", "source", "scope", "note", "exceptions", "priority", "identifier")
)
_PRIVATE_TERM = frozenset(
    (
        "part_of_speech",
        "term_type",
        "register",
        "citation",
        "note",
        "first_use",
        "valid_from",
        "valid_until",
        "case",
        "number",
        "approval",
        "contexts",
    )
)
_CHOICES = {"approval": Approval, "case": CaseRule, "number": NumberRule}


def concept_entry(sections: ConceptSection, identifier: str, name: str, line: int) -> Entry:
    """Return the entry of a concept of the file `name`.

    Without a Chinese or English section there is no concept, which a remark says.

    Raises:
        EntryError: if a section without a language may be the Chinese or English that is missing.
    """
    origin = f"{name}:{line}"
    remarks: list[Finding] = list(sections.remarks)
    terms: list[Term] = []
    values = _Values(_CONCEPT_FIELDS, _PRIVATE_CONCEPT, name, remarks)
    shared = _Shared()
    for fact in sections.facts:
        if not shared.take(fact, ""):
            values.take(fact)
    for section in sections.languages:
        language, script = language_of(section.tag)
        for fact in section.facts:
            if not shared.take(fact, language):
                values.take(fact, at=section.tag)
        terms += _terms(section, language, script, name, remarks, values, shared)
    languages = {term.language for term in terms}
    if sections.doubt and len(languages) < 2:
        raise EntryError(sections.doubt)
    if sections.others:
        listed = ", ".join(sections.others)
        remarks.append(
            entry_remark(
                "other-language",
                origin,
                f"language sections left out: {listed}",
                f"略去其他语言：{listed}",
            )
        )
    if not terms:
        remarks.append(
            entry_remark(
                "no-term",
                origin,
                "no Chinese and no English term; the entry is left out",
                "无中文或英文术语，略去该条",
            )
        )
        return Entry(origin, None, "", tuple(remarks))
    fields = values.fields()
    try:
        fields["priority"] = int(fields.get("priority", "0"))
    except ValueError:
        raise EntryError(f"{origin}: priority {fields['priority']!r} is no whole number") from None
    name = fields.pop("identifier", identifier) or terms[0].text
    concept = Concept(name, tuple(terms), origin=origin, **fields)
    return Entry(origin, shared.with_contexts(concept), "", tuple(remarks))


class _Shared:
    """What stands above the terms and is said of them: their status, sentences with them."""

    def __init__(self) -> None:
        self._contexts: list[tuple[str, str]] = []
        self.statuses: dict[str, list[Fact]] = {}

    def take(self, fact: Fact, language: str) -> bool:
        """Take a fact that is said of terms, and tell whether it was one."""
        if fact.name == "context" and fact.value and not fact.target:
            self._contexts.append((language, fact.value))
            return True
        if is_status(fact):
            self.statuses.setdefault(language, []).append(fact)
            return True
        return False

    def of(self, language: str) -> list[Fact]:
        """Return the status facts that hold for the terms of a language."""
        # What is said of a whole entry concerns its English: that is what is ruled on.
        whole = self.statuses.get("", []) if language == "en" else []
        return [*whole, *self.statuses.get(language, [])]

    def with_contexts(self, concept: Concept) -> Concept:
        """Return the concept with each sentence at the first term of its language."""
        terms = list(concept.terms)
        extras = list(concept.extras)
        for given, context in self._contexts:
            language = given or ("zh" if has_chinese(context) else "en")
            place = next((k for k, t in enumerate(terms) if t.language == language), -1)
            if place < 0:
                extras.append(("context", context))
            else:
                contexts = (*terms[place].contexts, context)
                terms[place] = replace(terms[place], contexts=contexts)
        if not self._contexts:
            return concept
        return replace(concept, terms=tuple(terms), extras=tuple(extras))


class _Values:
    """Gathers the facts of a section as fields of a concept or term."""

    def __init__(
        self, known: Mapping[str, str], private: frozenset[str], name: str, remarks: list[Finding]
    ) -> None:
        self._known = known
        self._private = private
        self._name = name
        self._remarks = remarks
        self._values: dict[str, Any] = {}
        self._overrides: dict[str, Any] = {}
        self._notes: list[str] = []
        self._extras: list[tuple[str, str]] = []

    def take(self, fact: Fact, at: str = "") -> None:
        """Take a fact; one `at` a language goes with the concept under its name and the tag."""
        if not fact.value and not fact.target:
            return
        if fact.name == "note" and not at and not fact.group:
            carried = private_field(fact.value)
            if carried is None:
                self._notes.append(fact.value)
            else:
                self._take_private(*carried, fact)
            return
        field = self._known.get(fact.name)
        is_free = field and not fact.target and field not in self._values
        if field and is_free and (not at or fact.name == "definition"):
            self._values[field] = fact.value
            return
        if not fact.is_known:
            self._remarks.append(
                entry_remark(
                    "unknown-category",
                    f"{self._name}:{fact.line}",
                    f"{fact.name} is no data category of TBX-Basic; kept as it is",
                    f"{fact.name}不是TBX-Basic的数据类别，照录",
                )
            )
        self.keep(f"{fact.name}@{at}" if at else fact.name, fact)

    def is_free(self, name: str) -> bool:
        """Tell whether nothing has been said of a category yet."""
        return self._known[name] not in self._values

    def keep(self, name: str, fact: Fact) -> None:
        """Keep what has no field."""
        self._extras.append((name, f"{fact.value} <{fact.target}>" if fact.target else fact.value))

    def fields(self) -> dict[str, Any]:
        """Return the values by field; what a private note says is exact and goes first."""
        fields = dict(self._values)
        if self._notes:
            fields["note"] = "\n".join(self._notes)
        if self._extras:
            fields["extras"] = tuple(self._extras)
        fields.update(self._overrides)
        return fields

    def _take_private(self, name: str, value: PrivateValue, fact: Fact) -> None:
        line = f"{self._name}:{fact.line}"
        place = f"{line}: private note {name}"
        if name == "extra" and isinstance(value, tuple) and len(value) == 2:
            self._extras.append((value[0], value[1]))
            return
        if name not in self._private:
            self._remarks.append(
                entry_remark(
                    "unknown-category",
                    line,
                    f"private note {name} is not known here; kept as it is",
                    f"私有注释{name}不可识别，照录",
                )
            )
            self.keep(f"gongbao:{name}", fact)
            return
        expected = ""
        if isinstance(value, tuple) != (name in ("exceptions", "contexts")):
            expected = f"expected a {_shape(name)}"
        elif name in _CHOICES and value not in list(_CHOICES[name]):
            expected = f"expected one of {', '.join(_CHOICES[name])}"
        if expected:
            if name == "approval":
                self._overrides[name] = Approval.PROPOSED
            self._remarks.append(
                entry_remark(
                    "repaired",
                    line,
                    f"{place.removeprefix(line + ': ')}: {value!r}, {expected}; kept as it is",
                    f"私有注释{name}的值不可识别，照录",
                )
            )
            self.keep(f"gongbao:{name}", fact)
            return
        self._overrides[name] = _CHOICES[name](str(value)) if name in _CHOICES else value


def _shape(name: str) -> str:
    return "list in JSON" if name in ("exceptions", "contexts") else "text"


def _terms(
    section: LanguageSection,
    language: str,
    script: str,
    name: str,
    remarks: list[Finding],
    values: _Values,
    shared: _Shared,
) -> list[Term]:
    """Return the terms of a language; the first without a status is preferred if none is."""
    terms: list[Term] = []
    above = shared.of(language)
    read = [read_term_status(term, above, name, remarks) for term in section.terms]
    is_open = all(reading.status is not Status.PREFERRED for reading in read)
    for term, reading in zip(section.terms, read, strict=True):
        status = reading.status or Status.ADMITTED
        if reading.status is None and is_open:
            status, is_open = Status.PREFERRED, False
        text = spelled_term(term.text, language, script)
        if language == "zh" and not script:
            remarks += traditional_remarks(term.text, text, f"{name}:{term.line}")
        if not text:
            place = f"{name}:{term.line}"
            told = "a term of invisible characters; left out"
            remarks.append(entry_remark("repaired", place, told, "术语无可见字符，略去"))
            continue
        fields = _term_fields(term, language, name, remarks, values)
        if reading.approval is Approval.PROPOSED:
            fields["approval"] = Approval.PROPOSED
        fields["extras"] = (*reading.kept, *fields.get("extras", ()))
        terms.append(Term(text, language, status, script=script, **fields))
    return terms


def _term_fields(
    section: TermSection,
    language: str,
    name: str,
    remarks: list[Finding],
    concept: _Values,
) -> dict[str, Any]:
    values = _Values(_TERM_FIELDS, _PRIVATE_TERM, name, remarks)
    contexts: list[str] = []
    for fact in section.facts:
        if fact.name == "context" and fact.value:
            contexts.append(fact.value)
        elif is_status(fact):
            continue
        elif fact.name in ("definition", "subjectField") and concept.is_free(fact.name):
            concept.take(fact)
        else:
            values.take(fact)
    fields: dict[str, Any] = {"approval": Approval.APPROVED, "contexts": tuple(contexts)}
    fields |= values.fields()
    if fields.get("term_type") == "acronym" and language == "en":
        fields.setdefault("case", CaseRule.EXACT)
    return fields
