"""What an error of a server means: it may pass, it is about this text, or nothing helps."""

from __future__ import annotations

import re
from typing import Any

from corpora import EngineError
from gongbao.translation.engines.llm.configuration import LlmConfiguration

_RETRIED = frozenset((408, 409, 425, 429, 500, 502, 503, 504, 520, 522, 524, 529))
_TOO_LARGE = re.compile(
    r"context.{0,10}(?:length|window|size)|maximum.{0,12}(?:length|tokens|context)"
    r"|too (?:long|large|many tokens)|exceed.{0,20}(?:context|length|tokens)|range of input length",
    re.IGNORECASE,
)
_FILTERED = re.compile(
    r"content.?filter|data.?inspection|content.?polic|sensitive|moderation", re.I
)
_SPENT = re.compile(
    r"insufficient.?(?:quota|balance|funds)|billing|arrearage|quota.{0,10}exceeded", re.I
)
_SHOWN = 200


def may_pass(error: Any) -> bool:  # noqa: ANN401 - openai's own
    """Tell whether the same request may be answered later; an empty account does not pass."""
    return error.status_code in _RETRIED and not _SPENT.search(message_of(error))


def is_too_large(error: Any) -> bool:  # noqa: ANN401 - openai's own
    """Tell whether a request was longer than the model takes."""
    if error.status_code == 413:
        return True
    return bool(error.status_code < 500 and _TOO_LARGE.search(message_of(error)))


def is_filtered(error: Any) -> bool:  # noqa: ANN401 - openai's own
    """Tell whether a filter of the service refused the text."""
    return error.status_code in (400, 403, 451) and bool(_FILTERED.search(message_of(error)))


def refusal_of(error: Any, configuration: LlmConfiguration, key: str) -> EngineError:  # noqa: ANN401
    """Return what a refusal means; the message of a refused key may hold the key itself."""
    host = configuration.destination.host
    status = error.status_code
    if status in (401, 403):
        variable = configuration.key_env
        remedy = f"the key in the environment variable {variable}" if variable else "a request"
        advice = "" if variable else "; key_env in its table names the variable with a key"
        return EngineError(f"{host}: refuses {remedy} (answer {status}){advice}")
    if 300 <= status < 400:
        return EngineError(
            f"{host}: sends the request on to another address, which is not followed;"
            f" write that address in {configuration.place}"
        )
    told = _shown(message_of(error), key)
    if status == 404:
        return EngineError(
            f"{host}: has no model {configuration.model!r}, or no chat interface at"
            f" {configuration.url} (most end in /v1): {told}"
        )
    if _SPENT.search(told) or status == 402:
        return EngineError(f"{host}: the account has nothing left: {told}")
    return EngineError(f"{host}: refuses the request (answer {status}): {told}")


def remedy_of(status: int) -> str:
    """Return what to do where a failure that may pass does not pass."""
    if status == 429:
        return (
            "The server is asked more often than it allows: run again later, or with a smaller"
            " concurrency in its table of gongbao.toml"
        )
    return "The server is there and fails: its log says why"


def message_of(error: Any) -> str:  # noqa: ANN401 - openai's own
    """Return all that a server says of an error: its code, its parameter, its message."""
    body = error.body if isinstance(error.body, dict) else {}
    told = [body.get(name) for name in ("code", "type", "param", "message")]
    inner = body.get("error")
    if isinstance(inner, dict):
        told += [inner.get(name) for name in ("code", "type", "param", "message")]
    elif inner is not None:
        told.append(inner)
    found = " ".join(str(part) for part in told if part)
    return found or str(error.body or error.message)


def cause_of(error: BaseException) -> str:
    """Return the innermost reason of a connection that failed, in a few words."""
    while (cause := error.__cause__ or error.__context__) is not None:
        error = cause
    return str(error)[:_SHOWN] or type(error).__name__


def _shown(message: str, key: str) -> str:
    """Return a server's message without anything that looks like a key."""
    if key:
        message = message.replace(key, "***")
    message = re.sub(r"\b(?:sk|pk|ak)-[\w*-]{4,}|\bBearer\s+\S+", "***", message)
    return " ".join(message.split())[:_SHOWN] or "no reason given"
