"""Attention over flat passes: every token once, whatever it shares with others.

A pass feeds the model one row that holds the tokens of many sequences side by side. Everything but attention looks at
one token at a time, so that nothing is padded there; which token reads which is decided here, by the pass that is
current. transformers calls `_attend` in place of its own attention functions.

A pass has *stems*, each causal in itself, *branches*, which read their stem and themselves, and at most one *prefix*,
whose keys and values are at hand and which all of them read. Parts are computed apart and joined by their log sums
(as in cascade inference and FlashDecoding): with outputs o1, o2 and log sums l1, l2 of the same query over disjoint keys,
o = o1 + sigmoid(l2 - l1) (o2 - o1) and l = log(exp l1 + exp l2).
"""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Protocol

import numpy
import torch
from torch import Tensor
from torch.nn.functional import scaled_dot_product_attention

NAME = "hakari"
_here = threading.local()


class Unshared(Exception):
    """The model's attention does something that flat passes do not; it is served by plain rows."""


class Pass(Protocol):
    """Which token reads which."""

    def attend(self, layer: int, q: Tensor, k: Tensor, v: Tensor, scale: float, window: int) -> Tensor:
        """Return [tokens, heads, size] for queries, keys and values of [heads, tokens, size]; window 0 for none."""
        ...


class KeysValues:
    """Keys and values of one sequence by layer, each [heads, tokens, size]."""

    def __init__(self, tokens: int):
        self.tokens = tokens
        self.layers: dict[int, tuple[Tensor, Tensor]] = {}

    def bytes(self) -> int:
        return sum(k.nbytes + v.nbytes for k, v in self.layers.values())


def register() -> None:
    """Make the name known to transformers; it has no mask function, so that models build none."""
    from transformers.modeling_utils import ALL_ATTENTION_FUNCTIONS

    ALL_ATTENTION_FUNCTIONS.register(NAME, _attend)


@contextmanager
def current(flat: Pass) -> Iterator[None]:
    _here.flat = flat
    try:
        yield
    finally:
        del _here.flat


def _attend(
    module: Any,
    query: Tensor,
    key: Tensor,
    value: Tensor,
    attention_mask: Tensor | None,
    scaling: float | None = None,
    sliding_window: int | None = None,
    is_causal: bool | None = None,
    **more: Any,
) -> tuple[Tensor, None]:
    if query.shape[0] != 1 or is_causal is False or not getattr(module, "is_causal", True):
        raise Unshared("attention is not causal or not flat")
    for name in ("softcap", "s_aux", "position_bias", "head_mask"):
        if more.get(name) is not None:
            raise Unshared(f"attention has [{name}]")
    scale = query.shape[-1] ** -0.5 if scaling is None else float(scaling)
    out = _here.flat.attend(module.layer_idx, query[0], key[0], value[0], scale, sliding_window or 0)
    return out.unsqueeze(0), None


# --- runs of tokens ---------------------------------------------------------------------------------------------------


class Runs:
    """Runs of tokens that lie side by side in a flat pass, laid out as a rectangle; what is too long is padding."""

    def __init__(self, begin: int, lengths: Sequence[int], device: torch.device):
        sizes = numpy.asarray(lengths, dtype=numpy.int64)
        self.rows, self.width, self.total = len(sizes), int(sizes.max()), int(sizes.sum())
        self.begin = begin
        self.even = self.rows * self.width == self.total
        self.begins = numpy.cumsum(sizes) - sizes + begin
        self.sizes = sizes
        if not self.even:
            places = numpy.arange(self.width)
            inside = places < sizes[:, None]
            index = self.begins[:, None] + numpy.minimum(places, numpy.maximum(sizes, 1)[:, None] - 1)
            self._spread = torch.from_numpy(index.ravel()).to(device)
            self._gather = torch.from_numpy(numpy.flatnonzero(inside)).to(device)
            self._hidden = torch.from_numpy(~inside).to(device)

    def spread(self, x: Tensor) -> Tensor:
        """Return [rows, heads, width, size] of [heads, tokens, size]."""
        if self.even:
            x = x[:, self.begin : self.begin + self.total]
        else:
            x = x.index_select(1, self._spread)
        return x.unflatten(1, (self.rows, self.width)).transpose(0, 1)

    def gather(self, x: Tensor) -> Tensor:
        """Return [tokens, heads, …] of [rows, heads, width, …], for the tokens of the runs alone."""
        flat = x.transpose(1, 2).flatten(0, 1)
        return flat if self.even else flat.index_select(0, self._gather)

    def hiding(self, dtype: torch.dtype) -> Tensor | None:
        """Return what to add to the scores of keys, [rows, 1, 1, width]; nothing when no key is padding."""
        if self.even:
            return None
        mask = torch.zeros(self._hidden.shape, dtype=dtype, device=self._hidden.device)
        return mask.masked_fill_(self._hidden, float("-inf"))[:, None, None, :]


