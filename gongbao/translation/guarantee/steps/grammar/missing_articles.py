"""Write the articles that are missing: "via New International Land-Sea Trade Corridor" has none.

The model wrote the words around a term before it knew the term; names it learnt with and without.
An article is added where texts of this kind nearly always have one
(`gongbao/translation/wording/articles.py`): before a term or place that is required, and before
any name. Headings do without, so only sentences are looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpora.spans import Span
from glossary.english_forms import indefinite_article
from glossary.reading import Verdict
from glossary.requirement import RequirementKind
from gongbao.translation.guarantee.draft import Draft, credited, met_spans, with_text
from gongbao.translation.guarantee.outcomes import Outcome, Stage
from gongbao.translation.guarantee.telling.posts_beside import titled_names
from gongbao.translation.wording.articles import ArticleModel, load_articles, tokenise

_LEAST = 0.75  # chance of an article; of those said so surely six in seven did stand there
_SENTENCE = re.compile(r".*[。！？；：.!?;:][”」』\"’）)]*\s*", re.DOTALL)
_JOINED = re.compile(r".*[，,、]\s*", re.DOTALL)  # a clause; the rest of its sentence follows
_OPENING = "“‘\"'(["


def add_missing_articles(draft: Draft) -> Draft:
    """Return the draft of a sentence with the articles before terms and names that it lacks."""
    if draft.is_remembered or draft.is_text or not _is_sentence(draft):
        return draft
    for place, article in _missing(draft, load_articles()):
        changed = with_text(draft, Span(place, place), f"{article} ")
        if len(changed.unmet) <= len(draft.unmet) and changed.faults <= draft.faults:
            draft = changed
    return credited(draft, Outcome.REPLACED, Stage.AGREEMENT)


def _is_sentence(draft: Draft) -> bool:
    passage = draft.passage
    return passage.continues or any(
        ends.fullmatch(passage.text) is not None for ends in (_SENTENCE, _JOINED)
    )


def _missing(draft: Draft, model: ArticleModel) -> Iterator[tuple[int, str]]:
    """Yield where an article is missing, the last first, and which."""
    tokens = tokenise(draft.text)
    words = [token.text for token in tokens]
    terms = {v.span.start for v in draft.verdicts if v.span is not None and _is_noun(draft, v)}
    held = met_spans(draft)
    titled = titled_names(draft.text, draft.passage.source.beside)
    for number in range(len(tokens) - 1, 0, -1):
        token, before = tokens[number], tokens[number - 1]
        is_term = token.start in terms
        if not token.is_word or not (is_term or token.text[0].isupper()):
            continue
        # In the middle of a name, behind another article, and where a quoted name begins.
        if before.is_article or before.text in _OPENING or _is_name(before.text, number):
            continue
        if token.start in titled:
            continue
        if not is_term and any(span.start <= token.start < span.end for span in held):
            continue
        the, indefinite = model.chances(words, number)
        if max(the, indefinite) > _LEAST:
            fitting = indefinite_article(draft.text[token.start :])
            yield token.start, "the" if the >= indefinite else fitting


def _is_noun(draft: Draft, verdict: Verdict) -> bool:
    """Tell whether what is required may have an article: a term, or "year-on-year" of a growth."""
    kind, span = verdict.requirement.kind, verdict.span
    is_word = span is not None and draft.text[span.start : span.start + 1].islower()
    return kind is RequirementKind.TERM or (kind is RequirementKind.COPY and is_word)


def _is_name(word: str, number: int) -> bool:
    return number > 1 and word[0].isupper()
