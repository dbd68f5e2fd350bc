"""Makes the tiny checkpoints and reference values that the tests of the ONNX engine read.

Usage: python tiny_models.py <src/test/resources/io/hakari/runner/server/onnx>
       python tiny_models.py --benchmark <folder>   (a decoder of 1.3 M untrained parameters, for OnnxThroughput)

Needs torch, onnx, tokenizers and numpy (made with torch 2.15, onnx 1.23, tokenizers 0.23). Two decoders learn a few
generated Japanese sentences for some seconds, so that their answers contain real characters and end by themselves:

- `bytes`:   byte-level BPE, inputs `input_ids` and `past_key_values.*` only (positions follow from the past)
- `pieces`:  Unigram with byte fallback and a beginning-of-text template, inputs also `attention_mask` and `position_ids`

- `chain`:   no network but a table, whose next token depends on the last alone; its weights lie in `model.onnx_data`
- `plain`:   an export without a cache, which the engine refuses

`references.json` holds what torch computes in float64 on whole sequences, without any cache.
`tokens.jsonl.gz` holds strings and the ids that the Python tokenizers library gives them.
"""

import gzip
import io
import json
import math
import pathlib
import random
import sys
import unicodedata

import numpy
import onnx
import torch
from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers
from torch import nn

BEGIN, END = "<s>", "</s>"
CONTEXT = 96


