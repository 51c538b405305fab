"""Runs the command line: errors become text here, and each has its exit code."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from corpora import GongbaoError
from gongbao.commands.command_tree import cli

_BAD_INPUT = 3
_INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit with its code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A file name in another encoding reaches us as surrogates, which UTF-8 cannot write.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        code = cli.main(args=arguments, prog_name="gongbao", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.exceptions.Abort, KeyboardInterrupt):
        _stop("interrupted; no file is half written", _INTERRUPTED)
    except GongbaoError as error:
        _stop(str(error), error.exit_code)
    except UnicodeEncodeError as error:
        _stop(f"text that is no Unicode: {error.object!r:.80}", _BAD_INPUT)
    except OverflowError as error:
        _stop(f"a number is too large: {error}", _BAD_INPUT)
    except OSError as error:
        _stop(f"{error.filename or ''}: {error.strerror or error}", _BAD_INPUT)
    except Exception as error:
        if not _is_of_a_database(error):
            raise
        _stop(f"the workspace cannot be read: {error}", _BAD_INPUT)
    sys.exit(code if isinstance(code, int) else 0)


def _is_of_a_database(error: Exception) -> bool:
    """Tell whether it is damage of a workspace that only shows on a later page."""
    # A command that opened no workspace has not loaded the database, so no error is of it.
    database = sys.modules.get("sqlite3")
    return database is not None and isinstance(error, database.Error)


def _stop(message: str, code: int) -> None:
    click.echo(f"gongbao: {message}", err=True)
    sys.exit(code)
