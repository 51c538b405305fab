"""When: before or after, done or planned, past or coming, the seasons and the parts of a day."""

from __future__ import annotations

from glossary.relations.meanings.contrast import contrast, words
from glossary.relations.relation import Relation, Sense

_BEFORE = (
    r"before\w*|prior|ahead|by|until|earlier|in advance|pre\w*|former\w*|ago|first|unless|eve|then|already"
    r"|beforehand|early|no later|run-up|past|up to|last|not|within|yet|until|till|without|on|upcoming|to|only"
)
_AFTER = (
    r"after\w*|follow\w*|once|when\w*|upon|since|later|then|subsequent\w*|on|post\w*|as soon|having|wake"
    r"|behind|from|past|next|with|until|thereafter|by|within|further|over|through|succe\w+|if|as|where"
    r"|immediate\w*|that|in|at|under|ex|back"
)
_ORDER = contrast(
    "order",
    ("before or after", "先后"),
    Sense("before", "(?<![目当日以眼面跟提向空生史产阵支])前(?=，|应|须|必|要|完成|[^，。；]{0,2}(?:开启|打开|检查|确认))|之前|以前(?=，)|在(?:[^，。；前后]{2,8}(?<![目当日以眼面]))前(?=[^，。；]{2})", words(_BEFORE), words("before|prior to"), excuse="前|先|预|早|未|至|尚|首|防"),
    Sense("after", "(?<![以今此最背幕落先滞战然随])后(?=，|应|须|必|方可|再)|之后(?=[，的])|以后(?=，)", words(_AFTER), words("after"), excuse="后|随|再|完|毕|过|了|经|起|自|接|继|次|来|落|罢"),
)
_PAST = (
    r"\w+ed|was|were|had|been|began|came|did|drew|fell|gave|got|grew|held|hit|kept|knew|laid|led|left|lost"
    r"|made|met|paid|put|ran|rose|said|sat|saw|sent|set|shot|stood|took|told|went|won|wrote|built|found|has"
    r"|have|bought|brought|sold|spoke|spent|broke|drove|taught|thought|became|cut|read|begun|given|gone"
    r"|known|seen|shown|taken|done|let|beat|cast|chose|flew|forbade|wore|struck|swept|fought|sought|ago|being"
)
_FUTURE = (
    r"will|would|to|shall|plans?|planned|planning|due|expect\w*|schedul\w*|set|going|are|is|soon|next|upcoming"
    r"|about|propos\w*|intend\w*|aims?|aimed|aiming|slated|until|may|can|coming|future|forthcoming|ahead|wants?"
    r"|anticipat\w*|hop\w+|target\w*|ready|must|should|could|poised|project\w*|tomorrow|imminent\w*|prepar\w*"
    r"|forecast\w*|estimat\w*|look\w*|likely|ll|potential\w*|design\w*|prospect\w*|preview\w*|hence|invites?|begins?"
    r"|starts?|opens?|by|continu\w*|gives?|makes?|brings?|takes?|help\w*|[a-z]+ing"
)
_DONE = contrast(
    "time",
    ("done or planned", "已然与未然"),
    Sense(
        "planned",
        "(?<![干麻健虎上大中少名良])将(?=于|在|会|从(?!前)|举行|召开|继续|进一步|开展|启动|投入|建成|陆续|全面|逐步|正式|迎来|推出)"
        "|计划(?=建设|于|在|投资|新增|新建|用|开工|举办|推出)|拟于|即将|有望",
        words(_FUTURE),
        r"\b(?:went|opened|began|started|completed|held|launched|came|took|was|were|has|have|had|built|introduced"
        r"|expanded|announced|established|implemented|carried)\b",
        excuse="(?!)",
    ),
    Sense(
        "done",
        "昨[天日晚]|昨下午|上周(?=[，一二三四五六日末])|(?:日前|前不久|上个?月)，|已(?=完成|建成|开工|竣工|投入|经完成|经建成|启动|实施|出台|印发|发布|成立|开通|结束)",
        words(_PAST),
        r"\bwill (?!be remembered|continue|be the)\b|\b(?:is|are) to be\b|\bplans? to\b|\bwill be\b",
        excuse="将|会|要|拟|计划|未来|明|今后|下|望|预|欲|能|打算|准备|即|后",
    ),
)
_UNDER_WAY = contrast(
    "time",
    ("under way or over", "进行与完成"),
    Sense(
        "under way",
        "正在(?=进行|建设|调查|施工|推进|实施|修复|抢修|审理|办理|征求|制定|研究|协商|整改|筹备|救治|核实)",
        words(
            r"\w+ing|under\w*|progress|way|process|still|now|currently|ongoing|course|on|yet|continu\w*|being|at present|in"
        ),
        "(?!)",
    ),
    Sense(
        "over",
        "(?!)",
        words("complet\\w*|finish\\w*|conclud\\w*"),
        words("(?:has|have) (?:already )?been (?:completed|finished|concluded|resolved|solved)|is over"),
        excuse="完|毕|竣|结|成|终|止",
    ),
)
_SEASON_WORDS = r"(?:this|in|last|next|late|early|every|each|the|mid|during|since|coming|by) "


