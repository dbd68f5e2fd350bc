"""What all checkpoint folders of the demo share: names in the graph, configuration, properties and checksums."""

import hashlib
import json
import shutil
from pathlib import Path

import numpy

from model import Config, Decoder

OPSET = 17
TOLERANCE = 1e-4


def begun(folder: Path, tokenizer: Path):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    shutil.copy(tokenizer, folder)


def cache_names(config: Config) -> tuple[list[str], list[str]]:
    """Return the names of the cache's inputs and of its outputs, as Hugging Face Optimum has them."""
    parts = [f"{layer}.{part}" for layer in range(config.num_hidden_layers) for part in ("key", "value")]
    return [f"past_key_values.{part}" for part in parts], [f"present.{part}" for part in parts]


def axes(config: Config) -> dict:
    past, present = cache_names(config)
    free = {"input_ids": {0: "batch", 1: "sequence"}, "logits": {0: "batch", 1: "sequence"}}
    return free | {name: {0: "batch", 2: "past"} for name in past} | {name: {0: "batch", 2: "total"} for name in present}


def farthest(what: str, *pairs) -> float:
    """Return how far numbers lie from those that were wanted; too far is refused."""
    worst = max(float(numpy.abs(got - wanted).max()) for got, wanted in pairs)
    if not worst < TOLERANCE:
        raise SystemExit(f"{what} differs from PyTorch by {worst}; at most {TOLERANCE} was expected")
    return worst


def configuration(model: Decoder, kind: str, stored: str, end: int) -> dict:
    config = model.config
    return {"architectures": [f"Hakari{kind.capitalize()}ForCausalLM"], "model_type": f"hakari-{kind}",
            "vocab_size": config.vocab_size,
            "hidden_size": config.hidden_size, "intermediate_size": config.intermediate_size,
            "num_hidden_layers": config.num_hidden_layers, "num_attention_heads": config.num_attention_heads,
            "num_key_value_heads": config.num_attention_heads, "head_dim": config.head_dim,
            "max_position_embeddings": config.max_position_embeddings, "rope_theta": config.rope_theta,
            "hidden_act": "gelu", "tie_word_embeddings": True, "torch_dtype": stored,
            "bos_token_id": end, "eos_token_id": end, "pad_token_id": end}


def finished(folder: Path, configuration: dict, series: str, parameters: list, said: list[str], worst: float):
    properties = {"name": folder.name, "series": series, "licence": "Apache-2.0",
                  "parameters": str(sum(parameter.numel() for parameter in parameters))}
    write(folder / "hakari.json", properties | dict(pair.split("=", 1) for pair in said))
    write(folder / "config.json", configuration)
    files = sorted(path for path in folder.iterdir())
    sums = "".join(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files)
    (folder / "SHA256SUMS").write_text(sums)
    size = sum(path.stat().st_size for path in folder.iterdir()) / 1e6
    print(f"{folder.name}: {size:.2f} MB, at most {worst:.1e} from PyTorch")


def write(file: Path, content: dict):
    file.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
