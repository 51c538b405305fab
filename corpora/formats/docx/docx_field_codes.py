"""What a Word field is by its code: one whose words are text, or a number that is kept.

A field shows what it computed last. Where that is words, they are part of the sentence around
them, and are translated in it: a reference to a heading, the name that a mail merge put in. Page
numbers are kept whole, and so is whatever shows no Chinese. A date is computed anew whenever the
file is opened, so the format it is shown in becomes English with it.
"""

from __future__ import annotations

import re

from corpora.languages import has_chinese

_NAME = re.compile(r"\s*([A-Za-z]+)")
_WITH_WORDS = frozenset(("HYPERLINK", "FORMTEXT", "TOC", "QUOTE"))
# Lines of page numbers are rewritten around them by rule.
_OF_PAGES = frozenset(("PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION"))
_PICTURE = re.compile(r"\\@\s*(?:\"(?P<quoted>[^\"]*)\"|(?P<bare>[^\s\"]+))")
_ENGLISH_PICTURES = {
    "y年m月d日": "MMMM d, yyyy",
    "e年o月a日": "MMMM d, yyyy",
    "y年m月d日dddd": "dddd, MMMM d, yyyy",
    "y年m月d日aaaa": "dddd, MMMM d, yyyy",
    "y年m月d日星期w": "dddd, MMMM d, yyyy",
    "y年m月": "MMMM yyyy",
    "e年o月": "MMMM yyyy",
    "m月d日": "MMMM d",
    "y年": "yyyy",
    "e年": "yyyy",
    "h时m分": "h:mm am/pm",
    "h时m分s秒": "h:mm:ss am/pm",
    "am/pmh时m分": "h:mm am/pm",
    "y年m月d日h时m分": "MMMM d, yyyy h:mm am/pm",
}


def has_words_of_its_own(code: str, shown: str = "") -> bool:
    """Return whether what a field shows is text of the sentence it stands in.

    >>> has_words_of_its_own(" REF _Ref1 ", "第三章"), has_words_of_its_own(" REF _Ref1 ", "3")
    (True, False)
    """
    found = _NAME.match(code)
    name = found[1].upper() if found else ""
    return name in _WITH_WORDS or (name not in _OF_PAGES and has_chinese(shown))


def english_code(code: str) -> str:
    r"""Return the code of a field with the format of its date in English.

    >>> english_code(' DATE \\@ "yyyy年M月d日" ')
    ' DATE \\@ "MMMM d, yyyy" '
    """
    picture = _PICTURE.search(code)
    if picture is None:
        return code
    written = picture["quoted"] if picture["quoted"] is not None else picture["bare"]
    plain = re.sub(r"[\s'’‘]", "", written).lower()
    plain = re.sub(r"([a-z])\1+", lambda m: m[0] if m[1] in "da" else m[1], plain)
    plain = re.sub(r"d+(?=日)", "d", re.sub(r"a+(?=日)", "a", plain))
    english = _ENGLISH_PICTURES.get(plain)
    if english is None:
        return code
    return f'{code[: picture.start()]}\\@ "{english}"{code[picture.end() :]}'
