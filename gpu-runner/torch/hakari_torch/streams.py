"""One client's stream of requests and answers.

The stream reads no further than it has room for requests and tokens, plus one frame, so that a Cancel comes through when
the room is used up. Room comes back when an answer is with the transport. A client that stops reading thereby stops being
read, and what it holds here is bounded: unsent text of one request is joined, not queued.

All of it runs on the event loop but `post`, which is how answers come in from other threads.
"""

import asyncio
from collections import deque
from collections.abc import Callable
from typing import Any, Protocol

import grpc

from hakari_torch.refusal import Refusal, rejected


class Dialect(Protocol):
    """The frames of one kind of stream."""

    def begin(self, asked: "Asked") -> None:
        """Hand a request to the engine, or raise a Refusal."""
        ...

    def tokens(self, request: Any) -> int:
        """Return what a request takes of the credit."""
        ...

    def opened(self, digest: str) -> Any: ...

    def failure(self, asked: "Asked", refusal: Refusal) -> Any: ...

    def delta(self, asked: "Asked", text: str) -> Any: ...

    def answer(self, asked: "Asked", answer: Any) -> Any: ...


class Asked:
    """One request in flight: from its frame until its answer is with the transport."""

    def __init__(self, stream: "RequestStream", request: Any, tokens: int):
        self.stream = stream
        self.request = request
        self.tokens = tokens
        self.settled = False
        self.work: Any = None  # what the engine knows it by; its `cancelled` is set when nobody waits any more
        self.timer: asyncio.TimerHandle | None = None
        self.unsent: list[str] = []
        self.last: Any = None
        self.queued = False

    def delta(self, text: str) -> None:
        self.stream.post(self, text, False)

    def answer(self, answer: Any) -> None:
        self.stream.post(self, answer, True)


