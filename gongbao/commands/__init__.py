"""The command line: each command parses, calls the library and writes; errors become text here."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Sequence

import click

from corpora import GongbaoError
from gongbao import __version__
from gongbao.commands.glossary.glossary_edit import add, approve, edit, propose, retire
from gongbao.commands.glossary.glossary_evidence import evidence
from gongbao.commands.glossary.glossary_exchange import export, import_file
from gongbao.commands.glossary.glossary_extract import extract_terms
from gongbao.commands.glossary.glossary_group import glossary
from gongbao.commands.glossary.glossary_history import diff, history, undo
from gongbao.commands.glossary.glossary_lint import lint
from gongbao.commands.glossary.glossary_review import review
from gongbao.commands.glossary.glossary_show import list_concepts, search, show, stats
from gongbao.commands.memory.memory_group import memory
from gongbao.commands.memory.memory_import import import_units
from gongbao.commands.quality.check_command import check
from gongbao.commands.quality.evaluate_command import evaluate
from gongbao.commands.quality.score_command import score
from gongbao.commands.quality.waiver_command import waiver
from gongbao.commands.texts.align_command import align
from gongbao.commands.texts.corpus_command import corpus
from gongbao.commands.texts.extract_command import extract
from gongbao.commands.translation.apply_command import apply
from gongbao.commands.translation.model_command import model
from gongbao.commands.translation.translate_command import translate

__all__ = ["cli", "main"]

_INTERRUPTED = 130


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="gongbao")
def cli() -> None:
    """Chinese official bulletins into English, with every approved term and figure guaranteed.

    Exit codes: 0 clean, 1 a requirement is unmet, 2 wrong usage, 3 bad input, 130 interrupted.
    """


cli.add_command(translate)
cli.add_command(align)
cli.add_command(apply)
cli.add_command(check)
cli.add_command(corpus)
cli.add_command(evaluate)
cli.add_command(extract)
cli.add_command(glossary)
for command in (
    add,
    approve,
    diff,
    edit,
    evidence,
    export,
    extract_terms,
    history,
    import_file,
    lint,
    list_concepts,
    propose,
    retire,
    review,
    search,
    show,
    stats,
    undo,
):
    glossary.add_command(command)
cli.add_command(memory)
memory.add_command(import_units)
cli.add_command(model)
cli.add_command(score)
cli.add_command(waiver)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit with its code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A file name in another encoding reaches us as surrogates, which UTF-8 cannot write.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        code = cli.main(args=arguments, prog_name="gongbao", standalone_mode=False)
    except click.exceptions.Abort:
        click.echo("gongbao: interrupted; no file is half written", err=True)
        sys.exit(_INTERRUPTED)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except GongbaoError as error:
        click.echo(f"gongbao: {error}", err=True)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        click.echo("gongbao: interrupted; no file is half written", err=True)
        sys.exit(_INTERRUPTED)
    except sqlite3.Error as error:  # damage that only shows on a later page
        click.echo(f"gongbao: the workspace cannot be read: {error}", err=True)
        sys.exit(3)
    except UnicodeEncodeError as error:
        click.echo(f"gongbao: text that is no Unicode: {error.object!r:.80}", err=True)
        sys.exit(3)
    except OverflowError as error:
        click.echo(f"gongbao: a number is too large: {error}", err=True)
        sys.exit(3)
    except OSError as error:
        click.echo(f"gongbao: {error.filename or ''}: {error.strerror or error}", err=True)
        sys.exit(3)
    sys.exit(code if isinstance(code, int) else 0)