def _season(name: str, character: str, english: str) -> Sense:
    return Sense(
        name,
        f"[今去明每本当][年]?{character}(?![天节]?[^，。；]{{0,1}}[节晚运联游])|{character}季|{character}天|入{character}",
        rf"\b(?:{english})\w*|\bseason|\bquarter",
        rf"\b{_SEASON_WORDS}(?:{english})\b",
        excuse=character,
    )


_SEASON = contrast(
    "time",
    ("the season", "季节"),
    _season("spring", "春", "spring"),
    _season("summer", "夏", "summer|hot months"),
    _season("autumn", "秋", "autumn|fall"),
    _season("winter", "冬", "winter|cold months"),
)
_NIGHT = contrast(
    "time",
    ("the part of the day", "时段"),
    Sense(
        "at night",
        "夜间|夜晚|深夜|夜里|当晚|昨晚|今晚|晚上",
        words(r"nights?|night\w*|evenings?|overnight|dark|late|tonight|p\.?m|after hours|midnight|dusk|nocturnal|dinner|bed\w*|same day|o[’']clock|sleep\w*|hours?|that day|yesterday"),
        words("at night|last night|in the evening|overnight|that night|that evening|nighttime"),
        excuse="夜|晚|宵|暮|更|傍|黄昏|凌晨",
    ),
    Sense(
        "by day",
        "白天|日间|清晨|早晨|早上|上午",
        words(r"day\w*|mornings?|dawn|early|daytime|daylight|breakfast|sunrise|a\.?m|noon|forenoon|o[’']clock|hours?|same time|today|earlier"),
        words("in the morning|during the day|in the daytime|this morning|at dawn|that morning|yesterday morning"),
        excuse="日间|早|晨|上午|白|晓|昼|今天|天|清|日",
    ),
    Sense(
        "in the afternoon",
        "下午|午后",
        words(r"afternoons?|p\.?m|later|after lunch|o[’']clock|hours?|day|today|noon|yesterday"),
        words("in the afternoon|this afternoon|yesterday afternoon|that afternoon"),
        excuse="午|时|点",
    ),
)


def _which(unit: str, english: str) -> Relation:
    return contrast(
        "time",
        ("last, this or next", "上期、本期与下期"),
        Sense(
            f"last {english}",
            f"上(?:一|个)?{unit}(?![任])",
            words(rf"last|previous\w*|prior|past|preceding|earlier|ago|former|recent\w*|before|on|from|over|outgoing|first|month-\w+|{english}[- ]on[- ]{english}|late|compared"),
            words(rf"last {english}|the previous {english}"),
            excuse=f"上|前|去|过|近|环比|昨|曾|[0-9一二两三四五六七八九十几数]个?{unit}",
        ),
        Sense(
            f"next {english}",
            f"下(?:一|个)?{unit}(?!乡)",
            words(r"next|coming|following|upcoming|later|subsequent|forthcoming|ahead|second|after|future|new|then|late|incoming"),
            words(rf"next {english}|the coming {english}"),
            excuse="下|后|来|明|未|将|次|新|翌|今后",
        ),
    )


RELATIONS: tuple[Relation, ...] = (
    _ORDER,
    _DONE,
    _UNDER_WAY,
    _SEASON,
    _NIGHT,
    _which("周", "week"),
    _which("月", "month"),
    _which("届", "term"),
)
