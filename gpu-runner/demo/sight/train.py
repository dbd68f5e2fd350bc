"""Teaches the demo decoder to see and keeps its weights at chosen steps; see ../README.md for the commands."""

import argparse
import csv
import json
import math
import random
import time
from dataclasses import dataclass
from pathlib import Path

import numpy
import onnx
import onnx.numpy_helper
import torch
from torch.nn import functional as F

import words
from seeing import SIZE, TOKENS, Config, Eyes, Seeing, scaled
from tokenizers import Tokenizer

SEED = 20261126
BATCH = 48
CLIPS = 12
LINES = 32
PEAK_RATE = 2e-3
LAST_RATE = 1e-4
WARM_UP = 60
CLIP_SHARE = 0.12
IGNORED = -100


@dataclass(frozen=True)
class Item:
    folder: int
    first: int
    pictures: int
    question: str
    choices: tuple
    answer: str


class Shelf:
    """Folders of VisionTraining: pictures, and what is asked of them, by family."""

    def __init__(self, folders: list[Path]):
        self.pixels, self.families = [], {}
        for number, folder in enumerate(folders):
            self.pixels.append(numpy.memmap(folder / "pixels.bin", dtype=numpy.uint8, mode="r").reshape(-1, SIZE, SIZE, 3))
            for line in (folder / "items.jsonl").read_text(encoding="utf-8").splitlines():
                told = json.loads(line)
                self.families.setdefault(told["family"], []).append(
                    Item(number, told["first"], told["pictures"], told["question"], tuple(told["choices"]), told["answer"]))

    def stills(self) -> list[str]:
        return sorted(family for family, items in self.families.items() if items[0].pictures == 1)

    def clips(self) -> list[str]:
        return sorted(family for family, items in self.families.items() if items[0].pictures > 1)

    def shown(self, items: list[Item]) -> torch.Tensor:
        pictures = [self.pixels[item.folder][item.first:item.first + item.pictures] for item in items]
        return torch.from_numpy(numpy.concatenate(pictures))

    def texts(self) -> list[str]:
        """Return what the tokenizer is to know: each family's items alike often."""
        chance = random.Random(SEED)
        picked = [item for items in self.families.values() for item in chance.sample(items, min(400, len(items)))]
        return [words.asked(item.question, list(item.choices)) + "\n" + item.answer for item in picked]


def lines(text: Path) -> list[str]:
    """A record is a question with its answer, or a sentence."""
    read = text.read_text(encoding="utf-8").split("\n")
    found, at = [], 0
    while at < len(read) and read[at]:
        size = 2 if read[at].startswith("問：") else 1
        found.append("\n".join(read[at:at + size]) + "\n")
        at += size
    return found


class Lesson:
    """Makes rows of ids, and where in them the answer begins."""

    def __init__(self, tokenizer: Tokenizer, chance: random.Random):
        self.tokenizer, self.chance = tokenizer, chance
        self.end = tokenizer.token_to_id(words.END)
        self.picture = tokenizer.token_to_id(words.PICTURE)

    def of_item(self, item: Item):
        """Half of the questions with choices want the letter, after choices in a new order, half the words."""
        answer, choices = item.answer, list(item.choices)
        if choices and self.chance.random() < 0.6:
            self.chance.shuffle(choices)
            answer = chr(ord("A") + choices.index(answer))
        else:
            choices = []
        before, after = self.chance.choice(words.FORMS)
        question = before + words.asked(item.question, choices) + after
        ids = self.ids(question)
        begin = [self.end] if self.chance.random() < 0.5 else []
        prompt = begin + [self.picture] * (TOKENS * item.pictures) + ids
        return prompt + self.ids(answer) + [self.end], len(prompt)

    def of_line(self, text: str):
        until = text.index("\n答：") + len("\n答：") if text.startswith("問：") else 0
        prompt, rest = self.ids(text[:until]), self.ids(text[until:])
        begin = [self.end] if self.chance.random() < 0.25 else []
        return begin + prompt + rest + [self.end], len(begin + prompt)

    def ids(self, text: str) -> list[int]:
        return self.tokenizer.encode(text, add_special_tokens=False).ids


def tensors(rows: list, end: int):
    width = max(len(ids) for ids, _ in rows)
    inputs = torch.full((len(rows), width - 1), end)
    targets = torch.full((len(rows), width - 1), IGNORED)
    for row, (ids, answer) in enumerate(rows):
        inputs[row, :len(ids) - 1] = torch.tensor(ids[:-1])
        targets[row, max(answer - 1, 0):len(ids) - 1] = torch.tensor(ids[max(answer, 1):])
    return inputs, targets


def loss_of(model: Seeing, rows: list, features: torch.Tensor, end: int):
    """The loss of answer tokens; logits are computed for these alone."""
    inputs, targets = tensors(rows, end)
    answers = targets != IGNORED
    with torch.autocast("cpu", torch.bfloat16):
        x = model.look(inputs, features, *model.no_past(len(rows)))[0]
        logits = model.said(x[answers])
    return F.cross_entropy(logits.float(), targets[answers])


