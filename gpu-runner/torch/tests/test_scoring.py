"""Sums are those of one row each, whatever is computed together."""

import random
from collections.abc import Sequence
from pathlib import Path

import pytest
import torch
from conftest import opened

from hakari_torch import attention
from hakari_torch.attention import Cascade, Packed
from hakari_torch.checkpoint import Loaded, load
from hakari_torch.decoder import Decoder
from hakari_torch.prefixes import Prefixes
from hakari_torch.ragged import Varlen
from hakari_torch.refusal import Refusal
from hakari_torch.scoring import Question, Scorer, Scores
from hakari_torch.text import Row

CLOSE = 2e-5


def alone(decoder: Decoder, row: Row) -> float:
    """Return the sum of one row by the model's own attention, without padding."""
    logits = decoder.rows([row.tokens[:-1]], row.begin - 1)[0].double()
    wanted = torch.tensor(row.tokens[row.begin :])
    return logits.log_softmax(-1).gather(1, wanted[:, None]).sum().item()


def questions(vocabulary: int, count: int = 24, shared: int = 0, longest: int = 40) -> list[list[Row]]:
    """Return groups of rows with unequal contexts and continuations, some of one token, some equal."""
    draw = random.Random(5)
    ids = lambda n: [draw.randrange(2, vocabulary) for _ in range(n)]
    prefix = ids(shared)
    made = []
    for _ in range(count):
        context = [0, *prefix, *ids(draw.randint(1, longest))]
        tails = [ids(draw.randint(1, 6)) for _ in range(draw.randint(1, 5))]
        tails.append(tails[0])
        tails.append([*tails[0], *ids(2)])
        made.append([Row([*context, *tail], len(context)) for tail in tails])
    return made


def scored(scorer: Scorer, groups: Sequence[list[Row]]) -> list[Scores | Refusal]:
    answers: dict[int, Scores | Refusal] = {}
    asked = [
        Question(rows, lambda told, number=number: answers.__setitem__(number, told))
        for number, rows in enumerate(groups)
    ]
    for batch in scorer.plan(asked):
        scorer.compute(batch)
    return [answers[number] for number in range(len(groups))]


def assert_close(decoder: Decoder, groups: Sequence[list[Row]], answers: Sequence[Scores | Refusal]) -> None:
    for rows, told in zip(groups, answers, strict=True):
        assert isinstance(told, Scores), told
        for row, one in zip(rows, told.likelihoods, strict=True):
            assert one.sum == pytest.approx(alone(decoder, row), abs=CLOSE)
            assert one.tokens == len(row.tokens) - row.begin
            assert sum(one.each) == pytest.approx(one.sum)


