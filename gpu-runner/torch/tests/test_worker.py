"""The worker as a process, as the Java runner meets it."""

import json
import shutil
import struct
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import grpc
import pytest
import tiny
import torch
from client import DIGEST, Frames, Worker, start, worker
from conftest import opened

CONTEXTS = [
    ("倉庫にねじが", ["五本あります。", "三冊", "九"]),
    ("The robot carries the box ", ["to the factory.", "and the box is heavy."]),
    ("", ["ねじ", "box"]),
    ("問：りんごはいくつ？\n答：", ["三個", "鬱", "🍣です"]),
]


@pytest.fixture(scope="module")
def running(checkpoints: dict[str, Path]) -> Iterator[Worker]:
    with worker(checkpoints["llama"], "--threads", "1") as one:
        yield one


def sums(results: list[Any]) -> list[float]:
    return [score.sum_log_probability for result in results for score in result.scores]


class TestServing:
    def test_says_what_it_is(self, running: Worker):
        told = running.call("RunnerControl", "Describe")(running.wire.DescribeRequest())
        assert told.runner.startswith("hakari-torch ")
        assert told.engine == f"torch {torch.__version__}"
        assert told.resident.context_length == 512
        conditions = told.determinism.conditions
        assert conditions["dtype"] == "float32"
        assert conditions["attention"] == "cascade"
        assert {"device", "engine", "transformers", "threads"} <= set(conditions)
        shared = next(one for one in told.capabilities if one.name == "shared-context")
        assert (shared.present, shared.basis) == (True, running.wire.Capability.PROBED)

    def test_is_healthy(self, running: Worker):
        from hakari_torch import wire

        health = wire.health()
        check = running.channel.unary_unary(
            "/grpc.health.v1.Health/Check",
            health.HealthCheckRequest.SerializeToString,
            health.HealthCheckResponse.FromString,
        )
        assert check(health.HealthCheckRequest()).status == health.HealthCheckResponse.SERVING

    def test_opened_tells_record_and_credit_and_answers_echo_the_digest(self, running: Worker):
        events = list(running.ask("Score", running.score_frames(CONTEXTS)))
        opened_ = events[0].opened
        assert opened_.credit.requests > 0
        assert opened_.credit.tokens > 0
        assert opened_.determinism.model_digest == DIGEST
        for event in events[1:]:
            assert event.result.model_digest == DIGEST
            assert event.result.determinism == opened_.determinism.id

    def test_scores_as_the_model_does(self, running: Worker, checkpoints: dict[str, Path]):
        loaded = opened(checkpoints["llama"])
        for (context, continuations), result in zip(CONTEXTS, running.score(CONTEXTS), strict=True):
            for continuation, score in zip(continuations, result.scores, strict=True):
                ids = loaded.tokenizer(context + continuation, return_tensors="pt").input_ids
                chances = loaded.model(ids).logits[0].log_softmax(-1)
                count = score.token_count
                wanted = chances[-count - 1 : -1].gather(1, ids[0, -count:, None])
                assert score.sum_log_probability == pytest.approx(wanted.sum().item(), abs=1e-4)

    def test_tells_each_token_when_asked(self, running: Worker):
        w = running.wire
        request = w.ScoreRequest(
            request_id="one", context=[w.Part(text="ねじが")], continuations=["五本"], per_token=True
        )
        frames = [w.ScoreFrame(open=w.Open(model_digest=DIGEST)), w.ScoreFrame(request=request)]
        (_, event) = running.ask("Score", frames)
        (score,) = event.result.scores
        assert len(score.log_probabilities) == score.token_count
        assert sum(score.log_probabilities) == pytest.approx(score.sum_log_probability, abs=1e-4)

    def test_writes_what_transformers_writes(self, running: Worker, checkpoints: dict[str, Path]):
        loaded = opened(checkpoints["llama"])
        prompts = ["倉庫に", "The robot", "", "鬱"]
        told = running.generate([running.request(str(i), prompt) for i, prompt in enumerate(prompts)])
        for i, prompt in enumerate(prompts):
            ids = loaded.tokenizer(prompt, return_tensors="pt")
            out = loaded.model.generate(**ids, max_new_tokens=16, do_sample=False, pad_token_id=0)
            out = out[0, ids.input_ids.shape[1] :].tolist()
            finished = told[str(i)][-1].finished
            assert finished.token_ids == out
            assert finished.text == loaded.tokenizer.decode(out, skip_special_tokens=True)
            assert "".join(event.delta.text for event in told[str(i)]) == finished.text
            assert finished.prompt_tokens == ids.input_ids.shape[1]

    def test_a_stop_ends_the_answer_before_it(self, running: Worker):
        w = running.wire
        whole = running.generate([running.request("a", "倉庫に", 30)])["a"][-1].finished.text
        stop = whole[5:8]
        told = running.generate([running.request("a", "倉庫に", 30, stops=[stop])])["a"][-1].finished
        assert told.reason == w.Finished.STOP
        assert told.text == whole[: whole.index(stop)]

    def test_draws_are_the_same_for_the_same_seed(self, running: Worker):
        w = running.wire
        random_ = w.RandomSampling(temperature=1.0, top_p=0.9, seed=-5)
        asked = [running.request(str(i), "箱", 12, random=random_) for i in range(5)]
        texts = {events[-1].finished.text for events in running.generate(asked).values()}
        assert len(texts) == 1

    def test_a_conversation_needs_a_template(self, running: Worker):
        w = running.wire
        render = running.call("RunnerInference", "Render")
        reply = render(w.RenderRequest(text=[w.Part(text="箱")]))
        assert reply.tokens.ids[0] == 0
        reply = render(w.RenderRequest(messages=[w.Message(role="user", parts=[w.Part(text="箱")])]))
        assert reply.error.code == w.Error.UNSUPPORTED
        assert reply.error.message == "the tokenizer has no chat template; give text instead of messages"

    def test_tells_how_it_fares(self, running: Worker):
        call = running.call("RunnerControl", "WatchTelemetry")(running.wire.TelemetryRequest(period_ms=100))
        told = next(iter(call))
        call.cancel()
        assert told.answered > 0
        assert told.prompt_tokens > 0
        assert "kv-use" in told.engine


