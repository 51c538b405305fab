import pytest

from corpora.languages import detect_language, has_words
from corpora.reading import read_document

ENGLISH = "Output grew 3.5 percent. Mr. Li agreed."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "zh"),
        ("2022", "zh"),
        ("重庆市举行APEC与RCEP会议，GDP增长。", "zh"),
        ("Copyright Jingzhou Municipal People's Government 中文版", "en"),
        ("APEC", "en"),
    ],
)
def test_the_script_decides_the_language(text, expected):
    assert detect_language(text) == expected


def test_words_of_a_language_are_its_script_and_english_figures_count():
    assert has_words("2022年", "zh")
    assert not has_words("2022", "zh")
    assert has_words("2022", "en")
    assert not has_words("—", "en")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", ENGLISH),
        ("a.html", f'<html lang="zh-CN"><script>重庆重庆</script><p>{ENGLISH}</p></html>'),
        ("a.jsonl", f'{{"id": 1, "text": "{ENGLISH}"}}'),
    ],
)
def test_english_documents_are_cut_as_english(name, data):
    document = read_document(None, data.encode(), name=name)
    assert document.language == "en"
    expected = ["Output grew 3.5 percent.", "Mr. Li agreed."]
    assert [segment.text for segment in document.segments] == expected


def test_the_caller_decides_the_language_where_the_script_would_be_wrong():
    data = "重庆增长。第二，重庆发展。".encode()
    assert len(read_document(None, data, name="a.txt", language="en").segments) == 1
    assert len(read_document(None, data, name="a.txt", language="zh").segments) == 2
