"""Classes of English words as official texts use them: not counted, adjectives, verbs.

A word of two classes is put where bulletins use it: "green" with the adjectives, "promote" with the
verbs; "build" and "change" are both verbs and nouns, and the sentence decides.
"""

from __future__ import annotations

import re

_NEVER_COUNTED_TEXT = """
access accommodation advice aluminium aluminum aquaculture assistance baggage bandwidth banking
beef biodiversity broadband broadcasting cash cement childcare cleanliness clothing coal commerce
compliance connectivity consumption cooperation coordination cotton cybersecurity e-commerce
electricity emergence employment entrepreneurship equipment evidence expertise farming farmland
feedback financing firefighting fishing fitness footwear forestry freight funding furniture gdp
governance greenery guidance hardware health healthcare homework horticulture hospitality
housework housing husbandry hygiene independence information infrastructure inheritance insurance
integrity irrigation jewellery jewelry knowledge labor labour landscaping leadership leisure
lighting literacy livestock logistics luggage machinery maintenance malnutrition manpower
manufacturing marketing merchandise mining money nutrition openness participation peace personnel
petrol petroleum plumbing pollution pork poultry poverty procurement production productivity
progress propaganda prosperity publicity punctuality rainfall recreation recycling refuse
reliability research resilience rubbish safety sanitation schooling scrap seafood secrecy
self-discipline self-governance self-reliance sewage sewerage shipping shopping socialism software
solidarity stability staff steel storage supervision surveillance tailoring telework timber
tourism traceability traffic transparency transportation unemployment upbringing urbanization
usage vegetation waste wastewater wealth weaponry welfare well-being wheat wildlife wood workforce
workmanship
"""
NEVER_COUNTED = frozenset(_NEVER_COUNTED_TEXT.split())
"""Nouns whose plural is wrong, or means another thing."""

_SELDOM_COUNTED_TEXT = """
agriculture capital care construction culture data democracy development economy education energy
finance food gas growth heritage hydropower income investment justice land management medicine
nature oil output power protection quality rain revenue rice rural security soil supply taxation
tea technology trade training transit transition transport water work youth
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
_ADJECTIVE_ENDINGS = re.compile(r"[a-z]{2,}(?:able|ible|ous|less|ful|ive|ic|al|ed|ent|ant)$")
_NOUNS_LIKE_ADJECTIVES_TEXT = """
aboriginal accident accountant additive adhesive admiral adolescent advent aerial agent
alternative animal antibiotic applicant appraisal approval archive arithmetic arrival arsenal
assailant assistant attendant attic automotive bed betrayal breed burial cable canal capital
captive carnival cathedral cement cent ceramic cereal characteristic chemical client clinic
co-operative coal coefficient collective combatant comic commercial component consent constable
constituent consultant contaminant content contestant continent coolant cooperative corporal
correspondent cosmetic covenant credential creed crescent criminal critic crystal deal deed
defendant denial deponent derivative descendant descent detective detergent directive disinfectant
dismissal disposal dissent drive editorial elephant embed entrant environment epidemic essential
event executive explosive extent fabric feed festival flatbed fugitive fundamental funeral garlic
general giant goal gradient grant graphic greed handful herbal hive hospital hundred immigrant
implant incentive incident individual infant informant ingredient inhabitant initial initiative
intellectual intent interval journal lieutenant local locomotive logic lyric manual marshal
material meal mechanic medal memorial merchant metal metric migrant mineral moped mosaic motive
multinational music musical narrative national native need nickel nutrient objective occupant
offensive official olive operative opponent orient pandemic panic parent participant patent pedal
percent periodical perspective picnic plant plastic pollutant portal portrayal potential precedent
prerogative preservative president principal professional proponent proposal quotient radical
recipient reed referral refusal registrant rehearsal relative relic remnant removal renewal rent
rental representative reprisal republic resident respondent restaurant retrieval reversal revival
rhetoric ritual rival riverbed seabed seal sediment seed sergeant serial servant shed signal
skeptic sled solvent speed spoonful statistic steed student superintendent survival table tactic
talent tangent tenant tenement tent terminal timetable tonic topic torrent traffic transplant
trial tutorial upheaval variable variant vegetable vent warrant watershed weed withdrawal
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

