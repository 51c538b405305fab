"""OFD: the text of fixed pages, in reading order."""

import pytest

from corpora import read_document, written_name
from corpora.errors import DocumentError
from tests.corpora.formats.office.office_files import package

OFD = "http://www.ofdspec.org/2016"
FULL = "全市上下认真贯彻落实决策部署统筹疫情防控和经济社会发展"


def ofd(*pages, **changed):
    """Return an OFD file whose pages hold (left, top, size, text), in millimetres."""
    named = "".join(
        f'<ofd:Page ID="{k}" BaseLoc="Pages/Page_{k}/Content.xml"/>' for k in range(len(pages))
    )
    parts = {
        "OFD.xml": f'<ofd:OFD xmlns:ofd="{OFD}"><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml'
        "</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f'<ofd:Document xmlns:ofd="{OFD}"><ofd:CommonData><ofd:PageArea>'
        "<ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea><ofd:PublicRes>"
        f"PublicRes.xml</ofd:PublicRes></ofd:CommonData><ofd:Pages>{named}</ofd:Pages>"
        "</ofd:Document>",
        "Doc_0/PublicRes.xml": f'<ofd:Res xmlns:ofd="{OFD}"><ofd:Fonts><ofd:Font ID="1" '
        'FontName="FangSong"/><ofd:Font ID="2" FontName="SimHei"/></ofd:Fonts></ofd:Res>',
    }
    for number, page in enumerate(pages):
        texts = "".join(
            f'<ofd:TextObject ID="9" Boundary="{left} {top} {size * len(text)} {size}" '
            f'Font="{2 if text.startswith("一") else 1}" Size="{size}"><ofd:TextCode X="0" '
            f'Y="{size}" DeltaX="g {len(text) - 1} {size}">{text}</ofd:TextCode></ofd:TextObject>'
            for left, top, size, text in page
        )
        parts[f"Doc_0/Pages/Page_{number}/Content.xml"] = (
            f'<ofd:Page xmlns:ofd="{OFD}"><ofd:Content><ofd:Layer>{texts}</ofd:Layer>'
            "</ofd:Content></ofd:Page>"
        )
    return package({**parts, **changed})


PAGE = [
    (60, 30, 8, "关于印发工作要点的通知"),
    (39, 50, 5.5, "一、总体要求"),
    (39, 60, 5.5, FULL[:-2]),
    (28, 70, 5.5, "快增长。"),
    (39, 80, 5.5, "特此通知。"),
    *((28 + 5 * k, 90, 5, character) for k, character in enumerate("2023年")),
]


def test_the_text_of_a_page_is_read_as_headings_and_paragraphs():
    document = read_document(None, ofd(PAGE), name="a.ofd")
    assert document.format == "docx"
    assert [(block.level, block.segments[0].text) for block in document.blocks] == [
        (1, "关于印发工作要点的通知"),
        (2, "一、总体要求"),
        (0, f"{FULL[:-2]}快增长。"),
        (0, "特此通知。"),
        (0, "2023年"),
    ]
    assert written_name("a.ofd") == "a.docx"
    assert read_document(None, ofd(PAGE)).segments == document.segments


@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param(ofd([]), r"a\.ofd: no text in this OFD file", id="empty"),
        pytest.param(b"PK", r"a\.ofd: truncated or damaged", id="torn"),
        pytest.param(
            ofd(**{"OFD.xml": f'<a xmlns:o="{OFD}"><o:DocRoot>../x</o:DocRoot></a>'}),
            r"a\.ofd: x: missing",
            id="a path that leads out",
        ),
        pytest.param(
            ofd(PAGE, **{"Doc_0/Pages/Page_0/Content.xml": "<!DOCTYPE a><a/>"}),
            r"Content\.xml:\d+: it declares a document type",
            id="entities",
        ),
    ],
)
def test_what_cannot_be_read_is_told_with_its_part(data, message):
    with pytest.raises(DocumentError, match=message):
        read_document(None, data, name="a.ofd")
