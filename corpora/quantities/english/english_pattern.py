"""The regular expressions that find figures with their marks and units in English text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpora.patterns.deferred_patterns import deferred_pattern
from corpora.quantities.currencies import english_currency_names
from corpora.quantities.english.english_number import (
    ANY_NUMERAL,
    DIGITS,
    ORDINAL_WORDS,
    SCALE,
    SMALL_WORDS,
    WORDS,
)
from corpora.quantities.units import english_unit_names

UNIT_KEYS = english_unit_names()
CURRENCY_KEYS = english_currency_names()


def _alternatives(names: Iterable[str]) -> str:
    ordered = sorted(set(names), key=lambda name: (-len(name), name))
    return "|".join(re.escape(name).replace(r"\ ", r"[\s-]") for name in ordered)


BEFORE = {
    "over": (
        "over|more than|above|exceeding|exceeded|exceeds|exceed|at least|upwards of|in excess of|"
        "surpassed|surpassing|surpasses|surpass|topped|topping|no fewer than|no less than|"
        "not less than|greater than|higher than|beyond|upward of"
    ),
    "nearly": "nearly|almost|close to|approaching|just under|just short of|less than|fewer than",
    "about": "about|around|approximately|roughly|some|circa|or so|equivalent to about|estimated",
    "under": (
        "no more than|not more than|under|below|up to|at most|within|not exceeding|a maximum of"
    ),
    "up_to": "as many as|as much as",
}
_BEFORE = (
    "(?:(?<![A-Za-z])(?:"
    + "|".join(
        f"(?P<{name}>{words.replace(' ', r'[ ]')})"
        for name, words in sorted(BEFORE.items(), key=lambda item: item[0] not in ("under", "over"))
    )
    + r")\s(?:the\s|an?\s(?=[a-z]*[\s-]?(?:estimated|total)))?)?"
)

_SYMBOLS = [name for name in CURRENCY_KEYS if not name[-1].isalpha()]
_CODES = [
    name
    for name in CURRENCY_KEYS
    if name[-1].isalpha()
    and len(name) <= 4
    and name not in ("won", "yen", "euro", "baht", "yuan", "pound")
]
_PREFIX = (
    rf"(?:(?P<prefix>(?:us|hk|nt)\s\$|(?<![A-Za-z])(?:aud|usd|cad)\$|{_alternatives(_SYMBOLS)}"
    rf"|(?<![A-Za-z])(?:{_alternatives(_CODES)}|renminbi|yuan|euro)(?=[\s-]?[0-9]))[\s-]?)"
)
_NOUNS = _alternatives(name for name in CURRENCY_KEYS if name[0].isalpha())
_CURRENCY = rf"(?:[\s-]?(?:of\s)?(?:{_NOUNS}|元)(?![A-Za-z]))"
_UNIT = (
    rf"(?:{_alternatives(UNIT_KEYS)})(?![A-Za-z0-9]|(?<=barrel)\s(?!of|a|per|in|and)[a-z]|(?<=day)[\s-](?:care|nurser|trip)"
    r"|(?:(?<=month)|(?<=quarter)|(?<=year)|(?<=week))[\s-](?:on|over)[\s-](?:month|quarter|year|week))"
)
NUMERAL = rf"(?:{DIGITS}{SCALE}?|{WORDS})"

NUMERAL_SIGN = deferred_pattern(ANY_NUMERAL)
LONGEST_BEFORE_SIGN = 80
"""A figure begins at most so many characters before its first digit or number word."""
FIGURE = deferred_pattern(
    rf"""(?<![A-Za-z0-9]){_BEFORE}
    (?<![0-9A-Za-z_.\ue000])(?:(?<![0-9A-Za-z][/:+,-])|(?<=[kMG]W/))(?<![$£€¥])
    (?P<between>(?:between|both)\s)?
    {_PREFIX}?(?P<sign>(?<![0-9)%]\s)(?<![0-9A-Za-z)%])[-−–](?=[0-9])|minus\s)?
    (?P<first>{NUMERAL})(?P<plus>\+)?
    (?P<short>(?<=[0-9])\s?(?:m|bn|b|k|tn)(?![A-Za-z0-9]))?
    (?:
      (?P<own>\s?%|\s(?:percent|per\scent)(?![a-z]|age)|{_CURRENCY}|[\s-]?{_UNIT})?
      (?P<to>\s?(?:-|–|—|to|~)\s?(?=[\s$£€¥0-9a-z−-])|\sand\s|,\s(?:and\s)?|\sor\s)
      (?:more\sthan\s|over\s|about\s)?(?P<second_prefix>(?:US\$|HK\$|RMB\s?|[$£€¥])\s?)?
      (?P<second_sign>[-−–](?=[0-9])|minus\s)?
      (?P<second>{NUMERAL})(?P<second_short>(?<=[0-9])\s?(?:bn|m|b|tn)(?![A-Za-z0-9]))?
    )?
    (?P<half>\sand\sa\shalf(?![a-z])(?:\s(?P<of_half>hundred|thousand|million|billion|trillion)(?![a-z]))?)?
    (?![0-9]|[.,][0-9]|[A-Z0-9]*\+[0-9A-Z]|[:/][0-9])
    (?:
        (?P<point>[\s-]?percentage[\s-]points?|\s?pps?(?![a-z]))
      | (?P<percent>\s?[%％]|[\s-](?:percent|per\scent|pct|percentage)(?![a-z]))
      | (?P<mille>\s?‰|\sper\s(?:mille|thousand)(?![a-z]))
      | (?P<level_plain>[\s-]level(?![a-z]))
      | (?P<currency>{_CURRENCY})(?P<level_money>[\s-](?:level|class|scale)(?![a-z]))?
      | (?P<times>(?:\s|-)?(?:fold|times)(?![a-z])|(?<=[0-9])x(?![A-Za-z0-9]))
      | (?:\s(?:consecutive|straight|full|successive|whole|more)
        (?=\s(?:day|week|month|year|hour))
        |\s(?:more|additional|extra)(?=\s(?:mu|hectare|ton|kilo|met[er]|square|cubic|mega|lit[er])))?
        [\s-]?(?P<unit>{_UNIT})(?P<level_unit>[\s-](?:level|class|scale)(?![a-z]))?
      | (?P<ordinal>(?<=[0-9])(?:st|nd|rd|th)(?![A-Za-z]))
    )?
    (?P<zero>\sbelow\s(?:zero|freezing)(?![a-z]))?
    (?P<after>\s(?:or\s(?:more|above|over|higher|longer|larger|older|greater)
      |and\s(?:above|over|more|older|higher)|plus)(?![a-z])
      |\sor\s(?:below|less|under|fewer|lower|shorter|smaller|younger)(?![a-z])|\sor\sso(?![a-z]))?
    """,
    re.VERBOSE | re.IGNORECASE,
)

SEVERAL = deferred_pattern(
    rf"""(?<![A-Za-z])(?P<before>over\s|more\sthan\s|nearly\s)?(?P<prefix>rmb\s|us\$\s?)?
    (?:(?:several|a\sfew|many|some)[\s-]
       (?P<head>(?:dozen|ten|score|hundred|thousand|million|billion|trillion)s?(?:[\s-](?:thousand|million|billion))?)(?![a-z])
      |(?P<tail>
        (?:(?:dozens|scores|tens|hundreds|thousands|millions|billions|trillions)
        (?:\sof\s(?=(?:thousand|million|billion|trillion|hundred)))?)+
        (?:(?:thousand|million|billion|trillion|hundred)s?(?:\sof\s(?=(?:million|billion)))?)*
        (?:\s(?:million|billion|thousand))?)(?![a-z]))
    (?P<of>\sof(?=\s))?
    (?:(?P<currency>{_CURRENCY})|[\s-]?(?P<unit>{_UNIT})|(?P<times>[\s-](?:fold|times)(?![a-z])))?
    """,
    re.VERBOSE | re.IGNORECASE,
)

PERIOD = deferred_pattern(
    r"(?<![A-Za-z])(?:(?P<several>(?:several|many|a\sfew|for|in|over|recent)\s(?:recent\s|the\s)?decades)"
    r"|(?:the|a|one|last|past|this)\s(?:past\s|last\s|recent\s)?(?P<name>decade|fortnight)"
    r"|(?:an?|one)\s(?P<whole>hour|day|week|month|year|decade)\sand\sa\shalf)(?![A-Za-z])",
    re.IGNORECASE,
)
"""Stretches of time that English has words for: a decade, a fortnight, a year and a half."""

_ORDINALS = "|".join(sorted(ORDINAL_WORDS, key=len, reverse=True))
_NUMERATORS = "|".join([*[w for w, v in SMALL_WORDS.items() if 1 <= v <= 19], "a", "[0-9]{1,3}"])
_DENOMINATORS = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "twentieth": 20,
    "hundredth": 100,
    "thousandth": 1000,
    "ten-thousandth": 10_000,
    "millionth": 1_000_000,
}
DENOMINATORS = _DENOMINATORS | {f"{w}s": v for w, v in _DENOMINATORS.items()} | {"halves": 2}
_BELOW = "|".join(sorted(DENOMINATORS, key=len, reverse=True))
FRACTION = deferred_pattern(
    rf"""(?<![A-Za-z0-9])(?!(?<=\sand\s)a\shalf){_BEFORE}(?<![A-Za-z0-9])
    (?:(?P<of_point>(?:half|(?:{_NUMERATORS})[\s-](?:{_BELOW})\sof)(?=\sa\spercentage\spoint(?![a-z]))
        |(?:a|three)[\s-](?:quarters?|tenths?)\sof(?=\sa\spoint(?![a-z])))\sa\s(?:percentage\s)?point
      |(?P<above>{_NUMERATORS})[\s-](?P<below>{_BELOW})(?![a-z])
       (?!\s(?:of\s(?:the\s)?(?:year|month|[0-9]{{4}})|of\san?\s(?:million|billion|trillion)|time|round|batch|session|place))
      |(?<!\sand\sa\s)(?P<half>half)(?![a-z-])
       (?!\sof\s(?:the\syear|this\syear|last\syear|[0-9]{{4}})|\sa\s(?:year|month|day|million|billion|century))
      |(?P<out>{_NUMERATORS})\s(?:in|out\sof)\s(?P<of>three|four|five|six|seven|eight|nine|ten|twenty
        |a\shundred|a\sthousand)(?![a-z-]|\s(?:second|minute|hour|day|week|month|quarter|year|place|stage
        |phase|batch|round|time|way|city|cities|different|district|count|province)s?(?![a-z]))
      |(?P<parts>[0-9]+(?:\.[0-9]+)?)\s(?:parts\sper\smillion|ppm)(?![a-z])
      |(?P<slash>(?P<n>[0-9]{{1,3}})/(?P<d>[0-9]{{1,3}}))(?![0-9/]))""",
    re.VERBOSE | re.IGNORECASE,
)

ORDINAL = deferred_pattern(
    rf"(?<![A-Za-z0-9,-])(?:(?P<digits>[0-9]{{1,3}}(?:,?[0-9]{{3}})?)(?:st|nd|rd|th)(?![A-Za-z])"
    rf"|(?P<words>{_ORDINALS})(?![A-Za-z])"
    r"|(?P<centenary>centenary|centennial)(?![A-Za-z])"
    r"|(?P<part>Article|Chapter|Section|Paragraph)s?\s(?:(?P<clause>[0-9]{1,4})(?![0-9.])"
    r"|(?-i:(?P<roman>[IVXLC]+))(?![A-Za-z]))"
    r"|(?:No|Nos|number)\.?\s?(?P<number>[0-9]{1,4})(?![0-9.]))",
    re.IGNORECASE,
)

_COUNTS = _alternatives(word for word, value in SMALL_WORDS.items() if value > 1)
MULTIPLE = deferred_pattern(
    rf"""(?<![A-Za-z0-9]){_BEFORE}(?<![A-Za-z])(?:(?P<double>doubl(?:ed|es|ing|e)|twice|twofold)
    |(?P<triple>tripl(?:ed|es|ing|e)|trebled?|thrice)
    |(?P<quadruple>quadrupl(?:ed|es|ing|e))|(?P<quintuple>quintupl(?:ed|es|ing|e))
    |(?P<fold>(?:{_COUNTS}))[\s-]?fold)(?![A-Za-z-])""",
    re.VERBOSE | re.IGNORECASE,
)
