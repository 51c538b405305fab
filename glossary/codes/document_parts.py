"""Parts of documents by number: Part III, page 47, Figure 3-12; marks of notes: [3]."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpora.patterns.deferred_patterns import deferred_pattern
from corpora.quantities.chinese.chinese_number import parse_characters
from corpora.quantities.writing.figure_rendering import write_ordinal
from glossary.codes.numbered_names import as_roman
from glossary.codes.worded_figures import ordinal_word
from glossary.copies import Copy

_NUMERALS = "[0-9]+|[一二三四五六七八九十百]+"
_PART = deferred_pattern(f"第(?P<number>{_NUMERALS})篇(?![章文幅])")
_SECTION = deferred_pattern(
    f"^第(?P<number>{_NUMERALS})节(?=\\s*(?![课是为将在已中车目气的])[^，。；]{{2,30}}$)"
)
_FLOOR = deferred_pattern(
    "(?<![0-9.号第幢栋])(?P<number>[1-9][0-9]?|[一二三四五六七八九十]{1,3})楼(?![房宇市盘道栋上下顶梯一]|住户|居民)"
)
_SPAN = deferred_pattern(
    r"(?P<name>附表|附件|附图|表|图|专栏)(?P<one>[0-9]{1,3})(?:[至到](?:(?P=name))?|[-—–~](?P=name))(?P<other>[0-9]{1,3})(?![0-9.])"
)
_SPAN_JOINERS = (" to ", "-", "–", " through ")
_DECIMAL = deferred_pattern(r"第(?P<number>[0-9]+(?:\.[0-9]+)+)(?P<part>[条款节项章])")
_DECIMAL_NAMES = {
    "条": ("Article", "Clause", "Section", "Paragraph", "Rule"),
    "款": ("Clause", "Paragraph", "Section", "Article", "Subsection"),
    "节": ("Section", "Subsection"),
    "项": ("Item", "Clause", "Subparagraph"),
    "章": ("Chapter", "Section"),
}
_PAGE = deferred_pattern(f"第(?P<number>{_NUMERALS})页(?:注(?P<note>[0-9]+))?")
_DRAWING = deferred_pattern(
    r"(?P<name>附图|附表|图|表|专栏)(?P<number>[0-9]+(?:\s?[-–—－]\s?[0-9]+|\.[0-9]+)*)"
    r"(?=所示|中|显示|反映|可[以见看知]|列[出示]|为|是|的|[，。；：、)）]|$)"
)
_DRAWINGS = {
    "图": (
        "Figure",
        "figure",
        "Fig.",
        "Chart",
        "chart",
        "Map",
        "Diagram",
        "Graph",
        "Exhibit",
        "Picture",
        "Plate",
    ),
    "表": ("Table", "table"),
    "附图": ("Attached Figure", "Figure", "Appendix Figure", "Annex Figure", "Map"),
    "附表": (
        "Attached Table",
        "attached table",
        "Table",
        "Appendix Table",
        "Annex Table",
        "Schedule",
    ),
    "专栏": ("Box", "Column", "Panel"),
}
_PARTS_NAMES = _DRAWINGS | {
    "附件": ("Attachment", "Annex", "Appendix", "Annexe", "Appendice", "Enclosure", "Exhibit")
}
_NOTE = deferred_pattern(
    r"[\[［〔【]\s?(?P<numbers>[1-9][0-9]{0,2}(?:\s?[-–—－~～至,，、]\s?[1-9][0-9]{0,2})*)\s?[\]］〕】](?!\s?第?[0-9]+\s?号)"
)
_WORDS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]


def find_document_parts(text: str) -> Iterator[Copy]:
    """Yield parts, sections, floors, pages and drawings by number.

    >>> [found.forms[0] for found in find_document_parts("第三篇第47页图3-12，3楼")]
    ['Part III', 'third floor', 'page 47', 'Figure 3-12']
    """
    for match in _PART.finditer(text):
        value = _value(match["number"])
        forms = [f"Part {as_roman(value)}", f"Part {value}", f"{ordinal_word(value)} part"]
        forms += [f"Part {_WORDS[value].capitalize()}"] if value < len(_WORDS) else []
        forms += [f"Volume {as_roman(value)}", f"{ordinal_word(value)} chapter"]
        yield Copy(match.start(), match.end(), match.group(), tuple(forms))
    for match in _SECTION.finditer(text):
        value = _value(match["number"])
        forms = [f"Section {value}", f"Section {as_roman(value)}", f"{ordinal_word(value)} section"]
        yield Copy(match.start(), match.end(), match.group(), tuple(forms))
    for match in _FLOOR.finditer(text):
        value = _value(match["number"])
        names = [ordinal_word(value)] if value <= 30 else []
        forms = [f"{name} floor" for name in (*names, write_ordinal(value))]
        forms += [f"{name}-floor" for name in (*names, write_ordinal(value))]
        forms += [f"{name} story" for name in names] + [f"{name} storey" for name in names]
        forms += ["ground floor", "ground-floor", "downstairs"] if value == 1 else []
        forms += [f"{form}s" for form in forms if form.endswith(" floor")]
        forms += ["upstairs"] if value > 1 else []
        forms += [f"Floor {value}", f"{value}/F", f"{value}F", f"F{value}", f"level {value}"]
        yield Copy(match.start(), match.end(), match.group(), tuple(forms))
    for match in _SPAN.finditer(text):
        one, other, name = match["one"], match["other"], match["name"]
        plurals = [f"{form}s" for form in _PARTS_NAMES[name] if not form.endswith((".", "x"))]
        forms = [f"{plural} {one}{to}{other}" for to in _SPAN_JOINERS for plural in plurals]
        forms += [f"{form} {one} to {form} {other}" for form in _PARTS_NAMES[name]]
        forms += [f"{form} {one}{to}{other}" for to in _SPAN_JOINERS for form in _PARTS_NAMES[name]]
        yield Copy(match.start(), match.end(), match.group(), tuple(forms))
    for match in _DECIMAL.finditer(text):
        number = match["number"]
        forms = [f"{name} {number}" for name in _DECIMAL_NAMES[match["part"]]]
        yield Copy(match.start(), match.end(), match.group(), (*forms, number))
    for match in _PAGE.finditer(text):
        value = _value(match["number"])
        pages = [f"page {value}", f"p. {value}", f"p.{value}", f"Page {value}"]
        if not match["note"]:
            pages.append(f"{ordinal_word(value)} page" if value <= 30 else f"page No. {value}")
            yield Copy(match.start(), match.end(), match.group(), tuple(pages))
            continue
        notes = [f"{name} {match['note']}" for name in ("note", "footnote", "n.")]
        forms = [f"{page}, {note}" for page in pages for note in notes]
        forms += [f"{note} on {page}" for page in pages for note in notes]
        forms += [f"{page} {note}" for page in pages for note in notes]
        yield Copy(match.start(), match.end(), match.group(), tuple(forms))
    for match in _DRAWING.finditer(text):
        number = re.sub(r"\s?[–—－-]\s?", "-", match["number"])
        drawings = [f"{name} {number}" for name in _DRAWINGS[match["name"]]]
        if "-" in number:
            drawings += [drawing.replace("-", "–") for drawing in drawings]
        yield Copy(match.start(), match.end(), match.group(), tuple(drawings))


def find_note_marks(text: str) -> Iterator[Copy]:
    """Yield the marks of notes and references, which stay the digits they are.

    >>> [found.forms[0] for found in find_note_marks("总值［2］增长，研究表明[6－8]，[9、10]")]
    ['2', '6-8', '9, 10']
    """
    for match in _NOTE.finditer(text):
        numbers = re.sub(r"\s?[-–—－~～至]\s?", "-", match["numbers"])
        numbers = re.sub(r"\s?[,，、]\s?", ", ", numbers)
        yield Copy(*match.span("numbers"), match["numbers"], (numbers,))


def _value(words: str) -> int:
    return int(words) if words.isdecimal() else int(parse_characters(words) or 0)
