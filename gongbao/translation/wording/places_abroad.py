"""Places abroad behind the name of their country: 德国曼海姆市 is "Mannheim, Germany".

Chinese goes from the country to the town, English the other way. A small model that is given both
names keeps the Chinese order ("the Germany Mannheim"), so both are carried in one stretch.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpora.spans import Span
from glossary.requirements import Requirement, RequirementKind
from gongbao.translation.wording.wordings import Wording

# With these behind it the place says whose: 美国加州企业 is "California companies".
_OWNED = re.compile("企业|公司|集团|大学|政府|机场|银行|客商|学者|专家|人|籍|[产州市]")
_WITH_ARTICLE = re.compile(
    r"United|Republic|Islands|Netherlands|Philippines|Maldives|Bahamas|Comoros|Emirates|Union|DPRK"
)


def find_places_abroad(text: str, requirements: Sequence[Requirement]) -> Iterator[Wording]:
    """Yield what stands for a country and the places named right behind it, the last one first."""
    for first, country in enumerate(requirements):
        if country.concept is None or country.concept.subject != "country":
            continue
        last, names = first, [_with_article(country.accepted[0])]
        for place in requirements[first + 1 :]:
            if place.start != requirements[last].end or not _is_place(place):
                break
            last += 1
            names.insert(0, place.accepted[0])
        end = requirements[last].end
        if last > first and not _OWNED.match(text, end):
            held = tuple(range(first, last + 1))
            yield Wording(Span(country.start, end), ", ".join(names), held)


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
