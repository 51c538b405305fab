"""To or by a figure, and from which one."""

from __future__ import annotations

from corpora.findings import Severity
from corpora.quantities import QuantityKind
from glossary.relations.changes.change_words import COUNTED, MARKS, MOVED, SHARES
from glossary.relations.relation import Relation, Scope, Sense

_TO = rf"\bto (?:{MARKS} |the |as (?:low|high|much|little|many|few) as |RMB ?|CNY ?)*⟨"
_BY = rf"\bby (?:{MARKS} |the |as (?:much|many) as |RMB ?|CNY ?)*⟨"
# "A third of what it was" is a level; of halves the one left is as large as the one gone.
_OF_THE_FORMER = (
    r"⟨(?![^⟩]*(?:half|50))[^⟩]*⟩ of (?:what|(?:the|its|their) (?:former|previous|original|earlier"
    r"|usual|normal))\b"
)
LEVEL = Relation(
    "level",
    Severity.CRITICAL,
    ("change to or by a figure", "“到”与“了”"),
    Scope.FIGURE,
    (
        Sense(
            "to",
            f"(?:{MOVED})(?:幅度?)?(?:到|至)(?:每[\u4e00-\u9fff]{{1,4}}|(?:原来|原先|原价|当初|上年|去年|同期)的)?[约近超]?(?:超过)?⟨|(?:{MOVED})为⟨",
            rf"{_TO}|\b(?:at|reach\w*|stood|stands?|into|hit\w*|level|now|total\w*|amount\w*|came"
            r"|is|are|was|were|below|above|from|mark|exceed\w*|under|within|over|between|of|became"
            r"|near\w*|pass\w*|top\w*|through)\b",
            rf"{_TO}|{_OF_THE_FORMER}",
        ),
        Sense(
            "by",
            f"(?:{MOVED})幅?度?(?:了|约|近|超)+⟨|(?:{MOVED}|净增|净减)⟨",
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
    COUNTED | {QuantityKind.FRACTION},
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
    COUNTED,
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
            rf"\A(?![^⟨]*(?:[由从自较]|(?<![同环])比))[^⟨]*(?:{MOVED})(?:幅度?)?[了约近超]*⟨[^⟩]*⟩",
            _BY,
            _BY,
        ),
        Sense(
            "from",
            "",
            r"\b(?:improv|increas|decreas|declin|dropp|rais|climb|grow|slow|narrow|widen|reduc|cut)\w*"
            rf" from (?:{MARKS} |up |down )*⟨"
            rf"|\b(?:rose|grew|fell|up|down|dropped) from (?:{MARKS} )*⟨",
        ),
    ),
    SHARES,
    reach=(24, 0),
    explanation='A change as its start: 改善9.7% as "improved from 9.7 percent".',
)
_NO_SUM = "(?<!amount )(?<!amounts )(?<!amounted )(?<!amounting )(?<!equal )(?<!equivalent )"
"""Before a "to" that leads to no figure: what it amounts to may be by how much it grew."""
_LESS = r"(?:shorter|less|fewer|lower|higher|longer|more|faster|slower|smaller|larger)"
_BY_TOLD = (
    rf"{_BY}|\b(?:cut|shav\w*|knock\w*|tak\w*) ⟨[^⟩]*⟩ (?:\w+ )?off\b|⟩ {_LESS}\b(?! than \d)"
)
_TO_TOLD = (
    r"\b(?:rose|ris\w+|fell|fall\w*|gr[eo]w\w*|drop\w*|declin\w*|increas\w*|decreas\w*|climb\w*"
    r"|shr[aiu]nk\w*|reduc\w*|cut|rais\w*|expand\w*|lower\w*|up|down)\b[^⟨;,]{0,50}?"
    r"(?<!equivalent )(?<!equal )(?<!close )(?<!amounting )(?<!amounted )(?<!up )(?<!due )"
    rf"\bto (?:{MARKS} |the |RMB ?|CNY ?)*⟨"
)
REACHED = Relation(
    "reached",
    Severity.CRITICAL,
    ("change to or by a figure", "“到”与“了”"),
    Scope.FIGURE,
    (
        Sense(
            "to",
            f"[由从][^，。；⟨]{{1,16}}(?:{MOVED})(?:到|至|为)[约近]?⟨|(?:{MOVED})(?:到|至)(?:年产|每[一-鿿]{{1,2}})?[约近]?⟨",
            rf"{_TO}",
            rf"{_NO_SUM}{_TO}|\b(?:from|at|reach\w*|stood|stands?) (?:{MARKS} )?⟨",
            accepts=("to so much", "so much"),
        ),
        Sense(
            "by",
            f"(?:(?<!相)[较比](?![例重])[^，。；⟨由从]{{1,14}}|[同环]比)(?:{MOVED})了?[约近]?⟨"
            "|(?:增加|减少|压减|缩减|降低|节约|新增)(?![减退降])(?![^⟨，。；]*[到至为达])[一-鿿]{2,8}⟨",
            _BY,
            rf"{_BY_TOLD}|\b(?:up|down) (?:{MARKS} )?⟨",
            accepts=("by so much", "so much"),
        ),
        Sense("so much", "", rf"\b(?:of|more|less|additional|extra|another) (?:{MARKS} )?⟨"),
        Sense("by so much", "", _BY_TOLD),
        Sense("to so much", "", _TO_TOLD),
    ),
    frozenset({QuantityKind.AMOUNT, QuantityKind.NUMBER, QuantityKind.MEASURE}),
    reach=(80, 24),
    unless=("level", "start", "order"),
    explanation='To a figure as by it: 由70分钟缩短至25分钟 as "cut 25 minutes off".',
)
RELATIONS: tuple[Relation, ...] = (
    LEVEL,
    REACHED,
    START,
    START_ADDED,
)
