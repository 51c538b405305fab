import pytest

from glossary.reading import read_pair, read_sources
from gongbao.evaluation.fidelity import Rate, measure_fidelity


@pytest.fixture
def measure(office_finder):
    def measure_lines(pairs, documents=None, references=()):
        sources, translations = zip(*pairs, strict=True)
        documents = documents or ["d"] * len(pairs)
        read = read_sources(sources, documents, office_finder)
        parts = zip(read, translations, strict=True)
        readings = [read_pair(source, text, office_finder) for source, text in parts]
        return measure_fidelity(readings, documents, references)

    return measure_lines


def test_a_term_needs_words_of_its_own_and_wmt25_lets_them_serve_twice(measure):
    found = measure([("链主和链主合作。", "The chain master cooperates.")])
    assert (found.terms_as_ruled, found.terms_wmt25) == (Rate(1, 2), Rate(0.5, 1))
    inside = measure([("链主合作。", "The chain mastery cooperates.")])
    assert (inside.terms, inside.terms_wmt25) == (Rate(0, 1), Rate(1, 1))


def test_wmt25_counts_over_a_document_and_only_what_its_reference_renders(measure):
    pairs = [("链主来了。", "It came."), ("链主说。", "The chain master and the lead firm said.")]
    assert measure(pairs).terms_wmt25 == Rate(1, 1)
    assert measure(pairs, ["a", "b"]).terms_wmt25 == Rate(1, 2)
    references = [["Somebody came.", "The chain master said."]]
    assert measure(pairs, ["a", "b"], references).terms_wmt25 == Rate(1, 1)


def test_consistency_counts_the_most_frequent_rendering_of_each_document(measure):
    pairs = [
        ("链主来了。", "The chain master came."),
        ("链主说。", "Chain masters said."),
        ("链主走了。", "The lead firm left."),
    ]
    assert measure(pairs).consistency == Rate(2, 3)
    assert measure(pairs, ["a", "a", "b"]).consistency == Rate(2, 2)


def test_amounts_figures_dates_and_names_are_counted_apart(measure):
    found = measure(
        [
            ("2022年产值2295亿元，增长5%。", "In 2022 output was 229.5 billion yuan, up 6%."),
            ("区委书记梁志远说。", "District Party secretary Liang Zhiyuan said."),
            ("梁志远表示同意。", "Zhiyuan Liang agreed."),
        ]
    )
    assert (found.amounts, found.figures) == (Rate(1, 1), Rate(0, 1))
    assert (found.dates, found.names) == (Rate(1, 1), Rate(1, 2))


@pytest.mark.parametrize(
    ("source", "target", "name", "share"),
    [
        pytest.param("我们等了1小时。", "We waited for an hour.", "figures", 1.0, id="an hour"),
        pytest.param(
            "新华社北京12月11日电 会议召开。", "The meeting was held.", "dates", 1.0, id="dateline"
        ),
        pytest.param("增长5%。", "It grew by 6%.", "figures", 0.0, id="another figure"),
        pytest.param("增长5%。", "", "figures", 0.0, id="nothing"),
        pytest.param("链主增长。", "链主增长。", "terms", 0.0, id="copied"),
    ],
)
def test_a_figure_is_missed_only_where_the_reading_finds_fault(
    measure, source, target, name, share
):
    assert measure([(source, target)]).rates[name].share == share


def test_a_rate_of_nothing_is_none(measure):
    assert all(rate.share is None for rate in measure([("发展。", "Develop.")]).rates.values())


def test_uses_of_a_term_list_its_renderings(measure):
    found = measure([("链主和链主。", "Lead firm and chain master."), ("链主。", "Nothing.")])
    (use,) = found.term_uses
    assert (use.source, use.wanted, use.rate) == ("链主", "chain master", Rate(2, 3))
    assert dict(use.renderings) == {"Lead firm": 1, "chain master": 1}
