"""Measures the worker against lm-evaluation-harness and against what the device can do, and prints one table.

    python bench/bench.py [--out rows.jsonl] [--items 1000] [--only tiny,middle,small] [--grouped]

On the CPU: grouped scoring of random Llamas in float32. Where CUDA is at hand also Llama shapes of 1 B and 8 B in
bfloat16: plain prefill against the measured matrix product, grouped scoring against lm-eval, decoding against the measured
copy bandwidth. What was not measured is told as such.

Operations of a pass: 2 for each parameter of the layers and token, 2 for each of the head and row of logits, and for
attention 4 by layers, width and half of the square of the length. Bytes of a decoding step: the weights but the
input embedding once, and keys and values of every row once.
"""

import argparse
import json
import logging
import os
import platform
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

os.environ["HF_HUB_OFFLINE"] = "1"
# As in the worker: threads of other work on the machine are not spun against.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
os.environ.setdefault("TOKENIZERS_PARALLELISM", "true")
HOME = Path(__file__).parents[1]
sys.path[:0] = [str(HOME), str(HOME / "tests")]

import tiny
import torch

from hakari_torch.asking import Weighing
from hakari_torch.attention import Packed
from hakari_torch.checkpoint import Loaded, load
from hakari_torch.engine import Engine, Options
from hakari_torch.refusal import Refusal

CONTEXT_TOKENS = 400
CHOICES = 4


@dataclass(frozen=True)
class Shape:
    """A Llama with random weights."""

    name: str
    vocabulary: int
    width: int
    between: int
    layers: int
    heads: int
    key_heads: int
    device: str = "cpu"
    dtype: str = "float32"


TINY = Shape("tiny", 512, 64, 128, 2, 4, 2)
MIDDLE = Shape("middle", 2048, 128, 344, 4, 4, 2)
SMALL = Shape("small", 8192, 320, 864, 8, 8, 4)
ONE = Shape("1B", 128256, 2048, 8192, 16, 32, 8, "cuda:0", "bfloat16")
EIGHT = Shape("8B", 128256, 4096, 14336, 32, 32, 8, "cuda:0", "bfloat16")


@dataclass
class Table:
    """Rows as they are measured: printed at the end, appended to a file at once."""

    out: str
    about: dict[str, str]
    rows: list[dict[str, Any]] = field(default_factory=list)

    def add(self, what: str, value: float | None, unit: str, bar: float | None = None, **more: Any) -> None:
        row = {
            "what": what,
            "value": value,
            "unit": unit,
            "bar": bar,
            **more,
            **self.about,
            "load": Path("/proc/loadavg").read_text()[:14],
        }
        self.rows.append(row)
        print(_line(row), flush=True)
        if self.out:
            with open(self.out, "a", encoding="utf-8") as file:
                file.write(json.dumps(row, ensure_ascii=False) + "\n")

    def not_measured(self, what: str, unit: str, bar: float | None = None) -> None:
        self.add(what, None, unit, bar)

    def show(self) -> None:
        print("\n" + f"{'what':58} {'value':>12} {'unit':12} {'bar':>8}  met")
        for row in self.rows:
            print(_line(row))


def _line(row: dict[str, Any]) -> str:
    value, bar = row["value"], row["bar"]
    shown = "not measured" if value is None else f"{value:.4g}"
    met = "" if bar is None or value is None else "yes" if _met(value, bar, row["unit"]) else "NO"
    return f"{row['what']:58} {shown:>12} {row['unit']:12} {'' if bar is None else f'{bar:g}':>8}  {met}"


def _met(value: float, bar: float, unit: str) -> bool:
    return value <= bar if unit == "nats" else value >= bar


# --- what the device can do -------------------------------------------------------------------------------------------


def best_seconds(run: Callable[[], Any], times: int, device: str) -> float:
    """Return the least of several times; the first call warms up."""
    best = float("inf")
    for _ in range(times + 1):
        sync(device)
        begin = time.perf_counter()
        run()
        sync(device)
        best = min(best, time.perf_counter() - begin)
    return best


def sync(device: str) -> None:
    if device != "cpu":
        torch.cuda.synchronize()


