"""`gongbao translate DIR -o DIR`: names kept, resumed, one bad file does not stop the rest."""

import io
import json

import docx
import pytest


@pytest.fixture
def folder(tmp_path):
    root = tmp_path / "bulletins"
    (root / "2023").mkdir(parents=True)
    (root / "a.txt").write_text("重庆市开会。", encoding="utf-8")
    (root / "2023" / "b.md").write_text("# 链主企业", encoding="utf-8")
    (root / "picture.png").write_bytes(b"\x89PNG")
    (root / ".hidden.txt").write_text("隐藏", encoding="utf-8")
    return root


def test_names_and_sub_folders_are_kept_and_each_file_is_reported(quick, tmp_path, folder):
    output = tmp_path / "english"
    done = quick(folder, "-o", output, "--report", tmp_path / "reports")
    assert done.code == 0
    names = {p.relative_to(output).as_posix() for p in output.rglob("*") if p.is_file()}
    assert names == {"a.txt", "2023/b.md", "picture.png", ".gongbao-folder.json"}
    assert "a.txt: 1 segment, translated" in done.errors
    assert (tmp_path / "reports" / "2023" / "b.md.report.html").exists()


def test_what_is_done_is_not_translated_again_unless_it_changed(quick, tmp_path, folder):
    output = tmp_path / "english"
    quick(folder, "-o", output)
    again = quick(folder, "-o", output)
    assert again.code == 0
    assert again.errors.count("done already") == 2
    (folder / "a.txt").write_text("重庆市开大会。", encoding="utf-8")
    (output / "2023" / "b.md").unlink()
    third = quick(folder, "-o", output)
    assert third.code == 0
    assert third.errors.count("translated") == 2
    other_options = quick(folder, "-o", output, "--no-guarantee")
    assert "done already" not in other_options.errors


def test_an_interrupted_run_goes_on_where_it_stopped(quick, tmp_path, folder):
    output = tmp_path / "english"
    quick(folder, "-o", output)
    state = output / ".gongbao-folder.json"
    entries = json.loads(state.read_text(encoding="utf-8"))
    del entries["files"]["a.txt"]
    state.write_text(json.dumps(entries), encoding="utf-8")
    (output / "a.txt").unlink()
    done = quick(folder, "-o", output)
    assert "2023/b.md: done already" in done.errors
    assert "a.txt: 1 segment, translated" in done.errors


def test_one_bad_file_is_told_and_does_not_stop_the_rest(quick, tmp_path, folder):
    (folder / "a0.docx").write_bytes(b"no zip")
    (folder / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    done = quick(folder, "-o", tmp_path / "english")
    assert done.code == 3
    assert "a0.docx: failed:" in done.errors
    assert "save it as .docx" in done.errors
    assert (tmp_path / "english" / "a.txt").exists()


def test_a_file_that_somebody_else_wrote_is_not_overwritten(quick, tmp_path, folder):
    output = tmp_path / "english"
    output.mkdir()
    (output / "a.txt").write_text("mine", encoding="utf-8")
    done = quick(folder, "-o", output)
    assert done.code == 3
    assert "exists already" in done.errors
    assert (output / "a.txt").read_text(encoding="utf-8") == "mine"
    assert quick(folder, "-o", output, "--force").code == 0


def test_a_folder_needs_a_folder(quick, folder):
    assert quick(folder).code == 2
    assert quick(folder, "-o", folder).code == 2
    assert quick(folder, "-o", folder / "a.txt").code == 2


def test_files_that_are_no_documents_are_counted_and_catalogues_fail(quick, tmp_path, folder):
    (folder / "a.zip").write_bytes(b"PK")
    assert "gongbao: 1 file is no document: .zip 1" in quick(folder, "-o", tmp_path / "a").errors
    (folder / "list.po").write_text('msgid "市"\nmsgstr ""\n', encoding="utf-8")
    done = quick(folder, "-o", tmp_path / "english")
    assert done.code == 3
    assert "list.po: failed:" in done.errors
    assert "this is a message catalogue" in done.errors
    assert not (tmp_path / "english" / "list.po").exists()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("a.txt", "Nothing here is Chinese, 2 of 3.\r\n", id="english"),
        pytest.param("a.txt", "", id="empty"),
        pytest.param("a.html", "<p lang='en'>Hello &amp; welcome</p>", id="page"),
        pytest.param("a.md", "# Hello *world*\n", id="markdown"),
    ],
)
def test_a_document_without_chinese_says_so_and_stays_as_it_is(quick, tmp_path, name, text):
    (tmp_path / name).write_bytes(text.encode())
    output = tmp_path / f"out.{name}"
    done = quick(tmp_path / name, "-o", output)
    assert done.code == 0
    assert f"{name}: nothing to translate: no Chinese text in it" in done.errors
    assert output.read_bytes() == text.encode()


