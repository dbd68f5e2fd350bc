"""Writes a checkpoint folder: model.onnx, vision.onnx, tokenizer, configuration and checksums; weights in 16 bits."""

import argparse
import hashlib
import json
import shutil
from pathlib import Path

import numpy
import onnx
import onnxruntime
import torch
from onnx import TensorProto, helper, numpy_helper

import words
from seeing import MEAN, PATCH, SIZE, STD, TOKENS, Config, Eyes, Seeing
from tokenizers import Tokenizer

OPSET = 17
TOLERANCE = 1e-4
LEAST_HALVED = 1024


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


def exported(model: Seeing, eyes: Eyes, folder: Path):
    layers = range(model.config.num_hidden_layers)
    past = [f"past_key_values.{layer}.{part}" for layer in layers for part in ("key", "value")]
    present = [f"present.{layer}.{part}" for layer in layers for part in ("key", "value")]
    axes = {"input_ids": {0: "batch", 1: "sequence"}, "image_features": {0: "places"}, "logits": {0: "batch", 1: "sequence"}}
    axes |= {name: {0: "batch", 2: "past"} for name in past} | {name: {0: "batch", 2: "total"} for name in present}
    shape = (2, model.config.num_attention_heads, 3, model.config.head_dim)
    example = (torch.zeros((2, 5), dtype=torch.int64), torch.zeros(4, model.config.hidden_size),
               *(torch.zeros(shape) for _ in past))
    torch.onnx.export(model, example, str(folder / "model.onnx"), input_names=["input_ids", "image_features", *past],
                      output_names=["logits", *present], dynamic_axes=axes, opset_version=OPSET,
                      do_constant_folding=False, dynamo=False)
    torch.onnx.export(eyes, torch.zeros(2, 3, SIZE, SIZE), str(folder / "vision.onnx"), input_names=["pixel_values"],
                      output_names=["features"], dynamic_axes={"pixel_values": {0: "pictures"}, "features": {0: "pictures"}},
                      opset_version=OPSET, do_constant_folding=False, dynamo=False)
    halve(folder / "model.onnx")
    halve(folder / "vision.onnx")


@torch.no_grad()
def agrees(model: Seeing, eyes: Eyes, folder: Path, tokenizer: Tokenizer) -> float:
    """Check that ONNX Runtime gives features and logits of PyTorch, with two pictures in order, at once and by the cache."""
    decoder, sight = (onnxruntime.InferenceSession(str(folder / name), providers=["CPUExecutionProvider"])
                      for name in ("model.onnx", "vision.onnx"))
    pixels = torch.randn(2, 3, SIZE, SIZE, generator=torch.Generator().manual_seed(1))
    features = eyes(pixels)
    worst = abs(sight.run(None, {"pixel_values": pixels.numpy()})[0] - features.numpy()).max()
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
    worst = max(worst, abs(whole - wanted).max(), abs(parts - wanted).max())
    if not worst < TOLERANCE:
        raise SystemExit(f"{folder} differs from PyTorch by {worst}; at most {TOLERANCE} was expected")
    return worst


def configuration(config: Config, end: int, picture: int) -> dict:
    return {"architectures": ["HakariSightForCausalLM"], "model_type": "hakari-sight", "vocab_size": config.vocab_size,
            "hidden_size": config.hidden_size, "intermediate_size": config.intermediate_size,
            "num_hidden_layers": config.num_hidden_layers, "num_attention_heads": config.num_attention_heads,
            "num_key_value_heads": config.num_attention_heads, "head_dim": config.head_dim,
            "max_position_embeddings": config.max_position_embeddings, "rope_theta": config.rope_theta,
            "hidden_act": "gelu", "tie_word_embeddings": True, "torch_dtype": "float16",
            "bos_token_id": end, "eos_token_id": end, "pad_token_id": end, "image_token_id": picture,
            "vision_config": {"image_size": SIZE, "patch_size": PATCH, "tokens": TOKENS, "image_mean": MEAN,
                              "image_std": STD}}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path, help="a file that train.py kept")
    parser.add_argument("folder", type=Path, help="the checkpoint folder to write; its name is the checkpoint's")
    parser.add_argument("properties", nargs="+", help="what hakari.json says, such as step=600")
    options = parser.parse_args()
    shutil.rmtree(options.folder, ignore_errors=True)
    options.folder.mkdir(parents=True)
    shutil.copy(options.weights.parent / "tokenizer.json", options.folder)
    tokenizer = Tokenizer.from_file(str(options.folder / "tokenizer.json"))
    end, picture = tokenizer.token_to_id(words.END), tokenizer.token_to_id(words.PICTURE)
    model, eyes = Seeing(Config(vocab_size=tokenizer.get_vocab_size()), picture).eval(), Eyes(Config.hidden_size).eval()
    stored = torch.load(options.weights)
    model.load_state_dict(stored["model"])
    eyes.load_state_dict(stored["eyes"])
    parameters = [*model.parameters(), *eyes.parameters()]
    for parameter in parameters:
        if parameter.numel() >= LEAST_HALVED:
            parameter.data = parameter.data.half().float()
    exported(model, eyes, options.folder)
    worst = agrees(model, eyes, options.folder, tokenizer)
    properties = {"name": options.folder.name, "series": "sight", "licence": "Apache-2.0",
                  "parameters": str(sum(parameter.numel() for parameter in parameters))}
    properties |= dict(pair.split("=", 1) for pair in options.properties)
    write(options.folder / "hakari.json", properties)
    write(options.folder / "config.json", configuration(model.config, end, picture))
    files = sorted(path for path in options.folder.iterdir())
    sums = "".join(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files)
    (options.folder / "SHA256SUMS").write_text(sums)
    size = sum(path.stat().st_size for path in options.folder.iterdir()) / 1e6
    print(f"{options.folder.name}: {size:.2f} MB, at most {worst:.1e} from PyTorch")


def write(file: Path, content: dict):
    file.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
