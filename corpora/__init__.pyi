from .documents import (
    Block,
    BlockKind,
    Document,
    Mark,
    MarkedText,
    Segment,
    StandingTranslation,
)
from .errors import (
    BudgetError,
    DocumentError,
    EncodingError,
    EngineError,
    GlossaryError,
    GongbaoError,
    InputError,
    ModelError,
    PlugInError,
    UsageError,
    WorkspaceError,
)
from .files import decode, write_atomically
from .formats.text.jsonl import JsonRecord, jsonl_records
from .languages import (
    Language,
    detect_language,
    split_sentences,
)
from .normalisation import (
    NormalisedText,
    normalise,
    normalise_term,
)
from .reading import (
    format_of_name,
    is_document_name,
    read_document,
    render_document,
    write_document,
    written_name,
)
from .sentences import (
    split_chinese,
    split_english,
    split_long,
)

__all__ = [
    "Block",
    "BlockKind",
    "BudgetError",
    "Document",
    "DocumentError",
    "EncodingError",
    "EngineError",
    "GlossaryError",
    "GongbaoError",
    "InputError",
    "JsonRecord",
    "Language",
    "Mark",
    "MarkedText",
    "ModelError",
    "NormalisedText",
    "PlugInError",
    "Segment",
    "StandingTranslation",
    "UsageError",
    "WorkspaceError",
    "decode",
    "detect_language",
    "format_of_name",
    "is_document_name",
    "jsonl_records",
    "normalise",
    "normalise_term",
    "read_document",
    "render_document",
    "split_chinese",
    "split_english",
    "split_long",
    "split_sentences",
    "write_atomically",
    "write_document",
    "written_name",
]