def ceilings(device: str, dtype: torch.dtype) -> tuple[float, float]:
    """Return operations and copied bytes (read and written) a second."""
    size = 8192 if device != "cpu" else 1536
    one, two = (torch.randn(size, size, device=device).to(dtype) for _ in range(2))
    operations = 2 * size**3 / best_seconds(lambda: one @ two, 10, device)
    count = 1 << (30 if device != "cpu" else 27)
    source = torch.ones(count, dtype=torch.uint8, device=device)
    target = torch.empty_like(source)
    return operations, 2 * count / best_seconds(lambda: target.copy_(source), 10, device)


# --- models and questions ---------------------------------------------------------------------------------------------


def made(shape: Shape, folder: Path) -> Loaded:
    """Return a model with random weights; small ones go through a checkpoint folder, as real ones do."""
    from transformers import LlamaConfig, LlamaForCausalLM, PreTrainedTokenizerFast

    config = LlamaConfig(
        vocab_size=shape.vocabulary,
        hidden_size=shape.width,
        intermediate_size=shape.between,
        num_hidden_layers=shape.layers,
        num_attention_heads=shape.heads,
        num_key_value_heads=shape.key_heads,
        max_position_embeddings=8192,
        bos_token_id=0,
        eos_token_id=1,
        tie_word_embeddings=False,
        rope_theta=500000.0,
    )
    words = PreTrainedTokenizerFast(
        tokenizer_object=tiny.tokenizer(), bos_token=tiny.BEGIN, eos_token=tiny.END, model_max_length=8192
    )
    torch.manual_seed(1)
    if shape.device == "cpu":
        LlamaForCausalLM(config).save_pretrained(folder)
        words.save_pretrained(folder)
        return load(str(folder), shape.dtype, shape.device, lambda *_: None)
    torch.set_default_dtype(getattr(torch, shape.dtype))
    with torch.device(shape.device):
        model = LlamaForCausalLM(config).eval().requires_grad_(False)
    torch.set_default_dtype(torch.float32)
    device = torch.device(shape.device)
    return Loaded(folder, model, words, shape.dtype, device, 8192, shape.vocabulary, frozenset(), False, "")


def questions(tokenizer: Any, count: int, seed: int = 1) -> list[tuple[str, list[str]]]:
    """Return contexts of 400 tokens with four continuations of 12 to 15, of words that tokens do not join across."""
    draw = random.Random(seed)
    words = sorted({w for s in tiny.SENTENCES if s.isascii() for w in s.replace(",", "").split()})
    sizes = {w: len(tokenizer.encode(" " + w, add_special_tokens=False)) for w in words}

    def text(tokens: int) -> str:
        parts, left = [], tokens
        while left > 0:
            word = draw.choice([w for w in words if sizes[w] <= left] or ["a"])
            parts.append(" " + word)
            left -= sizes.get(word, 1)
        return "".join(parts)

    return [(text(CONTEXT_TOKENS - 1), [text(draw.randint(12, 15)) for _ in range(CHOICES)]) for _ in range(count)]


@dataclass(frozen=True)
class Told:
    """What one way to score gave: samples a second, all sums, and the paths that were taken."""

    speed: float
    sums: list[float]
    paths: str = ""


# --- scoring ----------------------------------------------------------------------------------------------------------


def by_lm_eval(loaded: Loaded, asked: Sequence[tuple[str, list[str]]], batch: int) -> Told:
    """Score by lm-eval's hf backend."""
    from lm_eval.api.instance import Instance
    from lm_eval.models.huggingface import HFLM

    loaded.model.set_attn_implementation("sdpa")
    judge = HFLM(
        pretrained=loaded.model,
        tokenizer=loaded.tokenizer,
        batch_size=batch,
        max_length=8192,
        device=str(loaded.device),
    )
    instances = [
        Instance("loglikelihood", {}, (context, choice), number)
        for number, (context, choices) in enumerate(asked)
        for choice in choices
    ]
    judge.loglikelihood(instances[: 2 * CHOICES], disable_tqdm=True)
    sync(str(loaded.device))
    begin = time.perf_counter()
    with torch.no_grad():
        told = judge.loglikelihood(instances, disable_tqdm=True)
    return Told(len(asked) / (time.perf_counter() - begin), [total for total, _ in told])


