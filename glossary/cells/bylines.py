"""Bylines: who wrote, who took the picture, 记者 林晓 通讯员 王思远, alone at the end of a page.

Their English is a matter of form, "Reporter Lin Xiao; correspondent Wang Siyuan", and a model that
has never seen a name takes it for something else. Chinese sets names apart by spaces, so a byline
is read as it is written, before normalisation.
"""

from __future__ import annotations

from corpora.patterns.deferred_patterns import deferred_pattern
from glossary.cells.plain_cells import CellRendering
from glossary.names import romanised_name
from glossary.names.surnames import COMPOUND, EVERY_SINGLE

_ROLES = {
    "记者": "reporter",
    "本报记者": "staff reporter",
    "本台记者": "staff reporter",
    "本刊记者": "staff reporter",
    "全媒体记者": "multimedia reporter",
    "融媒体记者": "multimedia reporter",
    "首席记者": "chief reporter",
    "见习记者": "trainee reporter",
    "实习记者": "intern reporter",
    "特约记者": "special reporter",
    "摄影记者": "photojournalist",
    "新华社记者": "Xinhua News Agency reporter",
    "新华网记者": "Xinhuanet reporter",
    "中新社记者": "China News Service reporter",
    "中新网记者": "China News reporter",
    "人民日报记者": "People's Daily reporter",
    "人民网记者": "People's Daily Online reporter",
    "光明日报记者": "Guangming Daily reporter",
    "经济日报记者": "Economic Daily reporter",
    "央视记者": "CCTV reporter",
    "总台记者": "CMG reporter",
    "摄影": "photographer",
    "责任编辑": "executive editor",
    "编辑": "editor",
    "校对": "proofreader",
    "撰稿": "writer",
    "供稿": "contributor",
    "制图": "graphics editor",
    "通讯员": "correspondent",
    "特约通讯员": "special correspondent",
    "实习生": "intern",
}
_TAILS = {
    "摄": "photo by",
    "摄影": "photo by",
    "图": "photo by",
    "文/图": "text and photo by",
    "文图": "text and photo by",
    "摄影报道": "text and photo by",
    "报道": "",
    "文": "",
}
_GAP = "[ \u3000]"
_NAME = f"(?:{'|'.join(COMPOUND)}|[{EVERY_SINGLE}])[\u4e00-\u9fff]{{1,2}}?"
_ROLE = "|".join(sorted(_ROLES, key=len, reverse=True))
_TAIL = "|".join(sorted(_TAILS, key=len, reverse=True))
_CREDIT = deferred_pattern(
    f"(?P<role>{_ROLE})(?:{_GAP}*[：:]{_GAP}*|{_GAP}+)"
    f"(?P<names>{_NAME}(?:{_GAP}*[、，]{_GAP}*{_NAME}|{_GAP}+(?!{_ROLE}|{_TAIL}){_NAME})*)"
    f"(?={_GAP}|[；;，]|$|(?:{_TAIL})$)(?:{_GAP}*[；;，]?{_GAP}*)"
)
_BYLINE = deferred_pattern(
    f"(?P<opening>[（(]?)(?P<inside>.*?)(?P<tail>{_TAIL})?(?P<closing>[）)]?)[。.]?"
)
_BETWEEN = deferred_pattern(f"{_GAP}*[、，]{_GAP}*|{_GAP}+")


def render_byline(text: str) -> CellRendering | None:
    """Return the English of a text that is a byline and nothing else, else None.

    >>> render_byline("记者 林晓 通讯员 王思远").english
    'Reporter Lin Xiao; correspondent Wang Siyuan'
    >>> render_byline("（本报记者　周晓晨　刘洋　摄）").english
    '(Photo by staff reporters Zhou Xiaochen and Liu Yang)'
    """
    match = _BYLINE.fullmatch(text.strip(" \u3000"))
    if match is None or bool(match["opening"]) is not bool(match["closing"]):
        return None
    inside = match["inside"].strip(" \u3000")
    credits: list[str] = []
    position = 0
    while position < len(inside):
        credit = _CREDIT.match(inside, position)
        if credit is None:
            return None
        credits.append(_written(credit["role"], _BETWEEN.split(credit["names"])))
        position = credit.end()
    if not credits:
        return None
    opening = _TAILS[match["tail"]] if match["tail"] else ""
    english = " ".join(filter(None, (opening, "; ".join(credits))))
    english = english[0].upper() + english[1:]
    return CellRendering(f"({english})" if match["opening"] else english)


def _written(role: str, names: list[str]) -> str:
    english = [romanised_name(name) for name in names]
    listed = " and ".join(filter(None, (", ".join(english[:-1]), english[-1])))
    return f"{_ROLES[role]}{'s' if len(english) > 1 else ''} {listed}"
