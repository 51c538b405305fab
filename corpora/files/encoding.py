"""Which encoding bytes are in: UTF-8, UTF-16 with a mark, GB18030 or Big5.

UTF-8 proves itself. GB18030 and Big5 accept each other's bytes, so the reading with the more
ordinary characters wins; the wrong one is full of rare ones.
"""

from __future__ import annotations

import codecs
import contextlib
import os
import re
from dataclasses import dataclass
from pathlib import PurePath

from corpora.errors import EncodingError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]+)|<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w-]+)",
    re.IGNORECASE,
)
_DECLARATION_LENGTH = 4096
_NAMES = {
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
    "x-x-big5": "big5hkscs",
    # As browsers take them: hardly a page that declares these two has nothing beyond them.
    "iso-8859-1": "cp1252",
    "us-ascii": "cp1252",
    "latin1": "cp1252",
}
_OTHERS = re.compile(r"iso8859-\d+$|cp125\d$|shift_jis$|euc_\w+$|koi8-\w$|mac-\w+$")
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta)\b", re.IGNORECASE)
# So many characters of a page may be broken that a browser shows all the same.
_BROKEN_SHARE = 0.001
_BROKEN_ALWAYS = 2
_LATIN_SHARE = 0.2
_SCORED_LENGTH = 20_000
# The plausibility above which a few bytes are words rather than accented Latin letters.
_FREQUENT_SHARE = 1.9
# The most frequent characters of official Chinese, both scripts; half of any running text.
_FREQUENT = frozenset(
    "的国和人会民中业一有大在家发行年政法生地全为是展务以员产工经方定不新关第部成区市主代动条表对"
    "作进公上自了长保开用委力学女实机各要制时社共出化十权体理可到者等持日建资个重现高分水能济加所规"
    "合治或应级外同通性其本院位设内当总提事于利过任他企平及义数面物得组华府月下强计目多海与来管改农"
    "将情议由度妇比万入省亿元期教育党特集安就续三前活决我文受口最量护财施职电立据并责技基美场这织律"
    "國會業發爲為務員產產經關區動條對進長開學實機時權體資個現濟規應級設內當總於過義數組華強計與來農"
    "將議婦萬億黨續決護財職電據責場這織間統創協種們記項從舉準門負說點車書東見觀習報幾"
)
_PUNCTUATION = frozenset("，。、；：！？（）《》“”‘’「」『』【】—…·\u3000％～")


@dataclass(frozen=True, slots=True)
class _Reading:
    text: str
    encoding: str
    score: float


