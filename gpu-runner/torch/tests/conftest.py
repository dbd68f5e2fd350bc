import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ["HF_HUB_OFFLINE"] = "1"
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
sys.path.insert(0, str(Path(__file__).parent))

import tiny

from hakari_torch.checkpoint import Loaded, load


@pytest.fixture(scope="session")
def checkpoints(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return a folder for each shape."""
    home = tmp_path_factory.mktemp("checkpoints")
    return {shape: tiny.checkpoint(home / shape, shape) for shape in (*tiny.SHAPES, "gemma2", "llava")}


@pytest.fixture(params=tiny.SHAPES)
def loaded(request: pytest.FixtureRequest, checkpoints: dict[str, Path]) -> Iterator[Loaded]:
    """Return a model of each shape."""
    yield opened(checkpoints[request.param])


def opened(folder: Path) -> Loaded:
    return load(str(folder), "float32", "cpu", lambda *_: None)
