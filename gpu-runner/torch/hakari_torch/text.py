"""Between text and tokens.

Continuations are split off as lm-evaluation-harness 0.4.13 does, so that figures compare:
white space at the context's end moves to the continuation; context and continuation are tokenised together, with the
special tokens that the tokenizer adds, unless the text begins with the beginning of text itself; the continuation is
what follows the context's own tokens. An empty context is one token, the beginning of text or else the end of text.

One case differs on purpose, as in the other engines of Hakari: where the tokenizer joins characters across the border,
the context's tokens are no beginning of the whole. The continuation then begins at the first token that differs, so
that no character is lost or counted twice.
"""

import json
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from hakari_torch.refusal import Refusal, rejected

_UNFINISHED = "\ufffd"


# So many tokens from the end of a context a border between words is looked for.
_FARTHEST = 64


@dataclass(frozen=True)
class _Before:
    """A context's tokens; the first `tokens` of them stand for the first `characters` whatever text follows."""

    ids: list[int]
    tokens: int
    characters: int


@dataclass(frozen=True)
class Row:
    """The tokens of a context with one continuation, and where the continuation begins."""

    tokens: list[int]
    begin: int


class Text:
    """A tokenizer with the model's bounds."""

    def __init__(self, tokenizer: Any, context_length: int, vocabulary: int):
        self._tokenizer = tokenizer
        self._fast = getattr(tokenizer, "backend_tokenizer", None)
        if self._fast is not None:
            self._fast.no_truncation()
            self._fast.no_padding()
        self._local = self._fast is not None and _merges_within_words(self._fast)
        marks = getattr(tokenizer, "added_tokens_decoder", {}).values()
        self._longest_mark = max((len(mark.content) for mark in marks), default=0)
        self.context_length = context_length
        self.vocabulary = vocabulary
        self._beyond = len(tokenizer) > vocabulary
        begin = tokenizer.bos_token_id
        self._prefix = tokenizer.eos_token_id if begin is None else begin
        self._prefix_text = tokenizer.decode([self._prefix]) if self._prefix is not None else None

    def rows(self, asked: Sequence[tuple[str, Sequence[str]]]) -> list[list[Row] | Refusal]:
        """Split many contexts with their continuations at once."""
        contexts = [context.rstrip() for context, _ in asked]
        befores = self._with_borders([context for context, (whole, _) in zip(contexts, asked, strict=True) if whole])
        waiting = iter(befores)
        begun = [next(waiting) if whole else None for whole, _ in asked]
        tails: list[str] = []
        wholes: list[str] = []
        bare: list[str] = []
        for (context, continuations), before in zip(asked, begun, strict=True):
            if before is None:
                bare.extend(continuations)
            elif before.tokens:
                tails.append(context[before.characters : len(context.rstrip())])
                tails.extend(context[before.characters :] + continuation for continuation in continuations)
            else:
                wholes.extend(context + continuation for continuation in continuations)
        tail_ids, whole_ids = iter(self._encode(tails, False)), iter(self.encode(wholes))
        bare_ids = iter(self._encode(bare, False))
        made: list[list[Row] | Refusal] = []
        for (context, continuations), before in zip(asked, begun, strict=True):
            if before is None:
                ids = [next(bare_ids) for _ in continuations]
                made.append(_caught(lambda ids=ids: [self._alone(each) for each in ids]))
                continue
            if before.tokens:
                head = before.ids[: before.tokens]
                same = next(tail_ids) == before.ids[before.tokens :]
                ids = [head + next(tail_ids) for _ in continuations]
                if not same:
                    ids = self.encode([context + continuation for continuation in continuations])
            else:
                ids = [next(whole_ids) for _ in continuations]
            made.append(_caught(lambda ids=ids, before=before: [self._split(before.ids, each) for each in ids]))
        return made

    def _with_borders(self, contexts: list[str]) -> list["_Before"]:
        """Tokenise contexts, and say up to where their tokens hold whatever text follows.

        A tokenizer that merges within words alone, and finds words from left to right, cuts the text before a word's
        beginning the same way whatever comes after the next word. So only the last words of a context are tokenised again
        with each continuation. Where a border would lie in or near a mark that is taken whole, there is none.
        """
        if not self._local:
            return [_Before(ids, 0, 0) for ids in self.encode(contexts)]
        assert self._fast is not None
        special = [not self._begins_itself(context) for context in contexts]
        made: list[_Before | None] = [None] * len(contexts)
        for kind in (True, False):
            which = [i for i, s in enumerate(special) if s is kind]
            for i, encoding in zip(
                which, self._fast.encode_batch([contexts[i] for i in which], add_special_tokens=kind), strict=True
            ):
                made[i] = self._border(contexts[i], encoding)
        return [before for before in made if before is not None]

    def _border(self, context: str, encoding: Any) -> "_Before":
        ids, words, spans = encoding.ids, encoding.word_ids, encoding.offsets
        latest = len(context) - self._longest_mark
        last = len(ids) - 1
        if last < 0 or words[last] is None:
            return _Before(ids, 0, 0)
        for at in range(last, max(0, last - _FARTHEST), -1):
            here, before = words[at], words[at - 1]
            if here is None or before is None:
                break
            begin = spans[at - 1][1]
            if here != before + 1 or here == words[last] or begin > latest or spans[at - 1][0] >= begin:
                continue
            # The spans of some tokenizers leave out the space that a word begins with.
            begins = spans[at][0] == begin or (spans[at][0] == begin + 1 and context[begin] == " ")
            if begins and not unicodedata.combining(context[begin]):
                return _Before(ids, at, begin)
        return _Before(ids, 0, 0)

    def _split(self, before: list[int], whole: list[int]) -> Row:
        begin = len(before)
        if whole[:begin] != before:
            begin = _common(before, whole)
        if begin == len(whole):
            raise rejected(
                "a continuation adds no token to its context; the tokenizer drops or joins all of its characters"
            )
        return self._fitting(whole, begin) if begin else self._alone(whole)

    def _alone(self, whole: list[int]) -> Row:
        if not whole:
            raise rejected("a continuation has no token; the tokenizer drops all of its characters")
        if self._prefix is None:
            raise Refusal(
                "UNSUPPORTED",
                "the context is empty and the tokenizer has neither a beginning nor an end of text; give a context",
            )
        if whole[0] == self._prefix and len(whole) > 1:
            return self._fitting(whole, 1)
        return self._fitting([self._prefix, *whole], 1)

    def _fitting(self, tokens: list[int], begin: int) -> Row:
        self._require_known(tokens)
        self._require_fits(len(tokens), "context and continuation together")
        return Row(tokens, begin)

    def rows_after(self, head: list[int], tail: str, continuations: Sequence[str]) -> list[Row]:
        """Split continuations off a context whose beginning is tokens already and ends in text."""
        before = self._encode([tail.rstrip()], False)[0]
        rows = []
        for whole in self._encode([tail + continuation for continuation in continuations], False):
            begin = _common(before, whole)
            if begin == len(whole):
                raise rejected(
                    "a continuation adds no token to its context; the tokenizer drops or joins all of its characters"
                )
            rows.append(self._fitting(head + whole, len(head) + begin))
        return rows

    def prompt_after(self, head: list[int], tail: str) -> list[int]:
        """Return the tokens of a prompt whose beginning is tokens already and ends in text."""
        ids = head + (self._encode([tail], False)[0] if tail else [])
        self._require_known(ids)
        self._require_fits(len(ids) + 1, "the prompt with one token of answer")
        return ids

    def read(self, pieces: Sequence[str | Sequence[int]]) -> list[int]:
        """Return the tokens of texts and ids in their order; only a text at the beginning is given what begins a text."""
        ids: list[int] = []
        for number, piece in enumerate(pieces):
            if not isinstance(piece, str):
                ids.extend(piece)
            elif number == 0:
                ids.extend(self.encode([piece])[0])
            else:
                ids.extend(self._encode([piece], False)[0])
        return ids

    def prompts(self, texts: Sequence[str]) -> list[list[int] | Refusal]:
        made: list[list[int] | Refusal] = []
        for ids in self.encode(texts):
            try:
                ids = ids or [self._begin()]
                self._require_known(ids)
                self._require_fits(len(ids) + 1, "the prompt with one token of answer")
                made.append(ids)
            except Refusal as e:
                made.append(e)
        return made

    def _begin(self) -> int:
        if self._prefix is None:
            raise Refusal(
                "UNSUPPORTED", "the prompt is empty and the tokenizer has no beginning of text; give a prompt"
            )
        return self._prefix

    def _require_known(self, tokens: list[int]) -> None:
        if self._beyond and max(tokens) >= self.vocabulary:
            raise rejected(
                f"the text has token id [{max(tokens)}] but the model knows [{self.vocabulary}] tokens; leave out the mark"
                " that the tokenizer has for another model"
            )

    def _require_fits(self, tokens: int, what: str) -> None:
        if tokens > self.context_length:
            raise Refusal(
                "TOO_LONG",
                f"{what} has [{tokens}] tokens but the model reads at most [{self.context_length}]; shorten it",
            )

    def _begins_itself(self, text: str) -> bool:
        return bool(self._prefix_text) and text.startswith(self._prefix_text)

    def encode(self, texts: Sequence[str]) -> list[list[int]]:
        """Tokenise with what the tokenizer adds, unless a text begins with the beginning of text itself."""
        begun = [self._begins_itself(text) for text in texts]
        if not any(begun):
            return self._encode(texts, True)
        with_special = iter(self._encode([t for t, b in zip(texts, begun, strict=True) if not b], True))
        without = iter(self._encode([t for t, b in zip(texts, begun, strict=True) if b], False))
        return [next(without if b else with_special) for b in begun]

    def _encode(self, texts: Sequence[str], special: bool) -> list[list[int]]:
        if not texts:
            return []
        if self._fast is None:
            return self._tokenizer(list(texts), add_special_tokens=special)["input_ids"]
        return [e.ids for e in self._fast.encode_batch_fast(list(texts), add_special_tokens=special)]

    def decode(self, ids: Sequence[int]) -> str:
        if self._fast is not None:
            return self._fast.decode(list(ids), skip_special_tokens=True)
        return self._tokenizer.decode(ids, skip_special_tokens=True, clean_up_tokenization_spaces=False)

    def chat(self, messages: list[dict[str, str]]) -> tuple[list[int], str]:
        """Return the tokens of a conversation and the template that made them."""
        template = self._tokenizer.chat_template
        if not isinstance(template, str):
            raise Refusal("UNSUPPORTED", "the tokenizer has no chat template; give text instead of messages")
        try:
            rendered = self._tokenizer.apply_chat_template(messages, tokenize=False, add_generation_prompt=True)
        except Exception as e:  # templates raise what they like
            raise rejected(f"the chat template refuses the messages: {e}") from None
        return self._encode([rendered], False)[0], template


