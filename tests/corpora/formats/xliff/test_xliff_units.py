"""Which units of an XLIFF file are translated, and what is written with a translation."""

import re

import pytest
from hypothesis import given, settings, strategies as st
from lxml import etree

from corpora.documents import MarkedText
from corpora.errors import DocumentError
from corpora.reading import read_document, render_document

LANGUAGES_1 = 'source-language="zh-CN" target-language="en-GB"'
LANGUAGES_2 = 'srcLang="zh-CN" trgLang="en-GB"'


def version_1(body, languages=LANGUAGES_1, original="a.docx"):
    return (
        '<?xml version="1.0"?>\n<xliff version="1.2" '
        'xmlns="urn:oasis:names:tc:xliff:document:1.2">\n'
        f'<file original="{original}" {languages} datatype="x"><body>{body}</body></file></xliff>'
    )


def version_2(body, languages=LANGUAGES_2):
    return (
        '<xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0"'
        f' {languages}><file id="f">{body}</file></xliff>'
    )


def unit_1(content, attributes=""):
    return f'<trans-unit id="1"{attributes}>{content}</trans-unit>'


def unit_2(content, attributes="", segment=""):
    return f'<unit id="1"{attributes}><segment{segment}>{content}</segment></unit>'


def texts(file):
    document = read_document(None, file.encode(), name="a.xlf", language="zh")
    return [segment.text for segment in document.segments]


def translated(file, words="EN"):
    document = read_document(None, file.encode(), name="a.xlf", language="zh")
    made = [MarkedText(f"{words}{number}") for number in range(len(document.segments))]
    written = render_document(document, made)
    etree.fromstring(written)
    return written.decode()


SOURCE = "<source>重庆。</source>"
YES = ' translate="yes"'


@pytest.mark.parametrize(
    ("unit", "is_kept"),
    [
        pytest.param(unit_1(SOURCE), False, id="no target"),
        pytest.param(unit_1(f"{SOURCE}<target/>"), False, id="empty target"),
        pytest.param(unit_1(f"{SOURCE}<target>重庆。</target>"), False, id="a copy"),
        pytest.param(unit_1(f"{SOURCE}<target>Chongqing.</target>"), True, id="translated"),
        pytest.param(
            unit_1(f"{SOURCE}<target>重庆。</target>", ' approved="yes"'), True, id="approved"
        ),
        pytest.param(
            unit_1(f"{SOURCE}<target></target>", ' approved="yes"'), False, id="approved, empty"
        ),
        pytest.param(
            unit_1(f"{SOURCE}<target>Old.</target>", ' approved="no"'), True, id="not approved"
        ),
        *(
            pytest.param(
                unit_1(f'{SOURCE}<target state="{state}">Old.</target>'), is_kept, id=state
            )
            for state, is_kept in (
                ("new", False),
                ("needs-translation", False),
                ("needs-adaptation", False),
                ("needs-review-translation", False),
                ("translated", True),
                ("signed-off", True),
                ("final", True),
                ("x-office", True),
            )
        ),
        pytest.param(unit_1(SOURCE, ' translate="no"'), True, id="translate=no"),
        pytest.param(
            f'<group translate="no">{unit_1(SOURCE)}</group>', True, id="group translate=no"
        ),
        pytest.param(
            f'<group translate="no">{unit_1(SOURCE, YES)}</group>',
            False,
            id="translate=yes inside translate=no",
        ),
        pytest.param(
            unit_1(f"{SOURCE}<alt-trans>{SOURCE}<target>Alt.</target></alt-trans>", ""),
            False,
            id="alt-trans is no unit",
        ),
    ],
)
def test_what_is_settled_stays(unit, is_kept):
    file = version_1(unit)
    assert texts(file) == ([] if is_kept else ["重庆。"])
    assert (translated(file) == file) is is_kept


@pytest.mark.parametrize(
    ("unit", "is_kept"),
    [
        pytest.param(unit_2(SOURCE), False, id="no target"),
        *(
            pytest.param(
                unit_2(f"{SOURCE}<target>Old.</target>", segment=f' state="{state}"'),
                is_kept,
                id=state,
            )
            for state, is_kept in (
                ("initial", False),
                ("translated", True),
                ("reviewed", True),
                ("final", True),
            )
        ),
        pytest.param(unit_2(SOURCE, ' translate="no"'), True, id="translate=no"),
        pytest.param(
            f'<group id="g" translate="no">{unit_2(SOURCE, YES)}</group>',
            False,
            id="translate=yes inside translate=no",
        ),
    ],
)
def test_what_is_settled_stays_in_version_2(unit, is_kept):
    file = version_2(unit)
    assert texts(file) == ([] if is_kept else ["重庆。"])
    assert (translated(file) == file) is is_kept


