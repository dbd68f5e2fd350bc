"""What is written does not depend on what else is being written."""

import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import torch
from conftest import opened

from hakari_torch.checkpoint import Loaded
from hakari_torch.decoder import Decoder
from hakari_torch.generating import Writer, Writing
from hakari_torch.prefixes import Prefixes
from hakari_torch.refusal import Refusal
from hakari_torch.sampling import Draw, choose

STEPS = 24


def prompts(vocabulary: int, count: int = 10) -> list[list[int]]:
    draw = random.Random(6)
    return [[0, *(draw.randrange(2, vocabulary) for _ in range(draw.randint(1, 40)))] for _ in range(count)]


def reference(loaded: Loaded, prompt: list[int], steps: int = STEPS) -> list[int]:
    """Return the tokens of transformers' own generate."""
    loaded.model.set_attn_implementation("sdpa" if loaded.model._supports_sdpa else "eager")
    ids = torch.tensor([prompt])
    out = loaded.model.generate(
        ids,
        attention_mask=torch.ones_like(ids),
        max_new_tokens=steps,
        do_sample=False,
        eos_token_id=None,
        pad_token_id=0,
    )
    return out[0, len(prompt) :].tolist()


def writings(
    asked: Sequence[list[int]], steps: int = STEPS, draws: Sequence[Draw | None] | None = None
) -> list[Writing]:
    return [
        Writing(prompt, len(prompt) + steps, draws[i] if draws else None, lambda _: None, pytest.fail)
        for i, prompt in enumerate(asked)
    ]


def writer(
    loaded: Loaded, prefixes: int = 0, most_rows: int = 64, most_tokens: int = 1 << 20, decoder: Any = None
) -> Writer:
    if decoder is None:
        decoder = Decoder(loaded)
        decoder.probe()
    return Writer(decoder, Prefixes(decoder, prefixes), 4096, most_rows, most_tokens)


def run(all_of: Writer) -> None:
    while all_of.busy():
        all_of.step()


@pytest.mark.parametrize("most_rows", [3, 64])
def test_greedy_tokens_are_those_of_generate(loaded: Loaded, most_rows: int):
    asked = prompts(loaded.vocabulary)
    expected = [reference(loaded, prompt) for prompt in asked]
    mine = writings(asked)
    many = writer(loaded, most_rows=most_rows)
    many.add(mine)
    run(many)
    assert [writing.written for writing in mine] == expected


def test_a_model_without_shared_attention_writes_too(checkpoints: dict[str, Path]):
    loaded = opened(checkpoints["gemma2"])
    asked = prompts(loaded.vocabulary, 3)
    expected = [reference(loaded, prompt) for prompt in asked]
    mine = writings(asked)
    many = writer(loaded)
    many.add(mine)
    run(many)
    assert [writing.written for writing in mine] == expected


def test_requests_join_and_leave_between_steps(checkpoints: dict[str, Path]):
    loaded = opened(checkpoints["llama"])
    asked = prompts(loaded.vocabulary)
    mine = [w for i, prompt in enumerate(asked) for w in writings([prompt], steps=4 + 5 * (i % 4))]
    many = writer(loaded, most_rows=4)
    for writing in mine:
        many.add([writing])
        many.step()
    run(many)
    for writing, prompt in zip(mine, asked, strict=True):
        assert writing.written == reference(loaded, prompt, len(writing.written))
        assert len(writing.written) == writing.limit - len(prompt)


def test_prompts_with_a_common_beginning_read_it_once(checkpoints: dict[str, Path]):
    loaded = opened(checkpoints["llama"])
    beginning = prompts(loaded.vocabulary, 1)[0] * 3
    asked = [beginning[:60] + prompt for prompt in prompts(loaded.vocabulary)]
    expected = [reference(loaded, prompt) for prompt in asked]
    mine = writings(asked)
    many = writer(loaded, prefixes=1 << 30)
    many.add(mine)
    run(many)
    assert [writing.written for writing in mine] == expected
    assert all(writing.cached_tokens >= 60 for writing in mine)


def test_a_draw_does_not_depend_on_its_batch(checkpoints: dict[str, Path]):
    loaded = opened(checkpoints["llama"])
    asked = prompts(loaded.vocabulary)
    draws = [Draw(0.5 + i / 10, 0.8, i - 3) if i % 3 else None for i in range(len(asked))]
    together = writings(asked, draws=draws)
    many = writer(loaded)
    many.add(together)
    run(many)
    for i, prompt in enumerate(asked):
        (single,) = writings([prompt], draws=draws[i : i + 1])
        one = writer(loaded)
        one.add([single])
        run(one)
        assert single.written == together[i].written


