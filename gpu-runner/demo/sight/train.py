"""Teaches the demo decoder to see and keeps its weights at chosen steps; see ../README.md for the commands."""

import argparse
import csv
import math
import random
import time
from pathlib import Path

import numpy
import onnx
import onnx.numpy_helper
import torch
from torch import nn
from torch.nn import functional as F

import words
from seeing import TOKENS, ClipEyes, Config, Eyes, Seeing, scaled
from shelf import Item, Shelf, times
from tokenizers import Tokenizer

BATCH = 16
CLIPS = 16
LINES = 12
PEAK_RATE = 2e-3
LAST_RATE = 1e-4
WARM_UP = 30
CLIP_SHARE = 0.7
SIGHT_WEIGHT = 0.5
LINES_EVERY = 3
IGNORED = -100


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
        """Of questions with choices most have them shown, mostly in a new order; pictures then want the letter.

        Clips want the words of a choice, and choices mostly stay in the order in which they are asked, which is a natural one.
        """
        answer, choices = item.answer, list(item.choices)
        if choices and self.chance.random() < (0.85 if item.clip else 0.6):
            if not item.clip or self.chance.random() < 0.25:
                self.chance.shuffle(choices)
            answer = answer if item.clip else chr(ord("A") + choices.index(answer))
        else:
            choices = []
        before, after = self.chance.choice(words.FORMS)
        question = before + words.asked(item.question, choices) + after
        ids = self.ids(question)
        begin = [self.end] if self.chance.random() < 0.5 else []
        prompt = begin + [self.picture] * (item.pictures if item.clip else TOKENS) + ids
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
    x = model.look(inputs, features, *model.no_past(len(rows)))[0]
    return F.cross_entropy(model.said(x[answers]), targets[answers])


def rate(step: int, last: int, peak: float, lowest: float) -> float:
    if step < WARM_UP:
        return peak * (step + 1) / WARM_UP
    return lowest + (peak - lowest) * 0.5 * (1 + math.cos(math.pi * (step - WARM_UP) / max(last - WARM_UP, 1)))


class Student(nn.Module):
    """All that learns; what guesses the numbers in sight is for training alone and is not kept."""

    def __init__(self, tokenizer: Tokenizer, shelf: Shelf | None):
        super().__init__()
        hidden = Config.hidden_size
        self.model = Seeing(Config(vocab_size=tokenizer.get_vocab_size()), tokenizer.token_to_id(words.PICTURE))
        self.eyes, self.clip_eyes = Eyes(hidden), ClipEyes(hidden)
        counts = {family: len(mean) for family, (mean, _) in shelf.measures.items()} if shelf else {}
        self.guess = nn.ModuleDict({family: nn.Linear(hidden, count) for family, count in counts.items()})
        self.find = nn.ModuleDict({family: nn.Linear(hidden, 6 if family == "event-order" else len(shelf.answers[family]))
                                   for family in counts})

    def begin(self, checkpoint: Path):
        """Take the weights of a checkpoint folder; what it does not know begins at random."""
        self.take(self.model, checkpoint / "model.onnx")
        self.take(self.eyes, checkpoint / "vision.onnx")
        self.take(self.clip_eyes, checkpoint / "clip.onnx")

    @staticmethod
    def take(part: nn.Module, file: Path):
        if not file.exists():
            return
        state = part.state_dict()
        for stored in onnx.load(str(file)).graph.initializer:
            name = stored.name.removesuffix(".half")
            if name in state:
                known = torch.from_numpy(onnx.numpy_helper.to_array(stored).astype(numpy.float32))
                more = state[name][len(known):]
                state[name] = torch.cat([known, torch.randn(more.shape) * known.std()]) if len(more) else known
        part.load_state_dict(state)

    def look(self, shelf: Shelf, items: list[Item]):
        """Return the features of the media of items, and how far what is in sight and what it comes to was guessed wrong."""
        pixels = scaled(shelf.shown(items))
        if not items[0].clip:
            return self.eyes(pixels).flatten(0, 1), torch.zeros(()), torch.zeros(())
        features, untimed = self.clip_eyes.watch(pixels, times(items))
        family, ends = items[0].family, shelf.ends(items)
        guessed = F.mse_loss(self.guess[family](untimed), shelf.in_sight(items))
        known = ends != 0
        found = F.binary_cross_entropy_with_logits(self.find[family](untimed[:, -1])[known], (ends[known] > 0).float())
        return features.flatten(0, 1), guessed, found

    def load(self, weights: Path, parts: list[str]):
        """Take parts of what was kept; families that were not learnt then begin at random."""
        kept = torch.load(weights)
        for part in parts:
            own = getattr(self, part).state_dict()
            getattr(self, part).load_state_dict(own | {name: value for name, value in kept[part].items()
                                                       if name in own and value.shape == own[name].shape})

    def kept(self) -> dict:
        return {name: part.state_dict() for name, part in self.named_children()}


