"""Rules about how a sentence begins and ends, and about capitals of names that have them always."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpora.findings import Hit, Severity
from corpora.spans import Span
from gongbao.checking.material import CheckedPair, Material
from gongbao.checking.rules.rule import Rule, rule

_PUNCTUATION = "linguistic-conventions/punctuation"
_SPELLING = "linguistic-conventions/spelling"
_ALWAYS_CAPITAL = re.compile(
    r"(?<![\w@./#&’'-])(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
    r"|january|february|april|june|july|september|october|november|december"
    r"|beijing|shanghai|tianjin|chongqing|guangzhou|shenzhen|nanjing|wuhan|chengdu|hangzhou|xi’an"
    r"|hong kong|macao|taiwan|tibet|xinjiang|guangdong|guangxi|sichuan|zhejiang|jiangsu|fujian"
    r"|shandong|shanxi|shaanxi|hunan|hubei|henan|hebei|hainan|yunnan|guizhou|gansu|qinghai|ningxia"
    r"|jilin|liaoning|heilongjiang|inner mongolia|jiangxi|anhui"
    r"|europe|asia|africa|america|australia|oceania|japan|korea|france|germany|britain|england"
    r"|russia|india|italy|spain|brazil|canada|mexico|egypt|vietnam|thailand|singapore|malaysia"
    r"|indonesia|pakistan|chinese|japanese|american|european|african|asian|british|german|russian"
    r"|korean|italian|spanish|english|christian|muslim|buddhist"
    r"|spring festival|mid-autumn festival|dragon boat festival|lantern festival|state council"
    r"|people’s republic of china|people's republic of china|united nations|yangtze|yellow river"
    r"|communist party|great hall of the people|tiananmen)(?![\w@/’'-]|\.\w)"
)
_DOUBLE_MARK = re.compile(r"(?<=\w)(?:,[.;:]|;[.,:]|:[.,;]|[?!][.,;]|(?<!\.)\.\.(?!\.))(?![\w.])")
_QUESTION = re.compile(
    r"(?:What|How|Why|Which|Whose|Is|Are|Do|Does|Did|Can|Could|Will|Has|Have|Should)"
    r" (?:(?!how|to\b)[^.?!;:]){8,}\.$"
)
_ASKED = re.compile("[？?][”’」』]?$")
_STATED = re.compile("[。！][”’」』）)]?$")
_ENDS_OPEN = re.compile(r"(?:[a-z]{2}|\d%?|[a-z]\))$")
# "said", "was", "enabling": such a row goes on with the sentence of the row before it.
_SMALL_START = re.compile(
    r"(?:the|an?|this|that|these|those|it|we|our|all|in|on|at|for|from|since|after|before|under"
    r"|according|by|if|when|no|there)(?=[ ,])"
)
_ITEM = re.compile(
    "^[（(]?[0-9一二三四五六七八九十①-⑩a-zA-Z]{1,3}[)）、.．]|^[（(][^（）()]*[)）]$|^[（(“]"
)
_FEWEST_WORDS = 4
_OUR = "lab|col|fav|neighb|behavi|hon|harb|endeav|rum|vig|sav"
_RE = "cent|met|kilomet|centimet|fib|lit"
_ISE = (
    "organ|real|modern|optim|emphas|util|standard|industrial|urban|mobil|popular|central|revital"
    "|priorit|special|recogn|minim|maxim|normal|digital|local"
)
_SPELLINGS = tuple(
    (re.compile(rf"\b(?:{american})\b"), re.compile(rf"\b(?:{british})\b"))
    for american, british in (
        (
            rf"(?:{_OUR})or(?:s|ed|ing|able|ite|ful|ers?|hoods?)?|(?:{_RE})ers?|defense|aluminum|gray",
            rf"(?:{_OUR})our(?:s|ed|ing|able|ite|ful|ers?|hoods?)?|(?:{_RE})res?|defence|aluminium"
            rf"|grey|(?:{_ISE})is(?:e[sd]?|ing|ations?)|programmes",
        ),
        (
            rf"(?:{_ISE})iz(?:e[sd]?|ing|ations?)",
            rf"(?:{_ISE})is(?:e[sd]?|ing|ations?)",
        ),
    )
)
"""American and British spelling that one sentence does not mix; "-ize" with "our" is of Oxford."""


@rule("form.capital-lost", Severity.MINOR, _SPELLING, needs_source=False)
def capital_lost(material: Material) -> Iterator[Hit]:
    """A day, month, place or people with a small letter: "on wednesday", "in shanghai"."""
    for match in _ALWAYS_CAPITAL.finditer(material.document.target):
        words = match.group()
        better = " ".join(w if w in ("of", "the") else w[0].upper() + w[1:] for w in words.split())
        yield Hit(match.span(), f"“{words}” has a capital", "专名首字母应大写", better)


@rule("form.double-mark", Severity.MINOR, _PUNCTUATION, needs_source=False)
def double_mark(material: Material) -> Iterator[Hit]:
    """Two marks where one is enough: "the city,.", "Sunday..", "what?."."""
    for match in _DOUBLE_MARK.finditer(material.document.target):
        yield Hit(match.span(), "two marks in a row", "标点重复")


@rule("form.sentence-start", Severity.MINOR, _SPELLING)
def sentence_start(material: Material) -> Iterator[Hit]:
    """A sentence that begins with a small letter where that of the source is a whole one."""
    for pair, source, target in _whole_sentences(material):
        found = _SMALL_START.match(target)
        if found is not None and target.endswith(".") and _STATED.search(source):
            start = pair.target[0] if pair.target else 0
            word = found.group()
            yield Hit(
                (start, start + len(word)),
                "a sentence begins with a small letter",
                "句首应大写",
                word[0].upper() + word[1:],
            )


@rule("form.sentence-end", Severity.MINOR, _PUNCTUATION)
def sentence_end(material: Material) -> Iterator[Hit]:
    """A whole sentence without its full stop, or a question without its mark."""
    for pair, source, target in _whole_sentences(material):
        end = pair.target[1] if pair.target else 0
        if target[0].isupper() and _STATED.search(source) and _ENDS_OPEN.search(target):
            yield Hit((end - 1, end), "the full stop is missing", "句末缺标点")
        elif _ASKED.search(source) and _QUESTION.fullmatch(target):
            yield Hit((end - 1, end), "a question without its mark", "问句缺问号", "?")


@rule("style.mixed-spelling", Severity.MINOR, "style/inconsistent-style", needs_source=False)
def mixed_spelling(material: Material) -> Iterator[Hit]:
    """British and American spelling in one paragraph: "colour" beside "center"."""
    for place, line in material.document.lines():
        for american, british in _SPELLINGS:
            first, second = american.search(line), british.search(line)
            if first is not None and second is not None:
                later = max(first, second, key=lambda found: found.start())
                yield Hit(
                    Span(*later.span()).shifted(place),
                    f"“{first.group()}” is American and “{second.group()}” British",
                    "英美拼写混用",
                )
                break


def _whole_sentences(material: Material) -> Iterator[tuple[CheckedPair, str, str]]:
    """Yield the pairs of a sentence that fill a paragraph of the target, with their texts."""
    document = material.document
    lines = {start: end for start, end in document.blocks}
    for pair in document.pairs:
        if pair.target is None or pair.source is None or not pair.is_certain:
            continue
        start, end = pair.target
        if lines.get(start) != end:
            continue
        source, target = document.source_of(pair), document.target_of(pair)
        if len(target.split()) >= _FEWEST_WORDS and not _ITEM.match(source):
            yield pair, source, target


RULES: tuple[Rule, ...] = (
    capital_lost,
    double_mark,
    sentence_start,
    sentence_end,
    mixed_spelling,
)