class TestRefusing:
    def refusal(self, running: Worker, method: str, **request: Any) -> Any:
        w = running.wire
        if method == "Score":
            frames = [w.ScoreFrame(open=w.Open(model_digest=DIGEST)), w.ScoreFrame(request=w.ScoreRequest(**request))]
            return list(running.ask("Score", frames))[-1].result.error
        frames = [
            w.GenerateFrame(open=w.Open(model_digest=DIGEST)),
            w.GenerateFrame(request=w.GenerateRequest(**request)),
        ]
        return list(running.ask("Generate", frames))[-1].error

    def test_names_the_field(self, running: Worker):
        w = running.wire
        blob = w.Part(blob=w.BlobRef(sha256="0" * 64, media_type="image/png", size=1))
        text = w.Part(text="箱")
        for method, request, code, sentence in [
            ("Score", {"context": [text], "continuations": ["a"]}, "REJECTED",
             "field [request_id] is empty; name every request by its content"),
            ("Score", {"request_id": "a", "context": [text]}, "REJECTED",
             "field [continuations] is empty; name at least one"),
            ("Score", {"request_id": "a", "context": [blob], "continuations": ["a"]}, "UNSUPPORTED",
             "field [context] holds a blob of type [image/png], which this model does not read"),
            ("Score", {"request_id": "a", "context": [w.Part(text="箱" * 600)], "continuations": ["a"]}, "TOO_LONG",
             "context and continuation together has [1202] tokens but the model reads at most [512]; shorten it"),
            ("Generate", {"request_id": "a", "prompt": [text], "max_tokens": 4}, "REJECTED",
             "field [sampling] is not set; set greedy or random"),
            ("Generate", {"request_id": "a", "prompt": [text], "max_tokens": 4, "greedy": w.Greedy(), "regex": "a"},
             "UNSUPPORTED", "field [regex] is set; this worker writes without constraints"),
            ("Generate", {"request_id": "a", "prompt": [text], "greedy": w.Greedy()}, "REJECTED",
             "field [max_tokens] is [0]; set it to at least 1"),
        ]:  # fmt: skip
            error = self.refusal(running, method, **request)
            assert (w.Error.Code.Name(error.code), error.message) == (code, sentence)

    def test_a_stream_that_wants_more_than_there_is(self, running: Worker):
        w = running.wire
        for open_, sentence in [
            (w.Open(capabilities=["image"]), "field [capabilities] asks for [image]"),
            (w.Open(determinism=w.DeterminismRecord.BITWISE), "field [determinism] asks for [BITWISE]"),
        ]:
            with pytest.raises(grpc.RpcError) as caught:
                list(running.ask("Score", [w.ScoreFrame(open=open_)]))
            assert caught.value.code() == grpc.StatusCode.FAILED_PRECONDITION
            assert caught.value.details().startswith(sentence)

    def test_a_request_before_open(self, running: Worker):
        w = running.wire
        frames = [w.ScoreFrame(request=w.ScoreRequest(request_id="a", continuations=["b"]))]
        (event,) = running.ask("Score", frames)
        assert event.result.error.message == "frame [request] came before frame [open]; open the stream for a model"


