"""Who acts in sentences of reports that have no subject: 加快建设地铁 is what "we" did or will do.

A model leaves them without one in English too, in the infinitive, or finds some passive. Where the
part of the document says when it is told, a sentence that begins with a verb begins with "We".
"""

from __future__ import annotations

import re

from gongbao.translation.guarantee.outlook import Outlook

_ADVERBS = (
    "加快|圆满|深入|持续|大力|全面|积极|扎实|统筹|着力|全力|坚决|始终|认真|进一步|充分|自觉|主动|有序|有效|稳步|稳妥|依法|不断"
    "|坚定不移|毫不动摇|强力|深度|切实|坚定|精准|加速|广泛|科学|严格|高质量|高标准|高水平|高效率?|系统|纵深|接续|千方百计"
    "|牢牢|紧紧|锲而不舍|坚持不懈|精心|持之以恒|率先|因地制宜|常态化|协同|滚动|成功|优先|及时|同步|大规模|一体|稳慎"
    "|从严|分类|继续|更好|聚力|倾力|奋力|加力|合力"
)
_VERBS = (
    "加快|坚持|实施|推进|深化|加强|推动|强化|支持|完善|开展|落实|健全|提升|促进|优化|新增|新建|聚焦|完成|建成|建立|抓好|抓实"
    "|抓紧|打造|围绕|培育|加大|巩固|提高|发挥|突出|启动|扩大|出台|制定|办好|探索|增强|构建|依托|拓展|鼓励|开工|做大|做强|做优"
    "|做好|做实|打好|打通|防范|组建|编制|推行|创建|举办|推广|引导|紧盯|争取|繁荣|壮大|践行|规范|谋划|弘扬|引进|严守|夯实"
    "|设立|整合|抓住|推出|确保|瞄准|成立|树立|激发|筑牢|丰富|保持|传承|倡导|畅通|实行|坚守|保障|扶持|营造|深挖|挖掘|对标"
    "|维护|发放|把握|搭建|放大|改善|紧扣|压紧|压实|发扬|释放|盘活|淘汰|化解|整治|清理|改造|修复|举行|承接|落地|贯彻|履行"
    "|建设|开通|获批|构筑|增加|抓牢|执行|扛稳|升级|注重|打击|统筹|实现|组织|投入|融入|消化|学习|营建|攻坚|抢抓|新开工|新改建|开放|对接|吸引|招引|破解|解决|处置|纠正|查处|严打|严惩|守住|守牢|稳住|用好|管好|建好|建强|织密|扛牢"
)
_SUBJECTLESS = re.compile(
    f"(?:{_ADVERBS}|[、，和])*(?:{_VERBS}|(?<=[大快力极])发展)(?!者|方案|办法|意见|条例)"
)
_PREDICATE = re.compile(
    "取得|成效|显著|明显|向好|见效|突出$|走在|位居|居全|达到?\\d|增长\\d|提升\\d|下降\\d|提高\\d|提高到|上升|有力$|到位$|落地$"
    "|(?:持续|稳步|不断|有序|顺利|深入|扎实|有力|更加|进一步|大幅|全面|加快|基本|加速|全部|蓬勃|如期|初步)[\u3400-\u9fff]{2,4}$"
)
_CLAUSE = re.compile("[^，。；：！？]*")
_SHORTEST = 6


def opening_of(text: str, outlook: Outlook) -> str:
    """Return the words that a translation begins with where the text leaves its subject out.

    >>> opening_of("加快建设地铁，新增停车位5万个。", Outlook.AHEAD)
    'We will'
    >>> opening_of("营商环境持续优化。", Outlook.BACK)
    ''
    """
    if outlook is Outlook.OPEN or len(text) < _SHORTEST or not text.endswith(tuple("。；")):
        return ""
    first = _CLAUSE.match(text)
    if not _SUBJECTLESS.match(text) or (first is not None and _PREDICATE.search(first[0])):
        return ""
    return "We will" if outlook is Outlook.AHEAD else "We"
