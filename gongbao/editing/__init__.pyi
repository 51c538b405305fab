from .completion import SentenceCompleter
from .deliveries import finished_page
from .edited_documents import (
    Comment,
    DocumentStage,
    EditedDocument,
    EditedSegment,
    NotThereError,
    Progress,
    SegmentStage,
    SegmentVersion,
)
from .office import DELIVERIES, EditingOffice, OfficeOptions, SimilarUnit
from .pair_examination import Examination, PairExaminer, TaggedPair
from .segment_store import EditConflictError, Replacement
from .term_decisions import TermDecisions, TermEntry, TermVersion

__all__ = [
    "DELIVERIES",
    "Comment",
    "DocumentStage",
    "EditConflictError",
    "EditedDocument",
    "EditedSegment",
    "EditingOffice",
    "Examination",
    "NotThereError",
    "OfficeOptions",
    "PairExaminer",
    "Progress",
    "Replacement",
    "SegmentStage",
    "SegmentVersion",
    "SentenceCompleter",
    "SimilarUnit",
    "TaggedPair",
    "TermDecisions",
    "TermEntry",
    "TermVersion",
    "finished_page",
]
