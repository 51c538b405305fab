"""`gongbao translate`: documents in, documents out, with an explanation of every required word."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from corpora import UsageError
from gongbao.commands.engines.engine_options import EngineChoice, engine_options
from gongbao.commands.glossary.glossary_options import Rulings, glossary_options
from gongbao.commands.job_options import job_options
from gongbao.commands.outputs import files_of_rulings, guard_outputs
from gongbao.commands.sources import read_source
from gongbao.commands.translation.translation_jobs import (
    plan_jobs,
    refuse_other_format,
)
from gongbao.commands.translation.translation_run import (
    RunOptions,
    run_job,
    translation_waivers,
)

if TYPE_CHECKING:
    from corpora.jobs import Jobs
    from corpora.memory import TranslationMemory
    from corpora.workspace import Workspace
    from gongbao.translation import GuaranteeOptions, Translator

_EXAMPLE = """
\b
Examples:
  gongbao translate bulletin.docx -o bulletin.en.docx --report why.html
  gongbao translate notice.txt --glossary office.tsv
  gongbao translate page.html --article --bilingual review.xlsx
  gongbao translate bulletins/ -o english/
  cat notice.txt | gongbao translate - --format jsonl
  gongbao translate bulletin.docx --engine llm:office --budget-tokens 200000
"""


@click.command(epilog=_EXAMPLE)
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="File, or folder for several inputs or a folder.",
)
@glossary_options
@engine_options
@click.option(
    "--report",
    type=click.Path(path_type=Path),
    metavar="FILE.html",
    help="Explanation page; of a folder, one page (.html) or a folder with one of each as well.",
)
@click.option(
    "--bilingual",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Source and translation side by side (xlsx, docx, html, xlf), for gongbao apply.",
)
@click.option(
    "--xliff-version",
    type=click.Choice(["1.2", "2.1"]),
    default="1.2",
    show_default=True,
    help="Version of a bilingual XLIFF file.",
)
@click.option("--article", is_flag=True, help="Only the article of a page, without its menus.")
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["text", "jsonl"]),
    default="text",
    show_default=True,
    help="text: the format of the input; jsonl: one object a segment, or a record.",
)
@click.option(
    "--beam",
    type=click.IntRange(1, 12),
    default=4,
    show_default=True,
    help="Beam size; 1 is greedy and fastest.",
)
@click.option("--no-memory", is_flag=True, help="Leave the workspace's translation memory out.")
@click.option("--no-guarantee", is_flag=True, help="The engine's own output, for comparison.")
@click.option("--force", is_flag=True, help="Overwrite existing files.")
@job_options
@click.pass_context
def translate(
    context: click.Context,
    inputs: tuple[str, ...],
    output: Path | None,
    rulings: Rulings,
    engine: EngineChoice,
    report: Path | None,
    bilingual: Path | None,
    xliff_version: str,
    article: bool,
    output_format: str,
    beam: int,
    no_memory: bool,
    no_guarantee: bool,
    force: bool,
    jobs: Jobs,
) -> None:
    """Translate Chinese documents (Office, HTML, Markdown, text, XLIFF, JSONL) into English.

    Every approved term and every figure is in the output, none is added or turned round, no
    clause is left out, or the segment is named and the exit code is 1. "-" reads standard input;
    without -o the translation goes to standard output.
    What the workspace's memory has of the same source stands as it is, held to the same rulings,
    and its waivers (gongbao waiver) count.
    A folder keeps its names and sub-folders, and goes on where it was interrupted; --jobs and --on
    are for folders.
    With llm:NAME the first line on standard error says which host receives the text; a document
    with a secrecy mark (机密★, 内部资料) is refused for any but this machine.
    """
    engine.announce(rulings.workspace)
    is_folder = len(inputs) == 1 and Path(inputs[0]).is_dir()
    if is_folder and (output is None or bilingual is not None or output_format != "text"):
        raise UsageError(
            f"{inputs[0]}: a folder needs -o FOLDER, and takes neither --bilingual nor --format"
        )
    from corpora.jobs import InTurn

    is_alone = isinstance(jobs, InTurn)
    if not is_alone and not is_folder:
        raise UsageError("--jobs and --on are for a folder of documents")
    if not is_alone and engine.budget_tokens:
        raise UsageError("--budget-tokens counts in one process: leave --jobs and --on out")
    planned = [] if is_folder else plan_jobs(inputs, output, report, bilingual, output_format)
    guard_outputs(
        [path for job in planned for path in job.written],
        inputs,
        force=force,
        rulings=rulings,
        makes_folders=True,
    )
    documents = [read_source(job.source, is_article=article) for job in planned]
    for job, document in zip(planned, documents, strict=True):
        if output_format == "text":
            refuse_other_format(job, document.format, is_article=article)
        if job.bilingual is not None:
            from corpora.handover import BILINGUAL_FORMATS

            BILINGUAL_FORMATS.require(job.bilingual)
    from gongbao.translation import GuaranteeOptions, Translator

    workspace = rulings.open_workspace()
    guarantee = GuaranteeOptions(beam_size=beam, enforce=not no_guarantee)
    translator = Translator(
        engine.load(rulings.workspace),
        rulings.open(workspace),
        guarantee,
        None if no_memory else _memory(workspace),
    )
    options = RunOptions(
        output_format,
        xliff_version,
        is_article=article,
        is_guaranteed=not no_guarantee,
        waivers=translation_waivers(workspace),
    )
    if is_folder and output is not None:
        from gongbao.commands.translation.translate_folder import translate_folder

        folder = Path(inputs[0])
        opened = partial(_open_translator, engine, rulings, guarantee, no_memory=no_memory)
        code = translate_folder(
            folder,
            output,
            report,
            translator,
            options,
            force=force,
            files_read=tuple(files_of_rulings(rulings)),
            jobs=None if is_alone else jobs,
            open_translator=None if is_alone else opened,
        )
        context.exit(code)
    is_kept = True
    for job, document in zip(planned, documents, strict=True):
        is_kept = run_job(job, document, translator, options) and is_kept
    context.exit(0 if is_kept else 1)


def _open_translator(
    engine: EngineChoice, rulings: Rulings, guarantee: GuaranteeOptions, *, no_memory: bool
) -> Translator:
    """Return the translator of a worker; it ends with the worker."""
    from gongbao.translation import Translator
    from gongbao.translation.engines import load_engine

    workspace = rulings.open_workspace()
    return Translator(
        load_engine(engine.specification, settings=engine.settings(rulings.workspace)),
        rulings.open(workspace),
        guarantee,
        None if no_memory else _memory(workspace),
    )


def _memory(workspace: Workspace | None) -> TranslationMemory | None:
    if workspace is None:
        return None
    from corpora.memory import TranslationMemory

    return TranslationMemory(workspace)
