"""Things to copy: Latin names, codes, slogans of the kind 2+6+X, addresses, document numbers.

Powers (10⁶) and ticks are copied as signs that a model may not know. Words in a third script
(Cyrillic, kana, Hangul ...) are copied too: they are no Chinese, and nobody asked for them to be
transcribed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_LETTER = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
_LATIN_PART = (
    rf"[{_LETTER}0-9²³₀-₉]+(?:[-./&'’_+][{_LETTER}0-9²³₀-₉]+|(?<=[0-9])[—–:：](?:19|20)[0-9]{{2}})*"
)
# Greek to Mongolian, Greek Extended, kana without the middle dot, Hangul.
_THIRD_SCRIPT = "[\u0370-\u1aff\u1f00-\u1fff\u3041-\u30fa\u30fc-\u30ff\uac00-\ud7af]{2,}"
_POWER = "[0-9]+(?:\\.[0-9]+)?(?:[×xX][0-9]+)?[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+"
_PATTERN = re.compile(
    r"(?P<address>https?://[!-~]+|www\.[!-~]+|[A-Za-z0-9_.+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,})"
    r"|(?P<document>(?P<issuer>[\u4e00-\u9fff]{2,6})[〔\[［(（](?P<year>(?:19|20)\d\d)[〕\]］)）]"
    r"第?(?P<serial>\d+)号)"
    r"|(?P<telephone>(?<![\d-])0\d{2,3}[-—–]\d{7,8}(?![\d-]))"
    rf"|(?P<power>{_POWER})"
    rf"|(?P<sum>[A-Za-z0-9]+(?:/[A-Za-z0-9]+)?(?:\+{_LATIN_PART})+)"
    r"|(?P<code>(?<=“)\d{4,6}(?=”(?!年|[余多]?(?:个|家|名|元|万|亿|%|条))))"
    rf"|(?P<latin>{_LATIN_PART}(?: {_LATIN_PART})*)"
    r"|(?P<sign>[√✓✔✗✘☑☒])"
    rf"|(?P<script>{_THIRD_SCRIPT}(?: {_THIRD_SCRIPT})*)"
)
_LETTERS = re.compile(f"[{_LETTER}]")
# What stands before the issuer of a document number without being part of it.
_LEADING = re.compile(
    r".*(?:根据|按照|依据|依照|参照|执行|印发|转发|下发|下达|[见据按])(?=[\u4e00-\u9fff]{2,}$)"
)
_DATED = re.compile(rf"(?P<letters>[{_LETTER} -]*[{_LETTER}])(?:(?:19|20)\d\d(?=年)|\d+(?=周年))")
_TRAILING = ".,;:!?)）"


@dataclass(frozen=True, slots=True)
class Copy:
    """A stretch of source text that the translation repeats; `forms` says how, preferred first.

    What `is_spelled_freely`, a company or a place in Japan, need not sound like its characters.
    """

    start: int
    end: int
    text: str
    forms: tuple[str, ...]
    is_spelled_freely: bool = False


def find_copies(text: str) -> tuple[Copy, ...]:
    """Return what a translation of normalised text has to repeat, left to right.

    Plain figures are no copies (they are quantities), nor are single letters.

    >>> [c.text for c in find_copies("“2+6+X”集群，APEC和5G，见国办发〔2022〕5号")]
    ['2+6+X', 'APEC', '5G', '国办发〔2022〕5号']
    """
    copies: list[Copy] = []
    for match in _PATTERN.finditer(text):
        copy = _copy(match)
        if copy is not None:
            copies.append(copy)
    return tuple(copies)


def _copy(match: re.Match[str]) -> Copy | None:
    start, words = match.start(), match.group()
    if match["document"]:
        before = _LEADING.match(match["issuer"])
        issuer = match["issuer"][before.end() if before else 0 :]
        start = match.end("issuer") - len(issuer)
        words = match.string[start : match.end()]
        return Copy(start, match.end(), words, _document_number(issuer, match))
    if match["address"]:
        words = words.rstrip(_TRAILING)
    if match["telephone"]:
        return Copy(start, match.end(), words, (re.sub("[—–]", "-", words),))
    dated = _DATED.match(match.string, start)
    if match["latin"] and dated is not None and start + 1 < dated.end("letters") < match.end():
        words = dated["letters"]  # Rosimannus2015年, IP15周年
    if match["latin"]:
        letters = len(_LETTERS.findall(words))
        if letters == 0 or len(words) < 2:
            return None
    return Copy(start, start + len(words), words, _spellings(words))


_NUMBER_AND_UNIT = re.compile(
    r"(?P<number>[0-9]+(?:\.[0-9]+)?)(?P<unit>[A-Za-zμ]+(?:/[A-Za-z]+[²³]?)?)"
)


_ROAD = re.compile("(?P<kind>[GSX])(?P<number>[0-9]{2,4})")
_ROADS = {"G": "National Highway", "S": "Provincial Highway", "X": "County Highway"}
_IN_A_LINE = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
_NUMBERED = re.compile(r"N[oO]\.?\s?(?P<number>[0-9][0-9A-Za-z-]*)")


def _spellings(words: str) -> tuple[str, ...]:
    """Return 1000Mbps with and without a space and a comma, No.12 with its space, CO₂ as CO2."""
    numbered = _NUMBERED.fullmatch(words)
    if numbered is not None:
        number = numbered["number"]
        return (f"No. {number}", f"No.{number}", f"No {number}", f"number {number}", number)
    road = _ROAD.fullmatch(words)
    if road is not None:
        kind, number = _ROADS[road["kind"]], road["number"]
        return (words, *(f"{kind} {road_name}" for road_name in (number, words, f"No. {number}")))
    match = _NUMBER_AND_UNIT.fullmatch(words)
    if match is None:
        return tuple(dict.fromkeys((words, words.translate(_IN_A_LINE))))
    number, unit = match["number"], match["unit"]
    grouped = f"{int(number):,}" if number.isdigit() else number
    forms = (words, f"{number} {unit}", f"{grouped} {unit}", f"{grouped}{unit}")
    return tuple(dict.fromkeys(forms))


def _document_number(issuer: str, match: re.Match[str]) -> tuple[str, ...]:
    """Return 国办发〔2022〕5号 as "Guo Ban Fa [2022] No. 5" and its usual variants."""
    from pypinyin import lazy_pinyin

    syllables = [syllable.capitalize() for syllable in lazy_pinyin(issuer)]
    tail = f"[{match['year']}] No. {match['serial']}"
    joined = "".join(syllables).capitalize()
    # The tail alone, in either order, is what every translation of such a number has.
    turned = f"No. {match['serial']} [{match['year']}]"
    return (f"{' '.join(syllables)} {tail}", f"{joined} {tail}", tail, turned)