class RequestStream:
    """Reads frames, hands requests on, writes answers."""

    def __init__(
        self,
        dialect: Dialect,
        context: grpc.aio.ServicerContext,
        admit: Callable[[Any], None],
        most_requests: int,
        most_tokens: int,
        changed: Callable[[int, int], None],
    ):
        self._dialect = dialect
        self._context = context
        self._admit = admit
        self._most_requests, self._most_tokens = most_requests, most_tokens
        self._changed = changed
        self._loop = asyncio.get_running_loop()
        self._in_flight: dict[str, Asked] = {}
        self._requests = self._tokens = 0
        self._posted: deque[tuple[Asked, Any, bool]] = deque()
        self._woken = False
        self._outbox: deque[Asked] = deque()
        self._wake = asyncio.Event()
        self._room = asyncio.Event()
        self._ended = False
        self._opened = False
        self.digest = ""

    async def serve(self) -> None:
        """Run until the client has half closed and everything is answered, or until it is gone."""
        writing = asyncio.create_task(self._write())
        reading = asyncio.create_task(self._read())
        try:
            done, _ = await asyncio.wait({reading, writing}, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                task.result()
            await reading
            self._ended = True
            self._wake.set()
            await writing
        finally:
            reading.cancel()
            writing.cancel()
            self._abandon()

    # --- reading ------------------------------------------------------------------------------------------------------

    async def _read(self) -> None:
        while True:
            frame = await self._context.read()
            if frame is grpc.aio.EOF:
                return
            match frame.WhichOneof("frame"):
                case "open":
                    await self._open(frame.open)
                case "request":
                    await self._ask(frame.request)
                case "cancel":
                    self._cancel(frame.cancel.request_ids)
                case _:
                    sentence = (
                        "frame is empty or of a kind that this worker does not know; send open, request or cancel"
                    )
                    await self._context.abort(grpc.StatusCode.INVALID_ARGUMENT, sentence)

    async def _open(self, open_: Any) -> None:
        if self._opened:
            sentence = "frame [open] came twice; open another stream for another model"
            await self._context.abort(grpc.StatusCode.INVALID_ARGUMENT, sentence)
        try:
            self._admit(open_)
        except Refusal as e:
            await self._context.abort(grpc.StatusCode.FAILED_PRECONDITION, e.sentence)
        self._opened = True
        self.digest = open_.model_digest
        await self._context.write(self._dialect.opened(open_.model_digest))

    async def _ask(self, request: Any) -> None:
        asked = Asked(self, request, self._dialect.tokens(request))
        while self._requests and not self._fits(asked.tokens):
            self._room.clear()
            await self._room.wait()
        self._take(asked, 1)
        try:
            self._check(request)
            self._in_flight[request.request_id] = asked
            if request.budget_ms:
                late = Refusal(
                    "TIMED_OUT",
                    f"request was not answered within its budget of [{request.budget_ms}] ms;"
                    " give it more, or ask for less",
                )
                asked.timer = self._loop.call_later(request.budget_ms / 1000, self._give_up, asked, late)
            self._dialect.begin(asked)
        except Refusal as e:
            self._settle(asked, e)

    def _fits(self, tokens: int) -> bool:
        return self._requests < self._most_requests and self._tokens + tokens <= self._most_tokens

    def _check(self, request: Any) -> None:
        if not self._opened:
            raise rejected("frame [request] came before frame [open]; open the stream for a model")
        if not request.request_id:
            raise rejected("field [request_id] is empty; name every request by its content")
        if request.request_id in self._in_flight:
            raise rejected(
                f"field [request_id] is [{request.request_id}], which is in flight on this stream; wait for its answer"
            )

    def _cancel(self, ids: Any) -> None:
        for name in ids:
            if name in self._in_flight:
                self._give_up(self._in_flight[name], Refusal("CANCELLED", "request was cancelled by the client"))

    def _give_up(self, asked: Asked, why: Refusal) -> None:
        if asked.work is not None:
            asked.work.cancelled = True
        self._settle(asked, why)

    # --- answering ----------------------------------------------------------------------------------------------------

    def post(self, asked: Asked, what: Any, last: bool) -> None:
        """Take text or an answer from any thread."""
        self._posted.append((asked, what, last))
        if not self._woken:
            self._woken = True
            try:
                self._loop.call_soon_threadsafe(self._deliver)
            except RuntimeError:
                # The loop is closed: the worker ends.
                pass

    def _deliver(self) -> None:
        self._woken = False
        while self._posted:
            asked, what, last = self._posted.popleft()
            if last:
                self._settle(asked, what)
            elif not asked.settled:
                asked.unsent.append(what)
                self._enqueue(asked)

    def _settle(self, asked: Asked, answer: Any) -> None:
        """Answer once; later answers are dropped."""
        if asked.settled:
            return
        asked.settled = True
        asked.last = answer
        if asked.timer is not None:
            asked.timer.cancel()
        if self._in_flight.get(asked.request.request_id) is asked:
            del self._in_flight[asked.request.request_id]
        self._enqueue(asked)

    def _enqueue(self, asked: Asked) -> None:
        if not asked.queued:
            asked.queued = True
            self._outbox.append(asked)
        self._wake.set()

    async def _write(self) -> None:
        while True:
            while self._outbox:
                await self._send(self._outbox.popleft())
            if self._ended and not self._requests:
                return
            self._wake.clear()
            await self._wake.wait()

    async def _send(self, asked: Asked) -> None:
        asked.queued = False
        if asked.unsent:
            text = "".join(asked.unsent)
            asked.unsent.clear()
            await self._context.write(self._dialect.delta(asked, text))
        if asked.settled and not asked.queued and asked.last is not None:
            last, asked.last = asked.last, None
            if isinstance(last, Refusal):
                event = self._dialect.failure(asked, last)
            else:
                event = self._dialect.answer(asked, last)
            await self._context.write(event)
            self._take(asked, -1)
            self._room.set()

    def _take(self, asked: Asked, sign: int) -> None:
        self._requests += sign
        self._tokens += sign * asked.tokens
        self._changed(sign, 1 if sign < 0 else 0)

    def _abandon(self) -> None:
        for asked in self._in_flight.values():
            if asked.work is not None:
                asked.work.cancelled = True
            if asked.timer is not None:
                asked.timer.cancel()
        self._in_flight.clear()
        self._changed(-self._requests, 0)
        self._requests = 0
