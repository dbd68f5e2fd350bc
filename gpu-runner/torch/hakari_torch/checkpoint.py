"""A checkpoint folder in Hugging Face form: looked over before anything is loaded, so that faults have one clear line."""

import hashlib
import json
import struct
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

from hakari_torch.refusal import Refusal

DTYPES = {"float32": torch.float32, "bfloat16": torch.bfloat16, "float16": torch.float16}
_DTYPE_NAMES = {dtype: name for name, dtype in DTYPES.items()}
# safetensors says at most so many bytes of header.
_LONGEST_HEADER = 100_000_000

Progress = Callable[[float, str], None]


@dataclass(frozen=True)
class Loaded:
    """A model on its device with its tokenizer."""

    folder: Path
    model: torch.nn.Module
    tokenizer: Any
    dtype: str
    device: torch.device
    context_length: int
    vocabulary: int
    ends: frozenset[int]
    vision: bool
    tokenizer_digest: str
    # What turns pictures into tensors, or why there is nothing.
    processor: Any
    blind: str
    processor_digest: str


def load(folder: str, dtype: str, device: str, progress: Progress) -> Loaded:
    """Look the folder over, then load it whole."""
    path = Path(folder)
    progress(0.0, "looking over files")
    config = _config(path)
    shards = _shards(path)
    for shard in shards:
        _check_header(shard)
    where = _device(device)
    tokenizer = _tokenizer(path)
    vocabulary = _vocabulary(path, config, tokenizer)
    progress(0.1, f"reading {len(shards)} shards of weights")
    model, vision = _model(path, config, _wanted_dtype(dtype, where), where)
    progress(0.9, "weights are on the device")
    kept = next(model.parameters()).dtype
    text = model.config.get_text_config()
    processor, blind = _processor(path) if vision else (None, "the model reads text alone")
    return Loaded(
        folder=path,
        model=model,
        tokenizer=tokenizer,
        dtype=_DTYPE_NAMES.get(kept, str(kept).removeprefix("torch.")),
        device=where,
        context_length=_context_length(text, tokenizer),
        vocabulary=vocabulary,
        ends=_ends(model, tokenizer),
        vision=vision,
        tokenizer_digest=_digest(path, _TOKENIZER_FILES),
        processor=processor,
        blind=blind,
        processor_digest=_digest(path, _PROCESSOR_FILES),
    )


def _digest(folder: Path, names: tuple[str, ...]) -> str:
    """Return SHA-256 over those of the files that are there."""
    told = hashlib.sha256()
    for name in names:
        if (folder / name).is_file():
            told.update((folder / name).read_bytes())
    return told.hexdigest()


def read_weights(folder: str, loaded: Loaded, progress: Progress) -> None:
    """Put the weights of another folder in place of a model's; a fault found beforehand leaves the model as it was.

    The new checkpoint is loaded whole on the host, as transformers renames tensors between file and module.
    """
    path, model = Path(folder), loaded.model
    config = _config(path)
    for shard in _shards(path):
        _check_header(shard)
    mine, theirs = _shape(model.config.to_dict()), _shape(_described(path, config).to_dict())
    for key in sorted(set(mine) | set(theirs)):
        if mine.get(key) != theirs.get(key):
            raise Refusal(
                "UNSUPPORTED",
                f"checkpoint [{path}] has [{key}] = [{theirs.get(key)}] but resident is [{mine.get(key)}];"
                " weights are swapped within one architecture, load the model anew",
            )
    for what, names, resident in (
        ("tokenizer", _TOKENIZER_FILES, loaded.tokenizer_digest),
        ("processor", _PROCESSOR_FILES, loaded.processor_digest),
    ):
        if _digest(path, names) != resident:
            raise Refusal(
                "UNSUPPORTED",
                f"checkpoint [{path}] has another {what} than resident [{loaded.folder}]; load the model anew",
            )
    progress(0.2, "reading weights")
    kept = next(model.parameters())
    fresh, _ = _model(path, config, kept.dtype, torch.device("cpu"))
    progress(0.8, "copying weights")
    new = dict(fresh.named_parameters()) | dict(fresh.named_buffers())
    with torch.no_grad():
        for name, old in (dict(model.named_parameters()) | dict(model.named_buffers())).items():
            old.copy_(new[name])


_TOKENIZER_FILES = ("tokenizer.json", "tokenizer.model", "vocab.json", "merges.txt")
_PROCESSOR_FILES = ("preprocessor_config.json", "processor_config.json")
_FREE_KEYS = {"transformers_version", "dtype", "torch_dtype", "name_or_path"}


def _shape(told: dict) -> dict:
    """Return what of a configuration makes the architecture, of the parts of a vision-language model too."""
    return {
        key: _shape(value) if isinstance(value, dict) else value
        for key, value in told.items()
        if key not in _FREE_KEYS and not str(key).startswith("_")
    }


