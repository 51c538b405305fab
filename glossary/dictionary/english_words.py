"""English words as the aligner compares them: tokens, lemmas and the words that carry no meaning.

The lemmatiser is a light stemmer with a table of irregular forms: "develop", "developed" and
"developing" meet in one key, and the key need not be a word ("make" and "making" meet in "mak").
The packaged dictionary holds the same keys, so a change here asks for
`scripts/packaged_data/dictionary.py`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from glossary.dictionary.chinese_words import PlacedWord

_STOP_WORDS_TEXT = """
a an and are as at be been being but by did do does for from had has have he her hers him
his how i if in into is it its me my nor not of on or our ours s sb she so sth such t than
that the their theirs them then there these they this those to too us was we were what when
where which who whom whose will with would you your yours etc one oneself someone somebody
something also can could shall should may might must
"""
STOP_WORDS = frozenset(_STOP_WORDS_TEXT.split())

_TOKEN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ]+|\d+(?:[.,]\d+)*")
_IRREGULAR = {
    "began": "begin",
    "begun": "begin",
    "better": "good",
    "best": "good",
    "bought": "buy",
    "brought": "bring",
    "built": "build",
    "came": "come",
    "caught": "catch",
    "children": "child",
    "chose": "choose",
    "chosen": "choose",
    "done": "do",
    "drawn": "draw",
    "drew": "draw",
    "driven": "drive",
    "drove": "drive",
    "fallen": "fall",
    "feet": "foot",
    "fell": "fall",
    "felt": "feel",
    "fought": "fight",
    "found": "find",
    "gave": "give",
    "given": "give",
    "gone": "go",
    "got": "get",
    "grew": "grow",
    "grown": "grow",
    "held": "hold",
    "kept": "keep",
    "knew": "know",
    "known": "know",
    "laid": "lay",
    "led": "lead",
    "left": "leave",
    "lost": "lose",
    "made": "make",
    "meant": "mean",
    "men": "man",
    "met": "meet",
    "paid": "pay",
    "ran": "run",
    "risen": "rise",
    "rose": "rise",
    "said": "say",
    "sang": "sing",
    "sat": "sit",
    "saw": "see",
    "seen": "see",
    "sent": "send",
    "shown": "show",
    "sold": "sell",
    "spent": "spend",
    "spoke": "speak",
    "spoken": "speak",
    "stood": "stand",
    "strove": "strive",
    "taken": "take",
    "taught": "teach",
    "thought": "think",
    "told": "tell",
    "took": "take",
    "used": "use",
    "uses": "use",
    "using": "use",
    "went": "go",
    "women": "woman",
    "won": "win",
    "written": "write",
    "wrote": "write",
}
_BRITISH = (
    (re.compile(r"(?<![acouvw])(?<!pr)(?<!om)(?<!em)is(ations?|ing|e[ds]?)$"), r"iz\1"),
    (re.compile(r"our(s?)$"), r"or\1"),
    (re.compile(r"tre(s?)$"), r"ter\1"),
    (re.compile(r"amme(s?)$"), r"am\1"),
)
# Ending, what stands for it, letters that must be left before it.
_ENDINGS = (
    ("izations", "iz", 3),
    ("ization", "iz", 3),
    ("izing", "iz", 3),
    ("ized", "iz", 3),
    ("izes", "iz", 3),
    ("ations", "at", 3),
    ("ation", "at", 3),
    ("ating", "at", 3),
    ("ated", "at", 3),
    ("ates", "at", 3),
    ("ate", "at", 3),
    ("ions", "", 5),
    ("ion", "", 5),
    ("ments", "", 4),
    ("ment", "", 4),
    ("nesses", "", 3),
    ("ness", "", 3),
    ("ities", "", 4),
    ("ity", "", 4),
    ("ically", "ic", 3),
    ("ical", "ic", 3),
    ("ials", "ial", 3),
    ("ally", "al", 3),
    ("ingly", "", 3),
    ("edly", "", 3),
    ("ings", "", 3),
    ("ing", "", 3),
    ("ies", "y", 2),
    ("ied", "y", 2),
    ("sses", "ss", 2),
    ("xes", "x", 2),
    ("ches", "ch", 2),
    ("shes", "sh", 2),
    ("ed", "", 3),
    ("es", "", 3),
    ("ly", "", 3),
    ("s", "", 2),
    ("e", "", 3),
)
_KEPT_DOUBLE = "lsz"
_UNCHANGED = frozenset({"news", "series", "species", "means"})


def tokenise_english(text: str) -> list[str]:
    """Return the words and figures of a text as they are written, marks left out.

    >>> tokenise_english("China's GDP grew by 5.2% to 126,058.2 billion.")
    ['China', 's', 'GDP', 'grew', 'by', '5.2', 'to', '126,058.2', 'billion']
    """
    return _TOKEN.findall(text)


def find_english_words(text: str) -> list[PlacedWord]:
    """Return the words and figures of a text with their places."""
    return [PlacedWord(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(text)]


@lru_cache(maxsize=200_000)
def lemmatise(word: str) -> str:
    """Return the key under which the shapes of an English word meet.

    >>> [lemmatise(word) for word in ("Companies", "company", "planned", "grew", "7,000")]
    ['company', 'company', 'plan', 'grow', '7000']
    """
    lower = word.lower()
    if lower[:1].isdigit():
        return lower.replace(",", "")
    if len(lower) <= 3:
        return lower
    if lower in _UNCHANGED:
        return lower
    lower = _IRREGULAR.get(lower, lower)
    if len(lower) > 5:
        for british, american in _BRITISH:
            lower = british.sub(american, lower)
    return _strip_ending(lower)


def content_lemmas(text: str) -> list[str]:
    """Return the lemmas of the words that carry meaning, in their order.

    >>> content_lemmas("The companies of the region invested 50 million yuan")
    ['company', 'region', 'invest', '50', 'million', 'yuan']
    """
    return [lemmatise(word) for word in _TOKEN.findall(text) if word.lower() not in STOP_WORDS]


def _strip_ending(word: str) -> str:
    for ending, replacement, left in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= left:
            if ending == "s" and word.endswith(("ss", "us", "is")):
                return word
            stem = word[: -len(ending)] + replacement
            if ending in ("ing", "ed", "ings") and _ends_double(stem):
                return stem[:-1]
            return stem[:-1] if stem.endswith("e") and len(stem) > 3 else stem
    return word


def _ends_double(stem: str) -> bool:
    return len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "aeiou" + _KEPT_DOUBLE
