"""Between the engine's words and the protocol's."""

import hashlib
import itertools
import math
import struct
from typing import Any

from hakari_torch import VERSION
from hakari_torch.asking import Asking, Weighing, Written
from hakari_torch.engine import Engine
from hakari_torch.refusal import Refusal, rejected
from hakari_torch.sampling import Draw
from hakari_torch.scoring import Scores
from hakari_torch.sight import Ids, Picture, Piece, Seen
from hakari_torch.streams import Asked
from hakari_torch.wire import Wire

MOST_REQUESTS = 1024
MOST_CONTINUATIONS = 1024
MOST_TOKENS = 4 << 20
_PROTOCOL_REVISION = 1


class Describer:
    """Says what the engine is, in the protocol's words."""

    def __init__(self, wire: Wire, engine: Engine):
        self.wire = wire
        self.engine = engine
        self._latest_lease = 0

    def error(self, refusal: Refusal) -> Any:
        return self.wire.Error(code=self.wire.Error.Code.Value(refusal.code), message=refusal.sentence)

    def determinism(self, digest: str) -> Any:
        """Return the record under which answers are given, named by its content."""
        kind = self.wire.DeterminismRecord
        record = kind(
            tolerance=self.engine.tolerance(),
            model_digest=digest,
            model_epoch=self.engine.epoch,
            conditions=self.engine.conditions(),
        )
        setattr(record, "class", kind.TOLERANCE)
        told = hashlib.sha256()
        for part in (
            "TOLERANCE",
            repr(record.tolerance),
            digest,
            str(record.model_epoch),
            *itertools.chain.from_iterable(sorted(record.conditions.items())),
        ):
            content = part.encode()
            told.update(struct.pack(">I", len(content)) + content)
        record.id = told.hexdigest()[:16]
        return record

    def identity(self) -> Any:
        engine = self.engine
        return self.wire.ModelIdentity(
            name=engine.name,
            digest=engine.digest,
            context_length=engine.context_length,
            properties=engine.properties(),
            epoch=engine.epoch,
        )

    def credit(self) -> Any:
        return self.wire.Credit(requests=MOST_REQUESTS, tokens=MOST_TOKENS)

    def description(self) -> Any:
        wire, engine = self.wire, self.engine
        capabilities = [
            wire.Capability(
                name=name,
                basis=wire.Capability.PROBED if probed else wire.Capability.DECLARED,
                present=present,
                evidence=evidence,
            )
            for name, present, probed, evidence in engine.capabilities()
        ]
        return wire.RunnerDescription(
            runner=f"hakari-torch {VERSION}",
            engine=engine.conditions()["engine"],
            protocol_revision=_PROTOCOL_REVISION,
            models=[wire.ModelOffer(name=engine.name)],
            resident=self.identity(),
            limits=wire.Limits(
                max_requests_in_flight=MOST_REQUESTS,
                max_continuations=MOST_CONTINUATIONS,
                max_tokens_in_flight=MOST_TOKENS,
            ),
            devices=[engine.device_name()],
            capabilities=capabilities,
            determinism=self.determinism(engine.digest),
            asleep=engine.asleep,
        )

    def admit(self, open_: Any) -> None:
        """Refuse a stream that asks for what is not there; the digest is the runner's to check."""
        present = {name for name, there, _, _ in self.engine.capabilities() if there}
        absent = [name for name in open_.capabilities if name not in present]
        if absent:
            raise rejected(
                f"field [capabilities] asks for [{absent[0]}], which this model has not; it has {', '.join(sorted(present))}"
            )
        kind = self.wire.DeterminismRecord
        if open_.determinism > kind.TOLERANCE:
            raise rejected(
                f"field [determinism] asks for [{kind.Class.Name(open_.determinism)}]; this worker gives [TOLERANCE]"
            )
        if open_.lease_epoch < self._latest_lease:
            raise rejected(
                f"field [lease_epoch] is [{open_.lease_epoch}] but [{self._latest_lease}] was seen; its owner was replaced"
            )
        self._latest_lease = open_.lease_epoch


