"""One request to a chat interface, until it is answered or there is no use in asking again.

Everything on the wire goes through the official `openai` client, imported when an engine is
opened. What the client would add of its own (another project's key, the user's headers, a
description of the machine) is taken off, and no redirection to another host is followed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from random import Random
from threading import Lock
from typing import Any

from corpora import EngineError, UsageError
from gongbao.translation.engines.llm.configuration import LlmConfiguration
from gongbao.translation.engines.llm.prompt import AnswerForm, Prompt
from gongbao.translation.engines.llm.retries import Clock, Gate, RetryPolicy, retry_after
from gongbao.translation.engines.llm.usage import Meter

_SENT_HEADERS = frozenset(
    (
        *("host", "accept", "accept-encoding", "connection", "user-agent"),
        *("content-type", "content-length", "transfer-encoding"),
    )
)
_SEED_AND_TEMPERATURE = ("temperature", "seed")
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
_SLOW_BEFORE_SPLIT = 2
_ATTEMPTS_UNMET = 2
"""Attempts at a server that has never answered: it is not down for a moment, it is not there."""
_LETTERS_A_TOKEN = 3


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back.

    Attributes:
        content: The words of the model.
        is_cut_off: Because it reached a limit of length.
        is_refused: By the model or by a filter of the service.
        is_too_large: The request was larger than the model takes, or took too long for several
            segments together.
        form: How it was asked to answer.
    """

    content: str = ""
    is_cut_off: bool = False
    is_refused: bool = False
    is_too_large: bool = False
    form: AnswerForm = AnswerForm.LINES


@dataclass(frozen=True, slots=True)
class _Trouble:
    """A failure that may pass.

    Attributes:
        told: What happened, in words.
        wait: Seconds that the server asks to wait; None where it says nothing.
        is_slow: There was no answer in time.
        is_unmet: Nothing listens there, and nothing ever answered.
    """

    told: str
    wait: float | None = None
    is_slow: bool = False
    is_unmet: bool = False


class Stopped(Exception):  # noqa: N818 - no error: the caller wants no answer any more
    """Raised in a thread whose caller has stopped waiting."""


@dataclass(slots=True)
class _Abilities:
    """What a server has turned out to take; threads share it and learn from each other."""

    form: AnswerForm
    is_fixed: bool
    parameters: set[str] = field(default_factory=lambda: set(_SEED_AND_TEMPERATURE))
    lock: Lock = field(default_factory=Lock)
    unformed: int = 0
    formed: int = 0

    def leave_out(self, message: str, tried: AnswerForm, sent: set[str]) -> bool:
        """Ask for less after a refusal; False where there is nothing to leave out."""
        with self.lock:
            for name in _SEED_AND_TEMPERATURE:
                if name in message.lower() and name in sent:
                    self.parameters.discard(name)
                    return True
            return self._lower(tried)

    def note(self, *, is_formed: bool) -> None:
        """Learn whether an answer had the form that was asked for."""
        with self.lock:
            self.formed += is_formed
            self.unformed += not is_formed
            if self.unformed > 1 and not self.formed and not self.is_fixed:
                self.form = AnswerForm.LINES

    def _lower(self, tried: AnswerForm) -> bool:
        lower = {AnswerForm.SCHEMA: AnswerForm.JSON, AnswerForm.JSON: AnswerForm.LINES}
        if self.is_fixed or tried not in lower:
            return False
        if self.form is tried:
            self.form, self.unformed, self.formed = lower[tried], 0, 0
        return True


