"""Rules about slips of grammar that the words beside them show: "an university", "must to pay"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpora.findings import Hit, Severity
from glossary.dictionary import load_vocabulary
from glossary.inflection import is_plural
from glossary.inflection.irregular_words import IRREGULAR_VERBS
from glossary.inflection.known_verb_forms import past_forms
from gongbao.checking.material import Material
from gongbao.checking.rules.rule import Rule, rule

_GRAMMAR = "linguistic-conventions/grammar"
_ARTICLE = re.compile(
    r"(?:(?<![\w.'’&/-])(?P<article>an?)|(?:^|(?<=[.!?:] ))(?P<first>An?)) "
    r"(?P<word>(?(first)[a-z]|[A-Za-z])[A-Za-z]+|\d[\d,.]*)\b(?!\.\w)",
    re.MULTILINE,
)
_SPOKEN_AS_CONSONANT = re.compile(
    r"(?:un(?:i(?!n|m|d)|anim)|us(?:e|u|a(?:g|b)|ur)|ut(?:il|op|er)|ub(?:iq)|eu|ew|once|one|ura[nl]|ukr|uga"
    r"|ufo|ure|uyg|uyghur|ou[ai]|ui)",
    re.IGNORECASE,
)
_SPOKEN_AS_VOWEL = re.compile(r"(?:hour|honest|honor|honour|heir|herb)", re.IGNORECASE)
_MAY_HAVE_EITHER = re.compile(r"h(?:is|o)t?\w*|uighur\w*|uygur\w*|x\w*|y\w{0,3}", re.IGNORECASE)
_VOWEL_NUMBER = re.compile(r"8|1[18](?:$|,|\.)")
_SUBJECTS = r"(?:[Tt]hey|[Ww]e|[Yy]ou)"
_DISAGREEING = re.compile(
    rf"(?:(?<=^)|(?<=[.;:,] )|(?<=\bthat )|(?<=\band ))"
    rf"(?:{_SUBJECTS} (?:has|is|was|does)|(?:[Hh]e|[Ss]he|[Ii]t) (?:have|are|were|do))\b"
    r"(?! (?:to be|not to be)\b)",
    re.MULTILINE,
)
_SINGULAR_SUBJECT = re.compile(
    r"(?:^|(?<=[.;] ))(?:The|This|That|Each|Every) (?P<noun>[a-z]{3,}) (?P<verb>have|are|were)\b",
    re.MULTILINE,
)
_PLURAL_SUBJECT = re.compile(
    r"(?:^|(?<=[.;] ))(?:The|These|Those|All|Many|Some|Most) (?P<noun>[a-z]{3,})"
    r"(?: (?:in|of|at|from) (?:the |this |our )?[a-z]+)? (?P<verb>has|is|was)\b",
    re.MULTILINE,
)
_BARE_PLURAL = re.compile(
    r"(?:^|(?<=[.;] ))(?P<noun>[A-Z][a-z]{3,}s) (?P<verb>has|is|was)"
    r" (?:been|being|[a-z]+ing|[a-z]+ed)\b",
    re.MULTILINE,
)
_THERE_IS = re.compile(
    r"\bthere (?:is|was) (?:many|several|two|three|four|five|six|seven|eight|nine|ten|various"
    r"|numerous|a number of|hundreds|thousands) (?!or\b)",
    re.IGNORECASE,
)
_COLLECTIVE = frozenset(
    (
        *(
            "police",
            "people",
            "staff",
            "committee",
            "government",
            "data",
            "media",
            "team",
            "public",
        ),
        *(
            "majority",
            "number",
            "rest",
            "family",
            "group",
            "couple",
            "crew",
            "youth",
            "poor",
            "rich",
        ),
        *("old", "young", "sick", "elderly", "latter", "former", "two", "three", "four", "five"),
        *("six", "seven", "eight", "nine", "ten", "first", "same", "following", "audience", "pair"),
        *("others", "latter", "accused", "disabled", "cattle", "remainder", "board", "company"),
        *("party", "press", "council", "court", "army", "club", "class", "minority", "above"),
        *("children", "men", "women", "percent", "total", "bulk", "clergy", "crowd", "jury"),
        *("deaf", "blind", "dead", "wounded", "homeless", "powerful", "famous", "aforementioned"),
        *("management", "faculty", "panel", "side", "squad", "band", "duo", "trio", "dozen"),
    )
)
_SEEMING_PLURAL = re.compile(
    r".*(?:ics|ss|us|is)|news|series|species|means|headquarters|works|gas|lens|atlas|bus|canvas"
    r"|customs|united|states|games|times|goods|all|ties|barracks|data|media|mathematics|measles"
    r"|premises|crossroads|philippines|netherlands|olympics|criteria|agenda|people"
)
_MODAL = re.compile(
    r"(?<!the )(?<!a )(?<!political )(?<!their )(?<!our )(?<!its )(?<!free )(?<!own )(?<!of )"
    r"(?<!strong )(?<!in )(?<!good )(?<!and )(?<!’s )(?<!'s )(?<!iron )(?<!common )"
    r"\b(?P<modal>can|could|must|should|shall|will|would)(?: not| also)? (?P<verb>[a-z]{2,})\b"
)
_MAY_END = frozenset(("will", "can", "could", "would"))
"""What a "to" may follow: "the will to", "as best they can to"."""
_BASES = re.compile(
    r"indeed|hundred|red|sacred|naked|wicked|need|feed|\w*speed|\w*ceed|heed|bleed|\w*breed|seed|weed|wed|\w*bed|shed|shred|sled|used?"
    r"|bring|sing|ring|spring|swing|string|cling|fling|sting|wring|sling|ping|wing|king|ding"
)
_AFTER_PREPOSITION = re.compile(
    r"\b(?:of|in|for|with|by|from|on|at|to|under|through|like|likes) this (?P<noun>[a-z]{3,}s)\b"
    r"(?!['’-])"
)
_WRONG_COMPANY = re.compile(
    r"\b(?:depend(?:s|ed|ing)? of|in accordance to|discuss(?:es|ed|ing)? about"
    r"|emphasi[sz](?:es?|ed|ing) on|compl(?:y|ies|ied|ying) to"
    r"|participat(?:es?|ed|ing) to|consist(?:s|ed|ing)? from|responsible of"
    r"|capable to|despite of|in spite the|regardless the|lack of of|according with"
    r"|accompanied with|married with|aims? on|interested on|inferior than|superior than"
    r"|prefer\w* than"
    r"|equal with|suffer(?:s|ed|ing)? of|insist(?:s|ed|ing)? to"
    r"|is consisted of|are consisted of|was consisted of|is comprised by|more better|more easier"
    r"|most biggest|more higher|although [^,.;]{3,60}, but"
    r"|can be able to)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\b(?:informations|equipments|knowledges|furnitures|softwares|hardwares|homeworks|feedbacks"
    r"|aircrafts|datas|medias|criterias|phenomenas|advices|machineries"
    r"|personnels|luggages|baggages|livestocks|poultries|guidances)\b"
)
_PAST_AND_BASE = frozenset((*IRREGULAR_VERBS, "found", "bound", "fell", "wound", "saw", "ground"))
_BE_BASE = re.compile(
    r"\b(?:is|are|was|were|has been|have been|be) (?P<verb>strengthen|establish|implement"
    r"|improve|promote|develop|enhance|achieve|accelerate|approve|launch|organize|adopt|publish"
    r"|build|hold|make|take|carry|include|require|prohibit|allow|consider|expect|provide|appoint"
    r"|elect|arrest|inform|invite|select)\b(?! to be)"
)


@rule("form.article", Severity.MINOR, _GRAMMAR, needs_source=False)
def article(material: Material) -> Iterator[Hit]:
    """The article that the next sound does not take: "a important step", "an university"."""
    for match in _ARTICLE.finditer(material.document.target):
        word, said = match["word"], match["article"] or match["first"]
        if word[0].isupper() and (not load_vocabulary().knows(word) or _is_mark(match)):
            continue  # "an Mou" may be read letter by letter
        wanted = _article_before(word)
        if wanted is not None and wanted != said.lower():
            better = f"{said[0]}{wanted[1:]} {word}"
            yield Hit(match.span(), f"“{match.group()}” should be “{better}”", "冠词有误", better)


@rule("form.agreement", Severity.MINOR, _GRAMMAR, needs_source=False)
def agreement(material: Material) -> Iterator[Hit]:
    """A verb or a "this" of the other number: "The policy have", "of this books"."""
    text = material.document.target
    for match in _DISAGREEING.finditer(text):
        yield _slip(match, "subject and verb do not agree", "主谓不一致")
    for match in _SINGULAR_SUBJECT.finditer(text):
        noun = match["noun"]
        if not (noun in _COLLECTIVE or is_plural(noun) or noun.endswith(("s", "ed", "ese", "ing"))):
            yield _slip(match, "subject and verb do not agree", "主谓不一致")
    for match in _THERE_IS.finditer(text):
        yield _slip(match, "subject and verb do not agree", "主谓不一致")
    for match in (*_PLURAL_SUBJECT.finditer(text), *_BARE_PLURAL.finditer(text)):
        noun = match["noun"].lower()
        if noun.endswith("s") and is_plural(noun) and not _SEEMING_PLURAL.fullmatch(noun):
            yield _slip(match, "subject and verb do not agree", "主谓不一致")
    for match in _AFTER_PREPOSITION.finditer(text):
        noun = match["noun"]
        if is_plural(noun) and not _SEEMING_PLURAL.fullmatch(noun):
            yield _slip(match, "“this” before a plural", "指示词与名词单复数不一致")


@rule("form.verb-form", Severity.MINOR, _GRAMMAR, needs_source=False)
def verb_form(material: Material) -> Iterator[Hit]:
    """A verb in a form that the word before it does not take: "must to pay", "can tasted"."""
    text = material.document.target
    for match in _MODAL.finditer(text):
        verb, modal = match["verb"], match["modal"]
        if _is_no_base(verb) if verb != "to" else modal not in _MAY_END:
            yield _slip(match, f"“{modal}” takes the base form", "情态动词后应接原形")
    for match in _BE_BASE.finditer(text):
        yield _slip(match, "a base form behind “be”", "be 动词后动词形式有误")


@rule("form.idiom", Severity.MINOR, _GRAMMAR, needs_source=False)
def idiom(material: Material) -> Iterator[Hit]:
    """A preposition or a plural that the word does not take: "depends of", "informations"."""
    for pattern in (_WRONG_COMPANY, _COUNTED):
        for match in pattern.finditer(material.document.target):
            yield _slip(match, f"“{match.group()}” is not English usage", "搭配不当")


def _is_mark(match: re.Match[str]) -> bool:
    """Tell whether a small letter before a capital begins a line: that of a note, "a Estimates"."""
    return match.group()[0].islower() and match.string[: match.start()][-1:] in ("", "\n")


def _article_before(word: str) -> str | None:
    """Return the article that a word takes, None where it may have either."""
    if word[0].isdigit():
        return "an" if _VOWEL_NUMBER.match(word) else "a"
    if not word[1:].islower() or _MAY_HAVE_EITHER.fullmatch(word):
        return "an" if _SPOKEN_AS_VOWEL.match(word) and word[1:].islower() else None
    if _SPOKEN_AS_VOWEL.match(word):
        return "an"
    if _SPOKEN_AS_CONSONANT.match(word):
        return "a" if word[0].lower() not in "bcdfghjklmnpqrstvwxyz" else None
    return "an" if word[0].lower() in "aeiou" else "a"


def _is_no_base(verb: str) -> bool:
    """Tell whether a word is surely a verb in another form than the base."""
    if _BASES.fullmatch(verb):
        return False
    if verb.endswith("ing"):
        return len(verb) >= len("being")
    return verb not in _PAST_AND_BASE and (verb in past_forms() or verb.endswith("ed"))


def _slip(match: re.Match[str], english: str, chinese: str) -> Hit:
    return Hit(match.span(), english, chinese)


RULES: tuple[Rule, ...] = (article, agreement, verb_form, idiom)
