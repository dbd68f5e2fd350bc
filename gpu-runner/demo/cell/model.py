"""The policy: a small network from what a cell shows to a velocity of the tool and a grip."""

import torch
from torch import nn

# What of an observation stands in a row, in this order, and how many numbers each has.
STATE = {"tool-position": 3, "tool-velocity": 3, "goal-position": 3, "gripping": 1, "person-position": 3,
         "person-velocity": 3, "person-distance": 1, "person-age": 1, "mode": 1, "stopped": 1, "tool-sharp": 1,
         "payload-fragile": 1}
LABELS = ["vx", "vy", "vz", "grip"]
# The share of the velocity in each action of a chunk: an arm that hears nothing more comes to rest.
SHARES = [1.0, 0.5, 0.0, 0.0]
WIDTH = sum(STATE.values())
HIDDEN = 96
FASTEST = 0.5  # m/s; what the network's 1 stands for
FAR = 2.0      # m; people beyond are all alike
SHORTEST = 1e-6
SHARPNESS = 4.0


def place(name: str) -> slice:
    before = 0
    for other, size in STATE.items():
        if other == name:
            return slice(before, before + size)
        before += size
    raise KeyError(name)


class Policy(nn.Module):
    """Takes rows that are scaled by mean and deviation, and scales them back: places are compared in metres."""

    def __init__(self, mean: torch.Tensor, deviation: torch.Tensor):
        super().__init__()
        self.register_buffer("mean", mean)
        self.register_buffer("deviation", deviation)
        features = WIDTH + 1 + 3 + 1 + 3 + 3 + 2
        self.layers = nn.Sequential(nn.Linear(features, HIDDEN), nn.ReLU(), nn.Linear(HIDDEN, HIDDEN), nn.ReLU(),
                                    nn.Linear(HIDDEN, HIDDEN), nn.ReLU(), nn.Linear(HIDDEN, len(LABELS) + 1))

    def features(self, scaled: torch.Tensor) -> torch.Tensor:
        missing = torch.isnan(scaled)
        blind = missing.any(dim=1, keepdim=True).float()
        scaled = torch.where(missing, torch.zeros_like(scaled), scaled)
        raw = scaled * self.deviation + self.mean
        way = raw[:, place("goal-position")] - raw[:, place("tool-position")]
        left = way.norm(dim=1, keepdim=True)
        ahead = way / (left + SHORTEST)
        person = raw[:, place("person-position")] - raw[:, place("tool-position")]
        near = person / (person.norm(dim=1, keepdim=True) + SHORTEST)
        nearing = -(raw[:, place("person-velocity")] * near).sum(dim=1, keepdim=True)
        distance = raw[:, place("person-distance")].clamp(max=FAR)
        return torch.cat([scaled.clamp(-4, 4), blind, ahead, left.clamp(max=0.2) * 5, way.clamp(-0.1, 0.1) * 10, near,
                          distance, nearing], dim=1)

    def forward(self, scaled: torch.Tensor) -> torch.Tensor:
        """Return velocities in FASTEST and the grip as a logit; one number more decides whether to go at all."""
        told = self.layers(self.features(scaled))
        return torch.cat([told[:, :3] * torch.sigmoid(SHARPNESS * told[:, 4:]), told[:, 3:4]], dim=1)


class Served(nn.Module):
    """What is exported: [1, WIDTH] to a chunk [1, len(SHARES), len(LABELS)] in m/s, with the grip in 0 to 1."""

    def __init__(self, policy: Policy):
        super().__init__()
        self.policy = policy
        self.register_buffer("shares", torch.tensor(SHARES).reshape(1, -1, 1))

    def forward(self, state: torch.Tensor) -> torch.Tensor:
        told = self.policy(state)
        velocity = (told[:, :3] * FASTEST).unsqueeze(1) * self.shares
        grip = torch.sigmoid(told[:, 3:]).unsqueeze(1) + 0 * velocity[:, :, :1]
        return torch.cat([velocity, grip], dim=2)
