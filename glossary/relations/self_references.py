"""What a document calls itself: 本条例 is "these Regulations", never "these Measures"."""

from __future__ import annotations

from corpora.findings import Severity
from glossary.relations.relation import Relation, Scope, Sense

_KINDS = (
    ("法(?=所称|自|的|第|规定|适用|施行|实施|未|中|由|及|和|另|[，。])", "law act code"),
    ("条例", "regulation ordinance"),
    ("办法", "measure method procedure rule"),
    ("规定", "provision regulation rule stipulation"),
    ("规则", "rule regulation"),
    ("(?:实施)?细则", "rule bylaw regulation"),
    ("(?:行政处罚|处罚|复议|仲裁|行政)?决定书?(?!事项)", "decision resolution ruling order"),
    ("通知书?", "notice circular notification announcement"),
    ("(?:实施|指导)?意见", "opinion guideline suggestion"),
    ("(?:实施|工作|应急)?(?:方案|规划|计划|纲要)", "plan scheme program proposal outline"),
    ("(?:应急)?预案", "plan preplan"),
    ("章程", "charter article constitution statute bylaw"),
    ("(?:公告|通告)", "announcement notice bulletin proclamation circular"),
    ("令(?=自|由|发)", "order decree"),
    ("公约", "convention pact covenant"),
    ("(?:协议书?|协定|合同书?)", "agreement contract"),
    ("(?:标准|规范|规程)", "standard specification code norm procedure regulation"),
    ("(?:指南|指引|准则)", "guideline guide standard code principle guidance"),
    ("批复", "reply approval response"),
    ("(?:报告|公报)", "report bulletin communique"),
)
_NAMES = {
    "act": "acts?",
    "article": "articles",
    "communique": "communiqu[eé]s?",
    "guidance": "guidance",
    "program": "program(?:me)?s?",
    "reply": "repl(?:y|ies)",
}
_SAID = tuple(dict.fromkeys(word for _, words in _KINDS for word in words.split()))


def _pattern(word: str) -> str:
    return _NAMES.get(word, f"{word}s?")


SELF_REFERENCE = Relation(
    "document-itself",
    Severity.MAJOR,
    ("what the document calls itself", "文种"),
    Scope.SENTENCE,
    (
        *(
            Sense(
                words.split()[0],
                f"(?<![日基样标成版资])本{chinese}",
                "",
                "(?!)",
                tuple(words.split()),
            )
            for chinese, words in _KINDS
        ),
        *(
            Sense(
                word,
                "",
                rf"\b(?:{_pattern(word)})\b",
                rf"\b(?:this|these|the present) (?:\w+ )?(?:{_pattern(word)})\b(?! of| for| on)",
            )
            for word in _SAID
        ),
    ),
    explanation='Another kind of document: 本条例 as "these Measures".',
    trigger="本[法条办规实细行处复仲决通指意工应方计纲预章公令协合标准批报]",
)
RELATIONS: tuple[Relation, ...] = (SELF_REFERENCE,)
