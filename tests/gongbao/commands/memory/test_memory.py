"""The translation memory on the command line."""

import json

import pytest

from corpora.handover import read_bilingual, write_bilingual
from corpora.memory import MemoryUnit, write_units


@pytest.fixture
def pairs(tmp_path):
    path = tmp_path / "pairs.tsv"
    path.write_text(
        "source\ttarget\n要发挥链主作用。\tThe chain master should play its role.\n"
        "全区规上工业产值达到4000亿元。\tIndustrial output reached 400 billion yuan.\n",
        encoding="utf-8",
    )
    return path


def test_a_table_goes_in_is_found_and_comes_out_as_tmx(office, pairs, tmp_path):
    done = office("memory", "import", pairs, "--project", "port")
    assert (done.code, done.output) == (0, "added 2, known 0, bad 0\n")
    assert office("memory", "import", pairs, "--project", "port").output.startswith(
        "added 0, known 2"
    )
    assert "chain master" in office("memory", "search", "链主").output
    found = json.loads(office("memory", "search", "CHAIN MASTER", "--format", "json").output)
    assert found[0]["origin"] == "pairs.tsv"
    assert office("memory", "search", "nothing like it").code == 1
    similar = office(
        "memory", "search", "全区规上工业产值达到5000亿元。", "--similar", "--format", "jsonl"
    )
    assert json.loads(similar.output)["differing_numbers"]
    assert office("memory", "export", "a.tmx", "--project", "port").code == 0
    assert "4000亿元" in (tmp_path / "a.tmx").read_text(encoding="utf-8")
    assert office("memory", "export", "a.tmx").code == 2
    again = office(
        "memory", "import", "a.tmx", "--workspace", "other.db", "--report-format", "json"
    )
    assert json.loads(again.output)["added"] == 2
    stats = json.loads(office("memory", "stats", "--format", "json").output)
    assert (stats["units"], stats["origins"]) == (2, {"pairs.tsv": 2})


def test_a_bad_file_changes_nothing_unless_it_is_told_to(office, tmp_path):
    path = tmp_path / "pairs.jsonl"
    path.write_text('{"zh": "链主", "en": "chain master"}\nnonsense\n', encoding="utf-8")
    done = office("memory", "import", path)
    assert done.code == 3
    assert "pairs.jsonl:2: no JSON" in done.errors
    assert "--skip-bad" in done.errors
    assert json.loads(office("memory", "stats", "--format", "json").output)["units"] == 0
    assert office("memory", "import", path, "--skip-bad", "--dry-run").code == 1
    assert json.loads(office("memory", "stats", "--format", "json").output)["units"] == 0
    done = office("memory", "import", path, "--skip-bad")
    assert (done.code, done.output) == (1, "added 1, known 0, bad 1\n")
    assert "left out" in done.errors


def test_a_dry_run_asks_the_memory(office, pairs):
    preview = office("memory", "import", pairs, "--dry-run")
    assert preview.output == "would be added 2, known 0, bad 0\n"
    office("memory", "import", pairs)
    with pairs.open("a", encoding="utf-8") as more:
        more.write("人大闭幕。\tThe congress closed.\n" * 2)
    preview = office("memory", "import", pairs, "--dry-run")
    assert preview.output == "would be added 1, known 3, bad 0\n"
    assert office("memory", "import", pairs).output == "added 1, known 3, bad 0\n"


def test_cleaning_is_shown_first(office, tmp_path):
    path = tmp_path / "pairs.csv"
    path.write_text(
        "zh,en\n链主企业,链主企业\n产值达到4000亿元。,Output reached 40 billion yuan.\n"
        "链主,lead firm\n",
        encoding="utf-8",
    )
    office("memory", "import", path)
    done = office("memory", "clean", "--dry-run", "--format", "jsonl")
    kinds = [json.loads(line)["kind"] for line in done.output.splitlines()]
    assert (done.code, kinds) == (1, ["untranslated", "figures"])
    done = office("memory", "clean")
    assert done.code == 0
    assert "wrong magnitude: 4000亿元 (“40 billion yuan”)" in done.output
    assert json.loads(office("memory", "stats", "--format", "json").output)["retired"] == 2
    assert office("memory", "clean", "--dry-run").code == 0


def test_thorough_cleaning_reads_every_pair_as_check_does(office, tmp_path):
    table = tmp_path / "units.tsv"
    table.write_text(
        "source\ttarget\n卷烟零售须亮证经营。\tCigarette retailers must not show their licenses.\n",
        encoding="utf-8",
    )
    assert office("memory", "import", table).code == 0
    assert office("memory", "clean", "--dry-run").code == 0
    assert office("memory", "clean", "--dry-run", "--thorough").code == 1


