"""Verbs of official texts.

"promote" is a verb and nothing else; "build" and "change" are nouns, too, and the sentence decides.
"""

from __future__ import annotations

import re

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
