"""Sentences of a bulletin with their English, as many as a test needs, all different."""

from __future__ import annotations

from gongbao.translation.engines import Demand, TextRequest

_PLACES = (
    ("重庆市", "Chongqing"),
    ("成都市", "Chengdu"),
    ("武汉市", "Wuhan"),
    ("西安市", "Xi'an"),
)
_KINDS = (
    (
        "{year}年，{zh}新增企业{n}家，完成工业投资{m}亿元。",
        "In {year}, {en} added {n} enterprises and completed industrial investment of"
        " {b} billion yuan.",
    ),
    (
        "{zh}的{n}个水利项目去年开工，总投资{m}亿元。",
        "Construction of {n} water conservancy projects in {en} began last year, with a total"
        " investment of {b} billion yuan.",
    ),
    (
        "截至{year}年底，{zh}有图书馆{n}座，藏书{m}亿册。",
        "By the end of {year}, {en} had {n} libraries with a collection of {b} billion books.",
    ),
    (
        "{zh}将培训{n}名教师，改造{m}亿平方米的校舍。",
        "{en} will train {n} teachers and renovate {b} billion square meters of school buildings.",
    ),
)


def bulletin_lines(count: int) -> dict[str, str]:
    """Return English by Chinese."""
    lines: dict[str, str] = {}
    for k in range(count):
        zh, en = _PLACES[k // len(_KINDS) % len(_PLACES)]
        source, target = _KINDS[k % len(_KINDS)]
        told = {"year": 1990 + k % 30, "n": 101 + k, "m": 10 * (k + 2), "b": k + 2}
        lines[source.format(zh=zh, en=en, **told)] = target.format(zh=zh, en=en, **told)
    return lines


def requests_of(lines: dict[str, str]) -> list[TextRequest]:
    """Return requests with their neighbours, as the guarantee asks."""
    sources = list(lines)
    return [
        TextRequest(
            text,
            before=tuple(sources[max(0, k - 2) : k]),
            after=tuple(sources[k + 1 : k + 3]),
        )
        for k, text in enumerate(sources)
    ]


def with_demand(request: TextRequest, source: str, *accepted: str) -> TextRequest:
    """Return a request that demands a term as well."""
    from dataclasses import replace

    return replace(request, demands=(*request.demands, Demand(source, accepted)))
