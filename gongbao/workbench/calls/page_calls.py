"""The pages, signing in, the language of the interface and the name of whoever sits there."""

from __future__ import annotations

import json
from functools import cache
from html import escape
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from corpora import InputError
from gongbao.editing import NotThereError
from gongbao.workbench.calls.call import (
    Call,
    Endpoint,
    answers,
    problem,
    session_of,
    to_sign_in,
    with_session,
)
from gongbao.workbench.calls.document_calls import record_of
from gongbao.workbench.sessions import COOKIE, Session, Sessions

_LANGUAGE = "gongbao_language"
_LANGUAGES = ("en", "zh")
_LONGEST_NAME = 60


def page_routes() -> list[BaseRoute]:
    """Return the routes of pages."""
    return [
        Route("/", _start, methods=["GET"]),
        Route("/terms", page("terms"), methods=["GET"]),
        Route("/documents/{document:number}", page("editor"), methods=["GET"]),
        Route("/pairs", page("pairs"), methods=["GET"]),
        Route("/pairs/{pair:number}", page("pair"), methods=["GET"]),
        Route("/quality", page("quality"), methods=["GET"]),
        Route("/signin", _sign_in_page, methods=["GET"]),
        Route("/signin", _sign_in, methods=["POST"]),
        Route("/signout", _sign_out, methods=["POST"]),
        Route("/api/words", _words, methods=["GET"]),
        Route("/api/language", _set_language, methods=["POST"]),
        Route("/api/user", answers(_set_name), methods=["POST"]),
    ]


def page(name: str) -> Endpoint:
    """Return the endpoint of a page for somebody who is signed in."""

    async def endpoint(request: Request) -> Response:
        session, key = session_of(request)
        if session is None:
            return to_sign_in(request)
        state = request.app.state
        path = dict(request.path_params)
        call = Call(state.office, session, state.presence, path, {}, {}, key)
        try:
            more = await run_in_threadpool(_subject, call)
        except NotThereError as error:
            return HTMLResponse(escape(str(error)), 404)
        return HTMLResponse(_rendered(request, name, session, more))

    return endpoint


def _subject(call: Call) -> dict[str, Any]:
    """Return what a page is about: a document, a published page, nothing."""
    if "document" in call.path:
        return {"document": record_of(call, call.document)}
    if "pair" in call.path:
        return {"pair": call.office.pages.find(int(call.path["pair"]))}
    return {}


async def _start(request: Request) -> Response:
    token = request.query_params.get("token")
    if token is not None:
        sessions: Sessions = request.app.state.sessions
        key = sessions.open_by_token(token)
        if key is None:
            return to_sign_in(request)
        document = request.query_params.get("document", "")
        place = f"/documents/{document}" if document.isdecimal() else "/"
        return with_session(RedirectResponse(place, 303), key, is_secure=_is_secure(request))
    return await page("documents")(request)


async def _sign_in_page(request: Request) -> Response:
    sessions: Sessions = request.app.state.sessions
    if sessions.accounts is None:
        return RedirectResponse("/", 303)
    return HTMLResponse(_rendered(request, "signin", None, {}))


async def _sign_in(request: Request) -> Response:
    sessions: Sessions = request.app.state.sessions
    if sessions.accounts is None:
        return RedirectResponse("/", 303)
    form = await request.form(max_files=0, max_fields=4)
    name, password = str(form.get("name") or ""), str(form.get("password") or "")
    address = request.client.host if request.client else ""
    try:
        key = await run_in_threadpool(sessions.open_by_password, name, password, address)
    except PermissionError:
        more: dict[str, Any] = {"problem": _word(_language(request), "signin.too_many")}
        return HTMLResponse(_rendered(request, "signin", None, more), 429)
    if key is None:
        more = {"problem": _word(_language(request), "signin.wrong")}
        return HTMLResponse(_rendered(request, "signin", None, more), 403)
    return with_session(RedirectResponse("/", 303), key, is_secure=_is_secure(request))


async def _sign_out(request: Request) -> Response:
    sessions: Sessions = request.app.state.sessions
    sessions.close(request.cookies.get(COOKIE, ""))
    response = RedirectResponse("/signin", 303)
    response.delete_cookie(COOKIE, path="/")
    return response


async def _words(request: Request) -> Response:
    return JSONResponse(words_of(_language(request)))


async def _set_language(request: Request) -> Response:
    try:
        language = (await request.json()).get("language")
    except (ValueError, AttributeError, RecursionError):
        language = None
    if language not in _LANGUAGES:
        return problem(400, f"expected one of {', '.join(_LANGUAGES)}", "input")
    response = JSONResponse({"language": language})
    response.set_cookie(_LANGUAGE, language, samesite="strict", path="/", max_age=365 * 86400)
    return response


def _set_name(call: Call) -> object:
    name = " ".join(call.text("name").split())
    if not name or len(name) > _LONGEST_NAME or not name.isprintable():
        raise InputError(f"a name has 1 to {_LONGEST_NAME} characters")
    if call.session.has_account:
        raise InputError("the name is that of your account")
    call.session.name = name
    return {"name": name}


@cache
def words_of(language: str) -> dict[str, str]:
    """Return the words of the interface in a language, by their keys."""
    place = files("gongbao.workbench") / "words" / f"{language}.json"
    found: dict[str, str] = json.loads(place.read_text("utf-8"))
    return found


@cache
def _templates() -> Environment:
    return Environment(loader=PackageLoader("gongbao.workbench"), autoescape=True)


def _rendered(request: Request, name: str, session: Session | None, more: dict[str, Any]) -> str:
    from gongbao import __version__

    language = _language(request)
    sessions: Sessions = request.app.state.sessions
    return (
        _templates()
        .get_template(f"{name}.html")
        .render(
            page=name,
            csrf=session.csrf if session else "",
            user=session.name if session else "",
            role=str(session.role) if session else "",
            has_accounts=sessions.accounts is not None,
            language=language,
            version=__version__,
            word=lambda key: _word(language, key),
            **more,
        )
    )


def _word(language: str, key: str) -> str:
    return words_of(language).get(key, key)


def _language(request: Request) -> str:
    chosen = request.cookies.get(_LANGUAGE, "")
    if chosen in _LANGUAGES:
        return chosen
    asked = request.headers.get("accept-language", "")
    return "zh" if asked.lower().startswith("zh") else "en"


def _is_secure(request: Request) -> bool:
    return request.url.scheme == "https"
