"""The fields of every command's JSON are those that the page for the integrator names."""

import json
import re
from pathlib import Path

import pytest

from gongbao.commands import main

PAGE = (Path(__file__).parents[2] / "docs" / "integrator.md").read_text("utf-8")
CHINESE = "链主企业投资30亿元，增长5%。\n"
ENGLISH = "The chain owner invests 3 million yuan, up 5 percent.\n"
WEB_PAGE = """<html><head><title>公告</title></head><body><h1>公告</h1>
<p>发布时间：2023-03-06 来源：市政府</p>
<p>链主企业投资30亿元，项目明年开工，预计两年建成，全市经济平稳增长。</p></body></html>
"""
COMMANDS = """
translate zh.txt --format jsonl --beam 1
apply review.xlsx -o out.txt --format json
check zh.txt en.txt --format jsonl
align zh.txt en.txt --format jsonl
score pairs.tsv --format jsonl
evaluate --source zh.txt --reference en.txt en.txt other.txt --format json --trials 5
extract page.html --format json
glossary match zh.txt --format jsonl
glossary show 链主 --format json
glossary list --format json
glossary history 链主 --format json
glossary search lianzhu --format json
glossary edit 链主 --note x --format json
glossary propose 龙头 leader --format json
glossary approve 龙头 --format json
glossary diff 链主 --format json
glossary undo --format json
glossary stats --format json
glossary lint --format json
glossary evidence 链主 --format json
glossary import office.tsv --report-format json
memory import pairs.tsv --report-format json
memory search chain --format json
memory search 链主企业投资30亿元。 --similar --least 30 --format json
memory clean --dry-run --format json
memory stats --format json
corpus list --format json
corpus add page.html en.txt --force --format json
align zh.txt en.txt -o aligned.tsv --report-format json
waiver list --format json
model info --format json
""".strip().splitlines()


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """A folder with a small office in it: texts, a termbase, a published pair, a waiver."""
    folder = tmp_path_factory.mktemp("office")
    for name, text in {
        "zh.txt": CHINESE,
        "en.txt": ENGLISH,
        "other.txt": "The chain master invests 3 billion yuan, up 5 percent.\n",
        "pairs.tsv": f"source\ttarget\n{CHINESE.strip()}\t{ENGLISH}",
        "office.tsv": "zh\ten\n卡脖子\tbottleneck\n",
        "page.html": WEB_PAGE,
    }.items():
        (folder / name).write_text(text, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        for line in (
            "glossary add 链主 chain\u00a0master",
            "corpus add zh.txt en.txt --force",
            "waiver add form.dash --reason house",
            "translate zh.txt --bilingual review.xlsx --beam 1",
        ):
            run(line)
        yield folder


def run(line):
    with pytest.raises(SystemExit):
        main(line.split(" "))


def records(text):
    try:
        found = json.loads(text)
    except json.JSONDecodeError:
        found = [json.loads(line) for line in text.splitlines()]
    return found if isinstance(found, list) else [found]


def documented(line):
    """Return the rows of the page that tell of a command."""
    words = re.match(r"(?:glossary |memory |corpus |waiver |model )?([a-z]+)", line)
    assert words is not None
    group, name = words[0].removesuffix(words[1]), words[1]
    rows = [row for row in PAGE.splitlines() if row.startswith(f"| `gongbao {group}")]
    pattern = rf"`(?:gongbao {group})?{name}(?:`| )"
    told = [row for row in rows if re.search(pattern, row.split("|")[1])]
    row = next((row for row in told if "report" in line and "--report" in row), told[0])
    place = rows.index(row)
    for other in rows[:place] if "the same" in row or "as above" in row else ():
        row += other
    return row


@pytest.mark.parametrize("line", COMMANDS)
def test_every_field_stands_in_the_page(office, line, capfd):
    capfd.readouterr()
    run(line)
    found = records(capfd.readouterr().out)
    assert found
    row = documented(line)
    for record in found:
        if isinstance(record, str):
            assert "strings" in row
            continue
        for field in record:
            assert f"`{field}`" in row, field


def test_the_fields_of_requirements_and_systems_stand_in_the_page(office, capfd):
    capfd.readouterr()
    run(COMMANDS[0])
    (segment,) = records(capfd.readouterr().out)
    for field in segment["requirements"][0]:
        assert f"`{field}`" in documented("translate")
    run(next(line for line in COMMANDS if line.startswith("evaluate")))
    (evaluation,) = records(capfd.readouterr().out)
    for field in evaluation["systems"][0]:
        assert f"`{field}`" in documented("evaluate")
