"""Persons' names after their posts, and how they are written in English: pinyin, surname first.

A name is recognised only where a post stands before it and a verb, a mark or the end after it;
what is a name then is one in the rest of the document. The aim is never to take an ordinary word
for a name, so a name without a post is left to the translation engine, a surname alone (王某,
陆先生) apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from corpora.patterns.deferred_patterns import deferred_pattern
from glossary.copies import Copy
from glossary.names.posts import POSTS
from glossary.names.surnames import (
    COMPOUND,
    EVERY_SINGLE,
    family_of,
    find_lone_surnames,
    lone_surname_forms,
    stands_alone,
    surname_in_pinyin,
)

_AFTER = (
    "介绍|说|表示|指出|强调|认为|主持|出席|宣布|透露|告诉|参加|致辞|作|讲|回答|率队|率|前往|来到|调研|会见|看望|"
    "陪同|一行|等|同志|先生|女士|摄|报道|分别|及|担任|同时|代表|在|向|对|为|就|还|也|[，,、。；;：:（）()！？\\s]|$"
    "|[和与](?=[\u4e00-\u9fff]{2})|赴|走访|考察|视察|慰问|检查|督导|签|共同|带队|率团|接受|听取|深入|先后|会谈|见证|颁|到会|到场|参与|讲话"
)
_GIVEN = "[\u4e00-\u9fff]"
_NAME = rf"(?:(?:{'|'.join(COMPOUND)}){_GIVEN}{{1,2}}?|[{EVERY_SINGLE}]{_GIVEN}{{1,2}}?)"
_AFTER_POST = re.compile(rf"(?:{POSTS})\s?(?P<name>{_NAME})(?={_AFTER})")
_NEXT = deferred_pattern(
    rf"、(?P<name>{_NAME})(?=[、，,。；;）)]|等|和|分别|出席|参加|陪同|说|表示|指出|介绍|一行|调研|及|与|同志|$)"
)
# 审核人：李娜  责任编辑：孙丽: who stands behind such a label is a person, if it looks like one.
_LABEL = (
    "(?:审核|复核|审批|审定|制表|制图|填报|填表|联系|负责|经办|承办|报告|报送|主持|主讲|记录|发言|签发|监制"
    "|责任|统计"
    "|受理|委托|代表|申请|举报|推荐|证明|起草|撰稿|发布|联络|申报|带队|报名|牵头|当事|听证|辩护|代理|委派)人"
    "|记者|通讯员|编辑|责编|校对|审核|审校|编审|初审|复审|终审|作者|供稿|摄影|撰稿|主编|签发|翻译|制图|策划|监制"
    "|局长|主任|书记|组长|副组长|成员|站长|院长|校长|队长|秘书|姓名"
)
# 饶女士, 冉警官 are a surname with an address, 文化局 is no person.
_TITLED = deferred_pattern(
    "(?:女士|先生|小姐|警官|老师|同志|主任|[局所科处站院部]长|经理|教授|医生|律师|[局办处厅委社所])$"
)
# The space between a name and the label behind it is taken away before: 承办人：欧阳茜联系电话：.
_LABELLED_END = (
    r"(?=[\s、，,。；;（()）]|[0-9]|$|(?:联系|咨询|经办|承办|审核|审批|复核|签发|责任|编辑|校对|摄影|供稿|来源"
    r"|填报|填表|制表|报送|单位|部门|职务|电话|手机|邮箱|传真|地址|日期|时间|身份证)[\u4e00-\u9fff]{0,4}[：:])"
)
_LABELLED = deferred_pattern(rf"(?:{_LABEL})[：:]\s?(?P<name>{_NAME}){_LABELLED_END}")
_NEXT_LABELLED = deferred_pattern(rf"[、，,\s]{{1,2}}(?P<name>{_NAME}){_LABELLED_END}")
# 欧阳建国同志: a whole name before the address that only Chinese persons have.
_ADDRESSED = deferred_pattern(
    rf"(?:^|(?<=[，,、。；;：:（(！？\s由和与及请对向]))(?P<name>{_NAME})(?=同志(?!们))"
)
_HAN_BUT_OF = "(?!的)[\u4e00-\u9fff]"
# 任命王建国为局长, 免去钱伟的职务, 周涛任副区长: who is appointed, removed or elected; an item of a
# list begins with the person, 王建国为市教育局局长; or 钱伟的市教育局局长职务;
_APPOINTED = deferred_pattern(
    rf"(?:任命|聘任|聘请|提名|推选|选举)(?P<to>{_NAME})(?=(?:同志)?(?:为(?!了)|任|担任))"
    rf"|免去(?P<off>{_NAME})(?=(?:同志)?的?(?:{_HAN_BUT_OF}){{2,24}}职务)"
    rf"|^(?P<item>{_NAME})(?=(?:同志)?(?:的(?:{_HAN_BUT_OF}){{4,40}}职务(?:[，；。]|$)"
    rf"|为[\u4e00-\u9fff]{{2,40}}(?:{POSTS})(?:[(（、，][^；。]{{1,40}})?；))"
    rf"|(?:^|(?<=[，,。；;：:]))(?P<who>{_NAME})(?=(?:同志)?(?:不再担任|兼任|得票|当选为|任(?:副|省|市|区|县|州|中共|党)))"
)
# What no appointment can do without.
_ANY_APPOINTED = re.compile("[任聘选免]|提名|得票|职务|；$")
_NOT_GIVEN = re.compile("和(?!平)|[的是在与及等了将为对向不有会也都就一这那]")
# Words that begin like a name.
_WORDS = deferred_pattern(
    "单位|曾[经指多说任]|方[面案向式法便才能可]|时[候间期任时常刻]|何[时以处种地]|陆续|郑重|马上|左右|温[和]|成[为立员果]|高[度级兴效]|安[全排心]|任[务命职]|党[委组员]|关[于系注]"
    "|计划|项目|包括|全[市县区省体国]|金[融额]|席位|支[持部]|房屋|从|连续|应[当该]|明确|常[委务]|平[均时]|申[请报]|温[度室]"
    "|区[分域别级县内委间位长划块政情乡直属外]|朴[素实]|盖[章子]|乐[观于园意业居享]|员[工额]|权[利力限益重属威责]|丰[富收产田硕]|隆[重]"
    "|花[费卉园]|占[地比据用全]|都[市要是会能有在]|那[些里样个]|边[防界境缘远]|皮[革肤]|班[子级组]|沃[土尔]|闻[名讯]|植[物树被入]"
    "|母[亲婴校]|屠[宰]|匡[算]|湛[江]|贝[类壳]|百里|南宫|游[客人泳船]|向[其各全他她市县区省社]|解剖|严[肃格厉重禁防惩]|万分|权衡|相[互继关]|东方[红市]|和[副处局科厅司市县区省镇乡校院会部队站馆所社主组]|应[邀具依及予急约聘]|任组|连[线续任]|祝[寿贺福愿]|林[业草区]|解[释决答读除]|顾[问客虑]"
    "|强[调化烈制]|宣[布传读讲誓告城化威]|谈[话判及到论起]|封[闭锁控]|祖[国先籍]|幸[福运]|廉[政洁租]|储[备蓄量能]|洪[水涝灾峰]"
    "|常[态年规驻住抓见用说讲]|习[惯俗题]|计[生算分入量]|诸[多如]|厉[行害]|惠[民及农企]|哈[密尔]|杭[州甬]|浦[东江口]|戎装|宿[舍迁州]|狄更"
)
# 重庆市长江大桥, 西安市长安区, 水利部长江委: the 长 of the post begins a place's name instead,
# unless a mark or a word of rank before the post says that there is one.
_PLACE_OF_LONG = re.compile("长[江安宁武阳白葛]")
_RANK_BEFORE = re.compile("(?:^|[^\u4e00-\u9fff]|[副市区县州省镇乡任兼前原])$")
# How a character is read in given names, and how it is read too: 朝晖 is Zhaohui, 朝阳 Chaoyang.
_IN_GIVEN_NAMES = {
    "长": ("chang", ""),
    "朝": ("zhao", "chao"),
    "柏": ("bai", "bo"),
    "茜": ("qian", "xi"),
    "晟": ("sheng", "cheng"),
    "乐": ("le", "yue"),
    "行": ("xing", "hang"),
    "蔚": ("wei", "yu"),
    "莘": ("xin", "shen"),
    "重": ("chong", "zhong"),
}
_KNOWN_OTHERWISE = {
    "孙中山": ("Sun Yat-sen", "Sun Zhongshan"),
    "蒋介石": ("Chiang Kai-shek", "Jiang Jieshi"),
    "宋庆龄": ("Soong Ching Ling", "Song Qingling"),
    "李政道": ("Tsung-Dao Lee", "Li Zhengdao"),
    "杨振宁": ("Chen Ning Yang", "Yang Zhenning"),
    "李嘉诚": ("Li Ka-shing", "Li Jiacheng"),
}
# Names of two characters that a dictionary has as words: 高峰 may be one, 全部 is none.
_WORD_LENGTH, _WORD_ODDS = 2, -2.5
# Hong Kong and Macao write names in their own way, which pinyin gets wrong.
_ELSEWHERE = re.compile("香港|澳门|台湾")


def find_person_names(text: str, known: Iterable[str] = ()) -> tuple[Copy, ...]:
    """Return the persons' names of normalised text, left to right.

    Args:
        text: Chinese text.
        known: Names that the document has given with a post before; found wherever they stand.

    >>> [name.forms[0] for name in find_person_names("区委书记梁志远介绍，区长何静怡说")]
    ['Liang Zhiyuan', 'He Jingyi']
    """
    if _ELSEWHERE.search(text):
        return ()
    found: dict[int, str] = {}
    for first in _AFTER_POST.finditer(text):
        if _is_place(first, text):
            continue
        match: re.Match[str] | None = first
        while match is not None:
            name = match["name"]
            if _is_no_name(text, match.start("name"), name):
                break
            found[match.start("name")] = name
            match = _NEXT.match(text, match.end("name"))
    for place, name in (
        *_addressed_names(text),
        *_labelled_names(text),
        *_appointed_names(text),
    ):
        found.setdefault(place, name)
    for name in sorted(known, key=len, reverse=True):
        place = text.find(name)
        is_alone = place >= 0 and bool(lone_surname_forms(name))
        while place >= 0:
            if not is_alone or stands_alone(text, place, name):
                _add(found, place, name)
            place = text.find(name, place + len(name))
    for place, name in find_lone_surnames(text):
        _add(found, place, name)
    return tuple(
        Copy(place, place + len(name), name, _forms(name)) for place, name in sorted(found.items())
    )


def _is_no_name(text: str, place: int, name: str) -> bool:
    is_other = _NOT_GIVEN.search(name[1:]) or _WORDS.match(name)
    return bool(is_other) or _is_ordinary_word(text, place, name)


def _is_ordinary_word(text: str, place: int, name: str) -> bool:
    """Tell whether what stands behind a post is a word and hardly a name: 负责人全部到场."""
    from glossary.dictionary import load_dictionary
    from glossary.names.likely_persons import load_name_model, name_candidates

    if len(name) > _WORD_LENGTH or load_dictionary().cost(name) is None:
        return False
    model = load_name_model()
    # What stands around it is known: a post before, and behind what a person does.
    same = (
        replace(c, before="长", after="介绍")
        for c in name_candidates(text)
        if c.span == (place, place + len(name))
    )
    return all(model.odds(candidate) < _WORD_ODDS for candidate in same)


def romanised_name(name: str) -> str:
    """Return a Chinese person's name in pinyin, surname first.

    >>> romanised_name("欧阳明月"), romanised_name("单志强")
    ('Ouyang Mingyue', 'Shan Zhiqiang')
    """
    surname = family_of(name)
    given = "".join(_syllable(character) for character in name[len(surname) :])
    return f"{surname_in_pinyin(surname)} {_apart(name[len(surname) :], given)}"


def _appointed_names(text: str) -> Iterator[tuple[int, str]]:
    if not _ANY_APPOINTED.search(text):
        return
    for match in _APPOINTED.finditer(text):
        group = match.lastgroup or "who"
        name = match[group]
        if not _NOT_GIVEN.search(name[1:]) and not _WORDS.match(name):
            yield match.start(group), name


def _addressed_names(text: str) -> Iterator[tuple[int, str]]:
    if "同志" not in text:
        return
    for match in _ADDRESSED.finditer(text):
        if _is_whole_name(match["name"]):
            yield match.start("name"), match["name"]


def _labelled_names(text: str) -> Iterator[tuple[int, str]]:
    if "：" not in text and ":" not in text:
        return
    for first in _LABELLED.finditer(text):
        match: re.Match[str] | None = first
        while (
            match is not None
            and _is_whole_name(match["name"])
            and not _TITLED.search(match["name"])
        ):
            yield match.start("name"), match["name"]
            match = _NEXT_LABELLED.match(text, match.end("name"))


def _is_whole_name(name: str) -> bool:
    has_given = len(name) > len(family_of(name))
    return has_given and not _NOT_GIVEN.search(name[1:]) and not _WORDS.match(name)


def _add(found: dict[int, str], place: int, name: str) -> None:
    if not any(a < place + len(name) and place < a + len(n) for a, n in found.items()):
        found[place] = name


def _is_place(match: re.Match[str], text: str) -> bool:
    """Tell whether the end of the post and the begin of the name are a place's name, as 长江."""
    last = match.start("name") - 1
    if not _PLACE_OF_LONG.match(text, last):
        return False
    return not _RANK_BEFORE.search(text[: match.start()])


