"""Memories as translation tools write them: segments of one unit, rejections, neighbours."""

import pytest

from corpora.errors import UsageError
from corpora.memory import read_units, write_units
from corpora.memory.exchange.tmx_reader import read_tmx
from corpora.memory.exchange.unit_xliff import read_xliff_units

FILE = (
    '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"'
    ' xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0" xmlns:mq="MQXliff">'
    '<file original="a" source-language="zh-CN" target-language="en-US" datatype="x"><body>'
    "{}</body></file></xliff>"
)


def seg(number, text):
    return f'<mrk mtype="seg" mid="{number}">{text}</mrk>'


def segmented(*targets, conf=""):
    pieces = seg(1, "湖水清。") + seg(2, '山<g id="4">很高</g>。')
    return (
        f'<trans-unit id="u"><source>湖水清。山<g id="4">很高</g>。</source>'
        f"<seg-source>{pieces}</seg-source><target>{''.join(targets)}</target>{conf}</trans-unit>"
    )


REJECTED = '<sdl:seg-defs><sdl:seg id="1" conf="RejectedSignOff"/><sdl:seg id="2"/></sdl:seg-defs>'
LAKE, HILL = ("湖水清。", "Clear."), ("山很高。", "High hills.")
UNITS = [
    ("both", segmented(seg(1, "Clear."), seg(2, "High hills.")), [LAKE, HILL]),
    ("first only", segmented(seg(1, "Clear."), seg(2, "")), [LAKE]),
    ("second only", segmented(seg(2, "High <g>hills</g>.")), [HILL]),
    ("the other way round", segmented(seg(2, "High hills."), seg(1, "Clear.")), [HILL, LAKE]),
    ("none", segmented(), []),
    (
        "not segmented",
        segmented("Clear. High hills."),
        [("湖水清。山很高。", "Clear. High hills.")],
    ),
    ("one rejected", segmented(seg(1, "Clear."), seg(2, "High hills."), conf=REJECTED), [HILL]),
    (
        "rejected by memoQ",
        '<trans-unit id="1" mq:status="Rejected"><source>湖。</source><target>L.</target>'
        "</trans-unit>",
        [],
    ),
    (
        "confirmed by memoQ",
        '<trans-unit id="1" mq:status="ManuallyConfirmed"><source>湖。</source>'
        "<target>L.</target></trans-unit>",
        [("湖。", "L.")],
    ),
    (
        "rejected as XLIFF says it",
        '<trans-unit id="1"><source>湖。</source>'
        '<target state="needs-translation" state-qualifier="rejected-grammar">L.</target>'
        "</trans-unit>",
        [],
    ),
    (
        "a term is no segment",
        '<trans-unit id="1"><source><mrk mtype="term" mid="1">湖</mrk>清。</source>'
        "<target>Clear.</target></trans-unit>",
        [("湖清。", "Clear.")],
    ),
]


@pytest.mark.parametrize(
    ("unit", "pairs"), [case[1:] for case in UNITS], ids=[case[0] for case in UNITS]
)
def test_the_segments_of_a_unit_are_pairs_of_their_own(tmp_path, unit, pairs):
    path = tmp_path / "a.xlf"
    path.write_text(FILE.format(unit), encoding="utf-8")
    found = [entry.unit for entry in read_xliff_units(path) if entry.unit]
    assert sorted((unit.source, unit.target) for unit in found) == sorted(pairs)


def tmx(tmp_path, prop):
    path = tmp_path / "a.tmx"
    path.write_text(
        '<tmx version="1.4"><header srclang="zh"/><body>'
        f'<tu>{prop}<tuv xml:lang="zh"><seg>湖。</seg></tuv>'
        '<tuv xml:lang="en"><seg>Lake.</seg></tuv></tu></body></tmx>',
        encoding="utf-8",
    )
    return list(read_tmx(path))


@pytest.mark.parametrize(
    ("level", "is_left_out"),
    [
        ("RejectedTranslation", True),
        ("RejectedSignOff", True),
        ("ApprovedSignOff", False),
        ("Translated", False),
    ],
)
def test_what_a_reviewer_rejected_is_left_out_and_told(tmp_path, level, is_left_out):
    (entry,) = tmx(tmp_path, f'<prop type="x-ConfirmationLevel">{level}</prop>')
    assert (entry.unit is None) is is_left_out
    assert [remark.rule for remark in entry.remarks if "reject" in remark.rule] == (
        ["memory-file.rejected"] if is_left_out else []
    )