class ChatClient:
    """Asks one model; threads share it.

    Args:
        configuration: Server, model and how it is asked.
        key: What opens the server, empty for none.
        meter: Counts.
        clock: Time.
        policy: Waits between attempts.
    """

    def __init__(
        self,
        configuration: LlmConfiguration,
        key: str,
        meter: Meter,
        *,
        clock: Clock | None = None,
        policy: RetryPolicy | None = None,
    ) -> None:
        openai = import_openai()
        self._configuration = configuration
        self._host = configuration.destination.host
        self._key = key
        self._meter = meter
        self._clock = clock or Clock()
        self._policy = policy or RetryPolicy()
        self._gate = Gate(self._clock)
        self._random = Random(configuration.name)  # spreads waits, guards nothing
        self._openai = openai
        self._has_answered = False
        self._client = openai.OpenAI(
            base_url=configuration.url,
            api_key=key or "none",
            max_retries=0,
            timeout=configuration.asking.timeout_seconds,
            http_client=openai.DefaultHttpxClient(
                # A proxy between this machine and itself would be another machine.
                trust_env=not configuration.destination.is_loopback,
                follow_redirects=False,
                event_hooks={"request": [self._take_off]},
            ),
        )
        asked = configuration.asking.answers
        form = AnswerForm.SCHEMA if asked == "auto" else AnswerForm(asked)
        if configuration.is_translation_model:
            form, asked = AnswerForm.PLAIN, "plain"
        self._abilities = _Abilities(form, asked != "auto")

    @property
    def form(self) -> AnswerForm:
        """How answers are asked for at present."""
        return self._abilities.form

    @property
    def can_ask_in_lines(self) -> bool:
        """Whether a segment may be asked for without JSON, where JSON went wrong."""
        return not self._abilities.is_fixed

    def note_form(self, *, is_formed: bool) -> None:
        """Learn whether an answer had the form that was asked for."""
        self._abilities.note(is_formed=is_formed)

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def list_models(self, timeout_seconds: float) -> list[str] | None:
        """Return what the server says it serves, None where it answers but has no list.

        Raises:
            EngineError: where it does not answer in time, or refuses the key.
        """
        try:
            found = self._client.with_options(timeout=timeout_seconds).get(
                "/models", cast_to=object
            )
        except self._openai.APIStatusError as error:
            if error.status_code in (404, 405, 501):
                return None
            raise self._refused(error) from None
        except self._openai.APITimeoutError:
            raise EngineError(f"{self._host}: no answer in {timeout_seconds:g} seconds") from None
        except self._openai.APIConnectionError as error:
            raise EngineError(f"{self._host}: cannot be reached: {_cause(error)}") from None
        except ValueError:
            return None
        models = found.get("data") if isinstance(found, dict) else None
        if not isinstance(models, list):
            return None
        return [str(model["id"]) for model in models if isinstance(model, dict) and "id" in model]

    def ask(
        self,
        write: Callable[[AnswerForm], Prompt],
        *,
        is_batch: bool,
        form: AnswerForm | None = None,
        is_stopped: Callable[[], bool] = lambda: False,
    ) -> Reply:
        """Return the answer to a request; what fails for a while is asked again, with patience.

        Args:
            write: Writes the request for a way of answering.
            is_batch: It is for several segments, and could be cut.
            form: How to answer; None is what the server has turned out to do.
            is_stopped: Whether the answer is still wanted.

        Raises:
            EngineError: where asking again is of no use, or was, too often.
            Stopped: where the answer is not wanted any more.
        """
        attempt, slow = 1, 0
        while True:
            self._gate.wait()
            if is_stopped():
                raise Stopped
            tried = form or self._abilities.form
            found = self._attempt(write(tried), tried)
            if isinstance(found, Reply):
                return found
            if found is None:
                continue  # asked for less
            slow += found.is_slow
            if is_batch and slow == _SLOW_BEFORE_SPLIT:
                return Reply(is_too_large=True, form=tried)
            most = self._configuration.asking.attempts
            if attempt >= (min(most, _ATTEMPTS_UNMET) if found.is_unmet else most):
                raise EngineError(
                    f"{self._host}: {found.told}, {attempt} times; what was answered before is"
                    f" kept. Is the server at {self._configuration.url} running?"
                    " `gongbao engines` asks it"
                )
            if found.wait is not None:
                self._gate.close_for(found.wait)
            else:
                self._clock.sleep(self._policy.wait_before(attempt, self._random))
            attempt += 1

    def _attempt(self, prompt: Prompt, form: AnswerForm) -> Reply | _Trouble | None:
        """Return the reply, or what may pass; None where the server wants to be asked for less.

        Raises:
            EngineError: where asking again is of no use.
        """
        body = self._body(prompt)
        begun = self._clock.now()
        try:
            return self._reply(self._sent(body), form, body)
        except self._openai.APIStatusError as error:
            if error.status_code not in _RETRIED or _SPENT.search(_message(error)):
                return self._settled(error, form, set(body))
            return _Trouble(f"answers {error.status_code}", self._asked_wait(error))
        except self._openai.APITimeoutError:
            seconds = self._configuration.asking.timeout_seconds
            return _Trouble(f"gave no answer in {seconds:g} seconds", is_slow=True)
        except self._openai.APIConnectionError as error:
            is_refused = type(error.__cause__).__name__ == "ConnectError"
            return _Trouble(
                f"cannot be reached: {_cause(error)}",
                is_unmet=is_refused and not self._has_answered,
            )
        except (ValueError, self._openai.APIError):
            return _Trouble("answered with what is no answer of a chat interface")
        finally:
            self._meter.add(requests=1, seconds=self._clock.now() - begun)

    def _sent(self, body: Mapping[str, Any]) -> object:
        answer: object = self._client.post("/chat/completions", cast_to=object, body=dict(body))
        self._has_answered = True
        return answer

    def _body(self, prompt: Prompt) -> dict[str, Any]:
        configuration = self._configuration
        body: dict[str, Any] = {
            "model": configuration.model,
            "messages": list(prompt.messages),
            **prompt.parameters,
        }
        allowed = self._abilities.parameters
        if "temperature" in allowed:
            body["temperature"] = 0
        if "seed" in allowed:
            body["seed"] = configuration.asking.seed
        if configuration.asking.max_tokens:
            body["max_tokens"] = configuration.asking.max_tokens
        return {**body, **configuration.extra}

    def _reply(self, answer: object, form: AnswerForm, body: Mapping[str, Any]) -> Reply:
        """Return what an answer says.

        Raises:
            ValueError: for what is no answer of a chat interface.
        """
        if not isinstance(answer, dict) or not isinstance(answer.get("choices"), list):
            raise ValueError("no choices")
        choice = answer["choices"][0] if answer["choices"] else None
        message = choice.get("message") if isinstance(choice, dict) else None
        if not isinstance(choice, dict) or not isinstance(message, dict):
            raise ValueError("no message")
        reason = choice.get("finish_reason")
        content = message.get("content")
        content = content if isinstance(content, str) else ""
        read, written = _tokens(answer.get("usage"), body, content)
        self._meter.add(tokens_read=read, tokens_written=written)
        return Reply(
            content,
            is_cut_off=reason == "length",
            is_refused=bool(message.get("refusal")) or reason == "content_filter",
            form=form,
        )

    def _settled(self, error: Any, form: AnswerForm, sent: set[str]) -> Reply | None:  # noqa: ANN401 - openai's own
        """Return the reply that a refused request amounts to, None to ask for less.

        Raises:
            EngineError: where nothing helps but another configuration.
        """
        message = _message(error)
        if error.status_code == 413 or (error.status_code < 500 and _TOO_LARGE.search(message)):
            return Reply(is_too_large=True, form=form)
        if error.status_code in (400, 403, 451) and _FILTERED.search(message):
            return Reply(is_refused=True, form=form)
        if error.status_code in (400, 422) and self._abilities.leave_out(message, form, sent):
            return None
        raise self._refused(error) from None

    def _asked_wait(self, error: Any) -> float | None:  # noqa: ANN401 - openai's own
        """Return the wait that a server asks for, None where it asks for none.

        Raises:
            EngineError: for one that nobody sits out.
        """
        seconds = retry_after(error.response.headers)
        if seconds is not None and seconds > self._policy.longest_asked:
            raise EngineError(
                f"{self._host}: asks to wait {seconds:,.0f} seconds (answer {error.status_code});"
                " what was answered before is kept, run again later"
            ) from None
        return seconds

    def _refused(self, error: Any) -> EngineError:  # noqa: ANN401 - openai's own
        """Return what a refusal means; the message of a refused key may hold the key itself."""
        configuration = self._configuration
        status = error.status_code
        if status in (401, 403):
            variable = configuration.key_env
            remedy = f"the key in the environment variable {variable}" if variable else "a request"
            advice = "" if variable else "; key_env in its table names the variable with a key"
            return EngineError(f"{self._host}: refuses {remedy} (answer {status}){advice}")
        if 300 <= status < 400:
            return EngineError(
                f"{self._host}: sends the request on to another address, which is not followed;"
                f" write that address in {configuration.place}"
            )
        told = self._shown(_message(error))
        if status == 404:
            return EngineError(
                f"{self._host}: has no model {configuration.model!r}, or no chat interface at"
                f" {configuration.url} (most end in /v1): {told}"
            )
        if _SPENT.search(told) or status == 402:
            return EngineError(f"{self._host}: the account has nothing left: {told}")
        return EngineError(f"{self._host}: refuses the request (answer {status}): {told}")

    def _shown(self, message: str) -> str:
        """Return a server's message without anything that looks like a key."""
        if self._key:
            message = message.replace(self._key, "***")
        message = re.sub(r"\b(?:sk|pk|ak)-[\w*-]{4,}|\bBearer\s+\S+", "***", message)
        return " ".join(message.split())[:_SHOWN] or "no reason given"

    def _take_off(self, request: Any) -> None:  # noqa: ANN401 - httpx's own
        """Leave on a request only what it needs."""
        for name in list(request.headers):
            if name.lower() not in _SENT_HEADERS:
                del request.headers[name]
        request.headers["user-agent"] = "gongbao"
        if self._key:
            request.headers["authorization"] = f"Bearer {self._key}"


def import_openai() -> Any:  # noqa: ANN401 - an optional library
    """Return the official client library.

    Raises:
        UsageError: where it is not installed.
    """
    try:
        import openai
    except ImportError as error:
        raise UsageError(
            'engines "llm:NAME" need the extra llm: python -m pip install "gongbao[llm]"'
        ) from error
    return openai


def _message(error: Any) -> str:  # noqa: ANN401 - openai's own
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


def _cause(error: BaseException) -> str:
    """Return the innermost reason of a connection that failed, in a few words."""
    while (cause := error.__cause__ or error.__context__) is not None:
        error = cause
    return str(error)[:_SHOWN] or type(error).__name__


def _tokens(usage: object, body: Mapping[str, Any], content: str) -> tuple[int, int]:
    """Return the tokens read and written as a server counts them, else about how many they are."""
    found = usage if isinstance(usage, dict) else {}
    read, written = found.get("prompt_tokens"), found.get("completion_tokens")
    if isinstance(read, int) and isinstance(written, int):
        return max(0, read), max(0, written)
    letters = sum(len(message["content"]) for message in body["messages"])
    return letters // _LETTERS_A_TOKEN, len(content) // _LETTERS_A_TOKEN
