"""LeRobot's policies, in the Python in which LeRobot is installed.

Settings: `state` and `camera` say which name of an observation becomes which key of the policy, as `key=name` joined by
commas; several names whose numbers stand behind each other are joined by +. `device` is where the policy runs.

    --policy hakari_policy.lerobot:LeRobot --set state=observation.state=joint-position+gripper
    --set camera=observation.images.front=front --set device=cuda
"""

import json
from pathlib import Path

import numpy
import torch
from lerobot.policies.factory import get_policy_class, make_pre_post_processors

from hakari_policy.policy import Seen, Space


class LeRobot:
    """A pretrained policy with its own processors before and after it."""

    def __init__(self, checkpoint: Path, state: str = "", camera: str = "", device: str = "cpu"):
        kind = json.loads((checkpoint / "config.json").read_text())["type"]
        self._device = device
        self._policy = get_policy_class(kind).from_pretrained(str(checkpoint)).to(device).eval()
        on_device = {"device_processor": {"device": device}}
        self._before, self._after = make_pre_post_processors(
            self._policy.config,
            pretrained_path=str(checkpoint),
            preprocessor_overrides=on_device,
            postprocessor_overrides=on_device,
        )
        self._state = {key: names.split("+") for key, names in _pairs(state)}
        self._cameras = dict(_pairs(camera))
        self._instruction = ""

    def reset(self, episode: str, instruction: str, seed: int) -> Space:
        torch.manual_seed(seed)
        self._policy.reset()
        self._instruction = instruction
        # The seed is set and yet not promised: kernels of a GPU may add in another order.
        return Space(seeded=self._device == "cpu")

    def act(self, seen: Seen) -> numpy.ndarray:
        batch = {"task": self._instruction}
        for key, names in self._state.items():
            numbers = numpy.concatenate([seen.state[name] for name in names]).astype(numpy.float32)
            batch[key] = torch.from_numpy(numbers)[None]
        for key, camera in self._cameras.items():
            picture = torch.from_numpy(seen.pictures[camera].copy()).permute(2, 0, 1).float() / 255
            batch[key] = picture[None]
        with torch.inference_mode():
            chunk = self._policy.predict_action_chunk(self._before(batch))
            chunk = chunk if chunk.ndim == 3 else chunk[None]
            # The processors behind a policy take one action of a batch at a time.
            rows = [self._after(chunk[:, step])[0] for step in range(chunk.shape[1])]
        return torch.stack(rows).float().cpu().numpy()


def _pairs(setting: str) -> list[tuple[str, str]]:
    return [tuple(pair.split("=", 1)) for pair in setting.split(",") if pair]
