"""The shapes in which an English term counts as present: plural, article, capitals, hyphens."""

from __future__ import annotations

import re
from functools import lru_cache

from glossary.concepts import CaseRule, NumberRule, Term

_ARTICLES = ("the", "a", "an")
# A space, a hyphen or a dash: published pages write Chengdu–Chongqing with either.
_GAP = r"[\s\-‐‑–]+"
_RIGHT_EDGE = r"(?![A-Za-z0-9]|[.,+]\d)"
_LINKING = ("of", "for", "in", "on", "to", "and", "with")
_VOWEL_SOUND = re.compile(
    r"(?!eu|ewe|one\b|once)(?:[aeio]|u(?!ni[^mn]|s[aeu]|t[ei]|bi|r[aio])|hour|hones|honou?r|heir)"
)
_SPELT_WITH_VOWEL = "AEFHILMNORSX"  # letters whose names begin with a vowel: "an SME"
# Nouns that a count does not make plural.
_UNCOUNTED = frozenset(
    (
        "gdp",
        "infrastructure",
        "equipment",
        "information",
        "progress",
        "staff",
        "research",
        "investment",
        "finance",
        "income",
        "employment",
        "poverty",
        "agriculture",
        "industry",
        "data",
        "people",
        "personnel",
        "logistics",
        "economy",
        "trade",
        "revenue",
        "output",
        "training",
        "funding",
        "farmland",
        "machinery",
        "housing",
        "tourism",
        "consumption",
    )
)

# Singular and plural of nouns that official texts count and that follow no rule.
_IRREGULAR = {
    "analysis": "analyses",
    "appendix": "appendices",
    "axis": "axes",
    "basis": "bases",
    "child": "children",
    "crisis": "crises",
    "criterion": "criteria",
    "curriculum": "curricula",
    "diagnosis": "diagnoses",
    "foot": "feet",
    "half": "halves",
    "hypothesis": "hypotheses",
    "leaf": "leaves",
    "life": "lives",
    "man": "men",
    "matrix": "matrices",
    "medium": "media",
    "memorandum": "memoranda",
    "nucleus": "nuclei",
    "person": "people",
    "phenomenon": "phenomena",
    "shelf": "shelves",
    "stimulus": "stimuli",
    "synthesis": "syntheses",
    "tooth": "teeth",
    "wife": "wives",
    "woman": "women",
}
_SINGULAR = {plural: singular for singular, plural in _IRREGULAR.items()}
# Nouns whose plural is as the singular.
_INVARIABLE = frozenset({"aircraft", "headquarters", "means", "series", "species", "works"})


def find_term(term: Term, text: str) -> list[tuple[int, int]]:
    """Return every span of `text` in which `term` stands as a whole, in any allowed shape.

    >>> find_term(Term("chain master", "en"), "Chain masters, chain-master firms, chain mastery")
    [(0, 13), (15, 27)]
    """
    pattern = _pattern(term.text, term.case, term.number)
    return [match.span() for match in pattern.finditer(text)]


def find_words(words: str, text: str) -> list[tuple[int, int]]:
    """Return every span in which `words` stand as they are, capitals aside."""
    return [match.span() for match in _literal(words).finditer(text)]


@lru_cache(maxsize=4096)
def _literal(words: str) -> re.Pattern[str]:
    body = r"\s+".join(_quoted(word) for word in words.split())
    return re.compile(rf"{_left_edge(words)}{body}{_RIGHT_EDGE}", re.IGNORECASE)


@lru_cache(maxsize=16384)
def _pattern(text: str, case: CaseRule, number: NumberRule) -> re.Pattern[str]:
    words = [word for word in re.split(_GAP, text.strip()) if word]
    if len(words) > 1 and words[0].lower() in _ARTICLES:
        words = words[1:]
    # Whether "of the Standing Committee" keeps its article is style: it is optional in either.
    words = [
        word
        for k, word in enumerate(words)
        if k == 0 or word.lower() != "the" or words[k - 1].lower() not in _LINKING
    ]
    parts: list[str] = []
    for position, word in enumerate(words):
        is_last = position == len(words) - 1
        following = "" if is_last else words[position + 1].lower()
        may_vary = number is NumberRule.ANY and (is_last or following in _LINKING)
        parts.append(_numbered(word) if may_vary else _quoted(word))
        if not is_last:
            parts.append(rf"{_GAP}(?:the\s+)?" if word.lower() in _LINKING else _GAP)
    flags = re.IGNORECASE if case is CaseRule.ANY else 0
    return re.compile(f"{_left_edge(words[0])}{''.join(parts)}{_RIGHT_EDGE}", flags)


