"""One resident model with the threads that serve it.

A *text* thread turns text into tokens and tokens into text; a *device* thread alone touches the model. Both take all
that waits at once, so that what arrives while they work is the next batch. Answers come from either thread.
"""

import queue
import threading
import traceback
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

from hakari_torch import VERSION, checkpoint, eyes
from hakari_torch.asking import Asking, Weighing, Written
from hakari_torch.checkpoint import Loaded, Progress
from hakari_torch.decoder import Decoder
from hakari_torch.generating import Writer, Writing
from hakari_torch.prefixes import Prefixes
from hakari_torch.reading import Reader
from hakari_torch.refusal import Refusal, require_sound_device
from hakari_torch.scoring import Batch, Question, Scorer
from hakari_torch.sight import Seen
from hakari_torch.text import Answer, Text

# Measured on two cores: from here on more tokens in a pass are no faster.
_BATCH_TOKENS = {"cpu": 4096, "cuda": 32768}
_MOST_ROWS = {"cpu": 64, "cuda": 256}


@dataclass(frozen=True)
class Options:
    """What the command line says."""

    model: str
    dtype: str = "auto"
    device: str = "auto"
    batch_tokens: int = 0
    threads: int = 0
    media: str = ""


@dataclass
class Counts:
    """What was answered since the start."""

    answered: int = 0
    in_flight: int = 0

    def change(self, in_flight: int, answered: int) -> None:
        self.in_flight += in_flight
        self.answered += answered


