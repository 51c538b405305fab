from .adjectives import is_adjective
from .countability import is_never_counted
from .irregular_words import INVARIABLE
from .known_verb_forms import base_of_third_person
from .number_places import (
    Number,
    ends_phrase,
    is_bare,
    number_asked,
    opens_sentence,
    stands_before_noun,
)
from .source_usage import is_told_as_past, is_used_as_verb, number_in_source
from .term_forms import (
    forms_of_words,
    in_plural,
    in_singular,
    in_verb_form,
    is_countable,
    without_capital,
)
from .term_shapes import GAP, LINKING, TermClass, TermShape, can_open_verb_phrase, term_shape
from .verb_places import subject_is_plural, verb_form_asked
from .verbs import can_be_verb, is_verb
from .word_forms import VerbForm, is_plural, plurals_of, singulars_of, spellings_of, verb_forms

__all__ = [
    "GAP",
    "INVARIABLE",
    "LINKING",
    "Number",
    "TermClass",
    "TermShape",
    "VerbForm",
    "base_of_third_person",
    "can_be_verb",
    "can_open_verb_phrase",
    "ends_phrase",
    "forms_of_words",
    "in_plural",
    "in_singular",
    "in_verb_form",
    "is_adjective",
    "is_bare",
    "is_countable",
    "is_never_counted",
    "is_plural",
    "is_told_as_past",
    "is_used_as_verb",
    "is_verb",
    "number_asked",
    "number_in_source",
    "opens_sentence",
    "plurals_of",
    "singulars_of",
    "spellings_of",
    "stands_before_noun",
    "subject_is_plural",
    "term_shape",
    "verb_form_asked",
    "verb_forms",
    "without_capital",
]
