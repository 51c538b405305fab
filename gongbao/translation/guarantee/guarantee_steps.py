"""The guarantee as the list of its steps, from a window of segments to their translations.

Every step takes drafts and returns drafts, notes in them which requirements it was the first to
meet, and can be read and tested alone. What is unmet at the end is reported so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from corpora.memory import MemoryMatch
from gongbao.translation.engines import DecodingOptions, Engine, TextEngine, is_text_engine
from gongbao.translation.guarantee.assembly import assemble_segment
from gongbao.translation.guarantee.document_state import DocumentState
from gongbao.translation.guarantee.draft import Draft
from gongbao.translation.guarantee.segments import ReadSegment, SourceSegment, TranslatedSegment
from gongbao.translation.guarantee.steps.first_drafts import (
    cut_segments,
    write_first_drafts,
    write_plain_drafts,
)
from gongbao.translation.guarantee.steps.grammar.agreement import make_agree
from gongbao.translation.guarantee.steps.grammar.date_prepositions import mend_date_prepositions
from gongbao.translation.guarantee.steps.grammar.heading_capitals import (
    capitalise_heading,
    is_heading_line,
)
from gongbao.translation.guarantee.steps.grammar.inflected_words import inflect_carried_words
from gongbao.translation.guarantee.steps.grammar.listed_figures import join_last_figures
from gongbao.translation.guarantee.steps.grammar.missing_articles import add_missing_articles
from gongbao.translation.guarantee.steps.grammar.noun_order import put_nouns_before
from gongbao.translation.guarantee.steps.grammar.one_subject import say_subject_once
from gongbao.translation.guarantee.steps.grammar.parallel_verbs import make_parallel
from gongbao.translation.guarantee.steps.grammar.shared_words import part_shared_words
from gongbao.translation.guarantee.steps.grammar.single_things import make_single
from gongbao.translation.guarantee.steps.kept_renderings import keep_renderings
from gongbao.translation.guarantee.steps.named_titles import (
    find_titles,
    titles_of,
    with_titles,
)
from gongbao.translation.guarantee.steps.piece_engines.carried_words import carry_missing
from gongbao.translation.guarantee.steps.piece_engines.forbidden_words import avoid_forbidden
from gongbao.translation.guarantee.steps.piece_engines.prefix_repair import repair_by_prefix
from gongbao.translation.guarantee.steps.piece_engines.span_replacement import replace_spans
from gongbao.translation.guarantee.steps.piece_engines.told_words import tell_rare_words
from gongbao.translation.guarantee.steps.piece_engines.wider_search import search_wider
from gongbao.translation.guarantee.steps.piece_engines.wild_drafts import calm_drafts, tame_drafts
from gongbao.translation.guarantee.steps.remembered_segments import remember_segments
from gongbao.translation.guarantee.steps.requirement_finding import find_requirements
from gongbao.translation.guarantee.steps.reworded_relations import reword_relations
from gongbao.translation.guarantee.steps.text_engines.asked_drafts import (
    ask_again,
    ask_first,
    ask_plainly,
)
from gongbao.translation.guarantee.steps.text_engines.linked_replacement import replace_linked
from gongbao.translation.guarantee.steps.text_engines.settled_figures import settle_figures
from gongbao.translation.guarantee.steps.text_engines.spelled_terms import spell_terms
from gongbao.translation.guarantee.steps.tidied_words import tidy_words
from gongbao.translation.guarantee.steps.typography import typeset
from gongbao.translation.guarantee.steps.whole_cells import recognise_cells
from gongbao.translation.guarantee.text_drafts import source_side

if TYPE_CHECKING:
    from gongbao.translation.guarantee.translator import Translator


def translate_window(
    sources: Sequence[SourceSegment], translator: Translator, document: DocumentState
) -> Iterator[TranslatedSegment]:
    """Yield the translations of segments that are decoded together, with the guarantee."""
    engine = translator.engine
    side = source_side(engine)

    # Find what each segment requires: terms, figures, names, things to copy.
    with translator.turn:
        segments = find_requirements(sources, translator.finder, document)
        # Remember what was translated before, and hold it to the same requirements.
        segments = remember_segments(segments, translator.memory, side)
    if not is_text_engine(engine) and engine.features.placeholders:
        # Translate long titles by themselves, to be carried where they are named.
        titles = list(find_titles(segments, document.titles))
        document.titles.update(titles_of(_translated(titles, translator, document)))
        segments = with_titles(segments, document.titles)
    for translated in _translated(segments, translator, document):
        document.latest.append((translated.source, translated.target))
        yield translated


def _translated(
    segments: list[ReadSegment], translator: Translator, document: DocumentState
) -> Iterator[TranslatedSegment]:
    """Yield the translations of segments that are read."""
    engine = translator.engine
    # Recognise whole cells, labels and units, which are written by rule.
    segments = recognise_cells(segments, source_side(engine))
    segments = cut_segments(segments, engine)
    # Draft everything else, and write into it what is missing: each kind of engine in its way.
    if is_text_engine(engine):
        drafts = _by_asking(segments, engine, document)
    else:
        drafts = _by_searching(segments, engine, document, translator)
    # Reword what turns a figure's meaning round.
    drafts = [reword_relations(draft) for draft in drafts]
    # Tidy the small words around what is carried.
    drafts = [tidy_words(draft) for draft in drafts]
    # Say once who does it.
    drafts = [
        draft for _, group in _by_segment(segments, drafts) for draft in say_subject_once(group)
    ]
    # Tell in one tense what "we" did.
    drafts = [make_parallel(draft) for draft in drafts]
    # Agree: articles and plurals beside required words, singulars behind one.
    drafts = [make_single(make_agree(inflect_carried_words(draft))) for draft in drafts]
    # Mend prepositions before dates.
    drafts = [mend_date_prepositions(draft) for draft in drafts]
    # Put nouns before the terms that they belong to.
    drafts = [put_nouns_before(draft) for draft in drafts]
    # Join the last of listed figures by "and".
    drafts = [join_last_figures(draft) for draft in drafts]
    # Part words that two neighbouring terms share.
    drafts = [
        part_shared_words(draft, segment.proposed)
        for segment, group in _by_segment(segments, drafts)
        for draft in group
    ]
    # Write the articles that are missing before terms and names.
    drafts = [add_missing_articles(draft) for draft in drafts]
    # Give chapter headings their capitals.
    drafts = [
        draft
        for segment, group in _by_segment(segments, drafts)
        for draft in capitalise_heading(group, is_heading=_is_heading(segment))
    ]
    # Typeset quotation marks as the source has them.
    drafts = _typeset(drafts, document)
    for segment, group in _by_segment(segments, drafts):
        yield assemble_segment(segment, group, _similar(segment, translator))


def _by_searching(
    segments: Sequence[ReadSegment], engine: Engine, document: DocumentState, translator: Translator
) -> list[Draft]:
    """Return drafts of a piece engine: it is searched wider, and its prefixes are forced."""
    options = translator.options
    searching = DecodingOptions(beam_size=options.beam_size)
    repairing = DecodingOptions(beam_size=options.repair_beam_size)
    # Draft once, fast.
    drafts = write_first_drafts(segments, engine, searching)
    # Carry over what was written into the source in words and did not come.
    drafts = carry_missing(drafts, engine, searching)
    # Tell the model the rare words that it did not render.
    drafts = tell_rare_words(drafts, engine, searching)
    # Widen the search where a draft lacks or repeats something, and calm what runs wild.
    drafts = search_wider(drafts, engine, searching)
    drafts = calm_drafts(drafts, engine, searching)
    # From here on every term has the rendering its document began with.
    drafts = keep_renderings(drafts, document.renderings)
    # Forbid deprecated terms where they stand.
    drafts = avoid_forbidden(drafts, engine, searching)
    # Repair what is still missing: force it into its place, decode the rest anew.
    drafts = repair_by_prefix(drafts, engine, repairing, options.positions)
    # Replace, as the last resort, words that stand for what is required.
    drafts = [replace_spans(draft) for draft in drafts]
    return tame_drafts(drafts, engine, searching, options.positions)


def _by_asking(
    segments: Sequence[ReadSegment], engine: TextEngine, document: DocumentState
) -> list[Draft]:
    """Return drafts of a text engine: it is asked, and asked again with what it missed."""
    # Ask for the whole window in one call.
    drafts = ask_first(segments, engine, document)
    # Settle bare numbers that came with the unit they mean.
    drafts = [settle_figures(draft) for draft in drafts]
    # From here on every term has the rendering its document began with.
    drafts = keep_renderings(drafts, document.renderings)
    # Ask again for what lacks something or uses what is forbidden.
    drafts = ask_again(drafts, segments, engine, document)
    drafts = [settle_figures(draft) for draft in drafts]
    # Replace, as the last resort, the words linked to what is required.
    drafts = [replace_linked(draft) for draft in drafts]
    # Spell the terms that the engine wrote itself as they were approved.
    return [spell_terms(draft) for draft in drafts]


def translate_plainly(
    sources: Sequence[SourceSegment], translator: Translator, document: DocumentState
) -> Iterator[TranslatedSegment]:
    """Yield what the engine says by itself, verified all the same, for comparison."""
    engine = translator.engine
    with translator.turn:
        segments = find_requirements(sources, translator.finder, document)
    segments = cut_segments(segments, engine)
    if is_text_engine(engine):
        drafts = ask_plainly(segments, engine, document)
    else:
        searching = DecodingOptions(beam_size=translator.options.beam_size)
        drafts = write_plain_drafts(segments, engine, searching)
        drafts = calm_drafts(drafts, engine, searching)
        drafts = tell_rare_words(drafts, engine, searching)
    drafts = _typeset(drafts, document)
    for segment, group in _by_segment(segments, drafts):
        translated = assemble_segment(segment, group)
        document.latest.append((translated.source, translated.target))
        yield translated


def _typeset(drafts: Sequence[Draft], document: DocumentState) -> list[Draft]:
    return list(drafts) if document.marks.are_straight else [typeset(draft) for draft in drafts]


def _is_heading(segment: ReadSegment) -> bool:
    is_one = segment.source.is_heading or is_heading_line(segment.normalised.text)
    return is_one and segment.match is None


def _by_segment(
    segments: Sequence[ReadSegment], drafts: Sequence[Draft]
) -> Iterator[tuple[ReadSegment, Sequence[Draft]]]:
    position = 0
    for segment in segments:
        end = position + len(segment.passages)
        yield segment, drafts[position:end]
        position = end


def _similar(segment: ReadSegment, translator: Translator) -> tuple[MemoryMatch, ...]:
    if translator.memory is None or segment.match is not None or not segment.is_chinese:
        return ()
    with translator.turn:
        return translator.memory.find_similar(segment.source.text)
