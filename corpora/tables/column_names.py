"""What the heading of a column means, in the words of every tool and office, English and Chinese.

A heading names a language ("Chinese (PRC)", 英文译名), a side (source, 译文), a fact (Notes, 领域),
or a language and a fact ("en-US Definition"). No row of data is looked at here, but in
`table_headers`.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

SIDES = ("source", "target")
LANGUAGES = ("zh", "zh_hant", "en")

_SEPARATORS = re.compile(r"[\s_\-.,/:;|()\[\]<>【】]+")
_CHINESE_LANGUAGE = re.compile(
    "(?P<zh_hant>(?:中文|汉语|華語|漢語)?(?:繁体|繁體|正体|正體)(?:中文|字)?)"
    "|(?P<zh>(?:中文|汉语|漢語|中国语)(?:简体|簡體)?|(?:简体|簡體)(?:中文|字)?|中|汉)"
    "|(?P<en>英文|英语|英語|英译|英譯|英)"
)


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


def _listed(names: str) -> frozenset[str]:
    return frozenset(names.split("|"))


_ZH = _words("zh zho chi cmn chinese mandarin chs")
_EN = _words("en eng english enus engb")
_REGIONS = {
    "zh": _words("cn prc china hans simplified sg singapore mainland people s republic of"),
    "zh_hant": _words("hant tw hk mo taiwan hong kong macao macau traditional sar roc"),
    "en": _words(
        "us gb uk usa au ca ie nz in united states kingdom of america britain great british"
        " american international"
    ),
}
_GENERIC = _words(
    "term terms text word words phrase name names column language lang entry segment string"
    " source target translation official main"
    " synonym synonyms alternative 2 3 同义词 别名 术语 名称 名 词 词条 词汇 词语 文本 表述"
    " 原文 译文 译名 翻译 全称 术语名称 对照 术语译名 语言 句子 術語 名稱 譯名 譯文"
)
_SOURCES = _listed(
    "source|src|source text|source term|source segment|source language"
    "|source string|original|original text|term|原文|源文|源|源语|源语言|源术语|源词|原语|原词|术语"
    "|術語|词条|词语|源文本|源语术语"
)
_TARGETS = _listed(
    "target|tgt|trg|target text|target term|target segment"
    "|target language|target string|translation|translations|translated"
    "|translated text|译文|譯文|译名|譯名|译语|译词"
    "|目标|目标语|目标语言|目标术语|目标文本|目标语术语|翻译"
)
_FACTS = {
    "forbidden": "forbidden|is forbidden|prohibited"
    "|banned|do not use|not allowed|禁用|禁用词|禁用译名|禁用术语|是否禁用"
    "|禁止使用|不得使用|禁譯|deprecated|废止|停用",
    "untranslated": "dnt|do not translate|donottranslate|non translatable|untranslatable"
    "|不译|不翻译|勿译|免译|保留原文|是否不译",
    "translatable": "translatable|可译|是否翻译",
    "term info": "term info",
    "subject": "subject|domain|domains|field|subject field|entry subject|subdomain"
    "|category|领域|学科|专业|专业领域|行业|主题|类别|分类|領域",
    "note": "note|notes|comment|comments|remark|remarks|entry note|term note|备注"
    "|注释|说明|附注|注|備註|批注|备考",
    "contexts": "example|examples|example of use|example sentence|usage example"
    "|context|contexts|term example|sample|例句|示例|用例|例|语境|上下文"
    "|举例|例子",
    "definition": "definition|definitions|def|meaning|explanation|description"
    "|entry definition|定义|释义|解释|含义|定義",
    "origin of ruling": "来源|出处|依据|來源|出處|reference|references|citation source",
    "pos": "pos|part of speech|partofspeech|word class|词性|詞性",
    "status": "status|term status|usage status|usage|approval status|review status"
    "|workflow status|状态|術語狀態|术语状态|使用状态|狀態|审定状态|审核状态|审批状态"
    "|批准状态|审校状态|規範狀態|规范状态",
    "case": "case sensitive|casesensitive|case sensitivity|match case|区分大小写|大小写",
    "id": "id|entry id|concept id|term id|termbase id|编码|标识",
    "scope": "client|customer|project|客户|项目|適用範圍|适用范围",
    "language of source": "source lang|source language code|源语言代码",
    "language of target": "target lang|target language code|目标语言代码",
}
_FACT_OF = {name: fact for fact, names in _FACTS.items() for name in names.split("|")}
_STATUS_OF_SIDE = re.compile(
    "(?:(?P<source>source|原文|原语|源语|源术语)|target|translation|译文|译名|译语|目标语|目标术语)"
    " ?(?:term )?(?:status|状态|审核状态|审定状态)"
)
_FORBIDDEN_WORDS = re.compile(
    "(?:(?:forbidden|prohibited|banned|disallowed|deprecated|rejected|incorrect|wrong|unacceptable"
    "|obsolete|not recommended|not allowed)"
    " (?:terms?|translations?|variants?|synonyms?|targets?|words?|forms?|english)"
    "|(?:terms|translations|words) (?:to avoid|not to use|not to be used))"
    "|(?:禁用|禁止使用|不得使用|不推荐|不推荐使用|弃用|停用|错误|误用|不当|不规范)的?"
    "(?:(?:英文|英语)?(?:译法|译文|译名|译词|翻译|词|词语|术语|用语|表述|说法|写法)|英文|英语)"
)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a heading means.

    Attributes:
        kind: One of `LANGUAGES` or `SIDES` for the terms or texts themselves, the name of a fact,
            or empty where the heading is not known.
        language: For a fact the language that its heading names, "source" or "target" where it
            names that side, else empty.
    """

    kind: str = ""
    language: str = ""


