"""The sections of a TBX entry read as a concept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from corpora.findings import Finding
from glossary.concepts import Approval, CaseRule, Concept, NumberRule, Status, Term
from glossary.exchange.entries import (
    UNKNOWN_STATUS,
    Entry,
    EntryError,
    entry_remark,
    unknown_status,
)
from glossary.exchange.tbx.tbx_dialect import EXPECTED_STATUS, OTHER_STATUSES, PROPOSED, STATUSES
from glossary.exchange.tbx.tbx_private import PrivateValue, private_field
from glossary.exchange.tbx.tbx_sections import ConceptSection, Fact, LanguageSection, TermSection
from glossary.exchange.term_spelling import spelled_term

_LANGUAGES = {"zh": "zh", "cmn": "zh", "zho": "zh", "chi": "zh", "en": "en", "eng": "en"}
_TRADITIONAL = frozenset(("hant", "tw", "hk", "mo"))
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
_STATUS_CATEGORIES = frozenset(("administrativeStatus", "normativeAuthorization"))


def concept_entry(sections: ConceptSection, identifier: str, name: str, line: int) -> Entry:
    """Return the entry of a concept of the file `name`.

    Without a Chinese or English section there is no concept, which a remark says.

    Raises:
        EntryError: for a private note whose value its field cannot have.
    """
    origin = f"{name}:{line}"
    remarks: list[Finding] = []
    others: dict[str, None] = {}
    terms: list[Term] = []
    values = _Values(_CONCEPT_FIELDS, _PRIVATE_CONCEPT, name, remarks)
    for fact in sections.facts:
        values.take(fact)
    for section in sections.languages:
        language, script = _language(section.tag)
        if not language:
            others[section.tag] = None
            continue
        terms += _terms(section, language, script, name, remarks)
        for fact in section.facts:
            values.take(fact, at=section.tag)
    if others:
        listed = ", ".join(others)
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
    return Entry(origin, concept, "", tuple(remarks))


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
        if isinstance(value, tuple) != (name in ("exceptions", "contexts")):
            raise EntryError(f"{place}: {value!r}, expected a {_shape(name)}")
        if name in _CHOICES:
            try:
                self._overrides[name] = _CHOICES[name](str(value))
            except ValueError:
                expected = ", ".join(_CHOICES[name])
                raise EntryError(f"{place}: {value!r}, expected one of {expected}") from None
            return
        self._overrides[name] = value


def _shape(name: str) -> str:
    return "list in JSON" if name in ("exceptions", "contexts") else "text"


def _terms(
    section: LanguageSection, language: str, script: str, name: str, remarks: list[Finding]
) -> list[Term]:
    """Return the terms of a language; the first without a status is preferred if none is."""
    terms: list[Term] = []
    statuses = [_status(term, name, remarks) for term in section.terms]
    is_open = Status.PREFERRED not in statuses
    for term, given in zip(section.terms, statuses, strict=True):
        status = given or Status.ADMITTED
        if given is None and is_open:
            status, is_open = Status.PREFERRED, False
        text = spelled_term(term.text, language, script)
        if not text:
            raise EntryError(f"{name}:{term.line}: a term section without its term: it is empty")
        fields = _term_fields(term, language, name, remarks)
        terms.append(Term(text, language, status, script=script, **fields))
    return terms


def _status(section: TermSection, name: str, remarks: list[Finding]) -> Status | None:
    """Return the status that is given, ADMITTED for one that is not known, None for none."""
    for fact in section.facts:
        if fact.name in _STATUS_CATEGORIES and fact.value:
            known = STATUSES.get(fact.value) or OTHER_STATUSES.get(fact.value)
            if known is None:
                place = f"{name}:{fact.line}"
                remarks.append(unknown_status(place, fact.value, section.text, EXPECTED_STATUS))
            return known or Status.ADMITTED
    return None


def _term_fields(
    section: TermSection, language: str, name: str, remarks: list[Finding]
) -> dict[str, Any]:
    values = _Values(_TERM_FIELDS, _PRIVATE_TERM, name, remarks)
    contexts: list[str] = []
    approval = Approval.APPROVED
    for fact in section.facts:
        if fact.name == "context" and fact.value:
            contexts.append(fact.value)
        elif fact.name in _STATUS_CATEGORIES:
            if fact.value not in STATUSES and fact.value not in OTHER_STATUSES:
                approval = Approval.PROPOSED
                values.keep(UNKNOWN_STATUS, fact)
        elif fact.name == "processStatus":
            approval = Approval.PROPOSED if fact.value in PROPOSED else approval
        else:
            values.take(fact)
    fields: dict[str, Any] = {"approval": approval, "contexts": tuple(contexts)}
    fields |= values.fields()
    if fields.get("term_type") == "acronym" and language == "en":
        fields.setdefault("case", CaseRule.EXACT)
    return fields


def _language(tag: str) -> tuple[str, str]:
    """Return language and script of a tag, empty for a language that is neither of the two.

    >>> _language("zh-TW"), _language("en-GB"), _language("zh-Hans-HK")
    (('zh', 'Hant'), ('en', ''), ('zh', ''))
    """
    first, *rest = tag.lower().replace("_", "-").split("-")
    language = _LANGUAGES.get(first, "")
    is_traditional = language == "zh" and "hans" not in rest and not _TRADITIONAL.isdisjoint(rest)
    return language, "Hant" if is_traditional else ""
