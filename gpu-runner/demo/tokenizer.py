"""The demo tokenizer: BPE over characters with byte fallback, so that every text can be written."""

import json
from pathlib import Path

from tokenizers import Regex, Tokenizer, decoders, models, pre_tokenizers, trainers

END = "<|end|>"
VOCABULARY = 1536
ALPHABET = 760
# Figures, kanji figures and punctuation stand alone: a sum is read digit by digit, and an answer after 答： is cut into
# the same tokens as the answer alone.
ALONE = "[0-9〇一二三四五六七八九十百千：\n「」『』、。（）！？]"
BYTES = [f"<0x{byte:02X}>" for byte in range(256)]


def train(texts: Path) -> Tokenizer:
    tokenizer = Tokenizer(models.BPE(byte_fallback=True))
    tokenizer.pre_tokenizer = pre_tokenizers.Split(Regex(ALONE), behavior="isolated")
    tokenizer.decoder = decoders.Sequence([decoders.ByteFallback(), decoders.Fuse()])
    trainer = trainers.BpeTrainer(vocab_size=VOCABULARY, limit_alphabet=ALPHABET, special_tokens=[END, *BYTES],
                                  max_token_length=6, show_progress=False)
    with texts.open(encoding="utf-8", newline="\n") as lines:
        tokenizer.train_from_iterator(lines, trainer)
    return without_special_bytes(tokenizer)


def without_special_bytes(tokenizer: Tokenizer) -> Tokenizer:
    """Bytes are words of the vocabulary, not marks to look for in a text."""
    written = json.loads(tokenizer.to_str())
    written["added_tokens"] = [token for token in written["added_tokens"] if token["content"] == END]
    return Tokenizer.from_str(json.dumps(written, ensure_ascii=False))
