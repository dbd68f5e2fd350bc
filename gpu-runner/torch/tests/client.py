"""A client of one worker process, as the Java runner is."""

import queue
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import grpc

from hakari_torch import wire

HOME = Path(__file__).parents[1]
DIGEST = "d" * 64


class Worker:
    """Calls the methods of a worker that listens."""

    def __init__(self, process: subprocess.Popen, socket: str):
        self.process = process
        self.channel = grpc.insecure_channel(socket)
        self.wire = wire.load()

    def call(self, service: str, method: str) -> Any:
        described = self.wire.services[service].methods_by_name[method]
        kind = {
            (True, True): self.channel.stream_stream,
            (False, True): self.channel.unary_stream,
            (False, False): self.channel.unary_unary,
        }[described.client_streaming, described.server_streaming]
        return kind(
            f"/{wire.PACKAGE}.{service}/{method}",
            getattr(self.wire, described.input_type.name).SerializeToString,
            getattr(self.wire, described.output_type.name).FromString,
        )

    def ask(self, method: str, frames: Iterable[Any]) -> Any:
        return self.call("RunnerInference", method)(iter(frames))

    def score_frames(self, asked: Sequence[tuple[str, Sequence[str]]]) -> Iterator[Any]:
        w = self.wire
        yield w.ScoreFrame(open=w.Open(model_digest=DIGEST))
        for number, (context, continuations) in enumerate(asked):
            yield w.ScoreFrame(
                request=w.ScoreRequest(
                    request_id=str(number), context=[w.Part(text=context)], continuations=continuations
                )
            )

    def score(self, asked: Sequence[tuple[str, Sequence[str]]]) -> list[Any]:
        """Return results in the order of the questions."""
        events = self.ask("Score", self.score_frames(asked))
        results = [event.result for event in events if event.WhichOneof("event") == "result"]
        return sorted(results, key=lambda result: int(result.request_id))

    def generate(self, requests: Sequence[Any]) -> dict[str, list[Any]]:
        """Return the events of each request."""
        w = self.wire

        def frames() -> Iterator[Any]:
            yield w.GenerateFrame(open=w.Open(model_digest=DIGEST))
            for request in requests:
                yield w.GenerateFrame(request=request)

        told: dict[str, list[Any]] = {}
        for event in self.ask("Generate", frames()):
            if event.request_id:
                told.setdefault(event.request_id, []).append(event)
        return told

    def request(self, name: str, prompt: str, most: int = 16, **more: Any) -> Any:
        w = self.wire
        if "random" not in more:
            more["greedy"] = w.Greedy()
        return w.GenerateRequest(request_id=name, prompt=[w.Part(text=prompt)], max_tokens=most, **more)


class Frames:
    """Frames that are sent one by one, while answers are read."""

    def __init__(self) -> None:
        self._queue: queue.SimpleQueue[Any] = queue.SimpleQueue()

    def send(self, frame: Any) -> None:
        self._queue.put(frame)

    def close(self) -> None:
        self._queue.put(None)

    def __iter__(self) -> Iterator[Any]:
        return iter(self._queue.get, None)


def start(arguments: Sequence[str]) -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, "-m", "hakari_torch", *arguments],
        cwd=HOME,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@contextmanager
def worker(model: Path, *more: str) -> Iterator[Worker]:
    """Start a worker, and stop it by ending its standard input."""
    with tempfile.TemporaryDirectory() as folder:
        socket = f"unix:{folder}/sock"
        process = start(["--socket", socket, "--model", str(model), "--with-parent", *more])
        assert process.stdout and process.stdin and process.stderr
        said: list[str] = []
        reading = threading.Thread(target=lambda: said.extend(process.stderr), daemon=True)
        reading.start()
        try:
            line = process.stdout.readline()
            if line != f"listening on {socket}\n":
                reading.join(5)
                raise RuntimeError(f"worker said [{line}] and [{''.join(said)}]")
            yield Worker(process, socket)
        finally:
            process.stdin.close()
            try:
                process.wait(60)
            except subprocess.TimeoutExpired:
                process.kill()
