"""Which lines of a page are its article: three votes on each line, and none is lost unseen.

Two votes are those of the libraries (`second_opinions`); the third is ours: the line stands in
the element that holds nearly all of the article's words, is no link and no furniture. Two of the
three carry a line. What the article's own headings and short paragraphs look like is learnt from
the lines that were carried: a line between them that stands as they do is one of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from corpora.articles.article_facts import MOSTLY_LINKS
from corpora.articles.furniture import ends_article, is_chain, is_labelled_furniture
from corpora.articles.page_lines import PageLine, PageLines

_PROSE_LENGTH = 25
_SHORT_SENTENCE = 12
_CONTAINER_SHARE = 0.8
_LARGEST_FURNITURE = 0.4
_NEEDED_VOTES = 2
# Where the libraries miss more of the prose we see, they have not understood the page.
_MOST_MISSED = 0.9
# Less than this of the prose may follow the line that ends an article.
_AFTERWORD_SHARE = 0.1


@dataclass(frozen=True, slots=True)
class ArticleLines:
    """For each line of a page whether it is of the body, prose, or furniture by name."""

    is_body: tuple[bool, ...]
    is_prose: tuple[bool, ...]
    is_furniture_by_name: tuple[bool, ...]

    @property
    def first_prose(self) -> int:
        """Return the first line of prose in the body, or the first line of it."""
        both = zip(self.is_body, self.is_prose, strict=True)
        prose = [number for number, (body, prose) in enumerate(both) if body and prose]
        return prose[0] if prose else self.is_body.index(True)


def article_lines(page: PageLines, votes: Sequence[int] | None) -> ArticleLines | None:
    """Return which lines of a page are its article, None where it has no line of words.

    Args:
        page: Its lines.
        votes: How many libraries take each line for the article's; None for a saved text, of
            which they know nothing.
    """
    lines = page.lines
    furniture = [is_labelled_furniture(line.text) for line in lines]
    prose = [_is_prose(line) and not is_it for line, is_it in zip(lines, furniture, strict=True)]
    if votes is None:
        return _of_text(lines, prose, furniture)
    # A sentence that a library takes for the article's is no furniture: 地址：… in a notice.
    furniture = [
        is_it and not (count and line.text.endswith("。"))
        for line, is_it, count in zip(lines, furniture, votes, strict=True)
    ]
    weights = [
        len(line.text) * (count + is_prose) * (not is_it)
        for line, count, is_prose, is_it in zip(lines, votes, prose, furniture, strict=True)
    ]
    if not any(weights):
        weights = [len(line.text) * (line.link_share <= MOSTLY_LINKS) for line in lines]
    if not any(weights):
        return None
    held = page.weights(weights)
    enough = [number for number, weight in enumerate(held) if weight >= _CONTAINER_SHARE * held[0]]
    inside = page.within(enough[-1])
    voted = page.weights([len(line.text) * count for line, count in zip(lines, votes, strict=True)])
    by_name = page.furniture(voted if voted[0] else held, _LARGEST_FURNITURE)
    own = [
        is_inside and not is_named and line.link_share <= MOSTLY_LINKS
        for line, is_inside, is_named in zip(lines, inside, by_name, strict=True)
    ]
    carried = [
        (count + is_own >= _NEEDED_VOTES) and not is_it
        for count, is_own, is_it in zip(votes, own, furniture, strict=True)
    ]
    ours = [is_own and not is_it for is_own, is_it in zip(own, furniture, strict=True)]
    own_prose = [one and other for one, other in zip(ours, prose, strict=True)]
    missed = [one and not other for one, other in zip(own_prose, carried, strict=True)]
    if not any(carried) or _length(lines, missed) > _MOST_MISSED * _length(lines, own_prose):
        carried = ours
    if not any(carried):
        return None
    _without_edges(lines, prose, carried)
    _with_lines_like_them(lines, own, furniture, carried)
    return ArticleLines(tuple(carried), tuple(prose), tuple(by_name))


def is_attachment(text: str) -> bool:
    """Return whether a line names an attachment of the article."""
    head = text[:12].lower()
    return ("附件" in head[:3] or head.startswith("attachment")) and (":" in head or "：" in head)


def _of_text(
    lines: Sequence[PageLine], prose: list[bool], furniture: list[bool]
) -> ArticleLines | None:
    if not any(prose):
        return None
    first = prose.index(True)
    last = _last_line(lines, prose, first)
    body = [
        number <= last and not is_it and not is_chain(lines[number].text)
        for number, is_it in enumerate(furniture)
    ]
    return ArticleLines(tuple(body), tuple(prose), (False,) * len(lines))


def _length(lines: Sequence[PageLine], chosen: Sequence[bool]) -> int:
    return sum(len(line.text) for line, is_it in zip(lines, chosen, strict=True) if is_it)


def _is_prose(line: PageLine) -> bool:
    text = line.text
    ends = text.rstrip("”’\"')）】 ").endswith(tuple("。！？；：.!?:;"))
    return len(text) >= _PROSE_LENGTH and ends and line.link_share <= MOSTLY_LINKS


def _last_line(lines: Sequence[PageLine], prose: Sequence[bool], first: int) -> int:
    """Return where the body ends: before the line that ends articles and little prose follows."""
    total = sum(len(line.text) for line, is_it in zip(lines, prose, strict=True) if is_it)
    following = 0
    last = len(lines) - 1
    for number in range(len(lines) - 1, first, -1):
        if following > _AFTERWORD_SHARE * total:
            break
        if ends_article(lines[number].text):
            last = number - 1
        following += len(lines[number].text) * prose[number]
    return last


def _without_edges(lines: Sequence[PageLine], prose: Sequence[bool], carried: list[bool]) -> None:
    """Drop what was carried after the line that ends the article."""
    if any(prose):
        for number in range(_last_line(lines, prose, prose.index(True)) + 1, len(lines)):
            carried[number] = False


def _with_lines_like_them(
    lines: Sequence[PageLine],
    own: Sequence[bool],
    furniture: Sequence[bool],
    carried: list[bool],
) -> None:
    """Add lines that stand as carried ones do: between them, or a sentence at their edges."""
    numbers = [number for number, is_it in enumerate(carried) if is_it]
    shapes = Counter(lines[number].shape for number in numbers)
    common = {shape for shape, count in shapes.items() if count > 1}
    for number, line in enumerate(lines):
        is_between = numbers[0] < number < numbers[-1]
        is_sentence = len(line.text) >= _SHORT_SENTENCE and line.text.endswith(("。", "！", "？"))
        is_like = line.shape in common and own[number] and not furniture[number]
        if not carried[number] and is_like and (is_between or is_sentence):
            carried[number] = True
