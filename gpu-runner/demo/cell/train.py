"""Clones a policy from rows of what it saw and did, on one CPU core, and keeps its weights at chosen steps."""

import argparse
import csv
import time
from pathlib import Path

import numpy
import torch
from torch.nn import functional as F

from model import FASTEST, LABELS, STATE, WIDTH, Policy, place

SEED = 20261126
BATCH = 512
PEAK_RATE = 2e-3
LAST_RATE = 1e-4
WARM_UP = 50
# What does not change much is not blown up.
LEAST_DEVIATION = 0.05
GRIP_WEIGHT = 0.2
# To stand is what safety is made of, and in most rows nobody is near.
STANDING_WEIGHT = 4.0
STOPPED_WEIGHT = 10.0


def columns() -> list[str]:
    return [name if size == 1 else f"{name}-{i}" for name, size in STATE.items() for i in range(size)] + LABELS


def rows(files: list[Path]) -> tuple[torch.Tensor, torch.Tensor]:
    """Return what was seen, NaN where a sensor told none, and what should have been done."""
    read = []
    for file in files:
        with file.open(encoding="utf-8") as lines:
            header = next(lines).rstrip("\n").split(",")
            missing = [name for name in columns() if name not in header]
            if missing:
                raise SystemExit(f"{file} has no columns {missing}; write it with CellTraining rows")
            read.append(numpy.loadtxt(lines, delimiter=",", dtype=numpy.float32, ndmin=2,
                                      usecols=[header.index(name) for name in columns()]))
    table = torch.from_numpy(numpy.concatenate(read))
    return table[:, :WIDTH], table[:, WIDTH:]


def scales(seen: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    known = ~torch.isnan(seen)
    count = known.sum(dim=0)
    mean = torch.where(known, seen, 0).double().sum(dim=0) / count
    square = torch.where(known, (seen - mean) ** 2, 0).double().sum(dim=0) / count
    return mean.float(), square.sqrt().clamp(min=LEAST_DEVIATION).float()


def rate(step: int, last: int, peak: float) -> float:
    warm = min(1.0, (step + 1) / WARM_UP)
    return warm * (LAST_RATE + (peak - LAST_RATE) * 0.5 * (1 + numpy.cos(numpy.pi * step / last)))


def weights(seen: torch.Tensor, done: torch.Tensor) -> torch.Tensor:
    stands = (done[:, :3].abs().sum(dim=1) == 0).float()
    stopped = (seen[:, place("stopped")].squeeze(1) > 0.5).float()
    return 1 + (STANDING_WEIGHT - 1) * stands + (STOPPED_WEIGHT - STANDING_WEIGHT) * stands * stopped


def loss(policy: Policy, seen: torch.Tensor, done: torch.Tensor, share: torch.Tensor) -> torch.Tensor:
    told = policy((seen - policy.mean) / policy.deviation)
    velocity = F.smooth_l1_loss(told[:, :3], done[:, :3] / FASTEST, beta=0.05, reduction="none").mean(dim=1)
    grip = F.binary_cross_entropy_with_logits(told[:, 3], done[:, 3], reduction="none")
    return (share * velocity).sum() / share.sum() + GRIP_WEIGHT * grip.mean()


def train(policy: Policy, seen, done, steps: int, peak: float, keep: dict[int, Path]):
    chance = torch.Generator().manual_seed(SEED)
    optimizer = torch.optim.AdamW(policy.parameters(), lr=peak, weight_decay=1e-4)
    share = weights(seen, done)
    curve, started = [], time.time()
    for step in range(steps):
        for group in optimizer.param_groups:
            group["lr"] = rate(step, steps, peak)
        batch = torch.randint(len(seen), (BATCH,), generator=chance)
        value = loss(policy, seen[batch], done[batch], share[batch])
        optimizer.zero_grad()
        value.backward()
        torch.nn.utils.clip_grad_norm_(policy.parameters(), 1.0)
        optimizer.step()
        curve.append((step + 1, value.item()))
        if step + 1 in keep:
            torch.save(policy.state_dict(), keep[step + 1])
        if (step + 1) % 200 == 0:
            print(f"step {step + 1} loss {numpy.mean([c for _, c in curve[-200:]]):.5f} {time.time() - started:.0f} s",
                  flush=True)
    return curve


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path, help="folder to write weights and loss curve to")
    parser.add_argument("rows", type=Path, nargs="+", help="files of CellTraining")
    parser.add_argument("--keep", type=int, nargs="+", default=[2000], help="steps to keep; the last ends the training")
    parser.add_argument("--on", type=Path, help="go on from these weights: the regressed variant")
    parser.add_argument("--name", default="", help="what the names of the weights begin with")
    options = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    options.weights.mkdir(parents=True, exist_ok=True)
    seen, done = rows(options.rows)
    policy = Policy(*scales(seen))
    if options.on:
        policy.load_state_dict(torch.load(options.on))
    print(f"{len(seen)} rows, {sum(p.numel() for p in policy.parameters())} parameters", flush=True)
    keep = {step: options.weights / f"{options.name}{step:04d}.pt" for step in options.keep}
    curve = train(policy, seen, done, max(keep), PEAK_RATE / 4 if options.on else PEAK_RATE, keep)
    with (options.weights / f"{options.name}loss.csv").open("w", newline="") as file:
        csv.writer(file).writerows([("step", "loss"), *((step, f"{value:.6f}") for step, value in curve)])


if __name__ == "__main__":
    main()
