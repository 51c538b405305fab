"""One request to a chat interface, until it is answered or there is no use in asking again.

Everything on the wire goes through the official `openai` client, imported when an engine is
opened. What the client would add of its own (another project's key, the user's headers, a
description of the machine) is taken off, and no redirection to another host is followed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random
from threading import BoundedSemaphore
from typing import Any

from corpora import EngineError, UsageError
from gongbao.translation.engines.llm.asking.loopback_transport import loopback_transport
from gongbao.translation.engines.llm.asking.replies import Reply, read_reply
from gongbao.translation.engines.llm.asking.retries import Clock, Gate, RetryPolicy, retry_after
from gongbao.translation.engines.llm.asking.server_abilities import ServerAbilities
from gongbao.translation.engines.llm.asking.server_errors import (
    cause_of,
    is_filtered,
    is_too_large,
    may_pass,
    message_of,
    refusal_of,
    remedy_of,
)
from gongbao.translation.engines.llm.asking.usage import Meter
from gongbao.translation.engines.llm.configuration import LlmConfiguration
from gongbao.translation.engines.llm.prompt import AnswerForm, Prompt

_SENT_HEADERS = frozenset(
    (
        *("host", "accept", "accept-encoding", "connection", "user-agent"),
        *("content-type", "content-length", "transfer-encoding"),
    )
)
_SLOW_BEFORE_SPLIT = 2
_ATTEMPTS_UNMET = 2
"""Attempts at a server that has never answered: it is not down for a moment, it is not there."""


@dataclass(frozen=True, slots=True)
class _Trouble:
    """A failure that may pass.

    Attributes:
        told: What happened, in words.
        remedy: What to do where it does not pass.
        wait: Seconds that the server asks to wait; None where it says nothing.
        is_slow: There was no answer in time.
        is_unmet: Nothing listens there, and nothing ever answered.
    """

    told: str
    remedy: str
    wait: float | None = None
    is_slow: bool = False
    is_unmet: bool = False


class Stopped(Exception):  # noqa: N818 - no error: the caller wants no answer any more
    """Raised in a thread whose caller has stopped waiting."""


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
        self._slots = BoundedSemaphore(configuration.asking.concurrency)
        destination = configuration.destination
        is_plain = destination.is_loopback and not destination.is_encrypted
        transport = {"transport": loopback_transport(openai)} if is_plain else {}
        self._client = openai.OpenAI(
            base_url=configuration.url,
            api_key=key or "none",
            max_retries=0,
            timeout=configuration.asking.timeout_seconds,
            http_client=openai.DefaultHttpxClient(
                # A proxy between this machine and itself would be another machine.
                trust_env=not destination.is_loopback,
                **transport,
                follow_redirects=False,
                event_hooks={"request": [self._take_off]},
            ),
        )
        asked = configuration.asking.answers
        form = AnswerForm.SCHEMA if asked == "auto" else AnswerForm(asked)
        if configuration.is_translation_model:
            form, asked = AnswerForm.PLAIN, "plain"
        self._abilities = ServerAbilities(form, asked != "auto")

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
            raise refusal_of(error, self._configuration, self._key) from None
        except self._openai.APITimeoutError:
            raise EngineError(f"{self._host}: no answer in {timeout_seconds:g} seconds") from None
        except self._openai.APIConnectionError as error:
            raise EngineError(f"{self._host}: cannot be reached: {cause_of(error)}") from None
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
            with self._slots:
                if is_stopped():
                    raise Stopped
                tried = form or self._abilities.form
                found = self._attempt(self._body(write(tried)), tried)
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
                    f" kept. {found.remedy}"
                )
            if found.wait is not None:
                self._gate.close_for(found.wait)
            else:
                self._clock.sleep(self._policy.wait_before(attempt, self._random))
            attempt += 1

    def _attempt(self, body: dict[str, Any], form: AnswerForm) -> Reply | _Trouble | None:
        """Return the reply, or what may pass; None where the server wants to be asked for less.

        Raises:
            EngineError: where asking again is of no use.
        """
        begun = self._clock.now()
        try:
            reply, (read, written) = read_reply(self._sent(body), form, body)
            self._meter.add(tokens_read=read, tokens_written=written)
            return reply
        except self._openai.APIStatusError as error:
            if not may_pass(error):
                return self._settled(error, form, set(body))
            remedy = remedy_of(error.status_code)
            return _Trouble(f"answers {error.status_code}", remedy, self._asked_wait(error))
        except self._openai.APITimeoutError:
            seconds = self._configuration.asking.timeout_seconds
            return _Trouble(
                f"gave no answer in {seconds:g} seconds",
                "Give it more timeout_seconds or a smaller batch in its table of gongbao.toml",
                is_slow=True,
            )
        except self._openai.APIConnectionError as error:
            is_refused = type(error.__cause__).__name__ == "ConnectError"
            return _Trouble(
                f"cannot be reached: {cause_of(error)}",
                f"Is the server at {self._configuration.url} running? `gongbao engines` asks it",
                is_unmet=is_refused and not self._has_answered,
            )
        except (ValueError, self._openai.APIError):
            return _Trouble(
                "answered with what is no answer of a chat interface",
                f"Is {self._configuration.url} the address of one? Most end in /v1",
            )
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

    def _settled(self, error: Any, form: AnswerForm, sent: set[str]) -> Reply | None:  # noqa: ANN401 - openai's own
        """Return the reply that a refused request amounts to, None to ask for less.

        Raises:
            EngineError: where nothing helps but another configuration.
        """
        message = message_of(error)
        if is_too_large(error):
            return Reply(is_too_large=True, form=form)
        if is_filtered(error):
            return Reply(is_refused=True, form=form)
        if error.status_code in (400, 422) and self._abilities.leave_out(message, form, sent):
            return None
        raise refusal_of(error, self._configuration, self._key) from None

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

    def _take_off(self, request: Any) -> None:  # noqa: ANN401 - httpx's own
        """Leave on a request only what it needs."""
        kept = {
            name: value for name, value in request.headers.items() if name.lower() in _SENT_HEADERS
        }
        kept |= {"user-agent": "gongbao", "accept-encoding": "identity"}
        if self._key:
            kept["authorization"] = f"Bearer {self._key}"
        request.headers = type(request.headers)(kept)


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
