"""Writes the tiny policies of the tests: y = x W + b with weights that can be worked out by hand, and some that are broken.

usage: tiny_policies.py src/test/resources/io/hakari/runner/server/onnx/policy
"""

import json
import sys
from pathlib import Path

import numpy
import onnx
from onnx import TensorProto, helper, numpy_helper

HORIZON, WIDTH = 2, 4
SIZES = {"tool-position": 3, "person-distance": 1}


def linear(weights, bias, kind=TensorProto.FLOAT, after=None, batch=1):
    """x [batch, 4] -> x W + b, as [batch, 2, 4]."""
    nodes = [helper.make_node("MatMul", ["state", "weights"], ["product"]),
             helper.make_node("Add", ["product", "bias"], ["sum"])]
    if after:
        nodes.append(helper.make_node(after, ["sum"], ["then"]))
    nodes.append(helper.make_node("Reshape", ["then" if after else "sum", "shape"], ["actions"]))
    stored = [numpy_helper.from_array(weights, "weights"), numpy_helper.from_array(bias, "bias"),
              numpy_helper.from_array(numpy.array([-1, HORIZON, WIDTH], dtype=numpy.int64), "shape")]
    graph = helper.make_graph(
        nodes, "policy", [helper.make_tensor_value_info("state", kind, [batch, weights.shape[0]])],
        [helper.make_tensor_value_info("actions", kind, [batch, HORIZON, WIDTH])], stored)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.checker.check_model(model, full_check=True)
    return model


def config():
    state = [{"name": "tool-position", "size": 3, "mean": [0.5, 0, 1], "deviation": [0.5, 1, 0.25]},
             {"name": "person-distance", "size": 1}]
    return {"inputs": [{"name": "state", "state": state}], "output": "actions", "horizon": HORIZON,
            "space": "cartesian-velocity", "labels": ["vx", "vy", "vz", "grip"], "unit": "m/s", "periodMs": 50}


def main():
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    weights = (numpy.arange(32, dtype=numpy.float32).reshape(4, 8) - 16) / 8
    bias = numpy.arange(8, dtype=numpy.float32) / 4
    onnx.save(linear(weights, bias), folder / "policy.onnx")
    onnx.save(linear(weights, bias, batch="batch"), folder / "free.onnx")
    onnx.save(linear(weights[:3], bias), folder / "narrow.onnx")
    onnx.save(linear(weights.astype(numpy.float64), bias.astype(numpy.float64), TensorProto.DOUBLE), folder / "double.onnx")
    onnx.save(linear(weights, bias, after="Log"), folder / "log.onnx")
    ill = weights.copy()
    ill[2, 5] = numpy.nan
    onnx.save(linear(ill, bias), folder / "nan.onnx")
    apart = linear(ill, bias)
    apart.graph.initializer[0].ClearField("raw_data")
    apart.graph.initializer[0].float_data.extend(ill.reshape(-1).tolist())
    onnx.save(apart, folder / "nan-unpacked.onnx")
    outside = linear(weights, bias)
    onnx.external_data_helper.set_external_data(outside.graph.initializer[0], "weights.bin")
    outside.graph.initializer[0].ClearField("raw_data")
    (folder / "outside.onnx").write_bytes(outside.SerializeToString())
    (folder / "config.json").write_text(json.dumps(config(), indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
