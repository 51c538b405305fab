"""What `gongbao translate` reads and where it writes, decided before anything is translated."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from corpora import UsageError

# Prose is prose under either name; of all others a file under another name is broken or in pieces.
_MAY_BE_MIXED = frozenset(("text", "markdown"))


@dataclass(frozen=True, slots=True)
class Job:
    """One document: its input, and the files to write; no output is standard output."""

    source: str
    output: Path | None
    report: Path | None
    bilingual: Path | None = None

    @property
    def written(self) -> tuple[Path, ...]:
        """Return the files the job writes."""
        return tuple(p for p in (self.output, self.report, self.bilingual) if p is not None)


def plan_jobs(
    inputs: tuple[str, ...],
    output: Path | None,
    report: Path | None,
    bilingual: Path | None,
    output_format: str,
) -> list[Job]:
    """Return a job for each input; several need a folder, and names that differ.

    Raises:
        UsageError: if the options do not fit the inputs.
    """
    if len(inputs) == 1:
        if output is not None and output.is_dir():
            output = output / _name(inputs[0], output_format)
        return [Job(inputs[0], output, report, bilingual)]
    if bilingual is not None:
        raise UsageError(f"--bilingual takes one input at a time, not {len(inputs)}")
    if output is None:
        raise UsageError(f"{len(inputs)} inputs need a folder for their translations: -o FOLDER")
    for folder in (output, report):
        if folder is not None and folder.exists() and not folder.is_dir():
            raise UsageError(f"{folder}: {len(inputs)} inputs need a folder, and this is a file")
    jobs = [
        Job(
            source,
            output / _name(source, output_format),
            report / f"{Path(source).stem}.report.html" if report is not None else None,
        )
        for source in inputs
    ]
    targets = [job.output for job in jobs]
    twice = {str(target) for target in targets if targets.count(target) > 1}
    if twice:
        raise UsageError(f"several inputs would be written to {', '.join(sorted(twice))}")
    return jobs


def refuse_other_format(job: Job, document_format: str, *, is_article: bool) -> None:
    """Refuse an output whose name promises another format than the document will have.

    Raises:
        UsageError: naming the output.
    """
    from corpora import format_of_name, written_name

    if job.output is not None and written_name(job.output.name) != job.output.name:
        raise UsageError(
            f"{job.output}: the translation is {document_format};"
            f" call it {written_name(job.output.name)}"
        )
    if job.output is None:
        return
    promised = format_of_name(job.output.name)
    if promised in (None, document_format) or {promised, document_format} <= _MAY_BE_MIXED:
        return
    if is_article:
        raise UsageError(
            f"{job.output}: the article of a page is translated as {document_format}, and not as"
            f" {promised}: call it {job.output.with_suffix('.txt').name}, or leave --article out"
        )
    raise UsageError(
        f"{job.output}: the translation is {document_format}, like its input, and not {promised};"
        " give it the extension of its input (XLIFF and tables for an editor are written by"
        " --bilingual)"
    )


def _name(source: str, output_format: str) -> str:
    from corpora import written_name

    name = "standard-input.txt" if source == "-" else written_name(Path(source).name)
    return f"{Path(name).stem}.jsonl" if output_format == "jsonl" else name