def by_engine(engine: Engine, asked: Sequence[tuple[str, list[str]]]) -> Told:
    """Score by an engine in this process, from text to sums."""
    answers: list[Any] = [None] * len(asked)
    left = threading.Semaphore(0)

    def answer(number: int, told: Any) -> None:
        answers[number] = told
        left.release()

    def ask(some: range) -> None:
        for number in some:
            context, choices = asked[number]
            engine.score(Weighing(context, choices, lambda told, number=number: answer(number, told)))
        for _ in some:
            left.acquire()

    ask(range(min(8, len(asked))))
    begin = time.perf_counter()
    ask(range(len(asked)))
    seconds = time.perf_counter() - begin
    for told in answers:
        if isinstance(told, Refusal):
            raise told
    paths = sorted({told.path for told in answers})
    return Told(len(asked) / seconds, [one.sum for told in answers for one in told.likelihoods], "+".join(paths))


def by_wire(folder: Path, shape: Shape, asked: Sequence[tuple[str, list[str]]]) -> float | None:
    """Return samples a second of a worker process over its Unix socket; nothing where gRPC is not installed."""
    try:
        import client
    except ImportError:
        return None
    with client.worker(folder, "--dtype", shape.dtype) as worker:
        worker.score(asked[:8])
        begin = time.perf_counter()
        worker.score(asked)
        return len(asked) / (time.perf_counter() - begin)


def one_by_one(engine: Engine, asked: Sequence[tuple[str, list[str]]]) -> list[float]:
    """Return the sums with every row alone, by the model's own attention, in float32."""
    decoder = engine._decoder
    sums = []
    for rows in engine.text.rows(asked):
        assert not isinstance(rows, Refusal)
        for row in rows:
            logits = decoder.rows([row.tokens[:-1]], row.begin - 1)[0].float()
            wanted = torch.tensor(row.tokens[row.begin :], device=logits.device)
            sums.append(logits.log_softmax(-1).gather(1, wanted[:, None]).double().sum().item())
    return sums


def farthest(one: Sequence[float], other: Sequence[float]) -> float:
    return max(abs(a - b) for a, b in zip(one, other, strict=True))