class TestBounds:
    def test_cancelled_and_late_requests_are_told_so_and_others_go_on(self, running: Worker):
        w = running.wire
        frames = Frames()
        frames.send(w.GenerateFrame(open=w.Open(model_digest=DIGEST)))
        for name, budget in (("cancelled", 0), ("late", 1), ("whole", 0)):
            frames.send(w.GenerateFrame(request=running.request(name, "箱を", 400, budget_ms=budget)))
        last: dict[str, Any] = {}
        begun = False
        for event in running.ask("Generate", frames):
            if event.request_id == "cancelled" and event.WhichOneof("event") == "delta" and not begun:
                begun = True
                frames.send(w.GenerateFrame(cancel=w.Cancel(request_ids=["cancelled"])))
            if event.WhichOneof("event") in ("error", "finished"):
                last[event.request_id] = event
            if len(last) == 3:
                frames.close()
        assert last["cancelled"].error.code == w.Error.CANCELLED
        assert last["late"].error.code == w.Error.TIMED_OUT
        assert last["whole"].finished.generated_tokens > 0

    def test_ten_thousand_requests_hold_flat_memory(self, running: Worker):
        asked = [(f"倉庫にねじが{n}", ["五本", "三冊"]) for n in range(10_000)]

        def resident() -> int:
            status = Path(f"/proc/{running.process.pid}/status").read_text()
            return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS")))

        running.score(asked[:2000])
        before = resident()
        most = 0
        for number, event in enumerate(running.ask("Score", running.score_frames(asked))):
            if number % 500 == 0:
                most = max(most, resident())
        assert number == 10_000
        assert most - before < 64 * 1024, f"{before} KiB became {most} KiB"

    def test_a_client_that_does_not_read_is_not_read(self, running: Worker):
        w = running.wire
        sent = 0

        def frames() -> Iterator[Any]:
            nonlocal sent
            yield w.ScoreFrame(open=w.Open(model_digest=DIGEST))
            for number in range(100_000):
                sent += 1
                part = w.Part(text="箱を" * 60)
                yield w.ScoreFrame(
                    request=w.ScoreRequest(request_id=str(number), context=[part], continuations=["a" * 40] * 8)
                )

        call = running.ask("Score", frames())
        next(call)
        known, since = -1, time.monotonic()
        while known != sent or time.monotonic() - since < 2:
            if known != sent:
                known, since = sent, time.monotonic()
            assert sent < 50_000
            threading.Event().wait(0.1)
        call.cancel()
        # And others are served all the same.
        assert len(running.score(CONTEXTS)) == len(CONTEXTS)

    def test_a_client_that_is_gone_leaves_nothing_behind(self, running: Worker):
        w = running.wire
        frames = Frames()
        frames.send(w.GenerateFrame(open=w.Open(model_digest=DIGEST)))
        for number in range(20):
            frames.send(w.GenerateFrame(request=running.request(str(number), "箱を", 400)))
        call = running.ask("Generate", frames)
        next(call)
        next(call)
        call.cancel()
        frames.close()
        watch = running.call("RunnerControl", "WatchTelemetry")(w.TelemetryRequest(period_ms=100))
        for told in watch:
            if told.in_flight == 0 and told.waiting == 0 and told.engine["kv-use"] == 0:
                break
        watch.cancel()


