"""Whether a part of a report looks back on what was done or ahead to what is planned.

Chinese verbs have no tense: 新建地铁3条 was done in the review of a work report and will be done in
its plan. Headings say which part it is, words of a sentence what is an exception; where nothing
says it the engine decides alone.
"""

from __future__ import annotations

from enum import Enum

from corpora.patterns.deferred_patterns import deferred_pattern

_LONGEST_HEADING = 40
_SHORTEST_TITLE = 10
_SHORTEST_BARE = 6  # without a number; shorter ones head columns of tables
_CHAPTER = deferred_pattern(r"[#*\s]*(?:第?[一二三四五六七八九十]{1,3}[、部章]|[IVX]+\.)")
_OPENS = deferred_pattern(r"[#*\s]*(?:[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.．、])")
_SENTENCE_END = deferred_pattern("[。；！？;!?]")
_BACK = deferred_pattern(
    r"回顾|(?:过去|刚刚过去)的?(?:这?一|五|几|\d)年|[一五近几两三四]年来|发展成[就绩效]"
    r"|取得的?(?:主要)?成[就绩效]|(?:完成|执行|落实|进展)情况|工作(?:总结|成效|情况|亮点)"
    r"|(?:上|去)年(?:主要)?工作|已(?:完成|开展)的?工作"
)
_AHEAD = deferred_pattern(
    r"(?:工作|发展|任务|目标)的?(?:安排|打算|计划|目标|思路|部署|建议|重点|举措|任务)|重点(?:工作|任务|抓好|做好)"
    r"|主要(?:任务|预期目标|目标|举措|措施|考虑)|下一?步|今后|总体(?:要求|思路|目标|部署)|指导思想|(?:奋斗|远景)目标|目标和?任务"
    r"|(?:抓好|做好|做实)(?:以下|如下|[一二三四五六七八九十]+[个项方])|预期目标|明年|未来[一三五几]年|新的一年"
)
_TROUBLES = deferred_pattern(
    "困难|问题|不足|挑战|形势|经验|体会|启示|发展(?:基础|现状|环境)$|基础和环境$"
)
_TROUBLES_ALONE = deferred_pattern(
    ".{0,8}(?:困难|问题|不足|挑战)(?:和|与|及)?(?:困难|问题|不足|挑战)?"
)
_IN_SENTENCES = deferred_pattern("[，。；]")
# Titles of whole documents, which are told in one time; news of them is told otherwise.
_TITLE_BACK = deferred_pattern(r"统计公报$|(?:经济|财政|预算)?(?:运行|执行)情况$|工作总结$")
_TITLE_AHEAD = deferred_pattern(
    r"(?:规划(?:纲要)?|(?:行动|工作|三年|实施|年度)计划|(?:行动|实施|工作)方案|工作要点|(?:若干|政策)措施|(?:实施|指导)意见)"
    r"(?:[(（][^()（）]*[)）])?$"
)
_NEWS = deferred_pattern(
    "印发|发布|出台|公布|解读|启动|召开|举行|审议|通过|印|正式|近日|[！？，：。]"
)
_YEARS_WORK = deferred_pattern(r"(20\d\d)年(?!以来|来)[^。；]{0,12}工作")
_DATED = deferred_pattern(r"(20\d\d)年\d{1,2}月\d{1,2}日")
_THIS_YEAR = deferred_pattern(
    r"(?:今年|新的一年|今后五年|未来五年|“?十[五六七]五”?(?:时期|期间)).{0,30}?(?:将|要(?!素|求)|总体要求|目标|之年)"
)
_OF_THE_PAST = deferred_pattern("[—\\s]*(?:这[一五]年|[一五]年来|(?:刚刚)?过去的?[一五]年)[，,里]")
_STILL_TO_COME = deferred_pattern(
    r"将(?!军|士|领)|(?<![主重需首纲摘提概机紧为])要(?![素求点闻案件塞])|必须|应当|应该|力争|争取在|下一?步|今后|明年|"
    r"计划(?:于|在|年内|再|新)|拟|预计|到20\d\d年|让我们|希望|建议|不容|仍|依然|有待|还不|还存在"
)
_DONE_ALREADY = deferred_pattern(
    r"了(?![解然])|已[经于完建被在开实有成]?|过去|去年|上年|近年|以来|目前|当前|曾"
)


