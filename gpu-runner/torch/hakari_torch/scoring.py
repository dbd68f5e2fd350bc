"""Weighs continuations: plans which tokens are computed together, and reads the sums out.

Of one question the common beginning of its sequences is computed once, as a stem; what follows are branches. Among
questions that wait at the same time, a beginning that many share is computed once and kept.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy
import torch
from torch import Tensor

from hakari_torch.attention import KeysValues
from hakari_torch.decoder import Decoder, Group
from hakari_torch.prefixes import Prefixes
from hakari_torch.refusal import Refusal, is_out_of_memory, require_sound_device
from hakari_torch.sight import Seen
from hakari_torch.text import Row


@dataclass(frozen=True)
class Likelihood:
    """One continuation's score."""

    sum: float
    tokens: int
    greedy: bool
    each: list[float]


@dataclass(frozen=True)
class Scores:
    """What is told of one question: how it was computed, and how much of the context was not."""

    likelihoods: list[Likelihood]
    path: str
    cached_tokens: int


@dataclass
class Question:
    """A context with its continuations as tokens; `answer` is called once."""

    rows: list[Row]
    answer: Callable[["Scores | Refusal"], None]
    cancelled: Callable[[], bool] = lambda: False
    seen: Seen | None = None  # what its context shows


@dataclass
class Plan:
    """How one question is computed: its tree, and for each continuation where its logits stand."""

    question: Question
    stem: list[int]
    branches: list[list[int]]
    # For each continuation: the branch it takes, or -1 where the stem says all.
    taken: list[int]
    prefix: KeysValues | None = None

    @staticmethod
    def of(question: Question) -> "Plan":
        inputs = [row.tokens[:-1] for row in question.rows]
        size = _shared(question.rows, inputs)
        branches: list[list[int]] = []
        taken = []
        for rest in (tokens[size:] for tokens in inputs):
            if not rest:
                taken.append(-1)
                continue
            if rest not in branches:
                branches.append(rest)
            taken.append(branches.index(rest))
        return Plan(question, inputs[0][:size], branches, taken)

    def longest(self) -> int:
        return len(self.stem) + max(map(len, self.branches), default=0)

    def computed(self) -> int:
        """Count the tokens to compute beyond the prefix."""
        return len(self.stem) - self.skipped() + sum(map(len, self.branches))

    def skipped(self) -> int:
        return self.prefix.tokens if self.prefix else 0

    def path(self) -> str:
        return "prefix" if self.prefix else "packed" if self.branches else "rows"


@dataclass
class Batch:
    """Plans that are computed in one pass: by tree, or as plain rows of a single plan."""

    plans: list[Plan]
    plain: bool = False
    tokens: int = field(init=False)

    def __post_init__(self):
        self.tokens = sum(plan.computed() for plan in self.plans)


def _shared(rows: Sequence[Row], inputs: Sequence[list[int]]) -> int:
    """Return how many tokens all sequences begin with; almost always they part where the continuations begin."""
    first = inputs[0]
    size = min(row.begin for row in rows)
    if any(tokens[:size] != first[:size] for tokens in inputs[1:]):
        size = 0
    most = min(map(len, inputs))
    while size < most and all(tokens[size] == first[size] for tokens in inputs):
        size += 1
    return min(size, most)


