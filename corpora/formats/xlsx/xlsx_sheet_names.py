r"""Names of sheets: translated where only print areas, filters and charts name them.

A formula that names a sheet would break, and so would macros, pivot tables and links: then the name
stays. What Excel allows in a name is little: 31 characters, no `[]:*?/\`, none twice.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence

from corpora.documents import BlockKind
from corpora.formats.office.office_package import OfficePackage
from corpora.formats.office.office_texts import OfficeText, text_events
from corpora.formats.office.rich_runs import rich_run
from corpora.formats.xml.xml_source import xml_escaped
from corpora.languages import Language, has_words

_LONGEST = 31
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]+")
_NAMING = re.compile(r">([^<]*![^<]*)<|\slocation=[\"']([^\"']*![^\"']*)[\"']")
_REFERENCE = re.compile(r"'(?P<quoted>(?:[^']|'')+)'!|(?P<bare>[^\s'!(),;=+\-*/&<>:\"]+)!")
_PLAIN_REFERENCES = re.compile(
    r"<(?:\w+:)?(?:definedName(?:\s[^>]*)?|f)>(?P<reference>[^<]*![^<]*)</"
)
# Whoever made these may name sheets where we do not look.
_UNKNOWN = ("xl/vbaProject.bin", "xl/connections.xml")


def sheet_name(span: tuple[int, int], name: str, language: Language) -> OfficeText | None:
    """Return the name of a sheet, which stands at `span` of the workbook, as a text."""
    if not has_words(name, language):
        return None
    events = list(text_events(name, "", " "))
    words = rich_run(events, span, language, joins_lines=True, markup_of=str)
    return OfficeText(words, BlockKind.HEADING, _same, _finished, 1) if words.run.segments else None


def kept_names(
    package: OfficePackage, names: Sequence[str], sheets: Sequence[str]
) -> frozenset[str]:
    """Return the names that must stay, because formulas or links of the sheets name them."""
    is_unknown = any(package.has(part) for part in _UNKNOWN) or any(
        part.startswith(("xl/pivot", "xl/externalLinks")) for part in package.members
    )
    naming = [
        html.unescape(match[1] or match[2])
        for source in sheets
        if "!" in source
        for match in _NAMING.finditer(source)
    ]
    if is_unknown or any("INDIRECT" in source for source in sheets):
        return frozenset(names)
    return frozenset(name for name in names if any(name in text for text in naming))


def distinct_names(names: Mapping[str, str]) -> dict[str, str]:
    """Return new names by old ones, none of them twice; capitals are no difference.

    >>> distinct_names({"表一": "Table", "表二": "table", "b": "b"})
    {'表一': 'Table', '表二': 'table 2', 'b': 'b'}
    """
    found: dict[str, str] = {}
    taken: set[str] = set()
    for old, new in sorted(names.items(), key=lambda entry: entry[0] != entry[1]):
        count, name = 2, new
        while name.lower() in taken:
            addition = f" {count}"
            name = f"{new[: _LONGEST - len(addition)]}{addition}"
            count += 1
        taken.add(name.lower())
        found[old] = name
    return {old: found[old] for old in names}


def renamed_references(source: str, names: Mapping[str, str]) -> Iterator[tuple[int, int, str]]:
    """Yield the references of a workbook or a chart that name sheets, with the new names."""

    def renamed(match: re.Match[str]) -> str:
        old = match["bare"] or match["quoted"].replace("''", "'")
        new = names.get(old, old)
        return match[0] if new == old else "'" + new.replace("'", "''") + "'!"

    for found in _PLAIN_REFERENCES.finditer(source):
        old = html.unescape(found["reference"])
        new = _REFERENCE.sub(renamed, old)
        if new != old:
            yield *found.span("reference"), xml_escaped(new)


def attribute(name: str) -> str:
    """Return a name as the value of an attribute."""
    return xml_escaped(name).replace('"', "&quot;")


def _same(_worn: str, words: str) -> str:
    return words


def _finished(words: str) -> str:
    """Return words as Excel allows them in a name."""
    name = " ".join(_NOT_IN_NAMES.sub(" ", words).split()).strip("' ")
    if len(name) > _LONGEST:
        cut = name[: _LONGEST + 1].rpartition(" ")[0]
        name = cut if len(cut) > _LONGEST // 2 else name[:_LONGEST]
    return name.strip("' ") or "Sheet"
