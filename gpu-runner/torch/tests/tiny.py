"""Tiny checkpoints with random weights and a real tokenizer, made on the spot."""

from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, processors, trainers

BEGIN, END = "<s>", "</s>"
SENTENCES = [
    "倉庫にねじが五本あります。",
    "東京の駅前で切符を三枚買います。",
    "ロボットは箱を工場へ運びます。足元よし！",
    "問：りんごはいくつ？\n答：三個",
    "The robot carries the box to the factory, and the box is heavy.",
    "Question: how many screws are in the store? Answer: five of them.",
]
SHAPES = ("llama", "gpt2", "qwen2", "gemma")


def tokenizer(size: int = 420, begin: bool = True) -> Tokenizer:
    """Train byte-level BPE, whose tokens end inside Japanese characters."""
    made = Tokenizer(models.BPE())
    made.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=True)
    made.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=size,
        special_tokens=[BEGIN, END],
        show_progress=False,
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
    )
    made.train_from_iterator(SENTENCES * 20, trainer)
    if begin:
        made.post_processor = processors.TemplateProcessing(
            single=f"{BEGIN} $A", pair=f"{BEGIN} $A $B", special_tokens=[(BEGIN, made.token_to_id(BEGIN))]
        )
    return made


def config(shape: str, size: int, context: int, width: int, layers: int, heads: int) -> Any:
    from transformers import (
        CLIPVisionConfig,
        Gemma2Config,
        Gemma3TextConfig,
        GPT2Config,
        LlamaConfig,
        LlavaConfig,
        Qwen2Config,
    )

    common = {
        "vocab_size": size,
        "hidden_size": width,
        "intermediate_size": 2 * width,
        "num_hidden_layers": layers,
        "num_attention_heads": heads,
        "num_key_value_heads": max(1, heads // 2),
        "max_position_embeddings": context,
        "bos_token_id": 0,
        "eos_token_id": 1,
        "pad_token_id": None,
    }
    match shape:
        case "llama":
            return LlamaConfig(**common, tie_word_embeddings=False)
        case "qwen2":
            return Qwen2Config(**common, tie_word_embeddings=True)
        case "gemma":
            return Gemma3TextConfig(**common, head_dim=width // heads, sliding_window=48)
        case "gemma2":
            return Gemma2Config(**common, head_dim=width // heads, sliding_window=48)
        case "llava":
            text = LlamaConfig(**common)
            eye = CLIPVisionConfig(
                hidden_size=16,
                intermediate_size=16,
                num_hidden_layers=1,
                num_attention_heads=2,
                image_size=16,
                patch_size=8,
            )
            return LlavaConfig(text_config=text, vision_config=eye, image_token_index=size - 1)
        case "gpt2":
            return GPT2Config(
                vocab_size=size,
                n_positions=context,
                n_embd=width,
                n_layer=layers,
                n_head=heads,
                bos_token_id=0,
                eos_token_id=1,
            )
    raise ValueError(shape)


def checkpoint(
    folder: Path,
    shape: str = "llama",
    seed: int = 1,
    context: int = 512,
    width: int = 32,
    layers: int = 2,
    heads: int = 4,
    vocabulary: int = 0,
    begin: bool = True,
) -> Path:
    """Write a checkpoint folder as transformers does."""
    from transformers import AutoModelForCausalLM, AutoModelForImageTextToText, PreTrainedTokenizerFast

    words = tokenizer(begin=begin)
    torch.manual_seed(seed)
    size = vocabulary or words.get_vocab_size()
    kind = AutoModelForImageTextToText if shape == "llava" else AutoModelForCausalLM
    model = kind.from_config(config(shape, size, context, width, layers, heads))
    with torch.no_grad():
        # Sharper than at birth, so that a wrong token or place shows in the sums.
        for name, parameter in model.named_parameters():
            if parameter.dim() > 1:
                parameter.normal_(0, 0.3 if "embed" in name or "wte" in name else 0.15)
    model.save_pretrained(folder)
    PreTrainedTokenizerFast(
        tokenizer_object=words, bos_token=BEGIN, eos_token=END, model_max_length=context
    ).save_pretrained(folder)
    return folder


def seeing(folder: Path, seed: int = 1) -> Path:
    """Write a vision-language checkpoint with its processor."""
    from transformers import AutoModelForImageTextToText, CLIPImageProcessor, LlavaProcessor, PreTrainedTokenizerFast

    words = tokenizer()
    words.add_special_tokens(["<image>"])
    torch.manual_seed(seed)
    size = words.get_vocab_size()
    model = AutoModelForImageTextToText.from_config(config("llava", size, 512, 32, 2, 4))
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            if parameter.dim() > 1:
                parameter.normal_(0, 0.3 if "embed" in name else 0.15)
    model.save_pretrained(folder)
    LlavaProcessor(
        image_processor=CLIPImageProcessor(size={"shortest_edge": 16}, crop_size={"height": 16, "width": 16}),
        tokenizer=PreTrainedTokenizerFast(
            tokenizer_object=words, bos_token=BEGIN, eos_token=END, model_max_length=512
        ),
        patch_size=8,
        vision_feature_select_strategy="default",
        image_token="<image>",
        num_additional_image_tokens=1,
    ).save_pretrained(folder)
    return folder