def decode(data: bytes, name: str = "") -> tuple[str, str]:
    """Return the text of the bytes and the Python name of their encoding.

    A byte order mark decides and is left out of the text. Otherwise valid UTF-8 is UTF-8, then
    the encoding an HTML page declares is taken where the bytes decode in it, then the more
    plausible of GB18030 and Big5. A page, which a browser would show, may have a few broken
    characters, which are U+FFFD then, and may be in Latin letters of Windows.

    >>> decode("重庆市人民政府".encode("gb18030"))
    ('重庆市人民政府', 'gb18030')

    Raises:
        EncodingError: naming the first byte that cannot be read.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode_marked(data, mark, encoding, name), encoding
    declared = _declared_encoding(data)
    failures: list[UnicodeDecodeError] = []
    for encoding in filter(None, (_utf8_if_plausible(data, declared), declared)):
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError as error:
            failures.append(error)
    readings: list[_Reading] = []
    for encoding in ("gb18030", "big5hkscs", "cp950"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError as error:
            failures.append(error)
        else:
            readings.append(_Reading(text, encoding, _plausibility(text, encoding)))
    best = max(readings, key=lambda reading: reading.score, default=None)
    if best and best.score > 0:
        return best.text, best.encoding
    if _PAGE.search(data, 0, _DECLARATION_LENGTH):
        shown = _as_shown(data, declared)
        if shown is not None:
            return shown
    raise EncodingError(_failure_message(data, failures, name))


def shown_name(path: PurePath | str) -> str:
    """Return the name of a file as people read it, also where its bytes are no UTF-8.

    Files packed on a Chinese Windows have names in GBK, which a program is given as surrogates.
    """
    name = str(path)
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        data = os.fsencode(name)
        for encoding in ("gb18030", "utf-8"):
            with contextlib.suppress(UnicodeDecodeError):
                return data.decode(encoding)
        return data.decode("utf-8", "backslashreplace")
    return name


def _decode_marked(data: bytes, mark: bytes, encoding: str, name: str) -> str:
    try:
        return data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        offset = error.start + len(mark)
        raise EncodingError(
            f"{_place(data, offset, name)} is no {encoding.upper()}, which the first bytes announce"
        ) from None


def _declared_encoding(data: bytes) -> str | None:
    match = _DECLARED.search(data, 0, _DECLARATION_LENGTH)
    if not match:
        return None
    name = (match[1] or match[2]).decode("ascii", "replace").casefold()
    if name in _NAMES:
        return _NAMES[name]
    try:
        codec = codecs.lookup(name).name
    except (LookupError, ValueError):
        return None
    return codec if _OTHERS.match(codec) else None


def _as_shown(data: bytes, declared: str | None) -> tuple[str, str] | None:
    """Return the text of a page as a browser shows it, None where that would be no text."""
    tried = (declared,) if declared else ("utf-8", "gb18030", "big5hkscs")
    shown = [(data.decode(encoding, "replace"), encoding) for encoding in tried]
    text, encoding = min(shown, key=lambda entry: entry[0].count("\ufffd"))
    beyond = sum(not character.isascii() for character in text)
    if text.count("\ufffd") <= _BROKEN_ALWAYS + _BROKEN_SHARE * beyond and (
        declared or _plausibility(text, encoding) > 0
    ):
        return text, encoding
    latin = data.decode("cp1252", "replace")
    beyond = sum(not character.isascii() for character in latin)
    if declared is None and beyond <= _LATIN_SHARE * len(latin) and "\ufffd" not in latin:
        return latin, "cp1252"
    return None


def _utf8_if_plausible(data: bytes, declared: str | None) -> str | None:
    """Return utf-8, or None for the few GB18030 words (失业) that are valid UTF-8 too.

    As UTF-8 those hold characters of two bytes and none of three, which Chinese text always has.
    """
    if data.isascii() or re.search(rb"[\xe0-\xf4][\x80-\xbf]{2}", data):
        return "utf-8"
    if declared is not None:
        return "utf-8" if declared == "utf-8" else None
    words = data.decode("gb18030", "replace")
    return "utf-8" if _plausibility(words, "gb18030") < _FREQUENT_SHARE else None


def _plausibility(text: str, encoding: str) -> float:
    """Return how ordinary the characters are, from -3 (none) to 3 (all); higher is better."""
    scores = [
        _character_score(character, encoding)
        for character in text[:_SCORED_LENGTH]
        if not character.isascii()
    ]
    return sum(scores) / max(1, len(scores))


def _character_score(character: str, encoding: str) -> float:
    if character in _FREQUENT:
        return 3
    if character in _PUNCTUATION:
        return 2
    if "\u4e00" <= character <= "\u9fff":
        if encoding == "gb18030" and _is_common_simplified(character):
            return 1
        if _is_common_traditional(character):
            # GB18030 can hold Traditional text, but seldom does.
            return 1 if encoding != "gb18030" else 0.25
        return -1
    if "\u2500" <= character <= "\u257f":
        return 1  # tables drawn with lines
    if "\ue000" <= character <= "\uf8ff":
        return -3
    return -0.5


def _is_common_simplified(character: str) -> bool:
    """Return whether the character is on the first level of GB 2312 (3,755 characters)."""
    return 0xB0 <= character.encode("gb2312", "replace")[0] <= 0xD7


def _is_common_traditional(character: str) -> bool:
    """Return whether the character is on the first level of Big5 (5,401 characters)."""
    return 0xA4 <= character.encode("big5", "replace")[0] <= 0xC6


def _failure_message(data: bytes, failures: list[UnicodeDecodeError], name: str) -> str:
    offset = max((failure.start for failure in failures), default=0)
    return (
        f"{_place(data, offset, name)} is not text in UTF-8, UTF-16 with a byte order mark, "
        "GB18030 or Big5"
    )


def _place(data: bytes, offset: int, name: str) -> str:
    line = data.count(b"\n", 0, offset) + 1
    value = f" (0x{data[offset]:02x})" if offset < len(data) else ""
    return f"{name or 'input'}:{line}: byte {offset}{value}"
