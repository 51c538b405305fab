"""From a request to a call of the office and back: parameters read, errors told as JSON."""

from __future__ import annotations

import json
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.convertors import Convertor, register_url_convertor
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from corpora import GongbaoError, InputError, UsageError
from gongbao.editing import EditConflictError, EditingOffice, NotThereError, StalePageError
from gongbao.workbench.presence import Presence
from gongbao.workbench.records import segment_record
from gongbao.workbench.sessions import COOKIE, Session, Sessions
from gongbao.workbench.uploads import Uploads, read_uploads

Endpoint = Callable[[Request], Awaitable[Response]]
_MOST_JSON = 2**20
_LARGEST = 10**12


class NumberConvertor(Convertor[int]):
    """A number in an address, of at most twelve digits: whatever is longer is not there."""

    regex = "[0-9]{1,12}"

    def convert(self, value: str) -> int:
        """Return the number of an address."""
        return int(value)

    def to_string(self, value: int) -> str:
        """Return a number as an address has it."""
        return str(value)


register_url_convertor("number", NumberConvertor())


@dataclass(frozen=True, slots=True)
class Call:
    """One request of somebody who is signed in.

    Attributes:
        office: What is asked.
        session: Who asks.
        presence: Who is where.
        path: Numbers and names in the address.
        query: What stands behind its question mark.
        body: The JSON that came with it, {} for none.
        key: Of the session.
    """

    office: EditingOffice
    session: Session
    presence: Presence
    path: dict[str, Any]
    query: dict[str, str]
    body: dict[str, Any]
    key: str

    @property
    def document(self) -> int:
        """Return the number of the document that is asked for."""
        return int(self.path["document"])

    @property
    def number(self) -> int:
        """Return the number of the segment."""
        return int(self.path["number"])

    def text(self, name: str, default: str | None = None) -> str:
        """Return a text of the body.

        Raises:
            InputError: if it is no text, or not there and there is no default.
        """
        value = self.body.get(name, default)
        if not isinstance(value, str) or not _is_written(value):
            raise InputError(f"{name}: expected a text")
        return value

    def whole(self, name: str) -> int:
        """Return a whole number of the body.

        Raises:
            InputError: if it is none.
        """
        value = self.body.get(name)
        if not isinstance(value, int) or isinstance(value, bool) or abs(value) > _LARGEST:
            raise InputError(f"{name}: expected a whole number")
        return value

    def flag(self, name: str) -> bool:
        """Return whether something is set in the body.

        Raises:
            InputError: if it is neither true nor false.
        """
        value = self.body.get(name, False)
        if not isinstance(value, bool):
            raise InputError(f"{name}: expected true or false")
        return value

    def asked(self, name: str, default: int) -> int:
        """Return a whole number of the query.

        Raises:
            InputError: if it is none.
        """
        value = self.query.get(name, str(default))
        if not value.lstrip("-").isdigit() or len(value) > 12:
            raise InputError(f"{name}: expected a whole number")
        return int(value)


class ForbiddenError(GongbaoError):
    """The role of the session does not allow it."""


Work = Callable[[Call], object]


def answers(work: Work, *, status: int = 200) -> Endpoint:
    """Return the endpoint that lets `work` answer a signed-in request in JSON.

    What `work` returns is written as JSON, a `Response` goes as it is. It runs in a thread.
    """

    async def endpoint(request: Request) -> Response:
        session, key = session_of(request)
        if session is None:
            return problem(401, "sign in first", "forbidden")
        try:
            body = await read_json(request, session)
        except PermissionError as error:
            return problem(403, str(error), "forbidden")
        except InputError as error:
            return problem(400, str(error), "input")
        state = request.app.state
        call = Call(
            state.office,
            session,
            state.presence,
            dict(request.path_params),
            dict(request.query_params),
            body,
            key,
        )
        return await run_in_threadpool(answer, work, call, status)

    return endpoint


def takes_files(
    work: Callable[[Call, Uploads], object], *, most_files: int = 1, status: int = 200
) -> Endpoint:
    """Return the endpoint that lets `work` answer a form with files, as `answers` does JSON."""

    async def endpoint(request: Request) -> Response:
        session, key = session_of(request)
        if session is None:
            return problem(401, "sign in first", "forbidden")
        try:
            refuse_foreign(request, session)
            uploads = await read_uploads(request, most_files=most_files)
        except PermissionError as error:
            return problem(403, str(error), "forbidden")
        except InputError as error:
            return problem(400, str(error), "input")
        state = request.app.state
        path, query = dict(request.path_params), dict(request.query_params)
        call = Call(state.office, session, state.presence, path, query, {}, key)
        return await run_in_threadpool(answer, lambda made: work(made, uploads), call, status)

    return endpoint


def answer(work: Work, call: Call, status: int = 200) -> Response:
    """Return the answer of a piece of work; an error of the house is told to the browser."""
    try:
        done = work(call)
    except EditConflictError as error:
        record = {
            "error": str(error),
            "kind": "conflict",
            "segment": segment_record(error.theirs),
        }
        return JSONResponse(record, 409)
    except NotThereError as error:
        return problem(404, str(error), "missing")
    except ForbiddenError as error:
        return problem(403, str(error), "forbidden")
    except (StalePageError, UsageError) as error:
        return problem(409, str(error), "usage")
    except GongbaoError as error:
        return problem(400, str(error), "input")
    return done if isinstance(done, Response) else JSONResponse(done, status)


def problem(status: int, told: str, kind: str) -> JSONResponse:
    """Return an error as the browser expects it."""
    return JSONResponse({"error": told, "kind": kind}, status)


def session_of(request: Request) -> tuple[Session | None, str]:
    """Return whose request it is, and the key of the session."""
    sessions: Sessions = request.app.state.sessions
    key = request.cookies.get(COOKIE, "")
    return sessions.find(key), key


def with_session(response: Response, key: str, *, is_secure: bool) -> Response:
    """Return a response that opens a session in the browser."""
    response.set_cookie(COOKIE, key, httponly=True, samesite="strict", path="/", secure=is_secure)
    return response


def to_sign_in(request: Request) -> Response:
    """Return where somebody without a session goes."""
    sessions: Sessions = request.app.state.sessions
    if sessions.accounts is not None:
        return RedirectResponse("/signin", 303)
    return Response(
        "This address needs the token that `gongbao workbench` printed.\n",
        401,
        media_type="text/plain",
    )


async def read_json(request: Request, session: Session) -> dict[str, Any]:
    """Return the JSON object of a request, {} where it brings none or another kind of body.

    Raises:
        PermissionError: if the token of the session is not with it.
        InputError: if it is no JSON object.
    """
    if request.method in ("GET", "HEAD"):
        return {}
    refuse_foreign(request, session)
    if not request.headers.get("content-type", "").startswith("application/json"):
        return {}
    data = await request.body()
    if len(data) > _MOST_JSON:
        raise InputError("more than a megabyte of JSON")
    try:
        body = json.loads(data or b"{}")
    except (ValueError, RecursionError) as error:
        raise InputError(f"no JSON: {error}") from error
    if not isinstance(body, dict):
        raise InputError("expected a JSON object")
    return body


def refuse_foreign(request: Request, session: Session) -> None:
    """Refuse a request that another site may have made the browser send.

    Raises:
        PermissionError: if the token of the session is not with it.
    """
    token = request.headers.get("x-csrf-token", "")
    if not secrets.compare_digest(token.encode(), session.csrf.encode()):
        raise PermissionError("the page is too old or foreign; load it again")


def _is_written(text: str) -> bool:
    """Tell whether a text can be stored: half of a pair of surrogates cannot."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
