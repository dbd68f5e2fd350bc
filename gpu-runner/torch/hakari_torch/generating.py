"""Writes answers by continuous batching: requests join and leave between steps.

Rows stand at places of their own in one cache of keys and values, so that nothing is padded on the left; what lies
beyond a row's end is masked. A row that leaves gives its place to the last one.
"""

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional

from hakari_torch.attention import KeysValues
from hakari_torch.decoder import Decoder
from hakari_torch.prefixes import Prefixes
from hakari_torch.refusal import Refusal, is_out_of_memory, require_sound_device
from hakari_torch.sampling import Draw, choose
from hakari_torch.sight import Seen

# Rooms of the cache grow by so many tokens.
_STEP = 64


@dataclass(eq=False)
class Writing:
    """One request on its way. `write` is told each token; `fail` is called at most once, and ends it.

    Whoever hears the tokens sets `done` when the answer has ended before its limit, by a stop.
    """

    prompt: list[int]
    limit: int  # the most tokens of prompt and answer together
    draw: Draw | None
    write: Callable[[int], None]
    fail: Callable[[Refusal], None]
    cancelled: Callable[[], bool] = lambda: False
    written: list[int] = field(default_factory=list)
    done: bool = False
    alone: bool = False  # it was in a batch that failed, and is tried without others
    cached_tokens: int = 0
    seen: Seen | None = None  # what its prompt shows
    own: Any = None  # its own cache, where the model's attention allows no shared one
    kept: int = 0  # tokens in `own`

    def known(self) -> list[int]:
        return self.prompt + self.written

    def length(self) -> int:
        return len(self.prompt) + len(self.written)

    def over(self) -> bool:
        return self.done or self.length() >= self.limit or self.cancelled()


