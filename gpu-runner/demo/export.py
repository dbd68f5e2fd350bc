"""Writes a checkpoint folder: model.onnx with its cache as inputs and outputs, tokenizer, configuration and checksums."""

import argparse
import hashlib
import json
import shutil
from pathlib import Path

import numpy
import onnx
import onnxruntime
import torch

import tokenizer as tokens
from model import Config, Decoder
from tokenizers import Tokenizer

OPSET = 17
TOLERANCE = 1e-4
PROBE = "問：昭和五十五年は西暦何年ですか。\n答："


def exported(model: Decoder, file: Path):
    layers = range(model.config.num_hidden_layers)
    past = [f"past_key_values.{layer}.{part}" for layer in layers for part in ("key", "value")]
    present = [f"present.{layer}.{part}" for layer in layers for part in ("key", "value")]
    axes = {"input_ids": {0: "batch", 1: "sequence"}, "logits": {0: "batch", 1: "sequence"}}
    axes |= {name: {0: "batch", 2: "past"} for name in past} | {name: {0: "batch", 2: "total"} for name in present}
    shape = (2, model.config.num_attention_heads, 3, model.config.head_dim)
    example = (torch.zeros((2, 5), dtype=torch.int64), *(torch.zeros(shape) for _ in past))
    torch.onnx.export(model, example, str(file), input_names=["input_ids", *past], output_names=["logits", *present],
                      dynamic_axes=axes, opset_version=OPSET, do_constant_folding=False, dynamo=False)
    onnx.checker.check_model(str(file), full_check=True)


def agrees(model: Decoder, file: Path, tokenizer: Tokenizer):
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
    worst = max(abs(whole - wanted).max(), abs(parts - wanted).max())
    if not worst < TOLERANCE:
        raise SystemExit(f"{file} differs from PyTorch by {worst}; at most {TOLERANCE} was expected")
    return worst


def configuration(config: Config, end: int) -> dict:
    return {"architectures": ["HakariDemoForCausalLM"], "model_type": "hakari-demo", "vocab_size": config.vocab_size,
            "hidden_size": config.hidden_size, "intermediate_size": config.intermediate_size,
            "num_hidden_layers": config.num_hidden_layers, "num_attention_heads": config.num_attention_heads,
            "num_key_value_heads": config.num_attention_heads, "head_dim": config.head_dim,
            "max_position_embeddings": config.max_position_embeddings, "rope_theta": config.rope_theta,
            "hidden_act": "gelu", "tie_word_embeddings": True, "torch_dtype": "float32",
            "bos_token_id": end, "eos_token_id": end, "pad_token_id": end}


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
    config = Config(vocab_size=tokenizer.get_vocab_size())
    model = Decoder(config).eval()
    model.load_state_dict(torch.load(options.weights))
    exported(model, options.folder / "model.onnx")
    worst = agrees(model, options.folder / "model.onnx", tokenizer)
    properties = {"name": options.folder.name, "series": "demo", "licence": "Apache-2.0", "parameters":
                  str(sum(parameter.numel() for parameter in model.parameters()))}
    properties |= dict(pair.split("=", 1) for pair in options.properties)
    write(options.folder / "hakari.json", properties)
    write(options.folder / "config.json", configuration(config, tokenizer.token_to_id(tokens.END)))
    files = sorted(path for path in options.folder.iterdir())
    sums = "".join(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files)
    (options.folder / "SHA256SUMS").write_text(sums)
    size = sum(path.stat().st_size for path in options.folder.iterdir()) / 1e6
    print(f"{options.folder.name}: {size:.2f} MB, at most {worst:.1e} from PyTorch")


def write(file: Path, content: dict):
    file.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
