"""A policy server with GR00T's wire, by the packages that GR00T itself uses: zmq, msgpack, numpy. Prints its port."""

import io

import msgpack
import numpy
import zmq


def pack(value):
    if isinstance(value, numpy.ndarray):
        file = io.BytesIO()
        numpy.save(file, value, allow_pickle=False)
        return {"__ndarray_class__": True, "as_npy": file.getvalue()}
    raise TypeError(f"cannot pack {type(value)}")


def unpack(value):
    if "__ndarray_class__" in value:
        return numpy.load(io.BytesIO(value["as_npy"]), allow_pickle=False)
    return value


def answer(request):
    endpoint = request["endpoint"]
    if endpoint == "get_modality_config":
        return {"state": {"delta_indices": [0]}, "embodiment": "peer"}
    if endpoint == "reset":
        return {"seed": request["data"]["options"]["seed"]}
    if endpoint != "get_action":
        raise ValueError(f"endpoint {endpoint}")
    observation = request["data"]["observation"]
    state = observation["state.arm"]
    assert state.dtype == numpy.float32 and state.shape[:2] == (1, 1), (state.dtype, state.shape)
    assert observation["video.front"].shape == (1, 1, 1, 2, 3), observation["video.front"].shape
    if observation["language.task"] == [["boom"]]:
        raise ValueError("no such thing")
    arm = numpy.concatenate([state, 2 * state], axis=1)
    return [{"action.arm": arm, "action.hand": numpy.ones((1, 2, 1), numpy.float32)}, {}]


socket = zmq.Context().socket(zmq.REP)
print(socket.bind_to_random_port("tcp://127.0.0.1"), flush=True)
while True:
    request = msgpack.unpackb(socket.recv(), object_hook=unpack)
    try:
        reply = answer(request)
    except Exception as failure:
        reply = {"error": str(failure)}
    socket.send(msgpack.packb(reply, default=pack))