def test_draws_follow_the_rule_of_all_engines():
    # The numbers of gpu-runner/server's Chooser for seed 42: SplitMix64 over seed and place.
    draw = Draw(1.0, 1.0, 42)
    numbers = [draw.uniform(place) for place in range(20000)]
    assert all(0 <= number < 1 for number in numbers)
    assert sum(numbers) / len(numbers) == pytest.approx(0.5, abs=0.01)
    logits = torch.log(torch.tensor([[0.1, 0.4, 0.3, 0.2]])).expand(20000, -1)
    for top_p, kept in ((1.0, [0.1, 0.4, 0.3, 0.2]), (0.65, [0, 0.4, 0.3, 0]), (0.01, [0, 1, 0, 0])):
        tokens = choose(logits, [Draw(1.0, top_p, 42)] * 20000, range(20000))
        for token, share in enumerate(kept):
            assert tokens.count(token) / 20000 == pytest.approx(share / sum(kept), abs=0.012)


def test_cancelled_requests_leave_and_the_others_go_on(checkpoints: dict[str, Path]):
    loaded = opened(checkpoints["llama"])
    asked = prompts(loaded.vocabulary)
    expected = [reference(loaded, prompt) for prompt in asked]
    mine = writings(asked)
    gone = {0, 4, 9}
    many = writer(loaded)
    many.add(mine)
    for _ in range(5):
        many.step()
    # The first step reads the prompts and writes two tokens.
    for i in gone:
        mine[i].cancelled = lambda: True
    run(many)
    for i, writing in enumerate(mine):
        assert writing.written == (expected[i][:6] if i in gone else expected[i])


class Short:
    """A decoder whose device has memory for so many rows, or that breaks on one token."""

    def __init__(self, decoder: Decoder, most: int = 1 << 30, poison: int = -1):
        self._decoder = decoder
        self.most, self.poison = most, poison

    def __getattr__(self, name: str):
        return getattr(self._decoder, name)

    def flat(self, ids, places, flat, wanted):
        if len(wanted) > self.most:
            raise torch.OutOfMemoryError("CUDA out of memory")
        if self.poison in ids:
            raise ValueError("poison")
        return self._decoder.flat(ids, places, flat, wanted)


def short(loaded: Loaded, **more: int) -> Short:
    decoder = Decoder(loaded)
    decoder.probe()
    return Short(decoder, **more)


def test_when_memory_is_short_fewer_are_written_at_once_and_nothing_is_lost(checkpoints: dict[str, Path]):
    loaded = opened(checkpoints["llama"])
    asked = prompts(loaded.vocabulary)
    expected = [reference(loaded, prompt) for prompt in asked]
    mine = writings(asked)
    decoder = short(loaded)
    many = writer(loaded, decoder=decoder)
    many.add(mine)
    for _ in range(4):
        many.step()
    decoder.most = 3
    run(many)
    assert [writing.written for writing in mine] == expected


def test_a_request_that_does_not_fit_alone_is_told_so(checkpoints: dict[str, Path]):
    loaded = opened(checkpoints["llama"])
    told: list[Refusal] = []
    many = writer(loaded, decoder=short(loaded, most=0))
    many.add([Writing([0, 5, 6], 20, None, lambda _: None, told.append)])
    run(many)
    assert [(one.code, one.sentence) for one in told] == [
        ("OUT_OF_MEMORY", "device ran out of memory on this request of [3] tokens; shorten it")
    ]


def test_one_that_breaks_the_model_does_not_take_the_others_along(checkpoints: dict[str, Path]):
    loaded = opened(checkpoints["llama"])
    asked = prompts(300, 6)
    expected = [reference(loaded, prompt, 8) for prompt in asked]
    poison = next(t for t in range(300, 420) if all(t not in tokens for tokens in expected))
    told: list[Refusal] = []
    mine = writings(asked, steps=8)
    bad = Writing([0, poison, 6], 20, None, lambda _: None, told.append)
    many = writer(loaded, decoder=short(loaded, poison=poison))
    many.add([*mine[:3], bad, *mine[3:]])
    run(many)
    assert [writing.written for writing in mine] == expected
    assert [(one.code, one.sentence) for one in told] == [
        ("BROKEN", "model failed on this request: ValueError('poison')")
    ]
