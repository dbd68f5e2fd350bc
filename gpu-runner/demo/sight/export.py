"""Writes a checkpoint folder: model.onnx, vision.onnx, clip.onnx, tokenizer, configuration and checksums; weights in 16 bits."""

import argparse
from pathlib import Path

import numpy
import onnx
import onnxruntime
import torch
from onnx import TensorProto, helper, numpy_helper

import words
from seeing import CLIP_SIZE, MEAN, PATCH, SIZE, STD, TOKENS, ClipEyes, Config, Eyes, Seeing, packing
from tokenizers import Tokenizer

LEAST_HALVED = 1024
FILES = ["model.onnx", "vision.onnx", "clip.onnx"]


def halve(file: Path):
    """Store large weights in 16 bits; a cast makes 32 bits of them when the file is loaded."""
    model = onnx.load(str(file))
    casts = []
    for stored in model.graph.initializer:
        numbers = numpy_helper.to_array(stored)
        if numbers.dtype == numpy.float32 and numbers.size >= LEAST_HALVED:
            name = stored.name
            stored.CopyFrom(numpy_helper.from_array(numbers.astype(numpy.float16), name + ".half"))
            casts.append(helper.make_node("Cast", [name + ".half"], [name], to=TensorProto.FLOAT))
    nodes = [*casts, *model.graph.node]
    del model.graph.node[:]
    model.graph.node.extend(nodes)
    for node in model.graph.node:
        node.ClearField("doc_string")
    onnx.checker.check_model(model, full_check=True)
    onnx.save(model, str(file))


def exported(model: Seeing, eyes: Eyes, clip_eyes: ClipEyes, folder: Path):
    past, present = packing.cache_names(model.config)
    shape = (2, model.config.num_attention_heads, 3, model.config.head_dim)
    example = (torch.zeros((2, 5), dtype=torch.int64), torch.zeros(4, model.config.hidden_size),
               *(torch.zeros(shape) for _ in past))
    pictures, frames = {0: "pictures"}, {0: "frames"}
    network(model, example, folder / "model.onnx", ["input_ids", "image_features", *past], ["logits", *present],
            packing.axes(model.config) | {"image_features": {0: "places"}})
    network(eyes, torch.zeros(2, 3, SIZE, SIZE), folder / "vision.onnx", ["pixel_values"], ["features"],
            {"pixel_values": pictures, "features": pictures})
    network(clip_eyes, (torch.zeros(3, 3, CLIP_SIZE, CLIP_SIZE), torch.zeros(3)), folder / "clip.onnx",
            ["pixel_values", "frame_times"], ["features"],
            {"pixel_values": frames, "frame_times": frames, "features": frames})
    for name in FILES:
        halve(folder / name)


def network(module: torch.nn.Module, example, file: Path, inputs: list[str], outputs: list[str], axes: dict):
    torch.onnx.export(module, example, str(file), input_names=inputs, output_names=outputs, dynamic_axes=axes,
                      opset_version=packing.OPSET, do_constant_folding=False, dynamo=False)


@torch.no_grad()
def agrees(model: Seeing, eyes: Eyes, clip_eyes: ClipEyes, folder: Path, tokenizer: Tokenizer) -> float:
    """Check that ONNX Runtime gives features and logits of PyTorch, with two pictures in order, at once and by the cache."""
    decoder, sight, watching = (onnxruntime.InferenceSession(str(folder / name), providers=["CPUExecutionProvider"])
                                for name in FILES)
    chance = torch.Generator().manual_seed(1)
    pixels = torch.randn(2, 3, SIZE, SIZE, generator=chance)
    features = eyes(pixels)
    pairs = [(sight.run(None, {"pixel_values": pixels.numpy()})[0], features.numpy())]
    for count in (1, 7, 70):
        frames, times = torch.randn(count, 3, CLIP_SIZE, CLIP_SIZE, generator=chance), torch.arange(count) / 10
        seen = watching.run(None, {"pixel_values": frames.numpy(), "frame_times": times.numpy()})[0]
        pairs.append((seen, clip_eyes(frames, times).numpy()))
    rows = features.flatten(0, 1)
    picture = [model.picture] * TOKENS
    ids = torch.tensor([picture + picture + tokenizer.encode(words.asked("標識", ["禁止", "注意"])).ids])
    wanted = model(ids, rows, *model.no_past(1))[0].numpy()
    names = [part.name for part in decoder.get_inputs()]
    empty = [part.numpy() for part in model.no_past(1)]
    whole = decoder.run(None, dict(zip(names, [ids.numpy(), rows.numpy(), *empty])))[0]
    first = decoder.run(None, dict(zip(names, [ids[:, :TOKENS].numpy(), rows[:TOKENS].numpy(), *empty])))
    second = decoder.run(None, dict(zip(names, [ids[:, TOKENS:2 * TOKENS].numpy(), rows[TOKENS:].numpy(), *first[1:]])))
    third = decoder.run(None, dict(zip(names, [ids[:, 2 * TOKENS:].numpy(), rows[:0].numpy(), *second[1:]])))
    parts = numpy.concatenate([first[0], second[0], third[0]], axis=1)
    return packing.farthest(str(folder), *pairs, (whole, wanted), (parts, wanted))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path, help="a file that train.py kept")
    parser.add_argument("folder", type=Path, help="the checkpoint folder to write; its name is the checkpoint's")
    parser.add_argument("properties", nargs="+", help="what hakari.json says, such as step=600")
    options = parser.parse_args()
    torch.set_num_threads(1)
    packing.begun(options.folder, options.weights.parent / "tokenizer.json")
    tokenizer = Tokenizer.from_file(str(options.folder / "tokenizer.json"))
    end, picture = tokenizer.token_to_id(words.END), tokenizer.token_to_id(words.PICTURE)
    networks = {"model": Seeing(Config(vocab_size=tokenizer.get_vocab_size()), picture).eval(),
                "eyes": Eyes(Config.hidden_size).eval(), "clip_eyes": ClipEyes(Config.hidden_size).eval()}
    stored = torch.load(options.weights)
    parameters = []
    for name, part in networks.items():
        part.load_state_dict(stored[name])
        parameters += part.parameters()
    for parameter in parameters:
        if parameter.numel() >= LEAST_HALVED:
            parameter.data = parameter.data.half().float()
    exported(*networks.values(), options.folder)
    worst = agrees(*networks.values(), options.folder, tokenizer)
    configuration = packing.configuration(networks["model"], "sight", "float16", end) | {
        "image_token_id": picture,
        "vision_config": {"image_size": SIZE, "patch_size": PATCH, "tokens": TOKENS, "frame_size": CLIP_SIZE,
                          "frame_tokens": 1, "image_mean": MEAN, "image_std": STD}}
    packing.finished(options.folder, configuration, "sight", parameters, options.properties, worst)


if __name__ == "__main__":
    main()