@pytest.mark.parametrize(
    ("source", "target", "is_ours"),
    [
        ("zh-CN", "en", True),
        ("zh", "en-US", True),
        ("ZH_hans", "EN_gb", True),
        ("zho", "eng", True),
        ("zh-TW", "", True),
        ("zh-CN", "ja", False),
        ("en", "fr", False),
        ("ja", "en", False),
        ("en-US", "zh-CN", False),
        ("zh-CN", "zh-CN", False),
    ],
)
@pytest.mark.parametrize("version", [1, 2])
def test_other_languages_are_refused_and_declared_ones_stay(version, source, target, is_ours):
    if version == 1:
        languages = f'source-language="{source}"' + f' target-language="{target}"' * bool(target)
        file = version_1(unit_1(SOURCE), languages)
    else:
        languages = f'srcLang="{source}"' + f' trgLang="{target}"' * bool(target)
        file = version_2(unit_2(SOURCE), languages)
    if not is_ours:
        with pytest.raises(DocumentError, match=rf"a\.xlf:\d: from {source} into {target}, expec"):
            texts(file)
        return
    name = "target-language" if version == 1 else "trgLang"
    assert re.findall(rf'{name}="([^"]*)"', translated(file)) == [target or "en"]


def test_a_file_read_in_another_language_is_not_written():
    file = version_1(unit_1("<source>Hello.</source>"), 'source-language="en" target-language="fr"')
    document = read_document(None, file.encode(), name="a.xlf", language="en")
    with pytest.raises(DocumentError, match=r"from en into fr"):
        render_document(document, [MarkedText("Bonjour.")])


def test_only_files_that_are_translated_get_a_target_language():
    empty = '<file original="b" source-language="zh" datatype="x"><body/></file></xliff>'
    file = version_1(unit_1(SOURCE), 'source-language="zh"').replace("</xliff>", empty)
    assert translated(file).count('target-language="en"') == 1


@pytest.mark.parametrize(
    "original",
    ["a>b.txt", "a &gt; 'b'.txt", "target-language=", "state=new", "x/>"],
)
def test_attributes_may_hold_anything(original):
    remark = '<!-- <file source-language="zh"> <target state="new"> -->'
    file = version_1(
        remark + unit_1(f"{SOURCE}<target state='new' a='state=\"new\" >'/>"),
        'source-language="zh"',
        original,
    )
    written = translated(file)
    assert f'original="{original}"' in written
    assert remark in written
    assert "<target state='needs-review-translation' a='state=\"new\" >'>EN0</target>" in written
    assert written.count(' target-language="en">') == 1


def test_a_document_type_in_a_remark_is_no_document_type():
    file = version_1("<!-- <!DOCTYPE x> -->" + unit_1(SOURCE))
    assert texts(file) == ["重庆。"]


def test_states_are_raised_and_an_empty_approved_target_is_approved_no_more():
    file = version_1(
        unit_1(f'{SOURCE}<target state="new" state-qualifier="exact-match"/>', ' approved="yes"')
    )
    written = translated(file)
    expected = (
        '<target state="needs-review-translation" state-qualifier="leveraged-mt">EN0</target>'
    )
    assert expected in written
    assert 'approved="no"' in written
    assert 'state="translated"' in translated(version_2(unit_2(SOURCE, segment=' state="initial"')))


SEGMENTED = (
    "<source>一。二。</source><seg-source><g id='1'><mrk mtype='seg' mid='1'>一。</mrk> "
    "<mrk mtype='seg' mid='2'>二。</mrk></g></seg-source>"
)


def test_segments_keep_their_marks():
    file = version_1(
        unit_1(SEGMENTED.replace("<source>一。二。", "<source><g id='1'>一。二。</g>"))
    )
    expected = (
        "<target><g id='1'><mrk mtype='seg' mid='1'>EN0</mrk> "
        "<mrk mtype='seg' mid='2'>EN1</mrk></g></target>"
    )
    assert expected in translated(file)


def test_a_segment_that_is_translated_already_stays():
    old = "<target><mrk mtype='seg' mid='1'>One.</mrk><mrk mtype='seg' mid='2'/></target>"
    file = version_1(unit_1(SEGMENTED.replace("<g id='1'>", "").replace("</g>", "") + old))
    written = translated(file)
    new = "<target><mrk mtype='seg' mid='1'>One.</mrk> <mrk mtype='seg' mid='2'>EN0</mrk></target>"
    assert new in written


