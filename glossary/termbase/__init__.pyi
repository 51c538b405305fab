from .candidates_table import read_candidates
from .concept_difference import concept_differences
from .concept_editing import (
    english_term,
    english_terms,
    new_concept,
    rivals,
    with_approval,
    with_chinese,
    with_preferred_fields,
    with_rival,
    with_ruling,
    with_status,
    without_rivals,
    without_term,
)
from .entry_import import (
    ImportOptions,
    ImportPolicy,
    ImportRefusedError,
    import_entries,
    preview_import,
    refuse_incomplete,
)
from .import_report import (
    ImportedEntry,
    ImportKind,
    ImportReport,
    kind_of,
)
from .published_wording import PageUse, pages_using
from .term_index import fold, pinyin_of, without_tone
from .term_search import FoundTerm, MatchKind, TermSearch
from .termbase import (
    ConceptVersion,
    Termbase,
    TermbaseEdit,
)
from .termbase_glossary import TermbaseGlossary

__all__ = [
    "ConceptVersion",
    "FoundTerm",
    "ImportKind",
    "ImportOptions",
    "ImportPolicy",
    "ImportRefusedError",
    "ImportReport",
    "ImportedEntry",
    "MatchKind",
    "PageUse",
    "TermSearch",
    "Termbase",
    "TermbaseEdit",
    "TermbaseGlossary",
    "concept_differences",
    "english_term",
    "english_terms",
    "fold",
    "import_entries",
    "kind_of",
    "new_concept",
    "pages_using",
    "pinyin_of",
    "preview_import",
    "read_candidates",
    "refuse_incomplete",
    "rivals",
    "with_approval",
    "with_chinese",
    "with_preferred_fields",
    "with_rival",
    "with_ruling",
    "with_status",
    "without_rivals",
    "without_term",
    "without_tone",
]
