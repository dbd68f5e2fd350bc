"""Makes the tiny checkpoint that sees and the reference values that SightTest reads.

Usage: python tiny_sight.py <src/test/resources/io/hakari/runner/server/onnx/sight>

Untrained weights of a fixed seed, large enough that each pixel counts: pictures of 8 × 8 pixels, four patches, one token
each; frames of 6 × 6 pixels, two tokens each, which remember the frames before. `references.json` holds what torch computes in float64 of whole sequences, and of the pictures that SightTest draws.
"""

import json
import pathlib
import sys

import numpy
import onnx
import torch
from tiny_models import Decoder, byte_level
from torch import nn

PICTURE = "<picture>"
SIZE, PATCH, TOKENS, WIDTH = 8, 4, 4, 24
FRAME, FRAME_TOKENS = 6, 2
MEAN, STD = [0.5, 0.4, 0.3], [0.25, 0.5, 0.2]


class Eyes(nn.Module):
    def __init__(self):
        super().__init__()
        self.patches = nn.Conv2d(3, WIDTH, PATCH, stride=PATCH)

    def forward(self, pixel_values):
        return self.patches(pixel_values).flatten(2).transpose(1, 2)


class ClipEyes(nn.Module):
    def __init__(self):
        super().__init__()
        self.code = nn.Linear(3 * FRAME * FRAME, WIDTH)
        self.memory = nn.GRU(WIDTH, FRAME_TOKENS * WIDTH)
        self.time = nn.Linear(1, FRAME_TOKENS * WIDTH)

    def forward(self, pixel_values, frame_times):
        seen, _ = self.memory(self.code(pixel_values.flatten(1))[:, None])
        return 3 * (seen[:, 0] + self.time(frame_times[:, None])).reshape(-1, FRAME_TOKENS, WIDTH)


class Seeing(nn.Module):
    def __init__(self, decoder, picture):
        super().__init__()
        self.decoder, self.picture = decoder, picture

    def forward(self, input_ids, image_features, *past):
        words = self.decoder.embedding(input_ids)
        seen = input_ids == self.picture
        rows = torch.clamp(torch.cumsum(seen.reshape(-1).to(torch.int64), 0) - 1, min=0)
        padded = torch.cat([image_features, torch.zeros_like(words[0, :1])])
        mixed = torch.where(seen[..., None], padded[rows].reshape(words.shape), words)
        taken, self.decoder.embedding.forward = self.decoder.embedding.forward, lambda _: mixed
        logits, present = self.decoder(input_ids, past)
        self.decoder.embedding.forward = taken
        return (logits, *present)


def drawn(number, size=SIZE):
    """The picture that SightTest draws: a level for each place, channel and number."""
    y, x, channel = numpy.meshgrid(range(size), range(size), range(3), indexing="ij")
    return (37 * x + 59 * y + 83 * channel + 101 * number * (x + 1)) % 256


def values(number, size):
    levels = torch.tensor(drawn(number, size), dtype=torch.float64) / 255
    scaled = (levels - torch.tensor(MEAN, dtype=torch.float64)) / torch.tensor(STD, dtype=torch.float64)
    return scaled.permute(2, 0, 1)


def features(eyes, number):
    return eyes(values(number, SIZE)[None])[0]


def clip_features(eyes, numbers):
    """A frame every 0.4 seconds."""
    times = torch.arange(len(numbers), dtype=torch.float64) * 0.4
    return eyes(torch.stack([values(number, FRAME) for number in numbers]), times).flatten(0, 1)


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer = byte_level()
    tokenizer.add_special_tokens([PICTURE])
    picture = tokenizer.token_to_id(PICTURE)
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    torch.manual_seed(11)
    decoder, eyes, clip_eyes = Decoder(tokenizer.get_vocab_size(), WIDTH, 2, 2), Eyes(), ClipEyes()
    model = Seeing(decoder, picture)
    past = [torch.zeros(2, 2, 4, WIDTH // 2) for _ in range(4)]
    cached = [f"{layer}.{part}" for layer in range(2) for part in ("key", "value")]
    axes = {"input_ids": {0: "batch", 1: "sequence"}, "image_features": {0: "places"}, "logits": {0: "batch", 1: "sequence"}}
    axes |= {f"past_key_values.{name}": {0: "batch", 2: "past"} for name in cached}
    axes |= {f"present.{name}": {0: "batch", 2: "total"} for name in cached}
    torch.onnx.export(model, (torch.full((2, 3), picture), torch.zeros(6, WIDTH), *past), str(folder / "model.onnx"),
                      dynamo=False, opset_version=17, do_constant_folding=False, dynamic_axes=axes,
                      input_names=["input_ids", "image_features"] + [f"past_key_values.{name}" for name in cached],
                      output_names=["logits"] + [f"present.{name}" for name in cached])
    torch.onnx.export(eyes, torch.zeros(2, 3, SIZE, SIZE), str(folder / "vision.onnx"), dynamo=False, opset_version=17,
                      input_names=["pixel_values"], output_names=["features"],
                      dynamic_axes={"pixel_values": {0: "pictures"}, "features": {0: "pictures"}})
    torch.onnx.export(clip_eyes, (torch.zeros(3, 3, FRAME, FRAME), torch.zeros(3)), str(folder / "clip.onnx"), dynamo=False,
                      opset_version=17, input_names=["pixel_values", "frame_times"], output_names=["features"],
                      dynamic_axes={"pixel_values": {0: "frames"}, "frame_times": {0: "frames"}, "features": {0: "frames"}})
    for name in ("model.onnx", "vision.onnx", "clip.onnx"):
        graph = onnx.load(str(folder / name))
        for node in graph.graph.node:
            node.ClearField("doc_string")
        onnx.save(graph, str(folder / name))
    (folder / "config.json").write_text(json.dumps({
        "vocab_size": tokenizer.get_vocab_size(), "max_position_embeddings": 48, "bos_token_id": 0, "eos_token_id": 1,
        "image_token_id": picture, "vision_config": {"image_size": SIZE, "patch_size": PATCH, "tokens": TOKENS,
                                                     "frame_size": FRAME, "frame_tokens": FRAME_TOKENS, "image_mean": MEAN, "image_std": STD}}, indent=1) + "\n")
    for part in (decoder, eyes, clip_eyes):
        part.double()
    references = []
    for pictures, clip in (([1], []), ([2], []), ([1, 2], []), ([2, 1], []), ([], []), ([], [1, 2, 3]), ([], [3, 2, 1]),
                           ([1], [2, 3]), ([], [2])):
        before, after = tokenizer.encode("問："), tokenizer.encode("りんご")
        rows = [features(eyes, number) for number in pictures] + ([clip_features(clip_eyes, clip)] if clip else [])
        rows = torch.cat([torch.zeros(0, WIDTH).double(), *rows])
        ids = [picture] * len(rows) + before.ids
        whole = torch.tensor([ids + after.ids])
        with torch.no_grad():
            logits = model(whole, rows, *decoder.empty(1, torch.float64))[0][0].log_softmax(-1)
        places = range(len(ids), len(ids) + len(after.ids))
        total = sum(logits[place - 1, whole[0, place]].item() for place in places)
        best = logits[len(ids) - 1].argmax().item()
        references.append({"pictures": pictures, "clip": clip, "sum": total, "tokens": len(after.ids), "prompt": len(ids),
                           "best": best})
    (folder / "references.json").write_text(json.dumps({"scores": references}, indent=1) + "\n")
    print(references)


if __name__ == "__main__":
    main()
