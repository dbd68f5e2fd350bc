"""A policy server with openpi's wire, by the packages that openpi itself uses: websockets, msgpack, numpy.

Prints its port, then answers each observation with the state as the first action and twice the state as the second; an
instruction of "boom" fails as openpi does: a traceback as text, then the end.
"""

import time
import traceback

import msgpack
import numpy
import websockets.sync.server


def pack(value):
    if isinstance(value, numpy.ndarray):
        return {b"__ndarray__": True, b"data": value.tobytes(), b"dtype": value.dtype.str, b"shape": value.shape}
    if isinstance(value, numpy.generic):
        return {b"__npgeneric__": True, b"data": value.item(), b"dtype": value.dtype.str}
    raise TypeError(f"cannot pack {type(value)}")


def unpack(value):
    if b"__ndarray__" in value:
        return numpy.ndarray(buffer=value[b"data"], dtype=numpy.dtype(value[b"dtype"]), shape=value[b"shape"])
    return value


def infer(observation):
    image = observation["observation/image"]
    state = observation["observation/state"]
    if observation["prompt"] == "boom":
        raise ValueError("no such thing")
    assert image.dtype == numpy.uint8 and image.ndim == 3, (image.dtype, image.shape)
    actions = numpy.stack([state, 2 * state]).astype(numpy.float32)
    actions[1, -1] = numpy.nan
    return {"actions": actions, "image_sum": numpy.int64(image.sum()), "policy_timing": {"infer_ms": 1.25}}


def serve(connection):
    connection.send(msgpack.packb({"config": "peer", "rate": numpy.float32(20)}, default=pack))
    while True:
        try:
            observation = msgpack.unpackb(connection.recv(), object_hook=unpack)
            begun = time.monotonic()
            reply = infer(observation)
            reply["server_timing"] = {"infer_ms": (time.monotonic() - begun) * 1000}
            connection.send(msgpack.packb(reply, default=pack))
        except websockets.ConnectionClosed:
            return
        except Exception:
            connection.send(traceback.format_exc())
            connection.close(1011, "internal error")
            return


with websockets.sync.server.serve(serve, "127.0.0.1", 0, compression=None, max_size=None) as server:
    print(server.socket.getsockname()[1], flush=True)
    server.serve_forever()
