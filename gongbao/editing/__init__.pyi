from .completion import SentenceCompleter
from .deliveries import DELIVERIES, finished_page
from .edited_documents import (
    Comment,
    DocumentStage,
    EditedDocument,
    EditedSegment,
    NotThereError,
    Progress,
    RulingChoice,
    SegmentStage,
    SegmentVersion,
)
from .office import EditingOffice
from .office_options import OfferedGlossary, OfficeChoices, OfficeOptions
from .pair_examination import Examination, PairExaminer, TaggedPair
from .published_pages import AlignedBead, AlignedPage, StalePageError, StoredPage
from .quality_review import CheckedPage, EvaluatedSystems
from .segments.replacements import Replacement, preview_replacements
from .segments.segment_memory import SimilarUnit
from .segments.segment_store import EditConflictError
from .terms.old_wording import OldWording
from .terms.term_decisions import TermDecisions, TermEntry, TermVersion
from .terms.term_exchange import ExportedTerms

__all__ = [
    "DELIVERIES",
    "AlignedBead",
    "AlignedPage",
    "CheckedPage",
    "Comment",
    "DocumentStage",
    "EditConflictError",
    "EditedDocument",
    "EditedSegment",
    "EditingOffice",
    "EvaluatedSystems",
    "Examination",
    "ExportedTerms",
    "NotThereError",
    "OfferedGlossary",
    "OfficeChoices",
    "OfficeOptions",
    "OldWording",
    "PairExaminer",
    "Progress",
    "Replacement",
    "RulingChoice",
    "SegmentStage",
    "SegmentVersion",
    "SentenceCompleter",
    "SimilarUnit",
    "StalePageError",
    "StoredPage",
    "TaggedPair",
    "TermDecisions",
    "TermEntry",
    "TermVersion",
    "finished_page",
    "preview_replacements",
]
