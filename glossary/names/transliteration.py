"""Foreign names in Chinese characters, written back by a table of names and syllables.

What the table has as a name (克里斯托弗, 约翰逊) has one usual English; everything else is put
together from the syllables that official transliteration gives its characters, which only comes
near: 曼 is "man", "mann" or "men". A reader has to check either: nothing here is ever certain.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from itertools import product

_MOST_FORMS = 6
_NEAR = 0.6
_NEAR_A_KNOWN_NAME = 0.75
_SHORT = 2  # consonants that prove nothing unless they are the same
_TITLE = re.compile(
    "Prime|Minister|President|Premier|Chair(?:man)?|Mayor|Governor|Secretary|General|Director|Professor"
    "|Ambassador|Consul|Chancellor|King|Queen|Mrs?|Ms|Dr|The|An?|In|On|At|With|For|And|City|Province"
)
_CAPITALISED = re.compile("[A-Z][A-Za-z'’]+")
_SOUNDS = str.maketrans("cqgkbpfvdtzsxjlr", "kkkkppppttssssll")
_LEVEL_WORDS = re.compile(
    "City|State|Oblast|Region|Canton|Province|County|Prefecture|Port|University|of"
)
# Uygur, Kazak and Tibetan names are written in pinyin by convention, unless their bearer asks.
_OF_CHINA = re.compile(
    "买买提|买提|艾力|艾合|艾尼|阿不都|阿不力|古丽|吐尔|吐拉|库尔班|热合|热依|依明|依布|玉素甫|努尔|白克力|帕提|帕尔哈|"
    "扎西|次仁|卓玛|多吉|罗布|丹增|旺堆|拉姆|央金|巴桑|江勒|哈木拉提|赛力克|叶尔|别克|布拉克|居马|肉孜|吾买尔|雪克来提|伊力|"
    "斯迪克|司马义|铁木尔|木拉提|艾山|阿依|祖丽|麦麦提|图尔|尔肯"
)
# Characters of two readings, of which names of places nearly always have this one.
_IN_PLACES = {
    "长": "chang",
    "重": "chong",
    "朝": "chao",
    "佛": "fo",
    "什": "shi",
    "乐": "le",
    "都": "du",
}


@dataclass(frozen=True)  # no slots: the characters are gathered when first asked for
class Table:
    """English by Chinese characters, the usual form first, for each kind of name."""

    given: Mapping[str, tuple[str, ...]]
    surnames: Mapping[str, tuple[str, ...]]
    persons: Mapping[str, tuple[str, ...]]
    syllables: Mapping[str, str]
    japanese_surnames: Mapping[str, tuple[str, ...]]
    japanese_given: Mapping[str, tuple[str, ...]]
    korean_surnames: Mapping[str, tuple[str, ...]]
    korean_given: Mapping[str, tuple[str, ...]]

    @cached_property
    def characters(self) -> frozenset[str]:
        """Every character that writes foreign sounds."""
        return frozenset("".join((*self.syllables, *self.given, *self.surnames)))

    @cached_property
    def english(self) -> frozenset[str]:
        """Every name whose English the table knows, not only its sound."""
        names = (self.given, self.surnames, self.japanese_surnames, self.japanese_given)
        return frozenset(form for kind in names for forms in kind.values() for form in forms)


@cache
def load_table() -> Table:
    """Return the packaged table."""
    text = (resources.files("glossary") / "names" / "transliteration.tsv").read_text("utf-8")
    kinds: dict[str, dict[str, tuple[str, ...]]] = {}
    for line in text.splitlines()[1:]:
        chinese, english, kind = line.split("\t")
        kinds.setdefault(kind, {})[chinese] = tuple(english.split("|"))
    return Table(
        kinds["given"],
        kinds["surname"],
        kinds["person"],
        {chinese: forms[0] for chinese, forms in kinds["syllable"].items()},
        kinds["surname_ja"],
        kinds["given_ja"],
        kinds["surname_ko"],
        kinds["given_ko"],
    )


def is_transliterated(characters: str) -> bool:
    """Tell whether characters are all such as transliterate foreign sounds.

    >>> is_transliterated("曼海姆"), is_transliterated("友好城")
    (True, False)
    """
    known = load_table().characters
    return all(character in known for character in characters)


def forms_of_parts(parts: Sequence[str]) -> tuple[str, ...]:
    """Return how a name whose parts are divided by · is written, the usual form first.

    >>> forms_of_parts(["克里斯托弗", "约翰逊"])
    ('Christopher Johnson', 'Christopher Johnston')
    >>> forms_of_parts(["买买提", "艾力"])
    ('Maimaiti Aili',)
    """
    if any(_OF_CHINA.match(part) for part in parts):
        return (" ".join(in_pinyin(part) for part in parts),)
    choices = [_forms_of_part(part, is_last=k == len(parts) - 1) for k, part in enumerate(parts)]
    joined = (" ".join(words) for words in product(*choices))
    return tuple(dict.fromkeys(joined))[:_MOST_FORMS]


def by_syllables(characters: str) -> str:
    """Return characters as the table's syllables, the ones it lacks in pinyin.

    >>> by_syllables("曼海姆"), by_syllables("卡尔斯巴德")
    ('Manhaim', 'Kalsbad')
    """
    table = load_table()
    syllables = [table.syllables.get(c) or in_pinyin(c).lower() for c in characters]
    written = "".join(syllables).replace("-", " ").strip()
    return " ".join(word[:1].upper() + word[1:] for word in written.split(" "))


def sounds_like(forms: Iterable[str], text: str) -> bool:
    """Tell whether a capitalised word of a text sounds like a part of a name written so.

    Only consonants are compared, and those that transliteration confuses are one, so that
    "Mannheim" sounds like "Manhaim" and "Specht" like "Shipeht", while "Ganghai" does not.

    >>> sounds_like(["Manhaim"], "signed with Mannheim"), sounds_like(["Manhaim"], "in Ganghai")
    (True, False)
    """
    known = load_table().english
    words = {
        _skeleton(word) for word in _CAPITALISED.findall(_plain(text)) if not _TITLE.fullmatch(word)
    }
    return any(
        _is_near(_skeleton(part), word, _NEAR_A_KNOWN_NAME if part in known else _NEAR)
        for form in forms
        for part in form.split(" ")
        if len(part) > 1 and not _LEVEL_WORDS.fullmatch(part)
        for word in words
    )


def _skeleton(word: str) -> str:
    letters = word.lower().replace("ng", "n").translate(_SOUNDS)
    letters = re.sub("(.)\\1+", "\\1", letters)
    return re.sub("[aeiouyhw'’-]", "", letters) or letters


def _is_near(one: str, other: str, least: float) -> bool:
    from rapidfuzz.distance import Levenshtein

    if min(len(one), len(other)) <= _SHORT:
        return one == other
    return Levenshtein.normalized_similarity(one, other) >= least


def _plain(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def in_pinyin(characters: str) -> str:
    """Return characters as one word of pinyin.

    >>> in_pinyin("艾力")
    'Aili'
    """
    return _joined(_syllables(characters))


def place_in_pinyin(name: str, place: str) -> str:
    """Return the name of a place in China as one word of pinyin, without its class.

    How a character is read may depend on the class behind it, and some are read in one way in
    names of places.

    >>> place_in_pinyin("长白", "山"), place_in_pinyin("朝阳", "镇")
    ('Changbai', 'Chaoyang')
    """
    read = _syllables(name + place)[: len(name)]
    return _joined([_IN_PLACES.get(c, syllable) for c, syllable in zip(name, read, strict=True)])


def _syllables(characters: str) -> list[str]:
    from pypinyin import lazy_pinyin

    return lazy_pinyin(characters, v_to_u=False)


def _joined(syllables: Iterable[str]) -> str:
    joined = ""
    for syllable in syllables:
        joined += f"'{syllable}" if joined and syllable[0] in "aeo" else syllable
    return joined.replace("lv", "lyu").replace("nv", "nyu").capitalize()


def japanese_forms(surname: str, given: str) -> tuple[str, ...]:
    """Return a Japanese name in both orders; a given name the table lacks stands in pinyin.

    >>> japanese_forms("岸田", "文雄")
    ('Kishida Fumio', 'Fumio Kishida')
    """
    table = load_table()
    families = table.japanese_surnames[surname]
    names = table.japanese_given.get(given) or (in_pinyin(given),)
    pairs = [(family, name) for family in families for name in names]
    return tuple(dict.fromkeys(form for f, g in pairs for form in (f"{f} {g}", f"{g} {f}")))[
        :_MOST_FORMS
    ]


def korean_forms(surname: str, given: str) -> tuple[str, ...]:
    """Return a Korean name as Korea writes it; a character the table lacks stands in pinyin.

    >>> korean_forms("朴", "永日")
    ('Park Yeong-il', 'Park Yeongil')
    """
    table = load_table()
    if surname + given in table.persons:
        return table.persons[surname + given]
    family = table.korean_surnames[surname][0]
    syllables = [table.korean_given.get(c, (in_pinyin(c),))[0] for c in given]
    hyphened = "-".join((syllables[0], *(s.lower() for s in syllables[1:])))
    return tuple(dict.fromkeys((f"{family} {hyphened}", f"{family} {hyphened.replace('-', '')}")))


def _forms_of_part(part: str, *, is_last: bool) -> tuple[str, ...]:
    table = load_table()
    first, second = (table.surnames, table.given) if is_last else (table.given, table.surnames)
    return first.get(part) or second.get(part) or (by_syllables(part),)
