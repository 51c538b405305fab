"""Places inside places: 德国曼海姆市 is "Mannheim, Germany", 四川省成都市 "Chengdu, Sichuan".

Chinese goes from the wide to the narrow, English the other way. A small model that is given both
names keeps the Chinese order ("the Germany Mannheim") or tears them apart, so they are carried in
one stretch.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpora.spans import Span
from glossary.requirement import Requirement, RequirementKind
from gongbao.translation.wording.wording import Wording

# With these behind it the place says whose: 美国加州企业 is "California companies".
_OWNED = re.compile("企业|公司|集团|大学|政府|机场|银行|客商|学者|专家|人|籍|[产州市]")
# Provinces and the like lie in no other place at home: 香港上海, 京津冀.
_WIDEST = re.compile(
    "(?:北京|天津|上海|重庆)市?|(?:香港|澳门)(?:特区|特别行政区)?|台湾|.+(?:省|自治区|特区)"
)
_WITH_ARTICLE = re.compile(
    r"United|Republic|Islands|Netherlands|Philippines|Maldives|Bahamas|Comoros|Emirates|Union|DPRK"
)


def find_nested_places(text: str, requirements: Sequence[Requirement]) -> Iterator[Wording]:
    """Yield what stands for a place and those named right behind it, the narrowest first."""
    first = 0
    while first < len(requirements):
        outer = requirements[first]
        last = first
        if outer.is_country or _is_at_home(outer):
            is_inner = _is_place if outer.is_country else _is_at_home
            while last + 1 < len(requirements):
                inner = requirements[last + 1]
                is_wide = not outer.is_country and _WIDEST.fullmatch(inner.source)
                if inner.start != requirements[last].end or not is_inner(inner) or is_wide:
                    break
                last += 1
        end = requirements[last].end
        if last > first and not _OWNED.match(text, end):
            held = tuple(range(first, last + 1))
            names = [requirements[k].accepted[0] for k in reversed(held)]
            if outer.is_country:
                names[-1] = _with_article(names[-1])
            yield Wording(Span(outer.start, end), ", ".join(names), held)
        first = last + 1


def _is_at_home(requirement: Requirement) -> bool:
    """Tell whether a requirement is a place that a glossary has, and no country."""
    return requirement.is_place and not requirement.conflict


def _is_place(requirement: Requirement) -> bool:
    """Tell whether a requirement is a place, one that no glossary has among them."""
    if requirement.conflict:
        return False
    if requirement.concept is not None:
        is_term = requirement.kind is RequirementKind.TERM
        return is_term and requirement.concept.subject == "place"
    return requirement.kind is RequirementKind.COPY and requirement.source.endswith(
        ("市", "州", "省", "县", "郡", "府", "邦", "港", "大区")
    )


def _with_article(country: str) -> str:
    return f"the {country}" if _WITH_ARTICLE.search(country) else country
