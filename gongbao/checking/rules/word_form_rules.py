"""Rules about the form of words: misspelt, run together, capitals, repetitions, cut sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from corpora.findings import Hit, Severity
from glossary.dictionary import lemmatise, load_dictionary, load_vocabulary
from glossary.names import is_pinyin
from gongbao.checking.material import Material
from gongbao.checking.rules.rule import Rule, rule

_SPELLING = "linguistic-conventions/spelling"
_GRAMMAR = "linguistic-conventions/grammar"
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+|\b[\w-]+\.(?:com|cn|org|net|gov|htm\w*)\b")
_JOINED = re.compile(r"(?<![\w.@/#-])(?P<left>[a-z]{2,})(?P<right>[A-Z][a-z]{2,})(?![\w@/])")
_JOINED_AFTER_FUNCTION_WORD = re.compile(
    r"(?<![\w.@/#-])(?P<left>The|And|With|For|From|This|That|These|Those|Will)"
    r"(?P<right>[A-Z][a-z]{2,})(?![\w@/])"
)
_JOINED_BY_MARK = re.compile(
    r"(?<![\w.@/#-])(?P<left>[A-Za-z]{2,}[,;!?]|[a-z]{3,}[.])(?P<right>[A-Z]?[a-z]{2,})"
)
_BRANDS = frozenset(["iphone", "ipad", "ebay", "openai", "deepseek", "macos"])
_VERBS = (
    "Build|Promote|Accelerate|Strive|Strengthen|Overcame|Overcome|Focus|Adhere|Implement"
    "|Improve|Expand|Deepen|Enhance|Optimize|Realize|Achieve|Create|Establish|Cultivate"
    "|Actively|Vigorously|Ensure|Insist|Carry|Speed|Encourage|Support|Develop|Form|Continue"
    "|Introduce|Relying"
)
_CAPITAL = re.compile(
    rf"(?:(?<=[a-z] )|(?<=[a-z0-9 ”)],)|(?<=[a-z0-9 ”)], ))(?P<word>{_VERBS})(?= [a-z“\"'])"
    r"|(?<=[a-z], )(?P<article>The|A|An|In|It|This|And|But|Which|Is|Are|Has|Have|Was|Will)"
    r"(?= [a-z“])"
)
_PLAIN_WORD = re.compile(
    r"(?<![\w’'@./#&-])(?:[a-z]{5,}|wich|alot|[A-Z][a-z]{6,})(?![\w@/#-]|[’'.][a-z])"
)
_COMMONEST = 8
"""Level of the words that a word with a capital is held to be, and no name."""
_LONG = 8
"""Letters of a word that is misspelt rather than pinyin."""
_REPEATED = re.compile(r"(?<![\w'’-])(?P<word>[a-z]{1,20}) (?P=word)(?![\w'’-])")
_MAY_REPEAT = re.compile(
    "that|had|very|so|bye|no|ha|la|far|long|again|more|many|much|go|really|on|in|her|blah"
)
_BRACKETED = re.compile(r"[(（]\s?(?P<words>\w[\w'’-]*(?: [\w'’-]+){0,4})\s?[)）]")
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]")
_CUT = re.compile(r"(?P<before>[a-z]{3,}[a-z”\")]?)\. (?P<after>[a-z]{2,}) ")
_SHORT_FORM = re.compile(
    r"(?:etc|approx|vs|no|art|vol|fig|para|sec|inc|co|ltd|corp|al|est|dept|govt|jan|feb|mar|apr"
    r"|jun|jul|aug|sept?|oct|nov|dec|chap|cap|max|min|ext|tel|prof|cit|ibid|esp|viz)[”\")]?",
    re.IGNORECASE,
)
_LONG_WORD = re.compile("[A-Za-z]{4,}")
_CLAUSE_END = re.compile("[。！？；]")
_FEWEST_WORDS = 6


@rule("form.run-together", Severity.MAJOR, _SPELLING, needs_source=False)
def run_together(material: Material) -> Iterator[Hit]:
    """Words that have run together: "willStrive", "the city.Build", "growth,and"."""
    text = material.document.target
    addresses = [match.span() for match in _ADDRESS.finditer(text)]
    for pattern in (_JOINED, _JOINED_AFTER_FUNCTION_WORD, _JOINED_BY_MARK):
        for match in pattern.finditer(text):
            if match.group().lower() in _BRANDS or _lies_in(match.span(), addresses):
                continue
            if pattern is _JOINED_BY_MARK and "." in match["left"] and match["right"].islower():
                continue  # a file name or an address without its beginning
            if pattern is _JOINED and _is_one_word(match.group()):
                continue
            apart = f"{match['left']} {match['right']}"
            yield Hit(match.span(), "words run together", "单词连写", apart)


@rule("form.misspelling", Severity.MINOR, _SPELLING, needs_source=False)
def misspelling(material: Material) -> Iterator[Hit]:
    """A word that English does not have, one letter or a space away from one: "goverment"."""
    text, source = material.document.target, material.document.source.lower()
    vocabulary = load_vocabulary()
    approved = {
        word
        for reading in material.readings
        for requirement in reading.source.requirements
        for words in requirement.accepted
        for word in words.lower().split()
    }
    addresses = [match.span() for match in _ADDRESS.finditer(text)]
    corrected = {  # a text has most of its words many times
        word: vocabulary.corrected(word) or vocabulary.parted(word)
        for word in {written.lower() for written in _PLAIN_WORD.findall(text)} - approved
        if not vocabulary.knows(word) and word not in source
    }
    for match in _PLAIN_WORD.finditer(text):
        word = match.group().lower()
        meant = corrected.get(word)
        is_name = match.group()[0].isupper()
        may_be_pinyin = is_pinyin(word)  # so may "begining"
        if meant is None or (may_be_pinyin and (is_name or len(word) < _LONG)):
            continue
        if (is_name or may_be_pinyin) and vocabulary.levels.get(meant, 0) < _COMMONEST:
            continue
        if not _lies_in(match.span(), addresses):
            meant = meant[0].upper() + meant[1:] if is_name else meant
            said = f"“{match.group()}” is no English word: perhaps “{meant}”"
            yield Hit(match.span(), said, f"拼写错误，疑为“{meant}”", meant)


@rule("form.capital-in-sentence", Severity.MINOR, _SPELLING, needs_source=False)
def capital_in_sentence(material: Material) -> Iterator[Hit]:
    """A capital where a sentence goes on: "accelerate Build", ", The total number"."""
    text = material.document.target
    for match in _CAPITAL.finditer(text):
        group = "word" if match["word"] else "article"
        if _is_title(text, match.start(group)):
            continue
        span = match.span(group)
        yield Hit(
            span,
            "capital in the middle of a sentence",
            "句中误用大写",
            match[group][0].lower() + match[group][1:],
        )


@rule(
    "form.repeated-word", Severity.MINOR, "linguistic-conventions/duplication", needs_source=False
)
def repeated_word(material: Material) -> Iterator[Hit]:
    """The same word twice in a row: "the the"."""
    for match in _REPEATED.finditer(material.document.target):
        if not _MAY_REPEAT.fullmatch(match["word"]):
            yield Hit(match.span(), "word written twice", "单词重复", match["word"])


@rule("form.doublet", Severity.MINOR, "linguistic-conventions/duplication", needs_source=False)
def doublet(material: Material) -> Iterator[Hit]:
    """Words explained by themselves in brackets: "pickled (pickled)"."""
    text = material.document.target
    for match in _BRACKETED.finditer(text):
        words = match["words"]
        end = match.start() - text.endswith(" ", 0, match.start())
        start = end - len(words)
        is_same = start >= 0 and text[start:end].lower() == words.lower()
        is_whole = not (start and text[start - 1].isalnum())
        if is_same and is_whole and len(words) > 1 and not words.isdigit():
            yield Hit(
                (start, match.end()),
                "the brackets repeat the words before them",
                "括号内外重复",
                text[start:end],
            )


@rule("form.repeated-sentence", Severity.MAJOR, "accuracy/addition", needs_source=False)
def repeated_sentence(material: Material) -> Iterator[Hit]:
    """A sentence that stands twice in a row, though the source says it once."""
    document = material.document
    previous, place = "", (0, 0)
    for match in _SENTENCE.finditer(document.target):
        words = match.group().split()
        spelled = " ".join(words).lower()
        if (
            len(words) >= _FEWEST_WORDS
            and spelled == previous
            and not _repeats(material, place, match.end())
        ):
            if words[-1] in ("Mr.", "Ms.", "Mrs.", "Dr.", "No."):
                continue
            start = match.end() - len(match.group().lstrip())
            yield Hit((start, match.end()), "the sentence before is repeated", "句子重复")
        previous, place = spelled, match.span()


@rule("form.cut-sentence", Severity.MINOR, _GRAMMAR, needs_source=False)
def cut_sentence(material: Material) -> Iterator[Hit]:
    """A sentence cut in two: a full stop before a small letter, a paragraph that goes on below."""
    document = material.document
    for match in _CUT.finditer(document.target):
        if _SHORT_FORM.fullmatch(match["before"]) or len(match["before"]) < 4:
            continue
        yield Hit(
            (match.start("before"), match.end("after")),
            "a full stop before a small letter cuts the sentence",
            "句子被断开",
        )
    if document.is_table:
        return
    lines = [(place, line) for place, line in document.lines() if line.strip()]
    for (place, line), (_, following) in pairwise(lines):
        goes_on = re.search(r"[a-z]{2,},?$", line.rstrip())
        if goes_on and len(line) > 60 and re.match(r"[a-z]{2,} [a-z]", following):
            yield Hit(
                (place + goes_on.start(), place + len(line.rstrip())),
                "the sentence is cut by a paragraph",
                "句子被分段断开",
            )


def _is_title(text: str, place: int) -> bool:
    """Tell whether the words around a place are a heading or a title, where capitals belong."""
    start = max(text.rfind("\n", 0, place) + 1, place - 60)
    end = text.find("\n", place)
    near = text[start : min(len(text) if end < 0 else end, place + 60)]
    words = [match.group() for match in _LONG_WORD.finditer(near)]
    return sum(word[0].isupper() for word in words) * 2 > len(words)


def _is_one_word(joined: str) -> bool:
    """Tell whether a capital stands inside a word, as in the names of products: inSight."""
    return load_dictionary().has_english(lemmatise(joined.lower()))


def _lies_in(span: tuple[int, int], spans: list[tuple[int, int]]) -> bool:
    return any(a <= span[0] and span[1] <= b for a, b in spans)


def _repeats(material: Material, place: tuple[int, int], end: int) -> bool:
    """Tell whether the source of the two sentences says it twice, too."""
    document = material.document
    clauses: list[str] = []
    for pair in document.pairs:
        if pair.target and pair.source and pair.target[0] < end and place[0] < pair.target[1]:
            clauses += [c.strip() for c in _CLAUSE_END.split(document.source_of(pair)) if c.strip()]
    return len(set(clauses)) < len(clauses)


RULES: tuple[Rule, ...] = (
    run_together,
    misspelling,
    capital_in_sentence,
    repeated_word,
    doublet,
    repeated_sentence,
    cut_sentence,
)
