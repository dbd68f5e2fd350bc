"""How a vision-language checkpoint sees: pictures become the tokens and tensors that its own processor makes of them.

All of it runs on the text thread. Pictures lie in a folder under their digests, where the runner puts them.
"""

import hashlib
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from hakari_torch.refusal import Refusal, rejected

# Beyond this a picture is no picture but an attack: 8 192 x 8 192.
_MOST_PIXELS = 1 << 26
_DIGEST = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True)
class Ids:
    """Tokens that stand as they are."""

    ids: tuple[int, ...]


@dataclass(frozen=True)
class Picture:
    """A picture by its digest."""

    sha256: str


Piece = str | Ids | Picture


@dataclass(frozen=True)
class Seen:
    """What a model takes beside the tokens of a sequence that begins with pictures.

    `whole` has tensors of whole pictures; `each` has one number for each token, where a processor tells some; `sizes` has
    width, height and tokens of each picture as the processor made it, 0 for what it does not tell.
    """

    whole: dict[str, Tensor] = field(default_factory=dict)
    each: dict[str, Tensor] = field(default_factory=dict)
    sizes: tuple[tuple[int, int, int], ...] = ()

    def tensors(self, tokens: int, device: torch.device, dtype: torch.dtype) -> dict[str, Tensor]:
        """Return what the model's forward takes with a sequence of so many tokens; those that follow are text."""
        made = {
            name: tensor.to(device, dtype if tensor.is_floating_point() else None)
            for name, tensor in self.whole.items()
        }
        for name, told in self.each.items():
            row = told.new_zeros(1, tokens)
            row[:, : told.shape[1]] = told[:, :tokens]
            made[name] = row.to(device)
        return made


class Sight:
    """A processor with the folder that pictures lie in."""

    def __init__(self, processor: Any, folder: Path | None):
        self._processor = processor
        self._folder = folder
        mark = getattr(processor, "image_token", None)
        if not isinstance(mark, str) or not mark:
            raise ValueError("the processor does not tell its mark for a picture")
        self.mark = mark

    def read(self, pieces: Sequence[Piece]) -> tuple[list[int], Seen]:
        """Return the tokens of texts and pictures, in their order, and what belongs to them."""
        pictures = [self._open(piece) for piece in pieces if isinstance(piece, Picture)]
        return self.made("".join(piece if isinstance(piece, str) else self.mark for piece in pieces), pictures)

    def made(self, text: str, pictures: Sequence[Any]) -> tuple[list[int], Seen]:
        try:
            made = dict(self._processor(text=[text], images=list(pictures), return_tensors="pt"))
        except Exception as e:  # processors raise what they like at what they do not like
            raise Refusal("MEDIA", f"the checkpoint's processor refuses the request's pictures: {e!r}") from None
        ids = made.pop("input_ids")
        made.pop("attention_mask", None)
        each = {name: value for name, value in made.items() if tuple(value.shape) == tuple(ids.shape)}
        whole = {name: value for name, value in made.items() if name not in each}
        tokens = ids[0].tolist()
        return tokens, Seen(whole, each, self._sizes(tokens, whole, len(pictures)))

    def _sizes(self, tokens: list[int], whole: dict[str, Tensor], pictures: int) -> tuple[tuple[int, int, int], ...]:
        """Return width, height and tokens of each picture: from its grid of patches, else from tensors of equal size."""
        images = getattr(self._processor, "image_processor", None)
        patch, merge = getattr(images, "patch_size", 0), getattr(images, "merge_size", 0)
        grid = whole.get("image_grid_thw")
        if grid is not None and len(grid) == pictures and isinstance(patch, int) and isinstance(merge, int) and merge:
            return tuple((w * patch, h * patch, t * h * w // merge**2) for t, h, w in grid.tolist())
        mark = getattr(self._processor, "image_token_id", None)
        marks = sum(token == mark for token in tokens)
        each = marks // pictures if pictures and marks % pictures == 0 else 0
        pixels = whole.get("pixel_values")
        known = pixels is not None and pixels.ndim == 4 and len(pixels) == pictures
        width, height = (pixels.shape[3], pixels.shape[2]) if known else (0, 0)
        return tuple((width, height, each) for _ in range(pictures))

    def require_no_mark(self, field_: str, text: str) -> None:
        if self.mark in text:
            raise rejected(
                f"field [{field_}] holds the mark [{self.mark}], which stands for a picture; send the picture as a blob"
            )

    def _open(self, picture: Picture) -> Any:
        from PIL import Image

        content = self._bytes(picture.sha256)
        try:
            with Image.open(io.BytesIO(content)) as opened:
                if opened.width * opened.height > _MOST_PIXELS:
                    raise Refusal(
                        "MEDIA",
                        f"blob [{picture.sha256}] has [{opened.width} x {opened.height}] pixels; the most is {_MOST_PIXELS}",
                    )
                return opened.convert("RGB")
        except Refusal:
            raise
        except Exception as e:  # decoders raise what they like at hostile bytes
            raise Refusal("MEDIA", f"blob [{picture.sha256}] is no picture that can be read: {e}") from None

    def _bytes(self, sha256: str) -> bytes:
        if self._folder is None or not _DIGEST.fullmatch(sha256):
            raise Refusal("MEDIA", f"blob [{sha256}] is nowhere: flag [--media] names no folder that has it")
        try:
            content = (self._folder / sha256).read_bytes()
        except OSError as e:
            raise Refusal("MEDIA", f"blob [{sha256}] cannot be read: {e.strerror}; send it again") from None
        found = hashlib.sha256(content).hexdigest()
        if found != sha256:
            raise Refusal("MEDIA", f"blob [{sha256}] has the digest [{found}]; send it again")
        return content