class Decoder(nn.Module):
    """A pre-norm transformer with rotary positions, the head tied to the embedding."""

    def __init__(self, vocabulary, width, layers, heads):
        super().__init__()
        self.width, self.heads, self.layers = width, heads, layers
        self.embedding = nn.Embedding(vocabulary, width)
        nn.init.normal_(self.embedding.weight, std=width**-0.5)
        self.norms = nn.ModuleList(nn.LayerNorm(width) for _ in range(2 * layers + 1))
        self.attention = nn.ModuleList(nn.Linear(width, 3 * width, bias=False) for _ in range(layers))
        self.output = nn.ModuleList(nn.Linear(width, width, bias=False) for _ in range(layers))
        self.up = nn.ModuleList(nn.Linear(width, 4 * width) for _ in range(layers))
        self.down = nn.ModuleList(nn.Linear(4 * width, width) for _ in range(layers))

    def forward(self, input_ids, past, attention_mask=None, position_ids=None):
        rows, tokens = input_ids.shape
        before = past[0].shape[2]
        at = torch.arange(tokens, device=input_ids.device) + before
        if position_ids is None:
            position_ids = at.unsqueeze(0)
        reach = torch.arange(before + tokens, device=input_ids.device).unsqueeze(0) <= at.unsqueeze(1)
        seen = reach.view(1, 1, tokens, before + tokens)
        if attention_mask is not None:
            seen = seen & (attention_mask > 0).view(rows, 1, 1, before + tokens)
        x = self.embedding(input_ids)
        size = self.width // self.heads
        rate = torch.exp(torch.arange(0, size, 2).to(x.dtype) * (-math.log(10_000.0) / size))
        angle = position_ids.unsqueeze(-1).to(x.dtype) * rate
        cos, sin = torch.cos(angle).unsqueeze(1), torch.sin(angle).unsqueeze(1)

        def rotate(v):
            a, b = v[..., : size // 2], v[..., size // 2 :]
            return torch.cat([a * cos - b * sin, a * sin + b * cos], dim=-1)

        present = []
        for i in range(self.layers):
            q, k, v = self.attention[i](self.norms[2 * i](x)).split(self.width, dim=-1)
            q, k, v = (t.view(rows, tokens, self.heads, size).transpose(1, 2) for t in (q, k, v))
            k = torch.cat([past[2 * i], rotate(k)], dim=2)
            v = torch.cat([past[2 * i + 1], v], dim=2)
            present += [k, v]
            weight = (rotate(q) @ k.transpose(2, 3)) * size**-0.5
            weight = torch.softmax(weight.masked_fill(~seen, -1e9), dim=-1)
            x = x + self.output[i]((weight @ v).transpose(1, 2).reshape(rows, tokens, self.width))
            x = x + self.down[i](nn.functional.gelu(self.up[i](self.norms[2 * i + 1](x)), approximate="tanh"))
        return self.norms[-1](x) @ self.embedding.weight.T, present

    def empty(self, rows, dtype=torch.float32):
        shape = (rows, self.heads, 0, self.width // self.heads)
        return [torch.zeros(shape, dtype=dtype) for _ in range(2 * self.layers)]


class Exported(nn.Module):
    def __init__(self, decoder, masked):
        super().__init__()
        self.decoder, self.masked = decoder, masked

    def forward(self, input_ids, *rest):
        mask, positions = rest[:2] if self.masked else (None, None)
        past = rest[2:] if self.masked else rest
        logits, present = self.decoder(input_ids, past, mask, positions)
        return (logits, *present)


def export(decoder, masked, path):
    """Write the decoder with the input and output names that Optimum gives a text generation export."""
    decoder = decoder.float().eval()
    rows, tokens, before = 2, 3, 4
    size = decoder.width // decoder.heads
    past = [torch.zeros(rows, decoder.heads, before, size) for _ in range(2 * decoder.layers)]
    cached = [f"{i}.{part}" for i in range(decoder.layers) for part in ("key", "value")]
    names, inputs = ["input_ids"], [torch.zeros(rows, tokens, dtype=torch.int64)]
    axes = {"input_ids": {0: "batch", 1: "sequence"}, "logits": {0: "batch", 1: "sequence"}}
    if masked:
        names += ["attention_mask", "position_ids"]
        inputs += [torch.ones(rows, before + tokens, dtype=torch.int64), torch.zeros(rows, tokens, dtype=torch.int64)]
        axes |= {"attention_mask": {0: "batch", 1: "total"}, "position_ids": {0: "batch", 1: "sequence"}}
    axes |= {f"past_key_values.{c}": {0: "batch", 2: "past"} for c in cached}
    axes |= {f"present.{c}": {0: "batch", 2: "total"} for c in cached}
    torch.onnx.export(
        Exported(decoder, masked), tuple(inputs + past), str(path), dynamo=False, opset_version=17, do_constant_folding=False,
        input_names=names + [f"past_key_values.{c}" for c in cached],
        output_names=["logits"] + [f"present.{c}" for c in cached], dynamic_axes=axes)
    model = onnx.load(str(path))
    for node in model.graph.node:
        node.ClearField("doc_string")
    onnx.save(model, str(path))


# --- text -----------------------------------------------------------------------------------------------------------

PLACES = ["東京", "京都", "大阪", "札幌", "倉庫", "工場", "駅前", "公園"]
THINGS = ["りんご", "本", "ねじ", "箱", "切符", "工具", "ヘルメット", "ロボット"]
COUNTERS = {"りんご": "個", "本": "冊", "ねじ": "本", "箱": "箱", "切符": "枚", "工具": "点", "ヘルメット": "個", "ロボット": "台"}
DIGITS = "零一二三四五六七八九"


def sentences(seed, count):
    draw = random.Random(seed)
    made = []
    for _ in range(count):
        thing, place, number = draw.choice(THINGS), draw.choice(PLACES), draw.randint(1, 9)
        made.append(draw.choice([
            f"{place}に{thing}が{DIGITS[number]}{COUNTERS[thing]}あります。",
            f"問：{thing}はいくつ？\n答：{DIGITS[number]}{COUNTERS[thing]}",
            f"{thing}を{place}へ運びます。足元よし！",
            f"{place}の{thing}は{number}{COUNTERS[thing]}です。",
        ]))
    return made


def byte_level():
    tokenizer = Tokenizer(models.BPE())
    tokenizer.normalizer = normalizers.NFKC()
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=True)
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(vocab_size=320, special_tokens=[BEGIN, END], show_progress=False,
                                  initial_alphabet=pre_tokenizers.ByteLevel.alphabet())
    tokenizer.train_from_iterator(sentences(1, 2000), trainer)
    return tokenizer


def unigram():
    trained = Tokenizer(models.Unigram())
    trained.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")])
    trained.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="first")
    trainer = trainers.UnigramTrainer(vocab_size=140, unk_token="<unk>", special_tokens=["<unk>", BEGIN, END],
                                      show_progress=False)
    trained.train_from_iterator(sentences(1, 2000), trainer)
    described = json.loads(trained.to_str())
    pieces = [tuple(piece) for piece in described["model"]["vocab"]]
    fallback = [(f"<0x{byte:02X}>", -15.0) for byte in range(256)]
    tokenizer = Tokenizer(models.Unigram(pieces + fallback, unk_id=0, byte_fallback=True))
    tokenizer.normalizer, tokenizer.pre_tokenizer = trained.normalizer, trained.pre_tokenizer
    tokenizer.decoder = decoders.Sequence([decoders.Replace("▁", " "), decoders.ByteFallback(), decoders.Fuse(),
                                           decoders.Strip(" ", 1, 0)])
    tokenizer.add_special_tokens(["<unk>", BEGIN, END])
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{BEGIN} $A", pair=f"{BEGIN} $A $B", special_tokens=[(BEGIN, tokenizer.token_to_id(BEGIN))])
    return tokenizer


