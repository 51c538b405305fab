"""Nouns of official texts that are not counted, are seldom counted, or are one of a kind."""

from __future__ import annotations

import re

from glossary.inflection.verbs import can_be_verb

_NEVER_COUNTED_TEXT = """
access accommodation acreage advice aluminium aluminum ammonia apparel aquaculture assistance
attire baggage bandwidth banking beef biodiversity broadband broadcasting calligraphy cash cement
childcare cleanliness clothing coal commerce compliance connectivity consumption cooperation
coordination cotton courage coverage cybersecurity debris drainage dust e-commerce electricity
emergence employment entrepreneurship equipment evidence expertise farming farmland feedback
financing firefighting fishing fitness flour footwear forestry freight funding furniture garbage
gdp governance gravel greenery guidance hardware health healthcare homework honesty horticulture
hospitality housework housing hunger husbandry hydrogen hygiene independence information
infrastructure inheritance insurance integrity irrigation jewellery jewelry knowledge labor labour
landscaping leadership leakage leisure lighting literacy livestock logistics luggage machinery
maintenance malnutrition manpower manufacturing manure marketing merchandise mileage milk mining
money mutton nutrition openness ownership participation patience peace personnel petrol petroleum
photography plumbing poetry pollution pork poultry poverty procurement production productivity
progress propaganda prosperity publicity punctuality rainfall recreation recycling refuse
reliability research resilience rubbish safety sanitation schooling scrap seafood secrecy
self-discipline self-governance self-reliance sewage sewerage shipping shopping sincerity sludge
socialism software solidarity stability staff steel storage straw sunlight sunshine supervision
surveillance tailoring telework thirst throughput timber tonnage tourism traceability traffic
transparency transportation trash turnover unemployment upbringing urbanization usage vegetation
waste wastewater wealth weaponry welfare well-being wheat wildlife wood workforce workmanship
"""
NEVER_COUNTED = frozenset(_NEVER_COUNTED_TEXT.split())
"""Nouns whose plural is wrong, or means another thing."""
_SELDOM_COUNTED_TEXT = """
agriculture aid art capital care construction credit culture data demand democracy development
economy education energy expenditure fertilizer finance food fruit fuel gas growth heat help
heritage hydropower income investment justice land liquidity literature management meat medicine
music nature oil output paper power protection quality rain rehabilitation relief revenue rice
rural salt sand security seed smoke soil space sport steam sugar supply support taxation tea
technology time trade training transit transition transport trust volatility water wine work youth
"""
SELDOM_COUNTED = frozenset(_SELDOM_COUNTED_TEXT.split())
"""Nouns that a count does not make plural, though their plural is good English."""
_MASS_ENDINGS = re.compile(
    r"(?:ization|isation|ness|ity|ism|ance|ence|ancy|ency|ship|hood|ment|tion|sion|age|ing|ure|ics"
    r"|logy|graphy|cracy|dom|craft|ware|land|work|sis)$"
)
_COUNTED_ISM = frozenset(("mechanism", "organism"))
_COUNTED_NESS = frozenset(
    ("business", "illness", "weakness", "witness", "wilderness", "agribusiness")
)
_COUNTED_ICS_TEXT = """
basics ceramics characteristics clinics comics critics epidemics fabrics graphics lyrics mechanics
metrics picnics plastics relics republics tactics topics
"""
_COUNTED_ICS = frozenset(_COUNTED_ICS_TEXT.split())
_COUNTED_BY_ENDING_TEXT = """
agency base celebrity certificate city community company conference deficiency difficulty
emergency entity facility factory household authority minority nationality municipality university
village personality activity commodity opportunity priority responsibility capability variety
charity property scholarship partnership internship township relationship neighborhood
neighbourhood instrument document department apartment monument regiment establishment government
supplement element segment station institution organization organisation association corporation
federation foundation exhibition competition region mission commission division session mansion
pension profession nation section package image stage page message cottage vehicle building
meeting ceiling wing spring ring string king offering gathering hearing briefing picture structure
figure feature venture creature lecture fixture procedure island headland network framework
artwork guideline sentence difference audience ambulance residence province appliance alliance
nuisance kingdom
"""
_COUNTED_BY_ENDING = frozenset(_COUNTED_BY_ENDING_TEXT.split())
_ONE_OF_A_KIND_TEXT = """
administration agency airport ambassador assembly authority bank bureau captain chair chairman
chairperson chairwoman chancellor chapter chief circle commander commission commissioner committee
conference congress consul corridor council country court delta
department director editor environment envoy era
foundation government governor headquarters hospital index journey judge landscape magistrate
manager mayor minister ministry momentum museum nation office parliament path pattern premier
president principal process procurator procuratorate professor rate road secretariat secretary
situation speaker spokesman spokesperson spokeswoman stage theme trend university world
"""
_ONE_OF_A_KIND = frozenset(_ONE_OF_A_KIND_TEXT.split())
_COUNTED_GERUNDS_TEXT = """
backing bearing belonging blessing briefing building covering crossing drawing dwelling earning
ending feeling filing finding fitting gathering hearing helping holding landing learning listing
living lodging mapping marking meeting mooring offering opening outing painting posting proceeding
ranking rating reading recording sailing saving screening serving setting showing sighting sitting
spelling stocking surrounding teaching timing training turning undertaking understanding warning
wedding writing
"""
_COUNTED_GERUNDS = frozenset(_COUNTED_GERUNDS_TEXT.split())


def is_one_of_a_kind(word: str) -> bool:
    """Tell whether a noun names an office, a body or the like, of which a text mostly has one."""
    return word in _ONE_OF_A_KIND


def is_never_counted(word: str) -> bool:
    """Tell whether a noun has no plural.

    >>> [is_never_counted(word) for word in ("equipment", "mechanism", "logistics", "happiness")]
    [True, False, True, True]
    """
    if word in NEVER_COUNTED:
        return True
    if word.endswith("ing"):
        return _is_gerund(word) and word not in _COUNTED_GERUNDS
    if word.endswith("ism"):
        return word not in _COUNTED_ISM
    if word.endswith("ness"):
        return word not in _COUNTED_NESS
    if word.endswith("ics"):
        return word not in _COUNTED_ICS
    return word.endswith(("ization", "isation")) and not word.startswith(
        ("organ", "author", "civil", "special", "util")
    )


def _is_gerund(word: str) -> bool:
    stem = word[:-3]
    return can_be_verb(stem) or can_be_verb(stem + "e") or can_be_verb(stem[:-1])


def is_seldom_counted(word: str) -> bool:
    """Tell whether a noun stays in the singular after a count, too: "finance", "training"."""
    return is_never_counted(word) or word in SELDOM_COUNTED


def may_stand_bare(word: str) -> bool:
    """Tell whether a singular noun stands without an article: "reform", but not "enterprise"."""
    if is_seldom_counted(word):
        return True
    return word not in _COUNTED_BY_ENDING and _MASS_ENDINGS.search(word) is not None
