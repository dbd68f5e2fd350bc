"""Requests as the engine takes them: text in, answers by callbacks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from hakari_torch.generating import Writing
from hakari_torch.refusal import Refusal
from hakari_torch.sampling import Draw
from hakari_torch.scoring import Scores
from hakari_torch.sight import Piece, Seen
from hakari_torch.text import Answer


@dataclass(eq=False)
class Weighing:
    """A request to score: text in, one answer out; a context that is not text alone comes in pieces."""

    context: str | list[Piece]
    continuations: Sequence[str]
    answer: Callable[[Scores | Refusal], None]
    cancelled: bool = False
    seen: Seen | None = None


@dataclass(frozen=True)
class Written:
    """The end of an answer."""

    reason: str
    text: str
    prompt_tokens: int
    generated_tokens: int
    ids: list[int]
    cached_tokens: int


@dataclass(eq=False)
class Asking:
    """A request to write: text in, pieces of text and one end out; a prompt that is not text alone comes in pieces."""

    prompt: str | list[Piece]
    max_tokens: int
    stops: Sequence[str]
    draw: Draw | None
    delta: Callable[[str], None]
    answer: Callable[[Written | Refusal], None]
    cancelled: bool = False
    told: Answer | None = None
    ids: list[int] = field(default_factory=list)
    writing: Writing | None = None
    seen: Seen | None = None
