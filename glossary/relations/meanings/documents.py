"""Kinds of documents: a notice is no decision, a plan no report."""

from __future__ import annotations

from glossary.relations.meanings.contrast import contrast, words
from glossary.relations.relation import Relation, Sense

_ABOUT = r"(?: on| of| for| concerning| regarding| about| governing)\b"
_KINDS = (
    ("notice", "通知", "notice|circular|notification|note|announcement|memo\\w*|notif\\w*|directive", "notice|circular"),
    ("decision", "决定", "decision|resolution|order|decid\\w*|ruling|determin\\w*", "decision"),
    ("opinions", "意见", "opinions?|guidelines?|guiding|views?|suggestions?|proposals?|recommend\\w*|guidance|comments?|directives?|instructions?|document\\w*", "opinions"),
    ("measures", "办法", "measures?|rules?|methods?|procedures?|regulations?|provisions?|approach\\w*|way|scheme|administration|act|policy", "measures"),
    ("regulations", "条例|规定", "regulations?|rules?|ordinances?|acts?|statutes?|bylaws?|provisions?|law|stipulat\\w*|legislation|code|decree\\w*|requirements?|protocol", "regulations"),
    ("plan", "方案|规划|计划", "plan\\w*|program\\w*|schemes?|proposals?|blueprints?|outlines?|initiatives?|projects?|strateg\\w*|roadmap|agenda|arrangement\\w*|campaign|action", "plan"),
    ("announcement", "公告|通告", "announc\\w*|notices?|proclam\\w*|bulletins?|circulars?|statements?|communiqu\\w*|public\\w*|notif\\w*|gazette\\w*", "announcement"),
    ("report", "报告", "reports?|present\\w*|paper|study|account|survey|review|brief\\w*|speech|document|statement|bulletin|gwr", "report"),
    ("outline", "纲要", "outlines?|programm?es?|plans?|guidelines?|compendium|framework|essentials|blueprint|syllabus", "outline"),
    ("white paper", "白皮书", "white papers?|paper|whitepaper", "white paper"),
    ("declaration", "宣言|声明", "declar\\w*|manifesto|statements?|announc\\w*|proclam\\w*|communiqu\\w*|stat\\w*", "declaration"),
    ("agreement", "协议|协定|合同", "agreements?|contracts?|protocols?|accords?|treat\\w*|deals?|memorand\\w*|pacts?|arrangement\\w*|conventions?|agree\\w*|cepa|sign\\w*", "agreement"),
    ("guide", "指南", "guid\\w*|handbook|manual|directory|compass", "guide"),
    ("standard", "标准", "standards?|criteri\\w*|specification\\w*|norms?|code|gb\\w*|benchmark\\w*|requirements?", "standard"),
)
_DOCUMENT = contrast(
    "document",
    ("the kind of document", "文种"),
    *(
        Sense(
            name,
            f"《[^《》]{{2,60}}(?:{chinese})(?:（[^（）]{{1,12}}）)?》|^关于[^，。；]{{2,40}}的(?:{chinese})$",
            words(english),
            rf"\b(?:{telling}){_ABOUT}",
            excuse=chinese,
        )
        for name, chinese, english, telling in _KINDS
    ),
)
RELATIONS: tuple[Relation, ...] = (_DOCUMENT,)