def test_what_pages_show_is_copied_with_them(quick, tmp_path, folder):
    (folder / "css").mkdir()
    (folder / "css" / "site.css").write_text("p {}", encoding="utf-8")
    (folder / "page.html").write_text(
        '<link href="css/site.css"><p>重庆市开会。</p><a href="2023/b.md">通知</a>',
        encoding="utf-8",
    )
    english = tmp_path / "english"
    done = quick(folder, "-o", english)
    assert done.code == 0
    assert "2 files copied that pages show" in done.errors
    assert (english / "css" / "site.css").read_text(encoding="utf-8") == "p {}"
    page = (english / "page.html").read_text(encoding="utf-8")
    assert 'href="css/site.css"' in page
    assert 'href="2023/b.md"' in page
    (english / "css" / "site.css").write_text("own", encoding="utf-8")
    done = quick(folder, "-o", english)
    assert done.code == 3
    assert "site.css: exists already" in done.errors
    assert (english / "css" / "site.css").read_text(encoding="utf-8") == "own"


def write_pages(folder):
    (folder / "attach").mkdir()
    document = docx.Document()
    document.add_paragraph("重庆市开会。")
    stream = io.BytesIO()
    document.save(stream)
    data = stream.getvalue()
    (folder / "attach" / "notice.doc").write_bytes(data)  # a new document under an old name
    (folder / "attach" / "通知.doc").write_bytes(data)
    (folder / "attach" / "list.zip").write_bytes(b"PK")
    (folder / "index.html").write_text(
        '<p>重庆市开会。</p><a href="attach/notice.doc#a">一</a>'
        '<a href="attach/%E9%80%9A%E7%9F%A5.doc">二</a><a href="attach/list.zip">三</a>'
        '<a href="http://a.cn/attach/notice.doc">四</a><a href="2023/b.md">五</a>',
        encoding="utf-8",
    )
    (folder / "2023" / "b.md").write_text("开会：[通知](../attach/notice.doc)", encoding="utf-8")


def test_links_lead_to_documents_under_their_new_names(quick, tmp_path, folder):
    write_pages(folder)
    english = tmp_path / "english"
    assert quick(folder, "-o", english).code == 0
    page = (english / "index.html").read_text(encoding="utf-8")
    for link in (
        "attach/notice.docx#a",
        "attach/%E9%80%9A%E7%9F%A5.docx",
        "attach/list.zip",
        "http://a.cn/attach/notice.doc",
        "2023/b.md",
    ):
        assert f'href="{link}"' in page
    assert "](../attach/notice.docx)" in (english / "2023" / "b.md").read_text(encoding="utf-8")
    assert (english / "attach" / "list.zip").read_bytes() == b"PK"
    assert (english / "attach" / "notice.docx").exists()
    assert quick(folder, "-o", english).errors.count("done already") == 5


@pytest.mark.parametrize(
    ("report", "place", "links"),
    [
        pytest.param("all.html", "all.html", False, id="one page"),
        pytest.param("reports", "reports/index.html", True, id="folder"),
    ],
)
def test_one_report_tells_of_all_documents(quick, tmp_path, folder, report, place, links):
    (folder / "broken.docx").write_bytes(b"no zip")
    english = tmp_path / "english"
    for _ in range(2):  # also where nothing is translated again
        assert quick(folder, "-o", english, "--report", tmp_path / report).code == 3
        page = (tmp_path / place).read_text(encoding="utf-8")
        assert "a.txt" in page and "2023/b.md" in page and "broken.docx" in page
        assert "<b>3</b>documents" in page and "<b>1</b>failed" in page
        assert ('href="a.txt.report.html"' in page) is links
    (tmp_path / place).write_text("mine", encoding="utf-8")
    assert "exists already" in quick(folder, "-o", english, "--report", tmp_path / report).errors
    assert (tmp_path / place).read_text(encoding="utf-8") == "mine"


def test_processes_translate_to_the_byte_as_one_does(quick, tmp_path, folder):
    for number in range(3):
        text = f"重庆市开会{number}次。" * (number + 1)
        (folder / f"c{number}.txt").write_text(text, encoding="utf-8")
    (folder / "bad.docx").write_bytes(b"no zip")
    alone, many = tmp_path / "alone", tmp_path / "many"
    one = quick(folder, "-o", alone)
    two = quick(folder, "-o", many, "--jobs", "2")
    assert one.code == two.code == 3
    assert "bad.docx: failed:" in two.errors
    files = [path for path in sorted(alone.rglob("*")) if path.is_file()]
    assert len(files) == 7
    for path in files:
        assert (many / path.relative_to(alone)).read_bytes() == path.read_bytes()
    again = quick(folder, "-o", many, "--jobs", "2")
    assert again.errors.count("done already") == 5


def test_jobs_are_for_folders_and_no_budget_is_divided(quick, tmp_path, folder):
    alone = quick(folder / "a.txt", "--jobs", "2")
    assert (alone.code, "for a folder" in alone.errors) == (2, True)
    budget = quick(folder, "-o", tmp_path / "x", "--jobs", "2", "--budget-tokens", "9")
    assert (budget.code, "--budget-tokens" in budget.errors) == (2, True)
