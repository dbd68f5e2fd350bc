"""Beginnings that many sequences share, such as the examples of a few-shot task, kept as keys and values."""

from collections import OrderedDict
from collections.abc import Sequence

from hakari_torch.attention import KeysValues
from hakari_torch.decoder import Decoder
from hakari_torch.refusal import is_out_of_memory, require_sound_device

# Below so many tokens a pass of its own costs more than it saves.
LEAST_TOKENS = 32
# So many times its length a beginning must save among those that wait before it is computed apart.
LEAST_SHARERS = 4
MOST_KEPT = 64


class Prefixes:
    """The beginnings used last, by their tokens, up to a size in bytes."""

    def __init__(self, decoder: Decoder, most_bytes: int):
        self._decoder = decoder
        self._most_bytes = most_bytes
        self._kept: OrderedDict[tuple[int, ...], KeysValues] = OrderedDict()
        self._bytes = 0
        self.hits = 0
        self.asked = 0

    def find(self, stems: Sequence[list[int]]) -> list[KeysValues | None]:
        """Return for each stem the keys and values of a beginning that is shorter than it.

        A beginning that is not at hand is computed when enough of the stems share it.
        """
        found: list[KeysValues | None] = [None] * len(stems)
        if self._most_bytes == 0:
            return found
        order = sorted(range(len(stems)), key=stems.__getitem__)
        for first, last, shared in _clusters([stems[i] for i in order]):
            members = order[first:last]
            tokens = stems[members[0]][:shared]
            known = self._longest(stems[members[0]]) if len(members) == 1 else self._longest(tokens, whole=True)
            worth = len(members) > LEAST_SHARERS and shared >= LEAST_TOKENS + (known[0] if known else 0)
            if worth:
                keys = self._compute(tokens, known)
            else:
                keys = known[1] if known else None
            self.asked += len(members)
            self.hits += len(members) if keys else 0
            for member in members:
                found[member] = keys
        return found

    def _longest(self, tokens: list[int], whole: bool = False) -> tuple[int, KeysValues] | None:
        """Return the longest kept beginning of some tokens, which leaves at least one unless it may be `whole`."""
        most = len(tokens) - (0 if whole else 1)
        best: tuple[int, ...] = ()
        for kept in self._kept:
            size = len(kept)
            # The last token alone sets most of them apart.
            if len(best) < size <= most and tokens[size - 1] == kept[-1] and tuple(tokens[:size]) == kept:
                best = kept
        if not best:
            return None
        self._kept.move_to_end(best)
        return len(best), self._kept[best]

    def _compute(self, tokens: list[int], known: tuple[int, KeysValues] | None) -> KeysValues | None:
        begin, before = known or (0, None)
        try:
            keys = self._decoder.read(tokens[begin:], before)
        except Exception as e:  # without it everything still is computed, only slower
            require_sound_device(e)
            if is_out_of_memory(e):
                self.clear()
                self._decoder.give_back()
            return None
        self._kept[tuple(tokens)] = keys
        self._bytes += keys.bytes()
        while len(self._kept) > 1 and (self._bytes > self._most_bytes or len(self._kept) > MOST_KEPT):
            _, oldest = self._kept.popitem(last=False)
            self._bytes -= oldest.bytes()
        return keys

    def clear(self) -> None:
        self._kept.clear()
        self._bytes = 0

    def use(self) -> float:
        """Return the share of the room that is taken."""
        return self._bytes / self._most_bytes if self._most_bytes else 0.0


def _clusters(stems: list[list[int]]) -> list[tuple[int, int, int]]:
    """Return first, last and length of the common beginning for runs of stems in lexicographic order.

    A run grows by the next stem as long as that saves more tokens in all. The beginning leaves a token of each stem.
    """
    made = []
    first = 0
    while first < len(stems):
        shared, last = len(stems[first]) - 1, first + 1
        while last < len(stems):
            common = min(shared, _common(stems[first], stems[last]), len(stems[last]) - 1)
            if common < LEAST_TOKENS or common * (last - first) <= shared * (last - first - 1):
                break
            shared = common
            last += 1
        made.append((first, last, shared))
        first = last
    return made


def _common(one: list[int], other: list[int]) -> int:
    """Return how many tokens two lists begin with, by halving, as comparing slices is fast."""
    low, high = 0, min(len(one), len(other))
    if one[:high] == other[:high]:
        return high
    while high - low > 1:
        middle = (low + high) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle
    return low
