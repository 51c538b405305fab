"""`gongbao translate DIR -o DIR`: every document of a folder, resumed where it was interrupted.

A small state file in the output folder says which inputs were translated with which options;
what has not changed since is not translated again. Pages keep what they show, and their links to
each other and to documents that are saved under another name. One report tells of all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path, PurePath
from typing import TYPE_CHECKING
from urllib.parse import quote

import click

from corpora import (
    GongbaoError,
    UsageError,
    format_of_name,
    write_atomically,
)
from corpora.counting import counted
from corpora.files import OutputGuard, decode, shown_name
from corpora.formats.html.page_links import linked_files, with_renamed_links
from gongbao import __version__
from gongbao.commands.translation.folder_files import (
    find_documents,
    is_our_own,
    output_name,
    size_of_document,
)
from gongbao.commands.translation.folder_state import Done, digest_of, read_state, write_state
from gongbao.commands.translation.folder_work import FolderWork, Translated, prepare_work, work_with
from gongbao.commands.translation.translation_jobs import Job
from gongbao.commands.translation.translation_run import RunOptions

if TYPE_CHECKING:
    from corpora.jobs import Jobs
    from gongbao.reports import FolderEntry
    from gongbao.translation import Translator

_BAD_INPUT = 3
_PAGES = frozenset(("html", "markdown"))
_REPORT = "index.html"
# What pages show and link, and no person reads as a document.
_ASSETS = frozenset(
    (
        *(".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".bmp", ".ico", ".css", ".js", ".mjs"),
        *(".woff", ".woff2", ".ttf", ".otf", ".eot", ".mp4", ".webm", ".mp3", ".ogg"),
    )
)


def translate_folder(
    folder: Path,
    output: Path,
    report: Path | None,
    translator: Translator,
    options: RunOptions,
    *,
    force: bool,
    files_read: Iterable[Path] = (),
    jobs: Jobs | None = None,
    open_translator: Callable[[], Translator] | None = None,
) -> int:
    """Translate the documents of a folder under their names and sub-folders; return the exit code.

    A file that cannot be read or written is told and does not stop the others; the code is then
    3, else 1 where a requirement is unmet. An engine out of reach or a spent budget ends the run
    with its own code; the same call goes on from there. Neither documents nor `files_read` are
    written over.
    `report` is a page for all of them, or a folder for that page and one of each document.
    With `jobs`, workers translate, each with what `open_translator` opens; the largest documents
    are begun first.

    Raises:
        UsageError: if the output is no folder, or lies in the input.
    """
    if output.exists() and not output.is_dir():
        raise UsageError(f"{output}: a folder of documents needs a folder for its translations")
    if output.resolve() == folder.resolve():
        raise UsageError(f"{output}: this is the input; choose another output")
    run = _FolderRun(folder, output, report, translator, options, force=force)
    run.guard = OutputGuard([*run.paths, *files_read])
    run.copy_assets()
    run.translate_all(jobs, open_translator)
    run.mend_links()
    run.write_report()
    if run.others:
        counts = Counter(path.suffix.lower() or "without an extension" for path in run.others)
        kinds = ", ".join(f"{extension} {count}" for extension, count in sorted(counts.items()))
        files = counted(len(run.others), "file is no document", "files are no documents")
        click.echo(f"gongbao: {files}: {kinds}", err=True)
    return run.code


class _FolderRun:
    def __init__(
        self,
        folder: Path,
        output: Path,
        report: Path | None,
        translator: Translator,
        options: RunOptions,
        *,
        force: bool,
    ) -> None:
        self.folder, self.output, self.report = folder, output, report
        self.translator, self.options, self.force = translator, options, force
        self.signature = digest_of(f"{__version__}\n{translator.signature}\n{options}".encode())
        self.state = read_state(output)
        self.paths, self.others = find_documents(folder, output)
        self.names = {self._name(path) for path in self.paths}
        self.failures: dict[str, str] = {}
        self.guard = OutputGuard(self.paths)
        self.has_failed = False
        self.stopped: int | None = None

    @property
    def code(self) -> int:
        """Return the exit code of what was done."""
        if self.stopped is not None:
            return self.stopped
        if self.has_failed or self.failures:
            return _BAD_INPUT
        done = (self.state.files.get(name) for name in self.names)
        return 0 if all(entry is None or entry.is_kept for entry in done) else 1

    def translate_all(
        self, jobs: Jobs | None, open_translator: Callable[[], Translator] | None
    ) -> None:
        """Translate what was not translated before; a failure is told and noted."""
        from corpora.jobs import InTurn, Task

        if jobs is None or open_translator is None:
            paths = self.paths
            jobs, task = InTurn(), Task(lambda: work_with(self.translator, self.options))
        else:
            paths = sorted(self.paths, key=size_of_document, reverse=True)
            task = Task(partial(prepare_work, open_translator, self.options))
        begun: dict[int, FolderWork] = {}
        for outcome in jobs.outcomes(task, self._waiting(paths, begun)):
            work = begun.pop(outcome.number)
            if outcome.is_final:  # the next one would meet the same server, or the same budget
                self.stopped = outcome.exit_code
            if outcome.value is None:
                self._fail(work.name, outcome.fault)
            else:
                self._note(work, outcome.value)

    def _waiting(
        self, paths: Iterable[Path], begun: dict[int, FolderWork]
    ) -> Iterator[tuple[int, FolderWork]]:
        """Yield what is to be translated, until nothing more is to be begun."""
        for number, path in enumerate(paths):
            if self.stopped is not None:
                return
            if (work := self._work(path)) is not None:
                begun[number] = work
                yield number, work

    def _work(self, path: Path) -> FolderWork | None:
        """Return the work on a document, None where it was done before or cannot be."""
        name = self._name(path)
        job, done = self._job(name), self.state.files.get(name)
        try:
            source = digest_of(path.read_bytes())
            if done and self._is_done(done, job, source):
                click.echo(f"{shown_name(name)}: done already", err=True)
                return None
            self.guard.check(
                job.written,
                overwrite=self.force or is_our_own(done, job),
                makes_folders=True,
                bytes_needed=2 * path.stat().st_size,
            )
        except (GongbaoError, OSError) as error:
            self._fail(name, str(error))
            return None
        return FolderWork(name, job, source)

    def _note(self, work: FolderWork, told: Translated) -> None:
        """Note in the state what was translated, and tell."""
        name = work.name
        try:
            written = digest_of(self._target(name).read_bytes())
            self.state.files[name] = Done(
                work.source,
                self.signature,
                written,
                told.is_kept,
                told.segments,
                told.met,
                told.unmet,
            )
            write_state(self.output, self.state)
        except (GongbaoError, OSError) as error:
            self._fail(name, str(error))
            return
        if told.messages:
            click.echo(told.messages, err=True, nl=False)
        verdict = "translated" if told.is_kept else "translated, not all of it as promised"
        click.echo(f"{shown_name(name)}: {counted(told.segments, 'segment')}, {verdict}", err=True)

    def _fail(self, name: str, fault: str) -> None:
        self.failures[name] = fault
        click.echo(f"{shown_name(name)}: failed: {fault}", err=True)

    def copy_assets(self) -> None:
        """Copy what pages show or link, under the names by which they call it.

        What is there already and the same stays; what is there and differs, only with `force`.
        """
        pages = [path for path in self.paths if format_of_name(path.name) in _PAGES]
        if not pages:
            return
        linked = set().union(*map(self._linked, pages))
        count = 0
        for path in list(self.others):
            if path.suffix.lower() not in _ASSETS and self._name(path) not in linked:
                continue
            self.others.remove(path)
            target = self.output / path.relative_to(self.folder)
            try:
                data = path.read_bytes()
                if target.is_file() and target.read_bytes() == data:
                    continue
                if target.exists() and not self.force:
                    raise UsageError(f"{target}: exists already; --force overwrites it")
                target.parent.mkdir(parents=True, exist_ok=True)
                write_atomically(target, data)
                count += 1
            except (GongbaoError, OSError) as error:
                self.has_failed = True
                click.echo(f"{shown_name(path)}: failed: {error}", err=True)
        if count:
            click.echo(f"gongbao: {counted(count, 'file')} copied that pages show", err=True)

    def mend_links(self) -> None:
        """Let the links of pages lead to documents under the names they are saved as.

        A page that somebody has edited since is left as it is.
        """
        renamed = {
            name: PurePath(output_name(name, self.names)).name
            for name in self.names
            if output_name(name, self.names) != name and name in self.state.files
        }
        if not renamed or self.options.is_article:
            return
        is_changed = False
        for name in sorted(self.names):
            done, target = self.state.files.get(name), self._target(name)
            page_format = format_of_name(name)
            if done is None or page_format not in _PAGES or not target.is_file():
                continue
            data = target.read_bytes()
            if digest_of(data) != done.output:
                continue
            mended = with_renamed_links(data.decode("utf-8"), name, page_format, renamed).encode()
            if mended != data:
                write_atomically(target, mended)
                self.state.files[name] = replace(done, output=digest_of(mended))
                is_changed = True
        if is_changed:
            write_state(self.output, self.state)

    def write_report(self) -> None:
        """Write the report of all documents; one that an editor changed stays, and that is told."""
        if self.report is None:
            return
        from gongbao.reports import render_folder

        is_alone = self._is_one_page
        place = self.report if is_alone else self.report / _REPORT
        page = render_folder(self._entries(), shown_name(self.folder), self.translator.signature)
        data = page.encode("utf-8")
        try:
            is_ours = place.is_file() and digest_of(place.read_bytes()) == self.state.report
            self.guard.check([place], overwrite=self.force or is_ours, makes_folders=True)
            place.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(place, data)
            self.state.report = digest_of(data)
            write_state(self.output, self.state)
        except (GongbaoError, OSError) as error:
            self.has_failed = True
            click.echo(f"{shown_name(place)}: failed: {error}", err=True)

    def _entries(self) -> list[FolderEntry]:
        from gongbao.reports import FolderEntry

        entries: list[FolderEntry] = []
        for name in sorted(self.names):
            done, failure = self.state.files.get(name), self.failures.get(name, "")
            if done is None or failure:
                entries.append(FolderEntry(shown_name(name), failure=failure or "not translated"))
                continue
            link = "" if self._is_one_page else quote(f"{name}.report.html", errors="replace")
            entries.append(
                FolderEntry(shown_name(name), done.segments, done.met, done.unmet, report=link)
            )
        return entries

    @property
    def _is_one_page(self) -> bool:
        """Tell whether the report is one page, and not a folder of them."""
        report = self.report
        is_page = report is not None and report.suffix.lower() in (".html", ".htm")
        return is_page and report is not None and not report.is_dir()

    def _linked(self, page: Path) -> set[str]:
        try:
            source, _ = decode(page.read_bytes(), str(page))
        except (GongbaoError, OSError):
            return set()  # it will fail as a document, and be told
        page_format = format_of_name(page.name) or ""
        return linked_files(source, self._name(page), page_format)

    def _job(self, name: str) -> Job:
        report = None
        if self.report is not None and not self._is_one_page:
            report = self.report / f"{name}.report.html"
        return Job(str(self.folder / name), self._target(name), report)

    def _name(self, path: Path) -> str:
        return path.relative_to(self.folder).as_posix()

    def _target(self, name: str) -> Path:
        return self.output / output_name(name, self.names)

    def _is_done(self, done: Done, job: Job, source: str) -> bool:
        if (done.source, done.options) != (source, self.signature) or job.output is None:
            return False
        if job.report is not None and not job.report.exists():
            return False
        return job.output.exists() and digest_of(job.output.read_bytes()) == done.output
