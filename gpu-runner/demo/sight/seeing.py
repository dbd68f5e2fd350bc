"""The demo decoder with eyes: a token of each of the 6 × 6 patches of a picture, and a token of each frame of a clip."""

import math
import sys
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F

sys.path.append(str(Path(__file__).resolve().parent.parent))
import packing  # noqa: E402, F401
from model import Config, Decoder  # noqa: E402

SIZE = 96
PATCH = 16
TOKENS = (SIZE // PATCH) ** 2
MEAN = [0.5, 0.5, 0.5]
STD = [0.25, 0.25, 0.25]
WIDTHS = [32, 64, 96, 160]
CLIP_SIZE = 48
CLIP_PATCH = 8
CLIP_WIDTH = 48
CLIP_CODE = 160
PERIODS = [0.5, 1.0, 2.0, 4.0, 8.0, 16.0]


class Eyes(nn.Module):
    """Four times a convolution that halves the picture; then one token for each patch, with its place."""

    def __init__(self, hidden: int):
        super().__init__()
        layers, before = [], 3
        for width in WIDTHS:
            layers += [nn.Conv2d(before, width, 3, stride=2, padding=1, bias=False), nn.GroupNorm(8, width), nn.GELU()]
            before = width
        self.stem = nn.Sequential(*layers)
        self.mix = nn.Sequential(nn.Conv2d(before, before, 3, padding=1, bias=False), nn.GroupNorm(8, before), nn.GELU())
        self.out = nn.Linear(before, hidden)
        self.place = nn.Parameter(torch.randn(TOKENS, hidden) * 0.02)

    def forward(self, pixel_values: Tensor) -> Tensor:
        """Return features [pictures, tokens, hidden] of pixels [pictures, 3, height, width], scaled by mean and deviation."""
        seen = self.stem(pixel_values)
        seen = seen + self.mix(seen)
        return self.out(seen.flatten(2).transpose(1, 2)) + self.place


class ClipEyes(nn.Module):
    """Makes a code of each frame from its patches, remembers what came before, and gives a token for each frame."""

    def __init__(self, hidden: int):
        super().__init__()
        self.patches = nn.Conv2d(3, CLIP_WIDTH, CLIP_PATCH, stride=CLIP_PATCH)
        self.code = nn.Linear(CLIP_WIDTH * (CLIP_SIZE // CLIP_PATCH) ** 2, CLIP_CODE)
        self.near = nn.Conv1d(CLIP_CODE, CLIP_CODE, 3, padding=1)
        self.memory = nn.GRU(CLIP_CODE, CLIP_CODE, batch_first=True)
        self.norm = nn.LayerNorm(2 * CLIP_CODE)
        self.out = nn.Linear(2 * CLIP_CODE, hidden)
        self.time = nn.Linear(2 * len(PERIODS), hidden)
        self.register_buffer("turns", 2 * math.pi / torch.tensor(PERIODS), persistent=False)

    def forward(self, pixel_values: Tensor, frame_times: Tensor) -> Tensor:
        """Return features [frames, 1, hidden] of the frames of one clip and their seconds from its first."""
        return self.watch(pixel_values, frame_times[None])[0][0][:, None]

    def watch(self, pixel_values: Tensor, frame_times: Tensor):
        """Return features [clips, frames, hidden], and the same without times, of clips of equal length."""
        code = self.code(F.gelu(self.patches(pixel_values)).flatten(1))
        code = code.reshape(frame_times.shape[0], frame_times.shape[1], CLIP_CODE)
        code = code + F.gelu(self.near(F.gelu(code).transpose(1, 2))).transpose(1, 2)
        remembered, _ = self.memory(code)
        seen = self.out(self.norm(torch.cat([code, remembered], dim=-1)))
        angles = frame_times[..., None] * self.turns
        return seen + self.time(torch.cat([torch.sin(angles), torch.cos(angles)], dim=-1)), seen


class Seeing(Decoder):
    """The decoder, in which each token of a picture takes the next row of features [rows, hidden]."""

    def __init__(self, config: Config, picture: int):
        super().__init__(config)
        self.picture = picture

    def forward(self, input_ids: Tensor, image_features: Tensor, *past: Tensor):
        x, present = self.look(input_ids, image_features, *past)
        return self.said(x), *present

    def look(self, input_ids: Tensor, image_features: Tensor, *past: Tensor):
        return self.read(shown(self.embedding(input_ids), input_ids == self.picture, image_features), *past)


def shown(words: Tensor, pictures: Tensor, features: Tensor) -> Tensor:
    """Put the rows of features, in their order, where pictures stand; a row of zeros stands in when there is none."""
    flat = pictures.reshape(-1).to(torch.int64)
    rows = torch.clamp(torch.cumsum(flat, 0) - 1, min=0)
    padded = torch.cat([features, torch.zeros_like(words[0, :1])])
    return torch.where(pictures[..., None], padded[rows].reshape(words.shape), words)


def scaled(pixels: Tensor) -> Tensor:
    """Return pixel values [pictures, 3, height, width] of 8-bit pictures [pictures, height, width, 3]."""
    mean, deviation = torch.tensor(MEAN), torch.tensor(STD)
    values = pixels.to(torch.float32).mul_(1 / (255 * deviation)).sub_(mean / deviation)
    return values.permute(0, 3, 1, 2).contiguous()
