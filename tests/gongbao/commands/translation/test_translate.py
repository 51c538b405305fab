"""`gongbao translate`: what goes in, what comes out, and the exit codes."""

import json
import os
import subprocess
import sys

import pytest

from corpora.counting import counted
from gongbao.translation import TRANSLATION_RULE_NAMES
from gongbao.translation.documents import document_translation, place_marks

NOTICE = "重庆市推动经济高质量发展。链主企业投资30亿元。\n\nAPEC 2022\n关于召开会议的通知\n"
PAGE = """<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="gb2312"><title>重庆市新闻</title>
<script>var text = "链主 &amp; <b>30亿元</b>";</script><style>p { color: red }</style></head>
<body><!-- 重庆市 --><p class="a">重庆市<b>链主</b>企业投资&nbsp;30亿元 &amp;
突破&ldquo;卡脖子&rdquo;技术&unknown;。</p>
<p>&lt;script&gt;alert(1)&lt;/script&gt;是高质量发展。</p></body></html>
"""
SCHEMA = ["id", "source", "target", "requirements"]
REQUIREMENT_SCHEMA = [
    "kind",
    "source",
    "source_span",
    "accepted",
    "value",
    "status",
    "target_span",
    "stage",
    "reason",
]


@pytest.fixture
def notice(tmp_path):
    path = tmp_path / "notice.txt"
    path.write_text(NOTICE, encoding="utf-8")
    return path


def write(path, text, encoding="utf-8"):
    path.write_bytes(text.encode(encoding))
    return path


def test_text_gives_one_line_for_each_line_on_standard_output(quick, notice):
    done = quick(notice)
    assert done.code == 0
    assert done.errors == ""
    lines = done.output.split("\n")
    assert len(lines) == len(NOTICE.split("\n"))
    assert "chongqing" in lines[0].lower()
    assert "3 billion" in lines[0]
    assert lines[1:3] == ["", "APEC 2022"]


def test_a_file_with_an_unknown_extension_is_plain_text(quick, tmp_path, notice):
    other = write(tmp_path / "notice.bulletin", NOTICE)
    assert quick(other).output == quick(notice).output


def test_standard_input_is_translated_like_a_file(quick, notice):
    assert quick("-", stdin=NOTICE.encode()).output == quick(notice).output


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8-sig", "utf-16"])
def test_other_encodings_are_recognised_and_the_output_is_utf_8(quick, tmp_path, notice, encoding):
    other = write(tmp_path / "other.txt", NOTICE, encoding)
    assert quick(other).output.lstrip("\ufeff") == quick(notice).output


def test_html_keeps_scripts_comments_and_attributes_and_resolves_no_entities(quick, tmp_path):
    page, output = write(tmp_path / "page.html", PAGE), tmp_path / "page.en.html"
    assert quick(page, "-o", output).code == 0
    text = output.read_bytes().decode("utf-8")
    assert """<script>var text = "链主 &amp; <b>30亿元</b>";</script>""" in text
    assert "<style>p { color: red }</style>" in text
    assert "<!-- 重庆市 -->" in text
    assert '<p class="a">' in text
    assert "<script>alert" not in text
    assert text.count("<b>") == text.count("</b>") == 2
    assert 'lang="en' in text
    assert "utf-8" in text.lower()
    assert "3 billion" in text