def test_a_draft_in_a_memory_is_left_out_and_told(tmp_path):
    (entry,) = tmx(tmp_path, '<prop type="x-ConfirmationLevel">Draft</prop>')
    assert entry.unit is None
    assert [remark.rule for remark in entry.remarks] == ["memory-file.draft"]


def test_the_tags_of_omegat_are_codes_and_not_words(tmp_path):
    path = tmp_path / "a.tmx"
    path.write_text(
        '<tmx version="1.1"><header creationtool="OmegaT" srclang="ZH-CN"/><body><tu>'
        '<tuv lang="ZH-CN"><seg>湖&lt;f0&gt;水&lt;/f0&gt;清&lt;br1/&gt;。</seg></tuv>'
        '<tuv lang="EN-US"><seg>&lt;f0&gt;Clear&lt;/f0&gt; &lt;5.</seg></tuv></tu></body></tmx>',
        encoding="utf-8",
    )
    (entry,) = read_tmx(path)
    assert (entry.unit.source, entry.unit.target) == ("湖水清。", "Clear <5.")
    assert [remark.rule for remark in entry.remarks] == ["memory-file.codes"]


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("&lt;seg&gt;山高。&lt;/seg&gt;", "山高。"),
        ("&lt;seg&gt;山&lt;ph&gt;{1}&lt;/ph&gt;&amp;amp;水。&lt;/seg&gt;", "山&水。"),
        ("山高。", "山高。"),
        ("&lt;山高&gt;", "<山高>"),
    ],
)
def test_the_neighbour_of_a_unit_is_its_sentence(tmp_path, written, sentence):
    (entry,) = tmx(tmp_path, f'<prop type="x-context-pre">{written}</prop>')
    assert entry.unit.before == sentence


@pytest.mark.parametrize("name", ["a.sdlxliff", "a.mqxliff", "a.mxliff", "a.txlf"])
def test_files_of_translation_tools_are_read_by_their_names(tmp_path, name):
    path = tmp_path / name
    path.write_text(FILE.format(UNITS[0][1]), encoding="utf-8")
    found = [entry.unit for entry in read_units(path) if entry.unit]
    assert [(unit.source, unit.target) for unit in found] == [LAKE, HILL]
    with pytest.raises(UsageError, match="xliff-of-tools is only read"):
        write_units([], path)


@pytest.mark.parametrize(
    "unit",
    [
        segmented(
            seg(1, "Clear."), conf='<sdl:seg-defs><sdl:seg id="1" conf="Draft"/></sdl:seg-defs>'
        ),
        '<trans-unit id="1" mq:status="PartiallyEdited"><source>湖。</source>'
        "<target>L.</target></trans-unit>",
        '<trans-unit id="1" xmlns:m="m" m:confirmed="0"><source>湖。</source>'
        "<target>L.</target></trans-unit>",
    ],
)
def test_drafts_are_left_out_and_told(tmp_path, unit):
    path = tmp_path / "a.xlf"
    path.write_text(FILE.format(unit), encoding="utf-8")
    entries = list(read_xliff_units(path))
    assert not any(entry.unit for entry in entries)
    assert "memory-file.draft" in [remark.rule for e in entries for remark in e.remarks]


def xliff(tmp_path, unit):
    path = tmp_path / "b.xlf"
    path.write_text(FILE.format(unit), encoding="utf-8")
    return list(read_xliff_units(path))


@pytest.mark.parametrize(
    ("beside", "rule"),
    [
        (' state="final"', ""),
        (' state="translated" state-qualifier="mt-suggestion"', ""),
        (' state-qualifier="exact-match"', ""),
        ("", ""),
        (' state="needs-review-translation"', "draft"),
        (' state="needs-l10n"', "draft"),
        (' state-qualifier="mt-suggestion"', "draft"),
        (' state-qualifier="fuzzy-match"', "draft"),
        (' state="new"', "untranslated"),
        (' xml:lang="fr"', "language"),
        (' xml:lang="en-GB"', ""),
    ],
)
def test_what_nobody_looked_at_is_no_translation_and_told(tmp_path, beside, rule):
    unit = f'<trans-unit id="1"><source>湖。</source><target{beside}>Lake.</target></trans-unit>'
    (entry,) = xliff(tmp_path, unit)
    assert [remark.rule for remark in entry.remarks] == ([f"memory-file.{rule}"] if rule else [])
    assert (entry.unit is None) is bool(rule)


