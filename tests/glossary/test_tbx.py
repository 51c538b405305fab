"""TBX glossaries to translate with: both styles of version 3, version 2, and what is refused."""

import pytest

from corpora.errors import GlossaryError
from glossary.concepts import Approval, Status
from glossary.glossary_table import read_glossary

DCA = """<?xml version="1.0" encoding="UTF-8"?>
<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">
<tbxHeader><fileDesc><sourceDesc><p>made for the tests</p></sourceDesc></fileDesc></tbxHeader>
<text><body>
<conceptEntry id="c1"><descrip type="subjectField">industry</descrip>
<langSec xml:lang="zh-CN"><termSec><term>鏈主</term></termSec></langSec>
<langSec xml:lang="en"><termSec><term>chain master</term>
<termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termSec>
<termSec><term>chain leader</term>
<termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termSec></langSec>
<langSec xml:lang="fr"><termSec><term>maître</term></termSec></langSec></conceptEntry>
</body></text></tbx>"""
DCT = (
    DCA.replace('style="dca"', 'style="dct" xmlns:min="http://www.tbxinfo.net/ns/min"')
    .replace('<termNote type="administrativeStatus">', "<min:administrativeStatus>")
    .replace("</termNote>", "</min:administrativeStatus>")
    .replace('<descrip type="subjectField">', "<min:subjectField>")
    .replace("</descrip>", "</min:subjectField>")
)


def parse_tbx(data, tmp_path):
    path = tmp_path / "g.tbx"
    path.write_bytes(data)
    return read_glossary(path)


VERSION_2 = """<martif type="TBX" xml:lang="en"><text><body>
<termEntry id="c1"><descripGrp><descrip type="subjectField">industry</descrip></descripGrp>
<langSet xml:lang="zh"><tig><term>链主</term></tig></langSet>
<langSet xml:lang="en"><ntig><termGrp><term>chain master</term></termGrp></ntig>
<tig><term>chain leader</term>
<termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig></langSet>
</termEntry></body></text></martif>"""


@pytest.mark.parametrize("file", [DCA, DCT, VERSION_2], ids=["DCA", "DCT", "version 2"])
def test_every_style_gives_the_same_concept(file, tmp_path):
    (concept,) = parse_tbx(file.encode(), tmp_path).concepts
    assert concept.identifier == "c1"
    assert concept.subject == "industry"
    assert [term.text for term in concept.chinese] == ["链主"]
    assert [term.text for term in concept.accepted] == ["chain master"]
    assert [term.text for term in concept.forbidden] == ["chain leader"]
    assert concept.accepted[0].status is Status.PREFERRED
    assert concept.is_approved
    assert ".tbx:" in concept.origin


def test_a_version_2_file_may_name_its_dtd_which_is_never_read(tmp_path):
    file = '<!DOCTYPE martif SYSTEM "file:///dev/null/TBXcoreStructV02.dtd">\n' + VERSION_2
    assert parse_tbx(file.encode(), tmp_path).concepts[0].origin.endswith("g.tbx:3")


def test_a_tbx_file_is_a_glossary_like_any_other(tmp_path):
    path = tmp_path / "office.tbx"
    path.write_text(DCA, encoding="utf-8")
    glossary = read_glossary(path, priority=3)
    assert (glossary.priority, len(glossary.concepts)) == (3, 1)


def test_a_proposed_term_is_not_guaranteed(tmp_path):
    note = '<termNote type="administrativeStatus">preferredTerm-admn-sts</termNote>'
    proposed = f'{note}<termNote type="processStatus">unprocessed</termNote>'
    (concept,) = parse_tbx(DCA.replace(note, proposed).encode(), tmp_path).concepts
    assert concept.accepted[0].approval is Approval.PROPOSED


def test_concepts_of_other_languages_are_passed_over(tmp_path):
    entry = '<conceptEntry><langSec xml:lang="fr"><termSec><term>a</term></termSec></langSec>'
    file = DCA.replace("</body>", f"{entry}</conceptEntry></body>")
    assert len(parse_tbx(file.encode(), tmp_path).concepts) == 1


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "<tbx ",
            "<!DOCTYPE tbx [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><tbx ",
            r":2: its document type",
        ),
        ("</body>", "", r":\d+: no well-formed XML"),
        ("deprecatedTerm-admn-sts", "bad", r":10: status 'bad' of 'chain leader'"),
        ("deprecatedTerm-admn-sts", "preferredTerm-admn-sts", r":5: two preferred terms"),
    ],
    ids=["DTD", "torn", "status", "two preferred"],
)
def test_what_is_wrong_is_told_with_its_line(old, new, message, tmp_path):
    with pytest.raises(GlossaryError, match="g.tbx" + message):
        parse_tbx(DCA.replace(old, new).encode(), tmp_path)


@pytest.mark.parametrize(
    ("old", "new"), [("chain leader", ""), (' xml:lang="fr"', "")], ids=["no term", "no language"]
)
def test_a_pair_holds_whatever_is_wrong_beside_it(old, new, tmp_path):
    (concept,) = parse_tbx(DCA.replace(old, new).encode(), tmp_path).concepts
    assert [term.text for term in concept.accepted] == ["chain master"]


@pytest.mark.parametrize("file", [b"<html/>", b"<tbx/>", b""], ids=["html", "empty", "nothing"])
def test_what_is_no_glossary_is_refused(file, tmp_path):
    with pytest.raises(GlossaryError, match=r"g\.tbx"):
        parse_tbx(file, tmp_path)
