import pytest

from corpora import DocumentError, InputError, UsageError
from gongbao.evaluation.line_shift import first_shift
from gongbao.evaluation.parallel_lines import (
    LineFile,
    find_doubts,
    make_evaluation_set,
    read_lines,
    read_systems,
)

CHINESE = tuple(f"第{k}段：全区产值增长{k}%，企业{'很多' * (k % 4)}发展。" for k in range(1, 31))
ENGLISH = tuple(
    f"Paragraph {k}: output of the district grew by {k}%, {'many ' * (k % 4)}firms."
    for k in range(1, 31)
)
SOURCE, REFERENCE = LineFile("s.zh", CHINESE), LineFile("r.en", ENGLISH)


def made(*systems, references=(REFERENCE,), source=SOURCE, documents=()):
    return make_evaluation_set(source, references, systems, documents)


@pytest.mark.parametrize("place", [1, 9, 29], ids="line {}".format)
def test_the_place_of_a_lost_line_is_found(place):
    without = ENGLISH[: place - 1] + ENGLISH[place:]
    assert first_shift(ENGLISH, without) == place
    assert abs(first_shift(CHINESE, without) - place) <= 1
    longer = (*ENGLISH[:place], "Another line.", *ENGLISH[place:])
    assert first_shift(ENGLISH, longer) == place + 1


def test_files_of_different_lengths_are_refused_with_both_counts_and_the_place():
    short = LineFile("h.en", ENGLISH[:11] + ENGLISH[12:])
    with pytest.raises(InputError, match=r"h\.en has 29 lines, s\.zh has 30: .* begin at line 12"):
        made(short)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"source": REFERENCE}, "source is not in Chinese"),
        ({"references": (SOURCE,)}, "reference is in Chinese"),
        ({"documents": ("a",)}, "file of documents has 1 line"),
    ],
    ids=["English source", "Chinese reference", "documents"],
)
def test_what_cannot_be_scored_is_refused(arguments, message):
    with pytest.raises(InputError, match=message):
        made(REFERENCE, **arguments)


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (ENGLISH, "100% of its lines are those of the reference"),
        (CHINESE, "100% of its lines are those of the source, untranslated"),
        (tuple("这是" + line for line in CHINESE), "is in Chinese"),
        (("Der Bezirk wuchs um mehrere Prozent und viele Firmen",) * 30, "not look like English"),
        (("", *ENGLISH[1:]), "line 1 is empty"),
    ],
    ids=["reference", "source", "Chinese", "German", "empty line"],
)
def test_doubtful_systems_are_warned_about(lines, message):
    system = LineFile("h", lines)
    assert any(message in told.english for told in find_doubts(made(system), system))


def test_an_ordinary_system_has_no_warning():
    system = LineFile("h", tuple(line.replace("grew", "rose") for line in ENGLISH))
    assert list(find_doubts(made(system), system)) == []


def test_a_folder_gives_all_its_systems_by_name(tmp_path):
    for name in ("b.en", "a.en", ".hidden"):
        (tmp_path / name).write_text("One\nTwo\n", encoding="utf-8")
    assert [(s.name, s.lines) for s in read_systems([tmp_path])] == [
        ("a", ("One", "Two")),
        ("b", ("One", "Two")),
    ]
    with pytest.raises(UsageError, match="is given twice"):
        read_systems([tmp_path / "a.en", tmp_path / "a.en"])


def test_a_file_without_text_is_refused_by_name(tmp_path):
    path = tmp_path / "empty.en"
    path.write_text("\n\n", encoding="utf-8")
    with pytest.raises(DocumentError, match=r"empty\.en: holds no text"):
        read_lines(path)


def test_a_document_is_refused_with_what_is_expected(tmp_path):
    path = tmp_path / "bulletin.docx"
    path.write_bytes(b"PK")
    with pytest.raises(DocumentError, match=r"bulletin\.docx: is a document, expected plain text"):
        read_lines(path)
