"""Every format gives back what it was given, and says where a file is wrong."""

import string
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from corpora.errors import DocumentError, UsageError
from corpora.memory import (
    MEMORY_FORMATS,
    MemoryUnit,
    TranslationMemory,
    read_units,
    tmx_lines,
    write_units,
)
from corpora.workspace import Workspace

# Excel writes _x000D_ for a carriage return, and TSV has signs for breaks: those are told apart
# in tests of their own.
_CHARACTERS = "链主鏈，。 <>&\"'=+-@\n\t%{}|\\é" + string.ascii_letters + string.digits
_WORDS = st.text(_CHARACTERS, min_size=1, max_size=20)
_TEXTS = _WORDS.filter(lambda text: text.strip() != "")
_CHINESE = _TEXTS.map("链{}".format)
_DATES = st.sampled_from(["", "2023", "2023-03", "2023-03-06", "2023-03-06T09:30:00Z"])
_FACTS = st.one_of(st.just(""), _TEXTS)
_NAMES = st.sampled_from(["x-score", "x-client", "domain"])
_EXTRAS = st.dictionaries(_NAMES, _TEXTS, max_size=2).map(lambda d: tuple(sorted(d.items())))
UNITS = st.lists(
    st.builds(
        MemoryUnit,
        _CHINESE,
        _TEXTS,
        _FACTS,
        _FACTS,
        _FACTS,
        _DATES,
        _FACTS,
        _FACTS,
        _FACTS,
        _EXTRAS,
    ),
    max_size=4,
)


@pytest.mark.parametrize("name", MEMORY_FORMATS.written_names)
@settings(deadline=None, max_examples=40)
@given(units=UNITS)
def test_a_round_trip_loses_nothing(name, units):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "units"
        write_units(units, path, format=name)
        if not units and name in ("jsonl",):
            return
        entries = [entry for entry in read_units(path, format=name) if entry.unit is not None]
        assert [entry.unit for entry in entries] == units


def _tmx(body, head='<?xml version="1.0"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n'):
    return (
        f'{head}<tmx version="1.4"><header srclang="zh"/><body>\n{body}\n</body></tmx>'
    ).encode()


def _tuv(language, text):
    return f'<tuv xml:lang="{language}"><seg>{text}</seg></tuv>'


def _said(entry):
    assert all(r.rule.startswith("memory-file.") and r.chinese for r in entry.remarks)
    return [remark.english for remark in entry.remarks]


def _read(tmp_path, data, name="a.tmx"):
    path = tmp_path / name
    path.write_bytes(data)
    return list(read_units(path))


@pytest.mark.parametrize("chinese", ["zh", "zh-CN", "zh-Hans", "ZH_cn", "zh-TW", "zh-Hant", "cmn"])
@pytest.mark.parametrize("english", ["en", "en-US", "EN-gb", "eng"])
def test_language_tags_of_every_tool_are_understood(tmp_path, chinese, english):
    body = f"<tu>{_tuv(english, 'chain master')}{_tuv(chinese, '链主')}</tu>"
    (entry,) = _read(tmp_path, _tmx(body))
    assert entry.unit == MemoryUnit("链主", "chain master")


def test_simplified_is_taken_and_other_languages_are_told(tmp_path):
    body = (
        "<tu>"
        + "".join(
            _tuv(tag, text)
            for tag, text in (
                ("zh-TW", "鏈主"),
                ("fr", "chef"),
                ("zh-CN", "链主"),
                ("en", "lead firm"),
            )
        )
        + "</tu>\n<tu>"
        + _tuv("fr", "chef")
        + _tuv("en", "lead firm")
        + "</tu>"
    )
    first, second = _read(tmp_path, _tmx(body))
    assert first.unit == MemoryUnit("链主", "lead firm")
    assert "the variant in fr is left out" in _said(first)
    assert second.unit is None
    assert second.place.endswith(":5")
    assert "no Chinese in this unit (languages: fr, en)" in _said(second)


def test_inline_codes_are_left_out_and_their_words_stay(tmp_path):
    chinese = '看<bpt i="1">&lt;b&gt;</bpt>通<hi>知</hi><ept i="1">&lt;/b&gt;</ept><ph/>。'
    body = f"<tu>{_tuv('zh', chinese)}{_tuv('en', 'See the <hi>notice</hi>.')}</tu>"
    (entry,) = _read(tmp_path, _tmx(body))
    assert entry.unit == MemoryUnit("看通知。", "See the notice.")
    assert _said(entry) == ["inline codes are left out"]


