"""Tokens are those of lm-eval, and no character is lost between tokens and text."""

import random
from pathlib import Path

import pytest
import tiny
from transformers import AutoTokenizer, PreTrainedTokenizerFast

from hakari_torch.refusal import Refusal
from hakari_torch.text import Answer, Row, Text

CHARACTERS = "あいう五本 \n\t3abCD's!?。\u0301é🍣𠮷　  "


@pytest.fixture
def text(checkpoints: dict[str, Path]) -> Text:
    return Text(AutoTokenizer.from_pretrained(checkpoints["llama"]), 512, 420)


def drawn(draw: random.Random, most: int) -> str:
    parts = [
        draw.choice(
            [draw.choice(CHARACTERS), draw.choice(tiny.SENTENCES)[: draw.randint(1, 9)], draw.choice(["</s>", "<s>"])]
        )
        for _ in range(draw.randint(0, most))
    ]
    return "".join(parts)


def asked(count: int) -> list[tuple[str, list[str]]]:
    draw = random.Random(2)
    return [(drawn(draw, 40), [drawn(draw, 5) or "a" for _ in range(3)]) for _ in range(count)]


def told(made: list[list[Row] | Refusal]) -> list[object]:
    return [one.sentence if isinstance(one, Refusal) else one for one in made]


@pytest.mark.parametrize("begin", [True, False])
@pytest.mark.parametrize("trimming", [True, False])
def test_tokenising_the_last_words_again_is_tokenising_the_whole(begin: bool, trimming: bool):
    words = tiny.tokenizer(begin=begin)
    if trimming and not begin:
        from tokenizers import processors

        words.post_processor = processors.ByteLevel(trim_offsets=True)
    tokenizer = PreTrainedTokenizerFast(tokenizer_object=words, bos_token=tiny.BEGIN, eos_token=tiny.END)
    fast, whole = Text(tokenizer, 512, 420), Text(tokenizer, 512, 420)
    assert fast._local
    whole._local = False
    many = asked(1500)
    assert told(fast.rows(many)) == told(whole.rows(many))
    borders = [before.tokens for before in fast._with_borders([context.rstrip() for context, _ in many if context])]
    assert sum(border > 0 for border in borders) > 1000


def test_tokens_are_those_of_lm_eval(text: Text, checkpoints: dict[str, Path]):
    huggingface = pytest.importorskip("lm_eval.models.huggingface", reason="lm-eval is not installed")
    from conftest import opened

    loaded = opened(checkpoints["llama"])
    judge = huggingface.HFLM(pretrained=loaded.model, tokenizer=loaded.tokenizer, max_length=512, device="cpu")
    compared = 0
    for context, continuations in asked(300):
        if not context.strip():
            continue
        (rows,) = text.rows([(context, continuations)])
        for number, continuation in enumerate(continuations):
            before, after = judge._encode_pair(context, continuation)
            whole = judge.tok_encode(context.rstrip() + context[len(context.rstrip()) :] + continuation)
            if isinstance(rows, list) and whole[: len(before)] == before and after:
                assert rows[number] == Row(before + after, len(before))
                compared += 1
    assert compared > 500


def test_white_space_at_the_end_of_a_context_belongs_to_the_continuation(text: Text):
    ((spaced,), (plain,)) = text.rows([("the robot ", ["box"]), ("the robot", [" box"])])
    assert spaced == plain


def test_an_empty_context_is_the_beginning_of_text(text: Text):
    ((row,),) = text.rows([("", ["box"])])
    assert row.tokens[0] == 0
    assert row.begin == 1


def test_a_character_joined_across_the_border_is_counted_once(text: Text):
    # 足元よし is one token or few, so that 足 alone is no beginning of it.
    ((row,),) = text.rows([("足", ["元よし"])])
    assert text.decode(row.tokens) == "足元よし"
    assert row.begin < len(row.tokens)


def test_too_long_is_told_and_never_cut(text: Text):
    (long,) = text.rows([("箱" * 300, ["箱"])])
    assert isinstance(long, Refusal)
    assert long.code == "TOO_LONG"
    assert long.sentence.endswith("tokens but the model reads at most [512]; shorten it")
    (prompt,) = text.prompts(["箱" * 300])
    assert isinstance(prompt, Refusal)
    assert prompt.code == "TOO_LONG"


def test_a_mark_the_model_does_not_know_is_refused():
    words = PreTrainedTokenizerFast(tokenizer_object=tiny.tokenizer(), bos_token=tiny.BEGIN, eos_token=tiny.END)
    words.add_tokens(["<image>"])
    text = Text(words, 512, 420)
    known, unknown = text.prompts(["the box", "the <image> box"])
    assert isinstance(known, list)
    assert isinstance(unknown, Refusal)
    assert unknown.sentence.startswith("the text has token id [420] but the model knows [420] tokens")


@pytest.mark.parametrize("written", ["鬱🍣𠮷野家ｶﾞｷﾞ", "ねじが五本。\n", "a鬱b", "é\u0301", "�は字"])
def test_text_of_split_characters_is_never_lost(text: Text, written: str):
    ids = text.encode([written])[0][1:]
    assert len(ids) > len(written) or len(written) > 5
    answer = Answer(text, [])
    pieces = [answer.add(token) for token in ids]
    pieces.append(answer.finish())
    assert "".join(pieces) == written == answer.text
    # What was told stays: no piece ends inside a character, but for the replacement character itself.
    assert all(piece.count("\ufffd") <= written.count("\ufffd") for piece in pieces)


def test_random_bytes_are_told_as_the_tokenizer_tells_them(text: Text):
    draw = random.Random(3)
    for _ in range(300):
        ids = [draw.randrange(2, 420) for _ in range(draw.randint(1, 25))]
        answer = Answer(text, [])
        pieces = [answer.add(token) for token in ids]
        pieces.append(answer.finish())
        assert "".join(pieces) == answer.text == text.decode(ids)


def test_a_stop_is_found_across_tokens_and_left_out(text: Text):
    answer = Answer(text, ["factory", "\n\n"])
    pieces = [answer.add(token) for token in text.encode(["the box to the factory, and"])[0][1:]]
    assert answer.stopped
    assert "".join(pieces) == "the box to the " == answer.text


def test_what_may_become_a_stop_waits_and_is_told_when_it_does_not(text: Text):
    answer = Answer(text, ["boxes"])
    pieces = [answer.add(token) for token in text.encode(["a box"])[0][1:]]
    assert "".join(pieces) == "a "
    assert answer.finish() == "box"
    assert not answer.stopped