def test_jsonl_output_of_text_is_one_object_a_segment_in_the_schema(quick, notice):
    done = quick(notice, "--format", "jsonl")
    assert done.code == 0
    entries = [json.loads(line) for line in done.output.splitlines()]
    assert [entry["source"] for entry in entries] == [
        "重庆市推动经济高质量发展。",
        "链主企业投资30亿元。",
        "APEC 2022",
        "关于召开会议的通知",
    ]
    assert len({entry["id"] for entry in entries}) == len(entries)
    kinds = set()
    for entry in entries:
        assert list(entry)[: len(SCHEMA)] == SCHEMA
        for requirement in entry["requirements"]:
            assert list(requirement) == REQUIREMENT_SCHEMA
            kinds.add(requirement["kind"])
            assert requirement["status"] in {"met", "repaired", "replaced", "conflict", "unmet"}
            start, end = requirement["source_span"]
            assert entry["source"][start:end] == requirement["source"]
            if requirement["kind"] != "forbidden":
                start, end = requirement["target_span"]
                assert 0 <= start < end <= len(entry["target"])
    assert kinds == {"term", "quantity", "forbidden"}
    amount = next(r for r in entries[1]["requirements"] if r["kind"] == "quantity")
    assert amount["value"]["low"] == amount["value"]["high"] == 3_000_000_000
    assert any("3 billion" in form for form in amount["accepted"])


def test_jsonl_records_come_back_one_a_line_under_their_ids_however_many_sentences(quick, tmp_path):
    texts = {
        "b": "重庆市开会。链主企业发展！投资30亿元？",
        "a": "",
        7: "APEC",
        None: "高质量发展。",
        "b2": "第一段。\n第二段，投资30亿元。",
    }
    records = [{"id": key, "text": text, "page": 1} for key, text in texts.items()]
    source = "\n".join(json.dumps(record, ensure_ascii=False) for record in records)
    path = write(tmp_path / "news.jsonl", source)
    done = quick(path, "--format", "jsonl")
    entries = [json.loads(line) for line in done.output.splitlines()]
    assert [entry["id"] for entry in entries] == list(texts)
    assert [entry["source"] for entry in entries] == list(texts.values())
    for entry in entries:
        for requirement in entry["requirements"]:
            start, end = requirement["source_span"]
            assert entry["source"][start:end] == requirement["source"]
            if requirement["kind"] == "quantity":
                start, end = requirement["target_span"]
                assert "3 billion" in entry["target"][start:end]
    plain = [json.loads(line) for line in quick(path).output.splitlines()]
    assert [entry["id"] for entry in plain] == list(texts)


@pytest.mark.parametrize(
    "line",
    ["{", "[1]", '{"id": 1}', '{"id": 1, "text": 5}'],
    ids=["torn", "list", "none", "number"],
)
def test_a_bad_jsonl_line_is_named(quick, tmp_path, line):
    path = write(tmp_path / "bad.jsonl", '{"id": 1, "text": "会议"}\n' + line + "\n")
    done = quick(path)
    assert done.code == 3
    assert "bad.jsonl:2" in done.errors
    assert done.output == ""


def test_several_inputs_need_a_folder(quick, tmp_path, notice):
    other = write(tmp_path / "other.txt", "高质量发展。")
    done = quick(notice, other)
    assert done.code == 2
    assert "-o FOLDER" in done.errors
    assert quick(notice, other, "-o", write(tmp_path / "taken.txt", "")).code == 2
    folder, reports = tmp_path / "english", tmp_path / "reports"
    assert quick(notice, other, "-o", folder, "--report", reports).code == 0
    assert sorted(path.name for path in folder.iterdir()) == ["notice.txt", "other.txt"]
    assert sorted(path.name for path in reports.iterdir()) == [
        "notice.report.html",
        "other.report.html",
    ]


def test_inputs_of_one_name_are_refused_rather_than_overwritten(quick, tmp_path):
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        write(tmp_path / name / "page.txt", "高质量发展。")
    done = quick(
        tmp_path / "one" / "page.txt", tmp_path / "two" / "page.txt", "-o", tmp_path / "out"
    )
    assert done.code == 2
    assert "page.txt" in done.errors


@pytest.mark.parametrize("option", ["-o", "--report"])
def test_an_existing_file_is_overwritten_with_force_alone(quick, tmp_path, notice, option):
    taken = write(tmp_path / ("taken.txt" if option == "-o" else "taken.html"), "old")
    refused = quick(notice, option, taken)
    assert refused.code == 2
    assert "--force" in refused.errors
    assert taken.read_text(encoding="utf-8") == "old"
    assert quick(notice, option, taken, "--force").code == 0
    assert taken.read_text(encoding="utf-8") != "old"