def test_facts_of_other_tools_are_kept(tmp_path):
    body = (
        '<tu tuid="7" creationdate="20230306T093000Z" creationid="Li"><note>n</note>'
        '<prop type="prev">前。</prop><prop type="next">后。</prop><prop type="x-client">c</prop>'
        f"{_tuv('zh', '链主')}{_tuv('en', 'chain master')}</tu>"
    )
    (entry,) = _read(tmp_path, _tmx(body))
    assert entry.unit == MemoryUnit(
        "链主",
        "chain master",
        "前。",
        "后。",
        "Li",
        "2023-03-06T09:30:00Z",
        note="n",
        extras=(("tuid", "7"), ("x-client", "c")),
    )


_PAIR = _tuv("zh", "链主") + _tuv("en", "x")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", r"a.tmx:1: the file is empty"),
        (b"PK\x03\x04", r"a.tmx:1: no well-formed XML"),
        (b"<tbx/>", r"a.tmx:1: <tbx> found, expected <tmx>"),
        (_tmx("<tu>\n<tuv></tu>"), r"a.tmx:5: no well-formed XML"),
        (_tmx(f"<tu>{_PAIR}</tu>")[:-20], r"a.tmx:\d: no well-formed XML"),
        (
            _tmx("", '<?xml version="1.0"?>\n<!DOCTYPE tmx [<!ENTITY a "b">]>\n'),
            r"a.tmx:2: its document type declares",
        ),
        (
            _tmx("", '<!DOCTYPE tmx SYSTEM "x.dtd" [<!ENTITY % a SYSTEM "file:///etc/passwd">]>'),
            r"a.tmx:1: its document type declares",
        ),
    ],
    ids=["empty", "zip", "root", "torn", "cut", "entities", "external entity"],
)
def test_a_file_that_is_no_tmx_is_refused_with_its_line(tmp_path, data, message):
    with pytest.raises(DocumentError, match=message):
        _read(tmp_path, data)


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("20230306T093000Z", "2023-03-06T09:30:00Z"),
        ("2023-03-06T09:30:00Z", "2023-03-06T09:30:00Z"),
        ("2023-03-06T09:30:00.123+08:00", "2023-03-06T01:30:00Z"),
        ("20230306T093000+0800", "2023-03-06T01:30:00Z"),
        ("20230306T0930Z", "2023-03-06T09:30:00Z"),
        ("2023-03-06 09:30:00", "2023-03-06T09:30:00Z"),
        ("20230306", "2023-03-06"),
        ("2023-03-06", "2023-03-06"),
        ("soon", ""),
        ("20231340T093000Z", ""),
    ],
)
def test_every_date_of_iso_8601_is_read_and_no_other_loses_a_pair(tmp_path, written, date):
    (entry,) = _read(tmp_path, _tmx(f'<tu changedate="{written}">{_PAIR}</tu>'))
    assert entry.unit.date == date
    kept = () if date else (("x-date-as-written", written),)
    assert entry.unit.extras == kept
    assert len(entry.remarks) == len(kept)


@pytest.mark.parametrize(
    "variant",
    ["<tuv><seg>x</seg></tuv>", '<tuv xml:lang="fr"/>', '<tuv xml:lang="x-?"><seg></seg></tuv>'],
    ids=["without a language", "without a segment", "of an odd language"],
)
def test_a_pair_is_not_lost_for_a_third_variant(tmp_path, variant):
    (entry,) = _read(tmp_path, _tmx(f"<tu>{variant}{_PAIR}</tu>"))
    assert entry.unit is not None
    assert len(entry.remarks) == 1


def test_a_memory_of_two_other_languages_is_an_error(tmp_path):
    body = f"<tu>{_tuv('en', 'Hello')}{_tuv('fr', 'Bonjour')}</tu>"
    with pytest.raises(DocumentError, match=r"no Chinese character in any of 1 unit: no Chinese"):
        _read(tmp_path, _tmx(body))


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (f"<tu>{_tuv('zh', 'a&b;c')}{_tuv('en', 'x')}</tu>", "entity &b; is refused"),
        ("<tu><tuv><seg>x</seg></tuv></tu>", "a tuv without xml:lang"),
        ('<tu><tuv xml:lang="zh"/></tu>', "a tuv without seg"),
    ],
    ids=["entity", "language", "segment"],
)
def test_a_bad_unit_is_the_problem_of_its_line(tmp_path, body, problem):
    good = f"<tu>{_PAIR}</tu>"
    first, second = _read(tmp_path, _tmx(f"{good}\n{body}"))
    assert first.unit is not None
    assert problem in second.problem
    assert second.place.endswith("a.tmx:5")


