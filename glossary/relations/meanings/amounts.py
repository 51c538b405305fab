"""How many and how much, in words: all or some, at least or at most, or and and, fully or partly."""

from __future__ import annotations

from glossary.relations.meanings.contrast import contrast, needed, words
from glossary.relations.relation import Relation, Sense

_ALL = words(
    r"all|every\w*|each|any\w*|entire\w*|whole|full\w*|total\w*|both|complet\w*|no|none|universal\w*"
    r"|through\w*|across|nation\w*|wide|various|always|without exception|100|whoever|whatever|both"
    r"|respective\w*|never|not|either|overall|remain\w*|rest|sole\w*|only|exclusively"
)
_HOW_MANY = contrast(
    "quantifier",
    ("how many", "全部与部分"),
    Sense(
        "all",
        "所有(?![权制者人]|[^，。；]{0,8}权)|全部|一切|全体|每[一]?(?:名|个|位|家|户|所|村|人|座)|任何",
        _ALL,
        r"\b(?:all|every|each)\b (?!day|year|time|month|week|other|over|the (?:more|better)|kinds|sorts|walks)"
        r"(?:of the )?[a-z]+",
        excuse="全|所有|都|各|均|每|一切|任何|皆|整|满|总|凡|逐|尽|俱|普|遍|同|一律|无不|无一|多|只要|诸|通|一并|群|家家|人人|共|两|双|统|们|切实",
    ),
    Sense(
        "most",
        "大多数|多数(?!据)|大部分|大多(?!数)|大半",
        words(
            r"most\w*|major\w*|mainly|large\w*|bulk|primar\w*|predominant\w*|half|generally|many|vast"
            r"|overwhelming\w*|much|main|plural\w*|great\w*|usual\w*|typical\w*|often|widely|almost|nearly"
            r"|numerous|chiefly|normally|common\w*|more|preponderan\w*|lion[’']s share|substantial\w*"
        ),
        words("most of|the majority of|most") + r"(?! (?:\w+ly|important|common|\w+ive|recent|\w+ed|\w+ful|\w+ent|\w+ant))"
        r"(?!)",
        excuse="多|大|主|最|极|普|半",
    ),
    Sense(
        "some",
        "(?<!大)(?<!一)部分(?!别|[组成之]|[^，。；]{0,6}构成)|有些|一些|(?<!某)个别(?![化指培医教])|少数(?!民族)|有的(?![放是])",
        words(
            r"some\w*|parts?|partly|partial\w*|in part|certain|several|few|number|portions?|individual\w*"
            r"|ones?|many|minority|various|selected|other\w*|any|isolated|a little|fraction|segments?"
            r"|sections?|sporadic\w*|occasional\w*|two|three|four|those|there (?:is|are|were)|these|it"
            r"|sometimes|bits?|particular|small|handful|areas?|pieces?|share|percent\w*|half|elements?"
            r"|things?|such|singular|limited|rare\w*|different|more|group|series|another"
        ),
        r"\b(?:some|several|a few|few|certain) [a-z]+s\b|\bsome of the\b|\bpart of the\b",
        excuse="些|部分|若干|几|数|多|某|个别|少|有的|不少|众|大量|诸|种|类|等|一定|较|之一|一批|系列|有人|有|左右|不同|点|局部|十|百|近|再|其中",
    ),
)
_BOUND = contrast(
    "quantifier",
    ("at least or at most", "至少与至多"),
    Sense(
        "at least",
        "至少|起码|最少",
        words(
            r"at least|no less|no fewer|not less|not fewer|minim\w*|or more|least|above|over|more than|if not"
            r"|lowest|exceed\w*|upwards?|and above|would|could|must|even"
        ),
        words("at least|a minimum of|no fewer than|no less than"),
        excuse="不少|不低|以上|起|不得|不下|最低",
    ),
    Sense(
        "at most",
        "至多|最多(?!的)|顶多",
        words(
            r"at most|most|no more|not more|maxim\w*|up to|or less|or fewer|limit\w*|not exceed\w*|highest"
            r"|within|only|below|under|as many as|as much as|as long as|largest|greatest|top\w*"
        ),
        words("at most|no more than|a maximum of|not more than"),
        excuse="不超|不多|以内|以下|不高|不大|内|限|最高|上限|最[长大]|满|仅|只|不过|不得",
    ),
)
_OR = needed(
    "quantifier",
    ("a choice", "选择"),
    "(?<=[^，。；、]{2})或者(?=[^，。；、]{2})",
    r"or|nor|either|alternative\w*|otherwise|any\w*|if|whichever|whether|neither|optional\w*|and/or|maybe"
    r"|perhaps|both|instead|another|possibly|else|sometimes|may|other\w*|not|/",
)
_STAGE = contrast(
    "degree",
    ("preliminary or final", "初步与最终"),
    Sense(
        "preliminary",
        "初步|暂行|临时(?![起])",
        words(
            r"prelim\w*|initial\w*|primar\w*|first|rough\w*|beg[aiu]n\w*|early|tentativ\w*|basic\w*|start\w*"
            r"|provisional\w*|shape|embryonic|some|tempor\w*|interim|temp|makeshift|ad hoc|at present|trial"
            r"|contemporary|short-term|emergenc\w*|impromptu|extraordinary|special|casual\w*|for the time being"
            r"|last-minute|stopgap|transit\w*|primitive|improvis\w*|extra|hastily|occasional\w*|preparat\w*|a"
        ),
        words("preliminary|provisional|interim|temporary|temporarily|tentative|tentatively"),
        excuse="初|暂|临|过渡|试|应急|短",
    ),
    Sense(
        "final",
        "最终|永久|正式(?=[实施发公开启])",
        words(
            r"final\w*|eventual\w*|ultimate\w*|end\w*|last|at length|in the long run|permanent\w*|perpetu\w*"
            r"|formal\w*|official\w*|eternal\w*|for good|forever|complet\w*|conclu\w*|result\w*|lasting"
            r"|definit\w*|full\w*|finish\w*|event|ever|actual\w*|come to|turn\w*|up"
        ),
        r"\bthe final\b|\bpermanent(?:ly)?\b",
        excuse="终|永|最后|定|决|末|正式|长期|常|完|赛|结|落|总",
    ),
)
_EXTENT = contrast(
    "degree",
    ("whole or partial", "全面与局部"),
    Sense(
        "whole",
        "全面(?!性)|彻底|完全",
        words(
            r"all\w*|compre\w*|full\w*|across|every\w*|complet\w*|overall|total\w*|whole\w*|thorough\w*|general\w*"
            r"|broad\w*|wide\w*|extensive\w*|universal\w*|holistic\w*|round|sweeping|depth|entire\w*|utter\w*|fronts?"
            r"|absolut\w*|perfect\w*|wholly|once and for all|well|in full|deep\w*|radical\w*|integrat\w*|each|both"
            r"|quite|strict\w*|further|completely|exhaustive\w*|blanket|aspects|clean|clear|right|final|finally"
        ),
        "(?!)",
    ),
    Sense(
        "partial",
        "局部",
        words(r"part\w*|local\w*|some|region\w*|limited|isolated|scattered|small\w*|areas?|place\w*|section\w*"),
        r"\bpartial(?:ly)?\b|\bin part\b",
        excuse="部|局|偏|有限|一些|某|不完全|不全",
    ),
)
_LARGELY = needed(
    "degree",
    ("largely", "基本"),
    "基本(?=完成|完工|建成|实现|消除|恢复|满足|覆盖|达到|结束|解决|形成|确立|持平|符合|竣工|扑灭|控制|稳定)",
    r"basic\w*|large\w*|most\w*|near\w*|almost|essential\w*|main\w*|general\w*|fundament\w*|virtual\w*|practical\w*"
    r"|broad\w*|substantial\w*|more or less|overall|primar\w*|rough\w*|about|much|ground\w*|effective\w*"
    r"|initial\w*|principle|whole|bulk|relative\w*|prelim\w*|major\w*|close|around|all but|principal\w*"
    r"|predominant\w*|approximat\w*|foundation\w*|in line|similar\w*|as good as|moderate\w*|steady|stable|flat|roughly",
)
_STRENGTH = contrast(
    "degree",
    ("strong or weak", "程度"),
    Sense(
        "strongly",
        "极其|极为|非常|十分(?=[严重明显著高困满紧迫突激强恶])|高度(?=重视|关注|评价|赞|肯定|认可|警惕|一致)|强烈(?=反|谴|要|呼|愿|抗|不满)|大力|坚决|显著|大幅",
        words(
            r"extreme\w*|very|great\w*|high\w*|strong\w*|serious\w*|severe\w*|significant\w*|mark\w*|obvious\w*|clear\w*"
            r"|substantial\w*|sharp\w*|deep\w*|thorough\w*|especial\w*|particular\w*|grave\w*|dramatic\w*|big|large\w*|vast\w*"
            r"|utmost|most|so|much|intens\w*|acute\w*|profound\w*|remarkabl\w*|notabl\w*|exceptional\w*|considerabl\w*"
            r"|too|really|quite|firm\w*|resolut\w*|vigorous\w*|determin\w*|massive\w*|drastic\w*|huge\w*|warm\w*|full\w*"
            r"|hard|furious\w*|fierc\w*|total\w*|never|absolute\w*|complet\w*|active\w*|extra\w*|critical\w*|vital\w*|major|close\w*"
        ),
        "(?!)",
    ),
    Sense(
        "weakly",
        "略(?=有|微|高|低)|稍|轻微|小幅",
        words(
            r"slight\w*|some\w*|little|minor|small\w*|bit|marginal\w*|modest\w*|mild\w*|faint\w*|moderate\w*|fraction\w*"
            r"|trivial|gentl\w*|light\w*|limited|narrow\w*|low\w*|just|edged?|nudged?|tad|later|petty|dipped|a|around"
        ),
        words("slightly|mildly|marginally|only modestly|faintly|half-heartedly|reluctantly"),
        excuse="略|稍|微|较|比较|有所|小幅|轻|些|一定|温和|适度|谨慎|几|近|缓|点|勉强|不情|仅|小",
    ),
)
RELATIONS: tuple[Relation, ...] = (
    _HOW_MANY,
    _BOUND,
    _OR,
    _STAGE,
    _EXTENT,
    _LARGELY,
    _STRENGTH,
)
