"""Everything in a source that is a name in digits, not a figure, none overlapping."""

from __future__ import annotations

from corpora.spans import Span
from glossary.codes.bearings import find_bearings, find_dimensions, find_tolerances
from glossary.codes.digit_runs import (
    find_digit_runs,
    find_extensions,
    find_labelled,
    find_labelled_dates,
    find_named_times,
    find_ratios,
    find_scores,
    find_tail_numbers,
)
from glossary.codes.document_parts import find_document_parts, find_note_marks
from glossary.codes.lettered_items import find_lettered_items
from glossary.codes.levels import find_hospital_grades, find_levels, find_tops
from glossary.codes.numbered_names import (
    find_court_cases,
    find_generations,
    find_houses,
    find_industries,
    find_numbered,
    find_numbered_lists,
    find_plans,
    find_plates,
    find_quarters,
    find_roman_numerals,
    find_rooms,
    find_versions,
)
from glossary.codes.periods.halves_and_decades import find_decades, find_halves
from glossary.codes.periods.named_days import find_dotted_days, find_named_days
from glossary.codes.picture_positions import find_picture_positions
from glossary.codes.runs_of_results import find_runs_of_results
from glossary.codes.slogans import find_congresses, find_slogans
from glossary.codes.small_change import find_small_change
from glossary.codes.worded_figures import (
    find_lunar_dates,
    find_points_per_mille,
    find_rates,
    find_terms_of_growth,
    find_weekdays,
    find_worded_figures,
)
from glossary.copies import Copy

# What comes first takes its words from what comes after it.
_SEARCHES = (
    find_court_cases,
    find_plates,
    find_bearings,
    find_tolerances,
    find_dimensions,
    find_points_per_mille,
    find_small_change,
    find_picture_positions,
    find_lettered_items,
    find_note_marks,
    find_document_parts,
    find_halves,
    find_decades,
    find_hospital_grades,
    find_levels,
    find_tops,
    find_extensions,
    find_labelled_dates,
    find_named_times,
    find_tail_numbers,
    find_versions,
    find_labelled,
    find_ratios,
    find_digit_runs,
    find_scores,
    find_weekdays,
    find_lunar_dates,
    find_houses,
    find_numbered_lists,
    find_numbered,
    find_rooms,
    find_quarters,
    find_dotted_days,
    find_named_days,
    find_slogans,
    find_congresses,
    find_runs_of_results,
    find_worded_figures,
    find_rates,
    find_terms_of_growth,
    find_generations,
    find_plans,
    find_industries,
    find_roman_numerals,
)


def find_codes(text: str) -> tuple[Copy, ...]:
    """Return what normalised text has of codes and numbered names, left to right.

    >>> [code.forms[0] for code in find_codes("热线12345，电话：0532—85911234，比例尺1：500")]
    ['12345', '0532-85911234', '1:500']
    """
    found: list[Copy] = []
    for search in _SEARCHES:
        for code in search(text):
            if not any(Span(c.start, c.end).overlaps((code.start, code.end)) for c in found):
                found.append(code)
    return tuple(sorted(found, key=lambda code: code.start))
