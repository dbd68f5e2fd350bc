"""Reads the folders of VisionTraining: pictures and clips, what is asked of them, and what is in sight."""

import json
import random
import re
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy
import torch

import words
from seeing import CLIP_SIZE, SIZE


GATE = 160
LAMP = re.compile("ランプ([A-D])")


@dataclass(frozen=True)
class Item:
    folder: int
    first: int
    pictures: int
    family: str
    question: str
    choices: tuple
    answer: str
    times: tuple
    sight: object

    @property
    def clip(self) -> bool:
        return len(self.times) > 0


class Shelf:
    """Items by family; all of a folder are pictures, or all are clips."""

    def __init__(self, folders: list[Path]):
        self.pixels, self.families = [], {}
        for number, folder in enumerate(folders):
            for line in (folder / "items.jsonl").read_text(encoding="utf-8").splitlines():
                told = json.loads(line)
                item = Item(number, told["first"], told["pictures"], told["family"], told["question"],
                            tuple(told["choices"]), told["answer"], tuple(told["times"]), told["sight"])
                self.families.setdefault(item.family, []).append(item)
            side = CLIP_SIZE if item.clip else SIZE
            self.pixels.append(numpy.memmap(folder / "pixels.bin", dtype=numpy.uint8, mode="r").reshape(-1, side, side, 3))
        self.stills = sorted(family for family, items in self.families.items() if not items[0].clip)
        self.clips = sorted(family for family, items in self.families.items() if items[0].clip)
        self.answers = {family: sorted({item.answer for item in self.families[family]}) for family in self.clips}
        self.measures = {family: measured(self.families[family]) for family in self.clips}

    def shown(self, items: list[Item]) -> torch.Tensor:
        pictures = [self.pixels[item.folder][item.first:item.first + item.pictures] for item in items]
        return torch.from_numpy(numpy.concatenate(pictures))

    def in_sight(self, items: list[Item]) -> torch.Tensor:
        """Return the numbers in sight [clips, frames, numbers] of clips of one family, each of mean 0 and deviation 1."""
        mean, deviation = self.measures[items[0].family]
        return torch.from_numpy((numpy.stack([numbers(item) for item in items]) - mean) / deviation)

    def ends(self, items: list[Item]) -> torch.Tensor:
        """Return what the whole clip tells [clips, findings]: 1 or -1, and 0 where the question does not say."""
        return torch.tensor([findings(item, self.answers[item.family]) for item in items], dtype=torch.float32)

    def texts(self) -> list[str]:
        """Return what the tokenizer is to know: each family's items alike often."""
        chance = random.Random(words.SEED)
        picked = [item for items in self.families.values() for item in chance.sample(items, min(400, len(items)))]
        return [words.asked(item.question, list(item.choices)) + "\n" + item.answer for item in picked]


def times(items: list[Item]) -> torch.Tensor:
    """Return seconds [clips, frames] from the first frame of each clip that is shown."""
    return torch.tensor([[(time - item.times[0]) / 1e6 for time in item.times] for item in items], dtype=torch.float32)


def numbers(item: Item) -> numpy.ndarray:
    """What is in sight in each frame, how it changes, and how fast, and what was seen so far that the answer hangs on.

    Of lamps those that are asked for stand under their letters, with how long ago each came on; of carts how many were
    seen behind the gate; of what comes nearer the logarithm of the time that is left (Lee 1976).
    """
    seen = numpy.array(item.sight, dtype=numpy.float32)
    lamps = LAMP.findall(item.question)
    if lamps:
        seen, told = numpy.zeros_like(seen), seen
        for lamp, letter in enumerate(lamps):
            seen[:, "ABCD".index(letter)] = told[:, lamp]
    change = numpy.gradient(seen, axis=0)
    parts = [seen, change, numpy.abs(change)]
    if lamps:
        parts.append(numpy.maximum.accumulate(seen).cumsum(axis=0))
    if item.family == "passage-counting":
        parts.append((seen[:, 1:2] > GATE).cumsum(axis=0))
    if item.family == "time-to-collision":
        parts.append(numpy.log(seen[:, :1] / numpy.maximum(change[:, :1], 1e-3)))
    return numpy.concatenate(parts, axis=1).astype(numpy.float32)


def findings(item: Item, answers: list[str]) -> list[int]:
    """Which answer of the family is right; where two lamps are compared, for each pair of lamps which was first."""
    asked = LAMP.findall(item.question)
    if not asked:
        return [1 if answer == item.answer else -1 for answer in answers]
    pair = tuple(sorted(set(asked)))
    return [0 if each != pair else 1 if item.answer == "ランプ" + pair[0] else -1 for each in combinations("ABCD", 2)]


def measured(items: list[Item]):
    seen = numpy.concatenate([numbers(item) for item in items[:400]])
    return seen.mean(axis=0), seen.std(axis=0) + 1e-3