@pytest.mark.parametrize(
    ("content", "expected", "kept"),
    [
        pytest.param(
            '<source>在<mrk mtype="protected">重庆</mrk>开会。</source>',
            ["在开会。"],
            '<mrk mtype="protected">重庆</mrk>',
            id="1.2 protected",
        ),
        pytest.param(
            '<source>在<mrk id="m" translate="no">重庆</mrk>开会。</source>',
            ["在开会。"],
            '<mrk id="m" translate="no">重庆</mrk>',
            id="2.1 mrk",
        ),
        pytest.param(
            '<source>在<sm id="m" translate="no"/>重<ph id="1"/>庆<em startRef="m"/>会</source>',
            ["在会"],
            '<sm id="m" translate="no"/>重<ph id="1"/>庆<em startRef="m"/>',
            id="2.1 sm and em",
        ),
        pytest.param(
            '<source>在<mrk id="m" type="term">重庆</mrk>开会。</source>',
            ["在重庆开会。"],
            '<mrk id="m" type="term">',
            id="a term is translated",
        ),
    ],
)
def test_what_is_protected_inside_a_source_is_kept_whole(content, expected, kept):
    file = version_2(unit_2(content)) if "id=" in content else version_1(unit_1(content))
    assert texts(file) == expected
    target = re.search(r"<target>(.*)</target>", translated(file))
    assert target is not None
    assert target[1].count(kept) == 1


def test_an_exception_inside_a_unit_that_is_kept_is_translated():
    content = '<source>型号 <mrk id="m" translate="yes">重庆</mrk> 不译</source>'
    file = version_2(unit_2(content, ' translate="no"'))
    assert texts(file) == ["重庆"]
    expected = '<target>型号 <mrk id="m" translate="yes">EN0</mrk> 不译</target>'
    assert expected in translated(file)


_WORDS = st.text("重庆市开会 。aB&<>", max_size=8).map(
    lambda text: text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
)
_CODES = st.sampled_from(
    [
        ("", ""),
        ('<g id="1">', "</g>"),
        ('<x id="2"/>', ""),
        ('<ph id="3">&lt;b></ph>', ""),
        ('<mrk mtype="protected">', "</mrk>"),
        ('<mrk mtype="term">', "</mrk>"),
    ]
)


@st.composite
def contents(draw, depth=2):
    """Return the content of a source with codes that nest."""
    pieces = []
    for _ in range(draw(st.integers(0, 3))):
        opening, closing = draw(_CODES)
        inside = draw(contents(depth=depth - 1)) if depth and closing else draw(_WORDS)
        pieces += [draw(_WORDS), opening, inside if closing else "", closing]
    return "".join(pieces) + draw(_WORDS)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(contents(), st.booleans()), min_size=1, max_size=4))
def test_codes_are_neither_lost_nor_doubled_and_nothing_else_changes(sources):
    units = []
    for content, is_cut in sources:
        cut = f'<seg-source><mrk mtype="seg" mid="0">{content}</mrk></seg-source>' * is_cut
        units.append(unit_1(f"<source>{content}</source>{cut}"))
    file = version_1("".join(units))
    document = read_document(None, file.encode(), name="a.xlf", language="zh")
    same = [MarkedText(segment.text, segment.marks) for segment in document.segments]
    assert render_document(document, same) == file.encode()
    written = render_document(document, [MarkedText("Words.")] * len(same)).decode()
    tree = etree.fromstring(written.encode())
    assert re.sub(r"<target>.*?</target>", "", written) == file
    for unit in tree.iter("{*}trans-unit"):
        target = unit.find("{*}target")
        if target is not None:
            source = unit.find("{*}source")
            codes = [_codes(element) for element in (source, target)]
            assert codes[0] == codes[1]


def _codes(element):
    return sorted(
        (etree.QName(child).localname, child.get("id", ""))
        for child in element.iterdescendants()
        if child.get("mtype") != "seg"
    )


def read(file):
    return read_document(None, file.encode(), name="a.xlf", language="zh")


def segmented(states, targets=("Chongqing.", "Jingzhou.")):
    """Return a unit of two segments as Trados writes it, with its word for each of them."""
    sources = "".join(
        f'<mrk mtype="seg" mid="{n}">{words}</mrk>' for n, words in enumerate(("重庆。", "荆州。"))
    )
    made = "".join(f'<mrk mtype="seg" mid="{n}">{words}</mrk>' for n, words in enumerate(targets))
    confirmed = "".join(f'<sdl:seg id="{n}" conf="{word}"/>' for n, word in enumerate(states))
    return unit_1(
        f"<source>重庆。荆州。</source><seg-source>{sources}</seg-source><target>{made}</target>"
        f'<sdl:seg-defs xmlns:sdl="urn:t">{confirmed}</sdl:seg-defs>'
    )


