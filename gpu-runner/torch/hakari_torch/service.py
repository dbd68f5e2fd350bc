"""The services of the protocol, on top of one engine."""

import asyncio
import hashlib
import time
from collections.abc import AsyncIterator, Callable
from typing import Any

import grpc

from hakari_torch.dialects import MOST_REQUESTS, MOST_TOKENS, Describer, GenerateDialect, ScoreDialect, read_text
from hakari_torch.engine import Engine
from hakari_torch.refusal import Refusal, rejected
from hakari_torch.streams import RequestStream
from hakari_torch.wire import PACKAGE, Wire


class Services:
    """The methods that gRPC calls."""

    def __init__(self, wire: Wire, health: Wire, engine: Engine):
        self._wire = wire
        self._health = health
        self._engine = engine
        self._describer = Describer(wire, engine)

    def handlers(self) -> list[grpc.GenericRpcHandler]:
        """Return the methods by their names in the descriptor; what is not among them is UNIMPLEMENTED."""
        inference = {"Score": self._score, "Generate": self._generate, "Render": self._render}
        control = {
            "Describe": self._describe,
            "SwapWeights": self._swap,
            "Sleep": self._sleep,
            "Wake": self._wake,
            "WatchTelemetry": self._watch,
        }
        health = self._health
        return [
            self._handlers("RunnerInference", inference),
            self._handlers("RunnerControl", control),
            grpc.method_handlers_generic_handler(
                "grpc.health.v1.Health",
                {
                    "Check": grpc.unary_unary_rpc_method_handler(
                        self._check,
                        health.HealthCheckRequest.FromString,
                        health.HealthCheckResponse.SerializeToString,
                    ),
                    "Watch": grpc.unary_stream_rpc_method_handler(
                        self._watch_health,
                        health.HealthCheckRequest.FromString,
                        health.HealthCheckResponse.SerializeToString,
                    ),
                },
            ),
        ]

    def _handlers(self, service: str, methods: dict[str, Callable[..., Any]]) -> grpc.GenericRpcHandler:
        made = {}
        for name, run in methods.items():
            method = self._wire.services[service].methods_by_name[name]
            kind = {
                (True, True): grpc.stream_stream_rpc_method_handler,
                (False, True): grpc.unary_stream_rpc_method_handler,
                (False, False): grpc.unary_unary_rpc_method_handler,
            }[method.client_streaming, method.server_streaming]
            reads = getattr(self._wire, method.input_type.name).FromString
            writes = getattr(self._wire, method.output_type.name).SerializeToString
            made[name] = kind(run, reads, writes)
        return grpc.method_handlers_generic_handler(f"{PACKAGE}.{service}", made)

    # --- inference ----------------------------------------------------------------------------------------------------

    async def _score(self, _: Any, context: grpc.aio.ServicerContext) -> None:
        await self._stream(ScoreDialect(self._describer), context)

    async def _generate(self, _: Any, context: grpc.aio.ServicerContext) -> None:
        await self._stream(GenerateDialect(self._describer), context)

    async def _stream(self, dialect: Any, context: grpc.aio.ServicerContext) -> None:
        stream = RequestStream(
            dialect, context, self._describer.admit, MOST_REQUESTS, MOST_TOKENS, self._engine.counts.change
        )
        await stream.serve()

    async def _render(self, request: Any, _: Any) -> Any:
        reply, token_ids = self._wire.RenderReply, self._wire.TokenIds
        try:
            if request.messages and request.text:
                raise rejected("fields [messages] and [text] are both set; set one of them")
            if request.messages:
                messages = [{"role": m.role, "content": read_text("messages", m.parts)} for m in request.messages]
                ids, template = await asyncio.to_thread(self._engine.text.chat, messages)
                return reply(tokens=token_ids(ids=ids), template_digest=hashlib.sha256(template.encode()).hexdigest())
            text = read_text("text", request.text)
            (ids,) = await asyncio.to_thread(self._engine.text.encode, [text])
            return reply(tokens=token_ids(ids=ids))
        except Refusal as e:
            return reply(error=self._describer.error(e))

    # --- control ------------------------------------------------------------------------------------------------------

    async def _describe(self, _: Any, __: Any) -> Any:
        return self._describer.description()

    async def _swap(self, request: Any, _: Any) -> AsyncIterator[Any]:
        engine = self._engine

        def run(progress: Callable[[float, str], None]) -> None:
            engine.swap(request.name, progress)
            engine.digest = request.expected_digest or engine.digest

        async for event in self._loading(run):
            yield event

    async def _wake(self, _: Any, __: Any) -> AsyncIterator[Any]:
        def run(progress: Callable[[float, str], None]) -> None:
            progress(0.0, "moving weights to the device")
            self._engine.wake()

        async for event in self._loading(run):
            yield event

    async def _loading(self, run: Callable[[Callable[[float, str], None]], None]) -> AsyncIterator[Any]:
        """Tell how a command goes; it begins when what is in flight is answered."""
        event = self._wire.LoadEvent
        loop = asyncio.get_running_loop()
        told: asyncio.Queue[Any] = asyncio.Queue()

        def progress(share: float, words: str) -> None:
            loop.call_soon_threadsafe(told.put_nowait, event(stage=event.LOADING, progress=share, detail=words))

        future = self._engine.command(lambda: run(progress))
        future.add_done_callback(lambda _: loop.call_soon_threadsafe(told.put_nowait, None))
        yield event(stage=event.QUEUED, detail="requests in flight are answered first")
        while (said := await told.get()) is not None:
            yield said
        error = future.exception()
        if error is None:
            yield event(stage=event.READY, model=self._describer.identity(), progress=1.0)
            return
        refusal = error if isinstance(error, Refusal) else Refusal("BROKEN", f"model failed to load: {error!r}")
        yield event(stage=event.FAILED, error=self._describer.error(refusal))

    async def _sleep(self, _: Any, __: Any) -> Any:
        try:
            await asyncio.wrap_future(self._engine.command(self._engine.sleep))
            return self._wire.SleepReply()
        except Exception as e:  # the client hears why, whatever it was
            return self._wire.SleepReply(error=self._describer.error(Refusal("BROKEN", f"model does not sleep: {e!r}")))

    async def _watch(self, request: Any, context: grpc.aio.ServicerContext) -> AsyncIterator[Any]:
        if request.period_ms < 100:
            sentence = f"field [period_ms] is [{request.period_ms}]; set it to at least 100"
            await context.abort(grpc.StatusCode.INVALID_ARGUMENT, sentence)
        while True:
            yield self._telemetry()
            await asyncio.sleep(request.period_ms / 1000)

    def _telemetry(self) -> Any:
        engine = self._engine
        read, written = engine.tokens()
        devices = []
        memory = engine.memory()
        if memory:
            used, total = memory
            devices.append(
                self._wire.DeviceState(id="0", name=engine.device_name(), memory_used=used, memory_total=total)
            )
        return self._wire.Telemetry(
            monotonic_ns=time.monotonic_ns(),
            waiting=engine.waiting(),
            in_flight=engine.counts.in_flight,
            answered=engine.counts.answered,
            prompt_tokens=read,
            generated_tokens=written,
            devices=devices,
            engine=engine.gauges(),
        )

    # --- health -------------------------------------------------------------------------------------------------------

    async def _check(self, request: Any, context: grpc.aio.ServicerContext) -> Any:
        known = ("", f"{PACKAGE}.RunnerInference", f"{PACKAGE}.RunnerControl")
        if request.service not in known:
            await context.abort(grpc.StatusCode.NOT_FOUND, f"service [{request.service}] is not here")
        return self._status()

    async def _watch_health(self, _: Any, __: Any) -> AsyncIterator[Any]:
        told = None
        while True:
            status = self._status()
            if status != told:
                told = status
                yield status
            await asyncio.sleep(0.5)

    def _status(self) -> Any:
        response = self._health.HealthCheckResponse
        return response(status=response.NOT_SERVING if self._engine.asleep else response.SERVING)
