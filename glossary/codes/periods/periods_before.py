"""The period before: of 2023, 同比 is "than in 2022", and of 12月, 环比 is "from November"."""

from __future__ import annotations

from corpora.patterns.deferred_patterns import deferred_pattern
from corpora.quantities.english.english_calendar import MONTHS

_YEAR = deferred_pattern("(?<![0-9])((?:19|20)[0-9]{2})年?")
_MONTH = deferred_pattern("(?<![0-9])([0-9]{1,2})月(?!台|饼)")
_PERIOD = deferred_pattern("季度|周(?![岁年期边末转知密])|月(?!台|饼)")


def forms_on_the_period(forms: tuple[str, ...], before: str) -> tuple[str, ...]:
    """Return the wordings of 环比, those of the period told of first, with the month before it.

    >>> forms_on_the_period(("month on month", "quarter on quarter"), "二季度")
    ('quarter on quarter', 'month on month')
    >>> forms_on_the_period(("month on month",), "12月份")
    ('month on month', 'November')
    """
    periods = _PERIOD.findall(before)
    period = {"季": "quarter", "周": "week"}.get(periods[-1][0] if periods else "", "month")
    months = [int(month) for month in _MONTH.findall(before)]
    is_known = bool(months) and 1 <= months[-1] <= len(MONTHS)
    named = (MONTHS[months[-1] - 2],) if is_known else ()
    return (*sorted(forms, key=lambda form: not form.startswith(period)), *named)


def year_before(before: str) -> tuple[str, ...]:
    """Return the year before the latest one that a text names and not itself, if there is one.

    >>> year_before("2023年，"), year_before("2022年和2023年，"), year_before("今年")
    (('2022',), (), ())
    """
    years = _YEAR.findall(before)
    year = str(int(years[-1]) - 1) if years else ""
    return (year,) if year and year not in before else ()
