from .concepts import (
    Approval,
    CaseRule,
    Concept,
    Glossary,
    NumberRule,
    Status,
    Term,
)
from .copies import Copy, find_copies
from .english_forms import find_term, find_words
from .glossary_table import parse_glossary, read_glossary
from .names.person_names import (
    find_person_names,
    romanised_name,
)
from .packaged_glossary import (
    PackagedStatistics,
    load_packaged_glossary,
    packaged_statistics,
)
from .reading.verification import Verdict, spans_of, verify
from .requirement import Requirement, RequirementKind, SegmentRequirements
from .requirements import RequirementFinder
from .term_matcher import TermMatch, TermMatcher

__all__ = [
    "Approval",
    "CaseRule",
    "Concept",
    "Copy",
    "Glossary",
    "NumberRule",
    "PackagedStatistics",
    "Requirement",
    "RequirementFinder",
    "RequirementKind",
    "SegmentRequirements",
    "Status",
    "Term",
    "TermMatch",
    "TermMatcher",
    "Verdict",
    "find_copies",
    "find_person_names",
    "find_term",
    "find_words",
    "load_packaged_glossary",
    "packaged_statistics",
    "parse_glossary",
    "read_glossary",
    "romanised_name",
    "spans_of",
    "verify",
]
