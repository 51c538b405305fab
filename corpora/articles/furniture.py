"""What stands on a government page and is no article: the words by which it is known.

A line is furniture as a whole or not at all; words inside a sentence never make it so.
"""

from __future__ import annotations

import re

_SEPARATOR = r"[>＞›»/→|｜\\-]{1,2}"
_BREADCRUMB = re.compile(
    r"(?:您?(?:现在|当前)?(?:所在)?(?:的)?位置|当前位置|所在位置|You are here|Location|Position"
    r"|Current (?:position|location))\s*(?:是|为)?\s*[:：]?.{0,100}"
    rf"|(?:网站)?(?:首页|主页|Home(?:page)?)\s*{_SEPARATOR}.{{0,120}}",
    re.IGNORECASE,
)
_ARROWS = re.compile("[>＞›»]+")
_LONGEST_STEP = 40
# Parts that stand alone or in a row, divided by spaces and rules.
_WORDS = re.compile(
    r"(?>分享(?:到|至|本页|本文)?|转发|推荐|微信|微博|新浪微博|腾讯微博|QQ(?:空间|好友)?|人人网|豆瓣"
    r"|扫一扫[^\s|｜]{0,20}|打印(?:本[页稿文]|页面)?|关闭(?:窗口|本页)?|收藏(?:本[页站])?|我要纠错|纠错"
    r"|朗读|语音(?:播报|朗读)|无障碍(?:浏览|阅读)?|适老(?:版|化).{0,4}|长者(?:版|模式)|关怀版|智能机器人"
    r"|返回(?:首页|顶部|列表|上[页级]|目录)?|回到顶部|TOP|更多|查看更多|下载(?:本文)?|手机版|电脑版|移动版|繁體(?:版|中文)?"
    r"|繁体(?:版|中文)?|简体(?:版|中文)?|中文版?|英文版?|English|登录|注册|退出|搜索|检索|请输入关键[字词]"
    r"|加入收藏|设为首页|网站地图|联系我们|关于我们|网站声明|隐私(?:保护|政策|声明)|使用帮助|RSS|订阅|点赞|评论"
    r"|首页|要闻动态|新闻中心|政务公开|政务服务|政府信息公开|互动交流|公众互动|走进[^\s|｜]{2,4}|魅力[^\s|｜]{2,4}"
    r"|数据(?:开放|发布)|专题专栏|热点专题|领导(?:之窗|信息)|机构(?:职能|设置)|政策文件|解读回应|办事服务"
    r"|Share(?:\s+(?:to|on|this(?:\s+(?:page|article))?))?|Print(?:\s+this\s+page)?"
    r"|Close(?:\s+window)?|E-?mail|Facebook|Twitter|WeChat|Weibo"
    r"|LinkedIn|WhatsApp|X|Home|News|About(?:\s+us)?|Contact(?:\s+us)?|Site\s?map"
    r"|Search|Login|Sign in"
    r"|Register|Back(?:\s+to\s+(?:top|list|home))?|More|Read more|Next|Previous|Download|Bookmark"
    r"|Photos?|Videos?|Services?|Government|Business|Investment|Travel|Culture|Living|Features?"
    r"|Links?|Privacy(?:\s+policy)?|Terms of use|Accessibility|Copy link|Scan the QR code.{0,40}"
    r"|中文|한국어|日本語|Français|Deutsch|Español|Русский"
    r"|A[+-]|大|中|小|特大|[TＴ])",
    re.IGNORECASE,
)
_BETWEEN = r"[\s　|｜:：/【】\[\]()（）<>《》»›+\-·•,，、.]*"
# Nothing is tried twice, so a long line takes no longer than its length.
_ROW = re.compile(rf"{_BETWEEN}+(?>(?:{_WORDS.pattern}{_BETWEEN}+)+)", re.IGNORECASE)
_FONT = re.compile(
    r"[【\[（(]?\s*(?:字体|字号|文字大小|Font\s*size|Text\s*size)\s*(?:大小|显示)?\s*[:：]?.{0,30}"
    r"|[【\[（(]\s*大\s*中\s*小\s*[】\])）].{0,30}",
    re.IGNORECASE,
)
_LABELS = (
    r"来源|信息来源|稿源|文章来源|稿件来源|新闻来源|来\s*源|作者|记者|通讯员|编辑|责任编辑|责编|编\s*辑|校对|审核|审校|签发|初审|复审|终审"
    r"|监制|值班编辑|本文责编|文章编辑|撰稿|供稿|供稿单位|摄影"
    r"|发布时间|发布日期|发表时间|发布于|更新时间|更新日期|时间|日期|录入时间|成文日期|印发日期|生成日期"
    r"|浏览(?:次数|量|人数)?|点击(?:次数|数|率|量)?|访问(?:次数|量|人数)?|阅读(?:次数|量|数)?|阅读人数|已阅"
    r"|索引号|索\s*引\s*号|发文字号|文\s*号|主题分类|主题词|公开方式|公开(?:范围|属性)|发布机构|发文机关|公开目录|信息分类|体裁分类|组配分类|有效性|有\s*效\s*性"
    r"|Sources?|From|Author|By|Editors?|Edited by|Updated?(?:\s+(?:on|at|time))?|Last updated"
    r"|Published?(?:\s+(?:on|at|time))?|Release(?:d)?(?:\s+(?:date|time))?|Posted(?:\s+on)?|Date|Time"
    r"|Views?|Hits|Page views|Clicks|Visits|Reads|Reporter|Proofread(?:er|ing)?|Reviewed by"
)
_LABELLED = re.compile(rf"[（(【\[]?\s*(?:{_LABELS})\s*[:：]\s*.{{0,80}}", re.IGNORECASE)
_DATE_ONLY = re.compile(
    r"(?:\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?)(?:\s*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+\d{1,2},?\s+\d{4}",
    re.IGNORECASE,
)
_FOOTER = re.compile(
    r".{0,60}(?:ICP\s*(?:备|证|[:：])|公网安备|网站标识码|版权所有|All rights reserved|Copyright"
    r"|©|&copy;|网警).{0,160}"
    r"|(?:主办|承办|协办|维护|管理)(?:单位)?\s*[:：].{0,80}|技术支持\s*[:：]?.{0,60}"
    r"|(?:Presented|Sponsored|Hosted|Organized|Powered|Maintained|Designed)\s+by.{0,120}"
    r"|(?:地址|通讯地址|邮编|邮政编码|电话|联系电话|传真|邮箱|电子邮箱"
    r"|Tel|Telephone|Fax|Address|E-?mail|Postcode|Zip code)"
    r"\s*[:：.]?\s*[\w@(（+].{0,80}|建议(?:使用|您).{0,60}(?:浏览器|分辨率).{0,40}"
    r"|.{0,40}Welcome to .{0,80}(?:website|web site|portal|homepage)\s*!?|欢迎(?:您)?访问.{0,40}",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"[【\[]?\s*(?:上一?[篇条页]|下一?[篇条页]|相关(?:链接|文章|阅读|新闻|报道|信息|稿件|附件下载)|延伸阅读|推荐阅读|热门(?:文章|推荐|新闻)|更多(?:新闻|资讯)"
    r"|友情链接|网站链接|最新(?:文章|新闻|信息)|图片新闻|点击排行|排行榜|热点(?:新闻|排行)"
    r"|Previous|Next|Related(?:\s+(?:news|stories|articles|links|reading))?|Recommended"
    r"|Latest(?:\s+news)?|Most (?:read|viewed|popular)|Hot news|Top stories|Links"
    r"|Friendly links|You may also like|Editor's picks?)\s*[】\]]?\s*(?:[:：>»].{0,120}|\s*)",
    re.IGNORECASE,
)
_EDITOR = re.compile(
    r"[（(【\[]\s*(?:责任编辑|责编|编辑|Editor|Web editor|Source|来源)\s*[:：].{0,60}[)）】\]]?"
    r"|(?:责任编辑|责编|Editor|Web editor|Edited by)\s*[:：]?.{0,60}",
    re.IGNORECASE,
)


