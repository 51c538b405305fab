import pytest

from gongbao.translation import GuaranteeOptions, Translator
from gongbao.translation.guarantee.document_state import SourceMarks
from gongbao.translation.guarantee.steps.typography import typeset, typographic_marks


@pytest.mark.parametrize(
    ("plain", "expected"),
    [
        ('The "chain master" system', "The “chain master” system"),
        ('"Two highs" and "one wide".', "“Two highs” and “one wide”."),
        ('It is called the "14th Five-Year Plan".', "It is called the “14th Five-Year Plan”."),
        ('("chain master")', "(“chain master”)"),
        ("the city's people's congress", "the city’s people’s congress"),
        ("the enterprises' plans", "the enterprises’ plans"),
        ("the 'little giants' of it", "the ‘little giants’ of it"),
        ('He said: "It\'s done."', "He said: “It’s done.”"),
        ('a "$5 billion" plan', "a “$5 billion” plan"),
        ("in the '90s", "in the ’90s"),
        ('a 27" screen', 'a 27" screen'),
        ("the 1990's", "the 1990’s"),
        ("nothing to do", "nothing to do"),
    ],
)
def test_marks_are_those_of_print(plain, expected):
    assert typographic_marks(plain) == expected
    assert len(expected) == len(plain)
    assert typographic_marks(expected) == expected


@pytest.mark.parametrize(
    ("chinese", "english", "expected"),
    [
        ("印发办法。", "It issued the Measures”.", "It issued the Measures."),
        ("印发“办法”。", "It “issued the “Measures”.", "It issued the “Measures”."),
        ("印发“办法”。", "It issued “the “old” Measures”.", "It issued “the “old” Measures”."),
        ("他说：“印发办法。", "He said: “It is issued.", "He said: “It is issued."),
    ],
    ids=["closing", "opening", "nested", "open in the source"],
)
def test_no_mark_is_without_its_other_half(changed_draft, chinese, english, expected):
    assert changed_draft(typeset, chinese, english) == expected


def test_most_marks_of_a_source_decide():
    marks = SourceMarks()
    assert not marks.are_straight
    marks.note(["链主", '所谓"链主"'])
    assert marks.are_straight
    marks.note(["“链主”", "“企业”"])
    assert not marks.are_straight


@pytest.mark.parametrize(("source", "mark"), [("“链主”制度。", "“"), ('"链主"制度。', '"')])
def test_a_translation_follows_its_source(packaged_engine, finder, source, mark):
    options = GuaranteeOptions(beam_size=1)
    translator = Translator(packaged_engine, finder, options)
    (segment,) = translator.translate([source])
    others = {"“", '"'} - {mark}
    assert not others & set(segment.target)
    for result in segment.results:
        assert result.span is None or segment.target[slice(*result.span or (0, 0))].strip()


def test_what_is_copied_keeps_its_marks(packaged_engine, finder):
    translator = Translator(packaged_engine, finder, GuaranteeOptions(beam_size=1))
    (segment,) = translator.translate(["请看 Johnson's Bank 的网站。"])
    copied = [r for r in segment.results if r.requirement.kind.value == "copy" and r.span]
    for result in copied:
        assert (
            segment.target[slice(*result.span or (0, 0))].replace("’", "'")
            in result.requirement.accepted
        )
