"""Office files made from a few lines of XML, as Excel and PowerPoint write them."""

import io
import zipfile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'


def workbook(strings, sheets, *, tables=(), relations=(), parts=None):
    """Return the bytes of a workbook.

    Args:
        strings: The content of each `si`.
        sheets: The content of each worksheet.
        tables: Tables of the first sheet.
        relations: Kinds and targets of what the first sheet names besides.
        parts: Other parts by their names.
    """
    items = "".join(f"<si>{entry}</si>" for entry in strings)
    tabs = "".join(
        f'<sheet name="表{k}" sheetId="{k}" r:id="rId{k}"/>' for k in range(1, len(sheets) + 1)
    )
    files = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default '
        'Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": relationships([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>{tabs}'
        '</sheets><calcPr calcId="191029"/></workbook>',
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
