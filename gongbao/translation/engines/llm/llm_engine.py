"""The engine `llm:NAME`: a language model behind a chat interface, as a source of translations.

Segments go in batches, several at a time. Every answer is judged before it is taken; what is no
translation is asked again alone, without its neighbours, and what is none then either has no text
and a finding that says why.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from gongbao.translation.engines.llm.answers.answer_faults import Fault, fault_finding
from gongbao.translation.engines.llm.answers.answer_judgement import (
    JudgedAnswer,
    judge_answer,
    misplaced_answers,
)
from gongbao.translation.engines.llm.answers.answer_reading import (
    is_wrapped,
    read_answers,
    unwrapped,
)
from gongbao.translation.engines.llm.answers.answer_store import AnswerStore, KeptAnswer, key_of
from gongbao.translation.engines.llm.asking.chat_client import ChatClient
from gongbao.translation.engines.llm.asking.parallel_asking import AskedBatch, ask_in_parallel
from gongbao.translation.engines.llm.asking.replies import Reply
from gongbao.translation.engines.llm.asking.usage import EngineUsage, Meter, estimated_tokens
from gongbao.translation.engines.llm.configuration import LlmConfiguration
from gongbao.translation.engines.llm.hosts import Destination
from gongbao.translation.engines.llm.prompt import AnswerForm, Prompt, PromptWriter
from gongbao.translation.engines.text_engine import TextAnswer, TextRequest

_BATCH_CHARACTERS = 2400


class LlmEngine:
    """A language model behind a chat interface; threads may share it.

    Args:
        configuration: Server, model and how it is asked.
        client: Asks it.
        store: Keeps its answers.
        meter: Counts what is used.
        sends_marked: Documents with a secrecy mark may go to a host that is not this machine.

    Attributes:
        name: As the specification has it.
        signature: What reproduces its answers, as far as a server lets it.
        destination: The host that receives the text.
        sends_marked: As given.
    """

    def __init__(
        self,
        configuration: LlmConfiguration,
        client: ChatClient,
        store: AnswerStore,
        meter: Meter,
        *,
        sends_marked: bool = False,
    ) -> None:
        self.name = f"llm:{configuration.name}"
        self.destination: Destination = configuration.destination
        self.sends_marked = sends_marked
        self._configuration = configuration
        self._client = client
        self._store = store
        self._meter = meter
        self._writer = PromptWriter(configuration.instructions, configuration.asking.context)
        self.signature = signature_of(configuration, self._writer)

    @property
    def usage(self) -> EngineUsage:
        """What was used of the server since the engine was opened."""
        return self._meter.usage

    @property
    def remarks(self) -> tuple[str, ...]:
        """What a user should know of the run: that answers could not be kept."""
        trouble = self._store.trouble
        return (f"answers are not kept: {trouble}",) if trouble else ()

    def close(self) -> None:
        """Close connections and the workspace."""
        self._client.close()
        self._store.close()

    def translate_texts(self, requests: Sequence[TextRequest]) -> list[TextAnswer]:
        """Return an answer for each request, in order; what was answered before is not asked.

        Raises:
            EngineError: where the server is out of reach or refuses; answers until then are kept.
            BudgetError: where the budget is spent; the same.
        """
        keys = [key_of(request, self.signature) for request in requests]
        found = self._store.find(keys)
        answers: dict[str, TextAnswer] = {key: TextAnswer(text) for key, text in found.items()}
        first_places = {key: place for place, key in reversed(list(enumerate(keys)))}
        for key, place in first_places.items():
            if key not in answers and (known := self._known_beforehand(requests[place])):
                answers[key] = known
        self._meter.add(kept=sum(key in found for key in keys))
        places = sorted(place for key, place in first_places.items() if key not in answers)
        if places:

            def take(came: Mapping[int, TextAnswer]) -> None:
                self._keep(came, requests, keys)
                answers.update((keys[place], answer) for place, answer in came.items())

            batches = list(self._batches(requests, places))
            ask_in_parallel(batches, _Asking(self, requests), self._meter, take)
        return [answers[key] for key in keys]

    def _keep(
        self, came: Mapping[int, TextAnswer], requests: Sequence[TextRequest], keys: Sequence[str]
    ) -> None:
        rows = [
            KeptAnswer(keys[place], requests[place].text, answer.text)
            for place, answer in came.items()
            if answer.text
        ]
        self._store.keep(rows, self.signature)
        self._meter.add(answered=len(rows))

    def _known_beforehand(self, request: TextRequest) -> TextAnswer | None:
        """Return the answer of a translation model that is asked again: it can be told no more."""
        if self._configuration.is_translation_model and request.attempt:
            return TextAnswer(request.attempt)
        return None

    def _batches(
        self, requests: Sequence[TextRequest], places: Sequence[int]
    ) -> Iterator[AskedBatch]:
        most = 1 if self._client.form is AnswerForm.PLAIN else self._configuration.asking.batch
        batch: list[int] = []
        size = 0
        for place in places:
            length = len(requests[place].text) + len(requests[place].attempt) // 3
            if batch and (len(batch) == most or size + length > _BATCH_CHARACTERS):
                yield AskedBatch(tuple(batch))
                batch, size = [], 0
            batch.append(place)
            size += length
        if batch:
            yield AskedBatch(tuple(batch))


class _Asking:
    """One call of an engine: sends batches, judges what comes back, says what to ask again."""

    def __init__(self, engine: LlmEngine, requests: Sequence[TextRequest]) -> None:
        self._engine = engine
        self._requests = requests
        self.concurrency = engine._configuration.asking.concurrency
        self.place = engine._store.place

    def tokens(self, batch: AskedBatch) -> int:
        """Return about how many tokens a batch takes."""
        return estimated_tokens(self._requests[place] for place in batch.places)

    def send(
        self, batch: AskedBatch, is_stopped: Callable[[], bool]
    ) -> tuple[dict[int, TextAnswer], list[AskedBatch]]:
        """Return the answers of a batch by their places, and what to ask again alone."""
        asked = [self._requests[place] for place in batch.places]
        writer = self._engine._writer

        def write(form: AnswerForm) -> Prompt:
            # The neighbours of a segment that went wrong may be what led the model astray.
            return writer.write(asked, form, with_context=not batch.is_again)

        reply = self._engine._client.ask(
            write,
            is_batch=len(asked) > 1,
            form=AnswerForm.LINES if batch.is_in_lines else None,
            is_stopped=is_stopped,
        )
        judged, is_formed = self._judged(reply, asked)
        # Asked in the same words a model says the same.
        is_the_same = len(asked) == 1 or not is_formed
        is_in_lines = is_the_same and self._engine._client.can_ask_in_lines
        done: dict[int, TextAnswer] = {}
        again: list[AskedBatch] = []
        for place, answer in zip(batch.places, judged, strict=True):
            if answer.fault is None:
                done[place] = TextAnswer(answer.text)
            elif not batch.is_again:
                again.append(AskedBatch((place,), is_again=True, is_in_lines=is_in_lines))
            else:
                source = self._requests[place].text
                finding = fault_finding(answer.fault, source, self._engine.name)
                done[place] = TextAnswer("", (finding,))
        if again:
            self._engine._meter.add(asked_again=len(again))
        return done, again

    def _judged(
        self, reply: Reply, asked: Sequence[TextRequest]
    ) -> tuple[list[JudgedAnswer], bool]:
        """Return each segment's answer with what speaks against it, and whether it had its form."""
        if reply.is_refused or reply.is_too_large:
            fault = Fault.REFUSED if reply.is_refused else Fault.TOO_LONG
            return [JudgedAnswer("", fault)] * len(asked), True
        ids = [str(number) for number in range(1, len(asked) + 1)]
        read = read_answers(reply.content, reply.form, ids)
        is_formed = read.is_formed or reply.is_cut_off
        self._engine._client.note_form(is_formed=is_formed)
        found = {
            place: _bare(read.texts[number], asked[place])
            for place, number in enumerate(ids)
            if number in read.texts
        }
        if reply.is_cut_off and reply.form in (AnswerForm.LINES, AnswerForm.PLAIN) and found:
            del found[max(found)]  # the last line is the one that was cut
        missing = Fault.CUT_OFF if reply.is_cut_off else Fault.LOST
        if len(asked) == 1 and not found and reply.content.strip() and not reply.is_cut_off:
            # It speaks, but not in the form that was asked for.
            spoken = judge_answer(asked[0], unwrapped(reply.content))
            return [JudgedAnswer("", spoken.fault or Fault.CHATTY)], is_formed
        judged = [
            judge_answer(request, found[place]) if place in found else JudgedAnswer("", missing)
            for place, request in enumerate(asked)
        ]
        if len(asked) > 1:
            sound = {place: answer.text for place, answer in enumerate(judged) if not answer.fault}
            lost = [place for place in range(len(asked)) if place not in found]
            for place in misplaced_answers(asked, sound, lost):
                judged[place] = JudgedAnswer(judged[place].text, Fault.MISPLACED)
        return judged, is_formed


def signature_of(configuration: LlmConfiguration, writer: PromptWriter) -> str:
    """Return what reproduces answers: the model, its host, the prompt, what else is sent."""
    asking = configuration.asking
    extra = "".join(f", {name}={value!r}" for name, value in sorted(configuration.extra.items()))
    return (
        f"{configuration.model} at {configuration.destination.host}"
        f" (temperature 0, seed {asking.seed}, prompt {writer.digest}{extra})"
    )


def _bare(text: str, request: TextRequest) -> str:
    """Return English without what a model puts around it; marks of the source's own stay."""
    return text.strip() if is_wrapped(request.text) else unwrapped(text)
