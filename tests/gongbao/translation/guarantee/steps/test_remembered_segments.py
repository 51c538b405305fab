"""English from the memory stands in for the engine, and the guarantee holds for it."""

from dataclasses import replace

import pytest

from corpora import read_document
from corpora.memory import MemoryUnit, TranslationMemory
from corpora.workspace import Workspace
from glossary import Concept, Glossary, RequirementFinder, Status, Term
from gongbao.translation import GuaranteeOptions, Outcome, Translator, translate_document

MASTER = Concept(
    "master",
    (
        Term("链主", "zh"),
        Term("chain master", "en"),
        Term("lead firm", "en", Status.ADMITTED),
        Term("chain owner", "en", Status.DEPRECATED),
    ),
)
CONGRESS = Concept(
    "npc",
    (
        Term("全国人大", "zh"),
        Term("National People's Congress", "en", first_use="National People's Congress (NPC)"),
        Term("NPC", "en", Status.ADMITTED),
    ),
)
ROLE = MemoryUnit("要发挥链主作用。", "The chain master should play its role.")


@pytest.fixture
def translate(random_engine, tmp_path):
    """Return a function that translates lines with a memory of some units."""
    with Workspace(tmp_path / "w.db") as workspace:

        def translated(text, *units, **options):
            memory = TranslationMemory(workspace)
            memory.add(units, author="a", reason="b")
            finder = RequirementFinder([Glossary("office", (MASTER, CONGRESS))])
            translator = Translator(
                random_engine, finder, GuaranteeOptions(beam_size=1, **options), memory=memory
            )
            name = "x.html" if text.startswith("<") else "x.txt"
            return translate_document(read_document(None, text.encode(), name=name), translator)

        yield translated


def test_an_exact_match_is_the_translation(translate):
    done = translate(ROLE.source, ROLE)
    (segment,) = done.segments
    assert segment.target == ROLE.target
    assert segment.memory.score == 100
    term = segment.results[0]
    assert (term.outcome, term.stage) == (Outcome.MET, "translation memory")
    assert segment.target[slice(*term.span)] == "chain master"
    assert "memory w.db at change 1" in done.signature


def test_neighbours_choose_the_context_match(translate):
    other = replace(ROLE, target="The chain master leads.", before="会议指出。", after="会议要求。")
    done = translate("会议指出。\n要发挥链主作用。\n会议要求。", other, replace(ROLE, date="2024"))
    assert done.segments[1].target == other.target
    assert done.segments[1].memory.score == 101


@pytest.mark.parametrize(
    ("english", "expected"),
    [
        ("The chain owner should act.", "The chain master should act."),
        ("Chain owners should act.", "Chain masters should act."),
        ("The lead firm should act.", "The lead firm should act."),
    ],
    ids=["deprecated", "plural at the beginning", "admitted"],
)
def test_a_younger_ruling_is_written_into_the_match(translate, english, expected):
    (segment,) = translate(ROLE.source, replace(ROLE, target=english)).segments
    assert segment.target == expected
    assert all(result.outcome is not Outcome.UNMET for result in segment.results)
    stages = {result.stage for result in segment.results if result.span}
    assert stages == {"translation memory"}


@pytest.mark.parametrize(
    ("unit", "reason"),
    [
        (replace(ROLE, target="It should play its role."), "no chain master for 链主"),
        (MemoryUnit("产值4000亿元。", "Output was 40 billion yuan."), "for 4000亿元"),
    ],
)
def test_a_match_without_a_term_or_figure_is_not_used_and_it_is_said(translate, unit, reason):
    done = translate(unit.source, unit)
    (segment,) = done.segments
    assert done.is_kept
    assert segment.memory is None
    assert segment.target != unit.target
    assert "was not used" in segment.findings[0].english
    assert reason in segment.findings[0].english
    assert segment.similar[0].score == 100


def test_the_document_keeps_the_rendering_the_memory_began_with(translate):
    done = translate(
        "要发挥链主作用。\n链主企业很多。", replace(ROLE, target="The lead firm acts.")
    )
    assert done.is_kept
    assert "lead firm" in done.segments[1].target.lower()


def test_the_memory_keeps_the_rendering_the_document_began_with(translate):
    lead = MemoryUnit("看链主。", "See the lead firm.")
    done = translate("看链主。\n要发挥链主作用。", lead, ROLE)
    assert [segment.target for segment in done.segments] == [
        "See the lead firm.",
        "The lead firm should play its role.",
    ]


def test_a_term_is_introduced_in_remembered_english_too(translate):
    first = MemoryUnit("全国人大开会。", "The National People's Congress meets.")
    second = MemoryUnit("全国人大闭会。", "The NPC closes.")
    done = translate("全国人大开会。\n全国人大闭会。", first, second)
    assert done.segments[0].target == "The National People's Congress (NPC) meets."
    assert "(NPC)" not in done.segments[1].target
    assert done.is_kept


def test_similar_sentences_are_kept_for_the_report(translate):
    (segment,) = translate("要发挥好链主作用。", ROLE).segments
    assert segment.memory is None
    assert [match.unit.target for match in segment.similar] == [ROLE.target]


def test_without_the_guarantee_the_memory_is_left_alone(translate):
    (segment,) = translate(ROLE.source, ROLE, enforce=False).segments
    assert segment.memory is None
    assert segment.similar == ()


@pytest.mark.parametrize(
    ("page", "marked"),
    [
        ("<p>要发挥<b>链主</b>作用。</p>", "<b>chain master</b>"),
        ('<p>请看<a href="x">通知</a>。</p>', '<a href="x">notice</a>'),
        ("<p><b>要发挥链主作用。</b></p>", "<b>The chain master should play its role.</b>"),
    ],
)
def test_marks_are_placed_in_remembered_english(translate, page, marked):
    from corpora import render_document

    notice = MemoryUnit("请看通知。", "Please see the notice.")
    done = translate(page, ROLE, notice)
    assert done.segments[0].memory is not None
    assert marked in render_document(done.document, done.translations).decode()


def test_a_break_falls_between_words_of_remembered_english(translate):
    notice = MemoryUnit("请看通知，链主在此。", "Please see the notice, the chain master is here.")
    done = translate("<p>请看通知，<br>链主在此。</p>", notice)
    (mark,) = done.translations[0].marks
    place = notice.target.index("notice") + len("notice")
    assert place <= mark.start <= notice.target.index("chain")
