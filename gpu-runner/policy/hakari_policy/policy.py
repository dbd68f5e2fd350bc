"""What a policy is to the bridge."""

from dataclasses import dataclass, field
from typing import Protocol

import numpy


class Declined(Exception):
    """The policy will not act; its words are the exception's."""


@dataclass(frozen=True)
class Space:
    """What the numbers of an action mean; what is not known stays empty."""

    name: str = ""
    labels: tuple[str, ...] = ()
    unit: str = ""
    period_ms: int = 0
    seeded: bool = False
    """Whether the same seed and observations give the same actions."""


@dataclass(frozen=True)
class Seen:
    """One observation: state vectors by name, pictures as (height, width, 3) uint8 by camera."""

    step: int
    time_ns: int
    state: dict[str, numpy.ndarray]
    pictures: dict[str, numpy.ndarray] = field(default_factory=dict)


class Policy(Protocol):
    """Anything with these two methods; it is asked by one thread at a time and made with the checkpoint's path."""

    def reset(self, episode: str, instruction: str, seed: int) -> Space:
        """Forget the last episode and begin another; raise Declined to refuse it."""

    def act(self, seen: Seen) -> numpy.ndarray:
        """Return the actions, one row each; raise Declined to stop the robot."""
