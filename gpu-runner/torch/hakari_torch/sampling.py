"""Picks next tokens."""

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

_MASK = (1 << 64) - 1
_GAMMA = 0x9E3779B97F4A7C15


@dataclass(frozen=True)
class Draw:
    """Draws a token by its probability, from the fewest, most likely tokens that together have `top_p`.

    The draw is a function of seed and place alone, so that neither the batch nor an interruption changes it: with `mix`
    the finaliser of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014, in Vigna's constants) and γ its increment, the number
    at place t is the upper 53 bits of mix(mix(seed) + (t + 1) γ). All engines of Hakari draw by this rule.
    """

    temperature: float
    top_p: float
    seed: int

    def uniform(self, place: int) -> float:
        return (_mix((_mix(self.seed & _MASK) + (place + 1) * _GAMMA) & _MASK) >> 11) * 2.0**-53


def choose(logits: Tensor, draws: Sequence[Draw | None], places: Sequence[int]) -> list[int]:
    """Return the next token of each row, -1 where the logits are no numbers; one transfer for all.

    Without a draw it is the most likely one, of equals the one with the lowest id.
    """
    best = logits.argmax(-1)
    sound = torch.isfinite(logits.gather(1, best[:, None])[:, 0])
    drawn = [row for row, draw in enumerate(draws) if draw is not None]
    if drawn:
        index = torch.as_tensor(drawn, device=logits.device)
        best[index] = _drawn(logits[index].double(), [draws[r] for r in drawn], [places[r] for r in drawn])
    return torch.where(sound, best, -1).tolist()


def _drawn(logits: Tensor, draws: Sequence[Draw], places: Sequence[int]) -> Tensor:
    device = logits.device
    column = lambda numbers: torch.tensor(numbers, dtype=torch.float64, device=device)[:, None]
    weights = ((logits - logits.amax(-1, keepdim=True)) / column([d.temperature for d in draws])).exp()
    weights, order = weights.sort(dim=-1, descending=True, stable=True)
    sums = weights.cumsum(-1)
    # A token belongs to the nucleus when those before it do not yet have enough.
    kept = (sums - weights) < column([d.top_p for d in draws]) * sums[:, -1:]
    size = kept.sum(-1, keepdim=True).clamp_(min=1)
    kept_sum = sums.gather(1, size - 1)
    pointed = column([d.uniform(p) for d, p in zip(draws, places, strict=True)]) * kept_sum
    at = torch.searchsorted(sums, pointed, right=True).minimum(size - 1)
    return order.gather(1, at)[:, 0]


def _mix(bits: int) -> int:
    z = ((bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & _MASK
    return z ^ (z >> 31)
