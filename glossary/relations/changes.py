"""How a figure changed: up or down, to or by, wider or narrower, faster or slower."""

from __future__ import annotations

from corpora.findings import Severity
from corpora.quantities import QuantityKind
from glossary.relations.relation import Relation, Scope, Sense

_KIND = QuantityKind
SHARES = frozenset({_KIND.PERCENT, _KIND.PERCENTAGE_POINT})
_COUNTED = SHARES | {_KIND.AMOUNT, _KIND.NUMBER, _KIND.MEASURE, _KIND.MULTIPLE}
ADVERBS = (
    "(?:幅度?|了|约|近|超|超过|达到?|仅|均|各|分别|为|至|到|率|额|量|净|的|大幅|小幅|累计|共)*"
)
UP = (
    "增长|增加|提高|上升|上涨|提升|扩大|上调|升高|攀升|增收|增支|增产|多增|上浮|回升|反弹|调高|调升|抬升"
    "|净增|净流入|新增|前移|走高|走强|上扬|上行|拉高|拉长|增多|加大|递增|偏多|偏高|增高|延长|增|涨"
    "|(?<![每公毫/])升"
)
DOWN = (
    "负增长|下降|减少|降低|回落|下滑|下跌|下调|缩减|缩短|减产|减收|减支|净减|少增|下浮|压减|压缩|核减"
    "|净流出|后移|走低|走弱|下挫|下行|下探|偏少|偏低|调低|调减|削减|减亏|减轻|减弱|减小|压低|萎缩"
    "|收缩|缩水|缩小|滑落|滑坡|去化|衰减|衰退|递减|降|跌|减"
)
_SPREAD = "(?:降幅|跌幅|减幅|增幅|涨幅|增速|升幅|差距|缺口|逆差|顺差|赤字)"
UP_ENGLISH = (
    r"\b(?:up(?! to)|upward\w*|increas\w*|gr[eo]w\w*|ris(?:e|es|en|ing)|rose|climb\w*|expan\w*"
    r"|rais\w*|higher|more|gain\w*|jump\w*|surg\w*|soar\w*|add\w*|advanc\w*|pick\w* up|edg\w+ up"
    r"|improv\w*|accelerat\w*|rebound\w*|recover\w*|boost\w*|lift\w*|hik\w*|upgrad\w*|newly|new"
    r"|extend\w*|above|wetter|additional|extra|inflows?|doubl\w*|tripl\w*|enlarg\w*|positive"
    r"|rocket\w*|leap\w*|leapt|ascend\w*|strengthen\w*|over|widen\w*|appreciat\w*|heighten\w*"
    r"|longer|larger|greater|faster|quick\w*|better)\b|\+(?=⟨|\d)"
)
DOWN_ENGLISH = (
    r"\b(?:down|downward\w*|decreas\w*|declin\w*|drop\w*|fell|fall\w*|low\w*|less|few\w*|reduc\w*"
    r"|los\w*|shr[aiu]nk\w*|cut\w*|contract\w*|negative\w*|minus|slow\w*|slid\w*|slip\w*|dip\w*"
    r"|plung\w*|plummet\w*|tumbl\w*|shorten\w*|trim\w*|slash\w*|narrow\w*|eas(?:e|ed|es|ing)"
    r"|sav\w*|retreat\w*|weak\w*|shed\w*|off|deficit|under|below|downgrad\w*|discount\w*|moderat\w*"
    r"|compress\w*|outflows?|cooler|drier|halv\w*|reced\w*|sank|sink\w*|subsid\w*|pull\w* back"
    r"|deduct\w*|remov\w*|eliminat\w*|cancel\w*|smaller|short\w*|depreciat\w*|wors\w*|extend\w*"
    r"|descend\w*|ebb\w*|curb\w*|dwindl\w*|diminish\w*)\b"
    r"|(?<!\w)[-−](?=⟨|\d)|⟨[-−]"
)
TOLD_UP = (
    r"\b(?:up(?! to)|increas(?:e|es|ed|ing)|grow(?:s|n|ing|th)?|grew|risen|ris(?:e|es|ing)|rose"
    r"|climb(?:ed|s|ing)?|rais(?:ed|es|e|ing)|jump(?:ed|s|ing)?|surg(?:ed|es|ing)|soar(?:ed|ing)?"
    r"|higher|expand(?:ed|ing|s)?|inflows?|gain(?:ed|s)?|longer|more than in|more than the"
    r"|additional|extra|rais\w*)\b"
)
TOLD_DOWN = (
    r"\b(?:down|decreas(?:e|es|ed|ing)|declin(?:e|es|ed|ing)|drop(?:s|ped|ping)?|fell|fall(?:s"
    r"|en|ing)?"
    r"|lower(?:ed|ing)?|reduc(?:ed|es|tion|ing)|shr[au]nk|contracted|plung\w+|slump\w*|outflows?"
    r"|slid|tumbled|slow(?:ed|ing)|eas(?:ed|ing)|cut(?:s|ting)?|shorter|(?:less|fewer"
    r"|lower) than (?:in|the|normal|average"
    r"|usual|last|year|that|those|a year)|short\w* by)\b"
)

