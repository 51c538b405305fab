"""What the codes of Word fields will show: both texts of an IF, a quotation, a question, a button.

A field shows what it computed last, and that is read with its sentence. Once it is computed anew,
by a mail merge or F9, it shows what its code says: so that is in English too. What a code puts
together from pieces, and formats that write Chinese, stay and are recorded.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from corpora.documents import BlockKind, KeptReason, KeptText
from corpora.formats.docx.docx_field_codes import english_code
from corpora.formats.office.office_texts import OfficeText, text_events
from corpora.formats.office.rich_runs import rich_run
from corpora.formats.runs.kept_words import kept_text
from corpora.formats.xml.xml_source import xml_attribute_spans, xml_escaped
from corpora.languages import Language, has_chinese, has_words

_TAG = r"(?:[^>\"']|\"[^\"]*\"|'[^']*')*"
_PIECE = re.compile(
    rf"<\w+:fldChar\s{_TAG}?fldCharType=[\"'](?P<kind>\w+)[\"']{_TAG}>"
    rf"|<\w+:instrText(?:\s{_TAG})?>(?P<code>[^<]*)</"
    rf"|<\w+:fldSimple\s{_TAG}>"
)
_ARGUMENT = re.compile(
    r"(?:\"|&quot;)(?P<quoted>(?:\\.|(?!&quot;)[^\"\\])*)(?:\"|&quot;)"
    r"|(?P<switch>\\\S)"
    r"|(?P<operator>=|(?:<|&lt;)(?:>|&gt;|=)?|(?:>|&gt;)=?)"
    r"|(?P<bare>(?:(?!&quot;|&lt;|&gt;)[^\s\"=<>\\])+)",
    re.DOTALL,
)
_INNER = "\ufffc"  # a field in the code of another
# Which arguments of a field are shown, once it is computed anew.
_SHOWN = {"QUOTE": (0,), "FILLIN": (0,), "ASK": (1,), "SET": (1,), "TC": (0,), "XE": (0,)}
# An entry of an index and the entries under it: 产业:制造业.
_WHOLE = re.compile(".+", re.DOTALL)
_ENTRIES = re.compile("[^:]+")
_SHOWN_OF_IF = (1, 2)
# Switches whose argument is shown: a hint; what stands around a name; formats.
_HINTS = frozenset(("\\o",))
_AROUND = frozenset(("\\b", "\\f"))
_FORMATS = frozenset(("\\@", "\\#"))
# Their codes are what is shown, in notations of their own.
_DRAWN = frozenset(("EQ", "ADVANCE"))


@dataclass(frozen=True, slots=True)
class FieldTexts:
    """The words of the codes of fields: those that are translated, and those that stay."""

    texts: tuple[OfficeText, ...]
    kept: tuple[KeptText, ...]


@dataclass(slots=True)
class _Code:
    """The code of a field: where it is written in the part, (-1, -1) for an inner field."""

    pieces: list[tuple[int, int]] = field(default_factory=list)
    is_read: bool = False


@dataclass(frozen=True, slots=True)
class _Argument:
    start: int
    end: int
    text: str
    is_bare: bool = False
    is_kept: bool = False
    is_entry: bool = False


def field_texts(source: str, part: str, language: Language) -> FieldTexts:
    """Return what the codes of the fields of a part will show, in the order of the part."""
    found: list[OfficeText] = []
    kept: list[KeptText] = []
    for code in _codes(source):
        for argument in _shown(source, code):
            if argument.is_kept and has_chinese(argument.text):
                kept.append(kept_text(argument.text, f"a field in {part}", KeptReason.FIELD))
            elif has_words(argument.text, language):
                found += _office_text(argument, language)
    found.sort(key=lambda text: text.words.run.start)
    return FieldTexts(tuple(found), tuple(kept) if language == "zh" else ())


def _codes(source: str) -> Iterator[Sequence[tuple[int, int]]]:
    """Yield the codes of fields, each by the pieces of the part that it is written in."""
    around: list[_Code] = []
    for piece in _PIECE.finditer(source):
        if piece["kind"] == "begin":
            if around and not around[-1].is_read:
                around[-1].pieces.append((-1, -1))
            around.append(_Code())
        elif piece["kind"] is not None:
            if around and not around[-1].is_read:
                around[-1].is_read = True
                yield around[-1].pieces
            if piece["kind"] == "end" and around:
                around.pop()
        elif piece["code"] is not None:
            if around and not around[-1].is_read:
                around[-1].pieces.append(piece.span("code"))
        else:
            spans = xml_attribute_spans(piece[0])
            span = next((s for name, s in spans.items() if name.endswith("instr")), (0, 0))
            yield [(piece.start() + span[0], piece.start() + span[1])]


def _shown(source: str, pieces: Sequence[tuple[int, int]]) -> Iterator[_Argument]:
    """Yield what of a code is shown, and where it stands in the part."""
    code = "".join(source[start:end] if start >= 0 else _INNER for start, end in pieces)
    if not has_chinese(html.unescape(code)):
        return
    matches = list(_ARGUMENT.finditer(code))
    name = matches[0]["bare"].upper() if matches and matches[0]["bare"] else ""
    for start, end, is_kept in _places(name, code, matches):
        text = html.unescape(code[start:end])
        place = _place(pieces, start, end)
        is_entry = name == "XE"
        is_bare = code[start - 1 : start] not in {'"', ";", ":"} and name != "MACROBUTTON"
        if place is None or is_kept or _INNER in text or "\\" in text:
            yield _Argument(start, end, text.replace(_INNER, " "), is_kept=True)
        else:
            yield _Argument(*place, text, is_bare, is_entry=is_entry)


def _places(
    name: str, code: str, matches: Sequence[re.Match[str]]
) -> Iterator[tuple[int, int, bool]]:
    """Yield where in a code shown words stand, and whether they stay."""
    if name in _DRAWN:
        yield matches[0].end(), len(code), True
        return
    if name == "MACROBUTTON" and len(matches) > 1:
        start = matches[1].end()
        words = code[start:]
        yield start + len(words) - len(words.lstrip()), len(code.rstrip()), False
        return
    operator = next((k for k, match in enumerate(matches) if match["operator"]), 0)
    shown = _SHOWN_OF_IF if name == "IF" and operator else _SHOWN.get(name, ())
    position, switch = 0, ""
    for match in matches[operator + 1 :]:
        group = "quoted" if match["quoted"] is not None else "bare"
        if match["switch"]:
            switch = match["switch"]
        elif match[group] is not None:
            if switch:
                is_format = switch in _FORMATS and english_code(html.unescape(code)) in code
                if switch in _HINTS or (switch in _AROUND and name == "MERGEFIELD") or is_format:
                    yield *match.span(group), switch not in _HINTS
            elif position in shown:
                is_entry = name == "XE" and group == "quoted"
                entry = _ENTRIES if is_entry else _WHOLE
                for found in entry.finditer(code, *match.span(group)):
                    yield *found.span(), False
            position += not switch
            switch = ""


def _place(pieces: Sequence[tuple[int, int]], start: int, end: int) -> tuple[int, int] | None:
    """Return where a stretch of a code stands in the part, None where it is in several pieces."""
    position = 0
    for first, last in pieces:
        length = last - first if first >= 0 else len(_INNER)
        if position <= start and end <= position + length and first >= 0:
            return first + start - position, first + end - position
        position += length
    return None


def _office_text(argument: _Argument, language: Language) -> Iterator[OfficeText]:
    span = argument.start, argument.end
    events = list(text_events(argument.text, "", " "))
    words = rich_run(events, span, language, joins_lines=True, markup_of=str)
    if words.run.segments:
        finish: Callable[[str], str] = _quoted if argument.is_bare else str
        write = _written_entry if argument.is_entry else _written
        yield OfficeText(words, BlockKind.ATTRIBUTE, write, finish)


def _quoted(words: str) -> str:
    return f"&quot;{words}&quot;"


def _written_entry(worn: str, words: str) -> str:
    """Return words that do not begin an entry under the one they are."""
    return _written(worn, words).replace(":", " –")


def _written(_worn: str, words: str) -> str:
    """Return words that do not end the argument they are."""
    words = words.replace('"', "”").replace("\\", "/").replace("\n", " ")
    return xml_escaped(words).replace("'", "’")