_VERBS_TEXT = """
abate abide abolish absorb accelerate accept accommodate accompany accomplish accumulate achieve
acquire activate adapt add adhere adjoin adjust administer admit adopt afford align alleviate
allocate allow alter amend analyse analyze announce anticipate appear apply appoint appraise
apprehend approve arbitrate arise arouse arrange ascend ascertain aspire assemble assert assess
assign assist assume assure attach attain attend attract augment authorise authorize automate
avert avoid backfill be become begin believe belong blur bolster borrow brighten bring broaden
bypass calculate cancel carry cater cede celebrate certify cherish choose circulate cite clarify
coexist collaborate collect combine commemorate commence commend commit communicate compensate
compete compile comply compose compress comprise concede concentrate conclude condemn confer
confirm confiscate confront connect conquer conserve consider consist consolidate constitute
construct consult consume contain contend continue contribute convene convert convey cooperate
coordinate create cultivate curb curtail dampen decelerate decide declare decommission decrease
dedicate deduct deem deepen defend defer define deflect delete delineate deliver demolish
demonstrate denounce deny depart depend deploy desalinate describe deserve designate detain detect
deter deteriorate determine develop devise devolve devote diagnose differentiate digest digitise
digitize dilute diminish disarm disburse disclose disconnect discontinue discover dismantle
dispose disrupt disseminate dissolve dissuade distribute diversify divert divide donate downgrade
dwell earn educate elect elevate eliminate embark embrace emerge emphasise emphasize employ
empower enable enact encompass encourage endorse endow enforce engage engrave enhance enjoy
enlarge enlist enliven enrich enrol enroll ensue ensure entail enter entrust equip eradicate erect
establish evacuate evaluate evict evolve examine excavate exceed exclude execute exempt exert
expand expedite expel exploit explore expose extend extinguish facilitate fasten finalize find
flourish fluctuate forbid foresee forge formulate foster fulfil fulfill furnish gather generate
give glean go govern grasp grow halve hamper handpick harmonize harness hasten heal heighten
hinder hold identify ignite illuminate illustrate impart impede implement impose impound imprison
improve inaugurate incentivize incorporate incubate incur indicate induce inflict inform infringe
inherit inhibit initiate inject innovate inquire insert insist inspect inspire install instigate
instil instruct insulate insure integrate intensify interact intercept interconnect interfere
interlink intervene introduce invent invest investigate invigorate invite invoke involve irrigate
isolate join justify keep know lay learn legislate lend let liaise liberalize liquidate locate
loosen maintain make manage maximize mediate meet melt mend merge migrate minimize mitigate
mobilise mobilize modernise modernize modify motivate multiply nationalize navigate negotiate
nullify nurture obey oblige observe obstruct obtain occupy occur operate oppose optimise optimize
orchestrate organise organize originate outpace outperform outsource overcharge overcome oversee
overtake participate pave penalize perform persist persuade pinpoint popularise popularize portray
postpone precede prefer prepare prescribe preside presume prevail prevent prioritise prioritize
privatize proceed procure prohibit proliferate prolong promote promulgate propel propose prosecute
prosper protect prove provide prune publicise publicize publish punish purify pursue put qualify
quicken ratify realise realize reallocate reap reassess reassure rebuild recede receive reclaim
recognise recognize recommend reconcile reconnect reconsider reconstruct recover recreate rectify
recur recycle redeem redefine redevelop redistribute reduce reelect refine reflect reforest
refrain refresh refurbish refuse refute regain regroup regulate rehabilitate reinforce reintroduce
reiterate reject rejuvenate relax relieve relocate rely remain remediate remember remind remodel
remove remunerate renegotiate renew renovate reopen reorganize reorient repatriate repay repeal
repel replace replenish represent reproduce require reschedule resell resettle reshape reside
resist resolve resonate respond restore restrict restructure resume retain rethink retire retrain
retrieve retrofit reunite revamp reveal revise revitalise revitalize revive revoke rewrite satisfy
save scatter see seek segregate seize select sell send serve settle shelve shorten simplify slash
smuggle soar soften solicit solidify solve spearhead specify spend stabilise stabilize standardise
standardize steer stimulate stipulate streamline strengthen strive subcontract subdivide submit
subsidize substitute subtract succeed suffer suggest summon supervise suppress surpass surround
suspend sustain tackle take teach tell terminate think thrive thwart tighten transform translate
transmit treat trim uncover undergo undermine underpin understand undertake unearth unfold unify
unite unleash unload unlock unveil uphold urge usher utilise utilize vacate validate vary verify
vie violate vitalize waive warn weaken weave weigh widen wield win withdraw withstand write
"""
VERBS = frozenset(_VERBS_TEXT.split())
"""Words that open a verb phrase wherever they open a term."""