class Outlook(Enum):
    """Where a text looks, and the English words that would look the other way."""

    OPEN = "open"
    BACK = "back"
    AHEAD = "ahead"

    @property
    def ruled_out(self) -> tuple[str, ...]:
        """Return words that a translation does without."""
        return _RULED_OUT[self]


_RULED_OUT = {
    Outlook.OPEN: (),
    Outlook.BACK: ("will", "shall", "would", "should", "must", "can", "To"),
    Outlook.AHEAD: ("was", "were", "has", "have", "grew", "rose", "fell", "reached", "exceeded"),
}


def outlook_of_title(text: str) -> Outlook | None:
    """Return where a document looks by its title, None for what is no such title.

    >>> outlook_of_title("2025年江州市国民经济和社会发展统计公报").name
    'BACK'
    """
    title = text.strip("*# ")
    if not _SHORTEST_TITLE <= len(title) <= _LONGEST_HEADING or _CHAPTER.match(title):
        return None
    if _NEWS.search(title):
        return None
    if _TITLE_BACK.search(title):
        return Outlook.BACK
    return Outlook.AHEAD if _TITLE_AHEAD.search(title) else None


def next_outlook(
    text: str, before: Outlook, year: int = 0, whole: Outlook = Outlook.OPEN
) -> Outlook:
    """Return the outlook of the part of a document that goes on with a segment.

    Args:
        text: A normalised segment; a heading, or a sentence that announces a part, changes it.
        before: The outlook up to there.
        year: The year of the document, 0 where it has none.
        whole: Where the document looks by its title.

    >>> next_outlook("一、2025年工作回顾", Outlook.OPEN).name
    'BACK'
    >>> next_outlook("今年，我们将重点做好以下工作：", Outlook.BACK).name
    'AHEAD'
    >>> next_outlook("三、面临的困难和问题", Outlook.BACK).name
    'OPEN'
    """
    heading = _SENTENCE_END.split(text, maxsplit=1)[0].rstrip("：:*# ")
    if len(heading) > _LONGEST_HEADING:
        return before
    is_whole = len(text.rstrip("：:*# 。")) == len(heading)
    if is_whole and _THIS_YEAR.match(heading):
        return Outlook.AHEAD
    is_announced = "以下" in heading or "如下" in heading or text.rstrip().endswith(("：", ":"))
    is_chapter = _CHAPTER.match(text) is not None
    is_bare = is_whole and len(heading) >= _SHORTEST_BARE and not _IN_SENTENCES.search(text)
    if not (is_chapter or is_bare or is_announced) or _OPENS.match(text):
        return before
    back, ahead = list(_BACK.finditer(heading)), list(_AHEAD.finditer(heading))
    # A line that a sentence is broken into says such things, too, but seldom at its end.
    is_sure = is_chapter or is_announced or any(m.end() == len(heading) for m in (*back, *ahead))
    if back and ahead and is_sure:
        return Outlook.OPEN  # the title of a whole report
    if (back or ahead) and is_sure:
        return Outlook.BACK if back else Outlook.AHEAD
    of_year = _YEARS_WORK.search(heading)
    if of_year and year:
        return Outlook.BACK if int(of_year[1]) < year else Outlook.AHEAD
    is_other = is_chapter and (before is Outlook.BACK or _TROUBLES.search(heading))
    return whole if is_other or _TROUBLES_ALONE.fullmatch(heading) else before


def outlook_of(text: str, part: Outlook) -> Outlook:
    """Return the outlook of a sentence: that of its part, unless its own words say otherwise.

    >>> outlook_of("建成地铁3条。", Outlook.BACK).name
    'BACK'
    >>> outlook_of("我们将加快建设地铁。", Outlook.BACK).name
    'OPEN'
    """
    if part is Outlook.OPEN and _OF_THE_PAST.match(text):
        part = Outlook.BACK
    exception = {Outlook.BACK: _STILL_TO_COME, Outlook.AHEAD: _DONE_ALREADY}.get(part)
    return Outlook.OPEN if exception is not None and exception.search(text) else part


def year_of(text: str) -> int:
    """Return the year of the first whole date in a text, 0 where there is none.

    >>> year_of("（2026年1月21日在市人民代表大会上）")
    2026
    """
    found = _DATED.search(text)
    return int(found[1]) if found else 0