@pytest.mark.parametrize(
    ("states", "asked"),
    [
        (("Translated", "ApprovedSignOff"), []),
        (("Translated", "Draft"), ["荆州。"]),
        (("RejectedTranslation", "Translated"), ["重庆。"]),
        (("Draft", "RejectedSignOff"), ["重庆。", "荆州。"]),
    ],
)
def test_segments_that_their_tool_calls_drafts_are_translated(states, asked):
    file = version_1(segmented(states))
    assert texts(file) == asked
    written = translated(file)
    assert [words in written for words in ("Chongqing.", "Jingzhou.")] == [
        words not in asked for words in ("重庆。", "荆州。")
    ]


@pytest.mark.parametrize(
    ("attribute", "is_kept"),
    [
        ('xmlns:mq="m" mq:status="ManuallyConfirmed"', True),
        ('xmlns:mq="m" mq:status="PartiallyEdited"', False),
        ('xmlns:mq="m" mq:status="Rejected"', False),
        ('xmlns:m="m" m:confirmed="1"', True),
        ('xmlns:m="m" m:confirmed="0"', False),
    ],
)
def test_words_of_other_tools_for_a_draft_are_known(attribute, is_kept):
    file = version_1(unit_1(f"{SOURCE}<target>Old.</target>", f" {attribute}"))
    assert texts(file) == ([] if is_kept else ["重庆。"])


def test_what_stands_is_told_with_its_place():
    (standing,) = read(version_1(unit_1(f"{SOURCE}<target>Chongqing.</target>"))).standing
    assert (standing.source, standing.target) == ("重庆。", "Chongqing.")
    assert (standing.place, standing.faults) == ("line 3", ())


@pytest.mark.parametrize(
    ("source", "target", "faults"),
    [
        ('<g id="1">重</g>庆', '<g id="1">Chongqing</g>', ()),
        ('<g id="1">重</g>庆', "Chongqing", ("lacks {1}", "lacks {/1}")),
        ('重庆<x id="2"/>', '<x id="3"/>Chongqing', ("lacks {2/}", "has {3/} too many")),
        ('重庆<x id="2"/>', '<x id="2"/>Chongqing<x id="2"/>', ("has {2/} too many",)),
        ('<bpt id="1">b</bpt>重庆<ept id="1">b</ept>', "Chongqing", ("lacks {1}", "lacks {/1}")),
        (
            '<bx id="1"/>重庆<ex id="1"/>',
            '<ex id="1"/>Chongqing<bx id="1"/>',
            ("closes {1} before it opens",),
        ),
        ("<mrk mtype='x-term'>重庆</mrk>", "Chongqing", ()),
    ],
)
def test_codes_that_a_standing_target_has_otherwise_are_told(source, target, faults):
    unit = unit_1(f"<source>{source}</source><target>{target}</target>", ' approved="yes"')
    (standing,) = read(version_1(unit)).standing
    assert standing.faults == faults


@pytest.mark.parametrize(
    ("target", "faults"),
    [
        ('<sc id="1"/>Chongqing<ec startRef="1"/>', ()),
        ('<pc id="1">Chong</pc><pc id="2" copyOf="1">qing</pc>', ()),
        ('<pc id="9">Chongqing</pc>', ("lacks {1}", "lacks {/1}", "has {9} too many")),
    ],
)
def test_codes_of_version_2_may_be_written_in_two_ways(target, faults):
    unit = unit_2(f'<source><pc id="1">重庆</pc></source><target>{target}</target>')
    (standing,) = read(version_2(unit)).standing
    assert standing.faults[: len(faults) or None] == faults


def test_an_approved_draft_stays_and_is_told():
    unit = unit_1(
        f'{SOURCE}<target>Old.</target><sdl:seg-defs xmlns:sdl="t">'
        '<sdl:seg id="1" conf="Draft"/></sdl:seg-defs>',
        ' approved="yes"',
    )
    document = read(version_1(unit))
    assert not document.segments
    assert document.standing[0].faults == ("is settled, and its tool calls it Draft",)


def test_what_is_not_to_be_translated_stands_for_nothing():
    assert not read(version_1(unit_1(f"{SOURCE}<target>X.</target>", ' translate="no"'))).standing