def read_text(field: str, parts: Any) -> str:
    """Return the text of a part of a conversation; an empty one is allowed, an unset part is not."""
    texts = []
    for part in parts:
        match part.WhichOneof("kind"):
            case "text":
                texts.append(part.text)
            case "blob":
                raise Refusal(
                    "UNSUPPORTED",
                    f"field [{field}] holds a blob of type [{part.blob.media_type}], which is not rendered; ask with it",
                )
            case "tokens":
                raise Refusal("UNSUPPORTED", f"field [{field}] holds token ids; give text")
            case _:
                raise _empty(field)
    return "".join(texts)


def read_parts(field: str, parts: Any, engine: Engine) -> str | list[Piece]:
    """Return a context or prompt: its text where it is text alone, else its pieces in their order."""
    pieces: list[Piece] = []
    for part in parts:
        match part.WhichOneof("kind"):
            case "text":
                pieces.append(part.text)
            case "blob":
                pieces.append(_picture(field, part.blob, engine))
            case "tokens":
                pieces.append(_ids(field, part.tokens.ids, engine))
            case _:
                raise _empty(field)
    if all(isinstance(piece, str) for piece in pieces):
        return "".join(map(str, pieces))
    return pieces


def _picture(field: str, blob: Any, engine: Engine) -> Picture:
    if engine.sight is None or not blob.media_type.startswith("image/"):
        raise Refusal(
            "UNSUPPORTED",
            f"field [{field}] holds a blob of type [{blob.media_type}], which this model does not read",
        )
    return Picture(blob.sha256)


def _ids(field: str, ids: Any, engine: Engine) -> Ids:
    highest = max(ids, default=0)
    if highest >= engine.text.vocabulary:
        raise rejected(
            f"field [{field}] holds the token id [{highest}] but the model knows [{engine.text.vocabulary}] tokens;"
            " send ids of this model's tokenizer"
        )
    return Ids(tuple(ids))


def _empty(field: str) -> Refusal:
    return rejected(f"field [{field}] holds an empty part; set text, blob or tokens")


def _media(wire: Wire, parts: Any, seen: Seen | None) -> list[Any]:
    """Return what the processor made of each picture of a request, in its order."""
    blobs = [part.blob for part in parts if part.WhichOneof("kind") == "blob"]
    if seen is None or len(seen.sizes) != len(blobs):
        return []
    return [
        wire.MediumUse(
            sha256=blob.sha256,
            clip_sha256=blob.clip_sha256,
            frame_times_us=[blob.time_us] if blob.clip_sha256 else [],
            width=width,
            height=height,
            visual_tokens=tokens,
        )
        for blob, (width, height, tokens) in zip(blobs, seen.sizes, strict=True)
    ]


