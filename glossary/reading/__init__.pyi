from .content_words import (
    Coverage,
    SourceContent,
    count_sentences,
    cover,
    length_deviation,
    read_content,
)
from .differences.difference import Difference
from .differences.figure_comparison import compare_figures
from .figures import MatchedFigure, figures_stating
from .impossible_times import find_impossible_times
from .pair_reading import PairReading, faults_of_pair, read_pair
from .pair_rules import PairRule, list_pair_rules
from .rules.term_rules import is_own, missing_terms
from .rules.wholeness_rules import count_han, is_copied, repetitions, untranslated_places
from .source_reading import SourceReading, read_source, read_sources
from .unsaid_negations import unsaid_negation
from .verification import Verdict, spans_of, verify

__all__ = [
    "Coverage",
    "Difference",
    "MatchedFigure",
    "PairReading",
    "PairRule",
    "SourceContent",
    "SourceReading",
    "Verdict",
    "compare_figures",
    "count_han",
    "count_sentences",
    "cover",
    "faults_of_pair",
    "figures_stating",
    "find_impossible_times",
    "is_copied",
    "is_own",
    "length_deviation",
    "list_pair_rules",
    "missing_terms",
    "read_content",
    "read_pair",
    "read_source",
    "read_sources",
    "repetitions",
    "spans_of",
    "unsaid_negation",
    "untranslated_places",
    "verify",
]
