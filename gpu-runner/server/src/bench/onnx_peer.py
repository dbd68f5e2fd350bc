"""Python's ONNX Runtime at the work of OnnxThroughput, one round for each line on standard input.

Usage: python onnx_peer.py <model.onnx> <threads> <vocabulary>

Reads `prefill <rows> <tokens>` or `decode <rows> <steps>` and answers with the seconds that it took; anything else ends it.
Needs onnxruntime and numpy. Arrays are passed on without copies, which on a CPU is as fast as IO binding.
"""

import sys
import time

import numpy
import onnxruntime


def main(path, threads, vocabulary):
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.log_severity_level = 4
    session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
    shapes = {i.name: (i.shape[1], i.shape[3]) for i in session.get_inputs() if i.name.startswith("past_key_values.")}
    names = [f"present.{name.removeprefix('past_key_values.')}" for name in shapes]
    print(f"onnxruntime {onnxruntime.__version__} (Python)", flush=True)

    def empty(rows):
        return {name: numpy.zeros((rows, heads, 0, size), numpy.float32) for name, (heads, size) in shapes.items()}

    def ids(rows, tokens):
        return (numpy.arange(rows * tokens, dtype=numpy.int64) * 7919 % vocabulary).reshape(rows, tokens)

    def prefill(rows, tokens):
        logits = session.run(["logits"], {"input_ids": ids(rows, tokens), **empty(rows)})[0]
        return logits[:, -1].argmax(-1)

    def decode(rows, steps):
        past, tokens = empty(rows), ids(rows, 1)
        for _ in range(steps):
            logits, *present = session.run(["logits", *names], {"input_ids": tokens, **past})
            past = dict(zip(shapes, present))
            tokens = logits[:, -1].argmax(-1)[:, None]
        return tokens

    work = {"prefill": prefill, "decode": decode}
    for line in sys.stdin:
        kind, *numbers = line.split()
        if kind not in work:
            break
        start = time.perf_counter()
        work[kind](*map(int, numbers))
        print(time.perf_counter() - start, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