def test_a_bad_row_stops_an_import_and_nothing_is_stored(tmp_path):
    path = tmp_path / "a.tsv"
    path.write_text("source\ttarget\n链主\tchain master\n坏行\n", encoding="utf-8")

    def units():
        for entry in read_units(path):
            if entry.problem:
                raise DocumentError(f"{entry.place}: {entry.problem}")
            yield entry.unit

    with Workspace(tmp_path / "w.db") as workspace:
        memory = TranslationMemory(workspace)
        with pytest.raises(DocumentError, match=r"a.tsv:3: 1 column, expected 2"):
            memory.add(units(), author="a", reason="b")
        assert list(memory.units()) == []


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.tsv", "one\ttwo\nx\ty\n", r"a.tsv:1: no columns source and target.*'one', 'two'"),
        ("a.csv", 'source,target\n链主,"torn\n', r"a.csv:2: no CSV"),
        ("a.csv", "", r"a.csv:1: the table is empty"),
        ("a.jsonl", "", r"a.jsonl:1: the table is empty"),
        ("a.tsv", "source\ttarget\nx\0\ty\n", r"a.tsv:2: a NUL character"),
        ("a.xlsx", "no zip", r"a.xlsx"),
        ("a.xlf", "<xliff/>x", r"a.xlf:1: no well-formed"),
        (
            "a.xlf",
            '<xliff version="1.2"><file source-language="fr" target-language="en">'
            "<trans-unit><source>a</source></trans-unit></file></xliff>",
            "from fr into en",
        ),
    ],
)
def test_a_table_that_is_none_is_refused_with_its_place(tmp_path, name, data, message):
    with pytest.raises(DocumentError, match=message):
        _read(tmp_path, data.encode(), name)


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("nonsense", "no JSON"),
        ("[1]", "expected an object"),
        ('{"a": 1}', "no fields source"),
        ('{"zh": "链", "en": "x", "extras": "a"}', "expected JSON pairs"),
        ('{"zh": "链", "en": "x", "score": "high"}', "is no number"),
    ],
)
def test_a_bad_line_of_json_is_told(tmp_path, line, problem):
    good = '{"zh": "链主", "en": "chain master"}\n'
    first, second = _read(tmp_path, (good + line).encode(), "a.jsonl")
    assert first.unit == MemoryUnit("链主", "chain master")
    assert problem in second.problem
    assert second.place.endswith("a.jsonl:2")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.tsv", "链主\tchain master\n".encode("gb18030")),
        ("a.csv", "\ufeffzh,en\n链主,chain master\n".encode()),
        ("a.tsv", "zh\ten\tother\n链主\tchain master\tx\n".encode("utf-16")),
        (
            "a.jsonl",
            '{"source_text": "链主", "target_text": "chain master", "source": [0]}'.encode(),
        ),
    ],
    ids=["two columns in GB18030", "CSV with a mark", "UTF-16", "alignment"],
)
def test_tables_come_in_many_shapes(tmp_path, name, data):
    (entry,) = _read(tmp_path, data, name)
    assert (entry.unit.source, entry.unit.target) == ("链主", "chain master")


def test_rows_of_an_alignment_are_neighbours_and_doubtful_ones_left_out(tmp_path):
    rows = [
        "source\ttarget\tscore",
        "甲。\tA.\t0.99",
        "乙。\tB.\t0.30",
        "丙。\t\t0.90",
        "丁。\tD.\t0.8",
    ]
    entries = _read(tmp_path, "\n".join(rows).encode(), "a.tsv")
    assert [entry.unit.target if entry.unit else None for entry in entries] == [
        "A.",
        None,
        None,
        "D.",
    ]
    assert _said(entries[1]) == ["score 0.30 is below 0.7"]


