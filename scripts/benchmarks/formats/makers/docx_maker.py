"""Word documents by python-docx, with all that offices put among words, by a seed."""

from __future__ import annotations

import io
from collections.abc import Callable
from html import escape
from random import Random

import docx
from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_BREAK
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.shared import Pt, RGBColor
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from scripts.benchmarks.formats.makers.words import PICTURE, cut, paragraph, sentence, title

_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_NOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_PROPERTIES = (
    "",
    "<w:b/>",
    "<w:i/><w:iCs/>",
    '<w:color w:val="FF0000"/><w:sz w:val="28"/>',
    '<w:rFonts w:ascii="SimSun" w:eastAsia="SimSun" w:hint="eastAsia"/>',
    '<w:rFonts w:eastAsia="FangSong_GB2312"/><w:b/><w:u w:val="single"/>',
    '<w:highlight w:val="yellow"/><w:vertAlign w:val="superscript"/>',
    '<w:spacing w:val="20"/><w:lang w:val="zh-CN" w:eastAsia="zh-CN"/>',
)


def make_docx(random: Random) -> bytes:
    """Return the bytes of a document."""
    document = docx.Document()
    maker = _Maker(document, random)
    for _ in range(random.randint(3, 9)):
        maker.add_block()
    if random.random() < 0.5:
        maker.add_header_and_footer()
    document.core_properties.title = title(random)
    document.core_properties.comments = random.choice(("", "generated", paragraph(random)))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


