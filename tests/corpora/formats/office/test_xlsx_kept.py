"""Words of a workbook that stand outside its cells and stay are told."""

import pytest

from corpora import read_document
from corpora.documents import KeptReason
from tests.corpora.formats.office import office_files as files

CACHE = (
    '<pivotCacheDefinition><cacheFields><cacheField name="{}"><sharedItems><s v="{}"/>'
    "</sharedItems></cacheField></cacheFields></pivotCacheDefinition>"
)
CONTROL = (
    '<xml xmlns:v="v" xmlns:x="x"><v:shape id="a"><v:textbox><div>{}</div></v:textbox>'
    '<x:ClientData ObjectType="{}"/></v:shape></xml>'
)


def told(extra="", **parts):
    named = {name.replace("__", "/").replace("_x", "."): text for name, text in parts.items()}
    data = files.workbook(["<t>指标</t>"], [files.cells(0)], extra=extra, parts=named)
    return [(text.text, text.reason) for text in read_document(None, data, name="a.xlsx").kept]


@pytest.mark.parametrize(
    ("name", "item", "found"),
    [
        ("地区", "湖北", [("地区", KeptReason.UNREAD)]),
        ("region", "湖北", [("湖北", KeptReason.UNREAD)]),
        ("region", "Hubei", []),
    ],
    ids=["a field", "an item", "none"],
)
def test_a_pivot_table_is_told_once(name, item, found):
    cache = CACHE.format(name, item)
    assert told(xl__pivotCache__pivotCacheDefinition1_xxml=cache) == found


@pytest.mark.parametrize(
    ("caption", "found"),
    [('rowHeaderCaption="行标签"', [("行标签", KeptReason.UNREAD)]), ('name="数据透视表1"', [])],
    ids=["what is shown", "its own name"],
)
def test_what_a_pivot_table_shows_is_told(caption, found):
    pivot = f"<pivotTableDefinition {caption}/>"
    assert told(xl__pivotTables__pivotTable1_xxml=pivot) == found


@pytest.mark.parametrize(
    ("words", "kind", "found"),
    [
        ("提交", "Button", [("提交", KeptReason.UNREAD)]),
        ("OK", "Button", []),
        ("说明", "Note", []),
    ],
)
def test_the_caption_of_a_control_is_told(words, kind, found):
    assert told(xl__drawings__vmlDrawing1_xvml=CONTROL.format(words, kind)) == found


@pytest.mark.parametrize(
    ("formula", "found"),
    [('"请填写"', [("请填写", KeptReason.FORMULA)]), ("S1!$A$1", []), ('"fill in"', [])],
)
def test_words_that_a_name_stands_for_are_told(formula, found):
    names = f'<definedNames><definedName name="提示">{formula}</definedName></definedNames>'
    assert told(names) == found
