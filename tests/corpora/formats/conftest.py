"""Word files made from a few lines of XML."""

import io
import zipfile

import pytest

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TAGS = {"document": "document", "header1": "hdr", "footer1": "ftr", "footnotes": "footnotes"}


@pytest.fixture(scope="session")
def word_file():
    """Return a function that makes a Word file of paragraphs of XML, its bytes."""

    def make(body: str, **parts: str) -> bytes:
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            overrides = "".join(
                f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.'
                f'{name.rstrip("1")}{".main" if name == "document" else ""}+xml"/>'
                for name in ("document", *parts)
                if name in _TAGS
            )
            archive.writestr(
                "[Content_Types].xml",
                '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
                '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
                f'relationships+xml"/>{overrides}</Types>',
            )
            archive.writestr(
                "_rels/.rels",
                '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
                'relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/'
                'officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
                "</Relationships>",
            )
            archive.writestr("word/media/image1.png", b"\x89PNG picture")
            for name, content in {"document": f"<w:body>{body}</w:body>", **parts}.items():
                tag = _TAGS.get(name, "styles")
                archive.writestr(
                    f"word/{name}.xml",
                    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
                    f"<w:{tag} {NAMESPACES}>{content}</w:{tag}>",
                )
        return stream.getvalue()

    return make