class _Maker:
    def __init__(self, document: Document, random: Random) -> None:
        self.document, self.random = document, random
        self.number = 0
        self.notes: Part | None = None
        self.noted = ""

    def add_block(self) -> None:
        kinds: tuple[Callable[[], object], ...] = (
            *(self._add_paragraph, self._add_paragraph, self._add_paragraph, self._add_paragraph),
            *(self._add_heading, self._add_list, self._add_table, self._add_table),
            *(self._add_text_box, self._add_section, self._add_picture),
        )
        self.random.choice(kinds)()

    def add_header_and_footer(self) -> None:
        section = self.document.sections[0]
        section.header.paragraphs[0].text = title(self.random)
        footer = section.footer.paragraphs[0]
        if self.random.random() < 0.5:
            for words, code in (("第", "PAGE"), ("页 共", "NUMPAGES"), ("页", "")):
                footer.add_run(words)
                if code:
                    self._append(footer, _field(code, "3"))
        else:
            self.fill(footer)

    def fill(self, made: Paragraph, depth: int = 2) -> None:
        """Put words and things among them into a paragraph."""
        for piece in cut(paragraph(self.random), self.random, 6):
            self._append(made, self._piece(piece, depth))
            if self.random.random() < 0.35:
                self._append(made, self._thing())
        if self.random.random() < 0.1:
            runs = made.runs
            if runs:
                self.document.add_comment(runs[0], text=sentence(self.random), author="王")

    def _piece(self, words: str, depth: int) -> str:
        run = self._run(words)
        if depth == 0 or self.random.random() < 0.6:
            return run
        number = self._next()
        inner = "".join(self._piece(part, depth - 1) for part in cut(words, self.random, 2))
        kinds = (
            f'<w:hyperlink w:anchor="b{number}">{inner}</w:hyperlink>',
            f'<w:ins w:id="{number}" w:author="王" w:date="2023-01-01T00:00:00Z">{inner}</w:ins>',
            '<w:smartTag w:uri="urn:x" w:element="date"><w:smartTagPr><w:attr w:name="Year"'
            f' w:val="2023"/></w:smartTagPr>{inner}</w:smartTag>',
            f'<w:sdt><w:sdtPr><w:id w:val="{number}"/></w:sdtPr><w:sdtContent>{inner}'
            "</w:sdtContent></w:sdt>",
            f'<w:bookmarkStart w:id="{number}" w:name="b{number}"/>{inner}'
            f'<w:bookmarkEnd w:id="{number}"/>',
            '<w:fldSimple w:instr=" HYPERLINK &quot;http://a.cn&quot; ">' + run + "</w:fldSimple>",
            _field('HYPERLINK "http://a.cn"', None, inner),
            f'<w:customXml w:element="d"><w:customXmlPr/>{inner}</w:customXml>',
        )
        return self.random.choice(kinds)

    def _run(self, words: str) -> str:
        properties = self.random.choice(_PROPERTIES) if self.random.random() < 0.5 else ""
        worn = f"<w:rPr>{properties}</w:rPr>" if properties else ""
        mark = self.random.choice(("", ' w:rsidR="00A1B2C3"'))
        return f'<w:r{mark}>{worn}<w:t xml:space="preserve">{escape(words)}</w:t></w:r>'

    def _thing(self) -> str:
        number = self._next()
        kinds = (
            "<w:r><w:br/></w:r>",
            "<w:r><w:tab/></w:r>",
            '<w:r><w:br w:type="page"/></w:r>',
            "<w:r><w:lastRenderedPageBreak/></w:r>",
            "<w:r><w:noBreakHyphen/></w:r>",
            '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>',
            _field("PAGE", "1"),
            _field("SEQ 表 \\* ARABIC", "2"),
            f'<w:bookmarkStart w:id="{number}" w:name="b{number}"/>'
            f'<w:bookmarkEnd w:id="{number}"/>',
            f'<w:del w:id="{number}" w:author="王"><w:r><w:delText>旧</w:delText></w:r></w:del>',
            '<w:proofErr w:type="gramStart"/>',
            "<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>",
            "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>yu</w:t></w:r></w:rt><w:rubyBase><w:r>"
            "<w:t>渝</w:t></w:r></w:rubyBase></w:ruby></w:r>",
            self._note(),
        )
        return self.random.choice(kinds)

    def _note(self) -> str:
        """Return a reference to a new footnote."""
        if self.notes is None:
            self.notes = Part(
                PackURI("/word/footnotes.xml"), _NOTES_TYPE, b"", self.document.part.package
            )
            self.document.part.relate_to(self.notes, RELATIONSHIP_TYPE.FOOTNOTES)
        number = self._next()
        self.noted += (
            f'<w:footnote w:id="{number}"><w:p><w:r><w:footnoteRef/></w:r>'
            f"{self._run(sentence(self.random))}</w:p></w:footnote>"
        )
        self.notes._blob = f"<w:footnotes {_SPACES}>{self.noted}</w:footnotes>".encode()
        return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'

    def _add_paragraph(self) -> None:
        made = self.document.add_paragraph(style=self.random.choice((None, None, "Quote")))
        self.fill(made)
        made.paragraph_format.first_line_indent = Pt(self.random.choice((0, 24)))

    def _add_heading(self) -> None:
        made = self.document.add_heading(title(self.random), self.random.randint(0, 4))
        if self.random.random() < 0.3:
            made.add_run().add_break()
            made.add_run(title(self.random)).font.color.rgb = RGBColor(200, 0, 0)

    def _add_list(self) -> None:
        style = self.random.choice(("List Bullet", "List Number", "List Bullet 2"))
        for _ in range(self.random.randint(1, 4)):
            self.fill(self.document.add_paragraph(style=style), depth=1)

    def _add_table(self) -> None:
        rows, columns = self.random.randint(1, 4), self.random.randint(1, 4)
        table = self.document.add_table(rows, columns)
        for row in table.rows:
            for cell in row.cells:
                self._fill_cell(cell)
        if rows > 1 and columns > 1 and self.random.random() < 0.6:
            table.cell(0, 0).merge(table.cell(self.random.randint(0, 1), 1))

    def _fill_cell(self, cell: _Cell) -> None:
        chance = self.random.random()
        if chance < 0.4:
            cell.text = title(self.random)
        elif chance < 0.7:
            cell.text = f"{self.random.random() * 1000:.2f}"
        elif chance < 0.8:
            self.fill(cell.paragraphs[0], depth=1)
        elif chance < 0.85:
            inner = cell.add_table(1, 2)
            inner.cell(0, 0).text = title(self.random)

    def _add_text_box(self) -> None:
        made = self.document.add_paragraph()
        words = f"<w:p>{self._run(sentence(self.random))}</w:p>"
        twin = words if self.random.random() < 0.8 else words.replace("区", "县")
        box = f"<w:txbxContent>{words}</w:txbxContent>"
        self._append(made, self._run(sentence(self.random)))
        self._append(
            made,
            '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx>'
            f"{box}</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>"
            f"<w:txbxContent>{twin}</w:txbxContent></v:textbox></w:pict></mc:Fallback>"
            "</mc:AlternateContent></w:r>",
        )

    def _add_section(self) -> None:
        self.document.add_section(self.random.choice((WD_SECTION.NEW_PAGE, WD_SECTION.CONTINUOUS)))

    def _add_picture(self) -> None:
        made = self.document.add_paragraph(sentence(self.random))
        made.add_run().add_picture(io.BytesIO(PICTURE), Pt(20))
        made.add_run(sentence(self.random)).add_break(WD_BREAK.COLUMN)

    def _append(self, made: Paragraph, xml: str) -> None:
        for element in parse_xml(f"<w:p {_SPACES}>{xml}</w:p>"):
            made._p.append(element)

    def _next(self) -> int:
        self.number += 1
        return self.number


def _field(code: str, result: str | None, inner: str = "") -> str:
    """Return a field of several runs; `result` is shown, or `inner` where that is None."""
    shown = inner if result is None else f"<w:r><w:t>{result}</w:t></w:r>"
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> '
        f'{escape(code)} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{shown}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