def _forms(name: str) -> tuple[str, ...]:
    alone = lone_surname_forms(name)
    if alone:
        return alone
    known = _KNOWN_OTHERWISE.get(name)
    if known is not None:
        return known
    preferred = romanised_name(name)
    older = preferred.replace("Lyu ", "Lu ").replace("lyu", "lu").replace("nyu", "nu")
    others = (
        preferred.replace(first, second, 1).replace(first.capitalize(), second.capitalize(), 1)
        for first, second in (_IN_GIVEN_NAMES.get(c, ("", "")) for c in name[1:])
        if second
    )
    return tuple(dict.fromkeys((preferred, older, *others)))


def _syllable(character: str) -> str:
    if character in _IN_GIVEN_NAMES:
        return _IN_GIVEN_NAMES[character][0]
    from pypinyin import lazy_pinyin

    return "".join(lazy_pinyin(character)).replace("lv", "lyu").replace("nv", "nyu")


def _apart(characters: str, joined: str) -> str:
    """Write the apostrophe that separates a second syllable beginning with a vowel (Xi'an)."""
    syllables = [_syllable(character) for character in characters]
    if len(syllables) == 2 and syllables[1][:1] in "aeo":
        joined = f"{syllables[0]}'{syllables[1]}"
    return joined.capitalize()
