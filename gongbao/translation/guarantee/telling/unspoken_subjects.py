"""Who acts in sentences of reports that have no subject: 加快建设地铁 is what "we" did or will do.

A model leaves them without one in English too, in the infinitive, or finds some passive. Where the
part of the document says when it is told, a sentence that begins with a verb begins with "We".
"""

from __future__ import annotations

from corpora.patterns.deferred_patterns import deferred_pattern
from gongbao.translation.guarantee.telling.outlook import Outlook
from gongbao.translation.wording import begins_with_verb

_PREDICATE = deferred_pattern(
    "取得|成效|显著|明显|向好|见效|突出$|走在|位居|居全|达到?\\d|增长\\d|提升\\d|下降\\d|提高\\d|提高到|上升|有力$|到位$|落地$"
    "|(?<=[\u3400-\u9fff])(?:持续|稳步|不断|有序|顺利|深入|扎实|有力|更加|进一步|大幅|全面|加快|基本|加速|全部|蓬勃|如期|初步)[\u3400-\u9fff]{2,4}$"
)
# What has been won is told of in the past wherever it stands.
_WON = deferred_pattern(
    "(?:成功|先后|连续|再次|首次)*"
    "(?:荣获|获批(?!项目|数|率|总|的)|获评|入选(?!者|名单|标准|条件|项目|作品)|蝉联|跻身|获得(?![感者率]))"
)
# Who wins it is promised something: 获得专利的企业，给予奖励。
_IF_WON = deferred_pattern(
    "的(?:，|[一-鿿]{2,6}[，,])|给予|奖励|补[助贴]|应[当予]|可[以按凭享]|须|将|者[，。]"
)
_CLAUSE = deferred_pattern("[^，。；：！？]*")
_SHORTEST = 6


def opening_of(text: str, outlook: Outlook) -> str:
    """Return the words that a translation begins with where the text leaves its subject out.

    >>> opening_of("加快建设地铁，新增停车位5万个。", Outlook.AHEAD)
    'We will'
    >>> opening_of("荣获全国文明城市称号。", Outlook.OPEN)
    'We'
    >>> opening_of("获得专利的企业，奖励5万元。", Outlook.OPEN)
    ''
    >>> opening_of("营商环境持续优化。", Outlook.BACK)
    ''
    """
    if len(text) < _SHORTEST or not text.endswith(tuple("。；")):
        return ""
    if _WON.match(text) and outlook is not Outlook.AHEAD and not _IF_WON.search(text):
        return "We"
    if outlook is Outlook.OPEN:
        return ""
    first = _CLAUSE.match(text)
    if not begins_with_verb(text) or (first is not None and _PREDICATE.search(first[0])):
        return ""
    return "We will" if outlook is Outlook.AHEAD else "We"