class Cache:
    """Keys and values of many rows by layer, each [rows, heads, room, size]."""

    def __init__(self) -> None:
        self._layers: dict[int, list[Tensor]] = {}
        self.rows = 0
        self.room = 0

    def put(self, row: int, parts: Sequence[KeysValues]) -> None:
        """Fill a row with what its parts hold, one after the other."""
        at = 0
        for part in parts:
            for layer, (k, v) in part.layers.items():
                for room, fresh in zip(self._of(layer, k, v), (k, v), strict=True):
                    room[row, :, at : at + part.tokens] = fresh
            at += part.tokens

    def append(self, layer: int, k: Tensor, v: Tensor, rows: Tensor, places: Tensor) -> tuple[Tensor, Tensor]:
        """Write one token of each row, [heads, rows, size], and return all rooms of the layer."""
        rooms = self._of(layer, k, v)
        for room, fresh in zip(rooms, (k, v), strict=True):
            room[rows, :, places] = fresh.transpose(0, 1)
        return rooms[0], rooms[1]

    def move(self, source: int, target: int, tokens: int) -> None:
        for rooms in self._layers.values():
            for room in rooms:
                room[target, :, :tokens] = room[source, :, :tokens]

    def grow(self, rows: int, room: int) -> None:
        """Make room for so many rows and tokens, layer by layer, so that no second copy of all is held."""
        if rows <= self.rows and room <= self.room:
            return
        rows = max(rows, self.rows)
        room = max(-(-room // _STEP) * _STEP, self.room)
        for rooms in self._layers.values():
            for at, old in enumerate(rooms):
                new = old.new_zeros(rows, old.shape[1], room, old.shape[3])
                new[: old.shape[0], :, : old.shape[2]] = old
                rooms[at] = new
        self.rows, self.room = rows, room

    def clear(self) -> None:
        self._layers.clear()
        self.rows = self.room = 0

    def _of(self, layer: int, *like: Tensor) -> list[Tensor]:
        if layer not in self._layers:
            self._layers[layer] = [x.new_zeros(self.rows, x.shape[0], self.room, x.shape[2]) for x in like]
        return self._layers[layer]


class Step:
    """A pass of one token for each row of a cache."""

    def __init__(self, cache: Cache, lengths: Sequence[int], device: torch.device):
        self._cache = cache
        self._count = len(lengths)
        # Kernels want even widths; what is beyond a row's end is masked anyway.
        self._width = min(cache.room, -(-(max(lengths) + 1) // 16) * 16)
        self._places = torch.as_tensor(lengths, device=device)
        self._rows = torch.arange(self._count, device=device)
        seen = torch.arange(self._width, device=device) <= self._places[:, None]
        self._mask = seen[:, None, None, :]

    def attend(self, layer: int, q: Tensor, k: Tensor, v: Tensor, scale: float, window: int) -> Tensor:
        keys, values = self._cache.append(layer, k, v, self._rows, self._places)
        keys, values = keys[: self._count, :, : self._width], values[: self._count, :, : self._width]
        # The queries of grouped heads read the same keys: [rows, key heads, queries of each, size].
        q = q.transpose(0, 1).unflatten(1, (keys.shape[1], -1))
        mask = self._mask.expand(-1, 1, q.shape[2], -1)
        out = functional.scaled_dot_product_attention(q, keys, values, attn_mask=mask, scale=scale)
        return out.flatten(1, 2)


class Writer:
    """All requests that are being written, and those that wait for room."""

    def __init__(self, decoder: Decoder, prefixes: Prefixes, batch_tokens: int, most_rows: int, most_tokens: int):
        self._decoder = decoder
        self._prefixes = prefixes
        self._batch_tokens = batch_tokens
        self._most_rows = most_rows
        self._most_tokens = most_tokens
        self._waiting: deque[Writing] = deque()
        self._rows: list[Writing] = []  # in the order of the cache
        self._plain: list[Writing] = []  # each with a cache of its own
        self._cache = Cache()
        self.prompt_tokens = 0
        self.written_tokens = 0
        self.steps = 0

    def add(self, writings: Sequence[Writing]) -> None:
        self._waiting.extend(writings)

    def busy(self) -> bool:
        return bool(self._waiting or self._rows or self._plain)

    def waiting(self) -> int:
        return len(self._waiting)

    def use(self) -> float:
        """Return the share of the room for keys and values that is taken."""
        return sum(row.length() for row in self._rows) / self._most_tokens

    def clear(self) -> None:
        self._cache.clear()

    def step(self) -> None:
        """Let rows leave and join, then write one token of each."""
        self._leave()
        self._guarded(self._admitted(), self._join)
        self._leave()
        if self._rows:
            self._guarded(list(self._rows), self._write)
        for row in list(self._plain):
            self._guarded([row], self._write_plain)

    # --- leaving and joining ------------------------------------------------------------------------------------------

    def _leave(self) -> None:
        self._plain = [row for row in self._plain if not row.over()]
        at = 0
        while at < len(self._rows):
            if not self._rows[at].over():
                at += 1
                continue
            last = self._rows.pop()
            if at < len(self._rows):
                self._cache.move(len(self._rows), at, last.length() - 1)
                self._rows[at] = last
        if not self._rows and not self._waiting:
            self._cache.clear()

    def _admitted(self) -> list[Writing]:
        """Take from those that wait what there is room for; one that is larger than all room goes alone."""
        taken: list[Writing] = []
        tokens = 0
        while self._waiting:
            head = self._waiting[0]
            if head.over():
                self._waiting.popleft()
                continue
            others = len(self._rows) + len(self._plain) + len(taken)
            if others and (head.alone or any(row.alone for row in self._rows + self._plain + taken)):
                break
            room = max([head.limit, *(row.limit for row in self._rows), *(row.limit for row in taken)])
            full = others >= self._most_rows or (others + 1) * room > self._most_tokens
            if others and (full or (taken and tokens + head.length() > self._batch_tokens)):
                break
            taken.append(self._waiting.popleft())
            tokens += head.length()
        return taken

    def _join(self, fresh: list[Writing]) -> None:
        """Read prompts in one pass for each prefix, and choose the first token of each."""
        if not fresh:
            return
        flat = [row for row in fresh if row.seen is None and self._decoder.shares(row.limit)]
        # A row has no equal, so that this is which of them it is and not what it says.
        self._plain.extend(row for row in fresh if row not in flat)
        found = self._prefixes.find([row.known() for row in flat])
        for prefix in {id(keys): keys for keys in found}.values():
            self._read([row for row, keys in zip(flat, found, strict=True) if keys is prefix], prefix)

    def _read(self, fresh: list[Writing], prefix: KeysValues | None) -> None:
        decoder = self._decoder
        assert decoder.sharing is not None
        skipped = prefix.tokens if prefix else 0
        prompts = [row.known()[skipped:] for row in fresh]
        flat = decoder.sharing([len(p) for p in prompts], [[] for _ in prompts], prefix, decoder.device, keep=True)
        ids = [t for p in prompts for t in p]
        places = [skipped + p for prompt in prompts for p in range(len(prompt))]
        ends, end = [], -1
        for prompt in prompts:
            end += len(prompt)
            ends.append(end)
        logits = decoder.flat(ids, places, flat, ends)
        rows = len(self._rows) + len(fresh)
        longest = max(row.limit for row in self._rows + fresh)
        # Half of what is free ahead, so that growing is rare and waste is bounded.
        wanted = max(row.length() for row in self._rows + fresh) + 1
        self._cache.grow(
            max(rows, min(self._most_rows, 2 * self._cache.rows)) if rows > self._cache.rows else rows,
            min(longest, wanted + wanted // 2),
        )
        for row, kept in zip(fresh, flat.kept(), strict=True):
            self._cache.put(len(self._rows), [prefix, kept] if prefix else [kept])
            row.cached_tokens = skipped
            self._rows.append(row)
        self.prompt_tokens += len(ids)
        self._choose(logits, fresh)

    # --- writing ------------------------------------------------------------------------------------------------------

    def _write(self, rows: list[Writing]) -> None:
        lengths = [row.length() - 1 for row in rows]
        self._cache.grow(len(rows), min(max(row.limit for row in rows), max(lengths) + 1))
        flat = Step(self._cache, lengths, self._decoder.device)
        ids = [row.written[-1] for row in rows]
        logits = self._decoder.flat(ids, lengths, flat, range(len(rows)))
        self.steps += 1
        self._choose(logits, rows)

    def _write_plain(self, rows: list[Writing]) -> None:
        (row,) = rows
        if row.over():
            return
        logits, row.own = self._decoder.extend(row.known()[row.kept :], row.own, row.seen)
        row.kept = row.length()
        self._choose(logits, rows)

    def _choose(self, logits: Tensor, rows: list[Writing]) -> None:
        tokens = choose(logits, [row.draw for row in rows], [len(row.written) for row in rows])
        self.written_tokens += len(rows)
        for row, token in zip(rows, tokens, strict=True):
            if row.done:
                continue
            if token < 0:
                row.done = True
                row.fail(Refusal("BROKEN", "model gives logits that are no numbers; look at its weights and dtype"))
                continue
            row.written.append(token)
            row.write(token)

    # --- failing ------------------------------------------------------------------------------------------------------

    def _guarded(self, rows: list[Writing], run: Callable[[list[Writing]], None]) -> None:
        """Run a part of a step; when it fails, those in it wait again, and what they have written stays.

        After a lack of memory half as many are admitted; after anything else each is tried alone.
        """
        try:
            run(rows)
        except Exception as e:  # whatever a model or a device throws at a batch
            require_sound_device(e)
            short = is_out_of_memory(e)
            everyone = list(dict.fromkeys(self._rows + rows)) if run != self._write_plain else rows
            self._forget(everyone)
            if short:
                self._prefixes.clear()
                self._decoder.give_back()
                self._most_rows = max(1, min(self._most_rows, len(everyone)) // 2)
            if len(everyone) == 1:
                self._fail(everyone[0], short, e)
                return
            for row in everyone:
                row.alone = row.alone or not short
            self._waiting.extendleft(reversed([row for row in everyone if not row.over()]))

    def _forget(self, rows: list[Writing]) -> None:
        gone = set(rows)
        self._rows = [row for row in self._rows if row not in gone]
        self._plain = [row for row in self._plain if row not in gone]
        for row in rows:
            row.own, row.kept = None, 0
        if not self._rows:
            self._cache.clear()

    @staticmethod
    def _fail(row: Writing, short: bool, error: Exception) -> None:
        row.done = True
        if short:
            sentence = f"device ran out of memory on this request of [{row.length()}] tokens; shorten it"
            row.fail(Refusal("OUT_OF_MEMORY", sentence))
        else:
            row.fail(
                error if isinstance(error, Refusal) else Refusal("BROKEN", f"model failed on this request: {error!r}")
            )
