"""The numbers that Word writes by itself before paragraphs, on pages and at notes: 第一章, 二.

Nobody types them, so no sentence has them: a definition says `第%1章` and in which numerals. Where
the document is translated, they are rewritten by rule, as a typed 第一章 is. What is in no rule
stays, and is recorded where a paragraph has it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from corpora.documents import KeptReason, KeptText
from corpora.formats.office.office_package import OfficePackage
from corpora.formats.runs.kept_words import kept_text
from corpora.formats.xml.xml_source import XmlSource, read_xml, xml_escaped
from corpora.languages import has_chinese

_DEFINITION = re.compile(
    r"<(?P<name>\w+:(?:abstractNum|num))\s(?:[^>]*?)\w+:(?:abstractNumId|numId)="
    r"[\"'](?P<number>\d+)[\"'].*?</(?P=name)>",
    re.DOTALL,
)
_LEVEL = re.compile(
    r"<(?P<name>\w+:lvl)\s[^>]*?\w+:ilvl=[\"'](?P<level>\d)[\"'].*?</(?P=name)>", re.DOTALL
)
_ABSTRACT = re.compile(r"<\w+:abstractNumId\s+\w+:val=[\"'](\d+)[\"']")
_VALUE = r"\s[^>]*?\w+:val=[\"'](?P<value>[^\"']*)[\"']"
_TEXT = re.compile(rf"<\w+:lvlText{_VALUE}")
_FORMAT = re.compile(rf"<\w+:numFmt{_VALUE}")
_JOINED = re.compile(r"<\w+:suff\s+\w+:val=[\"']nothing[\"']")
_STYLE = re.compile(
    r"<(?P<name>\w+:style)\s[^>]*?\w+:styleId=[\"'](?P<style>[^\"']*)[\"'].*?</(?P=name)>",
    re.DOTALL,
)
_BASED_ON = re.compile(r"<\w+:basedOn\s+\w+:val=[\"']([^\"']*)")
_PROPERTIES = re.compile(r"<(?P<name>\w+:pPr)(?:\s[^>]*)?>.*?</(?P=name)>", re.DOTALL)
_WORN = re.compile(r"<\w+:pStyle\s+\w+:val=[\"']([^\"']*)")
_NUMBER = re.compile(r"<\w+:numId\s+\w+:val=[\"'](\d+)")
_DEPTH = re.compile(r"<\w+:ilvl\s+\w+:val=[\"'](\d)")
_STYLES_DEEP = 20

_CHINESE = re.compile(
    r"(?:chinese|japanese|taiwanese)(?:Counting|Legal|Digital)\w*|ideograph(?:Digital|Legal)\w*"
)
_WIDE = re.compile(r"decimalFullWidth2?")
# 甲乙丙, 子丑寅
_CYCLES = re.compile(r"ideograph(?:Traditional|Zodiac)")
_PLACE = "%[1-9]"
# What stands around a number, how English has it, and whether its numerals are Roman.
_PARTS = {
    "章": ("Chapter", True),
    "编": ("Part", True),
    "篇": ("Part", True),
    "节": ("Section", False),
    "条": ("Article", False),
}
_NAMES = {
    "附件": "Attachment",
    "附表": "Attached Table",
    "附图": "Attached Figure",
    "专栏": "Box",
    "表": "Table",
    "图": "Figure",
}
_PART = re.compile(rf"第\s*(?P<place>{_PLACE})\s*(?P<part>[{''.join(_PARTS)}])(?P<rest>\s*)")
_NAMED = re.compile(
    rf"(?P<name>{'|'.join(_NAMES)})\s*(?P<place>{_PLACE}(?:[-–—.]{_PLACE})*)(?P<colon>[:：]?)"
    r"(?P<rest>\s*)"
)
_MARKED = re.compile(
    rf"(?P<open>[(（]?)(?P<place>{_PLACE}(?:[.．]{_PLACE})*)(?P<mark>[)）、.．]*)(?P<rest>\s*)"
)
# In fields and in what sections and notes say of their numbers.
_SWITCH = re.compile(
    r"\\\*\s*(?P<format>CHINESENUM[123]|DBNUM[1-4]|DBCHAR|ZODIAC[123])\b(?=[^<>]*[<\"'])",
    re.IGNORECASE,
)
_OF_SECTIONS = re.compile(
    rf"<\w+:(?:pgNumType\s(?:[^>]*?\s)?\w+:fmt=[\"'](?P<page>\w+)[\"']|numFmt{_VALUE})"
)


@dataclass(frozen=True, slots=True)
class Numbering:
    """The definitions of numbers of a document.

    Attributes:
        part: Where they are; empty where there are none.
        source: That part.
        english: Stretches of it, and what English has there.
        kept: What stays Chinese of numbers that paragraphs have.
    """

    part: str = ""
    source: XmlSource = field(default_factory=lambda: XmlSource("", "utf-8"))
    english: tuple[tuple[int, int, str], ...] = ()
    kept: tuple[KeptText, ...] = ()


def read_numbering(package: OfficePackage, body: str, parts: Iterable[str]) -> Numbering:
    """Return the numbering of a Chinese document; `parts` are the sources of its text parts."""
    named = {r.kind: r.part for r in package.relationships(body)}
    part = named.get("numbering", "")
    if not part:
        return Numbering()
    source = read_xml(package.read(part), f"{package.name}: {part}")
    english: list[tuple[int, int, str]] = []
    chinese: dict[tuple[str, str, str], str] = {}
    abstract: dict[str, str] = {}
    for definition in _DEFINITION.finditer(source.text):
        is_abstract = definition["name"].endswith("abstractNum")
        own = "abstract" if is_abstract else "number"
        based = None if is_abstract else _ABSTRACT.search(definition[0])
        if based:
            abstract[definition["number"]] = based[1]
        for level in _LEVEL.finditer(source.text, *definition.span()):
            text = _TEXT.search(level[0])
            found = list(_english_level(level[0]))
            english += [
                (level.start() + start, level.start() + end, new) for start, end, new in found
            ]
            if text and not found and has_chinese(html.unescape(text["value"])):
                chinese[own, definition["number"], level["level"]] = html.unescape(text["value"])
    kept = _kept(package, named.get("styles", ""), part, parts, chinese, abstract)
    return Numbering(part, source, tuple(english), tuple(kept))


def read_note_numbers(package: OfficePackage, body: str) -> Numbering:
    """Return the numerals of notes that the settings of a Chinese document ask for."""
    part = next((r.part for r in package.relationships(body) if r.kind == "settings"), "")
    if not part:
        return Numbering()
    source = read_xml(package.read(part), f"{package.name}: {part}")
    return Numbering(part, source, tuple(english_numerals(source.text)))


def english_level(text: str, numerals: str) -> tuple[str, str] | None:
    """Return the text of a level and its numerals in English, None where no rule has it.

    >>> english_level("第%1章", "japaneseCounting"), english_level("（%2）", "chineseCounting")
    (('Chapter %1', 'upperRoman'), ('(%2)', 'decimal'))
    >>> english_level("%1、", "chineseCounting"), english_level("第%1期工程", "decimal")
    (('%1.', 'upperRoman'), None)
    """
    is_chinese = bool(_CHINESE.fullmatch(numerals))
    if _CYCLES.match(numerals):
        numerals = "upperLetter"
    elif _WIDE.fullmatch(numerals):
        numerals = "decimal"
    is_roman = False
    if part := _PART.fullmatch(text):
        name, is_roman = _PARTS[part["part"]]
        written = f"{name} {part['place']}{part['rest'] and ' '}"
        is_roman &= is_chinese or numerals == "decimal"
        is_chinese = True
    elif named := _NAMED.fullmatch(text):
        colon = ":" if named["colon"] else ""
        written = f"{_NAMES[named['name']]} {named['place']}{colon}{named['rest'] and ' '}"
    elif marked := _MARKED.fullmatch(text):
        closing = "." if "、" in marked["mark"] and not marked["open"] else marked["mark"]
        closing = closing.replace("）", ")").replace("．", ".").rstrip("、")
        is_roman = is_chinese and not marked["open"] and ")" not in closing
        opening = "(" if marked["open"] else ""
        place = marked["place"].replace("．", ".")
        written = f"{opening}{place}{closing}{marked['rest'] and ' '}"
    else:
        return None
    return written, "upperRoman" if is_roman else "decimal" if is_chinese else numerals


def english_numerals(source: str) -> Iterator[tuple[int, int, str]]:
    """Yield the Chinese numerals that fields, pages and notes of a part ask for, in English.

    >>> list(english_numerals('<w:pgNumType w:fmt="chineseCounting"/>'))
    [(20, 35, 'decimal')]
    """
    for switch in _SWITCH.finditer(source):
        yield *switch.span("format"), "Arabic"
    for setting in _OF_SECTIONS.finditer(source):
        name = "page" if setting["page"] is not None else "value"
        if _CHINESE.fullmatch(setting[name]) or _WIDE.fullmatch(setting[name]):
            yield *setting.span(name), "decimal"
        elif _CYCLES.match(setting[name]):
            yield *setting.span(name), "upperLetter"


def _english_level(level: str) -> Iterator[tuple[int, int, str]]:
    """Yield what changes in a level; nothing where its text is in no rule."""
    text, numerals = _TEXT.search(level), _FORMAT.search(level)
    if text is None or numerals is None:
        return
    words = html.unescape(text["value"])
    kinds = (_CHINESE, _CYCLES, _WIDE)
    is_chinese = any(kind.match(numerals["value"]) for kind in kinds)
    if not (is_chinese or has_chinese(words) or re.search("[（）、．：]", words)):
        return
    english = english_level(words, numerals["value"])
    if english is None:
        if is_chinese and not has_chinese(words):
            yield *numerals.span("value"), "decimal"
        return
    written, format_ = english
    if _JOINED.search(level) and not written.endswith(" "):
        written += " "  # Chinese needs no space before its words
    if written != words:
        yield *text.span("value"), xml_escaped(written)
    if format_ != numerals["value"]:
        yield *numerals.span("value"), format_


def _kept(
    package: OfficePackage,
    styles: str,
    part: str,
    sources: Iterable[str],
    chinese: Mapping[tuple[str, str, str], str],
    abstract: Mapping[str, str],
) -> Iterator[KeptText]:
    """Yield the numbers with Chinese words that paragraphs have, each once."""
    if not chinese:
        return
    styled = _numbers_of_styles(package, styles)
    seen: set[str] = set()
    for source in sources:
        for properties in _PROPERTIES.finditer(source):
            worn, own = _WORN.search(properties[0]), _NUMBER.search(properties[0])
            number, level = styled.get(worn[1] if worn else "", ("", "0"))
            depth = _DEPTH.search(properties[0])
            number = own[1] if own else number
            level = depth[1] if depth else level
            text = chinese.get(
                ("number", number, level),
                chinese.get(("abstract", abstract.get(number, ""), level)),
            )
            if text is not None and text not in seen:
                seen.add(text)
                yield kept_text(text, f"a numbering in {part}", KeptReason.UNREAD)


def _numbers_of_styles(package: OfficePackage, part: str) -> dict[str, tuple[str, str]]:
    """Return number and level that paragraphs of a style have."""
    if not part or not package.has(part):
        return {}
    source = read_xml(package.read(part), f"{package.name}: {part}").text
    own = {style["style"]: style[0] for style in _STYLE.finditer(source)}
    found: dict[str, tuple[str, str]] = {}
    for style in own:
        current, number, level = style, "", ""
        for _ in range(_STYLES_DEEP):
            said = own.get(current, "")
            named, depth = _NUMBER.search(said), _DEPTH.search(said)
            number = number or (named[1] if named else "")
            level = level or (depth[1] if depth else "")
            based = _BASED_ON.search(said)
            if based is None:
                break
            current = based[1]
        if number:
            found[style] = (number, level or "0")
    return found