def _config(path: Path) -> dict:
    if not path.is_dir():
        raise Refusal("NOT_FOUND", f"checkpoint [{path}] is no folder; name one with config.json and *.safetensors")
    file = path / "config.json"
    if not file.is_file():
        raise Refusal("CORRUPT", f"checkpoint [{path}] has no [config.json]; copy it whole")
    return _json(file)


def _json(file: Path) -> dict:
    try:
        return json.loads(file.read_text(encoding="utf-8"))
    except (ValueError, OSError) as e:
        raise Refusal("CORRUPT", f"file [{file}] is not readable JSON: {e}; copy it anew") from None


def _shards(path: Path) -> list[Path]:
    index = path / "model.safetensors.index.json"
    if index.is_file():
        names = sorted(set(_json(index).get("weight_map", {}).values()))
        missing = [name for name in names if not (path / name).is_file()]
        if missing:
            raise Refusal(
                "CORRUPT",
                f"checkpoint [{path}] lacks shard [{missing[0]}], which [{index.name}] names"
                f" ({len(missing)} of {len(names)} are missing); copy it whole",
            )
        return [path / name for name in names]
    single = path / "model.safetensors"
    if not single.is_file():
        raise Refusal(
            "CORRUPT",
            f"checkpoint [{path}] has neither [model.safetensors] nor [{index.name}];"
            " copy it whole, or convert it to safetensors",
        )
    return [single]


def _check_header(shard: Path) -> None:
    """Read a shard's header as the format says: eight bytes of length, JSON, then as many bytes as the tensors claim."""
    size = shard.stat().st_size
    try:
        with shard.open("rb") as file:
            (length,) = struct.unpack("<Q", file.read(8))
            if length > min(size - 8, _LONGEST_HEADER):
                raise ValueError(f"says its header has {length} bytes but the file has {size}")
            header = json.loads(file.read(length))
        ends = [entry["data_offsets"][1] for name, entry in header.items() if name != "__metadata__"]
        if 8 + length + max(ends, default=0) != size:
            raise ValueError(f"claims {8 + length + max(ends, default=0)} bytes but the file has {size}")
    except (ValueError, KeyError, TypeError, AttributeError, struct.error) as e:
        raise Refusal("CORRUPT", f"shard [{shard}] has a damaged header: {e}; copy it anew") from None


def _device(name: str) -> torch.device:
    if name == "auto":
        return torch.device("cuda:0" if torch.cuda.is_available() else "cpu")
    try:
        device = torch.device(name)
    except RuntimeError:
        raise Refusal("UNSUPPORTED", f"flag [--device] is [{name}]; say auto, cpu or cuda:0") from None
    if device.type not in ("cpu", "cuda"):
        raise Refusal("UNSUPPORTED", f"flag [--device] is [{name}]; say auto, cpu or cuda:0")
    if device.type == "cuda" and (device.index or 0) >= torch.cuda.device_count():
        raise Refusal(
            "UNSUPPORTED",
            f"flag [--device] is [{name}] but this machine shows [{torch.cuda.device_count()}] CUDA devices;"
            " say cpu, or look at driver and CUDA_VISIBLE_DEVICES",
        )
    return device


def _wanted_dtype(name: str, device: torch.device) -> torch.dtype | str:
    if name == "auto":
        return "auto"
    if name not in DTYPES:
        raise Refusal("UNSUPPORTED", f"flag [--dtype] is [{name}]; say auto, {', '.join(DTYPES)}")
    if name == "bfloat16" and device.type == "cuda" and not torch.cuda.is_bf16_supported():
        raise Refusal("UNSUPPORTED", f"flag [--dtype] is [{name}], which [{device}] does not compute; say float16")
    return DTYPES[name]


def _tokenizer(path: Path) -> Any:
    from transformers import AutoTokenizer

    if not any((path / name).is_file() for name in _TOKENIZER_FILES):
        raise Refusal("CORRUPT", f"checkpoint [{path}] has no tokenizer; add [tokenizer.json]")
    try:
        return AutoTokenizer.from_pretrained(path, local_files_only=True, trust_remote_code=False)
    except Exception as e:  # whatever a tokenizer file makes the library say
        raise Refusal("CORRUPT", f"tokenizer of checkpoint [{path}] is not readable: {_first_line(e)}") from None


def _processor(path: Path) -> tuple[Any, str]:
    """Return what turns pictures into tensors, or why there is nothing; a model without it still reads text."""
    from transformers import AutoProcessor

    if not any((path / name).is_file() for name in _PROCESSOR_FILES):
        return None, f"the checkpoint has neither [{_PROCESSOR_FILES[0]}] nor [{_PROCESSOR_FILES[1]}]"
    try:
        import PIL  # noqa: F401
    except ImportError:
        return None, "Pillow is not installed; install it to look at pictures"
    try:
        return AutoProcessor.from_pretrained(path, local_files_only=True, trust_remote_code=False), ""
    except Exception as e:  # whatever a processor's files make the library say
        return None, f"the checkpoint's processor is not readable: {_first_line(e)}"


