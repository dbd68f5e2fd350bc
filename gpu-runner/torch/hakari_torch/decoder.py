"""The resident model as passes over tokens."""

import inspect
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import torch
from torch import Tensor

from hakari_torch import attention
from hakari_torch.attention import Cascade, KeysValues, Packed, Pass, Shared
from hakari_torch.checkpoint import Loaded
from hakari_torch.ragged import Varlen
from hakari_torch.sight import Seen

# What a shared pass may differ from plain rows in one log probability before it is not used.
TOLERANCE = {"float32": 1e-4, "bfloat16": 0.2, "float16": 0.05}
_PLAIN = "sdpa"


@dataclass(frozen=True)
class Group:
    """A stem with its branches, as token ids; a sequence is the stem with one branch after it."""

    stem: list[int]
    branches: list[list[int]]

    def tokens(self) -> int:
        return len(self.stem) + sum(map(len, self.branches))


@dataclass(frozen=True)
class _Kept:
    """What a model keeps of one sequence: its cache, and how far pictures shifted the places, where it tells that."""

    keys: Any
    shift: Tensor | None


class Decoder:
    """Feeds the model flat passes, or padded rows where its attention does not allow them."""

    def __init__(self, loaded: Loaded):
        attention.register()
        self.loaded = loaded
        self.model = loaded.model
        self.device = loaded.device
        takes = inspect.signature(self.model.forward).parameters
        self._keeps = "logits_to_keep" in takes
        self._positions = "position_ids" in takes
        # transformers renamed it within its fifth version.
        self._cache_name = "cache" if "cache" in takes else "past_key_values"
        self._implementation = ""
        self.sharing: type[Shared] | None = None
        self.evidence = "not tried"
        self.window = _window(self.model.config.get_text_config())

    def shares(self, longest: int) -> bool:
        """Tell whether sequences of this length may be computed by flat passes."""
        return self.sharing is not None and (self.window == 0 or longest <= self.window)

    def give_back(self) -> None:
        """Give memory that is not in use back to the device, after it ran short."""
        if self.device.type == "cuda":
            torch.cuda.empty_cache()

    # --- choosing how to share ----------------------------------------------------------------------------------------

    def probe(self) -> None:
        """Compute a small tree by flat passes and by plain rows; flat passes are used when both agree."""
        self.sharing = None
        if not (self._keeps and self._positions):
            self.evidence = "the model takes no positions or computes all logits"
            return
        size = self.loaded.vocabulary
        ids = [(7 * i * i + 3 * i + 1) % size for i in range(40)]
        groups = [
            Group(ids[:9], [ids[9:12], ids[20:25], ids[30:31]]),
            Group(ids[12:17], [ids[17:21]]),
            Group(ids[3:6], []),
        ]
        prefix = ids[25:32]
        rows = [prefix + g.stem + b for g in groups for b in g.branches or [[]]]
        plain = self._ends(rows)
        tried: list[str] = []
        for kind in self.kinds():
            try:
                far = (self._tree_ends(kind, prefix, groups) - plain).abs().max().item()
            except Exception as e:  # any model may do anything in its attention
                tried.append(f"{kind.__name__.lower()}: {e or type(e).__name__}")
                continue
            tried.append(f"{kind.__name__.lower()}: log probabilities differ by {far:.1e} from plain rows")
            if far <= TOLERANCE.get(self.loaded.dtype, 1e-4):
                self.sharing = kind
                break
        self.evidence = "; ".join(tried)

    def kinds(self) -> list[type[Shared]]:
        """Return the ways to share that this device may know, fastest first."""
        if self.device.type == "cpu":
            return [Cascade, Packed]
        return [Varlen, Packed] if self.loaded.dtype in ("bfloat16", "float16") else [Packed]

    def _ends(self, rows: list[list[int]]) -> Tensor:
        logits = [self.rows([row], len(row) - 1)[0, -1] for row in rows]
        return torch.stack(logits).float().log_softmax(-1)

    def _tree_ends(self, kind: type[Shared], prefix: list[int], groups: list[Group]) -> Tensor:
        before = self.read(prefix, None, kind)
        ends, at = [], sum(len(g.stem) for g in groups)
        begin = 0
        for group in groups:
            begin += len(group.stem)
            if not group.branches:
                ends.append(begin - 1)
            for branch in group.branches:
                at += len(branch)
                ends.append(at - 1)
        return self.tree(groups, before, ends, kind).float().log_softmax(-1)

    # --- passes -------------------------------------------------------------------------------------------------------

    def tree(
        self,
        groups: Sequence[Group],
        prefix: KeysValues | None,
        wanted: Sequence[int],
        kind: type[Shared] | None = None,
    ) -> Tensor:
        """Return the logits at wanted places of the flat row: all stems, then all branches."""
        kind = kind or self.sharing
        assert kind is not None
        before = prefix.tokens if prefix else 0
        branches = [(before + len(g.stem), b) for g in groups for b in g.branches]
        ids = list(chain(*(g.stem for g in groups), *(b for _, b in branches)))
        places = list(
            chain(
                *(range(before, before + len(g.stem)) for g in groups),
                *(range(begin, begin + len(b)) for begin, b in branches),
            )
        )
        flat = kind([len(g.stem) for g in groups], [[len(b) for b in g.branches] for g in groups], prefix, self.device)
        return self.flat(ids, places, flat, wanted)

    def read(self, tokens: list[int], prefix: KeysValues | None, kind: type[Shared] | None = None) -> KeysValues:
        """Return keys and values of a sequence, prefix included."""
        kind = kind or self.sharing
        assert kind is not None
        before = prefix.tokens if prefix else 0
        flat = kind([len(tokens)], [[]], prefix, self.device, keep=True)
        self.flat(tokens, list(range(before, before + len(tokens))), flat, [len(tokens) - 1])
        own = flat.kept()[0]
        if prefix is None:
            return own
        whole = KeysValues(before + len(tokens))
        for layer, (k, v) in own.layers.items():
            old_k, old_v = prefix.layers[layer]
            whole.layers[layer] = torch.cat([old_k, k], dim=1), torch.cat([old_v, v], dim=1)
        return whole

    def flat(self, ids: Sequence[int], places: Sequence[int], flat: Pass, wanted: Sequence[int]) -> Tensor:
        """Return the logits at wanted places of one flat row."""
        self._use(attention.NAME)
        with torch.inference_mode(), attention.current(flat):
            out = self.model(
                input_ids=self._tensor(ids)[None],
                position_ids=self._tensor(places)[None],
                use_cache=False,
                logits_to_keep=self._tensor(wanted),
            )
        return out.logits[0]

    def rows(self, rows: Sequence[Sequence[int]], least: int) -> Tensor:
        """Return the logits of padded rows at all places from `least` on, by the model's own attention."""
        self._use(_PLAIN)
        width = max(map(len, rows))
        ids = torch.zeros(len(rows), width, dtype=torch.long)
        mask = torch.zeros(len(rows), width, dtype=torch.long)
        for row, tokens in enumerate(rows):
            ids[row, : len(tokens)] = torch.as_tensor(tokens)
            mask[row, : len(tokens)] = 1
        more = {"attention_mask": mask.to(self.device)} if not bool(mask.all()) else {}
        if self._keeps:
            more["logits_to_keep"] = width - least
        with torch.inference_mode():
            logits = self.model(input_ids=ids.to(self.device), use_cache=False, **more).logits
        return logits if self._keeps else logits[:, least:]

    def see(self, tokens: Sequence[int], least: int, seen: Seen) -> Tensor:
        """Return the logits of one sequence with pictures at all places from `least` on."""
        self._use(_PLAIN)
        more = seen.tensors(len(tokens), self.device, self.model.dtype)
        if self._keeps:
            more["logits_to_keep"] = len(tokens) - least
        with torch.inference_mode():
            logits = self.model(input_ids=self._tensor(tokens)[None], use_cache=False, **more).logits[0]
        return logits if self._keeps else logits[least:]

    def extend(self, tokens: Sequence[int], cache: Any, seen: Seen | None = None) -> tuple[Tensor, Any]:
        """Return the logits after some tokens of one sequence, and what the model keeps of it with them in it."""
        self._use(_PLAIN)
        with torch.inference_mode():
            if cache is None:
                more = seen.tensors(len(tokens), self.device, self.model.dtype) if seen else {}
            else:
                more = {self._cache_name: cache.keys}
                if cache.shift is not None:
                    self.model.model.rope_deltas = cache.shift
            out = self.model(input_ids=self._tensor(tokens)[None], use_cache=True, **more)
        return out.logits[:, -1], _Kept(out[self._cache_name], getattr(self._inner(), "rope_deltas", None))

    def _inner(self) -> Any:
        return getattr(self.model, "model", None)

    def _tensor(self, numbers: Sequence[int]) -> Tensor:
        made = torch.as_tensor(numbers, dtype=torch.long)
        return made if self.device.type == "cpu" else made.pin_memory().to(self.device, non_blocking=True)

    def _use(self, implementation: str) -> None:
        if self._implementation == implementation:
            return
        try:
            self.model.set_attn_implementation(implementation)
        except ValueError:
            if implementation == attention.NAME:
                raise attention.Unshared("the model has an attention of its own") from None
            # Models without it keep to eager attention.
            self.model.set_attn_implementation("eager")
        self._implementation = implementation


def _window(config: Any) -> int:
    """Return the length from which some layer no longer reads everything before a token; 0 when all do."""
    sliding = getattr(config, "sliding_window", None)
    kinds = getattr(config, "layer_types", None)
    if not sliding or getattr(config, "use_sliding_window", True) is False:
        return 0
    return int(sliding) if kinds is None or any(kind != "full_attention" for kind in kinds) else 0
