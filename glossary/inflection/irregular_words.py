"""Irregular English nouns and verbs of official texts: their forms, which follow no rule."""

from __future__ import annotations

_PLURALS_TEXT = """
addendum:addenda alga:algae alumna:alumnae alumnus:alumni appendix:appendices
aquarium:aquariums,aquaria auditorium:auditoriums,auditoria axis:axes bacterium:bacteria
bureau:bureaus,bureaux cactus:cacti,cactuses calf:calves child:children
consortium:consortia,consortiums corpus:corpora corrigendum:corrigenda criterion:criteria
curriculum:curricula,curriculums datum:data die:dies,dice dwarf:dwarfs,dwarves emporium:emporiums
erratum:errata foot:feet formula:formulas,formulae fulcrum:fulcrums,fulcra fungus:fungi
goose:geese half:halves hoof:hooves hypothesis:hypotheses index:indices,indexes
knife:knives larva:larvae leaf:leaves life:lives loaf:loaves locus:loci louse:lice man:men
matrix:matrices medium:media memorandum:memoranda,memorandums millennium:millennia,millenniums
mouse:mice nebula:nebulae nucleus:nuclei ovum:ova ox:oxen penny:pence,pennies
person:people,persons phenomenon:phenomena plateau:plateaus,plateaux quiz:quizzes quota:quotas
radius:radii referendum:referendums,referenda scarf:scarves self:selves shelf:shelves
spectrum:spectra,spectrums stimulus:stimuli stratum:strata syllabus:syllabuses,syllabi
symposium:symposiums,symposia thesis:theses thief:thieves tooth:teeth vertebra:vertebrae
vertex:vertices wharf:wharves wife:wives wolf:wolves woman:women
buffalo:buffaloes cargo:cargoes echo:echoes embargo:embargoes hero:heroes mango:mangoes
mosquito:mosquitoes potato:potatoes tomato:tomatoes tornado:tornadoes torpedo:torpedoes veto:vetoes
volcano:volcanoes stomach:stomachs monarch:monarchs epoch:epochs tech:techs
"""
IRREGULAR_PLURALS = {
    singular: tuple(plurals.split(","))
    for singular, _, plurals in (entry.partition(":") for entry in _PLURALS_TEXT.split())
}
"""Plurals by singular, the usual one first."""

_NOT_MEN_TEXT = """
human german roman ottoman shaman talisman norman caiman
"""
NOT_MEN = frozenset(_NOT_MEN_TEXT.split())
"""Words that end as "man" does and have a plural in s."""

_NOT_PLURALS_OF_MAN_TEXT = """
abdomen acumen omen regimen specimen stamen yemen
"""
NOT_PLURALS_OF_MAN = frozenset(_NOT_PLURALS_OF_MAN_TEXT.split())
"""Singulars that end as "men" does."""

_INVARIABLE_TEXT = """
aircraft barracks cattle chassis clothes corps crossroads customs deer earnings folk gallows goods
headquarters hovercraft hundredweight livestock means news offspring people personnel police
poultry premises proceeds rapids salmon series sheep shrimp spacecraft species surroundings thanks
trout watercraft whereabouts works
"""
INVARIABLE = frozenset(_INVARIABLE_TEXT.split())
"""Nouns of one form for one and for many, or with a plural only."""

# Base, past, participle.
_VERBS_TEXT = """
arise arose arisen|be was been|bear bore borne|beat beat beaten|become became become
begin began begun|bend bent bent|bid bid bid|bind bound bound|blow blew blown|break broke broken
breed bred bred|bring brought brought|broadcast broadcast broadcast|build built built
burn burned burned|buy bought bought|cast cast cast|catch caught caught|choose chose chosen
come came come|cost cost cost|cut cut cut|deal dealt dealt|dig dug dug|do did done
draw drew drawn|drink drank drunk|drive drove driven|eat ate eaten|fall fell fallen|feed fed fed
feel felt felt|fight fought fought|find found found|fly flew flown|forbid forbade forbidden
forecast forecast forecast|foresee foresaw foreseen|forget forgot forgotten|forgo forwent forgone
freeze froze frozen|get got got|give gave given|go went gone|grind ground ground|grow grew grown
have had had|hear heard heard|hide hid hidden|hit hit hit|hold held held|input input input
keep kept kept|know knew known|lay laid laid|lead led led|leave left left|lend lent lent
let let let|lose lost lost|make made made|mean meant meant|meet met met|mistake mistook mistaken
offset offset offset|outdo outdid outdone|overcome overcame overcome|override overrode overridden
oversee oversaw overseen|overtake overtook overtaken|pay paid paid|prove proved proved
put put put|quit quit quit|read read read|rebuild rebuilt rebuilt|redo redid redone
repay repaid repaid|reset reset reset|ride rode ridden|ring rang rung|rise rose risen|run ran run
say said said|see saw seen|seek sought sought|sell sold sold|send sent sent|set set set
sew sewed sewn|shake shook shaken|shed shed shed|shine shone shone|shoot shot shot
show showed shown|shrink shrank shrunk|shut shut shut|sing sang sung|sink sank sunk|sit sat sat
sow sowed sown|speak spoke spoken|speed sped sped|spend spent spent|split split split
spread spread spread|spring sprang sprung|stand stood stood|steal stole stolen|stick stuck stuck
strike struck struck|strive strove striven|sweep swept swept|swim swam swum|swing swung swung
take took taken|teach taught taught|tear tore torn|tell told told|think thought thought
throw threw thrown|undergo underwent undergone|understand understood understood
undertake undertook undertaken|undo undid undone|uphold upheld upheld|upset upset upset
wake woke woken|wear wore worn|weave wove woven|win won won|wind wound wound
withdraw withdrew withdrawn|withhold withheld withheld|withstand withstood withstood
write wrote written
"""
IRREGULAR_VERBS = {
    base: (past, participle)
    for base, past, participle in (
        entry.split() for entry in _VERBS_TEXT.replace("\n", "|").split("|") if entry
    )
}
"""Past and participle by base."""

_DOUBLED_TEXT = """
abet abhor acquit admit allot annul commit compel concur confer control defer deter dispel distil
emit enrol entrap equip excel expel extol fulfil impel incur infer input instil occur omit outbid
outfit patrol permit prefer propel rebel recur refer regret remit repel retrofit submit transfer
transmit transship unplug
"""
DOUBLED = frozenset(_DOUBLED_TEXT.split())
"""Verbs of several syllables that double their last letter before -ed and -ing."""