@pytest.mark.parametrize("option", ["-o", "--report"])
def test_the_input_is_never_the_output_not_even_with_force(quick, notice, option):
    done = quick(notice, option, notice, "--force")
    assert done.code == 2
    assert "is what the command reads" in done.errors
    assert notice.read_text(encoding="utf-8") == NOTICE


def test_an_output_folder_takes_the_name_of_the_input(quick, tmp_path, notice):
    (tmp_path / "out").mkdir()
    assert quick(notice, "-o", tmp_path / "out", "--format", "jsonl").code == 0
    assert (tmp_path / "out" / "notice.jsonl").exists()


def test_the_article_of_a_page_is_no_page_and_the_name_to_give_it_is_told(quick, tmp_path):
    page = tmp_path / "page.html"
    paragraphs = "".join(f"<p>全市第{k}个项目开工，投资30亿元。</p>" for k in range(1, 6))
    page.write_text(f"<html><body><h1>公告</h1>{paragraphs}</body></html>", encoding="utf-8")
    refused = quick(page, "--article", "-o", tmp_path / "page.en.html")
    assert refused.code == 2
    assert "call it page.en.txt" in refused.errors
    assert quick(page, "--article", "-o", tmp_path / "page.en.txt").code == 0
    assert quick(page, "-o", tmp_path / "page.en.html").code == 0


def test_an_output_and_a_report_in_one_file_are_refused(quick, tmp_path, notice):
    both = tmp_path / "both.html"
    done = quick(notice, "-o", both, "--report", both)
    assert done.code == 2
    assert not both.exists()


@pytest.mark.parametrize("engine", ["nonsense", "embedded:x", "ctranslate2:", "transformers:", ""])
def test_an_unknown_engine_is_wrong_usage(run, notice, engine):
    done = run("translate", notice, "--engine", engine)
    assert done.code == 2
    assert "unknown engine" in done.errors


@pytest.mark.parametrize("kind", ["ctranslate2", "transformers"])
def test_a_missing_model_folder_is_named(run, notice, tmp_path, kind):
    if kind == "transformers":
        pytest.importorskip("torch", reason="needs the extra hub: PyTorch is not installed")
        pytest.importorskip("transformers", reason="needs the extra hub")
    done = run("translate", notice, "--engine", f"{kind}:{tmp_path / 'nowhere'}")
    assert done.code == 3
    assert "nowhere" in done.errors


def test_a_missing_file_is_named(quick, tmp_path):
    done = quick(tmp_path / "missing.txt")
    assert done.code == 3
    assert "missing.txt" in done.errors


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("photo.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256))),
        ("page.html", b"%PDF-1.7 ..."),
        ("notice.txt", b"PK\x03\x04rest"),
        ("letter.docx", b"anything"),
        ("broken.txt", "重庆市".encode() + b"\xff\xfe\xff" + "发展".encode()),
        ("cyrillic.txt", "Привет, мир".encode("koi8-r") + b"\xff\x80"),
    ],
    ids=["binary", "PDF", "ZIP", "Word", "wrong encoding", "another encoding"],
)
def test_what_is_no_text_is_refused_by_name_and_nothing_is_written(quick, tmp_path, name, data):
    path, output = tmp_path / name, tmp_path / "out.txt"
    path.write_bytes(data)
    done = quick(path, "-o", output)
    assert done.code == 3
    assert name in done.errors
    assert not output.exists()


@pytest.mark.parametrize("name", ["empty.txt", "empty.html", "empty.jsonl"])
@pytest.mark.parametrize("form", ["text", "jsonl"])
def test_an_empty_file_stays_empty(quick, tmp_path, name, form):
    done = quick(write(tmp_path / name, ""), "--format", form)
    assert (done.code, done.output) == (0, "")
    assert done.errors.endswith(f"{name}: nothing to translate: no Chinese text in it\n")


