"""A deferred pattern does what the compiled one does, and is not compiled in vain."""

import re

from hypothesis import given, strategies as st

from corpora.patterns.deferred_patterns import deferred_pattern

CALLS = {
    "search": lambda pattern, text: pattern.search(text),
    "match": lambda pattern, text: pattern.match(text),
    "fullmatch": lambda pattern, text: pattern.fullmatch(text),
    "from a place": lambda pattern, text: pattern.search(text, 1, 3),
    "finditer": lambda pattern, text: list(pattern.finditer(text)),
    "findall": lambda pattern, text: pattern.findall(text),
    "split": lambda pattern, text: pattern.split(text, maxsplit=1),
    "sub": lambda pattern, text: pattern.sub("丁", text, count=2),
    "subn": lambda pattern, text: pattern.subn(lambda match: match[0] * 2, text),
}


def regular_expressions():
    """Small patterns over three characters, with everything that is read of a pattern."""
    characters = st.sampled_from("甲乙丙")
    sets = st.builds("[{}{}]".format, st.sampled_from(["", "^"]), st.text("甲乙丙", min_size=1))
    leaves = characters | sets | st.sampled_from([".", "^", "$", r"\w", r"\d", r"\.", "甲乙", "a{"])
    times = ["*", "+", "?", "*?", "{0}", "{2}", "{,2}", "{0,1}", "{1,}", "{1,2}?"]
    opens = ["(", "(?:", "(?P<name>", "(?=", "(?!", "(?<=甲|乙)(?:", "(?<!丙)(?:", "(?>"]
    return st.recursive(
        leaves,
        lambda inner: (
            st.builds("{}{}".format, inner, inner)
            | st.builds("{}|{}".format, inner, inner)
            | st.builds("(?:{}){}".format, inner, st.sampled_from(times))
            | st.builds("{}{})".format, st.sampled_from(opens), inner)
        ),
        max_leaves=6,
    )


@given(regular_expressions(), st.text("甲乙丙丁a.{1", max_size=6), st.sampled_from(sorted(CALLS)))
def test_a_deferred_pattern_answers_as_the_compiled_one(pattern, text, call):
    try:
        compiled = re.compile(pattern)
    except re.error:
        return  # a name twice, a look behind of two lengths
    asked = CALLS[call]
    assert repr(asked(deferred_pattern(pattern), text)) == repr(asked(compiled, text))


def test_it_is_compiled_with_the_first_text_that_has_what_it_needs(monkeypatch):
    compiled = []
    real = re.compile

    def compile_noted(*asked):
        compiled.append(asked)
        return real(*asked)

    article = deferred_pattern("第[0-9]+条")
    monkeypatch.setattr(re, "compile", compile_noted)
    assert article.search("2022年") is None
    assert article.sub("", "2022年") == "2022年"
    assert compiled == []
    assert article.search("第7条")
    assert article.search("第8条")
    assert len(compiled) == 1


def test_it_tells_its_groups_and_flags():
    pattern = deferred_pattern("(?P<year>[0-9]{4})年", re.IGNORECASE)
    assert pattern.groups == 1
    assert pattern.groupindex["year"] == 1
    assert pattern.flags & re.IGNORECASE