# --- training and references ----------------------------------------------------------------------------------------

def train(decoder, rows, end, steps):
    torch.manual_seed(7)
    optimiser = torch.optim.AdamW(decoder.parameters(), lr=1e-2)
    rates = torch.optim.lr_scheduler.OneCycleLR(optimiser, 1e-2, total_steps=steps)
    draw = random.Random(7)
    for step in range(steps):
        batch = [draw.choice(rows)[:CONTEXT] for _ in range(32)]
        longest = max(map(len, batch))
        ids = torch.tensor([row + [end] * (longest - len(row)) for row in batch])
        wanted = torch.tensor([row[1:] + [-100] * (longest - len(row)) for row in batch])
        logits, _ = decoder(ids[:, :-1], decoder.empty(len(batch)))
        loss = nn.functional.cross_entropy(logits.flatten(0, 1), wanted.flatten(), ignore_index=-100)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        rates.step()
    print(f"loss {loss.item():.3f}")


def log_probabilities(decoder, ids):
    with torch.no_grad():
        logits, _ = decoder(torch.tensor([ids]), decoder.empty(1, torch.float64))
    return torch.log_softmax(logits[0], dim=-1)


def likelihood(decoder, prefix, context, whole):
    """Score what follows the common start of `context` and `whole`, both plain ids without the prefix."""
    cut = 0
    while cut < min(len(context), len(whole)) and context[cut] == whole[cut]:
        cut += 1
    ids = prefix + whole
    table = log_probabilities(decoder, ids[:-1])
    total, greedy = 0.0, True
    for place in range(len(prefix) + cut, len(ids)):
        total += table[place - 1, ids[place]].item()
        greedy &= table[place - 1].argmax().item() == ids[place]
    return {"sum": total, "tokens": len(whole) - cut, "greedy": greedy}


def greedy(decoder, tokenizer, prompt, end, most):
    ids, margin = list(prompt), math.inf
    while len(ids) - len(prompt) < most and len(ids) < CONTEXT:
        best = torch.topk(log_probabilities(decoder, ids)[-1], 2)
        margin = min(margin, (best.values[0] - best.values[1]).item())
        ids.append(best.indices[0].item())
        if ids[-1] == end:
            break
    assert margin > 1e-3, "a near tie: float32 may decide otherwise"
    written = ids[len(prompt):]
    ended = written[-1] == end
    return {"ids": written, "text": tokenizer.decode(written), "reason": "END_OF_TEXT" if ended else "MAX_TOKENS"}


CONTEXTS = [
    ("倉庫にねじが", ["五本あります。", "三冊あります。", "九", "三"]),
    ("問：りんごはいくつ？\n答：", ["三個", "三本", "八台", "二"]),
    ("公園のロボットは3", ["台です。", "冊です。", "個です。"]),
    ("東京に箱が ", ["一箱あります。", " 七箱"]),
    ("", ["東京に本が四冊あります。", "ねじを工場へ運びます。足元よし！"]),
    ("未知の字：鬱", ["蒼", "🍣です", "ｶﾞｷﾞ"]),
    ("本", ["あ", "を札幌へ運びます。足元よし！"]),
    ("切符を駅前へ\u3000", ["運びます。", "送ります。"]),
]
PROMPTS = ["倉庫に", "問：箱はいくつ？\n答：", "京都のねじは", "ヘルメットを", "大阪に切符が", "駅前", "", "鬱", "札幌の工具は8点です。"]