def is_furniture(line: str) -> bool:
    """Return whether a line is no part of an article, wherever it stands.

    >>> is_furniture("Home > News > News"), is_furniture("来源：荆州日报  字体：【大 中 小】")
    (True, True)
    >>> is_furniture("全区首页经济增长3.5%。")
    False
    """
    return is_chain(line) or is_labelled_furniture(line)


def is_labelled_furniture(line: str) -> bool:
    """Return whether a line is furniture by its words, not only by arrows between them."""
    line = " ".join(line.split())
    return any(
        pattern.fullmatch(line) for pattern in (_BREADCRUMB, _ROW, _FONT, _FOOTER, _EDITOR, _AFTER)
    ) or is_about_article(line)


def is_chain(line: str) -> bool:
    """Return whether a line is steps with arrows between them: a path, or a procedure.

    >>> is_chain("要闻 > 区内要闻 > 正文"), is_chain("a > b")
    (True, False)
    """
    steps = [step.strip() for step in _ARROWS.split(line)]
    return len(steps) > 2 and all(
        0 < len(step) <= _LONGEST_STEP and not any(mark in step for mark in "。！？")
        for step in steps
    )


def is_about_article(line: str) -> bool:
    """Return whether a line tells date, source, editor or counters of the article."""
    line = " ".join(line.split())
    if _LABELLED.fullmatch(line) or _DATE_ONLY.fullmatch(line):
        return not _is_sentence(line)
    # Several of them in a row, in any order: date, source, counter, font size.
    rest = _DATE_ONLY.sub(" ", line)
    labels = len(re.findall(rf"(?:{_LABELS}|字体|字号)\s*[:：]", line, re.IGNORECASE))
    starts = _DATE_ONLY.match(line) is not None and rest != line
    return (labels >= 2 or (labels >= 1 and starts)) and len(line) < 160 and not _is_sentence(line)


def ends_article(line: str) -> bool:
    """Return whether nothing after this line belongs to the article."""
    line = " ".join(line.split())
    return any(pattern.fullmatch(line) for pattern in (_AFTER, _FOOTER, _EDITOR))


def _is_sentence(line: str) -> bool:
    return line.endswith(("。", "！", "？")) or (line.endswith(".") and line.count(" ") > 8)
