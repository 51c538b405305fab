"""What a text is that has no name we know: prose, or a structure that plain text would destroy.

Prose goes line by line and nothing of it is lost. JSON, XML, tables, catalogues and settings have
words between marks that mean something to a program; as prose they come back broken, so they are
named and refused, with what to do.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping

_TO_TEXT = "save what is to be translated as .docx, HTML or .txt"
_TO_JSONL = "write it as JSON lines with id and text (.jsonl)"
_TO_XLIFF = "convert it to XLIFF (.xlf), translate that, and convert it back"
_TO_HTML = "save the page as HTML"
_FROM_TABLE = "name it .csv, and its cells are translated one by one"

# What a file of this extension is, and what to do with it.
_BY_EXTENSION: Mapping[str, tuple[str, str]] = {
    ".csv": ("a table", _FROM_TABLE),
    **dict.fromkeys((".json", ".json5", ".geojson", ".ipynb"), ("JSON", _TO_JSONL)),
    ".tmx": ("a translation memory", "gongbao memory import reads it"),
    ".tbx": ("a glossary", "gongbao glossary import reads it"),
    **dict.fromkeys((".po", ".pot"), ("a message catalogue (PO)", f"{_TO_XLIFF} (po2xliff)")),
    **dict.fromkeys(
        (".mxliff", ".txlf", ".ttx", ".mqxlz", ".sdlppx"),
        (
            "a file of a translation tool",
            "export it from there as XLIFF 1.2 (.xlf); gongbao memory import reads its"
            " translations",
        ),
    ),
    **dict.fromkeys((".mht", ".mhtml", ".eml", ".msg"), ("a mail or a web archive", _TO_HTML)),
    **dict.fromkeys(
        (".ass", ".ssa"),
        ("subtitles", "convert them to .srt"),
    ),
    **dict.fromkeys(
        (".yaml", ".yml", ".ini", ".toml", ".properties", ".strings", ".resx", ".conf", ".cfg"),
        ("settings of a program", _TO_XLIFF),
    ),
    **dict.fromkeys(
        (".xml", ".svg", ".rss", ".atom", ".dita", ".xsl", ".xslt", ".opml", ".plist"),
        ("XML", f"{_TO_XLIFF}, or {_TO_TEXT}"),
    ),
    **dict.fromkeys(
        (
            *(
                ".css",
                ".js",
                ".mjs",
                ".ts",
                ".py",
                ".java",
                ".c",
                ".h",
                ".cpp",
                ".cs",
                ".go",
                ".rb",
            ),
            *(".sh", ".bat", ".ps1", ".sql", ".r", ".vue", ".jsx", ".tsx", ".less", ".scss"),
        ),
        ("program text", f"{_TO_XLIFF}, or {_TO_TEXT}"),
    ),
    **dict.fromkeys((".tex", ".ltx", ".bib", ".rst", ".adoc"), ("typesetting source", _TO_TEXT)),
}
# Files of these are somebody's texts, and a folder of documents that leaves them out says so.
_TEXTS_OF_OFFICES = frozenset((".po", ".mxliff", ".mht", ".mhtml", ".eml"))

_XML = re.compile(
    r"\s*(?:<\?xml\b|<!DOCTYPE\s|<!--|<(?P<root>[A-Za-z_][\w.:-]*)(?:\s[^<>]*)?/?>)", re.DOTALL
)
_XML_ROOT = re.compile(r"<(?:[\w.-]+:)?(?P<root>[A-Za-z_][\w.-]*)[\s/>]")
_XML_KINDS = {"tmx": ".tmx", "tbx": ".tbx", "martif": ".tbx"}
_JSON = re.compile(r"\s*(?:\{\s*[\"'}]|\[\s*[\[{\"\]\d-])")
_CATALOGUE = re.compile(r"^msgid\s+\"", re.MULTILINE)
_CATALOGUE_TARGET = re.compile(r"^msgstr(?:\[\d\])?\s+\"", re.MULTILINE)
_MAIL = re.compile(r"(?:[A-Za-z-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*MIME-Version:", re.IGNORECASE)
_SETTING = re.compile(r"\s*(?:[\"'][\w. -]+[\"']|[A-Za-z_][\w.-]*)\s*=|\s*\[[\w. -]+\]\s*$")
_REMARK = re.compile(r"\s*(?:[#;]|//|/\*|\*)")
_TYPESETTING = re.compile(r"\\(?:documentclass|begin\s*\{|usepackage)\b")
_LINES_LOOKED_AT = 200


def structure_of_extension(extension: str) -> str | None:
    """Return what a file of this extension is and what to do with it, None where it may be prose.

    >>> structure_of_extension(".tmx")
    'a translation memory; gongbao memory import reads it'
    """
    found = _BY_EXTENSION.get(extension)
    return "; ".join(found) if found is not None else None


def is_office_extension(extension: str) -> bool:
    """Return whether files of this extension, which are not read, are somebody's texts."""
    return extension in _TEXTS_OF_OFFICES


