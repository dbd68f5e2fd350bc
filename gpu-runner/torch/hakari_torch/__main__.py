"""Serves a checkpoint: `python -m hakari_torch --socket unix:/path/sock --model /path/to/checkpoint`.

Standard output has one line, `listening on …`, when the model is resident and warm. Standard error has lines
`progress <share> <words>` while it loads, and `error <CODE> <sentence>` when it cannot be served. Ends with 0 when it was
stopped and with 3 when it cannot serve.
"""

import argparse
import asyncio
import os
import signal
import sys
import threading

from hakari_torch.refusal import Refusal, is_out_of_memory

CANNOT_SERVE = 3


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="hakari_torch", description=__doc__.splitlines()[0])
    parser.add_argument("--socket", required=True, help="where to listen, unix:/path/sock or host:port")
    parser.add_argument("--model", required=True, help="folder of a checkpoint")
    parser.add_argument("--dtype", default="auto", help="auto, float32, bfloat16 or float16")
    parser.add_argument("--device", default="auto", help="auto, cpu or cuda:0")
    parser.add_argument("--max-batch-tokens", type=int, default=0, help="the most tokens of one pass; 0 chooses")
    parser.add_argument("--threads", type=int, default=0, help="threads of the CPU; 0 chooses")
    parser.add_argument("--media", default="", help="folder where pictures lie under their SHA-256")
    parser.add_argument("--with-parent", action="store_true", help="end when standard input ends")
    parser.add_argument("--protocol", default="", help="descriptor set of the runner protocol")
    return parser


def _progress(share: float, words: str) -> None:
    print(f"progress {share:.2f} {words}", file=sys.stderr, flush=True)


async def _serve(arguments: argparse.Namespace) -> None:
    import grpc

    from hakari_torch import wire
    from hakari_torch.engine import Engine, Options
    from hakari_torch.service import Services

    messages = wire.load(arguments.protocol)
    options = Options(
        model=arguments.model,
        dtype=arguments.dtype,
        device=arguments.device,
        batch_tokens=arguments.max_batch_tokens,
        threads=arguments.threads,
        media=arguments.media,
    )
    engine = Engine(options, _progress)
    engine.start(_lost)
    server = grpc.aio.server(options=[("grpc.so_reuseport", 0)])
    server.add_generic_rpc_handlers(Services(messages, wire.health(), engine).handlers())
    try:
        bound = server.add_insecure_port(arguments.socket)
    except RuntimeError:
        bound = 0
    if not bound and not arguments.socket.startswith("unix:"):
        raise Refusal(
            "UNAVAILABLE", f"flag [--socket] is [{arguments.socket}], where nothing can listen; choose another"
        )
    await server.start()
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stopped.set)
    if arguments.with_parent:
        threading.Thread(target=_await_parent, args=(loop, stopped), daemon=True).start()
    print(f"listening on {arguments.socket}", flush=True)
    await stopped.wait()
    await server.stop(grace=1.0)


def _await_parent(loop: asyncio.AbstractEventLoop, stopped: asyncio.Event) -> None:
    while sys.stdin.buffer.read(4096):
        pass
    loop.call_soon_threadsafe(stopped.set)


def main() -> int:
    arguments = _parser().parse_args()
    # Nothing is fetched: a checkpoint is a folder.
    os.environ["HF_HUB_OFFLINE"] = "1"
    # Threads that spin while they wait make a busy machine many times slower (measured: 5 against 90 ms for an item).
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    os.environ.setdefault("HF_HUB_DISABLE_PROGRESS_BARS", "1")
    os.environ.setdefault("TRANSFORMERS_VERBOSITY", "error")
    import transformers

    transformers.utils.logging.disable_progress_bar()
    try:
        asyncio.run(_serve(arguments))
        return 0
    except Refusal as e:
        refusal = e
    except Exception as e:  # whoever started it reads one line, whatever happened
        code = "OUT_OF_MEMORY" if is_out_of_memory(e) else "BROKEN"
        refusal = Refusal(code, f"worker cannot serve checkpoint [{arguments.model}]: {e!r}")
    _complain(refusal)
    return CANNOT_SERVE


def _complain(refusal: Refusal) -> None:
    print(f"error {refusal.code} {' '.join(refusal.sentence.split())}", file=sys.stderr, flush=True)


def _lost(refusal: Refusal) -> None:
    _complain(refusal)
    os._exit(CANNOT_SERVE)


if __name__ == "__main__":
    status = main()
    sys.stdout.flush()
    # Threads that wait for work, and those of the libraries, do not hold the process.
    os._exit(status)
