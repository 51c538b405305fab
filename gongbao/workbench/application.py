"""The application: its routes, its guard, and what its requests share."""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from dataclasses import dataclass

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from gongbao.editing import EditingOffice
from gongbao.workbench.accounts import Account
from gongbao.workbench.calls.document_calls import document_routes
from gongbao.workbench.calls.editor_calls import editor_routes
from gongbao.workbench.calls.page_calls import page_routes
from gongbao.workbench.calls.page_pair_calls import page_pair_routes
from gongbao.workbench.calls.quality_calls import quality_routes
from gongbao.workbench.calls.term_calls import term_routes
from gongbao.workbench.guard import Guard
from gongbao.workbench.presence import Presence
from gongbao.workbench.sessions import Sessions


@dataclass(frozen=True, slots=True)
class WorkbenchOptions:
    """How a workbench is reached.

    Attributes:
        hosts: Names, with their port, under which browsers may ask for it.
        author: Who sits there, where there are no accounts.
        accounts: Who may sign in; None where the start address is enough.
    """

    hosts: Collection[str]
    author: str = "editor"
    accounts: dict[str, Account] | None = None


def make_application(office: EditingOffice, options: WorkbenchOptions) -> Starlette:
    """Return the application of an office; it opens the office when it starts, and closes it.

    `application.state.sessions.token` opens a session from the start address.
    """

    @asynccontextmanager
    async def opened(_: Starlette) -> AsyncIterator[None]:
        with office:
            office.warm()
            yield

    application = Starlette(
        routes=[
            *page_routes(),
            *document_routes(),
            *editor_routes(),
            *term_routes(),
            *page_pair_routes(),
            *quality_routes(),
            Mount("/static", StaticFiles(packages=[("gongbao.workbench", "static")])),
        ],
        middleware=[Middleware(Guard, hosts=options.hosts)],
        lifespan=opened,
    )
    application.state.office = office
    application.state.presence = Presence()
    application.state.sessions = Sessions(options.author, options.accounts)
    return application