_VERBS_OR_NOUNS_TEXT = """
accord account act address advance advocate aid aim alert anchor answer appeal approach arrest
assault attack attempt attribute auction audit award back balance ban bar base benefit bid blend
block boost break breed brief broadcast budget buffer build burn buy call capture care cast cause
challenge champion change charge check claim clean clear close coach code combat command comment
compromise concern conduct contact contest contract control copy cost counter cover crack craft
credit crush cure cut cycle damage deal debate decline decrease defeat delay delegate demand
deposit design dig dip discharge discount dispatch display dispute double draft drain draw dredge
drill drive drop ease effect end endeavor endeavour escort estimate exchange exercise exhibit
experience experiment export express extract fall favor favour feature feed fence fight file fill
film finance finish fix flow focus follow force forecast form franchise fuel function fund gain
gear grade graft grant groom group guarantee guard guide halt handle harvest haul head help hire
honor honour hook host house impact import increase index influence inquire insert institute
interest interview invoice issue judge label land launch lead lease leave level leverage levy
license lift light limit link list load loan lock lodge log loop lower mandate manufacture map
march mark market master match measure merit mine mint mix model monitor mortgage move name need
neglect note notice offer offset open order outline overhaul own pack package park partner pass
patent patrol pay pension perfect permit phase pilot pipe place plan plant play pledge plough plug
pool position post power practice practise praise preserve press price print probe process produce
profile profit program progress project promise prop protest publicize pull pump purchase push
quarantine question quote raise rally ramp range rank rate reach rear rebate rebound recall
receipt record recruit redesign refer refine reform refund regard register relay release remedy
rent repair replant report request rescue research reserve reshuffle respect rest result retreat
return reuse reverse review reward rise roll root rotate route rule run sacrifice safeguard sample
sanction scale schedule score screen seal search secure service set shape share shelter shield
shift ship shoulder show sign signal smooth sort source span spark speed split sponsor spot spread
spur staff stage standard start state steer stem step stock stop store strain stress stretch
strike structure study subject supplement supply support surge survey sweep switch tailor talk tap
target task tax term test top total touch tour trace track trade train transfer transit transport
travel trial trigger triple turn update upgrade use value view visit voice volunteer vote vow wait
walk warehouse warrant waste watch weed welcome witness work wrap yield zone
"""
VERBS_OR_NOUNS = frozenset(_VERBS_OR_NOUNS_TEXT.split())
"""Words that are verbs or nouns, as their sentence has it."""

_VERBS_BEFORE_WORDS_TEXT = """
boost build conduct decrease increase raise safeguard spur ease finish lower uphold
"""
_VERBS_BEFORE_WORDS = frozenset(_VERBS_BEFORE_WORDS_TEXT.split())
_VERB_ENDINGS = re.compile(r"[a-z]{3,}(?:ize|ise|ify|yze|yse)$")
_NOT_VERBS_TEXT = """
enterprise expertise exercise premise franchise merchandise noise precise promise compromise rise
wise paradise treatise cruise praise disguise turquise concise otherwise likewise clockwise prize
size anise
"""
_NOT_VERBS = frozenset(_NOT_VERBS_TEXT.split())


_VERBS_OR_ADJECTIVES_TEXT = """
approximate clean clear complete correct direct dry empty free lower moderate narrow open perfect
secure separate slow smooth warm
"""
_VERBS_OR_ADJECTIVES = frozenset(_VERBS_OR_ADJECTIVES_TEXT.split())
_COUNTED_GERUNDS_TEXT = """
backing bearing belonging blessing briefing building covering crossing drawing dwelling earning
ending feeling filing finding fitting gathering hearing helping holding landing learning listing
living lodging mapping marking meeting mooring offering opening outing painting posting proceeding
ranking rating reading recording sailing saving screening serving setting showing sighting sitting
spelling stocking surrounding teaching timing training turning undertaking understanding warning
wedding writing
"""
_COUNTED_GERUNDS = frozenset(_COUNTED_GERUNDS_TEXT.split())


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


def is_verb(word: str) -> bool:
    """Tell whether a word is a verb and no noun."""
    if word in VERBS:
        return True
    return _VERB_ENDINGS.search(word) is not None and word not in _NOT_VERBS


def can_be_verb(word: str) -> bool:
    """Tell whether a word is used as a verb, be it only as one of two classes."""
    return is_verb(word) or word in VERBS_OR_NOUNS or word in _VERBS_OR_ADJECTIVES


def opens_verb_phrase(word: str) -> bool:
    """Tell whether a word is a verb where it stands before its object: "build a community"."""
    return is_verb(word) or word in _VERBS_BEFORE_WORDS


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
