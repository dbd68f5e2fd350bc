"""The demo decoder with eyes: a convolutional stem makes a token of each of the 6 × 6 patches of a picture."""

import sys
from pathlib import Path

import torch
from torch import Tensor, nn

sys.path.append(str(Path(__file__).resolve().parent.parent))
from model import Config, Decoder  # noqa: E402

SIZE = 96
PATCH = 16
TOKENS = (SIZE // PATCH) ** 2
MEAN = [0.5, 0.5, 0.5]
STD = [0.25, 0.25, 0.25]
WIDTHS = [32, 64, 96, 160]


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
    values = pixels.permute(0, 3, 1, 2).to(torch.float32) / 255
    return (values - torch.tensor(MEAN)[:, None, None]) / torch.tensor(STD)[:, None, None]
