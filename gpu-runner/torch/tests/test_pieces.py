"""Token ids and pictures in a request."""

import hashlib
import io
import shutil
from pathlib import Path
from typing import Any

import pytest
import tiny
import torch
from client import Worker, worker

pytest.importorskip("PIL", reason="skipped: Pillow is not installed; install it to look at pictures")

from PIL import Image

CONTINUATIONS = ["箱", "ねじ", "三枚"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny.seeing(tmp_path_factory.mktemp("seeing") / "llava")


@pytest.fixture(scope="module")
def media(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("media")


def put(media: Path, colour: tuple[int, int, int], kind: str = "PNG") -> str:
    content = io.BytesIO()
    picture = Image.new("RGB", (40, 30), colour)
    picture.putpixel((3, 4), (1, 2, 3))
    picture.save(content, kind)
    sha256 = hashlib.sha256(content.getvalue()).hexdigest()
    (media / sha256).write_bytes(content.getvalue())
    return sha256


@pytest.fixture(scope="module")
def seeing(folder: Path, media: Path):
    with worker(folder, "--media", str(media), "--dtype", "float32", "--device", "cpu") as one:
        yield one


def score(one: Worker, *contexts: list[Any], continuations: list[str] = CONTINUATIONS) -> list[Any]:
    w = one.wire
    frames = [w.ScoreFrame(open=w.Open(model_digest="d" * 64))]
    for number, context in enumerate(contexts):
        frames.append(
            w.ScoreFrame(
                request=w.ScoreRequest(
                    request_id=str(number), context=[part(w, p) for p in context], continuations=continuations
                )
            )
        )
    results = [event.result for event in one.ask("Score", frames) if event.WhichOneof("event") == "result"]
    return sorted(results, key=lambda result: int(result.request_id))


def part(w: Any, piece: Any) -> Any:
    if isinstance(piece, str):
        return w.Part(text=piece)
    if isinstance(piece, list):
        return w.Part(tokens=w.TokenIds(ids=piece))
    sha256, kind = piece
    return w.Part(blob=w.BlobRef(sha256=sha256, media_type=kind, size=1))


def sums(result: Any) -> list[float]:
    assert not result.HasField("error"), result.error
    return [each.sum_log_probability for each in result.scores]


def picture(sha256: str) -> tuple[str, str]:
    return sha256, "image/png"


class Reference:
    """The same model by transformers alone: one row for each continuation, everything through its processor."""

    def __init__(self, folder: Path, media: Path):
        from transformers import AutoModelForImageTextToText, AutoProcessor

        self.processor = AutoProcessor.from_pretrained(folder)
        self.model = AutoModelForImageTextToText.from_pretrained(folder, dtype=torch.float32).eval()
        self.media = media

    def made(self, text: str, pictures: list[str]) -> Any:
        opened = [Image.open(self.media / sha256).convert("RGB") for sha256 in pictures]
        return self.processor(text=[text], images=opened, return_tensors="pt")

    def sums(self, context: str, pictures: list[str], continuations: list[str]) -> list[float]:
        before = self.made(context, pictures)["input_ids"][0].tolist()
        found = []
        for continuation in continuations:
            inputs = self.made(context + continuation, pictures)
            with torch.inference_mode():
                logits = self.model(**inputs).logits[0].log_softmax(-1)
            ids = inputs["input_ids"][0].tolist()
            # Where tokens are joined across the border, the continuation begins at the first that differs.
            begin = next((at for at, (a, b) in enumerate(zip(before, ids, strict=False)) if a != b), len(before))
            found.append(sum(logits[p - 1, ids[p]].item() for p in range(begin, len(ids))))
        return found

    def written(self, prompt: str, pictures: list[str], most: int) -> list[int]:
        inputs = self.made(prompt, pictures)
        out = self.model.generate(**inputs, max_new_tokens=most, do_sample=False)
        return out[0][inputs["input_ids"].shape[1] :].tolist()


@pytest.fixture(scope="module")
def reference(folder: Path, media: Path) -> Reference:
    return Reference(folder, media)


class TestPictures:
    def test_likelihoods_are_those_of_transformers(self, seeing: Worker, media: Path, reference: Reference):
        red, blue = put(media, (250, 20, 20)), put(media, (10, 20, 240), "JPEG")
        asked = [
            (["絵：", picture(red), "何が見えますか。答："], "絵：<image>何が見えますか。答：", [red]),
            ([picture(blue), "何が見えますか。答："], "<image>何が見えますか。答：", [blue]),
            ([picture(red), "と", picture(blue), "のちがいは"], "<image>と<image>のちがいは", [red, blue]),
        ]
        found = score(seeing, *(context for context, _, _ in asked))
        for result, (_, text, pictures) in zip(found, asked, strict=True):
            assert sums(result) == pytest.approx(reference.sums(text, pictures, CONTINUATIONS), abs=1e-4)
            assert result.path == "rows"
        assert sums(found[0]) != pytest.approx(sums(found[1]), abs=1e-3)

    def test_a_context_that_ends_in_a_picture(self, seeing: Worker, media: Path, reference: Reference):
        red = put(media, (250, 20, 20))
        (result,) = score(seeing, ["絵：", picture(red)])
        assert sums(result) == pytest.approx(reference.sums("絵：<image>", [red], CONTINUATIONS), abs=1e-4)

    def test_text_beside_pictures_in_one_batch(self, seeing: Worker, media: Path):
        red = put(media, (250, 20, 20))
        alone = [sums(score(seeing, context)[0]) for context in (["駅前で"], [picture(red), "駅前で"])]
        together = score(seeing, ["駅前で"], [picture(red), "駅前で"], ["駅前で"], [picture(red), "駅前で"])
        for result, expected in zip(together, alone * 2, strict=True):
            assert sums(result) == pytest.approx(expected, abs=1e-4)

    def test_greedy_text_is_that_of_transformers(self, seeing: Worker, media: Path, reference: Reference):
        red, blue = put(media, (250, 20, 20)), put(media, (10, 20, 240))
        w = seeing.wire
        asked = [
            w.GenerateRequest(
                request_id=sha256,
                prompt=[part(w, picture(sha256)), part(w, "何が見えますか。")],
                max_tokens=12,
                greedy=w.Greedy(),
            )
            for sha256 in (red, blue)
        ]
        told = seeing.generate([*asked, seeing.request("text alone", "駅前で", 12)])
        for sha256 in (red, blue):
            expected = reference.written("<image>何が見えますか。", [sha256], 12)
            finished = told[sha256][-1].finished
            assert list(finished.token_ids) == expected
            assert "".join(e.delta.text for e in told[sha256] if e.HasField("delta")) == finished.text
        assert told["text alone"][-1].finished.generated_tokens > 0

    def test_what_is_no_picture_is_told_by_its_digest(self, seeing: Worker, media: Path):
        content = b"\x89PNG\r\n\x1a\n and then nothing"
        broken = hashlib.sha256(content).hexdigest()
        (media / broken).write_bytes(content)
        gone = "0" * 64
        other = put(media, (9, 9, 9))
        (media / other).write_bytes(b"other bytes")
        found = score(seeing, [picture(broken)], [picture(gone)], [picture(other)], [("a" * 64, "video/mp4")])
        w = seeing.wire
        assert [w.Error.Code.Name(result.error.code) for result in found] == ["MEDIA", "MEDIA", "MEDIA", "UNSUPPORTED"]
        assert found[0].error.message.startswith(f"blob [{broken}] is no picture that can be read: ")
        assert found[1].error.message == f"blob [{gone}] cannot be read: No such file or directory; send it again"
        digest = hashlib.sha256(b"other bytes").hexdigest()
        assert found[2].error.message == f"blob [{other}] has the digest [{digest}]; send it again"
        assert found[3].error.message == (
            "field [context] holds a blob of type [video/mp4], which this model does not read"
        )

    def test_a_mark_in_the_text_is_no_picture(self, seeing: Worker, media: Path):
        red = put(media, (250, 20, 20))
        (result,) = score(seeing, [picture(red), "と<image>"])
        assert result.error.message == (
            "field [context] holds the mark [<image>], which stands for a picture; send the picture as a blob"
        )

    def test_the_capability_was_probed(self, seeing: Worker):
        described = seeing.call("RunnerControl", "Describe")(seeing.wire.DescribeRequest())
        (image,) = [one for one in described.capabilities if one.name == "image"]
        assert image.present
        assert image.basis == seeing.wire.Capability.PROBED
        assert image.evidence.startswith("two pictures that differ moved a log probability by ")
        assert described.determinism.conditions["processor-digest"]

    def test_weights_are_swapped_in_unless_they_have_another_processor(self, folder: Path, media: Path, tmp_path: Path):
        other = Path(shutil.copytree(folder, tmp_path / "other"))
        told = other / "processor_config.json"
        told.write_text(told.read_text() + "\n")
        newer = tiny.seeing(tmp_path / "newer", seed=2)
        red = put(media, (250, 20, 20))
        with worker(folder, "--media", str(media), "--dtype", "float32", "--device", "cpu") as one:
            swap = one.call("RunnerControl", "SwapWeights")
            last = list(swap(one.wire.LoadModelRequest(name=str(other))))[-1]
            assert list(swap(one.wire.LoadModelRequest(name=str(newer))))[-1].stage == one.wire.LoadEvent.READY
            (result,) = score(one, [picture(red), "何が見えますか。答："])
        expected = Reference(newer, media).sums("<image>何が見えますか。答：", [red], CONTINUATIONS)
        assert sums(result) == pytest.approx(expected, abs=1e-4)
        assert last.error.message == (
            f"checkpoint [{other}] has another processor than resident [{folder}]; load the model anew"
        )


class TestIds:
    def test_ids_are_the_text_that_they_are(self, seeing: Worker, folder: Path):
        from transformers import AutoTokenizer

        tokenizer = AutoTokenizer.from_pretrained(folder)
        ids = tokenizer("東京の駅前で")["input_ids"]
        by_text, by_ids = score(seeing, ["東京の駅前で"], [ids])
        assert sums(by_ids) == pytest.approx(sums(by_text), abs=1e-4)
        # Text behind ids is tokenised by itself: it is joined with nothing before it.
        behind = tokenizer("切符を", add_special_tokens=False)["input_ids"]
        whole, mixed, between = score(seeing, [[*ids, *behind]], [ids, "切符を"], [ids, "切符", behind[-1:]])
        assert sums(mixed)[1:] == pytest.approx(sums(whole)[1:], abs=1e-4)
        assert not between.HasField("error")

    def test_ids_are_written_on(self, seeing: Worker, folder: Path):
        from transformers import AutoTokenizer

        ids = AutoTokenizer.from_pretrained(folder)("東京の駅前で")["input_ids"]
        w = seeing.wire
        told = seeing.generate(
            [
                seeing.request("text", "東京の駅前で", 8),
                w.GenerateRequest(request_id="ids", prompt=[part(w, ids)], max_tokens=8, greedy=w.Greedy()),
            ]
        )
        assert list(told["ids"][-1].finished.token_ids) == list(told["text"][-1].finished.token_ids)

    def test_an_unknown_id_and_ids_beside_a_picture_are_refused(self, seeing: Worker, media: Path):
        red = put(media, (250, 20, 20))
        unknown, beside = score(seeing, [[99999]], [[5], picture(red)])
        assert unknown.error.message == (
            "field [context] holds the token id [99999] but the model knows [421] tokens; send ids of this model's"
            " tokenizer"
        )
        assert beside.error.message == "field [context] holds token ids beside a picture; send text beside it"

    def test_a_model_that_only_reads_is_shown_nothing(self, checkpoints: dict[str, Path]):
        with worker(checkpoints["llama"], "--dtype", "float32", "--device", "cpu") as one:
            (result,) = score(one, [picture("a" * 64)])
            assert result.error.message == (
                "field [context] holds a blob of type [image/png], which this model does not read"
            )


class TestWhatWasSeen:
    def test_frames_are_told_with_their_times_and_what_the_processor_made_of_them(self, seeing: Worker, media: Path):
        w = seeing.wire
        red, blue = put(media, (250, 20, 20)), put(media, (10, 20, 240))
        frames = [
            w.Part(blob=w.BlobRef(sha256=sha256, media_type="image/png", size=1, clip_sha256="c" * 64, time_us=time))
            for sha256, time in ((blue, 0), (red, 500_000))
        ]
        request = w.ScoreRequest(request_id="a", context=[*frames, w.Part(text="は何？")], continuations=["箱"])
        events = seeing.ask("Score", [w.ScoreFrame(open=w.Open(model_digest="d" * 64)), w.ScoreFrame(request=request)])
        told = [e.result for e in events if e.WhichOneof("event") == "result"][0].media

        assert [(use.sha256, use.clip_sha256, list(use.frame_times_us)) for use in told] == [
            (blue, "c" * 64, [0]),
            (red, "c" * 64, [500_000]),
        ]
        assert all(use.width > 0 and use.height > 0 and use.visual_tokens > 0 and not use.truncated for use in told)

    def test_text_alone_tells_of_no_media(self, seeing: Worker):
        assert not score(seeing, ["箱は"])[0].media
