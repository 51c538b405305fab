"""`gongbao workbench`: translate, edit and decide terms in the browser."""

from __future__ import annotations

import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING

import click

from corpora import DocumentError, UsageError
from gongbao.commands.engines.engine_options import EngineChoice, engine_options
from gongbao.commands.workspace_options import user_name, workspace_option
from gongbao.loopback import is_loopback

if TYPE_CHECKING:
    from gongbao.editing import EditingOffice
    from gongbao.workbench import Account

_LEFT_OUT = ("80", "443")
_ROLES = ("translator", "reviewer", "terminologist", "all")
_EXAMPLE = """
\b
Examples:
  gongbao workbench --open
  gongbao workbench bulletin.docx --open
  gongbao workbench --glossary official.tsv --offer-glossary tourism.tsv
  gongbao workbench --accounts office.txt --add-account 'Li Ming' --role reviewer
  gongbao workbench --accounts office.txt --host 10.1.2.3
"""


@click.command(epilog=_EXAMPLE)
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@workspace_option
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port", type=click.IntRange(1, 65535), default=8765, show_default=True, help="Port."
)
@click.option("--open", "opens", is_flag=True, help="Open the first page in the browser.")
@click.option(
    "--glossary",
    "glossaries",
    multiple=True,
    metavar="FILE[=PRIORITY]",
    help="Official terms beside those of the workspace; several times for several files.",
)
@click.option("--no-packaged-glossary", is_flag=True, help="Leave the packaged glossary out.")
@click.option(
    "--offer-glossary",
    "offered_glossaries",
    multiple=True,
    metavar="FILE[=PRIORITY]",
    help="Terms that count in the documents for which they are chosen.",
)
@engine_options
@click.option("--threads", type=click.IntRange(0), default=0, help="Cores to use, 0 for all.")
@click.option(
    "--second-person", is_flag=True, help="Whoever confirmed segments may not approve a document."
)
@click.option("--author", default="", help="Who sits there; by default the user's name.")
@click.option(
    "--accounts",
    "accounts_path",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Who may sign in, with a password; needed where others on the network reach it.",
)
@click.option("--add-account", metavar="NAME", help="Add NAME to the accounts, ask for a password.")
@click.option(
    "--role", type=click.Choice(_ROLES), default="all", show_default=True, help="Of --add-account."
)
@click.option(
    "--public-name",
    "names",
    multiple=True,
    metavar="NAME[:PORT]",
    help="A further name under which browsers ask for this machine, as that of the TLS proxy.",
)
def workbench(
    files: tuple[Path, ...],
    workspace_path: Path,
    host: str,
    port: int,
    opens: bool,
    glossaries: tuple[str, ...],
    no_packaged_glossary: bool,
    offered_glossaries: tuple[str, ...],
    engine: EngineChoice,
    threads: int,
    second_person: bool,
    author: str,
    accounts_path: Path | None,
    add_account: str | None,
    role: str,
    names: tuple[str, ...],
) -> None:
    """Open the workbench: documents are translated, edited and approved in the browser.

    FILES are taken in at once, unless they are there already. It serves this machine alone, at the
    address it prints. For others on the network give --host and --accounts; put a proxy with TLS
    before it. The workspace is made if it is not there.
    """
    if add_account is not None:
        _add_account(accounts_path, add_account, role)
        return
    accounts = _accounts(accounts_path, host)
    try:
        import starlette  # noqa: F401 - only whether the extra is there
        import uvicorn  # noqa: F401
    except ImportError as error:
        raise UsageError(
            "the workbench needs further packages: pip install 'gongbao[workbench]'"
        ) from error
    from gongbao.editing import EditingOffice, OfficeOptions
    from gongbao.workbench import WorkbenchOptions, make_application, serve

    office = EditingOffice(
        workspace_path,
        OfficeOptions(
            glossaries,
            not no_packaged_glossary,
            engine.specification,
            threads,
            second_person,
            offered_glossaries,
            engine.settings(workspace_path),
        ),
    )
    engine.announce(workspace_path)
    author = author or user_name() or "editor"
    taken = [_taken(office, path, author) for path in files]
    hosts = _hosts(host, port, names)
    application = make_application(office, WorkbenchOptions(hosts, author, accounts))
    token = "" if accounts is not None else f"?token={application.state.sessions.token}"
    place = f"{'&' if token else '?'}document={taken[0]}" if len(taken) == 1 else ""
    address = f"http://{hosts[0]}/{token}{place}"

    def told() -> None:
        click.echo(f"gongbao: the workbench of {workspace_path}: {address}", err=True)
        click.echo("gongbao: Ctrl+C ends it", err=True)
        if opens:
            webbrowser.open(address)

    serve(application, host, port, on_start=told)


def _taken(office: EditingOffice, path: Path, author: str) -> int:
    """Return the number of a file in the office, which takes it in if it does not have it."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise DocumentError(f"{path}: cannot be read: {error.strerror or error}") from error
    known = office.documents.find_same(path.name, data)
    if known is not None:
        return known
    engine = office.options.engine
    return office.documents.add(path.name, data, author=author, engine=engine)


def _add_account(path: Path | None, name: str, role: str) -> None:
    from gongbao.workbench.accounts import Role, add_account

    if path is None:
        raise click.UsageError("--add-account needs --accounts FILE")
    password = click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
    add_account(path, name, Role(role), password)
    click.echo(f"gongbao: {name} may sign in as {role}", err=True)


def _accounts(path: Path | None, host: str) -> dict[str, Account] | None:
    if path is None:
        if not is_loopback(host):
            raise UsageError(
                f"--host {host} lets others in: give --accounts FILE, made with --add-account"
            )
        return None
    from gongbao.workbench.accounts import read_accounts

    accounts = read_accounts(path)
    if not accounts:
        raise UsageError(f"{path}: nobody may sign in; add somebody with --add-account")
    return accounts


def _hosts(host: str, port: int, names: tuple[str, ...]) -> list[str]:
    """Return what a browser may write as the host that it asks, the first to print.

    It leaves the ports of HTTP and HTTPS out; a name without one may be that of a proxy.
    """
    hosts = [f"{name}:{port}" for name in _names(host)]
    if str(port) in _LEFT_OUT:
        hosts += _names(host)
    for name in map(str.lower, names):
        bare, _, given = name.rpartition(":")
        if not given.isdecimal() or not bare:
            hosts += [name, f"{name}:{port}"]
        else:
            hosts += [name, bare] if given in _LEFT_OUT else [name]
    return hosts


def _names(host: str) -> tuple[str, ...]:
    """Return the names under which a browser may ask for this machine, the first to print."""
    if is_loopback(host):
        return ("127.0.0.1", "localhost", "[::1]")
    return (host, "127.0.0.1", "localhost")
