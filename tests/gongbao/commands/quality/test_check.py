"""`gongbao check`: formats, exit codes, waivers."""

import json

import pytest

PAGE = "Fuling District willStrive to do it.\nGrowth ,and jobs were stable.\n"
KEYS = [
    "document",
    "line",
    "column",
    "rule",
    "severity",
    "category",
    "text",
    "context",
    "source_span",
    "target_span",
    "message",
    "suggestion",
]


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


def test_jsonl_has_the_keys_and_spans_of_the_file(run, page):
    done = run("check", "--target-only", page, "--format", "jsonl", "--no-packaged-glossary")
    records = [json.loads(line) for line in done.output.splitlines()]
    assert done.code == 1
    assert [record["text"] for record in records] == ["willStrive", " ,"]
    assert all(list(record) == KEYS for record in records)
    assert PAGE[slice(*records[0]["target_span"])] == "willStrive"
    assert "单词连写" in done.output


def test_severity_decides_the_exit_code(run, page):
    plain = ("check", "--target-only", page, "--no-packaged-glossary", "--fail-on")
    assert [run(*plain, level).code for level in ("minor", "major", "critical", "never")] == [
        1,
        1,
        0,
        0,
    ]


def test_waived_findings_are_gone_and_unused_waivers_told(run, page, tmp_path):
    waivers = tmp_path / "waivers.toml"
    entry = '[[waiver]]\nrule = "{}"\nauthor = "Li"\nreason = "agreed"\n'
    rules = ("form.run-together", "form.space-before-mark", "form.dash")
    waivers.write_text("".join(map(entry.format, rules)), encoding="utf-8")
    done = run("check", "--target-only", page, "--no-packaged-glossary", "--waivers", waivers)
    assert (done.code, done.output) == (0, "")
    assert "form.dash by Li fits nothing" in done.errors
    assert "2 waived" in done.errors


def test_what_is_only_to_be_looked_at_comes_when_asked_for(run, tmp_path):
    pairs = tmp_path / "pairs.tsv"
    text = "source\ttarget\n外贸扩张。\tSales abroad shrank.\n"
    pairs.write_text(text, encoding="utf-8")
    plain = run("check", pairs, "--no-packaged-glossary")
    assert (plain.code, plain.output) == (0, "")
    assert "0 findings, 1 to look at (--informational)" in plain.errors
    whole = run("check", pairs, "--no-packaged-glossary", "--informational", "--format", "jsonl")
    assert whole.code == 0
    assert [json.loads(line)["severity"] for line in whole.output.splitlines()] == ["neutral"]
    html = run("check", pairs, "--no-packaged-glossary", "--format", "html")
    assert "<summary>1 to look at" in html.output


def test_sarif_and_html_hold_the_findings(run, page):
    options = ("check", "--target-only", page, "--no-packaged-glossary", "--format")
    results = json.loads(run(*options, "sarif").output)["runs"][0]["results"]
    assert [result["ruleId"] for result in results] == [
        "form.run-together",
        "form.space-before-mark",
    ]
    html = run(*options, "html").output
    assert "<mark>willStrive</mark>" in html
    assert "http://" not in html


@pytest.mark.parametrize(
    ("name", "text", "region"),
    [
        ("page.txt", "Title\n\nWe willStrive.\n", {"startLine": 3, "startColumn": 4}),
        ("page.md", "# Title\n\n- We willStrive.\n", None),
        ("page.html", "<html><body>\n\n<p>We willStrive.</p></body></html>", None),
    ],
)
def test_sarif_names_a_place_only_where_the_file_has_it(run, tmp_path, name, text, region):
    (tmp_path / name).write_text(text, encoding="utf-8")
    done = run("check", "--target-only", tmp_path / name, "--format", "sarif")
    (result,) = json.loads(done.output)["runs"][0]["results"]
    (location,) = result["locations"]
    place = location["physicalLocation"]
    assert place["artifactLocation"]["uri"].endswith(name)
    assert place.get("region") == (region and region | {"snippet": {"text": "willStrive"}})
    assert "column 4 of the English" in location["logicalLocations"][0]["fullyQualifiedName"]


@pytest.mark.parametrize(
    ("name", "header", "row"),
    [
        ("pairs.tsv", "source\ttarget\n", "运力20万吨。\tA capacity of 20 tons.\n"),
        ("pairs.csv", "source,target\n", "运力20万吨。,A capacity of 20 tons.\n"),
    ],
)
def test_sarif_names_the_row_of_a_table_and_no_column_that_it_has_not(
    run, tmp_path, name, header, row
):
    (tmp_path / name).write_text(header + row, encoding="utf-8")
    done = run("check", tmp_path / name, "--no-packaged-glossary", "--format", "sarif")
    (result,) = json.loads(done.output)["runs"][0]["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 2, "snippet": {"text": "20 tons"}}


def test_a_table_of_pairs_is_checked_with_its_source(run, tmp_path):
    table = tmp_path / "pairs.tsv"
    table.write_text("source\ttarget\n运力20万吨。\tA capacity of 20 tons.\n", encoding="utf-8")
    done = run("check", table, "--no-packaged-glossary")
    assert done.code == 1
    assert "quantities.magnitude" in done.output


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(("check",), 2), (("check", "page.docx"), 2), (("check", "--target-only", "no.txt"), 3)],
)
def test_wrong_usage_and_missing_files(run, arguments, code):
    assert run(*arguments).code == code


