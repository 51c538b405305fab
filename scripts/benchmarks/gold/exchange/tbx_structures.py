"""TBX as the tools of the trade write it, and what stands in such files beside a sound pair.

Every structure is written here after what a tool is known to write: its root, its sections, its
way to name a category, its language tags. Every oddity is put into every structure that can hold
it; whatever it is, the pairs of the file are sound.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

PAIRS = (("河长制", "river chief system"), ("链主", "chain master"))

_V3 = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACES = (
    'xmlns="urn:iso:std:iso:30042:ed-2" xmlns:min="http://www.tbxinfo.net/ns/min"'
    ' xmlns:basic="http://www.tbxinfo.net/ns/basic"'
)
_HEADER_3 = "<tbxHeader><fileDesc><sourceDesc><p>tests</p></sourceDesc></fileDesc></tbxHeader>"
_HEADER_2 = (
    "<martifHeader><fileDesc><sourceDesc><p>tests</p></sourceDesc></fileDesc></martifHeader>"
)


@dataclass(frozen=True)
class Tool:
    """How a tool writes: file, entry, language and term, with places for what stands beside."""

    start: str
    end: str
    entry: str = '<termEntry id="{id}">{before}{languages}{after}</termEntry>'
    language: str = '<langSet xml:lang="{tag}">{before}{terms}</langSet>'
    term: str = "<tig><term>{text}</term>{facts}</tig>"
    chinese: str = "zh"
    english: str = "en"
    entry_facts: str = ""
    term_facts: str = ""
    told: tuple[str, ...] = ()
    fact: str = '<termNote type="{name}">{value}</termNote>'


def _martif(kind: str, document_type: str = "", header: str = _HEADER_2) -> dict[str, Any]:
    start = f'{_V3}{document_type}<martif type="{kind}" xml:lang="en">{header}<text><body>'
    return {"start": start, "end": "</body></text></martif>"}


def _tbx_3(kind: str, style: str) -> dict[str, Any]:
    start = (
        f'{_V3}<tbx type="{kind}" style="{style}" xml:lang="en" {_SPACES}>{_HEADER_3}<text><body>'
    )
    return {
        "start": start,
        "end": "</body></text></tbx>",
        "entry": '<conceptEntry id="{id}">{before}{languages}{after}</conceptEntry>',
        "language": '<langSec xml:lang="{tag}">{before}{terms}</langSec>',
        "term": "<termSec><term>{text}</term>{facts}</termSec>",
    }


_STAMP = (
    '<transacGrp><transac type="transactionType">origination</transac>'
    '<transacNote type="responsibility">super</transacNote><date>{date}</date></transacGrp>'
)
TOOLS = {
    "LTAC Core DCT": Tool(**_tbx_3("TBX-Core", "dct"), fact="<min:{name}>{value}</min:{name}>"),
    "LTAC Min DCT": Tool(**_tbx_3("TBX-Min", "dct"), fact="<min:{name}>{value}</min:{name}>"),
    "LTAC Basic DCT": Tool(
        **_tbx_3("TBX-Basic", "dct"),
        fact="<min:{name}>{value}</min:{name}>",
        entry_facts="<min:subjectField>water</min:subjectField>",
        term_facts="<basic:context>as used</basic:context>",
    ),
    "LTAC Basic DCA": Tool(
        **_tbx_3("TBX-Basic", "dca"),
        entry_facts='<descrip type="subjectField">water</descrip>',
        term_facts='<descripGrp><descrip type="context">as used</descrip>'
        '<admin type="source">S</admin></descripGrp>',
    ),
    "LTAC version 2 Basic": Tool(
        **_martif("TBX-Basic", '<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">\n'),
        entry_facts='<descrip type="subjectField">water</descrip>',
    ),
    "TBX-Min of old": Tool(
        start=f'{_V3}<TBX dialect="TBX-Min"><header><id>g</id><languages source="zh" target="en"/>'
        "</header><body>",
        end="</body></TBX>",
        entry='<entry id="{id}">{before}{languages}{after}</entry>',
        language='<langGroup xml:lang="{tag}">{before}{terms}</langGroup>',
        term="<termGroup><term>{text}</term>{facts}</termGroup>",
        fact="<{name}>{value}</{name}>",
    ),
    "translate-toolkit": Tool(
        **_martif(
            "TBX",
            '<!DOCTYPE martif PUBLIC "ISO 12200:1999A//DTD MARTIF core (DXFcdV04)//EN"'
            ' "TBXcdv04.dtd">\n',
        ),
        term_facts='<termNote type="partOfSpeech">noun</termNote>',
    ),
    "Pontoon": Tool(
        **_martif("TBX"),
        entry='<termEntry id="{id}">{before}<descrip>glossary</descrip>{languages}{after}'
        "</termEntry>",
        language='<langSet xml:lang="{tag}">{before}{terms}<descripGrp>'
        '<descrip type="definition">d</descrip></descripGrp></langSet>',
        term="<ntig><termGrp><term>{text}</term>{facts}</termGrp></ntig>",
        chinese="zh-CN",
        told=(
            "<descripGrp> after a term section",
            "<descrip> without a type",
            "descrip is no data category",
        ),
    ),
    "Okapi": Tool(
        **_martif("TBX-Default"),
        language='<langSet xml:lang="{tag}">{before}{terms}</langSet>',
        term="<ntig><termGrp><term>{text}</term>{facts}</termGrp></ntig>",
        chinese="zh-cn",
        english="en-us",
    ),
    "OmegaT": Tool(
        **_martif(
            "TBX",
            header="<martifHeader><fileDesc><sourceDesc><p>Export</p></sourceDesc>"
            "</fileDesc><encodingDesc><p type='DCSName'>TBXDCSv05.xml</p></encodingDesc>"
            "</martifHeader>",
        ),
        term="<tig><term>{text}</term>{facts}<note>comment</note></tig>",
        chinese="ZH-CN",
        english="EN",
    ),
    "SDL MultiTerm": Tool(
        **_martif("TBX-Default", '<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">\n'),
        term="<ntig><termGrp><term>{text}</term>{facts}</termGrp>"
        + _STAMP.format(date="2011-03-04T12:00:00")
        + "</ntig>",
        entry_facts=_STAMP.format(date="2011-03-04T12:00:00")
        + '<descripGrp><descrip type="subjectField">water</descrip>'
        + _STAMP.format(date="2011-03-04T12:00:00")
        + "</descripGrp>",
        chinese="ZH-CN",
        english="EN-US",
    ),
    "memoQ": Tool(
        **_martif("TBX", '<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">\n'),
        entry_facts='<admin type="entryOrigin">memoQ</admin><note>n</note>',
        term_facts='<termNote type="forbidden">false</termNote>'
        '<descrip type="example">Seen.</descrip>',
        chinese="zh-cn",
        english="en-gb",
        told=("example is no data category", "entryOrigin is no data category"),
    ),
    "Microsoft": Tool(
        **_martif("TBX-Default", '<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">\n'),
        language='<langSet xml:lang="{tag}"><descripGrp><descrip type="definition">what</descrip>'
        "</descripGrp>{before}{terms}</langSet>",
        term="<ntig><termGrp><term>{text}</term>{facts}</termGrp></ntig>",
        term_facts='<termNote type="partOfSpeech">Noun</termNote>',
        chinese="zh-Hans",
        english="en-US",
    ),
    "IATE": Tool(
        **_martif("TBX", '<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">\n'),
        entry_facts='<descripGrp><descrip type="subjectField">2841 health</descrip></descripGrp>',
        term_facts='<termNote type="termType">fullForm</termNote>'
        '<descrip type="reliabilityCode">3</descrip>',
        told=("reliabilityCode is no data category",),
    ),
}


@dataclass(frozen=True)
class Oddity:
    """What stands beside the pairs of a file, and what is to be said of it.

    `told` are the beginnings of the remarks, each of which must be there, in version 3 alone where
    the older ones allow it.
    """

    told: tuple[str, ...] = ()
    is_told_of_version_3: bool = False
    entry_before: str = ""
    entry_after: str = ""
    language_before: str = ""
    term_facts: str = ""
    third: str = ""
    chinese: str = ""
    english: str = ""
    beside: Callable[[Tool], str] = field(default=lambda tool: "")
    changed: Callable[[str], str] = field(default=lambda text: text)
    encoded: Callable[[str], bytes] = field(default=lambda text: text.encode())


def _one_sided(tag: str, text: str) -> Callable[[Tool], str]:
    def entry(tool: Tool) -> str:
        return _entry(tool, "one", _language(tool, tag, text))

    return entry


def _utf_16(text: str) -> bytes:
    return codecs.BOM_UTF16_LE + text.replace('"UTF-8"', '"UTF-16"').encode("utf-16-le")


ODDITIES = {
    "plain": Oddity(),
    "a note after the languages": Oddity(
        ("<note> after a language section",), entry_after="<note>n</note>"
    ),
    "basic dates": Oddity(entry_before=_STAMP.format(date="20010507T10:57:25Z")),
    "a date that is none": Oddity(
        ("date 'spring 2019', expected YYYY-MM-DD",), entry_before=_STAMP.format(date="spring 2019")
    ),
    "a transaction in a description group": Oddity(
        term_facts='<descripGrp><descrip type="definition">d</descrip>'
        '<transacGrp><transac type="transactionType">origination</transac></transacGrp>'
        "</descripGrp>"
    ),
    "an empty third language": Oddity(("language sections left out: fr",), third="fr|"),
    "a third language": Oddity(("language sections left out: fr",), third="fr|chef de file"),
    "a third language with an odd tag": Oddity(("xml:lang 'Klingon!'",), third="Klingon!|z"),
    "an entry of another language": Oddity(
        ("no Chinese and no English", "language sections left out: fr"),
        beside=_one_sided("fr", "mot"),
    ),
    "an entry without English": Oddity(
        ("no English term yet",), beside=_one_sided("zh", "两江新区")
    ),
    "an entry without Chinese": Oddity(("no Chinese term",), beside=_one_sided("en", "new area")),
    "a body one level off": Oddity(
        ("<body> outside <text>",),
        is_told_of_version_3=True,
        changed=lambda text: text.replace("<text><body>", "<body>").replace(
            "</body></text>", "</body>"
        ),
    ),
    "a category nobody knows": Oddity(
        ("x-office is no data category", "x-seen is no data category"),
        term_facts='<termNote type="x-office">42</termNote><admin type="x-seen">yes</admin>',
    ),
    "tags of three letters": Oddity(chinese="zho", english="eng"),
    "tags with underscores": Oddity(chinese="zh_CN", english="en_US"),
    "UTF-16": Oddity(encoded=_utf_16),
    "a byte order mark": Oddity(encoded=lambda text: codecs.BOM_UTF8 + text.encode()),
    "white space everywhere": Oddity(changed=lambda text: text.replace("><", ">\n\t <")),
    "control characters": Oddity(
        ("8 characters that XML forbids",),
        changed=lambda text: text.replace("</term>", "&#x1;\x0b</term>"),
    ),
    "names of HTML": Oddity(
        ("1 name of HTML that XML does not know (&nbsp;)",),
        changed=lambda text: text.replace("chain master", "chain&nbsp;master"),
    ),
    "comments": Oddity(changed=lambda text: text.replace("<term>", "<!-- c --><term>")),
}


def structure(tool: Tool, oddity: Oddity) -> bytes:
    """Return a file of a tool with an oddity beside its pairs."""
    entries = "".join(_paired(tool, oddity, number, *pair) for number, pair in enumerate(PAIRS))
    text = tool.start + entries + oddity.beside(tool) + tool.end
    return oddity.encoded(oddity.changed(text))


def _paired(tool: Tool, oddity: Oddity, number: int, chinese: str, english: str) -> str:
    tags = oddity.chinese or tool.chinese, oddity.english or tool.english
    languages = [
        _language(tool, tag, text, oddity)
        for tag, text in zip(tags, (chinese, english), strict=True)
    ]
    if oddity.third:
        tag, _, text = oddity.third.partition("|")
        languages.append(_language(tool, tag, text))
    before = tool.entry_facts + oddity.entry_before
    return _entry(tool, f"c{number}", "".join(languages), before, oddity.entry_after)


def _language(tool: Tool, tag: str, text: str, oddity: Oddity | None = None) -> str:
    oddity = oddity or ODDITIES["plain"]
    term = tool.term.format(text=text, facts=tool.term_facts + oddity.term_facts)
    return tool.language.format(tag=tag, terms=term, before=oddity.language_before)


def _entry(tool: Tool, name: str, languages: str, before: str = "", after: str = "") -> str:
    return tool.entry.format(id=name, before=before, languages=languages, after=after)


STATUSES = [
    ("administrativeStatus", "forbidden"),
    ("administrativeStatus", "obsolete"),
    ("administrativeStatus", "not recommended"),
    ("administrativeStatus", "deprecatedTerm-admn-sts"),
    ("normativeAuthorization", "deprecatedTerm"),
    ("forbidden", "true"),
]
"""Ways to say that a term must not be used."""


def with_forbidden(tool: Tool, name: str, value: str) -> bytes:
    """Return a file of a tool whose first entry forbids a second English term."""
    chinese, english = PAIRS[0]
    status = tool.fact.format(name=name, value=value)
    bad = tool.term.format(text="river boss", facts=status)
    good = tool.term.format(text=english, facts=tool.term_facts)
    languages = _language(tool, tool.chinese, chinese) + tool.language.format(
        tag=tool.english, terms=good + bad, before=""
    )
    return (tool.start + _entry(tool, "c0", languages) + tool.end).encode()


def structures() -> Iterator[tuple[str, str]]:
    """Yield the names of every tool with every oddity."""
    for tool in TOOLS:
        for oddity in ODDITIES:
            yield tool, oddity
