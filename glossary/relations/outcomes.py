"""What came of it: no change, doubled, a net change, a surplus or deficit, early or late."""

from __future__ import annotations

from corpora.findings import Severity
from corpora.quantities import QuantityKind
from glossary.relations.relation import Relation, Scope, Sense

FLAT = Relation(
    "flat",
    Severity.CRITICAL,
    ("no change", "持平"),
    Scope.SENTENCE,
    (
        Sense(
            "unchanged",
            "(?<!坚)(?<!支)持平(?!时|等|安|民|台)|(?:没有|无|并无)变化|保持不变|基本不变",
            r"\b(?:flat|unchang(?:ed|ing)|same|level (?:with|as|to)|level(?:l?ed)? off|par|stable"
            r"|steady|steadily"
            r"|equal\w*|similar\w*|remain\w*|match\w*|in line|constant|maintain\w*|comparable|kept"
            r"|keep\w*|held|holding|unvaried|no change|identical|stabili\w*|parity|as (?:much"
            r"|many|high)"
            r"|little changed|little change|compared favou?rably|changed little|not change\w*)\b",
            is_needed=True,
        ),
    ),
    explanation='What did not change as a change: 与上年持平 as "lower than in the previous year".',
)
_EARLIER = (
    r"\b(?:ahead|early|earlier|advance\w*|forward|before\w*|prior|sooner|beforehand|pre-?\w*|back"
    r"|already|in good time|notice)\b"
)
_TOLD_EARLIER = (
    r"\b(?:ahead of|earlier than|brought forward|in advance)\b"
    r"|\b\d[\d.]* (?:years|months|weeks|days|hours) earlier\b"
)
_COMPARED = "[较比][^，。；0-9]{1,8}"
_SO_LONG = "(?=[约近至少]*[0-9一二三四五六七八九十两半]+个?(?:天|日|月|年|周|小时))"
SCHEDULE = Relation(
    "schedule",
    Severity.CRITICAL,
    ("earlier or later", "提前与推迟"),
    Scope.SENTENCE,
    (
        Sense(
            "so much earlier",
            "提前(?=[约近至少]*[0-9一二两三四五六七八九十]+个?(?:天|日|月|年|周|小时|工作日))",
            _EARLIER,
            _TOLD_EARLIER,
            accepts=("earlier",),
            is_needed=True,
        ),
        Sense(
            "earlier",
            f"提前(?![下还批预])|提早|早于|{_COMPARED}早了?{_SO_LONG}",
            _EARLIER,
            _TOLD_EARLIER,
            ("so much earlier",),
        ),
        Sense(
            "later",
            f"推迟|延迟|延期|晚于|滞后|延后|迟于|{_COMPARED}[晚迟]了?{_SO_LONG}",
            r"\b(?:later?|behind|delay\w*|postpon\w*|defer\w*|put off|push\w* back|extend\w*"
            r"|extension"
            r"|lag\w*|overdue|adjourn\w*|slow\w*|reschedul\w*|moved back)\b",
            r"\b(?:later than|behind schedule|delay\w*|postpon\w*)\b"
            r"|\b(?:leaves?|starts?|opens?|begins?|runs?|is|are|was|were) later\b",
        ),
    ),
    explanation='Earlier as later: 比计划提前5天 as "five days behind schedule".',
)
NET = Relation(
    "net",
    Severity.MAJOR,
    ("net change", "净增减"),
    Scope.SENTENCE,
    (
        Sense(
            "net",
            "净(?:增|减|流[入出]|增加|减少)(?=[^，。；]{0,4}[0-9一二三四五六七八九十])",
            r"\bnet\b|\bnetted\b|\bafter (?:deduct\w*|subtract\w*)\b|\bon balance\b",
            is_needed=True,
        ),
    ),
    explanation='A net change as a total: 净增56家 as "a total of 56".',
)
DOUBLING = Relation(
    "doubling",
    Severity.CRITICAL,
    ("doubling", "翻倍"),
    Scope.SENTENCE,
    (
        Sense(
            "doubling",
            "翻倍|倍增(?![器计])|翻了?一番|翻番|(?:增长|增加|提高|上涨|扩大)了?[一1]倍(?![多半])",
            r"\bdoubl\w*|\btwice\b|\btwo-?fold\b|\b(?:100|one hundred) ?(?:percent|per cent|%)"
            r"|\btwo times\b",
            is_needed=True,
        ),
    ),
    passed_over=("(?:成倍|加倍)", ""),
    explanation='A doubling as anything else: 翻倍 as "half".',
)
TIMES_AS_MANY = Relation(
    "times-as-many",
    Severity.MAJOR,
    ("a multiple, or growth by it", "是几倍与增几倍"),
    Scope.FIGURE,
    (
        Sense(
            "so many times as many",
            "(?:[是为]|相当于|等于|达到?)[^，。；⟨增长多高]{0,14}⟨",
            r"\btimes\b|fold\b|\bas\b",
            "(?!)",
        ),
        Sense(
            "more by so many times",
            "",
            r"\b(?:rose|grew|increased|climbed|jumped|surged|rising|growing|increasing)(?: by)?"
            r" (?:about |nearly |some )?⟨[^⟩]*⟩"
            r"(?! (?:that|those|as|what|its|the (?:level|number)))",
        ),
    ),
    frozenset({QuantityKind.MULTIPLE}),
    explanation='A multiple as growth by it: 是上年的2.3倍 as "rose 2.3 times".',
    trigger="倍",
)
LOSSES = Relation(
    "losses",
    Severity.CRITICAL,
    ("losses made or cut", "增亏与减亏"),
    Scope.SENTENCE,
    (
        Sense(
            "losses cut",
            "减亏(?!损)",
            r"\b(?:reduc\w*|cut\w*|narrow\w*|decreas\w*|down|fell|fall\w*|less|lower\w*|shr[aiu]nk\w*"
            r"|smaller|trim\w*|declin\w*|drop\w*|curb\w*|fewer|turn\w*)\b",
            is_needed=True,
        ),
    ),
    explanation='Losses cut as losses made: 减亏2.6亿元 as "lost 260 million yuan".',
)
BALANCE = Relation(
    "surplus-or-deficit",
    Severity.CRITICAL,
    ("surplus or deficit", "顺差与逆差"),
    Scope.SENTENCE,
    (
        Sense(
            "from surplus to deficit",
            "由?顺差转为?逆差",
            r"surplus[^.;]{0,40}deficit|into (?:a )?deficit",
            r"surplus (?:in\w* |to )(?:a )?deficit|from (?:a )?surplus to",
        ),
        Sense(
            "from deficit to surplus",
            "由?逆差转为?顺差",
            r"deficit[^.;]{0,40}surplus|into (?:a )?surplus",
            r"deficit (?:in\w* |to )(?:a )?surplus|from (?:a )?deficit to",
        ),
        Sense(
            "surplus",
            "顺差|盈余|结余|节余",
            r"\b(?:surplus\w*|balances?|carr\w+|remain\w*|left|sav\w+)\b",
            r"\bsurplus\w*\b",
        ),
        Sense("deficit", "逆差|赤字", r"\bdeficits?\b|\bshortfall\b"),
    ),
    explanation="A surplus as a deficit.",
)
SHORTFALL = Relation(
    "shortfall",
    Severity.CRITICAL,
    ("how much is wanting", "差额"),
    Scope.SENTENCE,
    (
        Sense(
            "wanting",
            "还差(?=[约近]?[0-9一二三四五六七八九十])|尚(?:缺|差)|(?:仍|还)缺|缺口(?:约|达|为|近)*(?=[0-9一二三四五六七八九十])",
            r"\b(?:short\w*|lack\w*|gap|need\w*|away|fewer|wanting|deficit|remain\w*|still"
            r"|missing|less|below"
            r"|under|require\w*|behind|deficien\w*)\b",
            r"\b(?:short\w*|lack\w*|gap|deficit)\b",
        ),
        Sense("to spare", "", r"\b(?:exceed\w*|surplus|surpass\w*|in excess)\b"),
    ),
    explanation='What is wanting as what is over: 还差1100张 as "exceeded by 1,100".',
)
_UNTOLD = "(?!)"
_SERVICES = "(?:供电|供水|供气|供暖|用电|通电|通车|通行|通航|运营|运行|营业|生产|通信|交通|航班)"
SERVICE = Relation(
    "restored-or-cut",
    Severity.CRITICAL,
    ("whether a service is restored or cut off", "恢复与中断"),
    Scope.SENTENCE,
    (
        Sense(
            "restored",
            f"恢复[^，。；]{{0,10}}{_SERVICES}|复[航工产课市运电通]|重新(?:开|启|运|投)|重[启开]|恢复",
            r"\b(?:restor\w+|resum\w+|re-?open\w*|recover\w*|return\w*|back|again|reconnect\w*"
            r"|re-?energi[sz]\w+|re-?start\w*|normal|on)\b",
            r"\b(?:restored|resumed|reopened|resumption)\b",
        ),
        Sense(
            "cut off",
            f"(?:停[电水气暖产业运航]|断[电水网]|中断|停驶|封闭|停(?:止|供)|影响|暂停|{_SERVICES}中断)",
            r"\b(?:cut|lost|without|suspend\w*|interrupt\w*|clos\w+|out|off|halt\w*|stopp\w*"
            r"|disrupt\w*|affect\w*)\b",
            r"\b(?:cut off|suspended|interrupted|disrupted|halted|knocked out)\b",
        ),
    ),
    explanation='Restored as cut off: 恢复供电 as "power was cut off".',
    is_lenient=True,
    trigger="恢复|停|断|封闭",
)
DONE = Relation(
    "done-or-not-yet",
    Severity.CRITICAL,
    ("whether it is done", "已完成与未完成"),
    Scope.SENTENCE,
    (
        Sense(
            "not yet",
            "[未待剩余拟将没不]|还有|继续|仍|计划|预[计期]|力争|争取",
            r"\b(?:not|yet|remain\w*|still|pending|await\w*|unfinished|outstanding|to be|will"
            r"|never)\b|n[’']t\b",
            r"\b(?:has|have|had|is|are) (?:still )?yet to\b|\bnot yet\b"
            r"|\b(?:still )?to be (?:\w+ly )?(?:completed|finished|paid|built|rectified)\b",
        ),
        Sense(
            "done",
            "已(?:经|全部|全面|基本|如期)?(?:整改|完成|办结|到位|拨付|发放|建成|竣工|开工|投产|通过|缴纳|落实|归还|兑现|清退)",
            r"\b(?:already|fully|completely)\b|\b(?:has|have|had) been\b|\bnow\b",
            _UNTOLD,
        ),
    ),
    explanation='Done as still to do: 已整改 as "has yet to be put right".',
    trigger="已(?:经|全|基|如|整|完|办|到|拨|发|建|竣|开|投|通|缴|落|归|兑|清)",
)
RELATIONS: tuple[Relation, ...] = (
    DOUBLING,
    TIMES_AS_MANY,
    LOSSES,
    BALANCE,
    SHORTFALL,
    FLAT,
    SCHEDULE,
    NET,
    SERVICE,
    DONE,
)
