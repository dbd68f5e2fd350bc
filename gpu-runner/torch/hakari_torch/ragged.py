"""Attention over ragged runs on CUDA in half precision."""

import functools
import inspect
from collections.abc import Callable, Sequence
from typing import Any

import numpy
import torch
from torch import Tensor

from hakari_torch.attention import Shared, joined


class Varlen(Shared):
    """Computes the parts apart on CUDA in half precision, by flash attention over ragged runs: nothing is padded."""

    def __init__(self, *args: Any, **more: Any):
        super().__init__(*args, **more)
        own = [n for each in self._branch_lengths for n in each]
        self._own = _Spans([*self._stem_lengths, *own], self._device)
        forked = [i for i, each in enumerate(self._branch_lengths) if each]
        self._branch_begin = self._stems.total
        if forked:
            self._readers = _Spans([sum(self._branch_lengths[i]) for i in forked], self._device)
            self._read_stems = _Spans([self._stem_lengths[i] for i in forked], self._device)
            places = [numpy.arange(self._stem_lengths[i]) + self._stems.begins[i] for i in forked]
            every = len(forked) == self._stems.rows
            self._stem_places = None if every else torch.from_numpy(numpy.concatenate(places)).to(self._device)
        self._forked = bool(forked)
        if self._prefix:
            self._all = _Spans([sum(self._own.lengths)], self._device)
            self._before = _Spans([self._prefix.tokens], self._device)

    def _read(self, layer: int, q: Tensor, k: Tensor, v: Tensor, scale: float) -> Tensor:
        q, k, v = q.transpose(0, 1), k.transpose(0, 1), v.transpose(0, 1)
        out, total = self._part(q, k, v, self._own, self._own, scale, causal=True)
        if self._forked:
            begin = self._branch_begin
            if self._stem_places is None:
                keys, values = k[:begin], v[:begin]
            else:
                keys, values = k.index_select(0, self._stem_places), v.index_select(0, self._stem_places)
            read = self._part(q[begin:], keys, values, self._readers, self._read_stems, scale, causal=False)
            both = joined((out[begin:], total[begin:]), read)
            out, total = torch.cat([out[:begin], both[0]]), torch.cat([total[:begin], both[1]])
        if self._prefix:
            keys, values = (x.transpose(0, 1) for x in self._prefix.layers[layer])
            before = self._part(q, keys, values, self._all, self._before, scale, causal=False)
            out, total = joined((out, total), before)
        return out

    @classmethod
    def _part(
        cls, q: Tensor, k: Tensor, v: Tensor, reads: "_Spans", read: "_Spans", scale: float, causal: bool
    ) -> tuple[Tensor, Tensor]:
        """Return output [tokens, heads, size] and log sums [tokens, heads, 1] of runs that read runs."""
        out, total = cls.kernel(
            q, k, v, reads.borders, read.borders, reads.longest, read.longest, causal=causal, scale=scale
        )
        return out, total.transpose(0, 1).unsqueeze(-1)

    @staticmethod
    def kernel(
        q: Tensor,
        k: Tensor,
        v: Tensor,
        q_borders: Tensor,
        k_borders: Tensor,
        q_longest: int,
        k_longest: int,
        causal: bool,
        scale: float,
    ) -> tuple[Tensor, Tensor]:
        """Call PyTorch's; log sums come as [heads, tokens]. Its flags were renamed between 2.10 and 2.15."""
        from torch.nn.attention.varlen import AuxRequest, varlen_attn

        takes = _parameters(varlen_attn)
        more: dict[str, Any] = {"window_size": (-1, 0) if causal else (-1, -1)}
        if "window_size" not in takes:
            more = {"is_causal": causal}
        if q.shape[1] != k.shape[1]:
            if "enable_gqa" in takes:
                more["enable_gqa"] = True
            else:
                k, v = (x.repeat_interleave(q.shape[1] // x.shape[1], dim=1) for x in (k, v))
        return varlen_attn(
            q,
            k,
            v,
            q_borders,
            k_borders,
            q_longest,
            k_longest,
            return_aux=AuxRequest(lse=True),
            scale=scale,
            **more,
        )


@functools.cache
def _parameters(run: Callable[..., Any]) -> frozenset[str]:
    return frozenset(inspect.signature(run).parameters)


class _Spans:
    """Where runs begin and end, as flash attention wants it."""

    def __init__(self, lengths: Sequence[int], device: torch.device):
        self.lengths = lengths
        self.longest = max(lengths)
        borders = numpy.concatenate([[0], numpy.cumsum(lengths)]).astype(numpy.int32)
        self.borders = torch.from_numpy(borders).to(device)