class Scorer:
    """Turns waiting questions into batches, and batches into answers."""

    def __init__(self, decoder: Decoder, prefixes: Prefixes, batch_tokens: int):
        self._decoder = decoder
        self._prefixes = prefixes
        self._batch_tokens = batch_tokens
        # Logits of one pass: a fifth of the memory of a small device would be too much already.
        self._most_logits = (1 << 29 if decoder.device.type == "cuda" else 1 << 26) // decoder.loaded.vocabulary
        self.computed_tokens = 0
        self.skipped_tokens = 0
        self.passes = 0

    # --- planning -----------------------------------------------------------------------------------------------------

    def plan(self, questions: Sequence[Question]) -> list[Batch]:
        """Return batches of like lengths; those of one prefix together."""
        plans = [Plan.of(question) for question in questions if not question.cancelled()]
        flat = [plan for plan in plans if self._is_flat(plan)]
        plain = [Batch([plan], plain=True) for plan in plans if not self._is_flat(plan)]
        for plan, found in zip(flat, self._prefixes.find([plan.stem for plan in flat]), strict=True):
            plan.prefix = found
        flat.sort(key=lambda plan: (id(plan.prefix) if plan.prefix else 0, -len(plan.stem)))
        return list(self._cut(flat)) + plain

    def _is_flat(self, plan: Plan) -> bool:
        return plan.question.seen is None and self._decoder.shares(plan.longest())

    def _cut(self, plans: list[Plan]) -> Iterator[Batch]:
        open_: list[Plan] = []
        tokens = wanted = 0
        for plan in plans:
            more = plan.computed()
            reads = 1 + sum(map(len, plan.branches))
            other = bool(open_) and plan.prefix is not open_[0].prefix
            if open_ and (other or tokens + more > self._batch_tokens or wanted + reads > self._most_logits):
                yield Batch(open_)
                open_, tokens, wanted = [], 0, 0
            open_.append(plan)
            tokens += more
            wanted += reads
        if open_:
            yield Batch(open_)

    # --- computing ----------------------------------------------------------------------------------------------------

    def compute(self, batch: Batch) -> None:
        """Answer every question of a batch; when memory is short, by halves."""
        batch.plans = [plan for plan in batch.plans if not plan.question.cancelled()]
        if not batch.plans:
            return
        try:
            answers = self._plain(batch.plans[0]) if batch.plain else self._tree(batch.plans)
        except Exception as e:  # whatever a model or a device throws at a batch
            self._apart(batch, e)
            return
        for plan, scores in zip(batch.plans, answers, strict=True):
            plan.question.answer(scores)

    def _apart(self, batch: Batch, error: Exception) -> None:
        """Try by halves what failed for memory, and one by one what failed otherwise."""
        require_sound_device(error)
        plans = batch.plans
        short = is_out_of_memory(error)
        if short:
            self._prefixes.clear()
            self._decoder.give_back()
        if len(plans) > 1:
            size = (len(plans) + 1) // 2 if short else 1
            for at in range(0, len(plans), size):
                part = plans[at : at + size]
                for plan in part if short else []:
                    plan.prefix = None
                self.compute(Batch(part))
        elif short and not batch.plain and plans[0].branches:
            self.compute(Batch(plans, plain=True))
        elif short:
            sentence = f"device ran out of memory on this request of [{plans[0].longest()}] tokens; shorten it"
            plans[0].question.answer(Refusal("OUT_OF_MEMORY", sentence))
        else:
            plans[0].question.answer(
                error if isinstance(error, Refusal) else Refusal("BROKEN", f"model failed on this request: {error!r}")
            )

    def _tree(self, plans: list[Plan]) -> list[Scores | Refusal]:
        prefix = plans[0].prefix
        skipped = plans[0].skipped()
        groups = [Group(plan.stem[skipped:] if skipped else plan.stem, plan.branches) for plan in plans]
        reading = _Reading()
        stem_begin, branch_begin = 0, sum(len(group.stem) for group in groups)
        for plan, group in zip(plans, groups, strict=True):
            begins = []
            for branch in group.branches:
                begins.append(branch_begin)
                branch_begin += len(branch)
            stem = len(plan.stem)
            for row, taken in zip(plan.question.rows, plan.taken, strict=True):
                # The token at place p is told by the logits at place p - 1.
                for p in range(row.begin - 1, len(row.tokens) - 1):
                    at = stem_begin + p - skipped if p < stem else begins[taken] + p - stem
                    reading.want(at, row.tokens[p + 1])
            stem_begin += len(group.stem)
        self.passes += 1
        self.computed_tokens += branch_begin
        self.skipped_tokens += skipped * len(plans)
        logits = self._decoder.tree(groups, prefix, reading.places)
        told = reading.read(logits)
        return [_scores(plan, told, plan.path(), skipped) for plan in plans]

    def _plain(self, plan: Plan) -> list[Scores | Refusal]:
        """Compute one question's rows by the model's own attention, as many at once as the budget allows."""
        if plan.question.seen is not None:
            return self._seen(plan, plan.question.seen)
        told: list[tuple[float, bool]] = []
        rows = plan.question.rows
        width = max(len(row.tokens) for row in rows)
        least = min(row.begin for row in rows) - 1
        most = max(1, min(self._batch_tokens // width, self._most_logits // max(1, width - least)))
        for at in range(0, len(rows), most):
            part = rows[at : at + most]
            longest = max(len(row.tokens) for row in part) - 1
            reading = _Reading()
            for number, row in enumerate(part):
                for p in range(row.begin - 1, len(row.tokens) - 1):
                    reading.want(number * (longest - least) + p - least, row.tokens[p + 1])
            logits = self._decoder.rows([row.tokens[:-1] for row in part], least).flatten(0, 1)
            told.extend(reading.read(logits[torch.as_tensor(reading.places, device=logits.device)]))
            self.passes += 1
            self.computed_tokens += longest * len(part)
        return [_scores(plan, iter(told), "rows", 0)]

    def _seen(self, plan: Plan, seen: Seen) -> list[Scores | Refusal]:
        """Compute rows with pictures one by one; those that differ in their last token alone are one row."""
        told: dict[int, tuple[float, bool]] = {}
        alike: dict[tuple[int, ...], list[int]] = {}
        rows = plan.question.rows
        firsts = [0]
        for row in rows:
            firsts.append(firsts[-1] + len(row.tokens) - row.begin)
        for number, row in enumerate(rows):
            alike.setdefault(tuple(row.tokens[:-1]), []).append(number)
        for tokens, numbers in alike.items():
            least = min(rows[number].begin for number in numbers) - 1
            reading, places = _Reading(), []
            for number in numbers:
                row = rows[number]
                for p in range(row.begin - 1, len(row.tokens) - 1):
                    reading.want(p - least, row.tokens[p + 1])
                    places.append(firsts[number] + p - row.begin + 1)
            logits = self._decoder.see(list(tokens), least, seen)
            read = reading.read(logits[torch.as_tensor(reading.places, device=logits.device)])
            told.update(zip(places, read, strict=True))
            self.passes += 1
            self.computed_tokens += len(tokens)
        return [_scores(plan, iter([told[place] for place in range(firsts[-1])]), "rows", 0)]


class _Reading:
    """Which logits are wanted, each once, and which token's chance is read from each."""

    def __init__(self):
        self.places: list[int] = []
        self._known: dict[int, int] = {}
        self._from: list[int] = []
        self._tokens: list[int] = []

    def want(self, place: int, token: int) -> None:
        known = self._known.get(place)
        if known is None:
            known = self._known[place] = len(self.places)
            self.places.append(place)
        self._from.append(known)
        self._tokens.append(token)

    def read(self, logits: Tensor) -> Iterator[tuple[float, bool]]:
        """Yield log probability and whether it is the highest, in the order of `want`; one transfer for all."""
        device = logits.device
        rows = torch.as_tensor(self._from, device=device)
        tokens = torch.as_tensor(self._tokens, device=device)
        size = max(1, (1 << 25) // logits.shape[1])
        totals, best = [], []
        for at in range(0, len(logits), size):
            part = logits[at : at + size].float()
            totals.append(part.logsumexp(-1))
            best.append(part.argmax(-1))
        chosen = logits[rows, tokens].float() - torch.cat(totals)[rows]
        hit = torch.cat(best)[rows] == tokens
        found = torch.stack([chosen, hit.float()]).cpu().numpy().astype(numpy.float64)
        return zip(found[0].tolist(), (found[1] > 0).tolist(), strict=True)


def _scores(plan: Plan, told: Iterator[tuple[float, bool]], path: str, cached: int) -> Scores | Refusal:
    likelihoods = []
    for row in plan.question.rows:
        each = [next(told) for _ in range(len(row.tokens) - row.begin)]
        chances = [chance for chance, _ in each]
        likelihoods.append(Likelihood(sum(chances), len(each), all(hit for _, hit in each), chances))
    if not numpy.isfinite([likelihood.sum for likelihood in likelihoods]).all():
        return Refusal("BROKEN", "model gives log probabilities that are no numbers; look at its weights and dtype")
    return Scores(likelihoods, path, cached)