@lru_cache(maxsize=4096)
def heading_meaning(heading: str) -> Meaning:
    """Return what a heading means.

    >>> heading_meaning("Chinese (PRC)"), heading_meaning("译名").kind
    (Meaning(kind='zh', language=''), 'target')
    >>> heading_meaning("en-US Definition")
    Meaning(kind='definition', language='en')
    >>> heading_meaning("链主").kind
    ''
    """
    if len(heading) > _LONGEST:
        return Meaning()
    tokens = _SEPARATORS.sub(" ", unicodedata.normalize("NFKC", heading).lower()).split()
    key = " ".join(tokens)
    if not key:
        return Meaning()
    for names, kind in ((_SOURCES, "source"), (_TARGETS, "target")):
        if key in names:
            return Meaning(kind)
    if key in _FACT_OF:
        return Meaning(_FACT_OF[key])
    if _FORBIDDEN_WORDS.fullmatch(key):
        return Meaning("forbidden")
    if (match := _STATUS_OF_SIDE.fullmatch(key)) is not None:
        return Meaning("status", "source" if match["source"] else "target")
    language, rest = _language(tokens)
    if not language:
        return Meaning()
    if not rest or all(token in _GENERIC for token in rest):
        return Meaning(language)
    words = " ".join(rest)
    fact = _FACT_OF.get(words) or _FACT_OF.get("".join(rest))
    if not fact and _FORBIDDEN_WORDS.fullmatch(words):
        fact = "forbidden"
    return Meaning(fact, language) if fact else Meaning()


def is_language_code(cell: str) -> bool:
    """Tell whether a cell names a language and nothing else, as every row of DeepL's tables does.

    >>> is_language_code("ZH"), is_language_code("en-GB"), is_language_code("chain")
    (True, True, False)
    """
    return bool(_CODE.fullmatch(cell.strip())) and heading_meaning(cell).kind in LANGUAGES


def _language(tokens: list[str]) -> tuple[str, list[str]]:
    """Return the language that the words of a heading name, and the words beside it."""
    rest: list[str] = []
    found: set[str] = set()
    is_traditional = False
    for token in tokens:
        language, tail = _token_language(token)
        if language:
            found.add("zh" if language == "zh_hant" else language)
            is_traditional |= language == "zh_hant"
            rest += [tail] if tail else []
        else:
            rest.append(token)
    if len(found) != 1:
        return "", tokens
    (language,) = found
    kept: list[str] = []
    for token in rest:
        if language == "zh" and token in _REGIONS["zh_hant"]:
            is_traditional = True
        elif token not in _REGIONS[language]:
            kept.append(token)
    return ("zh_hant" if is_traditional else language), kept


def _token_language(token: str) -> tuple[str, str]:
    if token in _ZH:
        return "zh", ""
    if token == "cht":
        return "zh_hant", ""
    if token in _EN:
        return "en", ""
    match = _CHINESE_LANGUAGE.match(token)
    if match is None:
        return "", ""
    tail = token[match.end() :]
    if len(match[0]) == 1 and tail not in _GENERIC and tail:
        return "", ""  # 中国 names no language, 中 alone does
    if tail and tail not in _GENERIC and tail not in _FACT_OF and tail not in ("简体", "繁体"):
        return "", ""
    language = str(match.lastgroup)
    if tail in ("简体", "繁体"):
        return ("zh_hant" if tail == "繁体" else "zh"), ""
    return language, tail


_LONGEST = 60
_CODE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z]{2,4})?")