def references(decoder, tokenizer, prefix, begin, end):
    decoder = decoder.double().eval()
    plain = lambda text: tokenizer.encode(text, add_special_tokens=False).ids
    scores = []
    for context, continuations in CONTEXTS:
        kept = context.rstrip()
        moved = context[len(kept):]
        before = prefix or ([begin] if not plain(kept) else [])
        scores.append({"context": context, "continuations": continuations, "scores": [
            likelihood(decoder, before or [], plain(kept), plain(kept + moved + c)) for c in continuations]})
    texts = []
    for prompt in PROMPTS:
        ids = prefix + plain(prompt) or [begin]
        texts.append({"prompt": prompt, "promptTokens": len(ids), **greedy(decoder, tokenizer, ids, end, 40)})
    return {"scores": scores, "texts": texts}


# --- strings for the comparison of ids ------------------------------------------------------------------------------

RARE = ["ｶﾞｷﾞｸﾞ", "①②③", "㈱", "㍻", "Ⅳ", "ｱｲｳ", "ＡＢＣ１２３", "🍣", "👨‍👩‍👧‍👦", "🇯🇵", "が", "ﾊﾟ", "𠮷野家", "葛󠄀城", "\u3000", "\u00a0", "\t",
        "~〜～", "—―ー", "„“”", "½", "ﬁ", "e\u0301", "한국어", "Привет", "العربية", "\u200b", "​\ufeff", "ゝゞ々〆", "，．！？",
        "<s>", "</s>", "  ", "\r\n", "0x1F", "http://例え.jp/", "(๑•̀ㅂ•́)و✧", "\U0001F9D1\U0001F3FD\u200d\U0001F680"]


def strings(seed, count):
    draw = random.Random(seed)
    base = sentences(seed, count)
    kana = [chr(c) for c in range(0x3041, 0x3097)] + [chr(c) for c in range(0x30A1, 0x30FB)]
    half = [chr(c) for c in range(0xFF61, 0xFFA0)]
    kanji = [chr(c) for c in range(0x4E00, 0x9FA0, 37)]
    made = []
    for i, text in enumerate(base):
        text = text[: draw.randint(1, 14)]
        for _ in range(draw.randint(0, 2)):
            place = draw.randint(0, len(text))
            text = text[:place] + draw.choice([
                draw.choice(RARE), "".join(draw.choices(kana, k=2)), "".join(draw.choices(half, k=3)),
                draw.choice(kanji)]) + text[place:]
        made.append(unicodedata.normalize("NFD", text) if i % 7 == 0 else text)
    return made


def write_tokens(path, tokenizers):
    lines = []
    for text in strings(3, 1000):
        lines.append(json.dumps([text] + [
            " ".join(map(str, tokenizer.encode(text, add_special_tokens=False).ids)) for tokenizer in tokenizers
        ] + [tokenizer.decode(tokenizer.encode(text, add_special_tokens=False).ids) for tokenizer in tokenizers],
            ensure_ascii=False, separators=(",", ":")))
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb", mtime=0, compresslevel=9) as stream:
        stream.write("\n".join(lines).encode())
    path.write_bytes(packed.getvalue())


def checkpoint(folder, tokenizer, masked, width, layers, heads, steps):
    folder.mkdir(parents=True, exist_ok=True)
    begin, end = tokenizer.token_to_id(BEGIN), tokenizer.token_to_id(END)
    size = tokenizer.get_vocab_size()
    torch.manual_seed(1)
    decoder = Decoder(size, width, layers, heads)
    prefix = tokenizer.encode("").ids
    rows = [(prefix or [begin]) + tokenizer.encode(text, add_special_tokens=False).ids + [end]
            for text in sentences(2, 4000)]
    rows += [row[1:] for row in rows[:2000]] if not prefix else []
    train(decoder, rows, end, steps)
    export(decoder, masked, folder / "model.onnx")
    described = json.loads(tokenizer.to_str())
    (folder / "tokenizer.json").write_text(json.dumps(described, ensure_ascii=False, separators=(",", ":")) + "\n")
    (folder / "config.json").write_text(json.dumps({
        "model_type": "tiny", "vocab_size": size, "max_position_embeddings": CONTEXT, "bos_token_id": begin,
        "eos_token_id": [end] if masked else end, "hidden_size": width, "num_hidden_layers": layers,
        "num_attention_heads": heads}, indent=2) + "\n")
    return references(decoder, tokenizer, prefix, begin, end)