def _credit_tokens(text: str) -> int:
    return -(-len(text.encode()) // 3)


def _credit_of(parts: Any) -> int:
    """Return what a context or prompt takes of the credit, as the protocol's Credit says."""
    tokens = 0
    for part in parts:
        match part.WhichOneof("kind"):
            case "text":
                tokens += _credit_tokens(part.text)
            case "tokens":
                tokens += len(part.tokens.ids)
            case "blob":
                tokens += 1024
    return tokens


class ScoreDialect:
    """The frames of the Score stream."""

    def __init__(self, describer: Describer):
        self._describer = describer
        self._wire = describer.wire
        self._engine = describer.engine
        self._determinism = ""

    def tokens(self, request: Any) -> int:
        return _credit_of(request.context) + sum(map(_credit_tokens, request.continuations))

    def begin(self, asked: Asked) -> None:
        request = asked.request
        context = read_parts("context", request.context, self._engine)
        continuations = list(request.continuations)
        if not continuations:
            raise rejected("field [continuations] is empty; name at least one")
        if len(continuations) > MOST_CONTINUATIONS:
            raise rejected(
                f"field [continuations] has [{len(continuations)}] entries; the most is {MOST_CONTINUATIONS};"
                " ask in several requests"
            )
        if "" in continuations:
            raise rejected("field [continuations] holds an empty text; every one needs a token")
        asked.work = Weighing(context, continuations, asked.answer)
        self._engine.score(asked.work)

    def opened(self, digest: str) -> Any:
        record = self._describer.determinism(digest)
        self._determinism = record.id
        return self._wire.ScoreEvent(opened=self._wire.Opened(determinism=record, credit=self._describer.credit()))

    def failure(self, asked: Asked, refusal: Refusal) -> Any:
        return self._event(asked, error=self._describer.error(refusal))

    def delta(self, asked: Asked, text: str) -> Any:
        raise AssertionError("a score has no text on its way")

    def answer(self, asked: Asked, answer: Scores) -> Any:
        per_token = asked.request.per_token
        scores = [
            self._wire.ContinuationScore(
                sum_log_probability=told.sum,
                token_count=told.tokens,
                greedy=told.greedy,
                log_probabilities=told.each if per_token else (),
            )
            for told in answer.likelihoods
        ]
        return self._event(
            asked,
            scores=scores,
            determinism=self._determinism,
            path=answer.path,
            cached_tokens=answer.cached_tokens,
            media=_media(self._wire, asked.request.context, asked.work.seen),
        )

    def _event(self, asked: Asked, **fields: Any) -> Any:
        return self._wire.ScoreEvent(
            result=self._wire.ScoreResult(
                request_id=asked.request.request_id, model_digest=asked.stream.digest, **fields
            )
        )


class GenerateDialect:
    """The frames of the Generate stream."""

    def __init__(self, describer: Describer):
        self._describer = describer
        self._wire = describer.wire
        self._engine = describer.engine
        self._determinism = ""

    def tokens(self, request: Any) -> int:
        return _credit_of(request.prompt) + request.max_tokens

    def begin(self, asked: Asked) -> None:
        request = asked.request
        prompt = read_parts("prompt", request.prompt, self._engine)
        if request.max_tokens < 1:
            raise rejected("field [max_tokens] is [0]; set it to at least 1")
        if "" in request.stops:
            raise rejected("field [stops] holds an empty text; it would end every answer at once")
        constraint = request.WhichOneof("constraint")
        if constraint:
            raise Refusal("UNSUPPORTED", f"field [{constraint}] is set; this worker writes without constraints")
        asked.work = Asking(prompt, request.max_tokens, list(request.stops), _draw(request), asked.delta, asked.answer)
        self._engine.generate(asked.work)

    def opened(self, digest: str) -> Any:
        record = self._describer.determinism(digest)
        self._determinism = record.id
        return self._wire.GenerateEvent(
            model_digest=digest, opened=self._wire.Opened(determinism=record, credit=self._describer.credit())
        )

    def failure(self, asked: Asked, refusal: Refusal) -> Any:
        return self._event(asked, error=self._describer.error(refusal))

    def delta(self, asked: Asked, text: str) -> Any:
        return self._event(asked, delta=self._wire.Delta(text=text))

    def answer(self, asked: Asked, answer: Written) -> Any:
        finished = self._wire.Finished(
            reason=self._wire.Finished.Reason.Value(answer.reason),
            text=answer.text,
            prompt_tokens=answer.prompt_tokens,
            generated_tokens=answer.generated_tokens,
            determinism=self._determinism,
            token_ids=answer.ids,
            cached_tokens=answer.cached_tokens,
            media=_media(self._wire, asked.request.prompt, asked.work.seen),
        )
        return self._event(asked, finished=finished)

    def _event(self, asked: Asked, **fields: Any) -> Any:
        return self._wire.GenerateEvent(request_id=asked.request.request_id, model_digest=asked.stream.digest, **fields)


def _draw(request: Any) -> Draw | None:
    match request.WhichOneof("sampling"):
        case "greedy":
            return None
        case "random":
            random = request.random
            if not (random.temperature > 0 and math.isfinite(random.temperature)):
                raise rejected(
                    f"field [random.temperature] is [{random.temperature}]; set it above 0, or ask for greedy sampling"
                )
            if not 0 < random.top_p <= 1:
                raise rejected(f"field [random.top_p] is [{random.top_p}]; set it in (0, 1]")
            return Draw(random.temperature, random.top_p, random.seed)
        case _:
            raise rejected("field [sampling] is not set; set greedy or random")
