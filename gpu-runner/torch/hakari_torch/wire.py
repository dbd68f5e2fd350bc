"""The messages and services of the runner protocol, made at start from its descriptor.

No generated code is kept. The messages come from a FileDescriptorSet, which the Java runner writes from its own classes
and names with `--protocol`, so that both ends speak the same revision by construction. In a checkout without that file
the .proto is compiled by grpcio-tools, if installed, into a temporary folder.
"""

import os
import tempfile
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from google.protobuf import descriptor_pb2, descriptor_pool, message_factory

from hakari_torch.refusal import Refusal

PACKAGE = "hakari.runner.v1"
SOURCE = "hakari/runner/v1/runner.proto"
_ROOT = Path(__file__).parents[2] / "protocol/src/main/protobuf"


class Wire(SimpleNamespace):
    """The message classes by their names, and the descriptors of the services."""

    services: dict[str, Any]


def load(path: str = "") -> Wire:
    """Read a descriptor set or a .proto; without a path the one of the checkout."""
    path = path or os.environ.get("HAKARI_PROTOCOL", "") or str(_ROOT / SOURCE)
    if not Path(path).is_file():
        raise Refusal(
            "NOT_FOUND",
            f"protocol [{path}] is no file; name a descriptor set of {SOURCE} with --protocol",
        )
    content = _compiled(Path(path)) if path.endswith(".proto") else Path(path).read_bytes()
    return _made(descriptor_pb2.FileDescriptorSet.FromString(content))


def health() -> Wire:
    """Return the messages of grpc.health.v1, small enough to be spelled out."""
    file = descriptor_pb2.FileDescriptorProto(
        name="grpc/health/v1/health.proto", package="grpc.health.v1", syntax="proto3"
    )
    request = file.message_type.add(name="HealthCheckRequest")
    request.field.add(name="service", number=1, type=9, label=1)
    response = file.message_type.add(name="HealthCheckResponse")
    status = response.enum_type.add(name="ServingStatus")
    for number, name in enumerate(["UNKNOWN", "SERVING", "NOT_SERVING", "SERVICE_UNKNOWN"]):
        status.value.add(name=name, number=number)
    response.field.add(
        name="status",
        number=1,
        type=14,
        label=1,
        type_name=".grpc.health.v1.HealthCheckResponse.ServingStatus",
    )
    return _made(descriptor_pb2.FileDescriptorSet(file=[file]))


def _made(files: descriptor_pb2.FileDescriptorSet) -> Wire:
    pool = descriptor_pool.DescriptorPool()
    wire = Wire(services={})
    for file in files.file:
        pool.Add(file)
        made = pool.FindFileByName(file.name)
        for name, descriptor in made.message_types_by_name.items():
            setattr(wire, name, message_factory.GetMessageClass(descriptor))
        wire.services.update(made.services_by_name)
    return wire


def _compiled(proto: Path) -> bytes:
    try:
        from grpc_tools import protoc
    except ImportError:
        raise Refusal(
            "UNSUPPORTED",
            f"protocol [{proto}] is source and grpcio-tools is not installed; install it or name a descriptor set",
        ) from None
    root = proto.parents[len(Path(SOURCE).parts) - 1]
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "runner.desc"
        status = protoc.main(["protoc", f"-I{root}", f"--descriptor_set_out={out}", "--include_imports", str(proto)])
        if status != 0:
            raise Refusal("CORRUPT", f"protocol [{proto}] does not compile; protoc ended with [{status}]")
        return out.read_bytes()
