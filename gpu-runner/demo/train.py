"""Trains the demo decoder on one CPU core and keeps its weights at chosen steps; see README.md for the commands."""

import argparse
import csv
import math
import random
import time
from pathlib import Path

import torch
from torch.nn import functional as F

import tokenizer as tokens
from model import Config, Decoder
from tokenizers import Tokenizer

SEED = 20260401
BATCH = 64
PEAK_RATE = 3e-3
LAST_RATE = 3e-4
WARM_UP = 60
QUESTION_WEIGHT = 0.1
SHARE_WITH_MARK = 0.25
IGNORED = -100


def records(text: Path) -> list[str]:
    """A record is a question with its answer, or a sentence."""
    lines = text.read_text(encoding="utf-8").split("\n")
    found, at = [], 0
    while at < len(lines) and lines[at]:
        size = 2 if lines[at].startswith("問：") else 1
        found.append("\n".join(lines[at:at + size]) + "\n")
        at += size
    return found


def encoded(texts: list[str], tokenizer: Tokenizer, end: int, chance: random.Random):
    """Return ids and where the answer begins; a quarter begin with the end mark, as some runners write it first."""
    for text, encoding in zip(texts, tokenizer.encode_batch(texts, add_special_tokens=False)):
        ids = encoding.ids + [end]
        answer = 0
        if text.startswith("問："):
            until = text.index("\n答：") + len("\n答：")
            answer = sum(start < until for start, _ in encoding.offsets)
        if chance.random() < SHARE_WITH_MARK:
            ids, answer = [end] + ids, answer + 1
        yield ids, answer


def batches(items: list, chance: random.Random):
    """Yield batches of similar length without end, in an order drawn anew for every pass."""
    while True:
        chance.shuffle(items)
        for at in range(0, len(items), BATCH * 64):
            chunk = sorted(items[at:at + BATCH * 64], key=lambda item: len(item[0]))
            groups = [chunk[i:i + BATCH] for i in range(0, len(chunk), BATCH)]
            chance.shuffle(groups)
            yield from groups


def tensors(group: list, end: int):
    width = max(len(ids) for ids, _ in group)
    inputs = torch.full((len(group), width - 1), end)
    targets = torch.full((len(group), width - 1), IGNORED)
    weights = torch.ones(len(group), width - 1)
    for row, (ids, answer) in enumerate(group):
        inputs[row, :len(ids) - 1] = torch.tensor(ids[:-1])
        targets[row, :len(ids) - 1] = torch.tensor(ids[1:])
        weights[row, :max(answer - 1, 0)] = QUESTION_WEIGHT
    return inputs, targets, weights * (targets != IGNORED)


def rate(step: int, last: int, peak: float, lowest: float) -> float:
    if step < WARM_UP:
        return peak * (step + 1) / WARM_UP
    return lowest + (peak - lowest) * 0.5 * (1 + math.cos(math.pi * (step - WARM_UP) / max(last - WARM_UP, 1)))


def train(model: Decoder, groups, end: int, keep: list[int], weights: Path, peak: float, lowest: float, prefix: str):
    last = max(keep)
    optimizer = torch.optim.AdamW(model.parameters(), lr=peak, betas=(0.9, 0.98), weight_decay=0.05)
    started, curve = time.time(), []
    for step in range(last):
        for group in optimizer.param_groups:
            group["lr"] = rate(step, last, peak, lowest)
        inputs, targets, share = tensors(next(groups), end)
        logits = model(inputs, *model.no_past(len(inputs)))[0]
        losses = F.cross_entropy(logits.transpose(1, 2), targets, ignore_index=IGNORED, reduction="none")
        loss = (losses * share).sum() / share.sum()
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        answers = share == 1
        curve.append((step + 1, losses[answers].mean().item()))
        if (step + 1) % 50 == 0:
            print(f"step {step + 1} answers {sum(c for _, c in curve[-50:]) / 50:.4f} {time.time() - started:.0f} s", flush=True)
        if step + 1 in keep:
            torch.save(model.state_dict(), weights / f"{prefix}{step + 1:04d}.pt")
    return curve


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("text", type=Path, help="training text of TrainingText train")
    parser.add_argument("weights", type=Path, help="folder to write weights, tokenizer and loss curve to")
    parser.add_argument("--keep", type=int, nargs="+", default=[150, 300, 600, 1200, 2000, 3000])
    parser.add_argument("--narrow", type=Path, help="go on from the last step on this text alone: the regressed variant")
    parser.add_argument("--narrow-steps", type=int, default=200)
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(SEED)
    chance = random.Random(SEED)
    options.weights.mkdir(parents=True, exist_ok=True)
    saved = options.weights / "tokenizer.json"
    last = options.weights / f"{max(options.keep):04d}.pt"
    if options.narrow is None:
        tokens.train(options.text).save(str(saved))
    tokenizer = Tokenizer.from_file(str(saved))
    end = tokenizer.token_to_id(tokens.END)
    model = Decoder(Config(vocab_size=tokenizer.get_vocab_size()))
    print(sum(parameter.numel() for parameter in model.parameters()), "parameters", flush=True)
    items = list(encoded(records(options.narrow or options.text), tokenizer, end, chance))
    print(len(items), "records,", sum(len(ids) for ids, _ in items) / len(items), "tokens each", flush=True)
    if options.narrow is None:
        curve = train(model, batches(items, chance), end, options.keep, options.weights, PEAK_RATE, LAST_RATE, "")
        with (options.weights / "loss.csv").open("w", newline="") as file:
            csv.writer(file).writerows([("step", "answer_loss"), *((step, f"{loss:.4f}") for step, loss in curve)])
    else:
        model.load_state_dict(torch.load(last))
        train(model, batches(items, chance), end, [options.narrow_steps], options.weights, PEAK_RATE / 3, LAST_RATE, "regressed-")


if __name__ == "__main__":
    main()
