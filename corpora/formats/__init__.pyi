from .document_formats import DOCUMENT_FORMATS, FORMAT_GROUP, DocumentFormat
from .joining import joined_text, plain_segments, translations_of_blocks
from .registry import FormatRecord, FormatRegistry, deferred

__all__ = [
    "DOCUMENT_FORMATS",
    "FORMAT_GROUP",
    "DocumentFormat",
    "FormatRecord",
    "FormatRegistry",
    "deferred",
    "joined_text",
    "plain_segments",
    "translations_of_blocks",
]
