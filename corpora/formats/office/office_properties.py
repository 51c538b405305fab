"""What a document says of itself: title, subject, keywords, which programs show."""

from __future__ import annotations

from corpora.documents import BlockKind
from corpora.formats.office.office_package import OfficePackage
from corpora.formats.office.office_texts import OfficePart, OfficeText, content_of, text_events
from corpora.formats.office.rich_runs import rich_run
from corpora.formats.xml.xml_source import read_xml, xml_escaped
from corpora.formats.xml.xml_tokens import matching_ends
from corpora.languages import Language, has_words

_SAID = frozenset(("title", "subject", "keywords", "description", "category"))


def read_properties(package: OfficePackage, language: Language) -> tuple[OfficePart, ...]:
    """Return the part of the properties with those that hold words, none where there is none."""
    return tuple(
        _properties(package, entry.part, language)
        for entry in package.relationships()
        if entry.kind == "core-properties"
    )


def _properties(package: OfficePackage, part: str, language: Language) -> OfficePart:
    source = read_xml(package.read(part), f"{package.name}: {part}")
    tokens = source.tokens()
    ends = matching_ends(tokens)
    texts: list[OfficeText] = []
    for number, token in enumerate(tokens):
        last = ends.get(number, number)
        text = content_of(source.text, tokens, number, last)
        if token.name.rpartition(":")[2] in _SAID and last > number and has_words(text, language):
            span = token.end, tokens[last].start
            events = list(text_events(text, "", "\n"))
            words = rich_run(events, span, language, joins_lines=False, markup_of=str)
            if words.run.segments:
                texts.append(OfficeText(words, BlockKind.ATTRIBUTE, _written_words))
    return OfficePart(part, source, tuple(texts))


def _written_words(_worn: str, words: str) -> str:
    return xml_escaped(words)