class Engine:
    """Loads a checkpoint and answers requests for it."""

    def __init__(self, options: Options, progress: Progress, loaded: Loaded | None = None):
        if options.threads > 0:
            torch.set_num_threads(options.threads)
        self.options = options
        self._loaded = loaded or checkpoint.load(options.model, options.dtype, options.device, progress)
        self.name = options.model
        self.digest = ""
        self.epoch = 1
        self.asleep = False
        self.counts = Counts()
        self.text = Text(self._loaded.tokenizer, self._loaded.context_length, self._loaded.vocabulary)
        self._decoder = Decoder(self._loaded)
        kind = self._loaded.device.type
        batch_tokens = options.batch_tokens or _BATCH_TOKENS[kind]
        progress(0.92, "trying how to share what sequences have in common")
        self._decoder.probe()
        self.sight, self._sight_evidence = eyes.opened(
            self._loaded, self.text, self._decoder, Path(options.media) if options.media else None
        )
        self._reader = Reader(self.text, self.sight)
        free = self._free_bytes()
        self._prefixes = Prefixes(self._decoder, free // 10)
        self._scorer = Scorer(self._decoder, self._prefixes, batch_tokens)
        self._writer = Writer(
            self._decoder, self._prefixes, batch_tokens, _MOST_ROWS[kind], max(1, free // 2 // self._token_bytes())
        )
        self._jobs: deque[Any] = deque()
        self._changed = threading.Condition()
        self._texts: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self._batches: deque[Batch] = deque()
        self._threads = [
            threading.Thread(target=self._work, name="device", daemon=True),
            threading.Thread(target=self._read, name="text", daemon=True),
        ]
        progress(1.0, "warm")

    def start(self, lost: Callable[[Refusal], None] = lambda _: None) -> None:
        """Begin to serve; `lost` is called when the device cannot go on."""
        self._lost = lost
        for thread in self._threads:
            thread.start()

    # --- what it is ---------------------------------------------------------------------------------------------------

    @property
    def context_length(self) -> int:
        return self._loaded.context_length

    def properties(self) -> dict[str, str]:
        loaded = self._loaded
        return {
            "engine": "torch",
            "architecture": type(loaded.model).__name__,
            "dtype": loaded.dtype,
            "device": self.device_name(),
            "parameters": str(sum(p.numel() for p in loaded.model.parameters())),
            "vocabulary": str(loaded.vocabulary),
        }

    def conditions(self) -> dict[str, str]:
        """Return under which conditions answers are given, by the keys of the protocol's determinism record."""
        import tokenizers
        import transformers

        loaded = self._loaded
        sharing = self._decoder.sharing
        known = {
            "tokenizer-digest": loaded.tokenizer_digest,
            **({"processor-digest": loaded.processor_digest} if self.sight else {}),
            "dtype": loaded.dtype,
            "kv-dtype": loaded.dtype,
            "attention": sharing.__name__.lower() if sharing else "sdpa",
            "device": self.device_name(),
            "engine": f"torch {torch.__version__}",
            "transformers": transformers.__version__,
            "tokenizers": tokenizers.__version__,
            "worker": f"hakari-torch {VERSION}",
            "threads": str(torch.get_num_threads()),
        }
        if loaded.device.type == "cuda":
            known["cuda"] = str(torch.version.cuda)
        return known

    def tolerance(self) -> float:
        """Return by how much a log probability may move with its batch."""
        return {"float32": 1e-4}.get(self._loaded.dtype, 2e-2)

    def device_name(self) -> str:
        device = self._loaded.device
        return torch.cuda.get_device_name(device) if device.type == "cuda" else "cpu"

    def capabilities(self) -> list[tuple[str, bool, bool, str]]:
        """Return name, presence, whether it was probed, and the evidence."""
        sharing = self._decoder.sharing
        return [
            ("score", True, False, "log probabilities in float32 of every token of a continuation"),
            ("generate", True, False, "continuous batching"),
            ("seed", True, False, "a draw is a function of seed and place"),
            ("shared-context", sharing is not None, True, self._decoder.evidence),
            ("swap", True, False, "weights of the same architecture, in place"),
            ("sleep", True, False, "weights move to the host"),
            ("image", self.sight is not None, self._loaded.processor is not None, self._sight_evidence),
            ("token-ids", True, False, "they stand as they are; text beside them is tokenised by itself"),
        ]

    def gauges(self) -> dict[str, float]:
        scorer, prefixes = self._scorer, self._prefixes
        gauges = {
            "kv-use": self._writer.use(),
            "prefix-use": prefixes.use(),
            "prefix-hit-rate": prefixes.hits / prefixes.asked if prefixes.asked else 0.0,
            "skipped-tokens": float(scorer.skipped_tokens),
            "passes": float(scorer.passes + self._writer.steps),
        }
        if self._loaded.device.type == "cuda":
            gauges["torch-memory-allocated"] = float(torch.cuda.memory_allocated(self._loaded.device))
            gauges["torch-memory-reserved"] = float(torch.cuda.memory_reserved(self._loaded.device))
        return gauges

    def tokens(self) -> tuple[int, int]:
        """Return how many tokens were read and how many written."""
        return self._scorer.computed_tokens + self._writer.prompt_tokens, self._writer.written_tokens

    def waiting(self) -> int:
        return len(self._jobs) + sum(len(b.plans) for b in list(self._batches)) + self._writer.waiting()

    def memory(self) -> tuple[int, int] | None:
        """Return used and total bytes of the device; nothing for the host."""
        if self._loaded.device.type != "cuda":
            return None
        free, total = torch.cuda.mem_get_info(self._loaded.device)
        return total - free, total

    def _free_bytes(self) -> int:
        if self._loaded.device.type == "cuda":
            return torch.cuda.mem_get_info(self._loaded.device)[0]
        # A worker shares the host with others.
        return 4 << 30

    def _token_bytes(self) -> int:
        """Return how many bytes of keys and values one token takes, by the configuration."""
        config = self._loaded.model.config.get_text_config()
        heads = getattr(config, "num_attention_heads", 1)
        size = getattr(config, "head_dim", None) or config.hidden_size // heads
        key_heads = getattr(config, "num_key_value_heads", None) or heads
        width = 4 if self._loaded.dtype == "float32" else 2
        return 2 * config.num_hidden_layers * key_heads * size * width

    # --- asking -------------------------------------------------------------------------------------------------------

    def score(self, weighing: Weighing) -> None:
        self._texts.put(weighing)

    def generate(self, asking: Asking) -> None:
        self._texts.put(asking)

    def command(self, run: Callable[[], Any]) -> "Future[Any]":
        """Run something on the device thread once everything that came before is answered."""
        future: Future[Any] = Future()
        # It goes by the text thread, so that it stands behind what is still being tokenised.
        self._texts.put((run, future))
        return future

    def swap(self, folder: str, progress: Progress) -> None:
        """Put another checkpoint's weights in place; to be run as a command."""
        self._prefixes.clear()
        checkpoint.read_weights(folder, self._loaded, progress)
        progress(0.9, "trying the new weights")
        if not self.asleep:
            self._decoder.probe()
        self.name = folder
        self.epoch += 1

    def sleep(self) -> None:
        """Move the weights to the host and drop what is kept; to be run as a command."""
        self._prefixes.clear()
        self._writer.clear()
        self._loaded.model.to("cpu")
        self._decoder.give_back()
        self.asleep = True

    def wake(self) -> None:
        self._loaded.model.to(self._loaded.device)
        self.asleep = False

    # --- the text thread ----------------------------------------------------------------------------------------------

    def _read(self) -> None:
        while True:
            items = [self._texts.get()]
            while not self._texts.empty():
                items.append(self._texts.get())
            tokens = [item for item in items if isinstance(item, _Token)]
            for token in tokens:
                self._tell(token)
            # Commands part what came before from what came after.
            run: list[Any] = []
            for item in items:
                if isinstance(item, tuple):
                    self._tokenise(run)
                    self._hand([item])
                    run = []
                elif not isinstance(item, _Token):
                    run.append(item)
            self._tokenise(run)

    def _tokenise(self, items: list[Any]) -> None:
        try:
            weighings = [i for i in items if isinstance(i, Weighing) and not i.cancelled]
            # In parts, so that the device begins before all are read.
            for at in range(0, len(weighings), 64):
                self._hand(self._reader.questions(weighings[at : at + 64]))
            prompts = self._reader.prompts([i for i in items if isinstance(i, Asking) and not i.cancelled])
            self._hand([self._writing(item, prompt, seen) for item, prompt, seen in prompts])
        except Exception as e:  # one text may break a tokenizer for all
            if len(items) == 1:
                items[0].answer(Refusal("BROKEN", f"tokenizer failed on this request: {e!r}"))
            else:
                for item in items:
                    self._tokenise([item])

    def _writing(self, item: Asking, prompt: list[int], seen: Seen | None) -> Writing:
        item.told = Answer(self.text, item.stops)
        item.writing = Writing(
            prompt=prompt,
            limit=min(self.context_length, len(prompt) + item.max_tokens),
            draw=item.draw,
            write=lambda token: self._wrote(item, token),
            fail=item.answer,
            cancelled=lambda: item.cancelled,
            seen=seen,
        )
        return item.writing

    def _tell(self, token: "_Token") -> None:
        asking = token.asking
        told, writing = asking.told, asking.writing
        assert told is not None and writing is not None
        if told.stopped or asking.cancelled:
            # The device wrote on while a stop was being found.
            return
        asking.ids.append(token.id)
        settled = "" if token.end else told.add(token.id)
        if told.stopped:
            writing.done = True
        if token.last:
            settled += told.finish()
        if settled:
            asking.delta(settled)
        if not (told.stopped or token.last):
            return
        reason = "STOP" if told.stopped else "END_OF_TEXT" if token.end else "MAX_TOKENS"
        asking.answer(
            Written(reason, told.text, len(writing.prompt), len(asking.ids), asking.ids, writing.cached_tokens)
        )

    # --- the device thread --------------------------------------------------------------------------------------------

    def _hand(self, jobs: Sequence[Any]) -> None:
        if jobs:
            with self._changed:
                self._jobs.extend(jobs)
                self._changed.notify()

    def _wrote(self, asking: Asking, token: int) -> None:
        writing = asking.writing
        assert writing is not None
        end = token in self._loaded.ends
        writing.done = writing.done or end
        self._texts.put(_Token(asking, token, end, end or writing.length() >= writing.limit))

    def _work(self) -> None:
        """Serve until the process ends; a device that is lost ends it, as nothing could be answered any more."""
        try:
            self._serve()
        except BaseException as e:
            traceback.print_exc()
            self._lost(Refusal("BROKEN", f"device is lost: {e!r}; start the worker anew"))

    def _serve(self) -> None:
        while True:
            with self._changed:
                while not (self._jobs or self._batches or self._writer.busy()):
                    self._changed.wait()
            self._admit()
            if self._batches:
                self._scorer.compute(self._batches.popleft())
            if self._writer.busy():
                self._writer.step()

    def _admit(self) -> None:
        """Take what waits up to the first command, which runs when all before it is answered."""
        questions: list[Question] = []
        while self._jobs:
            job = self._jobs[0]
            if isinstance(job, tuple):
                if questions or self._batches or self._writer.busy():
                    break
                self._jobs.popleft()
                self._run(*job)
                continue
            self._jobs.popleft()
            if self.asleep:
                job_answer = job.answer if isinstance(job, Question) else job.fail
                job_answer(Refusal("UNAVAILABLE", "model is asleep; wake it"))
            elif isinstance(job, Question):
                questions.append(job)
            else:
                self._writer.add([job])
        if questions:
            self._plan(questions)

    def _plan(self, questions: list[Question]) -> None:
        try:
            self._batches.extend(self._scorer.plan(questions))
        except Exception as e:  # none of them is lost for another one's sake
            require_sound_device(e)
            for question in questions:
                question.answer(Refusal("BROKEN", f"worker failed to plan this request: {e!r}"))

    @staticmethod
    def _run(run: Callable[[], Any], future: "Future[Any]") -> None:
        try:
            future.set_result(run())
        except BaseException as e:  # it is whoever asked who knows what to do
            future.set_exception(e)


@dataclass(frozen=True, eq=False)
class _Token:
    asking: Asking
    id: int
    end: bool
    last: bool
