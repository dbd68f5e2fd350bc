"""Writes a checkpoint folder: model.onnx with its cache as inputs and outputs, tokenizer, configuration and checksums."""

import argparse
from pathlib import Path

import numpy
import onnx
import onnxruntime
import packing
import torch

import tokenizer as tokens
from model import Config, Decoder
from tokenizers import Tokenizer

PROBE = "問：昭和五十五年は西暦何年ですか。\n答："


def exported(model: Decoder, file: Path):
    past, present = packing.cache_names(model.config)
    shape = (2, model.config.num_attention_heads, 3, model.config.head_dim)
    example = (torch.zeros((2, 5), dtype=torch.int64), *(torch.zeros(shape) for _ in past))
    torch.onnx.export(model, example, str(file), input_names=["input_ids", *past], output_names=["logits", *present],
                      dynamic_axes=packing.axes(model.config), opset_version=packing.OPSET,
                      do_constant_folding=False, dynamo=False)
    onnx.checker.check_model(str(file), full_check=True)


def agrees(model: Decoder, file: Path, tokenizer: Tokenizer) -> float:
    """Check that ONNX Runtime gives the logits of PyTorch, at once and in two parts by the cache."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])
    ids = numpy.array([tokenizer.encode(PROBE, add_special_tokens=False).ids], dtype=numpy.int64)
    with torch.no_grad():
        wanted = model(torch.from_numpy(ids), *model.no_past(1))[0].numpy()
    names = [part.name for part in session.get_inputs()]
    empty = [part.numpy() for part in model.no_past(1)]
    whole = session.run(None, dict(zip(names, [ids, *empty])))[0]
    cut = ids.shape[1] // 2
    first = session.run(None, dict(zip(names, [ids[:, :cut], *empty])))
    second = session.run(None, dict(zip(names, [ids[:, cut:], *first[1:]])))
    parts = numpy.concatenate([first[0], second[0]], axis=1)
    return packing.farthest(str(file), (whole, wanted), (parts, wanted))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path, help="a file that train.py kept")
    parser.add_argument("folder", type=Path, help="the checkpoint folder to write; its name is the checkpoint's")
    parser.add_argument("properties", nargs="+", help="what hakari.json says, such as step=600")
    options = parser.parse_args()
    packing.begun(options.folder, options.weights.parent / "tokenizer.json")
    tokenizer = Tokenizer.from_file(str(options.folder / "tokenizer.json"))
    model = Decoder(Config(vocab_size=tokenizer.get_vocab_size())).eval()
    model.load_state_dict(torch.load(options.weights))
    exported(model, options.folder / "model.onnx")
    worst = agrees(model, options.folder / "model.onnx", tokenizer)
    configuration = packing.configuration(model, "demo", "float32", tokenizer.token_to_id(tokens.END))
    packing.finished(options.folder, configuration, "demo", list(model.parameters()), options.properties, worst)


if __name__ == "__main__":
    main()
