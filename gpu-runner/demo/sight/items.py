"""Writes the items that SightSeriesTest asks: a strip of small pictures and a line for each item, twenty of each family."""

import argparse
import json
from pathlib import Path

import numpy
from PIL import Image

import words
from shelf import Item, Shelf

ITEMS = 20


def options_of(item: Item) -> list[str]:
    """Letters of pictures and words of clips, as they are taught."""
    return list(item.choices) if item.clip else [chr(ord("A") + place) for place in range(len(item.choices))]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shelf", type=Path, nargs="+", help="folders of VisionTraining ask")
    parser.add_argument("--into", type=Path, required=True, help="folder of the test's resources")
    options = parser.parse_args()
    shelf = Shelf(options.shelf)
    for name, families in (("sight-items", shelf.stills), ("sight-clips", shelf.clips)):
        items = [item for family in families for item in shelf.families[family][:ITEMS] if item.choices]
        lines = [{"family": item.family, "question": words.asked(item.question, list(item.choices)),
                  "options": options_of(item), "answer": options_of(item)[item.choices.index(item.answer)],
                  "times": [time / 1e6 for time in item.times]} for item in items]
        text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
        (options.into / f"{name}.jsonl").write_text(text, encoding="utf-8")
        # One row for each item.
        rows = [numpy.concatenate(list(shelf.shown([item]).numpy()), axis=1) for item in items]
        Image.fromarray(numpy.concatenate(rows, axis=0)).save(options.into / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
