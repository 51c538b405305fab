import pytest

from corpora import normalise
from glossary.requirement import RequirementKind
from gongbao.translation.engines import SourceFeatures, encode_source
from gongbao.translation.guarantee import Passage
from gongbao.translation.guarantee.steps.piece_engines.prefix_repair import forced_pieces

PLAIN = SourceFeatures()
FULL = SourceFeatures(annotation=True, placeholders=True)
SENTENCE = "12月8日，重庆市链主企业投资30亿元，见国办发〔2022〕5号。"


def encoded(engine, finder, text, features):
    text = normalise(text).text
    requirements = finder.find(text).required
    return text, requirements, encode_source(text, requirements, engine.pieces, features)


def test_a_model_without_features_reads_the_plain_text(packaged_engine, finder):
    text, _, source = encoded(packaged_engine, finder, SENTENCE, PLAIN)
    assert source.pieces == tuple(p.piece for p in packaged_engine.pieces.encode(text))
    assert source.fillers == {}
    assert source.placeholders == {}


def test_figures_dates_and_copies_become_placeholders_and_terms_are_annotated(
    packaged_engine, finder
):
    _, requirements, source = encoded(packaged_engine, finder, SENTENCE, FULL)
    kinds = {
        placeholder: requirements[index].kind for index, placeholder in source.placeholders.items()
    }
    assert kinds == {
        "▁<d1>": RequirementKind.DATE,
        "▁<q1>": RequirementKind.QUANTITY,
        "▁<t1>": RequirementKind.COPY,
    }
    for index, placeholder in source.placeholders.items():
        assert source.fillers[placeholder] == requirements[index].accepted[0]
        assert source.pieces.count(placeholder) == 1
    assert source.pieces.count("<t>") == source.pieces.count("</t>") == 2


def test_annotation_pieces_are_the_pieces_that_the_output_uses(packaged_engine, finder):
    _, requirements, source = encoded(packaged_engine, finder, SENTENCE, FULL)
    for requirement in requirements:
        if requirement.kind is RequirementKind.TERM:
            words = packaged_engine.pieces.encode_words(requirement.accepted[0])
            places = range(len(source.pieces) - len(words) + 1)
            assert any(source.pieces[k : k + len(words)] == words for k in places)


def test_every_piece_stands_for_a_place_of_the_text_in_order(packaged_engine, finder):
    text, requirements, source = encoded(packaged_engine, finder, SENTENCE, FULL)
    assert len(source.spans) == len(source.pieces)
    assert all(0 <= a <= b <= len(text) for a, b in source.spans)
    for index, placeholder in source.placeholders.items():
        span = source.spans[source.pieces.index(placeholder)]
        assert span == (requirements[index].start, requirements[index].end)
    opening = source.pieces.index("<t>")
    first = next(r for r in requirements if r.kind is RequirementKind.TERM)
    assert source.spans[opening] == (first.start, first.end)


def test_more_figures_than_placeholders_are_written_as_they_stand(packaged_engine, finder):
    text = "，".join(f"第{k}项投资{k}30亿元" for k in range(1, 12))
    text, requirements, source = encoded(packaged_engine, finder, text, FULL)
    figures = [p for p in source.placeholders.values() if p.startswith("▁<q")]
    assert len([r for r in requirements if r.kind is RequirementKind.QUANTITY]) > 8
    assert figures == [f"▁<q{k}>" for k in range(1, 9)]
    assert "1130" in "".join(source.pieces).replace("▁", "")


def test_conflicts_and_forbidden_terms_are_not_written_in(packaged_engine, finder):
    text = "链主企业。"
    requirements = finder.find(text).required
    assert RequirementKind.FORBIDDEN in {r.kind for r in requirements}
    source = encode_source(text, requirements, packaged_engine.pieces, FULL)
    assert source.pieces.count("<t>") == 1


def test_terms_can_be_placeholders_too(packaged_engine, finder):
    features = SourceFeatures(annotation=True, placeholders=True, terms="placeholder")
    _, requirements, source = encoded(packaged_engine, finder, "链主企业在重庆市。", features)
    assert source.pieces.count("<t>") == 0
    assert [source.fillers[p] for p in source.placeholders.values()] == [
        r.accepted[0] for r in requirements if r.kind is RequirementKind.TERM
    ]


@pytest.mark.parametrize("features", [PLAIN, FULL], ids=["plain", "features"])
def test_forced_pieces_write_the_requirement(packaged_engine, finder, features):
    text, requirements, source = encoded(packaged_engine, finder, SENTENCE, features)
    passage = Passage(text, requirements, source)
    for index, requirement in enumerate(requirements):
        forced = forced_pieces(passage, index, packaged_engine)
        written = packaged_engine.pieces.decode(forced, source.fillers).text
        assert written == requirement.accepted[0]