@pytest.mark.parametrize(
    ("table", "place"),
    [
        ("zh\ten\n链主\tchain master\n卡脖子\n", "wrong.tsv:3"),
        ("zh\tnote\tsource\n链主\tx\ty\n", "wrong.tsv:1"),
        ("zh\ten\n链主\tchain master\n链主\tlead firm\n", "wrong.tsv:3"),
    ],
    ids=["a row without its column", "no English column", "two preferred terms"],
)
def test_a_bad_glossary_row_is_named_by_file_and_line(run, tmp_path, notice, table, place):
    path = write(tmp_path / "wrong.tsv", table)
    done = run("translate", notice, "--glossary", path)
    assert done.code == 3
    assert place in done.errors
    assert done.output == ""


def test_an_interrupted_run_ends_with_130_and_leaves_nothing_half_written(
    quick, tmp_path, notice, monkeypatch
):
    calls = []

    def interrupt(*arguments):
        calls.append(arguments)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return place_marks(*arguments)

    monkeypatch.setattr(document_translation, "place_marks", interrupt)
    before = sorted(tmp_path.rglob("*"))
    done = quick(notice, "-o", tmp_path / "out.txt", "--report", tmp_path / "why.html")
    assert len(calls) == 2
    assert done.code == 130
    assert "interrupted" in done.errors
    assert done.output == ""
    assert sorted(tmp_path.rglob("*")) == before


def test_what_is_unmet_ends_with_1_and_is_in_the_output(quick, notice, monkeypatch):
    from gongbao.translation.guarantee import guarantee_steps

    monkeypatch.setattr(guarantee_steps, "repair_by_prefix", lambda drafts, *_: drafts)
    monkeypatch.setattr(guarantee_steps, "replace_spans", lambda draft: draft)
    done = quick(notice, "--format", "jsonl")
    assert done.code == 1
    entries = [json.loads(line) for line in done.output.splitlines()]
    unmet = [r for e in entries for r in e["requirements"] if r["status"] == "unmet"]
    assert unmet
    assert all(r["target_span"] is None for r in unmet if r["kind"] != "forbidden")
    assert all("not in the translation" in r["reason"] for r in unmet if r["kind"] != "forbidden")


def test_without_the_guarantee_nothing_is_promised_and_the_exit_is_clean(quick, notice):
    done = quick(notice, "--no-guarantee", "--format", "jsonl")
    assert done.code == 0
    assert '"unmet"' in done.output


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such a file name")
def test_a_file_named_in_gbk_is_translated_and_reported(quick, tmp_path):
    path = tmp_path / os.fsdecode("公报.txt".encode("gbk"))
    write(path, "高质量发展。")
    report = tmp_path / "why.html"
    assert quick(path, "--report", report).code == 0
    assert report.read_text(encoding="utf-8").count("<h1>") == 1
    path.write_bytes(b"\0")
    done = quick(path)
    assert done.code == 3
    assert "binary" in done.errors


def test_an_unwritable_place_is_an_error_that_names_it(quick, tmp_path, notice):
    blocked = write(tmp_path / "file", "") / "below" / "out.txt"
    done = quick(notice, "-o", blocked)
    assert done.code == 3
    assert "file" in done.errors


def test_the_packaged_model_and_glossary_translate_without_any_option(run, notice):
    done = run("translate", notice, "--beam", "1")
    assert done.code == 0
    assert "3 billion" in done.output
    assert "chain master" in done.output.lower()


def test_a_conflict_is_told_on_standard_error_and_in_the_report(quick, tmp_path):
    page = write(tmp_path / "notice.txt", "链主企业发展。\n")
    one = write(tmp_path / "one.tsv", "zh\ten\n链主\tchain master\n")
    two = write(tmp_path / "two.tsv", "zh\ten\n链主\tlead firm\n")
    report = tmp_path / "why.html"
    done = quick(page, "--glossary", one, "--glossary", two, "--report", report)
    assert done.code == 1
    assert "segment 1: conflict: 链主" in done.errors
    text = report.read_text(encoding="utf-8")
    assert "Every approved term and every figure is in the translation." not in text
    assert "conflict: <b>链主</b>" in text