def rate(step: int, last: int, peak: float, lowest: float) -> float:
    if step < WARM_UP:
        return peak * (step + 1) / WARM_UP
    return lowest + (peak - lowest) * 0.5 * (1 + math.cos(math.pi * (step - WARM_UP) / max(last - WARM_UP, 1)))


def begun(demo: Path, tokenizer: Tokenizer) -> Seeing:
    """Return the demo decoder with its weights; words that it does not know begin at random."""
    model = Seeing(Config(vocab_size=tokenizer.get_vocab_size()), tokenizer.token_to_id(words.PICTURE))
    state = model.state_dict()
    for stored in onnx.load(str(demo / "model.onnx")).graph.initializer:
        if stored.name == "embedding.weight":
            known = torch.from_numpy(onnx.numpy_helper.to_array(stored).copy())
            state[stored.name][:len(known)] = known
            state[stored.name][len(known):] = torch.randn(len(state[stored.name]) - len(known), known.shape[1]) * known.std()
        elif stored.name in state:
            state[stored.name] = torch.from_numpy(onnx.numpy_helper.to_array(stored).copy())
    model.load_state_dict(state)
    return model


def train(model: Seeing, eyes: Eyes, shelf: Shelf | None, text: list[str], lesson: Lesson, last: int, keep: list[int],
          folder: Path, peak: float, prefix: str):
    chance = lesson.chance
    parameters = [*model.parameters(), *(eyes.parameters() if shelf else [])]
    optimizer = torch.optim.AdamW(parameters, lr=peak, betas=(0.9, 0.98), weight_decay=0.05)
    started, curve = time.time(), []
    nothing = torch.zeros(0, model.config.hidden_size)
    for step in range(last):
        for group in optimizer.param_groups:
            group["lr"] = rate(step, last, peak, LAST_RATE)
        optimizer.zero_grad()
        seen = float("nan")
        if shelf:
            clip = shelf.clips() and chance.random() < CLIP_SHARE
            families = shelf.clips() if clip else shelf.stills()
            items = [chance.choice(shelf.families[chance.choice(families)]) for _ in range(CLIPS if clip else BATCH)]
            with torch.autocast("cpu", torch.bfloat16):
                features = eyes(scaled(shelf.shown(items))).flatten(0, 1)
            loss = loss_of(model, [lesson.of_item(item) for item in items], features, lesson.end)
            loss.backward()
            seen = loss.item()
        read = loss_of(model, [lesson.of_line(chance.choice(text)) for _ in range(LINES)], nothing, lesson.end) \
            if not shelf or step % 2 == 0 else None
        if read is not None:
            (read if not shelf else 0.5 * read).backward()
        torch.nn.utils.clip_grad_norm_(parameters, 1.0)
        optimizer.step()
        curve.append((step + 1, seen, float("nan") if read is None else read.item()))
        if (step + 1) % 25 == 0:
            middle = [numpy.nanmean([row[column] for row in curve[-25:]]) for column in (1, 2)]
            print(f"step {step + 1} seen {middle[0]:.4f} read {middle[1]:.4f} {time.time() - started:.0f} s", flush=True)
        if step + 1 in keep:
            torch.save({"model": model.state_dict(), "eyes": eyes.state_dict()}, folder / f"{prefix}{step + 1:04d}.pt")
    return curve


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("demo", type=Path, help="checkpoint folder of the language model to begin with")
    parser.add_argument("text", type=Path, help="training text of TrainingText train")
    parser.add_argument("weights", type=Path, help="folder to write weights, tokenizer and loss curve to")
    parser.add_argument("shelf", type=Path, nargs="*", help="folders of VisionTraining train; without, text alone: the regressed variant")
    parser.add_argument("--keep", type=int, nargs="+", default=[100, 250, 500, 900, 1500, 2200])
    parser.add_argument("--from", dest="start", type=Path, help="go on from these weights")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(SEED)
    options.weights.mkdir(parents=True, exist_ok=True)
    saved = options.weights / "tokenizer.json"
    shelf = Shelf(options.shelf) if options.shelf else None
    if options.start is None:
        words.grown(options.demo / "tokenizer.json", shelf.texts()).save(str(saved))
    tokenizer = Tokenizer.from_file(str(saved))
    lesson = Lesson(tokenizer, random.Random(SEED))
    model, eyes = begun(options.demo, tokenizer), Eyes(Config.hidden_size)
    if options.start is not None:
        stored = torch.load(options.start)
        model.load_state_dict(stored["model"])
        eyes.load_state_dict(stored["eyes"])
    print(sum(p.numel() for p in [*model.parameters(), *eyes.parameters()]), "parameters", flush=True)
    curve = train(model, eyes, shelf, lines(options.text), lesson, max(options.keep), options.keep, options.weights,
                  PEAK_RATE, "" if shelf else "regressed-")
    if shelf:
        with (options.weights / "loss.csv").open("w", newline="") as file:
            csv.writer(file).writerows([("step", "seen", "read"), *((step, f"{a:.4f}", f"{b:.4f}") for step, a, b in curve)])


if __name__ == "__main__":
    main()