def test_list_names_every_family(run):
    done = run("check", "--list")
    assert done.code == 0
    for family in ("form", "completeness", "quantities", "terms", "names", "style"):
        assert f"\n{family}\n" in f"\n{done.output}"


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("source\ttarget\nOutput rose by a third.\t产值增长三分之一。\n", "columns are swapped"),
        ("source\ttarget\nOutput rose by a third.\tOutput rose.\n", "source column is not Chinese"),
        ("source\ttarget\n", "there is no text in it"),
    ],
    ids=["swapped", "English twice", "empty"],
)
def test_a_table_that_is_none_of_translations_is_refused(run, tmp_path, table, message):
    path = tmp_path / "pairs.tsv"
    path.write_text(table, encoding="utf-8")
    done = run("check", path)
    assert (done.code, done.output) == (3, "")
    assert message in done.errors


def test_a_page_without_text_is_refused(run, tmp_path):
    path = tmp_path / "page.txt"
    path.write_text("\n\n", encoding="utf-8")
    done = run("check", "--target-only", path)
    assert done.code == 3
    assert "there is no text in it" in done.errors


@pytest.mark.parametrize("options", [(), ("--jobs", "2")], ids=["in turn", "processes"])
def test_many_pairs_have_a_file_of_findings_each(run, tmp_path, options):
    (tmp_path / "a.zh.txt").write_text("投资4078亿元。\n", encoding="utf-8")
    (tmp_path / "a.en.txt").write_text("Investment is 4078 billion yuan.\n", encoding="utf-8")
    (tmp_path / "b.zh.txt").write_text("投资4078亿元。\n", encoding="utf-8")
    (tmp_path / "b.en.txt").write_text("Investment is 407.8 billion yuan.\n", encoding="utf-8")
    table = tmp_path / "list.tsv"
    table.write_text(
        "source\ttarget\na.zh.txt\ta.en.txt\nnone.txt\ta.en.txt\nb.zh.txt\tb.en.txt\n",
        encoding="utf-8",
    )
    found = tmp_path / "found"
    done = run("check", "--pairs", table, "-o", found, "--format", "jsonl", *options)
    header, first, bad, last = (line.split("\t") for line in done.output.splitlines())
    assert done.code == 1
    assert header[2:4] == ["critical", "major"]
    assert first[2] == "1"
    assert "No such file" in bad[-1]
    assert last[2:5] == ["0", "0", "0"]
    assert "list.tsv:3" in done.errors
    alone = run("check", tmp_path / "a.zh.txt", tmp_path / "a.en.txt", "--format", "jsonl")
    assert (found / "a.zh.jsonl").read_text(encoding="utf-8") == alone.output
    before = (found / "b.zh.jsonl").stat().st_mtime_ns
    again = run("check", "--pairs", table, "-o", found, "--format", "jsonl", *options)
    assert again.output == done.output
    assert (found / "b.zh.jsonl").stat().st_mtime_ns == before
    (found / "b.zh.jsonl").unlink()
    assert run("check", "--pairs", table, "-o", found, "--format", "jsonl", *options).code == 1
    assert (found / "b.zh.jsonl").exists()


@pytest.mark.parametrize(
    ("name", "head", "line"),
    [
        pytest.param("p.tsv", "", 2, id="no header"),
        pytest.param("p.tsv", "zh\ten\n", 3, id="header"),
        pytest.param("p.csv", "zh,en\n", 3, id="comma"),
        pytest.param("p.csv", 'zh,en\n"本市\n概况","About\nit"\n', 6, id="cell of two lines"),
    ],
)
def test_a_finding_of_a_table_stands_in_the_line_of_its_file(run, tmp_path, name, head, line):
    mark = "\t" if name.endswith("tsv") else ","
    table = tmp_path / name
    pairs = (("全市经济平稳。", "The economy is stable."), ("投资30亿元。", "3 million yuan."))
    table.write_text(head + "".join(f"{mark.join(pair)}\n" for pair in pairs), encoding="utf-8")
    done = run("check", table, "--format", "jsonl", "--no-packaged-glossary")
    (found,) = map(json.loads, done.output.splitlines())
    assert (found["document"], found["line"], found["column"]) == (str(table), line, 1)
    assert f"{table}:{line}:1: critical" in run("check", table, "--no-packaged-glossary").output
    fixed = run("correct", table, "-o", tmp_path / f"fixed-{name}", "--format", "jsonl")
    assert json.loads(fixed.output.splitlines()[0])["line"] == line


def test_contrast_is_told_of_documents_and_of_a_list_of_pairs(run, tmp_path):
    chinese, english = tmp_path / "zh.txt", tmp_path / "en.txt"
    chinese.write_text("地铁站西出口临时关闭。\n", encoding="utf-8")
    english.write_text("The west entrance of the subway station is closed for now.\n", "utf-8")
    assert run("check", chinese, english).code == 0
    done = run("check", chinese, english, "--contrast", "--format", "jsonl")
    assert done.code == 1
    assert [json.loads(line)["suggestion"] for line in done.output.splitlines()] == ["exit"]
    pairs = tmp_path / "list.tsv"
    pairs.write_text("source\ttarget\toutput\nzh.txt\ten.txt\tfound.txt\n", encoding="utf-8")
    done = run("check", "--pairs", pairs, "-o", tmp_path / "out", "--contrast")
    assert done.code == 1
    assert "contrast.word" in (tmp_path / "out" / "found.txt").read_text(encoding="utf-8")


def test_contrast_needs_a_source(run, page):
    done = run("check", "--target-only", page, "--contrast")
    assert done.code == 2
