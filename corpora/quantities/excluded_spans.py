"""Digits that are names, not figures: addresses, document numbers, slogans, list marks.

They are copied into the translation by other rules; as quantities they would make demands
no English sentence can meet.
"""

from __future__ import annotations

import re

from corpora.quantities.currencies import CURRENCIES

COVER = "\ue000"
"""What stands for an excluded character: private use, so no pattern matches across it."""

_CHINESE = re.compile(
    r"""
      (?:https?://|www\.)[A-Za-z0-9./?=&%_:#~+-]+
    | (?<![A-Za-z0-9._+-])[A-Za-z0-9._+-]+@[A-Za-z0-9.-]+
    | (?<![A-Za-z0-9.-])(?:[A-Za-z0-9-]+\.)+(?:com|cn|net|org|gov|edu)[A-Za-z0-9./?=&%_-]*
    | [〔［\[【(（][0-9０-９]{4}[〕］\]】)）]\s?第?[0-9０-９]+\s?号       # 国发〔2022〕5号
    | [［\[〔【]\s?[1-9][0-9]{0,2}(?:\s?[-–—－~～至,，、]\s?[1-9][0-9]{0,2})*\s?[］\]〕】]
    | [0-9]{1,2}[:：][0-9]{2}(?![0-9])(?:[:：][0-9]{2})?(?:\s*[-—至~]\s*[0-9]{1,2}[:：][0-9]{2})?
    | (?:电话|手机|传真|热线|邮编|邮政编码|编号|编码|账号|房间号|房号|学号|工号|单号|卡号|桩号
        |证号|案号|代码|备案号|许可证号?|QQ群?)
      (?:号码|号)?\s?[:：为是]?\s?[0-9][0-9\s()（）-]*
    | [0-9]{3,6}(?=(?:[\u4e00-\u9fff]{0,4})(?:热线|客服|报警|服务平台|急救))
    | (?<![0-9:：∶.])[0-9]+(?:\.[0-9]+)?(?:\s?[:：∶]\s?[0-9]+(?:\.[0-9]+)?)+
      (?![0-9:：∶年]|\s?[—–-]\s?[0-9]{4})                            # 5.1：38.6：56.3
    | (?<![0-9.%比])[0-9]{1,3}\s?比\s?[0-9]{1,3}(?![0-9.]|\s?比)       # 3比1
    | [0-9]+(?:\.[0-9]+)?(?:[×xX][0-9]+)?[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+             # 3×10⁶
    | 0[0-9]{2,3}[-—][0-9]{7,8} | (?<![0-9])1[3-9][0-9]{9}(?![0-9]) | 400-[0-9]{3,4}-[0-9]{3,4}
    | (?<![0-9０-９日月A-Za-z-])[0-9０-９A-Za-z-]+号(?![召角称])   # 5号楼; 8月5号 is a date
    | (?<=第)[0-9０-９]+号 | (?<![一二三四五六七八九十百])[一二三四五六七八九十百]+号(?![召角称])
    | (?<![0-9:：.月日])(?:[5-9][05]|0[05])后(?![，。])                # 90后: born in the 1990s
    | (?<![0-9.])[0-9]{1,2}\.0(?=版|时代|升级|技术|阶段|模式|工程|计划|[”"」》])
    | (?:(?<=工业)|(?<=教育)|(?<=治理))[1-9]\.0(?![0-9%个万亿])
    | [（(]\s?[0-9０-９一二三四五六七八九十]{1,3}\s?[)）]                  # (1), （一）: list marks
    | (?<![0-9])[0-9]+(?:[·•・×xX*][0-9]+)+(?![0-9.万亿%千米公吨])  # “5·12”, 7×24小时
    | (?<=[·•・])[0-9]+(?![0-9.年月日万亿%])
    | ^\s*[0-9]{1,2}(?:[、)）]|[.．](?![0-9])
      |[.．](?=[0-9]{1,3}(?:个(?!月|百分点)|名|家|户|件|项|人|县|所|起|宗|座|辆))) | [①-⑳]
    | (?<![0-9A-Z])[0-9A-Z]+(?:\+[0-9A-ZN]+)+                                           # 2+6+X
    | [“"][0-9A-ZXN]{1,3}[+＋][^”"]{1,20}[”"]
    | (?<=[“])[0-9]{2,6}[A-ZN]?(?=[”](?!年|[余多]?(?:个|家|名|元|万|亿|%|条)))          # “10080”
    | (?<![一二三四五六七八九十])[一二三四五六七八九十]+折(?!合)
    | (?<![0-9.])[0-9.]+折(?!合)
    """,
    re.VERBOSE | re.MULTILINE | re.ASCII,
)

_TODAY = re.compile(r"[今昨明当本前后](?:天|日|月|年)?[（(]\s?[0-9０-９]{1,2}\s?[)）]\s?[日号]")

_MONEY_CODES = ("RMB", "Rmb", "US", "HK", "NT", "Euro", *CURRENCIES)
_ENGLISH = re.compile(
    r"""
      (?:https?://|www\.)[^\s,;)]+
    | (?<![A-Za-z0-9._+-])[A-Za-z0-9._+-]+@[A-Za-z0-9.-]+
    | (?<![A-Za-z0-9.-])(?:[A-Za-z0-9-]+\.)+(?:com|cn|net|org|gov|edu)
      (?![A-Za-z0-9])[A-Za-z0-9./?=&%_-]*
    | [\[〔][0-9]{4}[\]〕]\s?(?:No\.?\s?)?[0-9]*
    | [0-9]+(?:\.[0-9]+)?(?:[×xX][0-9]+)?[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+             # 3×10⁶
    | \[\s?[1-9][0-9]{0,2}(?:\s?[-–,]\s?[1-9][0-9]{0,2})*\s?\]                # note [2]
    | (?<![A-Za-z0-9$])[A-Z][A-Za-z]*-?[0-9]+(?:[.,][0-9]+)*(?![0-9])      # G20, COVID-19
    | (?<![A-Za-z0-9])[0-9]+(?:\+[0-9A-Z]+)+(?![A-Za-z0-9])
    | (?<![A-Za-z0-9.,])[0-9](?!MW|GW|TEU)[A-Z][A-Za-z]*(?![A-Za-z0-9])   # 5G, 4K
    | ^\s*\(?[0-9]{1,2}[.)]\s
    """,
    re.VERBOSE | re.MULTILINE,
)


def cover_excluded_chinese(text: str) -> str:
    """Return the text with everything that only looks like a figure covered, offsets unchanged.

    >>> cover_excluded_chinese("国发〔2022〕5号，共5项").replace(COVER, "_")
    '国发________，共5项'
    """
    days = {match.start() for match in _TODAY.finditer(text)}

    def cover(match: re.Match[str]) -> str:
        is_day = any(start <= match.start() <= start + 4 for start in days)
        return match.group() if is_day else COVER * len(match.group())

    return _CHINESE.sub(cover, text)


def cover_excluded_english(text: str) -> str:
    """Return the text with addresses, codes and list marks covered, offsets unchanged.

    >>> cover_excluded_english("COVID-19 and 5G").replace(COVER, "_")
    '________ and __'
    """
    return _ENGLISH.sub(_cover_unless_money, text)


_MONEY_CODE = re.compile("(?:" + "|".join(_MONEY_CODES) + ")-?[0-9]")


def _cover_unless_money(match: re.Match[str]) -> str:
    word = match.group()
    return word if _MONEY_CODE.match(word) else COVER * len(word)