class Answer:
    """The text of one answer as its tokens come; a token that ends inside a character waits for the rest of it.

    What was told never changes. Text that may be the beginning of a stop waits too.
    """

    def __init__(self, text: Text, stops: Iterable[str]):
        self._text = text
        self._stops = [stop for stop in stops if stop]
        self._ids: list[int] = []
        # Tokens before `_told` are told; those from `_from` on are decoded along, as decoders look at neighbours.
        self._from = self._told = 0
        self.text = ""
        self._waiting = ""
        self.stopped = False

    def add(self, token: int) -> str:
        """Take one token and return the text that is settled by it."""
        if self.stopped:
            return ""
        self._ids.append(token)
        return self._tell(last=False)

    def finish(self) -> str:
        """Return what is left when no token follows."""
        return self._tell(last=True) if not self.stopped else ""

    def _tell(self, last: bool) -> str:
        before = self._text.decode(self._ids[self._from : self._told])
        after = self._text.decode(self._ids[self._from :])
        new = after[len(before) :]
        if new and (last or not new.endswith(_UNFINISHED)):
            self._from, self._told = self._told, len(self._ids)
            self._waiting += new
        return self._settle(last)

    def _settle(self, last: bool) -> str:
        found = [at for at in (self._waiting.find(stop) for stop in self._stops) if at >= 0]
        if found:
            self.stopped = True
            settled, self._waiting = self._waiting[: min(found)], ""
        else:
            held = 0 if last else self._held()
            cut = len(self._waiting) - held
            settled, self._waiting = self._waiting[:cut], self._waiting[cut:]
        self.text += settled
        return settled

    def _held(self) -> int:
        """Return how many characters at the end may become a stop."""
        longest = 0
        for stop in self._stops:
            for size in range(min(len(stop) - 1, len(self._waiting)), longest, -1):
                if self._waiting.endswith(stop[:size]):
                    longest = size
                    break
        return longest


def _merges_within_words(fast: Any) -> bool:
    """Tell whether a tokenizer is BPE over words that it finds from left to right."""
    if type(fast.model).__name__ != "BPE" or fast.model.dropout:
        return False
    if fast.normalizer is not None and type(fast.normalizer).__name__ != "NFC":
        return False
    if fast.pre_tokenizer is None:
        return False
    told = json.loads(fast.pre_tokenizer.__getstate__())
    steps = told["pretokenizers"] if told["type"] == "Sequence" else [told]
    splits = False
    for step in steps:
        match step["type"]:
            case "ByteLevel":
                if step["add_prefix_space"]:
                    return False
                splits = splits or step["use_regex"]
            case "Split":
                splits = True
            case "Digits" | "Punctuation":
                pass
            case _:
                return False
    return splits


def _caught(make: Callable[[], list[Row]]) -> list[Row] | Refusal:
    try:
        return make()
    except Refusal as e:
        return e


def _common(one: list[int], other: list[int]) -> int:
    for at, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return at
    return min(len(one), len(other))
