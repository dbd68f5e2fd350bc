"""LeRobot's policies, in the Python in which LeRobot is installed.

Settings: `state` and `camera` say which name of an observation becomes which key of the policy, as `key=name` joined by
commas; several names whose numbers stand behind each other are joined by +. `device` is where the policy runs.

    --policy hakari_policy.lerobot:LeRobot --set state=observation.state=joint-position+gripper
    --set camera=observation.images.front=front --set device=cuda
"""

import os
from pathlib import Path

# What a checkpoint lacks is told, not fetched; read when the libraries below are imported.
os.environ.setdefault("HF_HUB_OFFLINE", "1")

import numpy
import torch
from lerobot.configs import PreTrainedConfig
from lerobot.policies.factory import get_policy_class, make_pre_post_processors
from lerobot.policies.utils import populate_queues
from lerobot.utils.constants import ACTION, OBS_IMAGES

from hakari_policy.policy import Seen, Space

REMEMBERING = ("diffusion", "multi_task_dit", "vqbet")
"""Policies that read the last observations from queues which their select_action alone fills."""

REFUSED = {"tdmpc": "plans by steps instead of giving a chunk", "gaussian_actor": "gives no chunk of actions"}


class LeRobot:
    """A pretrained policy with its own processors before and after it."""

    def __init__(self, checkpoint: Path, state: str = "", camera: str = "", device: str = "cpu"):
        config = PreTrainedConfig.from_pretrained(str(checkpoint))
        if config.type in REFUSED:
            raise SystemExit(f"policy type [{config.type}] of [{checkpoint}] is not served: it {REFUSED[config.type]}")
        self._state = {key: names.split("+") for key, names in _pairs("state", state)}
        self._cameras = dict(_pairs("camera", camera))
        _same_keys(checkpoint, config.input_features, {*self._state, *self._cameras})
        config.device = self._device = device
        # Every weight is in the checkpoint; else those of the picture network would be fetched first and overwritten.
        if hasattr(config, "pretrained_backbone_weights"):
            config.pretrained_backbone_weights = None
        kind = get_policy_class(config.type)
        self._policy = kind.from_pretrained(str(checkpoint), config=config, strict=True).to(device).eval()
        on_device = {"device_processor": {"device": device}}
        self._before, self._after = make_pre_post_processors(
            self._policy.config,
            pretrained_path=str(checkpoint),
            preprocessor_overrides=on_device,
            postprocessor_overrides=on_device,
        )
        self._instruction = ""

    def reset(self, episode: str, instruction: str, seed: int) -> Space:
        torch.manual_seed(seed)
        self._policy.reset()
        self._before.reset()
        self._after.reset()
        self._instruction = instruction
        # The seed is set and yet not promised: kernels of a GPU may add in another order.
        return Space(seeded=self._device == "cpu")

    def act(self, seen: Seen) -> numpy.ndarray:
        batch = {"task": self._instruction}
        for key, names in self._state.items():
            numbers = numpy.concatenate([_seen("state", seen.state, name) for name in names]).astype(numpy.float32)
            batch[key] = torch.from_numpy(numbers)[None]
        for key, camera in self._cameras.items():
            picture = torch.from_numpy(_seen("pictures", seen.pictures, camera).copy())
            batch[key] = picture.permute(2, 0, 1).float()[None] / 255
        with torch.inference_mode():
            chunk = self._chunk(self._before(batch))
            # The processors behind a policy take one action of a batch at a time.
            rows = [self._after(chunk[:, step])[0] for step in range(chunk.shape[1])]
        return torch.stack(rows).float().cpu().numpy()

    def _chunk(self, batch):
        if self._policy.config.type in REMEMBERING:
            # The processors leave a place for the action of a training's row.
            batch = {key: value for key, value in batch.items() if key != ACTION}
            if self._policy.config.image_features:
                pictures = [batch[key] for key in self._policy.config.image_features]
                batch[OBS_IMAGES] = torch.stack(pictures, dim=-4)
            self._policy._queues = populate_queues(self._policy._queues, batch)
        return self._policy.predict_action_chunk(batch)


def _pairs(name: str, setting: str) -> list[tuple[str, str]]:
    pairs = [pair.partition("=") for pair in setting.split(",") if pair]
    for key, equals, value in pairs:
        if not (key and equals and value):
            raise SystemExit(f"setting [{name}] has [{key}{equals}{value}]; write key=name, joined by commas")
    return [(key, value) for key, _, value in pairs]


def _same_keys(checkpoint: Path, wanted, given: set[str]) -> None:
    if set(wanted) != given:
        raise SystemExit(
            f"policy [{checkpoint}] reads [{', '.join(sorted(wanted))}], and the settings state and camera give"
            f" [{', '.join(sorted(given))}]; name the same keys"
        )


def _seen(what: str, values, name: str):
    if name not in values:
        raise ValueError(f"observation has no {what} [{name}]; it has [{', '.join(sorted(values))}]")
    return values[name]