def _dense(q: Tensor, k: Tensor, v: Tensor, scale: float, hiding: Tensor | None) -> tuple[Tensor, Tensor]:
    """Every query reads every key that is not hidden. The queries of grouped heads stand side by side."""
    rows, heads, width, size = q.shape
    q = q.reshape(rows, k.shape[1], -1, size)
    if hiding is not None:
        hiding = hiding.expand(rows, 1, q.shape[2], k.shape[2])
    out, total = _flash(q, k, v, 0.0, False, attn_mask=hiding, scale=scale)
    return out.reshape(rows, heads, width, -1), total.reshape(rows, heads, width, 1)


def _causal(q: Tensor, k: Tensor, v: Tensor, scale: float) -> tuple[Tensor, Tensor]:
    """Padding comes last in a row, where no token of the row reads it."""
    if k.shape[1] != q.shape[1]:
        k, v = (x.repeat_interleave(q.shape[1] // x.shape[1], dim=1) for x in (k, v))
    out, total = _flash(q, k, v, 0.0, True, scale=scale)
    return out, total.unsqueeze(-1)


_flash = torch.ops.aten._scaled_dot_product_flash_attention_for_cpu


def joined(one: tuple[Tensor, Tensor], two: tuple[Tensor, Tensor]) -> tuple[Tensor, Tensor]:
    share = torch.sigmoid(two[1] - one[1])
    # In half precision the sum is taken in float32, and rounded once.
    out = torch.lerp(one[0].float(), two[0].float(), share.float()).to(one[0].dtype)
    return out, torch.logaddexp(one[1], two[1])


# --- passes -----------------------------------------------------------------------------------------------------------


class Shared:
    """Stems, their branches and a prefix; which tokens these are is up to the caller.

    In the flat row all stems come first, then the branches of the first stem, of the second, and so on.
    """

    def __init__(
        self,
        stems: Sequence[int],
        branches: Sequence[Sequence[int]],
        prefix: KeysValues | None,
        device: torch.device,
        keep: bool = False,
    ):
        self._device = device
        self._prefix = prefix
        self._stem_lengths, self._branch_lengths = stems, branches
        self._stems = Runs(0, stems, device)
        self._kept: list[KeysValues] | None = [KeysValues(n) for n in stems] if keep else None
        own = [n for each in branches for n in each]
        self._branches = Runs(self._stems.total, own, device) if own else None

    def kept(self) -> list[KeysValues]:
        """Return keys and values of each stem, without the prefix."""
        assert self._kept is not None
        return self._kept

    def attend(self, layer: int, q: Tensor, k: Tensor, v: Tensor, scale: float, window: int) -> Tensor:
        if window and self.longest() > window:
            raise Unshared("sequences are longer than the window")
        if self._kept is not None:
            for kept, begin in zip(self._kept, self._stems.begins.tolist(), strict=True):
                end = begin + kept.tokens
                kept.layers[layer] = k[:, begin:end].clone(), v[:, begin:end].clone()
        return self._read(layer, q, k, v, scale)

    def longest(self) -> int:
        before = self._prefix.tokens if self._prefix else 0
        after = [max(each, default=0) for each in self._branch_lengths] or [0] * len(self._stem_lengths)
        return before + max(a + b for a, b in zip(self._stem_lengths, after, strict=True))

    def _read(self, layer: int, q: Tensor, k: Tensor, v: Tensor, scale: float) -> Tensor:
        raise NotImplementedError


class Cascade(Shared):
    """Computes the parts apart on the CPU, by PyTorch's flash attention, which tells its log sums."""

    def __init__(self, *args: Any, **more: Any):
        super().__init__(*args, **more)
        forked = [i for i, each in enumerate(self._branch_lengths) if each]
        if self._branches:
            counts = [sum(self._branch_lengths[i]) for i in forked]
            self._readers = Runs(self._stems.total, counts, self._device)
            self._all = len(forked) == self._stems.rows
            self._forked = torch.tensor(forked, device=self._device)
        self._hiding: Tensor | None = None
        self._hides = False

    def _read(self, layer: int, q: Tensor, k: Tensor, v: Tensor, scale: float) -> Tensor:
        stems, branches = self._stems, self._branches
        stem_keys, stem_values = stems.spread(k), stems.spread(v)
        out, total = _causal(stems.spread(q), stem_keys, stem_values, scale)
        parts = [(stems.gather(out), stems.gather(total))]
        if branches:
            own = _causal(branches.spread(q), branches.spread(k), branches.spread(v), scale)
            if not self._all:
                stem_keys, stem_values = (x.index_select(0, self._forked) for x in (stem_keys, stem_values))
            read = _dense(self._readers.spread(q), stem_keys, stem_values, scale, self._hidden(q.dtype))
            parts.append(
                joined(
                    (branches.gather(own[0]), branches.gather(own[1])),
                    (self._readers.gather(read[0]), self._readers.gather(read[1])),
                )
            )
        out, total = (torch.cat(part) for part in zip(*parts, strict=True)) if len(parts) > 1 else parts[0]
        if self._prefix:
            keys, values = self._prefix.layers[layer]
            read_out, read_total = _dense(q[None], keys[None], values[None], scale, None)
            before = read_out[0].transpose(0, 1), read_total[0].transpose(0, 1)
            out, total = joined((out, total), before)
        return out

    def _hidden(self, dtype: torch.dtype) -> Tensor | None:
        if not self._hides:
            mask = self._stems.hiding(dtype)
            self._hiding = mask if mask is None or self._all else mask.index_select(0, self._forked)
            self._hides = True
        return self._hiding


class Packed(Shared):
    """One row for each stem with its branches, under a mask that is a tree; for devices and sizes without log sums."""

    def __init__(self, *args: Any, **more: Any):
        super().__init__(*args, **more)
        before = self._prefix.tokens if self._prefix else 0
        rows = len(self._stem_lengths)
        own = [sum(each) for each in self._branch_lengths] or [0] * rows
        self._width = max(a + b for a, b in zip(self._stem_lengths, own, strict=True))
        index = numpy.zeros((rows, self._width), dtype=numpy.int64)
        inside = numpy.zeros((rows, self._width), dtype=bool)
        # Which branch a token belongs to: 0 for the stem, which all read, and -1 for padding.
        branch = numpy.full((rows, self._width), -1, dtype=numpy.int64)
        next_branch = self._stems.total
        for row, length in enumerate(self._stem_lengths):
            index[row, :length] = self._stems.begins[row] + numpy.arange(length)
            branch[row, :length] = 0
            index[row, length : length + own[row]] = next_branch + numpy.arange(own[row])
            inside[row, : length + own[row]] = True
            next_branch += own[row]
            if own[row]:
                names = numpy.arange(1, len(self._branch_lengths[row]) + 1)
                branch[row, length : length + own[row]] = numpy.repeat(names, self._branch_lengths[row])
        # Nothing but stems: padding comes last in a row, so that plain causal attention is the same.
        self._plain = not before and not any(own)
        self._index = torch.from_numpy(index.ravel()).to(self._device)
        order = numpy.argsort(index.ravel()[inside.ravel()], kind="stable")
        self._back = torch.from_numpy(numpy.flatnonzero(inside.ravel())[order]).to(self._device)
        if self._plain:
            return
        names = torch.from_numpy(branch).to(self._device)
        places = torch.arange(self._width, device=self._device)
        tree = (names[:, None, :] == 0) | (names[:, None, :] == names[:, :, None])
        tree = tree & (places[None, :] <= places[:, None])
        seen = torch.ones(rows, self._width, before, dtype=torch.bool, device=self._device)
        self._mask = torch.cat([seen, tree], dim=2)[:, None]

    def _read(self, layer: int, q: Tensor, k: Tensor, v: Tensor, scale: float) -> Tensor:
        rows = len(self._stem_lengths)
        q, k, v = (x.index_select(1, self._index).unflatten(1, (rows, self._width)).transpose(0, 1) for x in (q, k, v))
        if self._prefix:
            keys, values = self._prefix.layers[layer]
            k = torch.cat([keys.expand(rows, -1, -1, -1), k], dim=2)
            v = torch.cat([values.expand(rows, -1, -1, -1), v], dim=2)
        if k.shape[1] != q.shape[1]:
            k, v = (x.repeat_interleave(q.shape[1] // x.shape[1], dim=1) for x in (k, v))
        if self._plain:
            out = scaled_dot_product_attention(q, k, v, is_causal=True, scale=scale)
        else:
            out = scaled_dot_product_attention(q, k, v, attn_mask=self._mask, scale=scale)
        return out.transpose(1, 2).flatten(0, 1).index_select(0, self._back)
