from .document_changes import render_changes
from .document_formats import DOCUMENT_FORMATS, FORMAT_GROUP, DocumentFormat
from .office.office_package import OfficePackage
from .registry import FormatRecord, FormatRegistry, deferred
from .runs.joining import joined_text, plain_segments, translations_of_blocks
from .runs.text_changes import RevisionStamp, SegmentPlace, TextChange
from .text.plain_text import read_plain_text
from .xml.xml_source import line_of, parse_xml, xml_escaped

__all__ = [
    "DOCUMENT_FORMATS",
    "FORMAT_GROUP",
    "DocumentFormat",
    "FormatRecord",
    "FormatRegistry",
    "OfficePackage",
    "RevisionStamp",
    "SegmentPlace",
    "TextChange",
    "deferred",
    "joined_text",
    "line_of",
    "parse_xml",
    "plain_segments",
    "read_plain_text",
    "render_changes",
    "translations_of_blocks",
    "xml_escaped",
]
