"""Terms in use: where one stands, and where documents under review have its old wording."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice

from corpora.published_documents import PublishedDocuments
from glossary.termbase import Termbase
from gongbao.editing.document_store import DocumentStore
from gongbao.editing.edited_documents import DocumentStage, EditedSegment
from gongbao.editing.segments.segment_store import SegmentStore
from gongbao.editing.terms.old_wording import (
    OldPage,
    OldWording,
    corrected_wording,
    former_english,
    has_wording,
    lacks_ruling,
)

_SHOWN_USES = 20
_SHOWN_PAGES = 200


@dataclass(frozen=True, slots=True)
class TermUses:
    """Where a term stands.

    Attributes:
        published: Page, Chinese and English of published pairs.
        segments: Number and name of a document under review, and number of the segment.
    """

    published: tuple[tuple[str, str, str], ...]
    segments: tuple[tuple[int, str, int], ...]


class TermReview:
    """Looks terms up in the documents of an office.

    Args:
        termbase: The terms.
        documents: The documents.
        segments: Their segments.
        examine: Examines a segment anew, by number of document and segment, and stores the result.
    """

    def __init__(
        self,
        termbase: Termbase,
        documents: DocumentStore,
        segments: SegmentStore,
        examine: Callable[[int, int], EditedSegment],
    ) -> None:
        self._termbase = termbase
        self._documents = documents
        self._segments = segments
        self._examine = examine

    def uses_of(self, term: str) -> TermUses:
        """Return published pairs and segments under review in which a term stands, some of each.

        Raises:
            GlossaryError: if there is no such term.
        """
        published: list[tuple[str, str, str]] = []
        segments: list[tuple[int, str, int]] = []
        with self._documents.turn:
            names = [t.text for t in self._termbase.require(term).concept.chinese]
            pages = PublishedDocuments(self._termbase.workspace)
            for name in names:
                for place in islice(pages.find_chinese(name), _SHOWN_USES):
                    pair = place.pair
                    published.append((place.document.name, pair.source, pair.target))
        for record in self._documents.all():
            found = self._segments.holding(record.identifier, names)
            segments += [(record.identifier, record.name, segment.number) for segment in found]
            if len(segments) >= _SHOWN_USES:
                break
        return TermUses(tuple(published[:_SHOWN_USES]), tuple(segments[:_SHOWN_USES]))

    def old_wordings(self, term: str) -> list[OldWording]:
        """Return the segments whose English is not what a term is ruled to be.

        Those of approved documents are among them: they are shown, not corrected.

        Raises:
            GlossaryError: if there is no such term.
        """
        with self._documents.turn:
            concept = self._termbase.require(term).concept
            versions = [v.concept for v in self._termbase.history(concept.identifier)]
        old = former_english(versions)
        names = [term.text for term in concept.chinese]
        found: list[OldWording] = []
        for record in self._documents.all():
            is_approved = record.stage is DocumentStage.APPROVED
            for segment in self._segments.holding(record.identifier, names):
                examined = self._examine(record.identifier, segment.number)
                if segment.target and lacks_ruling(examined, concept):
                    corrected = corrected_wording(segment.target, concept, old)
                    found.append(
                        OldWording(
                            record.identifier,
                            record.name,
                            segment.number,
                            segment.version,
                            segment.target,
                            "" if is_approved else corrected,
                            is_approved,
                        )
                    )
        return found

    def old_pages(self, term: str) -> list[OldPage]:
        """Return the published pairs that have a former wording of a term, some of them.

        Raises:
            GlossaryError: if there is no such term.
        """
        found: list[OldPage] = []
        with self._documents.turn:
            concept = self._termbase.require(term).concept
            versions = [v.concept for v in self._termbase.history(concept.identifier)]
            old = former_english(versions)
            pages = PublishedDocuments(self._termbase.workspace)
            for name in [one.text for one in concept.chinese] if old else []:
                for place in pages.find_chinese(name):
                    pair = place.pair
                    if has_wording(pair.target, old):
                        found.append(OldPage(place.document.name, pair.source, pair.target))
                    if len(found) == _SHOWN_PAGES:
                        return found
        return found
