"""The sections of a TBX entry read as a concept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from corpora.findings import Finding
from corpora.languages import has_chinese
from glossary.concepts import Approval, CaseRule, Concept, NumberRule, Status, Term
from glossary.exchange.entries import (
    UNKNOWN_STATUS,
    Entry,
    EntryError,
    entry_remark,
    unknown_status,
)
from glossary.exchange.tbx.tbx_dialect import EXPECTED_STATUS, language_of
from glossary.exchange.tbx.tbx_private import PrivateValue, private_field
from glossary.exchange.tbx.tbx_sections import ConceptSection, Fact, LanguageSection, TermSection
from glossary.exchange.term_spelling import spelled_term, traditional_remarks
from glossary.exchange.term_status import StatusReading, read_status, truth

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
        if _is_status(fact):
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
    read = [_status(term, above, name, remarks) for term in section.terms]
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


@dataclass(frozen=True, slots=True)
class _TermStatus:
    """What the status facts of a term say together; `kept` is what they say in unknown words."""

    status: Status | None = None
    approval: Approval | None = None
    kept: tuple[tuple[str, str], ...] = ()


_GRAVITY = (None, Status.PREFERRED, Status.ADMITTED, Status.SUPERSEDED, Status.DEPRECATED)
_STATUS_NAMES = frozenset(("administrativestatus", "normativeauthorization", "termstatus"))
_OTHER_STATUS_NAMES = frozenset(("status", "usagestatus", "usage", "languageplanningqualifier"))
_PROCESS_NAMES = frozenset(("processstatus", "approvalstatus", "approval", "workflowstatus"))
_FLAG_NAMES = frozenset(
    ("forbidden", "isforbidden", "forbiddenterm", "donotuse", "deprecated", "prohibited", "banned")
)
_ALL_STATUS_NAMES = _STATUS_NAMES | _OTHER_STATUS_NAMES | _PROCESS_NAMES | _FLAG_NAMES


@lru_cache(maxsize=1024)
def _plain(name: str) -> str:
    return "".join(character for character in name.lower() if character.isalnum())


def _is_status(fact: Fact) -> bool:
    """Tell whether a fact says how a term may be used, or whether somebody answers for it."""
    plain = _plain(fact.name)
    if plain not in _ALL_STATUS_NAMES or not fact.value:
        return False
    # "usage" may hold a sentence; that is no status.
    if plain in _OTHER_STATUS_NAMES or plain in ("approval", "approvalstatus"):
        return read_status(fact.value) is not None
    return True


def _status(
    section: TermSection, above: list[Fact], name: str, remarks: list[Finding]
) -> _TermStatus:
    """Return what is said of the status; of several words the gravest counts."""
    own = [fact for fact in section.facts if _is_status(fact)]
    if not own and not above:
        return _TermStatus()
    status: Status | None = None
    approval: Approval | None = None
    kept: list[tuple[str, str]] = []
    for fact in (*own, *above):
        plain = _plain(fact.name)
        if plain in _FLAG_NAMES:
            says = truth(fact.value)
            reading = read_status(fact.value) if says is None else StatusReading()
            if says:
                reading = StatusReading(Status.DEPRECATED)
        else:
            reading = read_status(fact.value)
        if reading is None:
            approval = Approval.PROPOSED
            if plain in _PROCESS_NAMES:
                kept.append((fact.name, fact.value))
                continue
            place = f"{name}:{fact.line}"
            remarks.append(unknown_status(place, fact.value, section.text, EXPECTED_STATUS))
            kept.append((UNKNOWN_STATUS, fact.value))
            reading = StatusReading(Status.ADMITTED)
        if reading.approval is Approval.PROPOSED:
            approval = Approval.PROPOSED
        if _GRAVITY.index(reading.status) > _GRAVITY.index(status):
            status = reading.status
    return _TermStatus(status, approval, tuple(kept))


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
        elif _is_status(fact):
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