@pytest.mark.parametrize("extension", ["xlsx", "docx", "html", "xlf"])
def test_an_edited_bilingual_file_becomes_units_and_changed_terms_are_listed(
    office, quick, tmp_path, extension
):
    office("glossary", "add", "链主", "chain master")
    (tmp_path / "a.txt").write_text("会议开幕。要发挥链主作用。\n会议闭幕。", encoding="utf-8")
    review = tmp_path / f"review.{extension}"
    assert quick("a.txt", "--bilingual", review).code == 0
    found = read_bilingual(review.read_bytes(), review.name)
    changed = found.rows[1].__class__(
        2, found.rows[1].source, "The chain boss plays its role.", found.rows[1].seal
    )
    edited = found.__class__(found.document, found.digest, (found.rows[0], changed, found.rows[2]))
    review.write_bytes(write_bilingual(edited, review.name))
    done = office("memory", "import", review, "--report-format", "json")
    report = json.loads(done.output)
    assert done.code == 1
    assert (report["added"], report["left_out"]) == (1, {"not edited": 2})
    assert [term["source"] for term in report["changed_terms"]] == ["链主"]
    unit = json.loads(office("memory", "search", "chain boss", "--format", "json").output)[0]
    assert (unit["before"], unit["after"]) == ("会议开幕。", "会议闭幕。")
    assert unit["author"] == "Li Ming"


def test_a_published_pair_is_remembered_with_its_neighbours(office, tmp_path):
    chinese = ["会议指出，要发挥链主作用。", "全区规上工业产值达到4000亿元。"]
    english = [
        "The meeting pointed out that chain masters should play their role.",
        "The output value of industrial enterprises above designated size was 400 billion yuan.",
    ]
    (tmp_path / "a.zh.txt").write_text("\n".join(chinese), encoding="utf-8")
    (tmp_path / "a.en.txt").write_text("\n".join(english), encoding="utf-8")
    done = office("corpus", "add", "a.zh.txt", "a.en.txt", "--force", "--date", "2023-03-06")
    assert "2 in the memory" in done.output
    unit = json.loads(office("memory", "search", "链主", "--format", "json").output)[0]
    assert (unit["after"], unit["date"], unit["origin"]) == (chinese[1], "2023-03-06", "a.zh.txt")
    done = office("corpus", "add", "a.zh.txt", "a.en.txt", "--force", "--replace", "--no-memory")
    assert "in the memory" not in done.output


def test_translate_takes_the_memory_and_says_so(office, quick, tmp_path, pairs):
    office("memory", "import", pairs)
    (tmp_path / "a.txt").write_text("要发挥链主作用。\n要发挥链主的作用。", encoding="utf-8")
    done = quick("a.txt", "--format", "jsonl", "--report", "why.html")
    first, second = map(json.loads, done.output.splitlines())
    assert first["target"] == "The chain master should play its role."
    assert first["requirements"][0]["stage"] == "translation memory"
    assert first["memory"][0]["is_used"]
    assert [match["is_used"] for match in second["memory"]] == [False]
    page = (tmp_path / "why.html").read_text(encoding="utf-8")
    assert "exact match" in page
    assert "similar in the memory" in page
    done = quick("a.txt", "--format", "jsonl", "--no-memory")
    assert all(json.loads(line)["memory"] == [] for line in done.output.splitlines())


def test_a_unit_is_edited_retired_and_brought_back(office, pairs):
    office("memory", "import", pairs)
    edited = office("memory", "edit", "1", "--target", "Chain masters lead.", "--reason", "typing")
    assert (edited.code, edited.output) == (0, "3\t要发挥链主作用。\tChain masters lead.\n")
    assert office("memory", "edit", "1", "--target", "x").code == 3
    assert office("memory", "edit", "3").code == 2
    assert "the English is Chinese" in office("memory", "edit", "3", "--target", "全是中文").errors
    assert office("memory", "retire", "2", "--reason", "of others").output == "1 unit retired\n"
    assert office("memory", "search", "工业").code == 1
    assert "change 3" in office("memory", "undo").output
    assert office("memory", "search", "工业").output.startswith("4\t全区规上")
    assert office("memory", "undo", "2").code == 0
    found = json.loads(office("memory", "search", "链主", "--format", "json").output)
    assert [unit["target"] for unit in found] == ["The chain master should play its role."]
    assert office("memory", "undo", "99").code == 3


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("a.tmx", ["origins: TMX has no place", "projects: TMX has no place"]),
        ("a.xlf", ["origins: XLIFF has no place", "projects: XLIFF has no place"]),
        ("a.tsv", ["origins: they are columns", "projects: they are columns"]),
        ("a.xlsx", ["origins: they are columns", "projects: they are columns"]),
    ],
    ids=["TMX", "XLIFF", "TSV", "Excel"],
)
def test_an_export_names_what_only_gongbao_reads_back(office, pairs, name, told):
    office("memory", "import", pairs, "--project", "port")
    done = office("memory", "export", name)
    assert (done.code, done.output) == (0, "")
    lines = [line for line in done.errors.splitlines() if "for Gongbao alone" in line]
    examples = ("(2, such as pairs.tsv)", "(2, such as port)")
    for line, beginning, example in zip(lines, told, examples, strict=True):
        assert line.startswith(f"gongbao: for Gongbao alone: {beginning}")
        assert line.endswith(example)


def test_an_export_of_pairs_alone_names_nothing(tmp_path):
    private = write_units(
        [MemoryUnit("链主", "chain master", date="2023-03-06")], tmp_path / "a.tmx"
    )
    assert private == ()