class TestChanging:
    def test_sleeps_and_wakes(self, checkpoints: dict[str, Path]):
        with worker(checkpoints["llama"], "--threads", "1") as one:
            w = one.wire
            before = one.score(CONTEXTS)
            assert not one.call("RunnerControl", "Sleep")(w.SleepRequest()).HasField("error")
            assert one.call("RunnerControl", "Describe")(w.DescribeRequest()).asleep
            assert {w.Error.Code.Name(result.error.code) for result in one.score(CONTEXTS)} == {"UNAVAILABLE"}
            events = list(one.call("RunnerControl", "Wake")(w.WakeRequest()))
            assert events[-1].stage == w.LoadEvent.READY
            assert sums(one.score(CONTEXTS)) == pytest.approx(sums(before), abs=1e-4)

    def test_takes_the_weights_of_another_checkpoint(self, checkpoints: dict[str, Path], tmp_path: Path):
        other = tiny.checkpoint(tmp_path / "other", seed=2)
        wide = tiny.checkpoint(tmp_path / "wide", width=48)
        with worker(other, "--threads", "1") as one:
            expected = sums(one.score(CONTEXTS))
        with worker(checkpoints["llama"], "--threads", "1") as one:
            w = one.wire
            swap = one.call("RunnerControl", "SwapWeights")
            before = one.score(CONTEXTS)
            last = list(swap(w.LoadModelRequest(name=str(wide))))[-1]
            assert last.stage == w.LoadEvent.FAILED
            assert last.error.message == (
                f"checkpoint [{wide}] has [head_dim] = [12] but resident is [8];"
                " weights are swapped within one architecture, load the model anew"
            )
            assert sums(one.score(CONTEXTS)) == pytest.approx(sums(before), abs=1e-4)
            spoken = Path(shutil.copytree(other, tmp_path / "spoken"))
            tiny.tokenizer(400).save(str(spoken / "tokenizer.json"))
            last = list(swap(w.LoadModelRequest(name=str(spoken))))[-1]
            assert last.error.message == (
                f"checkpoint [{spoken}] has another tokenizer than resident [{checkpoints['llama']}]; load the model anew"
            )
            last = list(swap(w.LoadModelRequest(name=str(other), expected_digest="e" * 64)))[-1]
            assert last.stage == w.LoadEvent.READY
            assert (last.model.name, last.model.digest, last.model.epoch) == (str(other), "e" * 64, 2)
            assert sums(one.score(CONTEXTS)) == pytest.approx(expected, abs=1e-4)


def ended(*arguments: str) -> tuple[int, str, list[str]]:
    """Return exit status, standard output and the error lines of a worker that cannot serve."""
    with tempfile.TemporaryDirectory() as folder:
        return _ended(["--socket", f"unix:{folder}/never", *arguments])


def _ended(arguments: list[str]) -> tuple[int, str, list[str]]:
    process = start(arguments)
    try:
        out, errors = process.communicate(timeout=240)
    except subprocess.TimeoutExpired:
        process.kill()
        raise
    return process.returncode, out, [line for line in errors.splitlines() if not line.startswith("progress ")]


