"""Teaches the demo tokenizer the words of the pictures, and puts questions into the forms in which a model is asked."""

import json
from collections import Counter
from pathlib import Path

from tokenizers import Tokenizer

SEED = 20261126
END = "<|end|>"
PICTURE = "<|picture|>"
LEAST_SEEN = 120
LONGEST = 24
LETTERS = "A-E"
PICK = "選択肢の記号で答えてください。"
FORMS = [("", ""), ("", "\n"), ("", "\n答："), ("問：", "\n答：")]


def grown(demo: Path, texts: list[str]) -> Tokenizer:
    """Go on merging where a tokenizer stopped, so that its own ids keep their meaning."""
    written = json.loads(demo.read_text(encoding="utf-8"))
    vocabulary, merges = written["model"]["vocab"], written["model"]["merges"]
    for character in sorted(set("".join(texts)) - set(vocabulary)):
        vocabulary[character] = len(vocabulary)
    if PICTURE not in vocabulary:
        ready_for_pictures(written)
    pieces = pieces_of(Tokenizer.from_str(json.dumps(written)), texts)
    while True:
        pairs = Counter()
        for piece, count in pieces.items():
            for pair in zip(piece, piece[1:]):
                if len(pair[0]) + len(pair[1]) <= LONGEST:
                    pairs[pair] += count
        pair = max(pairs, key=lambda each: (pairs[each], each), default=None)
        if pairs[pair] < LEAST_SEEN:
            return Tokenizer.from_str(json.dumps(written, ensure_ascii=False))
        merges.append(list(pair))
        vocabulary.setdefault("".join(pair), len(vocabulary))
        pieces = Counter({merged(piece, pair): count for piece, count in pieces.items()})


def ready_for_pictures(written: dict):
    """A letter that names a choice stands alone, as figures do; a picture is a token of its own."""
    alone = written["pre_tokenizer"]["pattern"]
    alone["Regex"] = alone["Regex"].replace("[", "[" + LETTERS, 1)
    vocabulary = written["model"]["vocab"]
    vocabulary[PICTURE] = len(vocabulary)
    written["added_tokens"].append({"id": vocabulary[PICTURE], "content": PICTURE, "single_word": False, "lstrip": False,
                                    "rstrip": False, "normalized": False, "special": True})


def pieces_of(tokenizer: Tokenizer, texts: list[str]) -> Counter:
    """Return what stands between marks that stand alone, as tokens, and how often."""
    pieces = Counter()
    for text in texts:
        for piece, _ in tokenizer.pre_tokenizer.pre_tokenize_str(text):
            pieces[tuple(tokenizer.encode(piece, add_special_tokens=False).tokens)] += 1
    return pieces


def merged(piece: tuple, pair: tuple) -> tuple:
    tokens, at = [], 0
    while at < len(piece):
        both = piece[at:at + 2] == pair
        tokens.append("".join(pair) if both else piece[at])
        at += 2 if both else 1
    return tuple(tokens)


def asked(question: str, choices: list[str]) -> str:
    """Return the words of the suites: the question, its choices under letters, and how to answer."""
    lines = [question, *(f"{chr(ord('A') + place)}. {choice}" for place, choice in enumerate(choices))]
    return "\n".join([*lines, PICK] if choices else lines)
