"""Serves one policy over hakari.runner.v1: Describe and Act, nothing else."""

import hashlib
import threading
import time
import traceback
from pathlib import Path

import grpc
import numpy

from hakari_policy.policy import Declined, Policy, Seen

LONGEST = 64 << 20


def digest(checkpoint: Path) -> str:
    """Return the SHA-256 over the names and bytes of a checkpoint's files; of a single file, over that one."""
    whole = hashlib.sha256()
    files = [checkpoint] if checkpoint.is_file() else sorted(p for p in checkpoint.rglob("*") if p.is_file())
    if not files:
        raise SystemExit(f"checkpoint [{checkpoint}] is neither a file nor a folder with files")
    for file in files:
        whole.update(str(file.relative_to(checkpoint.parent)).encode() + b"\0")
        with file.open("rb") as content:
            whole.update(hashlib.file_digest(content, "sha256").digest())
    return whole.hexdigest()


class Bridge:
    """The two services; the policy itself is asked by one session at a time."""

    def __init__(self, wire, name: str, model_digest: str, policy: Policy):
        self._wire = wire
        self._policy = policy
        self._asking = threading.Lock()
        self._identity = wire.ModelIdentity(
            name=name, digest=model_digest, epoch=1, properties={"kind": "policy", "digest-basis": "files"}
        )

    def serve(self, server: grpc.Server) -> None:
        """Add the services to a server."""
        wire = self._wire
        describe = grpc.unary_unary_rpc_method_handler(
            self._describe, wire.DescribeRequest.FromString, wire.RunnerDescription.SerializeToString
        )
        act = grpc.stream_stream_rpc_method_handler(
            self._act, wire.ActFrame.FromString, wire.ActEvent.SerializeToString
        )
        server.add_generic_rpc_handlers(
            (
                grpc.method_handlers_generic_handler("hakari.runner.v1.RunnerControl", {"Describe": describe}),
                grpc.method_handlers_generic_handler("hakari.runner.v1.RunnerInference", {"Act": act}),
            )
        )

    def _describe(self, _request, _context):
        return self._wire.RunnerDescription(
            runner="hakari-policy 0.1.0", engine="bridge", protocol_revision=1, resident=self._identity
        )

    def _act(self, frames, context):
        first = next(frames, None)
        if first is None or first.WhichOneof("frame") != "open":
            context.abort(grpc.StatusCode.INVALID_ARGUMENT, "first frame is no [open]")
        if first.open.model_digest != self._identity.digest:
            context.abort(
                grpc.StatusCode.FAILED_PRECONDITION,
                f"session was opened for model [{first.open.model_digest}] but here is [{self._identity.digest}]",
            )
        if not self._asking.acquire(blocking=False):
            context.abort(grpc.StatusCode.UNAVAILABLE, "the policy is in another session; start one bridge for each")
        try:
            yield self._wire.ActEvent(opened=self._wire.Opened())
            for frame in frames:
                yield self._answer(frame)
        finally:
            self._asking.release()

    def _answer(self, frame):
        kind = frame.WhichOneof("frame")
        where = {} if kind == "reset" else {"step": frame.observation.step}
        try:
            return self._reset(frame.reset) if kind == "reset" else self._acted(frame.observation)
        except Declined as declined:
            return self._wire.ActEvent(declined=self._wire.Declined(words=str(declined), **where))
        except Exception as failure:
            traceback.print_exc()
            error = self._wire.Error(code="BROKEN", message=f"policy failed: {type(failure).__name__}: {failure}")
            return self._wire.ActEvent(error=self._wire.ActError(error=error, **where))

    def _reset(self, reset):
        space = self._policy.reset(reset.episode, reset.instruction, reset.seed)
        told = self._wire.ActionSpace(name=space.name, labels=space.labels, unit=space.unit, period_ms=space.period_ms)
        ready = self._wire.Ready(space=told, seeded=space.seeded, model_digest=self._identity.digest)
        return self._wire.ActEvent(ready=ready)

    def _acted(self, observation):
        begun = time.monotonic()
        seen = Seen(
            observation.step,
            observation.time_ns,
            {name: numpy.array(vector.values) for name, vector in observation.state.items()},
            {camera: _picture(camera, image) for camera, image in observation.images.items()},
        )
        actions = numpy.asarray(self._policy.act(seen))
        if actions.ndim != 2 or actions.dtype.kind not in "fiu":
            raise ValueError(f"actions are of type {actions.dtype} and shape {actions.shape}; expected rows of numbers")
        chunk = self._wire.ActionChunk(
            observed_step=observation.step,
            first_step=observation.step,
            width=actions.shape[1] if len(actions) else 0,
            actions=actions.astype(numpy.float64).ravel(),
            timing_ms={"policy_timing.infer_ms": (time.monotonic() - begun) * 1000},
        )
        return self._wire.ActEvent(chunk=chunk)


def _picture(camera: str, image) -> numpy.ndarray:
    if image.media_type == "image/png":
        import io

        from PIL import Image

        return numpy.asarray(Image.open(io.BytesIO(image.content)).convert("RGB"))
    if image.media_type != "image/x-rgb" or len(image.content) != image.width * image.height * 3:
        raise ValueError(f"picture of camera [{camera}] is no image/png, and no image/x-rgb of its size")
    return numpy.frombuffer(image.content, numpy.uint8).reshape(image.height, image.width, 3)
