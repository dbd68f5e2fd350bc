"""Writes a checkpoint folder: policy.onnx, config.json of what it is shown, hakari.json and checksums."""

import argparse
import hashlib
import json
import shutil
from pathlib import Path

import numpy
import onnx
import onnxruntime
import torch

from model import LABELS, SHARES, STATE, WIDTH, Policy, Served, place

OPSET = 17
TOLERANCE = 1e-5


def exported(served: Served, file: Path):
    torch.onnx.export(served, (torch.zeros(1, WIDTH),), str(file), input_names=["state"], output_names=["actions"],
                      opset_version=OPSET, dynamo=False)
    onnx.checker.check_model(str(file), full_check=True)


def agrees(served: Served, file: Path) -> float:
    """Check that ONNX Runtime gives the actions of PyTorch, with sensors that tell nothing too."""
    session = onnxruntime.InferenceSession(str(file), providers=["CPUExecutionProvider"])
    chance = torch.Generator().manual_seed(1)
    worst = 0.0
    for trial in range(200):
        state = 2 * torch.randn((1, WIDTH), generator=chance)
        if trial % 4 == 0:
            state[0, trial % WIDTH] = torch.nan
        with torch.no_grad():
            wanted = served(state).numpy()
        got = session.run(None, {"state": state.numpy()})[0]
        if got.shape != (1, len(SHARES), len(LABELS)) or not numpy.isfinite(got).all():
            raise SystemExit(f"{file} gives {got}; expected finite numbers of the shape 1, {len(SHARES)}, {len(LABELS)}")
        worst = max(worst, float(abs(got - wanted).max()))
    if not worst < TOLERANCE:
        raise SystemExit(f"{file} differs from PyTorch by {worst}; at most {TOLERANCE} was expected")
    return worst


def configuration(policy: Policy) -> dict:
    state = [{"name": name, "size": size, "mean": numbers(policy.mean[place(name)]),
              "deviation": numbers(policy.deviation[place(name)])} for name, size in STATE.items()]
    return {"inputs": [{"name": "state", "state": state}], "output": "actions", "horizon": len(SHARES),
            "space": "cartesian-velocity", "labels": LABELS, "unit": "m/s", "periodMs": 50}


def numbers(tensor: torch.Tensor) -> list[float]:
    return [float(number) for number in tensor]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path, help="a file that train.py kept")
    parser.add_argument("folder", type=Path, help="the checkpoint folder to write; its name is the checkpoint's")
    parser.add_argument("properties", nargs="*", help="what hakari.json says, such as step=600")
    options = parser.parse_args()
    shutil.rmtree(options.folder, ignore_errors=True)
    options.folder.mkdir(parents=True)
    policy = Policy(torch.zeros(WIDTH), torch.ones(WIDTH))
    policy.load_state_dict(torch.load(options.weights))
    served = Served(policy).eval()
    exported(served, options.folder / "policy.onnx")
    worst = agrees(served, options.folder / "policy.onnx")
    properties = {"name": options.folder.name, "series": "cell", "licence": "Apache-2.0", "parameters":
                  str(sum(parameter.numel() for parameter in policy.parameters()))}
    properties |= dict(pair.split("=", 1) for pair in options.properties)
    write(options.folder / "hakari.json", properties)
    write(options.folder / "config.json", configuration(policy))
    files = sorted(path for path in options.folder.iterdir())
    sums = "".join(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files)
    (options.folder / "SHA256SUMS").write_text(sums)
    size = (options.folder / "policy.onnx").stat().st_size / 1e3
    print(f"{options.folder.name}: {size:.0f} kB, at most {worst:.1e} from PyTorch")


def write(file: Path, content: dict):
    file.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