def _vocabulary(path: Path, config: dict, tokenizer: Any) -> int:
    text = config.get("text_config") or config
    size = text.get("vocab_size") or config.get("vocab_size")
    # Tokens that were added may lie beyond: some published text models share the tokenizer of one that sees.
    added = set(getattr(tokenizer, "added_tokens_decoder", {}))
    highest = max(set(tokenizer.get_vocab().values()) - added, default=-1)
    if not isinstance(size, int):
        raise Refusal("CORRUPT", f"file [{path / 'config.json'}] does not tell [vocab_size]; copy it anew")
    if highest >= size:
        raise Refusal(
            "CORRUPT",
            f"tokenizer of checkpoint [{path}] has token id [{highest}] but the model knows [{size}] tokens;"
            " the tokenizer belongs to another model",
        )
    return size


def _described(path: Path, config: dict) -> Any:
    from transformers import AutoConfig

    if config.get("auto_map"):
        raise Refusal(
            "UNSUPPORTED",
            f"checkpoint [{path}] brings code of its own ([auto_map] in config.json), which is never run;"
            " use an architecture that transformers has",
        )
    try:
        return AutoConfig.from_pretrained(path, local_files_only=True, trust_remote_code=False)
    except Exception as e:
        raise Refusal("UNSUPPORTED", f"file [{path / 'config.json'}] is not understood: {_first_line(e)}") from None


def _model(path: Path, config: dict, dtype: torch.dtype | str, device: torch.device) -> tuple[torch.nn.Module, bool]:
    from transformers import AutoModelForCausalLM, AutoModelForImageTextToText

    described = _described(path, config)
    causal = type(described) in AutoModelForCausalLM._model_mapping
    vision = type(described) in AutoModelForImageTextToText._model_mapping
    if not (causal or vision):
        raise Refusal(
            "UNSUPPORTED",
            f"checkpoint [{path}] is a [{config.get('model_type')}], neither a causal nor a vision-language model",
        )
    kind = AutoModelForImageTextToText if vision else AutoModelForCausalLM
    try:
        model, told = kind.from_pretrained(
            path,
            config=described,
            dtype=dtype,
            local_files_only=True,
            trust_remote_code=False,
            use_safetensors=True,
            output_loading_info=True,
            # Fewer copies: on a GPU weights go straight to it.
            device_map=None,
        )
    except Exception as e:
        if "out of memory" in str(e).lower() or "can't allocate" in str(e):
            raise Refusal("OUT_OF_MEMORY", f"checkpoint [{path}] does not fit into memory: {_first_line(e)}") from None
        raise Refusal("CORRUPT", f"checkpoint [{path}] does not load: {_first_line(e)}") from None
    absent = sorted(told["missing_keys"])
    if absent:
        raise Refusal(
            "CORRUPT",
            f"checkpoint [{path}] lacks the tensor [{absent[0]}] ({len(absent)} are missing);"
            " the weights belong to another config.json, or a shard was lost",
        )
    wrong = sorted(map(str, told["mismatched_keys"]))
    if wrong:
        raise Refusal("CORRUPT", f"checkpoint [{path}] has a tensor of another shape than config.json says: {wrong[0]}")
    try:
        return model.to(device).eval().requires_grad_(False), vision
    except torch.OutOfMemoryError:
        raise Refusal(
            "OUT_OF_MEMORY", f"checkpoint [{path}] does not fit into the memory of [{device}]; say a smaller --dtype"
        ) from None


def _context_length(config: Any, tokenizer: Any) -> int:
    for name in ("max_position_embeddings", "n_positions", "n_ctx", "max_sequence_length", "seq_length"):
        length = getattr(config, name, None)
        if isinstance(length, int) and length > 0:
            return length
    # Tokenizers that do not know say 1e30.
    return tokenizer.model_max_length if tokenizer.model_max_length < 1 << 30 else 2048


def _ends(model: Any, tokenizer: Any) -> frozenset[int]:
    ids: set[int] = set()
    for end in (
        getattr(model.generation_config, "eos_token_id", None),
        getattr(model.config.get_text_config(), "eos_token_id", None),
        tokenizer.eos_token_id,
    ):
        ids.update(end if isinstance(end, (list, tuple)) else [] if end is None else [end])
    return frozenset(ids)


def _first_line(error: BaseException) -> str:
    lines = str(error).strip().splitlines()
    return lines[0] if lines else type(error).__name__