def drawn(shelf: Shelf, chance: random.Random, clip_share: float) -> list[Item]:
    """Draw pictures of any families, or clips of one."""
    if shelf.clips and (not shelf.stills or chance.random() < clip_share):
        return chance.choices(shelf.families[chance.choice(shelf.clips)], k=CLIPS)
    return [chance.choice(shelf.families[chance.choice(shelf.stills)]) for _ in range(BATCH)]


def train(student: Student, shelf: Shelf | None, text: list[str], lesson: Lesson, options, prefix: str):
    last, chance = max(options.keep), lesson.chance
    parameters = [parameter for parameter in student.parameters()]
    optimizer = torch.optim.AdamW(parameters, lr=options.rate, betas=(0.9, 0.98), weight_decay=0.05)
    started, curve = time.time(), []
    nothing = torch.zeros(0, Config.hidden_size)
    for step in range(last):
        for group in optimizer.param_groups:
            group["lr"] = rate(step, last, options.rate, LAST_RATE)
        optimizer.zero_grad()
        row = {"family": "", "asked": math.nan, "guessed": math.nan, "found": math.nan, "read": math.nan}
        if shelf:
            items = drawn(shelf, chance, 1 if step < options.watch else CLIP_SHARE)
            features, guessed, found = student.look(shelf, items)
            asked = torch.zeros(()) if step < options.watch else \
                loss_of(student.model, [lesson.of_item(item) for item in items], features, lesson.end)
            (asked + SIGHT_WEIGHT * guessed + found).backward()
            row |= {"family": items[0].family if items[0].clip else "pictures", "asked": asked.item(),
                    "guessed": guessed.item(), "found": found.item()}
        if not shelf or (step >= options.watch and step % LINES_EVERY == 0):
            read = loss_of(student.model, [lesson.of_line(chance.choice(text)) for _ in range(LINES)], nothing, lesson.end)
            (0.5 * read if shelf else read).backward()
            row["read"] = read.item()
        torch.nn.utils.clip_grad_norm_(parameters, 1.0)
        optimizer.step()
        curve.append({"step": options.after + step + 1} | row)
        if (step + 1) % 50 == 0:
            told(curve[-100:], time.time() - started)
        if step + 1 in options.keep:
            torch.save(student.kept(), options.weights / f"{prefix}{options.after + step + 1:04d}.pt")
    return curve


def told(rows: list[dict], seconds: float):
    families = sorted({row["family"] for row in rows if row["family"]})
    losses = [f"{family} {numpy.mean([row['asked'] for row in rows if row['family'] == family]):.3f}"
              f"/{numpy.mean([row['guessed'] for row in rows if row['family'] == family]):.2f}"
              f"/{numpy.mean([row['found'] for row in rows if row['family'] == family]):.3f}" for family in families]
    read = [row["read"] for row in rows if not math.isnan(row["read"])]
    print(f"step {rows[-1]['step']} {' '.join(losses)} read {sum(read) / max(len(read), 1):.3f} {seconds:.0f} s", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path, help="checkpoint folder to begin with")
    parser.add_argument("text", type=Path, help="training text of TrainingText train")
    parser.add_argument("weights", type=Path, help="folder to write weights, tokenizer and loss curve to")
    parser.add_argument("shelf", type=Path, nargs="*", help="folders of VisionTraining train; without, text alone: the regressed variant")
    parser.add_argument("--keep", type=int, nargs="+", default=[100, 2200], help="steps of this run")
    parser.add_argument("--after", type=int, default=0, help="steps that the checkpoint was trained for")
    parser.add_argument("--watch", type=int, default=0, help="first steps in which the eyes for clips learn alone")
    parser.add_argument("--watched", type=Path, help="weights whose eyes for clips have learnt already")
    parser.add_argument("--rate", type=float, default=PEAK_RATE)
    parser.add_argument("--from", dest="start", type=Path, help="go on from these weights, with their tokenizer")
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(words.SEED)
    options.weights.mkdir(parents=True, exist_ok=True)
    saved = options.weights / "tokenizer.json"
    shelf = Shelf(options.shelf) if options.shelf else None
    if options.start is None:
        words.grown(options.checkpoint / "tokenizer.json", shelf.texts()).save(str(saved))
    tokenizer = Tokenizer.from_file(str(saved))
    student = Student(tokenizer, shelf)
    if options.start is None:
        student.begin(options.checkpoint)
    else:
        student.load(options.start, ["model", "eyes", "clip_eyes"])
    if options.watched is not None:
        student.load(options.watched, ["clip_eyes", "guess", "find"])
    print(sum(p.numel() for name, p in student.named_parameters() if name.split(".")[0] not in ("guess", "find")), "parameters", flush=True)
    curve = train(student, shelf, lines(options.text), Lesson(tokenizer, random.Random(words.SEED)), options,
                  "" if shelf else "regressed-")
    if shelf:
        with (options.weights / "loss.csv").open("w", newline="") as file:
            rows = csv.DictWriter(file, ["step", "family", "asked", "guessed", "found", "read"])
            rows.writeheader()
            rows.writerows({name: value if isinstance(value, (int, str)) else f"{value:.4f}" for name, value in row.items()}
                           for row in curve)


if __name__ == "__main__":
    main()
