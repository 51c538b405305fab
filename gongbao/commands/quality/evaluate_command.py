"""`gongbao evaluate`: which of several translations is better, with evidence."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gongbao.commands.glossary.glossary_options import Rulings, glossary_options
from gongbao.commands.outputs import guard_outputs

if TYPE_CHECKING:
    from gongbao.evaluation.parallel_lines import EvaluationSet

_METRICS = "bleu,chrf,consensus,terms,figures,quality"
_FILE = click.Path(path_type=Path)
_EXAMPLE = """
\b
Examples:
  gongbao evaluate --source zh.txt --reference en.txt ours.txt theirs.txt --report report.html
  gongbao evaluate --source zh.txt --reference a.en --reference b.en systems/ --baseline online
  gongbao evaluate --source zh.txt --reference en.txt ours.txt --metrics bleu,chrf --format json
  gongbao evaluate --source zh.txt systems/ --report ranks.html
"""


@click.command(epilog=_EXAMPLE)
@click.argument("translations", nargs=-1, required=True, metavar="HYP...", type=_FILE)
@click.option("--source", required=True, type=_FILE, help="The Chinese, a segment a line.")
@click.option(
    "--reference",
    "references",
    multiple=True,
    type=_FILE,
    help="A human translation, line for line; may be repeated. Without one, systems are ranked by "
    "consensus.",
)
@click.option(
    "--baseline", metavar="HYP", help="Compare every system with this one, not all pairs."
)
@click.option(
    "--documents",
    type=_FILE,
    help="The document of each line, or its domain and document with a tab between.",
)
@click.option(
    "--metrics",
    default=_METRICS,
    show_default=True,
    help="What to measure; also ter, model (slow), comet:PLACE, metricx:PLACE.",
)
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
)
@click.option("--report", type=_FILE, metavar="FILE.html", help="Write a page with everything.")
@click.option(
    "--trials",
    type=click.IntRange(0),
    default=1000,
    show_default=True,
    help="Resamples for intervals and significance; 0 is none.",
)
@click.option("--seed", type=int, default=12345, show_default=True, help="Of the resamples.")
@click.option(
    "--workers", type=click.IntRange(0), default=0, help="Processes; 0 is one for each core."
)
@click.option("--force", is_flag=True, help="Overwrite an existing report.")
@glossary_options
def evaluate(
    translations: tuple[Path, ...],
    source: Path,
    references: tuple[Path, ...],
    baseline: str | None,
    documents: Path | None,
    metrics: str,
    output_format: str,
    report: Path | None,
    trials: int,
    seed: int,
    workers: int,
    force: bool,
    rulings: Rulings,
) -> None:
    """Measure HYP..., files or folders of files, one translated segment a line.

    The verdict comes first: which system is better, and which cannot be told apart. Against
    references: BLEU, chrF++ and, where asked for, TER as sacreBLEU has them. Among at least three
    systems: consensus, how far each says what the others say. Against the source: terms (as the
    reading of the pair finds them, as ruled, and as WMT25 counts them), their consistency, amounts,
    figures and dates by value, names, omissions, and the MQM penalty that a reader is expected to
    give. Intervals are from the bootstrap, p from paired approximate randomisation. PLACE of a
    learnt metric is a checkpoint on this machine, or hub:OWNER/NAME, which is downloaded.
    """
    guard_outputs(
        [report],
        [source, documents, *references, *_files(translations)],
        force=force,
        rulings=rulings,
    )
    # Worker processes share the cores; more threads in each would only get in the way.
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    from corpora import write_atomically
    from gongbao.evaluation.evaluation import EvaluationOptions, evaluate as evaluate_systems
    from gongbao.evaluation.evaluation_formats import evaluation_record, evaluation_text
    from gongbao.evaluation.scores.significance import ResamplingOptions

    texts = _read(source, references, translations, documents)
    options = EvaluationOptions(
        _metric_names(metrics),
        _name_of(baseline, texts),
        ResamplingOptions(trials, seed),
        workers or os.cpu_count() or 1,
    )
    finder = rulings.open()
    progress = _progress(len(texts.systems))
    evaluation = evaluate_systems(texts, finder, options, progress=progress)
    for system in evaluation.systems:
        for warning in system.warnings:
            click.echo(f"gongbao: warning: {warning.english}", err=True)
    if report is not None:
        from gongbao.reports import render_evaluation

        write_atomically(report, render_evaluation(evaluation).encode("utf-8"))
    if output_format == "json":
        record = evaluation_record(evaluation)
        click.echo(json.dumps(record, ensure_ascii=False, allow_nan=False))
    else:
        click.echo(evaluation_text(evaluation, by_document=documents is not None), nl=False)


def _metric_names(metrics: str) -> tuple[str, ...]:
    """Return the metrics asked for; the place of a learnt one keeps its capitals."""
    names = []
    for name in filter(None, (part.strip() for part in metrics.split(","))):
        kind, colon, place = name.partition(":")
        names.append(kind.lower() + colon + place)
    return tuple(dict.fromkeys(names))


def _files(translations: tuple[Path, ...]) -> Iterator[Path]:
    """Yield the files that are measured, those of folders too."""
    for path in translations:
        yield from path.iterdir() if path.is_dir() else (path,)


def _read(
    source: Path,
    references: tuple[Path, ...],
    translations: tuple[Path, ...],
    documents: Path | None,
) -> EvaluationSet:
    from gongbao.evaluation.parallel_lines import make_evaluation_set, read_lines, read_systems

    names = read_lines(documents).lines if documents is not None else ()
    return make_evaluation_set(
        read_lines(source),
        [read_lines(path) for path in references],
        read_systems(translations),
        names,
    )


def _progress(total: int) -> Callable[[int], None]:
    """Return what tells a person who watches how many systems are measured.

    Without a thread of its own, unlike a bar: beside one the systems could not be measured in
    forked processes.
    """
    if not sys.stderr.isatty():
        return lambda done: None
    click.echo(f"gongbao: 0 of {total} systems measured", err=True, nl=False)

    def told(done: int) -> None:
        click.echo(f"\rgongbao: {done} of {total} systems measured", err=True, nl=done == total)

    return told


def _name_of(baseline: str | None, texts: EvaluationSet) -> str | None:
    """Return the name of the system that `--baseline` means, by name or by its file."""
    if baseline is None or any(system.name == baseline for system in texts.systems):
        return baseline
    return Path(baseline).stem