def rival(table: Table, shape: Shape, loaded: Loaded, asked: Sequence[tuple[str, list[str]]]) -> Told | None:
    """Measure lm-eval at the best of some batch sizes; nothing where it is not installed."""
    speeds = {}
    for batch in (8, 32, 64) if shape.device == "cpu" else (16, 64, 128):
        try:
            speeds[batch] = by_lm_eval(loaded, asked[: max(16, len(asked) // 10)], batch).speed
        except ImportError as e:
            print(f"lm-eval is not installed ({e})")
            return None
        except torch.OutOfMemoryError:
            break
    best = max(speeds, key=speeds.__getitem__)
    told = by_lm_eval(loaded, asked, best)
    what = f"{shape.name}: lm-eval hf, batch {best} (best of {', '.join(map(str, speeds))})"
    table.add(what, told.speed, "samples/s", items=len(asked))
    return told


def grouped(table: Table, shape: Shape, engine: Engine, loaded: Loaded, items: int, bar: float, folder: Path) -> None:
    asked = questions(loaded.tokenizer, items)
    theirs = rival(table, shape, loaded, asked)
    engine._decoder._implementation = ""
    mine = by_engine(engine, asked)
    table.add(f"{shape.name}: worker, grouped ({mine.paths})", mine.speed, "samples/s", items=items)
    wired = by_wire(folder, shape, asked) if shape.device == "cpu" else None
    if wired is not None:
        table.add(f"{shape.name}: worker over its socket", wired, "samples/s", items=items)
    table.add(f"{shape.name}: worker over lm-eval, grouped", theirs and mine.speed / theirs.speed, "times", bar)
    if theirs and wired is not None:
        table.add(f"{shape.name}: worker over its socket over lm-eval", wired / theirs.speed, "times", bar)
    near = 1e-4 if shape.dtype == "float32" else None
    table.add(f"{shape.name}: sums from lm-eval's", theirs and farthest(mine.sums, theirs.sums), "nats", near)
    compare(table, shape, engine, loaded, asked[:50], mine.sums[: 50 * CHOICES])


def compare(
    table: Table,
    shape: Shape,
    engine: Engine,
    loaded: Loaded,
    asked: Sequence[tuple[str, list[str]]],
    sums: Sequence[float],
) -> None:
    """Compare sums with those of one row each in float32."""
    if shape.dtype == "float32":
        table.add(f"{shape.name}: sums from one row each", farthest(sums, one_by_one(engine, asked)), "nats", 1e-4)
        return
    loaded.model.float()
    engine._decoder._implementation = ""
    # Flash attention over ragged runs knows half precision alone.
    sharing, engine._decoder.sharing = engine._decoder.sharing, Packed
    alone = one_by_one(engine, asked)
    exact = by_engine(engine, asked)
    table.add(f"{shape.name}: {shape.dtype} sums from float32 rows", farthest(sums, alone), "nats", 2e-2)
    table.add(f"{shape.name}: float32 sums from float32 rows", farthest(exact.sums, alone), "nats", 1e-4)
    loaded.model.to(getattr(torch, shape.dtype))
    engine._decoder.sharing = sharing


# --- prefill and decoding ---------------------------------------------------------------------------------------------


def prefill(table: Table, shape: Shape, engine: Engine, loaded: Loaded, ceiling: float, bar: float | None) -> None:
    """Score single rows of some length with one continuation token, so that nothing is shared."""
    length = 2048 if shape.device != "cpu" else 512
    count = 64 if shape.device != "cpu" else 32
    draw = random.Random(3)
    from hakari_torch.scoring import Question
    from hakari_torch.text import Row

    def ask() -> None:
        asked = [
            Question([Row([draw.randrange(shape.vocabulary) for _ in range(length + 1)], length)], lambda _: None)
            for _ in range(count)
        ]
        plan = engine._scorer.plan(asked)
        begin = time.perf_counter()
        for batch in plan:
            engine._scorer.compute(batch)
        sync(shape.device)
        taken.append(time.perf_counter() - begin)

    taken: list[float] = []
    for _ in range(4):
        ask()
    tokens = count * length
    inner = sum(p.numel() for n, p in loaded.model.named_parameters() if "layers" in n)
    work = (
        tokens * (2 * inner + 4 * shape.layers * shape.width * length / 2) + count * 2 * shape.width * shape.vocabulary
    )
    table.add(f"{shape.name}: plain prefill at {length} tokens", tokens / min(taken), "tokens/s")
    table.add(f"{shape.name}: plain prefill over the matrix product", work / min(taken) / ceiling, "share", bar)


def decode(table: Table, shape: Shape, engine: Engine, loaded: Loaded, bandwidth: float, bar: float | None) -> None:
    """Write with as many rows as the bar says, from prompts of 512 tokens, and time steps of the full batch."""
    from hakari_torch.generating import Writing

    rows, prompt, steps = (256, 512, 32) if shape.device != "cpu" else (32, 128, 16)
    draw = random.Random(4)
    writings = [
        Writing(
            [draw.randrange(2, shape.vocabulary) for _ in range(prompt)],
            prompt + steps + 1,
            None,
            lambda _: None,
            _fail,
        )
        for _ in range(rows)
    ]
    writer = engine._writer
    writer.add(writings)
    while any(len(w.written) < 3 for w in writings):
        writer.step()
    if max(len(w.written) for w in writings) > steps // 2:
        table.not_measured(f"{shape.name}: decoding, batch {rows}", "tokens/s", bar)
        return
    sync(shape.device)
    first = [len(w.written) for w in writings]
    begin = time.perf_counter()
    for _ in range(steps // 4):
        writer.step()
    sync(shape.device)
    seconds = (time.perf_counter() - begin) / (steps // 4)
    assert [len(w.written) for w in writings] == [n + steps // 4 for n in first]
    size = 4 if shape.dtype == "float32" else 2
    weights = sum(p.numel() for n, p in loaded.model.named_parameters() if "embed_tokens" not in n) * size
    held = sum(w.length() for w in writings) * engine._token_bytes()
    table.add(f"{shape.name}: decoding, batch {rows}, context {prompt}", rows / seconds, "tokens/s")
    table.add(f"{shape.name}: decoding over the memory roofline", (weights + held) / bandwidth / seconds, "share", bar)
    for writing in writings:
        writing.done = True
    while writer.busy():
        writer.step()


def _fail(why: Refusal) -> None:
    raise why


# --- all of it --------------------------------------------------------------------------------------------------------


def measure(table: Table, shape: Shape, options: argparse.Namespace, ceiling: float, bandwidth: float) -> None:
    with tempfile.TemporaryDirectory() as folder:
        loaded = made(shape, Path(folder))
        engine = Engine(Options(model=folder), lambda *_: None, loaded)
        count = sum(p.numel() for p in loaded.model.parameters())
        table.add(f"{shape.name}: parameters ({engine.conditions()['attention']} attention)", float(count), "")
        gpu = shape.device != "cpu"
        if not options.grouped:
            prefill(table, shape, engine, loaded, ceiling, 0.55 if gpu else None)
            decode(table, shape, engine, loaded, bandwidth, 0.60 if gpu else None)
        engine.start()
        items = min(options.items, 512) if gpu else options.items
        grouped(table, shape, engine, loaded, items, 3.0 if gpu else 2.5, Path(folder))
        del engine, loaded
    if shape.device != "cpu":
        torch.cuda.empty_cache()


def processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
        return next(line.split(":")[1].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.processor()


def commit() -> str:
    told = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=HOME, capture_output=True, text=True, check=False
    )
    return told.stdout.strip() or "unknown"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", default="", help="JSON Lines file to append rows to")
    parser.add_argument("--items", type=int, default=1000)
    parser.add_argument("--only", default="", help="names of shapes, with commas between")
    parser.add_argument("--grouped", action="store_true", help="grouped scoring alone")
    parser.add_argument("--threads", type=int, default=0)
    options = parser.parse_args()
    logging.disable(logging.WARNING)
    import transformers

    transformers.utils.logging.disable_progress_bar()
    if options.threads:
        torch.set_num_threads(options.threads)
    gpu = torch.cuda.get_device_name(0) if torch.cuda.is_available() else "none"
    about = {
        "commit": commit(),
        "cpu": processor(),
        "gpu": gpu,
        "torch": torch.__version__,
        "transformers": transformers.__version__,
        "threads": str(torch.get_num_threads()),
    }
    table = Table(options.out, about)
    wanted = options.only.split(",") if options.only else [s.name for s in (TINY, MIDDLE, SMALL, ONE, EIGHT)]
    print(", ".join(f"{name} {value}" for name, value in about.items()))
    operations, bandwidth = ceilings("cpu", torch.float32)
    table.add(f"cpu [{processor()}]: matrix product float32", operations / 1e12, "TFLOP/s")
    table.add("cpu: copy, read and written", bandwidth / 1e9, "GB/s")
    for shape in (TINY, MIDDLE, SMALL):
        if shape.name in wanted:
            measure(table, shape, options, operations, bandwidth)
    if torch.cuda.is_available():
        operations, bandwidth = ceilings("cuda:0", torch.bfloat16)
        table.add(f"gpu [{torch.cuda.get_device_name(0)}]: matrix product bfloat16", operations / 1e12, "TFLOP/s")
        table.add("gpu: copy, read and written", bandwidth / 1e9, "GB/s")
    for shape in (ONE, EIGHT):
        if shape.name in wanted and torch.cuda.is_available():
            measure(table, shape, options, operations, bandwidth)
        elif shape.name in wanted:
            table.not_measured(f"{shape.name}: plain prefill over the matrix product", "share", 0.55)
            table.not_measured(f"{shape.name}: worker over lm-eval, grouped", "times", 3.0)
            table.not_measured(f"{shape.name}: decoding over the memory roofline", "share", 0.60)
            table.not_measured(f"{shape.name}: bfloat16 sums from float32 rows", "nats", 2e-2)
    table.show()


if __name__ == "__main__":
    main()
