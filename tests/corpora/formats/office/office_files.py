"""Office files made from a few lines of XML, as Excel and PowerPoint write them."""

import io
import zipfile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
SHOW = "http://schemas.openxmlformats.org/presentationml/2006/main"
CHART_PART = (
    f'<c:chartSpace xmlns:c="{CHART}" xmlns:a="{DRAWING}"><c:title><c:tx><c:rich><a:p><a:r>'
    "<a:t>各区产值</a:t></a:r></a:p></c:rich></c:tx></c:title><c:cat><c:strRef><c:f>表!A2</c:f>"
    '<c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>涪陵区</c:v></c:pt></c:strCache>'
    "</c:strRef></c:cat><c:val><c:numCache><c:pt><c:v>2295</c:v></c:pt></c:numCache></c:val>"
    "</c:chartSpace>"
)
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'


def workbook(strings, sheets, *, names=(), extra="", tables=(), relations=(), parts=None):
    """Return the bytes of a workbook.

    Args:
        strings: The content of each `si`.
        sheets: The content of each worksheet.
        names: Of the sheets.
        extra: What the workbook has after its sheets.
        tables: Tables of the first sheet.
        relations: Kinds and targets of what the first sheet names besides.
        parts: Other parts by their names.
    """
    items = "".join(f"<si>{entry}</si>" for entry in strings)
    tabs = "".join(
        f'<sheet name="{name}" sheetId="{k}" r:id="rId{k}"/>'
        for k, name in enumerate(names or [f"S{k}" for k in range(1, len(sheets) + 1)], 1)
    )
    files = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default '
        'Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": relationships([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>{tabs}'
        f'</sheets>{extra}<calcPr calcId="191029"/></workbook>',
        "xl/_rels/workbook.xml.rels": relationships(
            [("worksheet", f"worksheets/sheet{k}.xml") for k in range(1, len(sheets) + 1)]
            + [("sharedStrings", "sharedStrings.xml")]
        ),
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}" count="9">{items}</sst>',
        "xl/media/image1.png": "\x89PNG",
    }
    for number, sheet in enumerate(sheets, 1):
        files[f"xl/worksheets/sheet{number}.xml"] = f'<worksheet xmlns="{MAIN}">{sheet}</worksheet>'
    named = [("table", f"../tables/table{k}.xml") for k in range(1, len(tables) + 1)]
    if named or relations:
        files["xl/worksheets/_rels/sheet1.xml.rels"] = relationships([*named, *relations])
    for number, table in enumerate(tables, 1):
        files[f"xl/tables/table{number}.xml"] = table.replace("<table ", f'<table xmlns="{MAIN}" ')
    return package({**files, **(parts or {})})


def package(parts):
    """Return the bytes of a package of parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            head = _HEAD if name.endswith((".xml", ".rels")) else ""
            archive.writestr(name, head + content)
    return stream.getvalue()


def cells(*numbers, row=1):
    """Return a sheet with one row of shared strings."""
    shown = "".join(
        f'<c r="{chr(65 + k)}{row}" s="1" t="s"><v>{number}</v></c>'
        for k, number in enumerate(numbers)
    )
    return f'<sheetData><row r="{row}">{shown}</row></sheetData>'


def part(data, name):
    """Return a part of a package as text."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode()


def relationships(entries):
    """Return the part that names others: kinds and targets, `rId1` and on."""
    named = "".join(
        f'<Relationship Id="rId{k}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
        for k, (kind, target) in enumerate(entries, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{named}</Relationships>'


def presentation(*slides, notes=""):
    """Return a presentation whose slides hold shapes of these paragraphs; a chart on the first."""
    ids = "".join(f'<p:sldId id="{256 + k}" r:id="rId{k}"/>' for k in range(1, len(slides) + 1))
    parts = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relationships(
            [("officeDocument", "ppt/presentation.xml"), ("x/core-properties", "docProps/core.xml")]
        ),
        "docProps/core.xml": '<c xmlns:dc="urn:dc"><dc:title>公报</dc:title>'
        "<dc:creator>张三</dc:creator></c>",
        "ppt/presentation.xml": f'<p:presentation xmlns:p="{SHOW}" xmlns:r="{RELATIONS}">'
        f"<p:sldIdLst>{ids}</p:sldIdLst></p:presentation>",
        "ppt/_rels/presentation.xml.rels": relationships(
            [("slide", f"slides/slide{k}.xml") for k in range(1, len(slides) + 1)]
        ),
        "ppt/slides/_rels/slide1.xml.rels": relationships(
            [("chart", "../charts/chart1.xml"), ("notesSlide", "../notesSlides/notesSlide1.xml")]
        ),
        "ppt/charts/chart1.xml": CHART_PART,
        "ppt/notesSlides/notesSlide1.xml": _slide(notes or "<a:p/>"),
        "ppt/media/image1.png": "\x89PNG",
    }
    for number, slide in enumerate(slides, 1):
        parts[f"ppt/slides/slide{number}.xml"] = _slide(slide)
    return package(parts)


def _slide(paragraphs):
    title = '<p:nvSpPr><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr>'
    return (
        f'<p:sld xmlns:p="{SHOW}" xmlns:a="{DRAWING}"><p:sp>{title}<p:txBody><a:p><a:r>'
        '<a:rPr lang="zh-CN" altLang="en-US" dirty="0"/><a:t>标题</a:t></a:r></a:p></p:txBody>'
        f"</p:sp><p:sp><p:txBody>{paragraphs}</p:txBody></p:sp></p:sld>"
    )
