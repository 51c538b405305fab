"""What the words must be: concepts and terms, quantities, and what a translation has to contain."""

from __future__ import annotations

from glossary.concepts import Approval, CaseRule, Concept, Glossary, NumberRule, Status, Term
from glossary.copies import Copy, find_copies
from glossary.english_forms import find_term, find_words
from glossary.glossary_table import parse_glossary, read_glossary
from glossary.packaged_glossary import (
    PackagedStatistics,
    load_packaged_glossary,
    packaged_statistics,
)
from glossary.person_names import find_person_names, romanised_name
from glossary.quantities import (
    Quantity,
    QuantityKind,
    find_english_quantities,
    find_quantities,
    render_quantity,
    same_value,
)
from glossary.requirements import (
    Requirement,
    RequirementFinder,
    RequirementKind,
    SegmentRequirements,
)
from glossary.term_matcher import TermMatch, TermMatcher
from glossary.verification import Verdict, spans_of, verify

__all__ = [
    "Approval",
    "CaseRule",
    "Concept",
    "Copy",
    "Glossary",
    "NumberRule",
    "PackagedStatistics",
    "Quantity",
    "QuantityKind",
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
    "find_english_quantities",
    "find_person_names",
    "find_quantities",
    "find_term",
    "find_words",
    "load_packaged_glossary",
    "packaged_statistics",
    "parse_glossary",
    "read_glossary",
    "render_quantity",
    "romanised_name",
    "same_value",
    "spans_of",
    "verify",
]
