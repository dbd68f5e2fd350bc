"""Asks kept weights the items of the core suite, a quick look without the harness: a table of task by step."""

import argparse
from collections import defaultdict
from pathlib import Path

import torch

import tokenizer as tokens
from model import Config, Decoder
from tokenizers import Tokenizer

LONGEST_ANSWER = 32
BATCH = 64


def frame(question: str) -> str:
    return f"問：{question}\n答："


@torch.no_grad()
def written(model: Decoder, tokenizer: Tokenizer, questions: list[str]) -> list[str]:
    """Write on greedily, questions of the same length together."""
    prompts = [tokenizer.encode(frame(question), add_special_tokens=False).ids for question in questions]
    answers = [""] * len(questions)
    lengths = defaultdict(list)
    for number, prompt in enumerate(prompts):
        lengths[len(prompt)].append(number)
    for group in lengths.values():
        ids, past, texts = torch.tensor([prompts[number] for number in group]), model.no_past(len(group)), []
        for _ in range(LONGEST_ANSWER):
            logits, *past = model(ids, *past)
            ids = logits[:, -1:].argmax(-1)
            texts.append(ids)
        for number, row in zip(group, torch.cat(texts, dim=1).tolist()):
            answers[number] = tokenizer.decode(row, skip_special_tokens=False).split("\n")[0]
    return answers


@torch.no_grad()
def chosen(model: Decoder, tokenizer: Tokenizer, items: list) -> list[str]:
    """Take the choice of the highest probability."""
    best = [("", -1e9)] * len(items)
    rows = []
    for number, (question, choices, _) in enumerate(items):
        prompt = tokenizer.encode(frame(question), add_special_tokens=False).ids
        rows += [(number, choice, prompt, tokenizer.encode(choice, add_special_tokens=False).ids) for choice in choices]
    rows.sort(key=lambda row: len(row[2]) + len(row[3]))
    for at in range(0, len(rows), BATCH):
        group = rows[at:at + BATCH]
        width = max(len(prompt) + len(answer) for _, _, prompt, answer in group)
        ids = torch.tensor([prompt + answer + [0] * (width - len(prompt) - len(answer)) for _, _, prompt, answer in group])
        logits = model(ids, *model.no_past(len(group)))[0].log_softmax(-1)
        for row, (number, choice, prompt, answer) in enumerate(group):
            score = sum(logits[row, len(prompt) - 1 + i, token].item() for i, token in enumerate(answer))
            if score > best[number][1]:
                best[number] = (choice, score)
    return [choice for choice, _ in best]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("items", type=Path, help="the table of TrainingText ask")
    parser.add_argument("weights", type=Path, nargs="+", help="files that train.py kept")
    options = parser.parse_args()
    torch.set_num_threads(1)
    tasks = defaultdict(list)
    for line in options.items.read_text(encoding="utf-8").splitlines():
        task, question, choices, answer = line.split("\t")
        tasks[task].append((question, choices.split("|") if choices else [], answer))
    tokenizer = Tokenizer.from_file(str(options.weights[0].parent / "tokenizer.json"))
    table = defaultdict(list)
    for weights in options.weights:
        model = Decoder(Config(vocab_size=tokenizer.get_vocab_size())).eval()
        model.load_state_dict(torch.load(weights))
        for task, items in tasks.items():
            answers = (chosen(model, tokenizer, items) if items[0][1]
                       else written(model, tokenizer, [question for question, _, _ in items]))
            right = sum(answer == item[2] for answer, item in zip(answers, items))
            table[task].append(100 * right / len(items))
    print(f"{'task':20}", *(f"{weights.stem[-10:]:>10}" for weights in options.weights))
    for task, shares in table.items():
        print(f"{task:20}", *(f"{share:10.1f}" for share in shares))


if __name__ == "__main__":
    main()
