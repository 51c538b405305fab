"""The words for a change, up and down, in both languages."""

from __future__ import annotations

from corpora.quantities import QuantityKind

SHARES = frozenset({QuantityKind.PERCENT, QuantityKind.PERCENTAGE_POINT})
COUNTED = SHARES | {
    QuantityKind.AMOUNT,
    QuantityKind.NUMBER,
    QuantityKind.MEASURE,
    QuantityKind.MULTIPLE,
}
ADVERBS = (
    "(?:幅度?|了|约|将?近|接近|逾|超|超过|突破|达到?|仅|均|各|则|分别|为|至|到|率|额|量|净|的|大幅|小幅|累计"
    "|共)*(?:每[一-鿿]{1,3})?"
)
DONE = "收产卖销发缴赚挣打采运接供存投领花付报种养赢输排放交支用"
"""What may be done more or less: 多收, 少发."""
UP = (
    "增长|增加|提高|上升|上涨|提升|扩大|上调|升高|攀升|增收|增支|增产|多增|上浮|回升|反弹|调高|调升|抬升"
    "|净增|净流入|新增|前移|走高|走强|上扬|上行|拉高|拉长|增多|加大|放大|递增|偏多|偏高|增高|延长|增|涨"
    f"|(?<![每公毫/])升|多[{DONE}]"
)
DOWN = (
    "负增长|下降|减少|降低|回落|下滑|下跌|下调|缩减|缩短|减产|减收|减支|净减|少增|下浮|压减|压缩|核减"
    "|净流出|后移|走低|走弱|下挫|下行|下探|偏少|偏低|调低|调减|削减|减亏|减轻|减弱|减小|压低|萎缩"
    f"|收缩|缩水|缩小|滑落|滑坡|去化|衰减|衰退|递减|降|跌|减|少[{DONE}]"
)
SPREAD = "(?:降幅|跌幅|减幅|增幅|涨幅|增速|升幅|差距|缺口|逆差|顺差|赤字)"
MOVED = (
    "提高|提升|上升|增加|增长|增|升|涨|上涨|上调|扩大|下降|降低|降|回落|减少|减|压缩|缩短|收窄|下调|缩减"
    "|下浮|上浮|调高|调低|回升|走低|走高|下跌|跌|放缓|加快|缩小|压减|攀升|下滑|精简|扩|下行|上行"
    "|上扬|压降|收缩|递增|递减|改善|好转|恶化|提速|延长|减收|增收|增支|减支|减产|增产"
)
UP_ENGLISH = (
    r"\b(?:up(?! to)|(?:buil[dt]\w*|br[io]\w+|w[eo]nt|go\w*|mov\w+|step\w*|push\w*|ramp\w*) up"
    r"|upward\w*|increas\w*|gr[eo]w\w*|ris(?:e|es|en|ing)|rose|climb\w*|expan\w*"
    r"|rais\w*|higher|more|gain\w*|jump\w*|surg\w*|soar\w*|add\w*|advanc\w*|pick\w* up|edg\w+ up"
    r"|improv\w*|accelerat\w*|rebound\w*|recover\w*|boost\w*|lift\w*|hik\w*|upgrad\w*|newly|new"
    r"|extend\w*|above|wetter|additional|extra|inflows?|doubl\w*|tripl\w*|enlarg\w*|positive"
    r"|rocket\w*|leap\w*|leapt|ascend\w*|strengthen\w*|over|widen\w*|appreciat\w*|heighten\w*"
    r"|longer|larger|greater|bigger|wider|taller|faster|quick\w*|better|steeper|deeper|sharper"
    r"|stronger|as (?:many|much|large|big|long|high|fast) again)\b|\+(?=⟨|\d)"
)
DOWN_ENGLISH = (
    r"\b(?:down|downward\w*|decreas\w*|declin\w*|drop\w*|fell|fall\w*|low\w*|less|few\w*|reduc\w*"
    r"|los\w*|shr[aiu]nk\w*|cut\w*|contract\w*|negative\w*|minus|slow\w*|slid\w*|slip\w*|dip\w*"
    r"|plung\w*|plummet\w*|tumbl\w*|shorten\w*|trim\w*|slash\w*|narrow\w*|eas(?:e|ed|es|ing)"
    r"|sav\w*|retreat\w*|weak\w*|shed\w*|off|deficit|under|below|downgrad\w*|discount\w*|moderat\w*"
    r"|compress\w*|outflows?|cooler|drier|halv\w*|reced\w*|sank|sink\w*|subsid\w*|pull\w* back"
    r"|deduct\w*|remov\w*|eliminat\w*|cancel\w*|smaller|gentler|milder|shallower|thinner|lighter|short\w*|depreciat\w*|wors\w*|extend\w*"
    r"|descend\w*|ebb\w*|curb\w*|dwindl\w*|diminish\w*)\b"
    r"|(?<!\w)[-−](?=⟨|\d)|⟨[-−]"
)
TOLD_UP = (
    r"\b(?:up(?! to)|increas(?:e|es|ed|ing)|grow(?:s|n|ing|th)?|grew|risen|ris(?:e|es|ing)|rose"
    r"|climb(?:ed|s|ing)?|widen(?:ed|s|ing)?|rais(?:ed|es|e|ing)|jump(?:ed|s|ing)?|surg(?:ed|es|ing)|soar(?:ed|ing)?"
    r"|higher|expand(?:ed|ing|s)?|inflows?|gain(?:ed|s)?|longer|more than (?:in|at|on|last|the)"
    r"|more(?= \w+ (?:\w+ ){0,3}than\b)|(?<=⟩ )more(?= than\b)"
    r"|(?:larger|greater|bigger) than (?:a|in|at|on|last|the)"
    r"|additional|extra|rais\w*)\b"
)
TOLD_DOWN = (
    r"\b(?:down|decreas(?:e|es|ed|ing)|declin(?:e|es|ed|ing)|drop(?:s|ped|ping)?|fell|fall(?:s"
    r"|en|ing)?"
    r"|lower(?:ed|ing)?|reduc(?:ed|es|tion|ing)|narrow(?:s|ed|ing)?|shr[au]nk|contracted|plung\w+|slump\w*|outflows?"
    r"|slid|slip(?:s|ped|ping)?|tumbled|slow(?:ed|ing)|eas(?:ed|ing)|cut(?:s|ting)?|shorter|(?:less|fewer"
    r"|lower|smaller) than (?:in|at|on|the|normal|average"
    r"|usual|last|year|that|those|a year)|short\w* by)\b"
)
MARKS = r"(?:about|around|nearly|almost|over|more than|only|just|some|roughly|approximately|an?)"
