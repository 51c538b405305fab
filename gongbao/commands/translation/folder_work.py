"""What is done with one document of a folder, in this process or in a worker elsewhere."""

from __future__ import annotations

import io
from collections.abc import Callable
from contextlib import redirect_stderr
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from gongbao.commands.sources import read_source
from gongbao.commands.translation.translation_jobs import Job
from gongbao.commands.translation.translation_run import RunOptions, run_job, unmet_lines

if TYPE_CHECKING:
    from gongbao.translation import DocumentTranslation, Translator


@dataclass(frozen=True, slots=True)
class FolderWork:
    """One document: its name in the folder, its files, the digest of its bytes."""

    name: str
    job: Job
    source: str


@dataclass(frozen=True, slots=True)
class Translated:
    """What a worker tells of a document it has translated and written.

    Attributes:
        is_kept: Whether the promise was kept.
        segments: How many it has.
        met: How many requirements are met.
        unmet: What is not as promised, in words.
        messages: What it has said on standard error, where nobody watches it.
    """

    is_kept: bool
    segments: int
    met: int
    unmet: tuple[str, ...]
    messages: str = ""


def work_with(translator: Translator, options: RunOptions) -> Callable[[FolderWork], Translated]:
    """Return what translates documents in this process, where a person watches."""
    return partial(_translate, translator, options)


def prepare_work(
    open_translator: Callable[[], Translator], options: RunOptions
) -> Callable[[FolderWork], Translated]:
    """Return what translates documents in a worker; loads the engine, once a worker."""
    return partial(_translate_quietly, open_translator(), options)


def _translate(translator: Translator, options: RunOptions, work: FolderWork) -> Translated:
    from gongbao.translation import Outcome

    document = read_source(work.job.source, is_article=options.is_article)
    told: list[DocumentTranslation] = []
    kept = run_job(work.job, document, translator, options, told.append)
    return Translated(
        kept,
        len(document.segments),
        told[0].count(Outcome.MET, Outcome.REPAIRED, Outcome.REPLACED),
        tuple(unmet_lines(told[0]) if options.is_guaranteed else ()),
    )


def _translate_quietly(translator: Translator, options: RunOptions, work: FolderWork) -> Translated:
    messages = io.StringIO()
    with redirect_stderr(messages):
        translated = _translate(translator, options, work)
    return replace(translated, messages=messages.getvalue())
