"""Words of a sheet outside its cells: in formulas, in what cells may hold, in filters and hints.

`VLOOKUP("粮食",...)` looks for a cell: once that is in English, so must the formula be. What a cell
says is therefore said in its words; other words, `IF(B2>0,"增长","下降")`, are texts of their own.
What computes with characters or formats, `TEXT(A2,"m月d日")`, or joins words, `A2&"市"`, stays.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from corpora.documents import BlockKind
from corpora.formats.office.office_texts import OfficeText, text_events
from corpora.formats.office.rich_runs import rich_run
from corpora.formats.xml.xml_source import xml_escaped
from corpora.languages import Language, has_words

_HAN = "(?:[\u3400-\u9fff]|&#)"  # some programs write characters as references
_FORMULA = re.compile(
    rf"<(?P<name>(?:\w+:)?(?:f|formula[12]?))(?:\s[^>]*)?>"
    rf"(?P<formula>[^<]*?{_HAN}[^<]*)</(?P=name)>"
)
_STRING = re.compile(
    r"(?:\"|&quot;)(?P<words>(?:[^\"&]|&(?!quot;)|(?:\"|&quot;){2})*)(?:\"|&quot;)"
)
_LIST = re.compile(r"\s*(?:\"|&quot;)(?P<items>(?:[^\"&]|&(?!quot;))*)(?:\"|&quot;)\s*")
_CHOICES = re.compile(
    r"<(?P<name>(?:\w+:)?formula1)(?:\s[^>]*)?>(?P<formula>[^<]{256,})</(?P=name)>"
)
_SHOWN = re.compile(
    r"<(?:\w+:)?(?:filter|customFilter|cfRule|dataValidation|hyperlink)\s"
    r"(?:[^>\"']|\"[^\"]*\"|'[^']*')*>"
)
_ATTRIBUTE = re.compile(
    rf"\s(?P<name>val|text|prompt|promptTitle|error|errorTitle|tooltip|display)="
    rf"(?P<quote>[\"'])(?P<words>[^\"']*?{_HAN}[^\"']*)(?P=quote)"
)
# What a criterion has around its words: "<>合计", "*小计*".
_CORE = re.compile(r"\s*(?:(?:&[lg]t;|[<>])*=?)[\s*?~]*(?P<core>.*?)[\s*?]*", re.DOTALL)
_CELL_NAME = re.compile(r"[<:]c\s[^>]*?\br=[\"'](?P<name>[A-Z]+[0-9]+)")
_JOINED = re.compile(r"\s*&amp;")
_JOINED_TO = re.compile(r"&amp;\s*\Z")
# Excel calls a file damaged where a hint is longer, or a list longer than 255 in English.
_LONGEST = {"promptTitle": 32, "errorTitle": 32, "prompt": 255, "error": 225}
_LONGEST_LIST = 60
_LONGEST_ENGLISH_LIST = 255
# A format of figures or days; the name of a sheet or a cell.
_NO_WORDS = re.compile(
    r"[#0][.,#0%]*\"?[^\d\s]|[ymdhs]{1,4}[年月日时分秒]|!|\[[$A-Z]", re.IGNORECASE
)
_COMPUTES_WITH_CHARACTERS = re.compile(
    r"\b(?:FIND|SEARCH|FINDB|SEARCHB|SUBSTITUTE|LEFT|RIGHT|MID|LEN|INDIRECT|REPLACE|TEXTBEFORE"
    r"|TEXTAFTER|TEXTSPLIT)\s*\("
)


@dataclass(frozen=True, slots=True)
class SheetWords:
    """Words at `start:end` of a sheet.

    `holder` is what they stand in: a formula, a list of what a cell may hold, or an attribute.
    """

    start: int
    end: int
    text: str
    holder: str

    def as_text(self, language: Language) -> OfficeText | None:
        """Return the words as a text, None where they are none of the language."""
        events = list(text_events(self.text, "", " "))
        span = (self.start, self.end)
        words = rich_run(events, span, language, joins_lines=True, markup_of=str)
        if not words.run.segments:
            return None
        return OfficeText(words, BlockKind.TABLE_CELL, partial(_written, self.holder))


def sheet_words(source: str, language: Language) -> tuple[list[SheetWords], list[SheetWords]]:
    """Return the words of a sheet outside its cells, and those that must stay as they are."""
    found: list[SheetWords] = []
    kept: list[SheetWords] = []
    for match in _FORMULA.finditer(source):
        computes = bool(_COMPUTES_WITH_CHARACTERS.search(match["formula"]))
        for words in _words_of_formula(match):
            if has_words(words.text, language):
                is_kept = computes or words.holder == "kept" or bool(_NO_WORDS.search(words.text))
                (kept if is_kept else found).append(words)
    behind = max(0, source.rfind("sheetData>"))
    for element in _SHOWN.finditer(source, behind):
        for match in _ATTRIBUTE.finditer(element[0]):
            start, end = (element.start() + place for place in match.span("words"))
            words = _core(source, start, end, match["name"])
            if has_words(words.text, language):
                found.append(words)
    return found, kept


def with_lists_that_fit(source: str) -> str:
    """Return a sheet whose lists of choices are no longer than Excel allows, else it is damaged.

    The longest choices are cut, behind a word if they still differ; the cells say theirs in full.
    """
    return _CHOICES.sub(_with_a_list_that_fits, source)


def cell_at(source: str, place: int) -> str:
    """Return the name of the cell that a place of a sheet is in, empty where it is in none."""
    start = max(source.rfind("<c ", 0, place), source.rfind(":c ", 0, place))
    cell = _CELL_NAME.match(source, start) if start >= source.rfind("</row>", 0, place) else None
    return cell["name"] if cell else ""


def plain_formula_words(formula: str) -> Iterator[SheetWords]:
    """Yield the strings of a formula as it is typed; what must stay is held by "kept".

    >>> [(w.text, w.holder) for w in plain_formula_words('=IF(B2>0,"增长","下降")')]
    [('增长', 'formula'), ('下降', 'formula')]
    >>> [(w.text, w.holder) for w in plain_formula_words('=A2&"市"')]
    [('市', 'kept')]
    """
    computes = bool(_COMPUTES_WITH_CHARACTERS.search(formula))
    for string in _STRING.finditer(formula):
        start, end = string.span("words")
        before, after = formula[: string.start()].rstrip(), formula[string.end() :].lstrip()
        is_joined = before.endswith("&") or after.startswith("&")
        is_kept = computes or is_joined or bool(_NO_WORDS.search(string["words"]))
        words = string["words"].replace('""', '"')
        yield SheetWords(start, end, words, "kept" if is_kept else "formula")


def _words_of_formula(match: re.Match[str]) -> Iterator[SheetWords]:
    source, (start, end) = match.string, match.span("formula")
    listed = _LIST.fullmatch(source, start, end)
    if listed is not None and match["name"].endswith("formula1"):
        if len(html.unescape(listed["items"])) > _LONGEST_LIST:
            yield SheetWords(start, end, html.unescape(listed["items"]), "kept")
            return
        place = listed.start("items")
        for item in listed["items"].split(","):
            yield _core(source, place, place + len(item), "list")
            place += len(item) + 1
        return
    for string in _STRING.finditer(source, start, end):
        is_joined = _JOINED.match(source, string.end()) or _JOINED_TO.search(
            source, start, string.start()
        )
        yield _core(source, *string.span("words"), "kept" if is_joined else "formula")


def _with_a_list_that_fits(match: re.Match[str]) -> str:
    source, (start, end) = match.string, match.span("formula")
    listed = _LIST.fullmatch(source, start, end)
    items = html.unescape(listed["items"]).split(",") if listed is not None else []
    if listed is None or len(",".join(items)) <= _LONGEST_ENGLISH_LIST:
        return match[0]
    room = _LONGEST_ENGLISH_LIST - (len(items) - 1)
    lengths = sorted(map(len, items))
    for number, length in enumerate(lengths):
        longest = room // (len(items) - number)
        if length > longest:
            break
        room -= length
    fitting = [item if len(item) <= longest else _cut(item, longest) for item in items]
    if len(set(fitting)) < len(set(items)):  # what tells them apart stands at their ends
        half = max(0, longest - 1) // 2
        fitting = [
            item if len(item) <= longest else f"{item[:half]}…{item[len(item) - half :]}"
            for item in items
        ]
    words = ",".join(fitting)
    place = match.start()
    return (
        source[place : listed.start("items")]
        + xml_escaped(words)
        + source[listed.end("items") : match.end()]
    )


def _cut(words: str, longest: int) -> str:
    """Return words that are at most so long, cut behind one where there is one."""
    room = max(0, longest - 1)
    return (words[: room + 1].rpartition(" ")[0] or words[:room]) + "…"


def _core(source: str, start: int, end: int, holder: str) -> SheetWords:
    core = _CORE.fullmatch(source, start, end)
    if core is not None:
        start, end = core.span("core")
    text = html.unescape(source[start:end])
    return SheetWords(start, end, text.replace('""', '"') if holder == "formula" else text, holder)


def _written(holder: str, _worn: str, words: str) -> str:
    if holder == "formula":
        return xml_escaped(words.replace('"', '""'))
    if holder == "list":
        return xml_escaped(words.replace('"', "”").replace(",", ";"))
    longest = _LONGEST.get(holder, len(words))
    if len(words) > longest:
        words = _cut(words, longest)
    return xml_escaped(words).replace('"', "&quot;")
