"""Asks kept weights the items of VisionTraining check or ask, a quick look without the harness: a table of family by weights.

Each item is asked with its picture or clip, without any, with that of another item of its family and, where it is a clip,
with its middle frame alone and with its frames in another order under the times of the right one. With --words also the
items of TrainingText ask.
"""

import argparse
import random
import sys
from collections import defaultdict
from pathlib import Path

import torch

import words
from seeing import ClipEyes, Config, Decoder, Eyes, Seeing, scaled
from shelf import Item, Shelf, times
from tokenizers import Tokenizer

LONGEST_ANSWER = 5
BATCH = 25
WAYS = ["seen", "removed", "replaced", "middle", "shuffled"]


class Asked:
    """Weights with their tokenizer."""

    def __init__(self, weights: Path):
        self.tokenizer = Tokenizer.from_file(str(weights.parent / "tokenizer.json"))
        self.end, picture = (self.tokenizer.token_to_id(word) for word in (words.END, words.PICTURE))
        self.model = Seeing(Config(vocab_size=self.tokenizer.get_vocab_size()), picture).eval()
        self.eyes, self.clip_eyes = Eyes(Config.hidden_size).eval(), ClipEyes(Config.hidden_size).eval()
        stored = torch.load(weights)
        for name in ("model", "eyes", "clip_eyes"):
            getattr(self, name).load_state_dict(stored[name])

    def look(self, shelf: Shelf, item: Item, way: str, other: Item, chance: random.Random) -> torch.Tensor:
        if way == "removed":
            return torch.zeros(0, Config.hidden_size)
        shown = other if way == "replaced" else item
        pixels = scaled(shelf.shown([shown]))
        if not shown.clip:
            return self.eyes(pixels)[0]
        seconds = times([shown])[0]
        if way == "middle":
            pixels, seconds = pixels[len(pixels) // 2:][:1], torch.zeros(1)
        if way == "shuffled":
            pixels = pixels[chance.sample(range(len(pixels)), len(pixels))]
        return self.clip_eyes(pixels, seconds).flatten(0, 1)

    def written(self, prompts: list[list[int]], features: torch.Tensor) -> list[str]:
        """Write on greedily, all at once, without a cache."""
        answers = [[] for _ in prompts]
        for _ in range(LONGEST_ANSWER):
            rows = [prompt + answer for prompt, answer in zip(prompts, answers)]
            ids = torch.full((len(rows), max(map(len, rows))), self.end)
            for number, row in enumerate(rows):
                ids[number, :len(row)] = torch.tensor(row)
            x, _ = self.model.look(ids, features, *self.model.no_past(len(rows)))
            last = x[torch.arange(len(rows)), torch.tensor([len(row) - 1 for row in rows])]
            for answer, best in zip(answers, self.model.said(last).argmax(-1).tolist()):
                if not answer or answer[-1] != self.end:
                    answer.append(best)
            if all(answer[-1] == self.end for answer in answers):
                break
        return [self.tokenizer.decode([token for token in answer if token != self.end]) for answer in answers]

    @torch.no_grad()
    def right(self, shelf: Shelf, items: list[Item], way: str) -> float:
        chance = random.Random(words.SEED)
        count = 0
        for at in range(0, len(items), BATCH):
            prompts, seen, wanted = [], [], []
            for item in items[at:at + BATCH]:
                seen.append(self.look(shelf, item, way, chance.choice(items), chance))
                question = words.asked(item.question, list(item.choices))
                prompts.append([self.model.picture] * len(seen[-1])
                               + self.tokenizer.encode(question, add_special_tokens=False).ids)
                wanted.append(chr(ord("A") + item.choices.index(item.answer)) if item.choices and not item.clip
                              else item.answer)
            count += sum(map(str.__eq__, self.written(prompts, torch.cat(seen)), wanted))
        return 100 * count / len(items)


class Reader:
    """The decoder as the demo's questions ask it: text alone."""

    def __init__(self, model: Seeing):
        self.model, self.no_past = model, model.no_past

    def __call__(self, ids, *past):
        return Decoder.forward(self.model, ids, *past)


def read(asked: Asked, file: Path, most: int) -> dict:
    sys.path.append(str(Path(__file__).resolve().parent.parent))
    from importlib.util import module_from_spec, spec_from_file_location

    spec = spec_from_file_location("demo_ask", Path(__file__).resolve().parent.parent / "ask.py")
    demo = module_from_spec(spec)
    spec.loader.exec_module(demo)
    tasks = defaultdict(list)
    for line in file.read_text(encoding="utf-8").splitlines():
        task, question, choices, answer = line.split("\t")
        if len(tasks[task]) < most:
            tasks[task].append((question, choices.split("|") if choices else [], answer))
    shares = {}
    for task, items in tasks.items():
        answers = (demo.chosen(Reader(asked.model), asked.tokenizer, items) if items[0][1]
                   else demo.written(Reader(asked.model), asked.tokenizer, [question for question, _, _ in items]))
        shares[task] = 100 * sum(answer == item[2] for answer, item in zip(answers, items)) / len(items)
    return shares


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("weights", type=Path, nargs="+", help="files that train.py kept")
    parser.add_argument("--shelf", type=Path, nargs="+", required=True, help="folders of VisionTraining")
    parser.add_argument("--items", type=int, default=75, help="of each family")
    parser.add_argument("--ways", nargs="+", choices=WAYS, default=WAYS)
    parser.add_argument("--words", type=Path, help="the table of TrainingText ask")
    options = parser.parse_args()
    torch.set_num_threads(1)
    shelf = Shelf(options.shelf)
    print(f"{'weights':16} {'way':9}", *(f"{family[:13]:>13}" for family in shelf.families), flush=True)
    for weights in options.weights:
        asked = Asked(weights)
        for way in options.ways:
            shares = ["" if way in ("middle", "shuffled") and family in shelf.stills else
                      f"{asked.right(shelf, items[:options.items], way):.1f}" for family, items in shelf.families.items()]
            print(f"{weights.stem:16} {way:9}", *(f"{share:>13}" for share in shares), flush=True)
        if options.words:
            print(weights.stem, {task: round(share, 1) for task, share in read(asked, options.words, options.items).items()},
                  flush=True)


if __name__ == "__main__":
    main()
