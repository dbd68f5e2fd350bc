"""Makes one tiny Llama, as safetensors and as GGUF, for the tests against real servers.

Usage: python tiny_llama.py <folder>      writes <folder>/llama (safetensors) and <folder>/llama.gguf, both float32

Needs torch, transformers, tokenizers and gguf. The tokenizer is a byte-level BPE with few merges, so that most Japanese
characters are two or three tokens and none of these is a character by itself. The weights begin at random and learn the
few sentences below for some seconds, so that what is written holds such characters.
"""

import json
import pathlib
import sys

import gguf
import numpy
import torch
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
from transformers import LlamaConfig, LlamaForCausalLM, PreTrainedTokenizerFast

CONTEXT = 512
STEPS = 80
TEXTS = ["秤は重さを量る道具です。東京は日本の首都です。", "The scale reads the weight of the thing on it. Once upon a time."]


def tokenizer():
    made = Tokenizer(models.BPE())
    made.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    made.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(vocab_size=320, special_tokens=["<s>", "</s>"],
                                  initial_alphabet=pre_tokenizers.ByteLevel.alphabet())
    made.train_from_iterator(TEXTS * 8, trainer)
    return made


def weights(made):
    torch.manual_seed(20261126)
    vocabulary = made.get_vocab_size()
    config = LlamaConfig(vocab_size=vocabulary, hidden_size=64, intermediate_size=128, num_hidden_layers=2,
                         num_attention_heads=4, num_key_value_heads=2, max_position_embeddings=CONTEXT,
                         tie_word_embeddings=False, initializer_range=0.1, bos_token_id=0, eos_token_id=1)
    model = LlamaForCausalLM(config).to(torch.float32).train()
    learner = torch.optim.Adam(model.parameters(), lr=3e-3)
    rows = [torch.tensor([made.encode(text).ids]) for text in TEXTS]
    for step in range(STEPS):
        learner.zero_grad()
        model(rows[step % len(rows)], labels=rows[step % len(rows)]).loss.backward()
        learner.step()
    model.eval()
    model.generation_config.do_sample = False
    return config, model


def permuted(weight, heads):
    """GGUF pairs rotary dimensions as neighbours, transformers as halves."""
    rows, columns = weight.shape
    return weight.reshape(heads, 2, rows // heads // 2, columns).swapaxes(1, 2).reshape(rows, columns)


def write_gguf(path, config, model, made):
    out = gguf.GGUFWriter(path, "llama")
    out.add_context_length(CONTEXT)
    out.add_embedding_length(config.hidden_size)
    out.add_block_count(config.num_hidden_layers)
    out.add_feed_forward_length(config.intermediate_size)
    out.add_head_count(config.num_attention_heads)
    out.add_head_count_kv(config.num_key_value_heads)
    out.add_layer_norm_rms_eps(config.rms_norm_eps)
    out.add_rope_freq_base(10000.0)
    out.add_rope_dimension_count(config.hidden_size // config.num_attention_heads)
    out.add_vocab_size(config.vocab_size)
    out.add_file_type(gguf.LlamaFileType.ALL_F32)
    vocabulary = sorted(made.get_vocab().items(), key=lambda pair: pair[1])
    out.add_tokenizer_model("gpt2")
    out.add_tokenizer_pre("gpt-2")
    out.add_token_list([token for token, _ in vocabulary])
    out.add_token_types([gguf.TokenType.CONTROL if i < 2 else gguf.TokenType.NORMAL for _, i in vocabulary])
    merges = json.loads(made.to_str())["model"]["merges"]
    out.add_token_merges([" ".join(pair) if isinstance(pair, list) else pair for pair in merges])
    out.add_bos_token_id(0)
    out.add_eos_token_id(1)
    out.add_add_bos_token(False)
    names = {"self_attn.q_proj": "attn_q", "self_attn.k_proj": "attn_k", "self_attn.v_proj": "attn_v",
             "self_attn.o_proj": "attn_output", "mlp.gate_proj": "ffn_gate", "mlp.up_proj": "ffn_up",
             "mlp.down_proj": "ffn_down", "input_layernorm": "attn_norm", "post_attention_layernorm": "ffn_norm"}
    for name, tensor in model.state_dict().items():
        value = numpy.ascontiguousarray(tensor.numpy().astype(numpy.float32))
        if name.startswith("model.layers."):
            _, _, layer, rest = name.split(".", 3)
            part = rest.removesuffix(".weight")
            if part == "self_attn.q_proj":
                value = permuted(value, config.num_attention_heads)
            if part == "self_attn.k_proj":
                value = permuted(value, config.num_key_value_heads)
            name = f"blk.{layer}.{names[part]}.weight"
        else:
            name = {"model.embed_tokens.weight": "token_embd.weight", "model.norm.weight": "output_norm.weight",
                    "lm_head.weight": "output.weight"}[name]
        out.add_tensor(name, numpy.ascontiguousarray(value))
    out.write_header_to_file()
    out.write_kv_data_to_file()
    out.write_tensors_to_file()
    out.close()


def references(model, made):
    """What transformers itself computes, for whoever asks its weights by way of a server."""
    rows = []
    for context, continuation in [("秤は", "重さを量る"), ("The scale", " reads 量"), ("東京は日本", "の🐈")]:
        before, whole = made.encode(context).ids, made.encode(context + continuation).ids
        # A token may lie across the border: the continuation begins at the first one that differs.
        cut = next((i for i, (a, b) in enumerate(zip(before, whole)) if a != b), len(before))
        with torch.no_grad():
            logs = torch.log_softmax(model(torch.tensor([whole])).logits[0].double(), -1)
        total = sum(logs[i - 1, whole[i]].item() for i in range(cut, len(whole)))
        written = model.generate(torch.tensor([before]), max_new_tokens=12, do_sample=False,
                                 pad_token_id=1)[0][len(before):].tolist()
        rows.append({"context": context, "continuation": continuation, "tokens": len(whole) - cut, "sum": total,
                     "greedy": made.decode(written, skip_special_tokens=True)})
    return json.dumps(rows, ensure_ascii=False, indent=1)


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    made = tokenizer()
    config, model = weights(made)
    model.save_pretrained(folder / "llama")
    PreTrainedTokenizerFast(tokenizer_object=made, bos_token="<s>", eos_token="</s>").save_pretrained(folder / "llama")
    write_gguf(folder / "llama.gguf", config, model, made)
    (folder / "references.json").write_text(references(model, made), encoding="utf-8")


if __name__ == "__main__":
    main()
