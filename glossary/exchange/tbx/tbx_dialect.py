"""TBX-Basic: its namespaces, its data categories, where they may stand and what they may hold.

After the dialect's own schemas (TBX-Basic 1.2, modules min and basic).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

from glossary.concepts import Status

CORE = "urn:iso:std:iso:30042:ed-2"
CORE_DRAFT = "urn:iso:std:iso:30042:ed:3.0"
MIN = "http://www.tbxinfo.net/ns/min"
BASIC = "http://www.tbxinfo.net/ns/basic"
MODULES = {
    MIN: "min",
    "http://www.tbxinfo.net/ns/dct/min": "min",
    BASIC: "basic",
    "http://www.tbxinfo.net/ns/dct/basic": "basic",
}
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


ENTRIES = ("conceptEntry", "termEntry", "entry")
LANGUAGE_SECTIONS = frozenset(("langSec", "langSet", "langGroup"))
TERM_SECTIONS = frozenset(("termSec", "tig", "ntig", "termGroup"))
"""What version 3, version 2 and the old TBX-Min call the sections of an entry."""

_LANGUAGES = {"zh": "zh", "cmn": "zh", "zho": "zh", "chi": "zh", "en": "en", "eng": "en"}
_LANGUAGES |= {"chinese": "zh", "english": "en"}  # the names of an index in MultiTerm
_TRADITIONAL = frozenset(("hant", "tw", "hk", "mo", "cht"))


@lru_cache
def language_of(tag: str) -> tuple[str, str]:
    """Return language and script of a tag, empty for a language that is neither of the two.

    Pinyin is none of them: what is written in Latin letters names nothing in a Chinese text.

    >>> language_of("zh-TW"), language_of("en-GB"), language_of("zh-Latn-pinyin")
    (('zh', 'Hant'), ('en', ''), ('', ''))
    """
    first, *rest = tag.lower().replace("_", "-").split("-")
    language = _LANGUAGES.get(first, "")
    if language == "zh" and "latn" in rest:
        return "", ""
    is_traditional = language == "zh" and "hans" not in rest and not _TRADITIONAL.isdisjoint(rest)
    return language, "Hant" if is_traditional else ""


class Style(Enum):
    """How a file names data categories: by tag, by attribute, or as version 2 did."""

    DCT = auto()
    DCA = auto()
    V2 = auto()


class Level(Enum):
    """Where in an entry a data category stands."""

    CONCEPT = auto()
    LANGUAGE = auto()
    TERM = auto()


@dataclass(frozen=True, slots=True)
class Category:
    """A data category: the element it is in DCA style, its module, its levels and values."""

    element: str
    module: str
    levels: frozenset[Level]
    values: frozenset[str] = frozenset()


def _category(element: str, module: str, levels: str, values: str = "") -> Category:
    letters = {"c": Level.CONCEPT, "l": Level.LANGUAGE, "t": Level.TERM}
    allowed = frozenset(letters[letter] for letter in levels)
    return Category(element, module, allowed, frozenset(values.split()))


CATEGORIES = {
    "subjectField": _category("descrip", "min", "c"),
    "customerSubset": _category("admin", "min", "ct"),
    "administrativeStatus": _category("termNote", "min", "t"),
    "partOfSpeech": _category("termNote", "min", "lt", "noun verb adjective adverb other"),
    "projectSubset": _category("admin", "basic", "ct"),
    "source": _category("admin", "basic", "clt"),
    "context": _category("descrip", "basic", "t"),
    "definition": _category("descrip", "basic", "cl"),
    "crossReference": _category("ref", "basic", "ct"),
    "externalCrossReference": _category("xref", "basic", "ct"),
    "xGraphic": _category("xref", "basic", "cl"),
    "grammaticalGender": _category("termNote", "basic", "t", "masculine feminine neuter other"),
    "geographicalUsage": _category("termNote", "basic", "t"),
    "termLocation": _category(
        "termNote",
        "basic",
        "t",
        "checkBox comboBox comboBoxElement dialogBox groupBox informativeMessage"
        " interactiveMessage menuItem progressBar pushButton radioButton slider spinBox tab"
        " tableText textBox toolTip user-definedType",
    ),
    "termType": _category(
        "termNote", "basic", "t", "fullForm acronym abbreviation shortForm variant phrase"
    ),
    "transactionType": _category("transac", "basic", "clt", "origination modification"),
    "responsibility": _category("transacNote", "basic", "clt"),
}

STATUSES = {
    "preferredTerm-admn-sts": Status.PREFERRED,
    "admittedTerm-admn-sts": Status.ADMITTED,
    "deprecatedTerm-admn-sts": Status.DEPRECATED,
    "supersededTerm-admn-sts": Status.SUPERSEDED,
}
EXPECTED_STATUS = ", ".join(STATUSES)
NEED_TARGET = frozenset(("crossReference", "externalCrossReference", "xGraphic"))
WRITTEN_STATUS = {status: value for value, status in STATUSES.items()}