def xml_root(text: str) -> str:
    """Return the local name of the root element of text that begins as XML does, else nothing.

    >>> xml_root('<?xml version="1.0"?><x:xliff version="1.2">'), xml_root("<重庆>。")
    ('xliff', '')
    """
    head = text[:100_000].lstrip("\ufeff")
    if not _XML.match(head):
        return ""
    bare = re.sub(r"<!--.*?-->|<\?.*?\?>|<![^>]*>", "", head, flags=re.DOTALL)
    found = _XML_ROOT.search(bare)
    return found["root"] if found else ""


def structure_of_text(text: str) -> str | None:
    """Return what a text is and what to do with it, None where it is prose.

    >>> structure_of_text("重庆市人民政府：你委报来的请示收悉。") is None
    True
    """
    root = xml_root(text)
    if root and text.rstrip().endswith(">"):
        return structure_of_extension(_XML_KINDS.get(root.lower(), ".xml"))
    if _JSON.match(text) and _is_json(text):
        return structure_of_extension(".json")
    if _CATALOGUE.search(text) and _CATALOGUE_TARGET.search(text):
        return structure_of_extension(".po")
    if _MAIL.match(text):
        return structure_of_extension(".mht")
    if _TYPESETTING.search(text[:20_000]):
        return structure_of_extension(".tex")
    lines = [line for line in text.splitlines()[:_LINES_LOOKED_AT] if line.strip()]
    if _is_table(lines):
        return structure_of_extension(".csv")
    said = [line for line in lines if not _REMARK.match(line)]
    if len(said) >= 2 and _share(said, _is_setting) >= 0.8:
        return structure_of_extension(".ini")
    if len(said) >= 3 and _share(said, _is_statement) >= 0.4:
        return structure_of_extension(".js")
    return None


def _is_json(text: str) -> bool:
    try:
        return isinstance(json.loads(text), dict | list)
    except RecursionError:
        return True
    except ValueError as error:
        # JSON that broke off, has remarks or goes on line by line; one bracketed word does not.
        return getattr(error, "pos", 0) > 1 and bool(re.match(r"\s*[\[{]\s*[\"{\[]", text))


def _is_table(lines: list[str]) -> bool:
    """Return whether every line has the same cells: by tabs, or by commas without a space."""
    if len(lines) < 2:
        return False
    tabs = {line.count("\t") for line in lines}
    if len(tabs) == 1 and min(tabs) > 0:
        return True
    commas = {len(re.findall(r"[,;](?=\S)", line)) for line in lines}
    spaced = any(re.search(r"[,;]\s", line) for line in lines)
    return len(lines) >= 3 and len(commas) == 1 and min(commas) >= 1 and not spaced


def _is_setting(line: str) -> bool:
    return bool(_SETTING.match(line))


def _is_statement(line: str) -> bool:
    return line.rstrip().endswith((";", "{", "}", "};"))


def _share(lines: list[str], test: Callable[[str], bool]) -> float:
    return sum(map(test, lines)) / len(lines)