def test_translated_units_of_xliff_come_with_their_neighbours(tmp_path):
    body = "".join(
        f'<trans-unit id="{k}"><source>{zh}</source>'
        f'<target state="{state}">{en}</target></trans-unit>'
        for k, (zh, en, state) in enumerate(
            [
                ("甲<g id='1'>。</g>", "A.", "final"),
                ("乙。", "B.", "new"),
                ("丙。", "C.", "translated"),
            ]
        )
    )
    data = (
        '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="x"'
        f' source-language="zh-CN" target-language="en"><body>{body}</body></file></xliff>'
    )
    entries = _read(tmp_path, data.encode(), "a.xlf")
    assert [entry.unit for entry in entries] == [
        MemoryUnit("甲。", "A."),
        None,
        MemoryUnit("丙。", "C."),
    ]
    assert _said(entries[1]) == ["not translated"]


def test_english_into_chinese_is_turned_round(tmp_path):
    data = (
        '<xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="en"'
        ' trgLang="zh-CN"><file id="f"><unit id="1"><segment><source>A.</source>'
        "<target>甲。</target></segment><segment><source>B.</source><target>乙。</target></segment>"
        "</unit></file></xliff>"
    )
    entries = _read(tmp_path, data.encode(), "a.xlf")
    assert [entry.unit for entry in entries] == [
        MemoryUnit("甲。", "A.", after="乙。"),
        MemoryUnit("乙。", "B.", before="甲。"),
    ]


def test_what_looks_like_a_formula_stays_text(tmp_path):
    write_units([MemoryUnit("=1+1", "@sum")], tmp_path / "a.csv")
    assert "'=1+1,'@sum" in (tmp_path / "a.csv").read_text(encoding="utf-8")
    import openpyxl

    write_units([MemoryUnit("=1+1", "@sum")], tmp_path / "a.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0]
    assert (sheet["A2"].value, sheet["A2"].data_type) == ("=1+1", "s")


def test_an_unknown_extension_is_wrong_usage(tmp_path):
    with pytest.raises(
        UsageError,
        match=r"a\.doc: no memory .* \.doc; .* one of \.csv, \.jsonl, \.tmx",
    ):
        _read(tmp_path, b"x", "a.doc")


def test_what_xml_cannot_hold_is_left_out():
    text = "".join(tmx_lines([MemoryUnit("链\x00主", "chain\x0b master")]))
    assert "链主" in text
    assert "chain master" in text


def test_control_characters_of_an_xliff_file_cost_nothing(tmp_path):
    path = tmp_path / "a.xlf"
    path.write_text(
        '<xliff version="1.2"><file original="a" source-language="zh" target-language="en"><body>'
        "<trans-unit id='1'><source>绿色&#x1;港口</source><target>Green\x0bport</target>"
        "</trans-unit></body></file></xliff>",
        encoding="utf-8",
    )
    told, unit = read_units(path)
    assert (unit.unit.source, unit.unit.target) == ("绿色 港口", "Green port")
    assert told.remarks[0].english == "2 characters that XML forbids, a space instead"


@pytest.mark.parametrize("version", ["1.2", "2.1"])
def test_names_of_html_in_an_xliff_file_are_read_and_told(tmp_path, version):
    path = tmp_path / "a.xlf"
    write_units([MemoryUnit("咖啡馆", "The COFFEE")], path, format="xliff" + "-2" * (version > "2"))
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("COFFEE", "caf&eacute; &amp; bar"), encoding="utf-8")
    unit, told = read_units(path)
    assert unit.unit.target == "The café & bar"
    assert told.remarks[0].english == (
        "1 name of HTML that XML does not know (&eacute;), read as HTML means them"
    )


def test_a_name_of_nobody_in_an_xliff_file_names_its_place(tmp_path):
    path = tmp_path / "a.xlf"
    write_units([MemoryUnit("咖啡馆", "The COFFEE")], path)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("COFFEE", "&office;"), encoding="utf-8")
    with pytest.raises(DocumentError, match=r"a.xlf:5: .*office"):
        list(read_units(path))


@pytest.mark.parametrize("target", ["ja", "fr-FR", "zh-TW"])
def test_units_of_other_languages_never_enter_the_memory(tmp_path, target):
    path = tmp_path / "a.xlf"
    path.write_text(
        f'<xliff version="1.2"><file source-language="zh-CN" target-language="{target}"><body>'
        "<trans-unit id='1'><source>会议。</source><target>会議。</target></trans-unit></body>"
        "</file></xliff>",
        encoding="utf-8",
    )
    with pytest.raises(DocumentError, match="expected Chinese and English"):
        list(read_units(path, format="xliff"))
