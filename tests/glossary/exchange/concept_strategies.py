"""Concepts as anybody could have entered them, for laws about every format."""

import string

from hypothesis import strategies as st

from corpora.languages import has_chinese
from glossary.concepts import Approval, CaseRule, Concept, NumberRule, Status, Term

_HAN = "链主卡脖子十百千政协人大国务院发展改革"
_HANT = "鏈業國務發經濟區機"
_HOSTILE = "=+-@#'\"|\\¦,;<>&[]{}␠"

chinese = st.text(_HAN + "A1|#-", min_size=1, max_size=6).filter(lambda t: t[0] not in "|#")
traditional = st.text(_HANT, min_size=1, max_size=6)
english = (
    st.text(string.ascii_letters + string.digits + _HOSTILE + "é ", min_size=1, max_size=12)
    .map(lambda text: " ".join(text.split()))
    .filter(bool)
)
one_line = st.text(_HAN + string.ascii_letters + _HOSTILE + " 。", max_size=14).map(
    lambda text: " ".join(text.split())
)
free = st.text(_HAN + string.ascii_letters + _HOSTILE + " \n\u00a0\u3000。", max_size=14).map(
    str.strip
)
dates = st.sampled_from(("", "2018", "2018-03", "2018-03-19"))
categories = st.lists(
    st.tuples(st.sampled_from(("owner", "grammaticalGender", "x@en")), english), max_size=2
).map(tuple)


def _terms(words, language, script=""):
    term = st.builds(
        Term,
        text=words,
        language=st.just(language),
        status=st.sampled_from(Status),
        approval=st.sampled_from(Approval),
        part_of_speech=st.sampled_from(("", "noun", "properNoun")),
        case=st.sampled_from(CaseRule),
        number=st.sampled_from(NumberRule),
        script=st.just(script),
        term_type=st.sampled_from(("", "acronym", "fullForm", "slogan")),
        register=st.sampled_from(("", "neutralRegister")),
        first_use=one_line,
        valid_from=dates,
        valid_until=dates,
        contexts=st.lists(one_line.filter(bool), max_size=2).map(tuple),
        citation=one_line,
        note=free,
        extras=categories,
    )
    return st.lists(term, max_size=3, unique_by=lambda term: term.text)


def _concept(number, simplified, hant, translations, **fields):
    terms = (*simplified, *hant, *translations)
    return Concept(identifier=f"c{number}", terms=terms or (Term("链主", "zh"),), **fields)


def _one(number):
    return st.builds(
        _concept,
        st.just(number),
        _terms(chinese, "zh"),
        _terms(traditional, "zh", "Hant"),
        _terms(english, "en"),
        subject=one_line,
        source=one_line,
        note=free,
        exceptions=st.lists(chinese.filter(lambda t: "|" not in t), max_size=2).map(tuple),
        priority=st.integers(-3, 30),
        definition=free,
        scope=one_line,
        extras=categories,
    )


concept_lists = (
    st.integers(1, 3)
    .flatmap(lambda count: st.tuples(*(_one(number) for number in range(count))))
    .filter(lambda concepts: any(has_chinese(t.text) for c in concepts for t in c.chinese))
)
"""At least one Chinese character is in each: a file without any is refused."""
