"""The units of an XLIFF file: what of each is to be translated, and what must be changed with it.

A unit is left alone where somebody has approved or translated it, and where `translate="no"` holds
for it. A source that is cut into segments (`mrk`) keeps its cuts: each is translated in its place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpora.documents import KeptReason, KeptText, StandingTranslation
from corpora.formats.runs.inline_runs import Run
from corpora.formats.runs.kept_words import kept_text
from corpora.formats.xliff.inline_codes import wrong_codes
from corpora.formats.xliff.target_states import (
    ASKING,
    IN_REVIEW,
    OPEN,
    SETTLED,
    ToolStates,
    tool_states,
)
from corpora.formats.xliff.xliff_runs import read_run, text_between
from corpora.formats.xml.xml_source import xml_attribute_spans, xml_attributes
from corpora.formats.xml.xml_tokens import XmlKind, XmlToken
from corpora.languages import Language, has_chinese, has_words

Edit = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class XliffFile:
    """Where the languages of a file are declared: in this tag, as these two."""

    token: XmlToken
    source: str
    target: str
    is_version_2: bool


@dataclass(frozen=True, slots=True)
class XliffUnit:
    """A unit to translate.

    Attributes:
        content: Its source in order: runs to translate, and stretches that are copied.
        target: Where its target stands, or is to be inserted.
        opening: The tag that opens the target.
        closing: The tag that closes it.
        edits: What its attributes say otherwise once it is translated.
        file: The file it stands in, None where nothing says so.
    """

    content: tuple[Run | tuple[int, int], ...]
    target: tuple[int, int]
    opening: str
    closing: str
    edits: tuple[Edit, ...]
    file: XliffFile | None

    @property
    def runs(self) -> tuple[Run, ...]:
        """Return what is to be translated, in order."""
        return tuple(part for part in self.content if isinstance(part, Run))


def edited_attribute(source: str, token: XmlToken, name: str, value: str) -> Edit:
    """Return the edit that gives the tag of a token an attribute, exchanged or added."""
    tag = source[token.start : token.end]
    span = xml_attribute_spans(tag).get(name)
    if span is not None:
        return token.start + span[0], token.start + span[1], value
    end = token.end - (2 if token.kind is XmlKind.EMPTY else 1)
    return end, end, f' {name}="{value}"'


@dataclass(frozen=True, slots=True)
class UnitReader:
    """Reads the units of a file from its tokens."""

    source: str
    tokens: Sequence[XmlToken]
    ends: Mapping[int, int]
    language: Language

    def files(self) -> Iterator[XliffFile]:
        """Yield what declares languages, in order."""
        for number, token in enumerate(self.tokens):
            if token.kind is XmlKind.START and _local(token) in {"file", "xliff"}:
                file = _file_of(_local(token), token, self._attributes(number))
                if file is not None:
                    yield file

    def units(self) -> Iterator[XliffUnit | StandingTranslation | KeptText]:
        """Yield what is to be translated, what stands translated and what stays, in order."""
        inherited = [True]
        file: XliffFile | None = None
        number = 0
        while number < len(self.tokens):
            token = self.tokens[number]
            if token.kind is XmlKind.END:
                inherited.pop()
            elif token.kind is XmlKind.START:
                name = _local(token)
                attributes = self._attributes(number)
                says = attributes.get("translate")
                is_translated = says != "no" if says in {"yes", "no"} else inherited[-1]
                file = _file_of(name, token, attributes) or file
                if name in {"trans-unit", "segment"}:
                    yield from self._unit(number, attributes, file, is_translated=is_translated)
                    number = self.ends[number]
                else:
                    inherited.append(is_translated)
            number += 1

    def _unit(
        self,
        number: int,
        attributes: Mapping[str, str],
        file: XliffFile | None,
        *,
        is_translated: bool,
    ) -> Iterator[XliffUnit | StandingTranslation | KeptText]:
        children: dict[str, int] = {}
        for child in self._children(number):
            children.setdefault(_local(self.tokens[child]), child)
        source, target = children.get("source"), children.get("target")
        if source is None:
            return
        cut = children.get("seg-source", source)
        state = attributes.get("state", "")
        states = tool_states(self.source, self.tokens, number, self.ends[number])
        settled: dict[str, int] = {}
        if target is not None:
            state = state or self._attributes(target).get("state", "")
            is_approved = attributes.get("approved") == "yes"
            settled = self._settled_pieces(target, states)
            if self._is_settled(cut, target, state, states, settled, is_approved=is_approved):
                if is_translated:
                    yield from self._standing(cut, target, states)
                return
        has_all = self._codes(cut) == self._codes(source)
        cut = cut if has_all else source
        content = self._content(cut, settled, is_translated=is_translated)
        if not any(isinstance(part, Run) for part in content):
            is_marked = not is_translated and target is None
            yield from self._marked(source, is_marked=is_marked)
            return
        for piece in self._pieces(cut, self.ends[cut], is_translated=True):
            kept = settled.get(self._attributes(piece).get("mid", ""))
            if kept is not None:
                yield from self._standing(piece, kept, ToolStates())
        prefix = self.tokens[source].name.removesuffix("source")
        if target is None:
            after = self.tokens[self.ends[children.get("seg-source", source)]].end
            span, opening = (after, after), f"<{prefix}target>"
        else:
            span = (self.tokens[target].start, self.tokens[self.ends[target]].end)
            opening = self._opening(target)
        is_segment = _local(self.tokens[number]) == "segment"
        edits: list[Edit] = []
        if is_segment and state == "initial":
            edits.append(edited_attribute(self.source, self.tokens[number], "state", "translated"))
        if attributes.get("approved") == "yes":  # an empty target was; what we write is not
            edits.append(edited_attribute(self.source, self.tokens[number], "approved", "no"))
        edits += self._drafts(number, settled)
        closing = f"</{prefix}target>"
        yield XliffUnit(tuple(content), span, opening, closing, tuple(edits), file)

    def _drafts(self, number: int, settled: Mapping[str, int]) -> Iterator[Edit]:
        """Yield what makes drafts of segments that their tool, Trados, has no word for yet."""
        for token in self.tokens[number : self.ends[number]]:
            if token.name.endswith(":seg") and token.kind in (XmlKind.START, XmlKind.EMPTY):
                attributes = xml_attributes(self.source[token.start : token.end])
                if "conf" not in attributes and attributes.get("id", "") not in settled:
                    yield edited_attribute(self.source, token, "conf", "Draft")

    def _is_settled(
        self,
        cut: int,
        target: int,
        state: str,
        states: ToolStates,
        settled: Mapping[str, int],
        *,
        is_approved: bool,
    ) -> bool:
        """Return whether a target stands as it is.

        It has words, for every segment of a source that is cut, and nobody asks for others.
        """
        words = text_between(self.source, self.tokens, target + 1, self.ends[target])
        if not words.strip():
            return False
        if is_approved or state in SETTLED:
            return True
        marks = {
            self._attributes(piece).get("mid", "")
            for piece in self._pieces(cut, self.ends[cut], is_translated=True)
        }
        has_all = marks <= settled.keys() if marks else not states.any_word
        return state not in OPEN and not states.whole and has_all and not has_chinese(words)

    def _standing(
        self, container: int, target: int, states: ToolStates
    ) -> Iterator[StandingTranslation]:
        """Yield a translation that stays, if it is one of words to translate."""
        words = text_between(self.source, self.tokens, container + 1, self.ends[container])
        if not has_words(words, self.language):
            return
        faults = list(wrong_codes(self.source, self.tokens, self.ends, container, target))
        if states.any_word:
            faults.insert(0, f"is settled, and its tool calls it {states.any_word}")
        line = self.source.count("\n", 0, self.tokens[target].start) + 1
        english = text_between(self.source, self.tokens, target + 1, self.ends[target])
        yield StandingTranslation(words, english, f"line {line}", tuple(faults))

    def _marked(self, source: int, *, is_marked: bool) -> Iterator[KeptText]:
        """Yield a source that is marked to stay, where it is Chinese and nobody gave another."""
        words = text_between(self.source, self.tokens, source + 1, self.ends[source])
        if is_marked and has_chinese(words):
            line = self.source.count("\n", 0, self.tokens[source].start) + 1
            yield kept_text(words, f"line {line}", KeptReason.MARKED)

    def _opening(self, target: int) -> str:
        """Return the opening tag of a target, its state raised where it asks for a translation."""
        token = self.tokens[target]
        attributes = self._attributes(target)
        tag = self.source[token.start : token.end]
        edits: list[Edit] = []
        spans = xml_attribute_spans(tag)
        if attributes.get("state") in ASKING:
            edits.append((*spans["state"], IN_REVIEW))
        if "state-qualifier" in spans:
            edits.append((*spans["state-qualifier"], "leveraged-mt"))
        for start, end, value in sorted(edits, reverse=True):
            tag = tag[:start] + value + tag[end:]
        return tag[:-2].rstrip() + ">" if token.kind is XmlKind.EMPTY else tag

    def _content(
        self, container: int, settled: Mapping[str, int], *, is_translated: bool
    ) -> list[Run | tuple[int, int]]:
        first, last = container, self.ends[container]
        if first == last:
            return []
        pieces = list(self._pieces(first, last, is_translated=is_translated))
        outside = self._outside(first, last, pieces)
        if is_translated and (not pieces or has_words(outside, self.language)):
            run = read_run(self.source, self.tokens, self.ends, (first, last), self.language)
            return [run] if run is not None else []
        content: list[Run | tuple[int, int]] = []
        position = self.tokens[first].end
        for piece in pieces:
            start, end = self.tokens[piece].end, self.tokens[self.ends[piece]].start
            content.append((position, start))
            run = read_run(
                self.source, self.tokens, self.ends, (piece, self.ends[piece]), self.language
            )
            kept = settled.get(self._attributes(piece).get("mid", ""))
            if kept is not None:
                content.append((self.tokens[kept].end, self.tokens[self.ends[kept]].start))
            else:
                content.append(run or (start, end))
            position = end
        content.append((position, self.tokens[last].start))
        return content

    def _pieces(self, first: int, last: int, *, is_translated: bool) -> Iterator[int]:
        """Yield the marks that are translated each for itself: segments, or exceptions."""
        number = first + 1
        while number < last:
            token = self.tokens[number]
            if token.kind is XmlKind.START and _local(token) == "mrk":
                attributes = self._attributes(number)
                is_piece = (
                    attributes.get("mtype") == "seg"
                    if is_translated
                    else attributes.get("translate") == "yes"
                )
                if is_piece:
                    yield number
                    number = self.ends[number]
            number += 1

    def _codes(self, container: int) -> list[str]:
        """Return the codes of a source, those apart that only mark words."""
        tags = (t for t in self.tokens[container + 1 : self.ends[container]])
        return sorted(
            self.source[t.start : t.end]
            for t in tags
            if t.kind in (XmlKind.START, XmlKind.EMPTY) and _local(t) != "mrk"
        )

    def _outside(self, first: int, last: int, pieces: Sequence[int]) -> str:
        """Return the text of a source that stands in none of its pieces."""
        texts: list[str] = []
        start = first + 1
        for piece in pieces:
            texts.append(text_between(self.source, self.tokens, start, piece))
            start = self.ends[piece] + 1
        texts.append(text_between(self.source, self.tokens, start, last))
        return "".join(texts)

    def _settled_pieces(self, target: int, states: ToolStates) -> dict[str, int]:
        """Return the translated segments of a target, by the marks around them."""
        found: dict[str, int] = {}
        for piece in self._pieces(target, self.ends[target], is_translated=True):
            words = text_between(self.source, self.tokens, piece + 1, self.ends[piece])
            mark = self._attributes(piece).get("mid", "")
            is_open = states.open_word(mark) or has_chinese(words)
            if mark and words.strip() and not is_open:
                found[mark] = piece
        return found

    def _children(self, number: int) -> Iterator[int]:
        child = number + 1
        while child < self.ends[number]:
            if child in self.ends:
                yield child
                child = self.ends[child]
            child += 1

    def _attributes(self, number: int) -> dict[str, str]:
        token = self.tokens[number]
        return xml_attributes(self.source[token.start : token.end])


def _local(token: XmlToken) -> str:
    return token.name.rpartition(":")[2]


def _file_of(name: str, token: XmlToken, attributes: Mapping[str, str]) -> XliffFile | None:
    """Return the languages that a tag declares, None where it is none that does."""
    if name == "file" and ("source-language" in attributes or "target-language" in attributes):
        languages = attributes.get("source-language", ""), attributes.get("target-language", "")
        return XliffFile(token, *languages, is_version_2=False)
    if name == "xliff" and ("srcLang" in attributes or "trgLang" in attributes):
        languages = attributes.get("srcLang", ""), attributes.get("trgLang", "")
        return XliffFile(token, *languages, is_version_2=True)
    return None