def test_what_is_approved_counts_though_its_state_was_left(tmp_path):
    (entry,) = xliff(
        tmp_path,
        '<trans-unit id="1" approved="yes"><source>湖。</source>'
        '<target state="needs-review-translation">Lake.</target></trans-unit>',
    )
    assert entry.unit is not None


def test_a_note_on_another_translation_is_none_on_the_unit(tmp_path):
    (entry,) = xliff(
        tmp_path,
        '<trans-unit id="1"><source>湖。</source><target>Lake.</target><note>checked</note>'
        "<alt-trans><target>Lac.</target><note>French</note></alt-trans></trans-unit>",
    )
    assert entry.unit is not None
    assert entry.unit.note == "checked"


BREAKS = [
    ("TMX type", '<ph type="lb"/>', "Clear lake. High hills."),
    ("TMX HTML", '<ph x="1">&lt;br/&gt;</ph>', "Clear lake. High hills."),
    ("TMX RTF", "<ut>\\line </ut>", "Clear lake. High hills."),
    ("no break", '<ph x="1">&lt;b&gt;</ph>', "Clear lake.High hills."),
]


@pytest.mark.parametrize(
    ("code", "english"), [case[1:] for case in BREAKS], ids=[case[0] for case in BREAKS]
)
def test_words_at_the_code_of_a_line_break_stay_apart(tmp_path, code, english):
    path = tmp_path / "a.tmx"
    path.write_text(
        '<tmx version="1.4"><header/><body><tu>'
        f'<tuv xml:lang="zh"><seg>湖清。{code}山高。</seg></tuv>'
        f'<tuv xml:lang="en"><seg>Clear lake.{code}High hills.</seg></tuv></tu></body></tmx>',
        encoding="utf-8",
    )
    (entry,) = read_tmx(path)
    assert entry.unit is not None
    assert (entry.unit.source, entry.unit.target) == ("湖清。山高。", english)


def test_words_at_a_line_break_of_xliff_stay_apart(tmp_path):
    (entry,) = xliff(
        tmp_path,
        '<trans-unit id="1"><source>湖清<x id="1" ctype="lb"/>山高</source>'
        '<target>Clear lake<x id="1" ctype="lb"/><x id="2" ctype="x-bold"/>high hills</target>'
        "</trans-unit>",
    )
    assert entry.unit is not None
    assert (entry.unit.source, entry.unit.target) == ("湖清山高", "Clear lake high hills")


def test_every_value_of_a_list_and_who_made_a_unit_come_back(tmp_path):
    (entry,) = tmx(
        tmp_path,
        '<prop type="x-Domain">water</prop><prop type="x-Domain">farming</prop>',
    )
    assert entry.unit is not None
    assert entry.unit.extras == (("x-Domain", "farming"), ("x-Domain", "water"))
    path = tmp_path / "made.tmx"
    text = (tmp_path / "a.tmx").read_text(encoding="utf-8")
    made = '<tu creationid="li" creationdate="20200101T000000Z" changeid="wang">'
    path.write_text(text.replace("<tu>", made), encoding="utf-8")
    (first,) = [entry.unit for entry in read_tmx(path) if entry.unit]
    assert ("creationid", "li") in first.extras
    assert first.author == "wang"
    write_units([first], tmp_path / "again.tmx")
    assert [entry.unit for entry in read_tmx(tmp_path / "again.tmx")] == [first]


def test_pinyin_is_no_chinese_text(tmp_path):
    path = tmp_path / "a.tmx"
    path.write_text(
        '<tmx version="1.4"><header/><body><tu><tuv xml:lang="zh-Latn"><seg>hu</seg></tuv>'
        '<tuv xml:lang="zh"><seg>湖。</seg></tuv><tuv xml:lang="en"><seg>Lake.</seg></tuv></tu>'
        "</body></tmx>",
        encoding="utf-8",
    )
    (entry,) = read_tmx(path)
    assert entry.unit is not None
    assert entry.unit.source == "湖。"
    assert [remark.english for remark in entry.remarks] == ["the variant in zh-Latn is left out"]