class TestBadFiles:
    @pytest.fixture
    def folder(self, checkpoints: dict[str, Path], tmp_path: Path) -> Path:
        return Path(shutil.copytree(checkpoints["llama"], tmp_path / "model"))

    def assert_one_line(self, folder: Path, line: str, *more: str) -> None:
        assert ended("--model", str(folder), *more) == (3, "", [line])

    def test_no_folder(self, tmp_path: Path):
        gone = tmp_path / "gone"
        self.assert_one_line(
            gone, f"error NOT_FOUND checkpoint [{gone}] is no folder; name one with config.json and *.safetensors"
        )

    def test_missing_shard(self, folder: Path):
        (folder / "model.safetensors").rename(folder / "model-00001-of-00002.safetensors")
        index = {"weight_map": {"a": "model-00001-of-00002.safetensors", "b": "model-00002-of-00002.safetensors"}}
        (folder / "model.safetensors.index.json").write_text(json.dumps(index))
        self.assert_one_line(
            folder,
            f"error CORRUPT checkpoint [{folder}] lacks shard [model-00002-of-00002.safetensors], which"
            " [model.safetensors.index.json] names (1 of 2 are missing); copy it whole",
        )

    def test_damaged_header(self, folder: Path):
        shard = folder / "model.safetensors"
        content = bytearray(shard.read_bytes())
        content[:8] = struct.pack("<Q", 1 << 40)
        shard.write_bytes(content)
        self.assert_one_line(
            folder,
            f"error CORRUPT shard [{shard}] has a damaged header: says its header has {1 << 40} bytes but the file has"
            f" {len(content)}; copy it anew",
        )

    def test_truncated_shard(self, folder: Path):
        shard = folder / "model.safetensors"
        content = shard.read_bytes()
        shard.write_bytes(content[:-100])
        self.assert_one_line(
            folder,
            f"error CORRUPT shard [{shard}] has a damaged header: claims {len(content)} bytes but the file has"
            f" {len(content) - 100}; copy it anew",
        )

    def test_weights_of_another_shape(self, folder: Path):
        config = json.loads((folder / "config.json").read_text())
        config["intermediate_size"] = 80
        (folder / "config.json").write_text(json.dumps(config))
        status, out, (line,) = ended("--model", str(folder))
        assert (status, out) == (3, "")
        assert line.startswith("error CORRUPT checkpoint ")

    def test_a_tensor_less(self, folder: Path):
        config = json.loads((folder / "config.json").read_text())
        config["num_hidden_layers"] = 3
        (folder / "config.json").write_text(json.dumps(config))
        status, out, (line,) = ended("--model", str(folder))
        assert (status, out) == (3, "")
        assert line.startswith(f"error CORRUPT checkpoint [{folder}] lacks the tensor [model.layers.2.")

    def test_tokenizer_of_another_model(self, folder: Path):
        tokenizer = json.loads((folder / "tokenizer.json").read_text())
        tokenizer["model"]["vocab"]["zzzz"] = 5000
        (folder / "tokenizer.json").write_text(json.dumps(tokenizer))
        self.assert_one_line(
            folder,
            f"error CORRUPT tokenizer of checkpoint [{folder}] has token id [5000] but the model knows [420] tokens;"
            " the tokenizer belongs to another model",
        )

    def test_no_tokenizer(self, folder: Path):
        (folder / "tokenizer.json").unlink()
        self.assert_one_line(folder, f"error CORRUPT checkpoint [{folder}] has no tokenizer; add [tokenizer.json]")

    def test_code_of_its_own(self, folder: Path):
        config = json.loads((folder / "config.json").read_text())
        config["auto_map"] = {"AutoModelForCausalLM": "evil.Model"}
        (folder / "config.json").write_text(json.dumps(config))
        status, _, (line,) = ended("--model", str(folder))
        assert status == 3
        assert line.startswith(f"error UNSUPPORTED checkpoint [{folder}] brings code of its own")

    def test_wrong_dtype(self, folder: Path):
        self.assert_one_line(
            folder,
            "error UNSUPPORTED flag [--dtype] is [int4]; say auto, float32, bfloat16, float16",
            "--dtype",
            "int4",
        )

    @pytest.mark.skipif(torch.cuda.is_available(), reason="this machine has CUDA")
    def test_no_cuda_where_asked(self, folder: Path):
        self.assert_one_line(
            folder,
            "error UNSUPPORTED flag [--device] is [cuda:0] but this machine shows [0] CUDA devices;"
            " say cpu, or look at driver and CUDA_VISIBLE_DEVICES",
            "--device",
            "cuda:0",
        )


def test_ends_with_its_parent(checkpoints: dict[str, Path]):
    with worker(checkpoints["llama"], "--threads", "1") as one:
        process = one.process
    assert process.returncode == 0
