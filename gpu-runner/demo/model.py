"""The demo decoder: pre-norm transformer, rotary positions, tied embeddings, key-value cache as plain inputs and outputs."""

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F


@dataclass(frozen=True)
class Config:
    vocab_size: int
    hidden_size: int = 128
    intermediate_size: int = 448
    num_hidden_layers: int = 6
    num_attention_heads: int = 4
    max_position_embeddings: int = 512
    rope_theta: float = 10_000.0

    @property
    def head_dim(self) -> int:
        return self.hidden_size // self.num_attention_heads


class Block(nn.Module):
    def __init__(self, config: Config):
        super().__init__()
        hidden, wide = config.hidden_size, config.intermediate_size
        self.heads, self.head_dim = config.num_attention_heads, config.head_dim
        self.before_attention = nn.LayerNorm(hidden)
        self.qkv = nn.Linear(hidden, 3 * hidden, bias=False)
        self.out = nn.Linear(hidden, hidden, bias=False)
        self.before_mlp = nn.LayerNorm(hidden)
        self.up = nn.Linear(hidden, wide, bias=False)
        self.down = nn.Linear(wide, hidden, bias=False)

    def forward(self, x: Tensor, cos: Tensor, sin: Tensor, mask: Tensor, past_key: Tensor, past_value: Tensor):
        batch, length, hidden = x.shape
        qkv = self.qkv(self.before_attention(x)).view(batch, length, 3, self.heads, self.head_dim)
        q, k, v = qkv.permute(2, 0, 3, 1, 4).unbind(0)
        q, k = rotated(q, cos, sin), rotated(k, cos, sin)
        k, v = torch.cat([past_key, k], dim=2), torch.cat([past_value, v], dim=2)
        weights = torch.softmax(q @ k.transpose(2, 3) / math.sqrt(self.head_dim) + mask, dim=-1)
        attended = (weights @ v).transpose(1, 2).reshape(batch, length, hidden)
        x = x + self.out(attended)
        return x + self.down(F.gelu(self.up(self.before_mlp(x)))), k, v


def rotated(x: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
    """Rotate the halves of every head by its position (RoFormer, arXiv 2104.09864, in the layout of GPT-NeoX)."""
    left, right = x.chunk(2, dim=-1)
    return torch.cat([left * cos - right * sin, right * cos + left * sin], dim=-1)


class Decoder(nn.Module):
    def __init__(self, config: Config):
        super().__init__()
        self.config = config
        self.embedding = nn.Embedding(config.vocab_size, config.hidden_size)
        self.blocks = nn.ModuleList(Block(config) for _ in range(config.num_hidden_layers))
        self.last_norm = nn.LayerNorm(config.hidden_size)
        steps = torch.arange(0, config.head_dim, 2, dtype=torch.float32) / config.head_dim
        self.register_buffer("frequencies", config.rope_theta ** -steps, persistent=False)
        for name, parameter in self.named_parameters():
            if parameter.dim() > 1:
                narrow = name.endswith(("out.weight", "down.weight"))
                nn.init.normal_(parameter, std=0.02 / math.sqrt(2 * config.num_hidden_layers) if narrow else 0.02)

    def forward(self, input_ids: Tensor, *past: Tensor):
        """Return the logits, then key and value of every layer with the past before them."""
        x, present = self.read(self.embedding(input_ids), *past)
        return self.said(x), *present

    def said(self, x: Tensor) -> Tensor:
        return F.linear(x, self.embedding.weight)

    def read(self, x: Tensor, *past: Tensor):
        """Return what the last layer makes of rows of vectors, then what every layer keeps."""
        length, before = x.shape[1], past[0].shape[2]
        keys = torch.arange(before + length, device=x.device)
        queries = keys[before:]
        angles = queries.to(torch.float32)[:, None] * self.frequencies
        cos, sin = torch.cos(angles), torch.sin(angles)
        mask = (keys[None, :] > queries[:, None]).to(torch.float32) * -1e9
        present = []
        for layer, block in enumerate(self.blocks):
            x, key, value = block(x, cos, sin, mask, past[2 * layer], past[2 * layer + 1])
            present += [key, value]
        return self.last_norm(x), present

    def no_past(self, batch: int) -> list[Tensor]:
        shape = (batch, self.config.num_attention_heads, 0, self.config.head_dim)
        return [torch.zeros(shape) for _ in range(2 * self.config.num_hidden_layers)]
