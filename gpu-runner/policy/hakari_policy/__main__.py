"""python -m hakari_policy --policy MODULE:CLASS --checkpoint PATH --listen unix:/run/policy.sock"""

import argparse
import contextlib
import importlib
import sys
from concurrent import futures
from pathlib import Path

import grpc

from hakari_policy import wire
from hakari_policy.bridge import LONGEST, Bridge, digest


def main() -> None:
    words = argparse.ArgumentParser(prog="hakari-policy", description="Serve a robot policy over hakari.runner.v1.")
    words.add_argument("--policy", required=True, help="MODULE:CLASS, such as hakari_policy.lerobot:LeRobot")
    words.add_argument("--checkpoint", required=True, type=Path, help="the checkpoint's folder or file")
    words.add_argument("--listen", required=True, help="unix:/run/policy.sock, or 127.0.0.1:50061")
    words.add_argument("--name", help="what the checkpoint is called (default: the last part of its path)")
    words.add_argument("--protocol", type=Path, default=wire.CHECKOUT, help="the runner's .proto")
    words.add_argument("--set", action="append", default=[], metavar="NAME=VALUE", help="passed on to the policy")
    chosen = words.parse_args()
    module, _, name = chosen.policy.partition(":")
    # The first line of standard output is where it listens, whatever a policy's packages print while they load.
    with contextlib.redirect_stdout(sys.stderr):
        policy = getattr(importlib.import_module(module), name)(
            chosen.checkpoint, **dict(setting.split("=", 1) for setting in chosen.set)
        )
    bridge = Bridge(
        wire.load(chosen.protocol), chosen.name or chosen.checkpoint.name, digest(chosen.checkpoint), policy
    )
    server = grpc.server(
        futures.ThreadPoolExecutor(max_workers=4), options=[("grpc.max_receive_message_length", LONGEST)]
    )
    bridge.serve(server)
    port = server.add_insecure_port(chosen.listen)
    server.start()
    print(chosen.listen if chosen.listen.startswith("unix:") else port, flush=True)
    try:
        server.wait_for_termination()
    except KeyboardInterrupt:
        server.stop(grace=1)


if __name__ == "__main__":
    sys.exit(main())
