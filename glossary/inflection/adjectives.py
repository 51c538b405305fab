"""Adjectives of official texts, which have no plural: by a list, by endings, by hyphens.

A word of two classes is put where bulletins use it: "green" describes.
"""

from __future__ import annotations

import re

_ADJECTIVES_TEXT = """
able active adequate agile ample autonomous average bad beautiful bold bright broad budgetary busy
calm cellular cheap circular citywide civilised civilized clean clear clever close coastal cold
common compact complementary complete concrete contemporary convenient core costly countywide
critical crude cultured customary cutting-edge decent deep delicate dense digital dignified
diligent direct distant diverse domestic dry early earthy easy effective elderly elegant
elementary eligible eminent empty equal equitable exact exemplary exquisite extraordinary fair
familiar famous fast few fine firm first-class first-rate fit flat foreign former frank free
frequent fresh friendly frugal full future garden-like gentle genuine good grand grassroots great
green handy happy hard harmonious healthy heavy high holistic homely honest hot huge humane humble
idle immediate inland innovative instant intact intelligent interconnected intermediate junior
just keen key kind large late law-abiding law-based lawful lean light likely livable liveable
lively lofty long long-term loose low loyal lunar main major mature medium medium-term mild
military minor mobile moderate modern modest modular molecular monetary muscular mutual narrow
nationwide near neat necessary new nice noble novel nuclear numerous obsolete old open orderly
ordinary other overall overseas partial particular peaceful peripheral polar polite poor popular
powerful precise preliminary premier pretty primary prime prior private prompt proper provincewide
prudent pure quick quiet rapid rare raw ready real recent rectangular regular related remote
resolute revolutionary rich right ripe robust rough round rural sacred safe same sanitary
secondary secure select senior separate serious shared sharp short short-term similar simple
sincere single singular slow small smart smooth sober soft solar sole solid sound sparse
special-purpose specific speedy stable state-owned steady steep stellar still strict strong
stunning sturdy subtle sudden sufficient superb supplementary supreme sure swift tall temporary
tertiary thick thin thorough tidy tight timely tiny top tough true ultimate unique united upright
urban urgent usual vague vascular vast verdant vernacular viable vibrant virtuous vivid voluntary
warm weak wealthy well-educated well-known well-off wet wholesome wide wild wise worldwide worthy
young
"""
_ADJECTIVES = frozenset(_ADJECTIVES_TEXT.split())
_ADJECTIVE_ENDINGS = re.compile(r"[a-z]{2,}(?:able|ible|ous|less|ful|ive|ic|al|ed|ent|ant|est)$")
_NOUNS_LIKE_ADJECTIVES_TEXT = """
aboriginal accident accountant additive adhesive admiral adolescent advent aerial agent
alternative animal antibiotic applicant appraisal approval archive arithmetic arrest arrival
arsenal assailant assistant attendant attic automotive bed betrayal breed burial cable canal
capital captive carnival cathedral cement cent ceramic cereal characteristic chemical chest client
clinic co-operative coal coefficient collective combatant comic commercial component conquest
consent constable constituent consultant contaminant content contest contestant continent coolant
cooperative corporal correspondent cosmetic covenant credential creed crescent crest criminal
critic crystal deal deed defendant denial deponent derivative descendant descent detective
detergent digest directive disinfectant dismissal disposal dissent drive editorial elephant embed
entrant environment epidemic essential event executive explosive extent fabric feed festival
flatbed forest fugitive fundamental funeral garlic general giant goal gradient grant graphic greed
guest handful harvest herbal hive hospital hundred immigrant implant incentive incident individual
infant informant ingredient inhabitant initial initiative inquest intellectual intent interest
interval invest journal lieutenant local locomotive logic lyric manual marshal material meal
mechanic medal memorial merchant metal metric migrant mineral moped mosaic motive multinational
music musical narrative national native need nest nickel nutrient objective occupant offensive
official olive operative opponent orient pandemic panic parent participant patent pedal percent
periodical perspective pest picnic plant plastic pollutant portal portrayal potential precedent
prerogative preservative president priest principal professional proponent proposal protest quest
quotient radical recipient reed referral reforest refusal registrant rehearsal relative relic
remnant removal renewal rent rental representative reprisal republic request resident respondent
rest restaurant retrieval reversal revival rhetoric ritual rival riverbed seabed seal sediment
seed sergeant serial servant shed signal skeptic sled solvent speed spoonful statistic steed
student suggest superintendent survival table tactic talent tangent tenant tenement tent terminal
test timetable tonic topic torrent traffic transplant trial tutorial upheaval variable variant
vegetable vent warrant watershed weed west withdrawal zest
"""
_NOUNS_LIKE_ADJECTIVES = frozenset(_NOUNS_LIKE_ADJECTIVES_TEXT.split())
# Nouns, too: adjectives only beside others, as in "firm and resolute".
_NOUNS_AND_ADJECTIVES_TEXT = """
average constant current equivalent fine firm future green human key kind light major medium minor
native novel particular patient present regular right secondary senior junior sound standard
subordinate young elderly common representative local
"""
_NOUNS_AND_ADJECTIVES = frozenset(_NOUNS_AND_ADJECTIVES_TEXT.split())
# "low-carbon", "high-caliber", "large-scale": a describing word bound to a noun describes, too.
_DESCRIBED_BY_PREFIX_TEXT = """
high low long short large small medium mid full top world first second third multi cross zero new
fast deep wide broad real pro anti inter intra all
"""
_DESCRIBED_BY_PREFIX = frozenset(_DESCRIBED_BY_PREFIX_TEXT.split())
_DESCRIBING_SUFFIXES_TEXT = """
friendly based oriented intensive saving free rich efficient like wide specific related led driven
owned run funded made level grade class scale style edge proof ready neutral positive negative
conscious centered centred
"""
_DESCRIBING_SUFFIXES = frozenset(_DESCRIBING_SUFFIXES_TEXT.split())


def is_adjective(word: str) -> bool:
    """Tell whether a word, hyphens and all, describes and so has no plural.

    >>> [is_adjective(word) for word in ("innovative", "low-carbon", "initiative", "green")]
    [True, True, False, True]
    """
    word = word.lower()
    if word in _ADJECTIVES:
        return True
    if word in _NOUNS_LIKE_ADJECTIVES or word.endswith("ment"):
        return False
    first, _, rest = word.partition("-")
    if rest:
        last = rest.rpartition("-")[2]
        if last in _DESCRIBING_SUFFIXES or is_adjective(last):
            return True
        return first in _DESCRIBED_BY_PREFIX
    return _ADJECTIVE_ENDINGS.search(word) is not None


def is_noun_too(word: str) -> bool:
    """Tell whether an adjective is a noun where no other adjective is beside it: "a lead firm"."""
    return word in _NOUNS_AND_ADJECTIVES