def plain_kernel(q, k, v, q_borders, k_borders, q_longest, k_longest, causal, scale):
    """What the CUDA kernel computes, by the formula."""
    outs, totals = [], []
    k, v = (x.repeat_interleave(q.shape[1] // x.shape[1], dim=1) for x in (k, v))
    for i in range(len(q_borders) - 1):
        mine = slice(q_borders[i], q_borders[i + 1])
        read = slice(k_borders[i], k_borders[i + 1])
        scores = torch.einsum("qhd,khd->hqk", q[mine], k[read]) * scale
        if causal:
            scores = scores.masked_fill(~torch.ones(scores.shape[1:]).tril().bool(), float("-inf"))
        outs.append(torch.einsum("hqk,khd->qhd", scores.softmax(-1), v[read]))
        totals.append(scores.logsumexp(-1))
    return torch.cat(outs), torch.cat(totals, dim=1)


@pytest.mark.parametrize("kind", [Cascade, Packed, Varlen, None], ids=lambda kind: kind.__name__ if kind else "rows")
@pytest.mark.parametrize("batch_tokens", [64, 4096])
def test_sums_of_groups_are_those_of_one_row_each(
    loaded: Loaded, kind: type | None, batch_tokens: int, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(Varlen, "kernel", staticmethod(plain_kernel))
    decoder = Decoder(loaded)
    decoder.sharing = kind
    scorer = Scorer(decoder, Prefixes(decoder, 0), batch_tokens)
    groups = questions(loaded.vocabulary, longest=30)
    answers = scored(scorer, groups)
    assert_close(decoder, groups, answers)
    assert {told.path for told in answers} == ({"packed"} if kind else {"rows"})


@pytest.mark.parametrize("kind", [Cascade, Packed, Varlen], ids=lambda kind: kind.__name__)
def test_a_beginning_that_many_share_is_computed_once_and_kept(
    checkpoints: dict[str, Path], kind: type, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(Varlen, "kernel", staticmethod(plain_kernel))
    loaded = opened(checkpoints["llama"])
    decoder = Decoder(loaded)
    decoder.sharing = kind
    scorer = Scorer(decoder, Prefixes(decoder, 1 << 30), 4096)
    groups = questions(loaded.vocabulary, shared=200)
    answers = scored(scorer, groups)
    assert_close(decoder, groups, answers)
    assert {(told.path, told.cached_tokens) for told in answers} == {("prefix", 201)}
    before = scorer.computed_tokens
    again = scored(scorer, groups[:1])
    assert_close(decoder, groups[:1], again)
    assert again[0].cached_tokens == 201
    assert scorer.computed_tokens - before < 100


def test_what_is_kept_gives_way_to_what_is_used(checkpoints: dict[str, Path]):
    loaded = opened(checkpoints["llama"])
    decoder = Decoder(loaded)
    decoder.probe()
    room = Prefixes(decoder, 1)
    for first in range(2, 6):
        stems = [[first] * 100 + [n] for n in range(10)]
        assert all(keys is not None and keys.tokens >= 100 for keys in room.find(stems))
    assert len(room._kept) == 1


def test_longer_than_the_window_goes_by_rows(checkpoints: dict[str, Path]):
    loaded = opened(checkpoints["gemma"])
    decoder = Decoder(loaded)
    decoder.probe()
    scorer = Scorer(decoder, Prefixes(decoder, 0), 4096)
    groups = questions(loaded.vocabulary, longest=90)
    answers = scored(scorer, groups)
    assert_close(decoder, groups, answers)
    assert {told.path for told in answers} == {"packed", "rows"}


def test_attention_that_is_not_known_is_found_out_and_goes_by_rows(checkpoints: dict[str, Path]):
    loaded = opened(checkpoints["gemma2"])
    decoder = Decoder(loaded)
    decoder.probe()
    assert decoder.sharing is None
    assert "softcap" in decoder.evidence
    scorer = Scorer(decoder, Prefixes(decoder, 0), 4096)
    groups = questions(loaded.vocabulary, count=4)
    assert_close(decoder, groups, scored(scorer, groups))


def test_a_vision_language_checkpoint_scores_text(checkpoints: dict[str, Path]):
    loaded = opened(checkpoints["llava"])
    assert loaded.vision
    decoder = Decoder(loaded)
    decoder.probe()
    assert decoder.sharing is Cascade
    groups = questions(loaded.vocabulary - 1, count=6)
    assert_close(decoder, groups, scored(Scorer(decoder, Prefixes(decoder, 0), 4096), groups))


@pytest.mark.parametrize("dtype", ["bfloat16", "float16"])
def test_half_precision_is_near_float32(checkpoints: dict[str, Path], dtype: str):
    exact = Decoder(opened(checkpoints["llama"]))
    half = Decoder(load(str(checkpoints["llama"]), dtype, "cpu", lambda *_: None))
    exact.probe()
    half.probe()
    assert half.sharing is Cascade
    groups = questions(exact.loaded.vocabulary, count=6)
    one, other = (scored(Scorer(decoder, Prefixes(decoder, 0), 4096), groups) for decoder in (exact, half))
    for mine, theirs in zip(one, other, strict=True):
        for a, b in zip(mine.likelihoods, theirs.likelihoods, strict=True):
            assert b.sum == pytest.approx(a.sum, abs=0.1 * a.tokens)


def test_attention_that_errs_is_found_out(checkpoints: dict[str, Path], monkeypatch: pytest.MonkeyPatch):
    decoder = Decoder(opened(checkpoints["llama"]))
    monkeypatch.setattr(attention, "joined", lambda one, two: one)
    decoder.probe()
    assert decoder.sharing is Packed
    assert decoder.evidence.startswith("cascade: log probabilities differ by")


def test_greedy_is_told_of_the_most_likely(checkpoints: dict[str, Path]):
    loaded = opened(checkpoints["llama"])
    decoder = Decoder(loaded)
    decoder.probe()
    scorer = Scorer(decoder, Prefixes(decoder, 0), 4096)
    context = [0, 5, 9, 300]
    tokens = list(context)
    for _ in range(4):
        tokens.append(decoder.rows([tokens], len(tokens) - 1)[0, -1].argmax().item())
    (told,) = scored(scorer, [[Row(tokens, 4), Row([*tokens[:-1], 2], 4)]])
    assert [one.greedy for one in told.likelihoods] == [True, False]


class Short:
    """A decoder whose device has memory for so many tokens, or that breaks on one of them."""

    def __init__(self, decoder: Decoder, most: int = 1 << 30, poison: int = -1):
        self._decoder = decoder
        self.most, self.poison = most, poison
        self.sizes: list[int] = []

    def __getattr__(self, name: str):
        return getattr(self._decoder, name)

    def tree(self, groups, *more):
        tokens = sum(group.tokens() for group in groups)
        self.sizes.append(tokens)
        if tokens > self.most:
            raise torch.OutOfMemoryError("CUDA out of memory")
        if any(self.poison in group.stem for group in groups):
            raise ValueError("poison")
        return self._decoder.tree(groups, *more)

    def rows(self, rows, least):
        if sum(map(len, rows)) > self.most:
            raise RuntimeError("DefaultCPUAllocator: can't allocate memory: you tried to allocate 99 bytes")
        return self._decoder.rows(rows, least)


def short(folder: Path, **more) -> Short:
    decoder = Decoder(opened(folder))
    decoder.probe()
    return Short(decoder, **more)


def test_a_batch_that_is_too_large_for_memory_is_halved_until_it_fits(checkpoints: dict[str, Path]):
    decoder = short(checkpoints["llama"], most=150)
    groups = questions(400)
    answers = scored(Scorer(decoder, Prefixes(decoder, 0), 4096), groups)
    assert_close(decoder, groups, answers)
    assert max(decoder.sizes) > 150


def test_a_request_alone_that_is_too_large_is_told_so_and_the_others_are_answered(checkpoints: dict[str, Path]):
    decoder = short(checkpoints["llama"], most=100)
    groups = [*questions(400, count=6, longest=20), [Row([7] * 300, 290), Row([8] * 300, 290)]]
    *answers, large = scored(Scorer(decoder, Prefixes(decoder, 0), 4096), groups)
    assert_close(decoder, groups[:-1], answers)
    assert isinstance(large, Refusal)
    assert (large.code, large.sentence) == (
        "OUT_OF_MEMORY",
        "device ran out of memory on this request of [299] tokens; shorten it",
    )


def test_one_that_breaks_the_model_does_not_take_the_others_along(checkpoints: dict[str, Path]):
    decoder = short(checkpoints["llama"], poison=419)
    groups = questions(400, count=8)
    groups[3] = [Row([0, 419, 5, 6], 2)]
    answers = scored(Scorer(decoder, Prefixes(decoder, 0), 4096), groups)
    assert isinstance(answers[3], Refusal)
    assert (answers[3].code, answers[3].sentence) == ("BROKEN", "model failed on this request: ValueError('poison')")
    rest = [i for i in range(8) if i != 3]
    assert_close(decoder, [groups[i] for i in rest], [answers[i] for i in rest])


def test_what_is_no_number_is_no_score(checkpoints: dict[str, Path]):
    loaded = opened(checkpoints["llama"])
    with torch.no_grad():
        loaded.model.lm_head.weight[7] = float("nan")
    decoder = Decoder(loaded)
    decoder.sharing = Cascade
    (told,) = scored(Scorer(decoder, Prefixes(decoder, 0), 4096), [[Row([0, 5, 6], 2)]])
    assert isinstance(told, Refusal)
    assert told.code == "BROKEN"


def test_cancelled_questions_are_not_computed(checkpoints: dict[str, Path]):
    decoder = short(checkpoints["llama"])
    scorer = Scorer(decoder, Prefixes(decoder, 0), 4096)
    asked = [Question([Row([0, 5, 6], 2)], lambda told: pytest.fail("answered"), lambda: True)]
    assert scorer.plan(asked) == []