# --- models without a network ---------------------------------------------------------------------------------------

CHAIN = ["<s>", "</s>", "a", "b", "c", "d"]


def chain(folder):
    """From `a` on: a 1/2, b 1/4, c 1/8, d 1/8, nothing else. From `b`: c or d, equally likely. From `c`: not a number."""
    folder.mkdir(parents=True, exist_ok=True)
    likely = numpy.full((len(CHAIN), len(CHAIN)), 1e-9)
    likely[2, 2:] = [0.5, 0.25, 0.125, 0.125]
    likely[3, 4:] = 0.5
    likely[5, 1] = 1
    table = numpy.log(likely).astype(numpy.float32)
    table[4] = numpy.nan
    helper, kind = onnx.helper, onnx.TensorProto
    value = helper.make_tensor_value_info
    graph = helper.make_graph(
        [helper.make_node("Gather", ["table", "input_ids"], ["logits"]),
         helper.make_node("Cast", ["input_ids"], ["floats"], to=kind.FLOAT),
         helper.make_node("Unsqueeze", ["floats", "axes"], ["fresh"]),
         helper.make_node("Concat", ["past_key_values.0.key", "fresh"], ["present.0.key"], axis=2),
         helper.make_node("Concat", ["past_key_values.0.value", "fresh"], ["present.0.value"], axis=2)],
        "chain",
        [value("input_ids", kind.INT64, ["batch", "sequence"]),
         *(value(f"past_key_values.0.{part}", kind.FLOAT, ["batch", 1, "past", 1]) for part in ("key", "value"))],
        [value("logits", kind.FLOAT, ["batch", "sequence", len(CHAIN)]),
         *(value(f"present.0.{part}", kind.FLOAT, ["batch", 1, "total", 1]) for part in ("key", "value"))],
        [onnx.numpy_helper.from_array(table, "table"),
         onnx.numpy_helper.from_array(numpy.array([1, 3], numpy.int64), "axes")])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    (folder / "model.onnx_data").unlink(missing_ok=True)
    onnx.save(model, str(folder / "model.onnx"), save_as_external_data=True, location="model.onnx_data",
              size_threshold=100)
    words = Tokenizer(models.WordLevel({word: i for i, word in enumerate(CHAIN)}, unk_token="<s>"))
    words.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    (folder / "tokenizer.json").write_text(words.to_str() + "\n")
    (folder / "config.json").write_text(json.dumps({
        "vocab_size": len(CHAIN), "max_position_embeddings": 512, "bos_token_id": None, "eos_token_id": [1]}) + "\n")


def plain(path):
    value, kind = onnx.helper.make_tensor_value_info, onnx.TensorProto
    graph = onnx.helper.make_graph(
        [onnx.helper.make_node("Cast", ["input_ids"], ["logits"], to=kind.FLOAT)], "plain",
        [value(name, kind.INT64, ["batch", "sequence"]) for name in ("input_ids", "attention_mask")],
        [value("logits", kind.FLOAT, ["batch", "sequence"])])
    model = onnx.helper.make_model(graph, opset_imports=[onnx.helper.make_opsetid("", 17)], ir_version=9)
    onnx.save(model, str(path))


def main(target):
    target.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(2)
    chain(target / "chain")
    plain(target / "plain.onnx")
    bytes_tokenizer, pieces_tokenizer = byte_level(), unigram()
    found = {
        "bytes": checkpoint(target / "bytes", bytes_tokenizer, False, 24, 2, 3, 1000),
        "pieces": checkpoint(target / "pieces", pieces_tokenizer, True, 16, 2, 2, 1000),
    }
    (target / "references.json").write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n")
    write_tokens(target / "tokens.jsonl.gz", [bytes_tokenizer, pieces_tokenizer])


def benchmark(target):
    target.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(1)
    export(Decoder(2048, 128, 6, 4), False, target / "model.onnx")
    (target / "tokenizer.json").write_text(byte_level().to_str())
    (target / "config.json").write_text(json.dumps({
        "vocab_size": 2048, "max_position_embeddings": 512, "bos_token_id": 0, "eos_token_id": 1}))


if __name__ == "__main__":
    if sys.argv[1] == "--benchmark":
        benchmark(pathlib.Path(sys.argv[2]))
    else:
        main(pathlib.Path(sys.argv[1]))