def _left_edge(words: str) -> str:
    """Return a pattern for where words may begin: no figure begins after its own decimal point."""
    return r"(?<![A-Za-z0-9])(?<!\d[.,])" if words[:1].isdigit() else r"(?<![A-Za-z0-9])"


def _quoted(word: str) -> str:
    return re.escape(word).replace("'", "['’]")


def _numbered(word: str) -> str:
    """Return a pattern for a word in the singular and the plural."""
    if not word[-1:].isalpha() or len(word) < 3:
        return _quoted(word)
    lower = word.lower()
    if lower in _INVARIABLE:
        return _quoted(word)
    if lower in _IRREGULAR or lower in _SINGULAR:
        other = _IRREGULAR.get(lower) or _SINGULAR[lower]
        return f"(?:{_quoted(word)}|{other})"
    if re.search(r"[^aeiou]y$", lower):
        return f"{_quoted(word[:-1])}(?:y|ies)"
    if lower.endswith("ies"):
        return f"{_quoted(word[:-3])}(?:y|ies)"
    if re.search(r"(?:ss|us|is|x|z|ch|sh)$", lower):
        return f"{_quoted(word)}(?:es)?"
    if lower.endswith("s"):
        return f"{_quoted(word[:-1])}s?"
    return f"{_quoted(word)}s?"


def indefinite_article(words: str) -> str:
    """Return "a" or "an", whichever goes before `words` by their first sound.

    >>> [indefinite_article(w) for w in ("regional GDP", "SME", "11.5 percent rise", "UN office")]
    ['a', 'an', 'an', 'a']
    """
    first = words.lstrip("\"'“‘(").split(" ", 1)[0]
    figure = re.match(r"\d+", first)
    if figure:
        return "an" if figure[0].startswith("8") or figure[0] in ("11", "18") else "a"
    letters = re.match(r"[A-Za-z]*", first)
    word = letters[0] if letters else ""
    word = word.removesuffix("s") if word[:-1].isupper() else word
    if word.isupper() and (len(word) <= 3 or not re.search("[AEIOUY]", word)):
        return "an" if word[0] in _SPELT_WITH_VOWEL else "a"
    return "an" if _VOWEL_SOUND.match(first.lower()) else "a"


def in_plural(words: str) -> str:
    """Return a term with its head noun in the plural, or as it is where it has none.

    The head is the last word before the first "of", "for" and the like. Names, acronyms, words
    that are not counted and words already in the plural stay.

    >>> in_plural("key industrial chain"), in_plural("centre of excellence"), in_plural("GDP")
    ('key industrial chains', 'centres of excellence', 'GDP')
    """
    parts = words.split(" ")
    linked = [k for k, word in enumerate(parts) if k and word.lower() in _LINKING]
    head = (linked[0] if linked else len(parts)) - 1
    word = parts[head]
    is_common = re.fullmatch(r"[a-z]+(?:-[a-z]+)*", word) is not None and len(word) >= 3
    ends_plural = word.endswith("s") and not word.endswith(("ss", "us", "is"))
    if not is_common or ends_plural or word in _UNCOUNTED or word in _INVARIABLE:
        return words
    if word in _SINGULAR:
        return words
    if word in _IRREGULAR:
        parts[head] = _IRREGULAR[word]
        return " ".join(parts)
    if re.search(r"[^aeiou]y$", word):
        parts[head] = word[:-1] + "ies"
    else:
        parts[head] = word + ("es" if re.search(r"(?:ss|us|is|x|z|ch|sh)$", word) else "s")
    return " ".join(parts)
