"""Asks kept weights the items of VisionTraining ask, a quick look without the harness: a table of family by weights.

Each item is asked in three ways: with its picture, without any, and with the picture of another item of its family.
"""

import argparse
import random
from pathlib import Path

import torch

import words
from seeing import Config, Eyes, Seeing, scaled
from tokenizers import Tokenizer
from train import SEED, Item, Shelf

LONGEST_ANSWER = 6


@torch.no_grad()
def written(model: Seeing, prompt: list[int], features: torch.Tensor, end: int) -> list[int]:
    ids, past, answer = torch.tensor([prompt]), model.no_past(1), []
    for _ in range(LONGEST_ANSWER):
        logits, *past = model(ids, features, *past)
        ids, features = logits[:, -1:].argmax(-1), features[:0]
        if ids.item() == end:
            break
        answer.append(ids.item())
    return answer


@torch.no_grad()
def right(model: Seeing, eyes: Eyes, tokenizer: Tokenizer, shelf: Shelf, items: list[Item], way: str) -> float:
    chance = random.Random(SEED)
    end, picture = tokenizer.token_to_id(words.END), tokenizer.token_to_id(words.PICTURE)
    count = 0
    for item in items:
        before, after = words.FORMS[0]
        question = before + words.asked(item.question, list(item.choices)) + after
        looked = {"seen": [item], "removed": [], "replaced": [chance.choice(items)]}[way]
        features = eyes(scaled(shelf.shown(looked))).flatten(0, 1) if looked else torch.zeros(0, Config.hidden_size)
        prompt = [picture] * len(features) + tokenizer.encode(question, add_special_tokens=False).ids
        wanted = chr(ord("A") + item.choices.index(item.answer)) if item.choices else item.answer
        count += tokenizer.decode(written(model, prompt, features, end)) == wanted
    return 100 * count / len(items)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("weights", type=Path, nargs="+", help="files that train.py kept")
    parser.add_argument("--shelf", type=Path, nargs="+", required=True, help="folders of VisionTraining ask")
    parser.add_argument("--items", type=int, default=150, help="of each family")
    options = parser.parse_args()
    torch.set_num_threads(1)
    shelf = Shelf(options.shelf)
    tokenizer = Tokenizer.from_file(str(options.weights[0].parent / "tokenizer.json"))
    print(f"{'weights':16} {'way':9}", *(f"{family[:13]:>13}" for family in shelf.families), flush=True)
    for weights in options.weights:
        model = Seeing(Config(vocab_size=tokenizer.get_vocab_size()), tokenizer.token_to_id(words.PICTURE)).eval()
        eyes = Eyes(Config.hidden_size).eval()
        stored = torch.load(weights)
        model.load_state_dict(stored["model"])
        eyes.load_state_dict(stored["eyes"])
        for way in ("seen", "removed", "replaced"):
            shares = [right(model, eyes, tokenizer, shelf,
                            random.Random(SEED).sample(items, min(options.items, len(items))), way)
                      for items in shelf.families.values()]
            print(f"{weights.stem:16} {way:9}", *(f"{share:13.1f}" for share in shares), flush=True)


if __name__ == "__main__":
    main()
