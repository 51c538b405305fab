"""Of what a figure is the sum or the mean: of each or all, so far or now, highest or average."""

from __future__ import annotations

from corpora.findings import Severity
from glossary.relations.relation import Relation, Scope, Sense

_ONE = "年月日天周季人户亩吨次家县村校例座台辆名个所幢栋件位套份班队镇乡社站店厂场届期标"
_IN_ALL_CHINESE = "[共总累]|合计|全部|全额|一次性|计(?=[0-9])"
_EACH_ENGLISH = (
    r"\b(?:each|every\w*|per|apiece|annual\w*|yearly|monthly|daily|weekly|quarterly|respectively"
    r"|individual\w*|both|all (?:of|two|three|four|five)|single)\b|(?<! half) an? (?:year|month"
    r"|day|week|quarter|head|person|piece|hour|ton\w*|mu|household|time|hectare)\b|/|-a-"
)
TOTAL_FOR_EACH = Relation(
    "total-for-each",
    Severity.CRITICAL,
    ("for each or in all", "每一与总共"),
    Scope.SENTENCE,
    (
        Sense(
            "in all",
            _IN_ALL_CHINESE,
            r"\btotal\w*",
            r"\ba (?:\w+ )?total (?:\w+ )?of\b|\b(?:in total|in all|altogether)\b"
            r"(?! (?:areas|aspects|respects|cases))|\btotal(?:l?ing|l?ed)\b",
        ),
        Sense(
            "for each",
            f"每个?[{_ONE}](?![0-9一二三四五六七八九十]{{1,2}}[月日号时])(?=[^，。；]{{0,12}}?[0-9一二三四五六七八九十百千])"
            "|(?:分别|各)(?=[一-鿿]{0,6}[0-9])",
            _EACH_ENGLISH,
            "(?!)",
        ),
    ),
    explanation='Of each as of all: 三年内每年安排2000万元 as "a total of 20 million yuan".',
    trigger="每|分别|各",
)
EACH_FOR_TOTAL = Relation(
    "each-for-total",
    Severity.CRITICAL,
    ("in all or for each", "总共与每一"),
    Scope.FIGURE,
    (
        Sense(
            "for each",
            "[每各均单]|分别|/",
            "",
            r"⟩(?: (?!for |per |each )[a-z-]+){0,3}? (?:apiece|each(?! of| other)"
            r"|(?:per|for each|for every|every|an|a) (?:hour|day|person"
            r"|head|household|ticket|night|room|vehicle|student|family|villager|worker|member))\b",
        ),
        Sense(
            "in all",
            "(?:(?<![公])共计?|合计|总计|总共|共获)[一-鿿]{0,4}⟨",
            r"\b(?:total\w*|altogether|together|combined|between|in all|aggregate|overall|both"
            r"|joint\w*)\b",
            "(?!)",
        ),
    ),
    reach=(50, 24),
    explanation='Of all as of each: 两小时共22元 as "22 yuan per hour".',
    trigger="共|合计|总计",
)
SO_FAR_OR_NOW = Relation(
    "so-far-or-now",
    Severity.CRITICAL,
    ("so far or at present", "累计与现有"),
    Scope.FIGURE,
    (
        Sense(
            "so far",
            "累计[一-鿿]{0,8}⟨",
            r"\b(?:cumulat\w*|accumulat\w*|total\w*|so far|to date|in all|altogether|aggregate"
            r"|since|overall|have been|has been|had been|up to)\b",
            r"\b(?:total\w*|so far|to date|altogether)\b",
            accepts=("cumulative",),
        ),
        Sense("cumulative", "", r"\bcumulative(?:ly)?\b"),
        Sense(
            "now",
            "(?:(?<!至)目前|现有|尚有|仍有|还有|现存|在院|在用|当前|现|正在)[一-鿿]{0,8}⟨",
            r"\b(?:now|currently|present\w*|remain\w*|still|is|are|there|has|have|as of)\b",
            r"\b(?:currently|at present|now (?:being|in|under)|still (?:in|under|being))\b",
            accepts=("so far",),
        ),
    ),
    reach=(60, 50),
    explanation='All so far as those at present: 累计住院346例 as "346 are now in hospital".',
    trigger="累计|目前|现有",
)
MEAN_OR_EXTREME = Relation(
    "mean-or-extreme",
    Severity.CRITICAL,
    ("average or extreme", "平均与极值"),
    Scope.SENTENCE,
    (
        Sense(
            "on average",
            "平均|均[价值速温高长产重]|[人户年月日周场次每]均",
            r"\b(?:averag\w*|mean\w*|typical\w*|per|each|a)\b",
            r"\baverag\w*",
            excuse="中等|一般|常年|中位",
        ),
        Sense(
            "the highest",
            "最[高大](?:气温|温度|风力|风速|流量|客流量?|降?雨量|水位|负荷|日产量|时速|浓度|产量|人数|值|深度|高度|[一-鿿]?龄)"
            "|[单当]日最[高大多]|峰值",
            r"\b(?:high\w*|max\w*|peak\w*|most|largest|biggest|great\w*|record|up to|top\w*"
            r"|strong\w*|heav\w*|deep\w*|old\w*|tall\w*|fast\w*)\b",
            r"\b(?:maximum|peak) (?=\w+)",
        ),
        Sense(
            "the lowest",
            "最[低小](?:气温|温度|风力|风速|流量|水位|负荷|值|浓度|产量|人数)",
            r"\b(?:low\w*|min\w*|least|smallest|fewest|small\w*|down to)\b",
            r"\bminimum (?=\w+)",
        ),
    ),
    explanation='An extreme as the average: 日最高气温 as "the average temperature".',
    trigger="平均|均|最|峰值",
)
EVERY_ONE = Relation(
    "every-one-or-average",
    Severity.CRITICAL,
    ("every one of them or their average", "均与平均"),
    Scope.SENTENCE,
    (
        Sense(
            "on average",
            "平均|均[价值速温高长产重]|[人户年月日周场次每亩地]均|中等|一般|常年|常态",
            "",
            r"\baverag(?:e|es|ed|ing)\b",
        ),
        Sense(
            "every one",
            "(?<![平人户年月日周场次每亩])均(?=[达到超为在不高低已有实完未能可应须需由])",
            r"\b(?:each|both|all|every\w*|any|respectively|either|neither|none|no|whole)\b",
            "(?!)",
        ),
    ),
    explanation='Every one as their average: 均达到60分以上 as "an average of 60 or above".',
    trigger="均",
)
PER_UNIT = Relation(
    "per-unit",
    Severity.CRITICAL,
    ("per unit", "单位……的"),
    Scope.SENTENCE,
    (
        Sense(
            "per unit",
            "单位(?:地区生产总值|国内生产总值|生产总值|GDP|工业增加值|增加值|面积|建筑面积|(?:产品|产值)(?=[^，。；]{0,4}(?:[耗本碳]|排放|用水)))|万元(?:GDP|产值)",
            r"\b(?:per|unit|intensity|each|every|for each)\b|/|-intensive\b|\b10,?000\b",
            is_needed=True,
        ),
    ),
    explanation='A rate per unit as a total: 单位GDP能耗 as "total energy consumption".',
    trigger="单位|万元",
)
RELATIONS: tuple[Relation, ...] = (
    TOTAL_FOR_EACH,
    EACH_FOR_TOTAL,
    SO_FAR_OR_NOW,
    MEAN_OR_EXTREME,
    EVERY_ONE,
    PER_UNIT,
)