WILD = "各单位不得擅自停工，未经许可不得复工，严禁瞒报，违者依法处理。"


def findings_of(done):
    return [f for line in done.output.splitlines() for f in json.loads(line)["findings"]]


def test_findings_have_rules_and_places_that_a_program_can_act_on(quick, tmp_path):
    done = quick(write(tmp_path / "notice.txt", WILD), "--format", "jsonl")
    (entry,) = [json.loads(line) for line in done.output.splitlines()]
    assert entry["findings"]
    assert entry["warnings"] == [finding["english"] for finding in entry["findings"]]
    for finding in entry["findings"]:
        assert finding["rule"].partition(".")[0] in {"completeness", "meaning", "polarity"}
        assert finding["chinese"]
        if finding["target_span"] is not None:
            assert entry["target"][slice(*finding["target_span"])] == finding["text"]


def test_findings_that_the_office_waives_are_left_out_and_counted(
    quick, office, tmp_path, monkeypatch
):
    notice = write(tmp_path / "notice.txt", WILD)
    before = findings_of(quick(notice, "--format", "jsonl"))
    rule = before[0]["rule"]
    added = office("waiver", "add", rule, "--document", "notice.txt", "--reason", "known")
    assert added.code == 0
    report = tmp_path / "why.html"
    done = quick(notice, "--format", "jsonl", "--report", report)
    assert [f for f in before if f["rule"] != rule] == findings_of(done)
    waived = sum(f["rule"] == rule for f in before)
    assert f"{counted(waived, 'finding')} waived" in report.read_text(encoding="utf-8")
    other = write(tmp_path / "other.txt", WILD)
    assert findings_of(quick(other, "--format", "jsonl")) == before


def test_every_rule_that_can_be_waived_stands_in_the_help(office):
    told = office("waiver", "add", "--help").output
    assert all(name in told for name in TRANSLATION_RULE_NAMES)


def test_a_waiver_of_no_rule_is_refused(office):
    done = office("waiver", "add", "translation.cuts", "--reason", "known")
    assert done.code == 3
    assert "is it translation.cut?" in done.errors


def test_the_workspace_is_opened_once(office, tmp_path, random_model_folder):
    assert office("glossary", "add", "链主", "chain master", "--reason", "seed").code == 0
    notice = write(tmp_path / "notice.txt", NOTICE)
    code = (
        "import sys\n"
        "opened = []\n"
        "sys.addaudithook(lambda event, _: opened.append(event))\n"
        "from gongbao.commands import main\n"
        "try: main(sys.argv[1:])\n"
        "except SystemExit as ended: assert ended.code == 0\n"
        "print(opened.count('sqlite3.connect'))"
    )
    engine = f"ctranslate2:{random_model_folder}"
    arguments = ["translate", str(notice), "-o", "out.txt", "--engine", engine, "--beam", "1"]
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "1"


@pytest.mark.parametrize(
    ("source", "output", "formats"),
    [
        ("a.txt", "b.html", ("text", "html")),
        ("a.txt", "b.srt", ("text", "subtitles")),
        ("a.txt", "b.docx", ("text", "docx")),
        ("a.html", "b.txt", ("html", "text")),
        ("a.csv", "b.txt", ("csv", "text")),
        ("a.md", "b.html", ("markdown", "html")),
    ],
)
def test_no_translation_gets_the_extension_of_another_format(
    quick, tmp_path, source, output, formats
):
    path = write(tmp_path / source, "<p>水库建成。</p>\n")
    done = quick(path, "-o", tmp_path / output)
    assert done.code == 2
    assert all(name in done.errors for name in (output, *formats))
    assert not (tmp_path / output).exists()


def test_prose_is_prose_as_text_and_as_markdown(quick, tmp_path):
    path = write(tmp_path / "a.txt", "水库建成。\n")
    assert quick(path, "-o", tmp_path / "b.md").code == 0
