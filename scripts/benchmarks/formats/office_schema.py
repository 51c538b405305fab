"""What the schemas of Office say of the elements that a translation touches.

The rules are those of ECMA-376, part 4 (transitional): which children an element has, in which
order, and how often. What is not named here is not checked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lxml import etree

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
SHOW = "http://schemas.openxmlformats.org/presentationml/2006/main"

_WORD_RUN_PROPERTIES = (
    *("rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike"),
    *("outline", "shadow", "emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden"),
    *("color", "spacing", "w", "kern", "position", "sz", "szCs", "highlight", "u", "effect"),
    *("bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout"),
    *("specVanish", "oMath", "rPrChange"),
)
_WORD_RUN_CONTENT = frozenset(
    (
        *("rPr", "br", "t", "delText", "instrText", "delInstrText", "noBreakHyphen"),
        *("softHyphen", "sym", "pgNum", "cr", "tab", "object", "pict", "fldChar", "ruby"),
        *("footnoteReference", "endnoteReference", "commentReference", "drawing", "ptab"),
        *("lastRenderedPageBreak", "footnoteRef", "endnoteRef", "annotationRef", "separator"),
        *("continuationSeparator", "dayShort", "monthShort", "yearShort", "dayLong"),
        *("monthLong", "yearLong"),
    )
)
_WORD_INLINE = frozenset(
    (
        *("r", "hyperlink", "ins", "del", "moveFrom", "moveTo", "smartTag", "customXml", "sdt"),
        *("fldSimple", "bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd"),
        *("proofErr", "permStart", "permEnd", "dir", "bdo", "subDoc", "moveFromRangeStart"),
        *("moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd", "customXmlInsRangeStart"),
        *("customXmlInsRangeEnd", "customXmlDelRangeStart", "customXmlDelRangeEnd", "pPr"),
        *("smartTagPr", "customXmlPr", "fldData", "sdtPr", "sdtEndPr", "sdtContent"),
        "contentPart",
    )
)
_SHEET_PARTS = (
    *("sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr"),
    *("sheetProtection", "protectedRanges", "scenarios", "autoFilter", "sortState"),
    *("dataConsolidate", "customSheetViews", "mergeCells", "phoneticPr", "conditionalFormatting"),
    *("dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup"),
    *("headerFooter", "rowBreaks", "colBreaks", "customProperties", "cellWatches"),
    *("ignoredErrors", "smartTags", "drawing", "legacyDrawing", "legacyDrawingHF", "drawingHF"),
    *("picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst"),
)
_LINE_AND_FILL = (
    *("ln", "noFill", "solidFill", "gradFill", "blipFill", "pattFill", "grpFill", "effectLst"),
    *("effectDag", "highlight", "uLnTx", "uLn", "uFillTx", "uFill", "latin", "ea", "cs", "sym"),
    *("hlinkClick", "hlinkMouseOver", "rtl", "extLst"),
)
# Children in their order; where the last is "*", others may follow in any order.
_ORDERS: Mapping[tuple[str, str], Sequence[str]] = {
    (WORD, "p"): ("pPr", "*"),
    (WORD, "r"): ("rPr", "*"),
    (WORD, "smartTag"): ("smartTagPr", "*"),
    (WORD, "customXml"): ("customXmlPr", "*"),
    (WORD, "fldSimple"): ("fldData", "*"),
    (WORD, "sdt"): ("sdtPr", "sdtEndPr", "sdtContent"),
    (WORD, "tbl"): ("bookmarkStart", "bookmarkEnd", "tblPr", "tblGrid", "*"),
    (WORD, "tr"): ("tblPrEx", "trPr", "*"),
    (WORD, "tc"): ("tcPr", "*"),
    (WORD, "ruby"): ("rubyPr", "rt", "rubyBase"),
    (WORD, "rPr"): _WORD_RUN_PROPERTIES,
    (SHEET, "c"): ("f", "v", "is", "extLst"),
    (SHEET, "worksheet"): _SHEET_PARTS,
    (SHEET, "comment"): ("text", "*"),
    (SHEET, "r"): ("rPr", "t"),
    (SHEET, "si"): ("t", "r", "rPh", "phoneticPr"),
    (SHEET, "is"): ("t", "r", "rPh", "phoneticPr"),
    (SHEET, "text"): ("t", "r", "rPh", "phoneticPr"),
    (DRAWING, "p"): ("pPr", "*", "endParaRPr"),
    (DRAWING, "r"): ("rPr", "t"),
    (DRAWING, "br"): ("rPr",),
    (DRAWING, "fld"): ("rPr", "pPr", "t"),
    (DRAWING, "txBody"): ("bodyPr", "lstStyle", "p"),
    (SHOW, "txBody"): ("bodyPr", "lstStyle", "p"),
    (DRAWING, "rPr"): _LINE_AND_FILL,
    (DRAWING, "tc"): ("txBody", "tcPr", "extLst"),
    (CHART, "pt"): ("v",),
    (CHART, "strCache"): ("ptCount", "pt", "extLst"),
    (CHART, "tx"): ("strRef", "rich"),
    (CHART, "rich"): ("bodyPr", "lstStyle", "p"),
}
# What may stand more than once among children that have an order.
_REPEATED = frozenset(("p", "r", "rPh", "pt", "bookmarkStart", "bookmarkEnd"))
_REPEATED_IN_SHEET = frozenset(("conditionalFormatting", "cols"))
_NEEDED: Mapping[tuple[str, str], str] = {
    (WORD, "sdt"): "sdtContent",
    (WORD, "tc"): "p",
    (SHEET, "r"): "t",
    (DRAWING, "r"): "t",
    (DRAWING, "txBody"): "p",
    (SHOW, "txBody"): "p",
    (CHART, "pt"): "v",
}


def schema_errors(xml: bytes) -> list[str]:
    """Return what in a part is out of order, doubled, missing or misplaced."""
    errors: list[str] = []
    for element in etree.fromstring(xml).iter(etree.Element):
        name = etree.QName(element)
        key = (name.namespace or "", name.localname)
        own = [
            (etree.QName(child).namespace, etree.QName(child).localname)
            for child in element.iterchildren(etree.Element)
        ]
        children = [local for space, local in own if space == key[0]]
        if key in _ORDERS and not (key == (WORD, "rPr") and not _is_of_run(element)):
            errors += _order_errors(key, children)
        needed = _NEEDED.get(key)
        if needed and needed not in children:
            errors.append(f"{key[1]}: without {needed}: {children}")
        errors += _placement_errors(key, children, own)
    return errors


def _order_errors(key: tuple[str, str], children: Sequence[str]) -> list[str]:
    order = _ORDERS[key]
    others = order.index("*") if "*" in order else None
    if others is None and key[0] != WORD:
        unknown = [child for child in children if child not in order]
        if unknown:
            return [f"{key[1]}: {unknown} in it"]
    places = [
        order.index(child) if child in order else others
        for child in children
        if child in order or others is not None
    ]
    known = [place for place in places if place is not None]
    if known != sorted(known):
        return [f"{key[1]}: {children}"]
    repeated = _REPEATED | _REPEATED_IN_SHEET if key[0] == SHEET else _REPEATED
    named = [child for child in children if child in order and child not in repeated]
    return [f"{key[1]}: twice the same: {children}"] if len(set(named)) < len(named) else []


def _placement_errors(
    key: tuple[str, str], children: Sequence[str], own: Sequence[tuple[str | None, str]]
) -> list[str]:
    """Return what stands where its element does not admit it."""
    space, name = key
    if key == (WORD, "r"):
        return [f"r: {child} in it" for child in children if child not in _WORD_RUN_CONTENT]
    if space == WORD and name in {"p", "hyperlink", "smartTag", "fldSimple"}:
        return [f"{name}: {child} in it" for child in children if child not in _WORD_INLINE]
    if key == (WORD, "rPr"):
        is_own = [child_space == WORD for child_space, _ in own]
        if is_own != sorted(is_own, reverse=True):
            return ["rPr: an extension before an element of Word"]
    if key == (WORD, "tc") and children and children[-1] != "p":
        return [f"tc: {children[-1]} at its end"]
    if space == SHEET and name in {"si", "is", "text"} and {"t", "r"} <= set(children):
        return [f"{name}: both plain words and runs"]
    return []


def _is_of_run(element: etree._Element) -> bool:
    parent = element.getparent()
    return parent is not None and etree.QName(parent).localname == "r"
