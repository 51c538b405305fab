"""Subtitles (SRT, WebVTT): the words of cues are exchanged; numbers, times and settings stay.

A voice (`<v 张三>`) names who speaks, and is a text behind those of its cue.
The lines of a cue are one text: a sentence over two lines is one, and its line break follows the
words. The turns of two speakers, and sounds in brackets, are texts of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpora.documents import BlockKind, Document, MarkedText
from corpora.errors import DocumentError
from corpora.formats.office.office_texts import OfficePart, OfficeText, exchanged
from corpora.formats.office.rich_runs import Event, EventKind, rich_run
from corpora.formats.runs.joining import translations_of_blocks
from corpora.formats.runs.spliced_source import SplicedSource
from corpora.formats.xml.xml_source import XmlSource
from corpora.languages import Language, detect_language, has_words

_CUE = re.compile(
    r"^[ \t]*(?:\d+:)?\d{1,2}:\d{2}[,.]\d{1,3}[ \t]*-->[^\r\n]*(?:\r\n|\r|\n)"
    r"(?P<words>(?:[^\r\n]*\S[^\r\n]*(?:\r\n|\r|\n|\Z))+)",
    re.MULTILINE,
)
_MARKUP = re.compile(r"</?(?P<name>[A-Za-z]\w*)[^<>\n]*>|\{\\[^{}\n]*\}|<[\d:.]+>|\r\n|\r|\n")


_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?[ \t]+(?P<name>[^<>\r\n]*[^<>\s])\s*>")
_SPEAKER = re.compile(r"(?:<[^<>]*>)*(?:[-－–—]|<v[ .]|[♪♫]|[^：:，。！？\s]{1,8}[：:](?=\S))")
_SOUND = re.compile(r"(?:<[^<>]*>)*[（(【\[［][^（(【\[［]*[）)】\]］](?:<[^<>]*>)*")
_LINE_END_BEFORE_ANOTHER = re.compile(r"(?:\r\n|(?!\r\n)[\r\n])(?=[\r\n])")


@dataclass(frozen=True, slots=True)
class _Skeleton:
    """The cues, and the voices in them; blocks are the words of a cue and then its voices."""

    part: OfficePart
    voices: tuple[OfficeText, ...]


def read_subtitles(
    text: str, *, encoding: str = "utf-8", name: str = "", language: Language | None = None
) -> Document:
    """Return subtitles as a document: a paragraph for each cue with words of its language."""
    language = language or detect_language(text)
    texts: list[OfficeText] = []
    voices: list[OfficeText] = []
    for match in _CUE.finditer(text):
        start = match.start("words")
        words = match["words"].rstrip("\r\n")
        voices += _voices(words, start, language)
        events = list(_events(words, start))
        if has_words("".join(event.text for event in events), language):
            span = start, start + len(words)
            rich = rich_run(events, span, language, joins_lines=True, markup_of=str)
            if rich.run.segments:
                texts.append(OfficeText(rich, BlockKind.PARAGRAPH, _written_words, _finished))
    in_order = sorted([*texts, *voices], key=_start)
    blocks = tuple(text.block(number) for number, text in enumerate(in_order))
    part = OfficePart(name, XmlSource(text, encoding), tuple(texts))
    skeleton = _Skeleton(part, tuple(voices))
    return Document("subtitles", blocks, skeleton, encoding, language, name)


def render_subtitles(document: Document, translations: Sequence[MarkedText]) -> str:
    """Return the subtitles with their words translated."""
    skeleton = document.skeleton
    if not isinstance(skeleton, _Skeleton):
        raise DocumentError(f"{document.source_name or 'document'}: no subtitles")
    pairs = [(b.segments, texts) for b, texts in translations_of_blocks(document, translations)]
    part, voices = skeleton.part, OfficePart("", skeleton.part.source, skeleton.voices)
    in_order = sorted([*part.texts, *voices.texts], key=_start)
    made = {id(text): pair for text, pair in zip(in_order, pairs, strict=True)}
    names = exchanged(voices, [made[id(text)] for text in voices.texts])
    cues = exchanged(part, [made[id(text)] for text in part.texts], names)
    alone = [name for name in names if not any(cue[0] <= name[0] < cue[1] for cue in cues)]
    source = part.source.text
    return SplicedSource(source, [*cues, *alone]).slice(0, len(source))


def _start(text: OfficeText) -> int:
    return text.words.run.start


def _voices(words: str, offset: int, language: Language) -> Iterator[OfficeText]:
    """Yield the names of those who speak in a cue."""
    for match in _VOICE.finditer(words):
        if has_words(match["name"], language):
            event = Event(EventKind.TEXT, (), text=match["name"])
            start, end = match.span("name")
            span = start + offset, end + offset
            rich = rich_run([event], span, language, joins_lines=True, markup_of=str)
            if rich.run.segments:
                yield OfficeText(rich, BlockKind.SPEAKER, _written_name)


def _written_name(_worn: str, words: str) -> str:
    """Return a name on one line that does not end its tag."""
    return re.sub(r"[<>&\s]+", " ", words)


def _events(words: str, offset: int) -> Iterator[Event]:
    """Yield words, line ends, and tags, paired where they nest."""
    pairs = _pairs(words)
    position = 0
    for match in _MARKUP.finditer(words):
        if position < match.start():
            yield Event(EventKind.TEXT, (), text=words[position : match.start()])
        span = (match.start() + offset, match.end() + offset)
        key = pairs.get(match.start())
        if match[0].strip() == "":
            is_turn = _begins_turn(words[: match.start()], words[match.end() :])
            yield Event(EventKind.ATOM, (span,), "tab" if is_turn else "br")
        elif key is None:
            yield Event(EventKind.ATOM, (span,), "tag")
        else:
            kind = EventKind.CLOSE if match[0].startswith("</") else EventKind.OPEN
            yield Event(kind, (span,), match["name"], key=key)
        position = match.end()
    if position < len(words):
        yield Event(EventKind.TEXT, (), text=words[position:])


def _begins_turn(before: str, after: str) -> bool:
    """Return whether a line is another's than the one before it: a speaker's, a sound in brackets.

    Where it is not, a sentence goes on over the lines.
    """
    earlier, later = before.splitlines()[-1].strip(), after.splitlines()[0].strip()
    is_sound = bool(_SOUND.fullmatch(earlier) or _SOUND.fullmatch(later))
    return is_sound or bool(_SPEAKER.match(later))


def _pairs(words: str) -> dict[int, str]:
    """Return a key for each tag that has its partner, by where it stands."""
    found: dict[int, str] = {}
    open_tags: list[tuple[str, int]] = []
    for match in _MARKUP.finditer(words):
        if match["name"] is None:
            continue
        if not match[0].startswith("</"):
            open_tags.append((match["name"], match.start()))
        elif open_tags and open_tags[-1][0] == match["name"]:
            start = open_tags.pop()[1]
            found[start] = found[match.start()] = f"tag {start}"
    return found


def _written_words(_worn: str, words: str) -> str:
    """Return words on one line that no player takes for a tag or a time."""
    return " ".join(words.split("\n")).replace("-->", "→").replace("<", "‹")


def _finished(words: str) -> str:
    """Return a cue without spaces at its line ends, and without empty lines, which end it."""
    words = re.sub(r"[ \t]*(\r\n|\r|\n)[ \t]*", r"\1", words)
    return _LINE_END_BEFORE_ANOTHER.sub("", words).strip("\r\n")
