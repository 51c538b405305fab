"""Rules about what is said of figures, and without them, as `glossary.relations` has it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpora.findings import Hit, Severity
from corpora.spans import Span
from glossary.reading.content_words import explained_weight, read_content
from glossary.reading.exchanges.exchanged_parts import exchanged_parts
from glossary.reading.exchanges.posts_of_persons import exchanged_posts
from glossary.reading.exchanges.roles_of_bodies import exchanged_roles
from glossary.reading.pair_reading import PairReading
from glossary.reading.pair_rules import PairRule, pair_rule
from glossary.relations import (
    BOUND,
    OTHER_PARTIES,
    PARTIES,
    RELATIONS,
    Relation,
    Scope,
    Turned,
    exchanged_counterparts,
    is_recast_condition,
    turned_at_figure,
    turned_in_sentence,
    wide_chinese_window,
)


def _rule_of(relation: Relation) -> PairRule:
    def search(reading: PairReading) -> Iterator[Hit]:
        for turned in _turned(relation, reading):
            yield hit_of_turned(turned, reading)

    search.__doc__ = relation.explanation
    return PairRule(
        f"quantities.{relation.name}",
        relation.severity,
        "accuracy/mistranslation",
        search,
        frozenset(f"quantities.{name}" for name in relation.unless),
        needs=relation.needs,
    )


def _turned(relation: Relation, reading: PairReading) -> Iterator[Turned]:
    source, target = reading.source.text, reading.target
    if relation.trigger and not relation.may_be_in(source):
        return
    if relation.scope is Scope.SENTENCE:
        yield from turned_in_sentence(relation, source, target)
        return
    for match, clause in zip(reading.matched, reading.clauses, strict=True):
        if relation.is_wide:
            clause = wide_chinese_window(source, match.source)
        turned = turned_at_figure(relation, clause, target, (match.source, match.target))
        if turned is not None and not _is_recast(turned, reading):
            yield turned


def _is_recast(turned: Turned, reading: PairReading) -> bool:
    """Tell whether only a condition is said as a need: 不足三家的 as "three are required"."""
    if turned.relation.what[0] not in _BOUNDS or turned.target is None or turned.said is None:
        return False
    return is_recast_condition(reading.source.text, reading.target, turned.target)


def hit_of_turned(turned: Turned, reading: PairReading) -> Hit:
    """Return what is told of a relation that the target turns."""
    what, matter = turned.relation.what
    words = reading.source.text[turned.source.start : turned.source.end].strip("⟨⟩")
    if turned.said is None or turned.target is None:
        return Hit(
            turned.target,
            f"{what} lost: {words} ({turned.sense.name})",
            f"漏译{matter}：{words}",
            source=turned.source,
        )
    said = reading.target[turned.target.start : turned.target.end]
    return Hit(
        turned.target,
        f"{what}: {words} ({turned.sense.name}) became “{said}”",
        f"{matter}不符：{words}",
        source=turned.source,
    )


_BOUNDS = (BOUND.what[0], "at most or at least")
_ACCURACY = "accuracy/mistranslation"
_ROLES = re.compile(
    "(?:由|^|[，。；：])(?P<lead>[^，。；：由]{2,16})牵头[^，。；]{0,6}[，、](?:由|请)?"
    "(?P<help>[^，。；：]{2,16}?)(?:等部门|等单位)?(?:参与|协助|协同)?配合"
)
_LED = re.compile(
    r"\b(?:led|headed|spearheaded) by (?P<by>[^,.;]+?)(?=,|;|\.| with | and |$)"
    r"|(?P<leader>[^,.;]+?) (?:(?:shall|will|to|should|is to) )?(?:takes?|taking) the lead\b",
    re.IGNORECASE,
)
_LEAST_WEIGHT = 3.0


@pair_rule("names.lead-exchanged", Severity.CRITICAL, _ACCURACY, needs=("牵头",))
def lead_exchanged(reading: PairReading) -> Iterator[Hit]:
    """Who leads and who cooperates exchanged: 水利局牵头、交通局配合 as "led by transport"."""
    roles, led = _ROLES.search(reading.source.text), _LED.search(reading.target)
    if roles is None or led is None:
        return
    name = "by" if led["by"] else "leader"
    lead, helping = read_content(roles["lead"]), read_content(roles["help"])
    own = explained_weight(lead, led[name], helping)
    other = explained_weight(helping, led[name], lead)
    if not own and other >= _LEAST_WEIGHT:
        yield Hit(
            Span(*led.span(name)),
            f"who leads and who cooperates exchanged: {roles['lead']}",
            f"牵头与配合颠倒：{roles['lead']}",
            source=Span(*roles.span("lead")),
        )


@pair_rule(
    "quantities.counterpart",
    Severity.CRITICAL,
    _ACCURACY,
    unless=("quantities.export-or-import", "quantities.party"),
)
def counterpart(reading: PairReading) -> Iterator[Hit]:
    """The counterpart of a word: 支出 as "revenue", 民事案件 as "criminal cases"."""
    for turned in exchanged_counterparts(reading.source.text, reading.target):
        if not _is_recast(turned, reading):
            yield hit_of_turned(turned, reading)


_PARTIES = (*PARTIES, *OTHER_PARTIES)
_PARTY = "|".join(chinese for _, chinese, _ in _PARTIES)
_TAKES = "收取|收回|借|租|购|买|索|请求|主张|要求|追[偿讨]|领|取得|催|申请"
_GIVES = re.compile(
    f"(?P<one>{_PARTY})(?:[^，。；、]{{0,8}}?(?:向|委托|聘请|授权|通知|告知|赔偿|起诉)"
    f"|[^，。；、]{{0,4}}?[将把][^，。；、]{{1,12}}?[还给付至到])(?P<other>{_PARTY})(?![^，。；]{{0,6}}(?:{_TAKES}))"
)
_DOES = (
    r"(?:pay|notif|inform|engag|commission|appoint|entrust|compensat|refund|authori[sz]|hir|employ|sue|give)"
    r"(?:y|e|s|es|ies|ed|ied|d)?"
)


@pair_rule("quantities.parties-exchanged", Severity.CRITICAL, _ACCURACY)
def parties_exchanged(reading: PairReading) -> Iterator[Hit]:
    """Who gives and who is given to exchanged: 被告向原告返还 as "the plaintiff to return"."""
    for match in _GIVES.finditer(reading.source.text):
        one, other = (_party(match[name]) for name in ("one", "other"))
        says = re.compile(
            rf"\b(?:{other})(?:,? (?:shall|must|should|will|is|was|were|are))?(?: ordered| required"
            rf"| directed)? (?:to )?(?!be |and |or |by )\w+ [^.;]*?\b(?:to|with) (?:the )?"
            rf"(?:{one})\b|\b(?:{one}) (?:is|are|was|were|be|been) (?:\w+ly )?\w+ed by (?:the )?"
            rf"(?:{other})\b|\b(?:{other})(?: (?:shall|must|should|will|is to|has to))? {_DOES}"
            rf" (?:the )?(?:{one})\b",
            re.IGNORECASE,
        )
        said = says.search(reading.target)
        if one != other and said is not None:
            yield Hit(
                Span(*said.span()),
                f"the parties exchanged: {match.group()}",
                f"当事人颠倒：{match.group()}",
                source=Span(*match.span()),
            )


def _party(words: str) -> str:
    return next(english for _, chinese, english in _PARTIES if re.fullmatch(chinese, words))


@pair_rule(
    "meaning.exchanged",
    Severity.CRITICAL,
    "accuracy/mistranslation",
    unless=("quantities.comparison-exchanged",),
)
def exchanged(reading: PairReading) -> Iterator[Hit]:
    """Who did it and whom to, first and then, cause and effect exchanged: "Laos aided China"."""
    found = exchanged_parts(reading.source.text, reading.target)
    if found is not None:
        words = reading.source.text[slice(*found.source)]
        yield Hit(
            Span(*found.target),
            f"two parts of the sentence are exchanged: {words}",
            f"前后两部分颠倒：{words}",
            source=Span(*found.source),
        )


@pair_rule("names.roles-exchanged", Severity.CRITICAL, _ACCURACY, unless=("names.lead-exchanged",))
def roles_exchanged(reading: PairReading) -> Iterator[Hit]:
    """Two bodies each with the role of the other: 市馆主办、县馆承办 as "hosted by the county"."""
    source = reading.source.text
    for one, other in exchanged_roles(source, reading.target, reading.verdicts):
        names = source[slice(*one)], source[slice(*other)]
        yield Hit(
            None,
            f"the roles of two bodies are exchanged: {names[0]}, {names[1]}",
            f"两单位角色颠倒：{names[0]}、{names[1]}",
            source=one,
        )
        return


@pair_rule("names.posts-exchanged", Severity.CRITICAL, _ACCURACY)
def posts_exchanged(reading: PairReading) -> Iterator[Hit]:
    """Two persons each with the post of the other: "Mayor Li" for 副市长李明、市长王芳."""
    source = reading.source.text
    for one, other in exchanged_posts(source, reading.target):
        names = source[slice(*one)], source[slice(*other)]
        yield Hit(
            None,
            f"the posts of two persons are exchanged: {names[0]}, {names[1]}",
            f"两人职务颠倒：{names[0]}、{names[1]}",
            source=one,
        )


RULES: tuple[PairRule, ...] = (
    lead_exchanged,
    roles_exchanged,
    posts_exchanged,
    *(_rule_of(relation) for relation in RELATIONS),
    counterpart,
    parties_exchanged,
    exchanged,
)
