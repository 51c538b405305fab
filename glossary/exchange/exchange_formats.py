"""The formats in which glossaries come and go, and reading and writing them by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from corpora.counting import counted
from corpora.errors import DocumentError, EncodingError, GlossaryError
from corpora.formats import FormatRecord, FormatRegistry, deferred
from corpora.languages import has_chinese
from glossary.concepts import Concept
from glossary.exchange.entries import Entry
from glossary.exchange.losses import Loss
from glossary.exchange.tbx.tbx_dialect import Style

_Reader = Callable[[Path], Iterator[Entry]]
_Writer = Callable[[Iterable[Concept], Path], tuple[Loss, ...]]
_ROOM = "glossary.exchange"
_READ_TBX = deferred(f"{_ROOM}.tbx.tbx_reader:read_tbx")
_WRITE_TBX = deferred(f"{_ROOM}.tbx.tbx_writer:write_tbx")
_READ_TABLE = deferred(f"{_ROOM}.tables.delimited:read_delimited")
_WRITE_TABLE = deferred(f"{_ROOM}.tables.delimited:write_delimited")
_READ_SERVICE = deferred(f"{_ROOM}.service_glossaries:read_service")
_WRITE_SERVICE = deferred(f"{_ROOM}.service_glossaries:write_service")

EXCHANGE_FORMATS: FormatRegistry[_Reader, _Writer] = FormatRegistry(
    "format",
    (
        FormatRecord(
            "tbx",
            "TermBase eXchange 3, terms in elements (DCT)",
            (".tbx",),
            _READ_TBX,
            partial(_WRITE_TBX, style=Style.DCT),
            is_binary=True,
        ),
        FormatRecord(
            "tbx-dca",
            "the same, terms in attributes (DCA)",
            (),
            _READ_TBX,
            partial(_WRITE_TBX, style=Style.DCA),
            is_binary=True,
        ),
        FormatRecord(
            "tbx-v2",
            "TBX of 2008, for older programs",
            (),
            _READ_TBX,
            partial(_WRITE_TBX, style=Style.V2),
            is_binary=True,
        ),
        FormatRecord(
            "csv",
            "a table with commas or semicolons",
            (".csv",),
            partial(_READ_TABLE, is_tsv=False),
            partial(_WRITE_TABLE, is_tsv=False, what="CSV"),
        ),
        FormatRecord(
            "tsv",
            "a table with tabs",
            (".tsv", ".tab"),
            partial(_READ_TABLE, is_tsv=True),
            partial(_WRITE_TABLE, is_tsv=True, what="TSV"),
        ),
        FormatRecord(
            "xlsx",
            "an Excel workbook",
            (".xlsx",),
            deferred(f"{_ROOM}.tables.workbook_reader:read_workbook"),
            deferred(f"{_ROOM}.tables.workbook_writer:write_workbook"),
            is_binary=True,
        ),
        FormatRecord(
            "multiterm",
            "MultiTerm XML, and TBX whose name ends in .xml",
            (".xml",),
            deferred(f"{_ROOM}.multiterm:read_multiterm"),
            is_binary=True,
        ),
        FormatRecord(
            "docx",
            "tables of a Word document",
            (".docx",),
            deferred(f"{_ROOM}.tables.word_tables:read_word_tables"),
            is_binary=True,
        ),
        FormatRecord(
            "omegat",
            "OmegaT's glossaries",
            (".txt", ".utf8"),
            deferred(f"{_ROOM}.omegat:read_omegat"),
            deferred(f"{_ROOM}.omegat:write_omegat"),
        ),
        FormatRecord(
            "utx",
            "AAMT's UTX",
            (".utx",),
            deferred(f"{_ROOM}.utx:read_utx"),
            deferred(f"{_ROOM}.utx:write_utx"),
        ),
        FormatRecord(
            "deepl",
            "DeepL's glossaries",
            (),
            partial(_READ_SERVICE, service="deepl"),
            partial(_WRITE_SERVICE, service="deepl"),
        ),
        FormatRecord(
            "google",
            "Google's glossaries",
            (),
            partial(_READ_SERVICE, service="google"),
            partial(_WRITE_SERVICE, service="google"),
        ),
        FormatRecord(
            "amazon",
            "Amazon's custom terminologies",
            (),
            partial(_READ_SERVICE, service="amazon"),
            partial(_WRITE_SERVICE, service="amazon"),
        ),
        FormatRecord(
            "jsonl",
            "one concept a line, sorted, for version control",
            (".jsonl",),
            deferred(f"{_ROOM}.json_lines:read_json_lines"),
            deferred(f"{_ROOM}.json_lines:write_json_lines"),
        ),
    ),
)


def read_entries(path: Path, *, format: str = "") -> Iterator[Entry]:
    """Yield the entries of a glossary file one after the other.

    An entry that cannot be used is yielded with its problem, so that the caller may refuse the
    file or leave the entry out. Identifiers are unique among the entries of a file.

    Raises:
        GlossaryError: naming file and line, where the file as a whole cannot be read.
        UsageError: for a format that is not known.
    """
    return _documented(EXCHANGE_FORMATS.require(path, format).reader(path)(path), path)


def write_concepts(
    concepts: Iterable[Concept],
    path: Path,
    *,
    format: str = "",
) -> tuple[Loss, ...]:
    """Write concepts to a file that is there as a whole or not at all.

    Returns:
        What the format has no place for, by kind; empty where reading the file gives the same
        concepts back.

    Raises:
        DocumentError: if the file cannot be written.
        UsageError: for a format that is not known.
    """
    return EXCHANGE_FORMATS.require(path, format).writer(path)(concepts, path)


def _documented(entries: Iterator[Entry], path: Path) -> Iterator[Entry]:
    """Yield the entries; what the package below calls a document is a glossary here.

    Raises:
        GlossaryError: for a file with terms, but without one Chinese character.
    """
    count = 0
    is_chinese = False
    try:
        for entry in entries:
            if not is_chinese:
                count += 1
                is_chinese = _has_chinese(entry)
            yield entry
    except (DocumentError, EncodingError) as error:
        raise GlossaryError(str(error)) from None
    if count and not is_chinese:
        many = counted(count, "entry", "entries")
        raise GlossaryError(
            f"{path}: no Chinese character in {many}; expected Chinese terms with their English (is"
            " it a glossary of two other languages, or the wrong column?)"
        )


def _has_chinese(entry: Entry) -> bool:
    """Tell whether an entry holds Chinese; one that cannot be used may, and is told anyway."""
    if entry.concept is None:
        return bool(entry.problem)
    return any(has_chinese(term.text) for term in entry.concept.chinese)