DIRECTION = Relation(
    "direction",
    Severity.CRITICAL,
    ("direction of a change", "增减方向"),
    Scope.FIGURE,
    (
        Sense(
            "down",
            f"(?:{DOWN}){ADVERBS}⟨|(?:降幅|跌幅|减幅)(?:[为达约])*⟨",
            DOWN_ENGLISH,
            TOLD_DOWN,
        ),
        Sense("up", f"(?:{UP}){ADVERBS}⟨|(?:增幅|涨幅|升幅)(?:[为达约])*⟨", UP_ENGLISH, TOLD_UP),
    ),
    _COUNTED,
    (
        f"{_SPREAD}[^，⟨]{{0,10}}(?:收窄|扩大|缩小|加快|放缓|提高|回落|下降|上升|减缓|提升|减小){ADVERBS}(?=⟨)"
        "|(?:增长|增幅|增速|涨幅)(?:率|为|达)*⟨[-−]"
        "|(?:没有|未|不再|停止)(?:增长|下降|增加|减少)|以?[升降减增跌涨]{2}(?=⟨)",
        "",
    ),
    (90, 60),
    'A change turned round: 下降1.9% as "up 1.9 percent".',
    is_nearest=True,
)
PACE = Relation(
    "pace",
    Severity.CRITICAL,
    ("change of a rate of change", "增速或降幅的变化"),
    Scope.SENTENCE,
    (
        Sense(
            "narrowed, slowed",
            "(?:降幅|跌幅|减幅|增幅|涨幅|增速|升幅|差距|缺口|逆差|顺差)(?:[较比][^，。；⟨]{1,10}?)?"
            "(?:[^，。；]{0,8}?)(?:收窄|回落|放缓|缩小|减缓|下降|减小|降低|下滑)",
            r"\b(?:narrow\w*|slow\w*|eas(?:e|ed|es|ing)|moderat\w*|declin\w*|drop\w*|fell|fall\w*"
            r"|reduc\w*|shr[aiu]nk\w*|decelerat\w*|small\w*|less\w*|lower\w*|down|cool\w*|soft\w*"
            r"|decreas\w*|retreat\w*|slip\w*|dip\w*|slid|weak\w*|pull\w* back|trim\w*|mild\w*)\b",
            r"\b(?:narrow\w*|slowed|slowing|slower|moderated|decelerat\w*|shr[aiu]nk\w*)\b",
        ),
        Sense(
            "widened, quickened",
            "(?:降幅|跌幅|减幅|增幅|涨幅|增速|升幅|差距|缺口|逆差|顺差)(?:[较比][^，。；⟨]{1,10}?)?"
            "(?:[^，。；]{0,8}?)(?:扩大|加快|提高|上升|回升|提升|加速|加深|加大|走高|提速)",
            r"\b(?:widen\w*|expan\w*|accelerat\w*|quicken\w*|fast\w*|deepen\w*|enlarg\w*|increas\w*"
            r"|gr[eo]w\w*|ris\w*|rose|higher|up|steep\w*|larg\w*|gather\w*|climb\w*|improv\w*"
            r"|bigger|sharp\w*|rebound\w*|pick\w*|recover\w*|gain\w*|strong\w*|worsen\w*|speed\w*"
            r"|sped|edg\w*|more)\b",
            r"\b(?:widen\w*|accelerat\w*|quicken\w*|deepen\w*|expanded|enlarged)\b",
        ),
    ),
    explanation='A slower pace as a faster one: 降幅收窄 as "the decline widened".',
)
# What says a change of the rate itself: "growth" is none.
_SLOWER = DOWN_ENGLISH + r"|\b(?:decelerat\w*|small\w*|soft\w*|cool\w*|mild\w*|pull\w* back)\b"
_FASTER = UP_ENGLISH.replace("|gr[eo]w\\w*", "").replace("|growth", "") + (
    r"|\b(?:deepen\w*|steep\w*|larg\w*|gather\w*|bigger|sharp\w*|strong\w*|worsen\w*|speed\w*"
    r"|sped|edg\w*)\b"
)
PACE_AT_FIGURE = Relation(
    "pace-by",
    Severity.CRITICAL,
    ("change of a rate of change", "增速或降幅的变化"),
    Scope.FIGURE,
    (
        Sense(
            "the decline narrowed",
            f"(?:降幅|跌幅|减幅)[^，⟨]{{0,14}}(?:收窄|回落|放缓|缩小|减缓|减小){ADVERBS}⟨",
            r"\b(?:narrow\w*|slow\w*|eas(?:ed|es|ing|e)|moderat\w*|shr[aiu]nk\w*|small\w*|less\w*|lower\w*"
            r"|reduc\w*|improv\w*|recover\w*|mild\w*|cut|up|better|higher|ris\w*|rose|decelerat\w*)\b",
            r"\b(?:narrow\w*|slow\w*|moderat\w+|decelerat\w*|shr[aiu]nk\w*|smaller)\b",
            is_needed=True,
        ),
        Sense(
            "narrowed, slowed",
            f"{_SPREAD}[^，⟨]{{0,14}}(?:收窄|回落|放缓|缩小|减缓|下降|减小|降低|下滑){ADVERBS}⟨"
            f"|(?:放缓|减缓|趋缓|放慢|减慢|减速){ADVERBS}⟨",
            _SLOWER,
            r"\b(?:narrow\w*|slow\w*|eas(?:ed|es|ing)|fell|falling|dropp\w+|slipp\w+|lower"
            r"|moderat\w+"
            r"|down|decelerat\w*|retreat\w*|shr[aiu]nk\w*|decreas\w+|smaller|less)\b",
            accepts=("the decline narrowed",),
            is_needed=True,
        ),
        Sense(
            "widened, quickened",
            f"{_SPREAD}[^，⟨]{{0,14}}(?:扩大|加快|提高|上升|回升|提升|加速|加深|加大){ADVERBS}⟨"
            f"|(?:加快|加速|提速){ADVERBS}⟨",
            _FASTER,
            r"\b(?:widen\w*|accelerat\w*|quicken\w*|deepen\w*|expand\w*|ros?e|rising|rises|faster"
            r"|higher|climb\w*|pick\w* up|increased|increasing|up|enlarg\w+|edg\w+ up|gain\w*"
            r"|rais\w+)\b",
            is_needed=True,
        ),
    ),
    SHARES,
    reach=(70, 40),
    explanation='A slower pace as a faster one: 增速回落0.4个百分点 as "growth rose by 0.4".',
)
RATE_OF_CHANGE = Relation(
    "rate-of-change",
    Severity.MAJOR,
    ("rate of change", "增速"),
    Scope.FIGURE,
    (
        Sense(
            "the rate of growth",
            "(?:增速|增长率|增幅|涨幅|升幅)[^，⟨]{0,14}(?:回落|加快|放缓|提高|下降|上升|收窄|扩大|提升|减缓"
            f"|回升|降低){ADVERBS}⟨",
            r"\b(?:growth|growing|rates?|pace|increas\w*|fast\w*|slow\w*|ris(?:e|ing)|expansion"
            r"|accelerat\w*|decelerat\w*|quick\w*|gain\w*|speed\w*|narrow\w*|widen\w*|rose"
            r"|momentum)\b",
            is_needed=True,
        ),
        Sense(
            "the decline",
            "(?:降幅|跌幅|减幅)[^，⟨]{0,14}(?:收窄|扩大|缩小|加深|减小|回落)" + ADVERBS + "⟨",
            r"\b(?:declin\w*|decreas\w*|drop\w*|f[ae]ll\w*|contract\w*|reduc\w*|down\w*|negative"
            r"|loss\w*|shrink\w*|cut\w*|slump\w*|slide|lower\w*)\b",
            is_needed=True,
        ),
    ),
    SHARES,
    reach=(120, 60),
    explanation='A change of a rate as a change of the thing: 增速回落1.1个百分点 as "fell by".',
)
_MARKS = r"(?:about|around|nearly|almost|over|more than|only|just|some|roughly|approximately|an?)"
_TO = rf"\bto (?:{_MARKS} |the |as (?:low|high|much|little|many|few) as |RMB ?|CNY ?)*⟨"
_BY = rf"\bby (?:{_MARKS} |the |as (?:much|many) as |RMB ?|CNY ?)*⟨"
_MOVED = (
    "提高|提升|上升|增加|增长|增|升|涨|上涨|上调|扩大|下降|降低|降|回落|减少|减|压缩|缩短|收窄|下调|缩减"
    "|下浮|上浮|调高|调低|回升|走低|走高|下跌|跌|放缓|加快|缩小|压减|攀升|下滑|精简|扩|下行|上行"
    "|上扬|压降|收缩|递增|递减|改善|好转|恶化|提速|减收|增收|增支|减支|减产|增产"
)
LEVEL = Relation(
    "level",
    Severity.CRITICAL,
    ("change to or by a figure", "“到”与“了”"),
    Scope.FIGURE,
    (
        Sense(
            "to",
            f"(?:{_MOVED})(?:幅度?)?(?:到|至)(?:每[\u4e00-\u9fff]{{1,4}})?[约近超]?(?:超过)?⟨|(?:{_MOVED})为⟨",
            rf"{_TO}|\b(?:at|reach\w*|stood|stands?|into|hit\w*|level|now|total\w*|amount\w*|came"
            r"|is|are|was|were|below|above|from|mark|exceed\w*|under|within|over|between|of|became"
            r"|near\w*|pass\w*|top\w*|through)\b",
            _TO,
        ),
        Sense(
            "by",
            f"(?:{_MOVED})幅?度?(?:了|约|近|超)+⟨|(?:{_MOVED}|净增|净减)⟨",
            rf"{_BY}|\b(?:up|down|by|of|more|less|fewer|higher|lower|an?|was|were|saw|add\w*|new"
            r"|increase|decrease|rise|drop|fall|decline|cut|reduction|growth|gr[eo]w|rose|fell"
            r"|declined|dropped|increased|decreased|gained|lost|shed|jumped|surged|climbed|soared"
            rf"|at|reach\w*|rate|pace)\b(?! to)|⟩(?: \w+){{0,2}} (?:more|less|fewer|higher"
            rf"|lower|faster"
            r"|slower|shorter|longer|increase|decrease|rise|drop|fall|decline|cut|reduction"
            r"|growth|gain)",
            _BY,
        ),
    ),
    _COUNTED,
    (
        "(?:由|从)[^，⟨]*(?=⟨)",
        r"\bto ⟨(?:doubl|tripl|quadrupl|halv)\w*|\bfrom [^,;]{1,40} to ⟨"
        r"|\bup to\b|\bdown to\b|\bclose to\b|\bequivalent to\b",
    ),
    (45, 30),
    'A level as a change: 提高到42.1% as "increased by 42.1 percent", or the other way round.',
)
START = Relation(
    "start",
    Severity.CRITICAL,
    ("what a change starts from", "由……到"),
    Scope.FIGURE,
    (
        Sense(
            "from",
            "(?:由|从)[^，⟨]{0,8}⟨[^⟩]*⟩[^，。；]{0,10}[到至]",
            r"\bfrom\b|\bbetween\b|\bagainst\b|\bcompared\b|\bup\b|\bdown\b",
        ),
        Sense("by", "", _BY),
    ),
    _COUNTED,
    reach=(24, 4),
    explanation='A start as the change: 由500元提高到800元 as "raised by 500 yuan to 800 yuan".',
)
START_ADDED = Relation(
    "start-added",
    Severity.CRITICAL,
    ("a change by a figure", "变化幅度"),
    Scope.FIGURE,
    (
        Sense(
            "by",
            rf"\A(?![^⟨]*(?:[由从自较]|(?<![同环])比))[^⟨]*(?:{_MOVED})(?:幅度?)?[了约近超]*⟨[^⟩]*⟩",
            _BY,
            _BY,
        ),
        Sense(
            "from",
            "",
            r"\b(?:improv|increas|decreas|declin|dropp|rais|climb|grow|slow|narrow|widen|reduc|cut)\w*"
            rf" from (?:{_MARKS} |up |down )*⟨"
            rf"|\b(?:rose|grew|fell|up|down|dropped) from (?:{_MARKS} )*⟨",
        ),
    ),
    SHARES,
    reach=(24, 0),
    explanation='A change as its start: 改善9.7% as "improved from 9.7 percent".',
)
TURN = Relation(
    "turn",
    Severity.CRITICAL,
    ("turn of a trend", "由升转降、由负转正"),
    Scope.SENTENCE,
    (
        Sense(
            "up again",
            "由负转正|由降转[升增涨]|由跌转[升涨]|由减转增|止跌回升|降转[增升]|扭亏为盈|扭亏增盈|扭亏"
            "|由亏转盈|由下降[^，。；]{0,12}转为(?:增长|上升|上涨)|由上[月年][^，。；]{0,6}(?:下降|下跌)"
            "[^，。；]{0,10}转为(?:增长|上升|上涨)",
            r"negative[^.;]{0,40}positive|turn\w* positive|returned to (?:growth|profit)|return to"
            r"|(?:declin|decreas|fall|drop|contract|loss|deficit)\w*[^.;]{0,60}(?:growth|ris"
            r"|grow|increas"
            r"|profit|surplus|expan|gain)|profitab|back (?:in|to)|into (?:the black|profit)|revers"
            r"|into profit|made a profit|turned (?:around|a profit)|rebound|recover|turnaround"
            r"|out of the red|stopp\w* (?:falling|declin|losing)|end\w* (?:their|its) loss"
            r"|broke even",
            r"\b(?:made|earned|posted) a profit|\b(?:back|returned) (?:in|to|into) (?:profit"
            r"|the black)"
            r"|negative (?:\w+ ){0,2}to (?:\w+ )?positive|from (?:a )?(?:declin\w*|decreas\w*"
            r"|fall\w*"
            r"|drop\w*|loss\w*|contraction)\b[^.;,]{0,60}\bto (?:an? )?(?:growth|ris\w*"
            r"|increas\w*|profit)"
            r"|loss\w* into profit",
        ),
        Sense(
            "down",
            "由正转负|由升转降|由涨转[跌降]|由增转[降减]|由盈转亏|由(?:增长|上升|上涨)[^，。；]{0,12}转为"
            "(?:下降|下跌|减少)",
            r"positive[^.;]{0,40}negative|turn\w* negative|slip\w* into|(?:growth|ris|grow|increas"
            r"|profit|surplus|gain)\w*[^.;]{0,60}(?:declin|decreas|fall|fell|drop|contract|loss"
            r"|deficit)"
            r"|into (?:the red|loss|negative|decline)|revers|began to (?:fall|decline)|turned down",
            r"positive (?:\w+ ){0,2}to (?:\w+ )?negative|from (?:an? )?(?:growth|ris\w*|increas\w*"
            r"|profit\w*)\b[^.;,]{0,60}\bto (?:an? )?(?:declin\w*|decreas\w*|fall\w*|drop\w*"
            r"|loss\w*)"
            r"|profits? into loss|\binto (?:the red|losses|loss)\b|\b(?:made|incurred|suffered"
            r"|recorded"
            r"|posted) (?:an? )?(?:net )?loss",
        ),
    ),
    explanation='A trend turned the other way: 由负转正 as "from positive to negative".',
)
TREND = Relation(
    "trend",
    Severity.CRITICAL,
    ("trend", "增减趋势"),
    Scope.SENTENCE,
    (
        Sense(
            "down",
            "下降|减少|下跌|下滑|回落|减弱|走低|萎缩|缩减|放缓|降低|收窄",
            DOWN_ENGLISH
            + r"|\b(?:prevent\w*|avoid\w*|fight\w*|curb\w*|end\w*|stop\w*|no longer|without)\b",
            r"\b(?:fell|fallen|declined|decreased|dropped|slid|shrank|tumbled|slumped"
            r"|edged down|eased|decline|decrease|drop|falling)\b",
        ),
        Sense(
            "up",
            "增长|上升|增加|上涨|回升|攀升|提升|扩大|增强|提高|增多|走高",
            UP_ENGLISH,
            r"\b(?:rose|risen|increased|grew|climbed|jumped|surged|soared|edged up|widened"
            r"|expanded)\b",
        ),
    ),
    passed_over=(
        "[^，。；]{0,6}(?:降幅|跌幅|减幅|增幅|涨幅|增速)[^，。；]{0,14}|负增长|零增长|增长[^，。；]{0,2}[-−]|不[降减增升]|没有(?:增"
        "|减|上|下)",
        "",
    ),
    explanation='A trend turned round: 游客减少 as "visitors rose".',
    is_lenient=True,
)
SPEED = Relation(
    "speed",
    Severity.CRITICAL,
    ("change of speed", "提速与放缓"),
    Scope.SENTENCE,
    (
        Sense(
            "faster",
            "提速(?!度)|加速(?![度器])|加快",
            rf"{_FASTER}|\b(?:fast\w*|expedit\w*|hasten\w*|intensif\w*|stepp?\w* up|promot\w*"
            r"|push\w*)\b",
            r"\b(?:accelerat\w+|quicken\w*|sp(?:ed|eed(?:s|ed|ing)?) up|faster)\b",
        ),
        Sense(
            "slower",
            "放缓|减速(?!带|器)|放慢|减慢|减缓|趋缓",
            _SLOWER,
            r"\b(?:slow(?:s|ed|ing)?(?: down)?|slowdown|decelerat\w+|slower)\b",
        ),
    ),
    explanation='Faster as slower: 铁路提速 as "railways slowed down".',
)
SHORTER_OR_LONGER = Relation(
    "shorter-or-longer",
    Severity.CRITICAL,
    ("shorter or longer", "缩短与延长"),
    Scope.FIGURE,
    (
        Sense(
            "shorter",
            f"(?:缩短|压缩|压减|精简){ADVERBS}[到至]?⟨",
            rf"{DOWN_ENGLISH}|\b(?:from|streamlin\w*|faster|quicker)\b",
            r"\b(?:shorten\w*|shorter|cut(?:s|ting)?|compress\w*|reduc\w*)\b",
        ),
        Sense(
            "longer",
            f"(?:延长|顺延|拉长){ADVERBS}[到至]?⟨",
            UP_ENGLISH,
            r"\b(?:extend(?:s|ed|ing)|prolong\w*|lengthen\w*|longer)\b",
        ),
    ),
    reach=(60, 30),
    explanation='Shorter as longer: 缩短40% as "extended by 40 percent".',
)
NEGATIVE_GROWTH = Relation(
    "negative-growth",
    Severity.CRITICAL,
    ("negative growth", "负增长"),
    Scope.SENTENCE,
    (
        Sense(
            "negative growth",
            "负增长",
            DOWN_ENGLISH,
            is_needed=True,
        ),
    ),
    explanation='Negative growth as growth: 人口负增长 as "population growth".',
)
RELATIONS: tuple[Relation, ...] = (
    DIRECTION,
    PACE,
    PACE_AT_FIGURE,
    RATE_OF_CHANGE,
    LEVEL,
    START,
    START_ADDED,
    TURN,
    TREND,
    SPEED,
    SHORTER_OR_LONGER,
    NEGATIVE_GROWTH,
)
