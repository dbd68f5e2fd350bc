"""The messages and services of the runner protocol, compiled from its .proto when the bridge starts."""

import tempfile
from pathlib import Path
from types import SimpleNamespace

from google.protobuf import descriptor_pb2, descriptor_pool, message_factory
from grpc_tools import protoc

SOURCE = Path("hakari/runner/v1/runner.proto")
CHECKOUT = Path(__file__).parents[2] / "protocol/src/main/protobuf" / SOURCE


def load(proto: Path = CHECKOUT) -> SimpleNamespace:
    """Return the message classes by their names, and the services by theirs."""
    proto = Path(proto)
    if not proto.is_file():
        raise SystemExit(f"protocol [{proto}] is no file; name the runner's .proto by --protocol")
    root = proto.parents[len(SOURCE.parts) - 1]
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "runner.desc"
        status = protoc.main(["protoc", f"-I{root}", f"--descriptor_set_out={out}", "--include_imports", str(proto)])
        if status != 0:
            raise SystemExit(f"protocol [{proto}] does not compile; protoc ended with [{status}]")
        files = descriptor_pb2.FileDescriptorSet.FromString(out.read_bytes())
    pool = descriptor_pool.DescriptorPool()
    wire = SimpleNamespace(services={})
    for file in files.file:
        pool.Add(file)
        made = pool.FindFileByName(file.name)
        for name, descriptor in made.message_types_by_name.items():
            setattr(wire, name, message_factory.GetMessageClass(descriptor))
        wire.services.update(made.services_by_name)
    return wire
