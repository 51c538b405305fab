import pytest

from align.words.chinese_phrases import ChinesePhrase, PhrasePlace
from align.words.rendered_phrases import RenderedPhrase, Rendering, separate_renderings
from align.words.renderings import rendering_key


def _phrase(words, starts):
    """Return a phrase at the starts of sentences, or at another word: (sentence, word)."""
    cut = tuple(words.split("|"))
    at = [start if isinstance(start, tuple) else (start, 0) for start in starts]
    places = tuple(PhrasePlace(n, first, first + len(cut)) for n, first in at)
    return ChinesePhrase("".join(cut), places, 1.0, cut, 5.0, 1.0, 1.0)


def _rendered(phrase, english, count, covered=1.0):
    return RenderedPhrase(phrase, (Rendering(english, count, ()),), 9.0, covered, ())


def _separate(phrases, wordings):
    """Separate phrases whose renderings a table has, by text, number of places, and beyond what."""

    def render(phrase, beyond):
        given = wordings.get((phrase.text, len(phrase.places), beyond))
        return _rendered(phrase, *given) if given else None

    return {
        found.phrase.text: (found.renderings[0].text, len(found.phrase.places))
        for found in separate_renderings(phrases, render, 2)
    }


def test_a_part_is_read_again_where_it_stands_alone():
    phrases = [
        _phrase("金融|科技", range(6)),
        _phrase("科技", [(n, 1) for n in range(6)] + [(n, 0) for n in range(6, 10)]),
    ]
    wordings = {
        ("金融科技", 6, ""): ("fintech", 6, 0.8),
        ("科技", 10, ""): ("fintech", 6),
        ("科技", 4, ""): ("technology", 4),
    }
    assert _separate(phrases, wordings) == {
        "金融科技": ("fintech", 6),
        "科技": ("technology", 4),
    }


def test_the_longer_phrase_is_rendered_by_what_it_has_more():
    phrases = [_phrase("湖荡", range(8)), _phrase("湖荡|管家", range(4))]
    wordings = {
        ("湖荡", 8, ""): ("lake", 8),
        ("湖荡管家", 4, ""): ("lakes", 4, 0.5),
        ("湖荡管家", 4, rendering_key("lakes")): ("lake keeper", 3, 1.0),
    }
    assert _separate(phrases, wordings) == {"湖荡": ("lake", 8), "湖荡管家": ("lake keeper", 4)}


@pytest.mark.parametrize(
    ("outer", "covered", "everywhere", "alone", "kept"),
    [
        pytest.param("金管|局", 0.9, 5, 0, "金管局", id="the part never stands alone"),
        pytest.param("金管|亦", 0.4, 5, 0, "金管", id="the rest renders nothing"),
        pytest.param("引入|金管", 0.9, 5, 0, "金管", id="a verb opens it that renders nothing"),
        pytest.param("建设|金管", 1.0, 5, 0, "建设金管", id="a verb opens it that is rendered"),
        pytest.param("金管|局", 0.9, 12, 0, "金管局", id="alone the part has another rendering"),
        pytest.param("金管|局", 0.9, 12, 6, "金管", id="alone the part has it as well"),
    ],
)
def test_a_rendering_belongs_to_one_of_two(outer, covered, everywhere, alone, kept):
    longer, part = _phrase(outer, range(5)), _phrase("金管", range(everywhere))
    wordings = {
        (longer.text, 5, ""): ("HKMA", 5, covered),
        ("金管", everywhere, ""): ("HKMA", 5 + alone),
    }
    assert list(_separate([longer, part], wordings)) == [kept]
