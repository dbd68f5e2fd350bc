"""Makes tiny LeRobot policies with random weights: python tiny_lerobot.py FOLDER writes FOLDER/act and FOLDER/diffusion.

Both read observation.state (4 numbers) and observation.images.front (3 × 64 × 64) and write actions of 3 numbers. They
are saved as LeRobot's training saves: the policy and its processors with the data's statistics.
"""

import sys
from pathlib import Path

import torch
from lerobot.configs import FeatureType, PolicyFeature
from lerobot.policies.act.configuration_act import ACTConfig
from lerobot.policies.diffusion.configuration_diffusion import DiffusionConfig
from lerobot.policies.factory import get_policy_class, make_pre_post_processors

STATE, FRONT, ACTION = "observation.state", "observation.images.front", "action"
INPUTS = {
    STATE: PolicyFeature(type=FeatureType.STATE, shape=(4,)),
    FRONT: PolicyFeature(type=FeatureType.VISUAL, shape=(3, 64, 64)),
}
OUTPUTS = {ACTION: PolicyFeature(type=FeatureType.ACTION, shape=(3,))}


def statistics():
    of_numbers = {
        key: {
            "mean": torch.full((size,), 0.25),
            "std": torch.full((size,), 2.0),
            "min": -torch.ones(size),
            "max": 3 * torch.ones(size),
        }
        for key, size in ((STATE, 4), (ACTION, 3))
    }
    picture = {
        "mean": torch.full((3, 1, 1), 0.5),
        "std": torch.full((3, 1, 1), 0.25),
        "min": torch.zeros(3, 1, 1),
        "max": torch.ones(3, 1, 1),
    }
    return of_numbers | {FRONT: picture}


def act():
    return ACTConfig(
        input_features=INPUTS,
        output_features=OUTPUTS,
        device="cpu",
        chunk_size=5,
        n_action_steps=5,
        dim_model=32,
        n_heads=2,
        dim_feedforward=32,
        n_encoder_layers=1,
        latent_dim=4,
        n_vae_encoder_layers=1,
        pretrained_backbone_weights=None,
    )


def diffusion():
    return DiffusionConfig(
        input_features=INPUTS,
        output_features=OUTPUTS,
        device="cpu",
        n_obs_steps=2,
        horizon=8,
        n_action_steps=4,
        down_dims=(16, 32),
        n_groups=4,
        diffusion_step_embed_dim=16,
        spatial_softmax_num_keypoints=4,
        num_train_timesteps=10,
        pretrained_backbone_weights=None,
        crop_shape=None,
    )


def save(config, folder: Path):
    torch.manual_seed(20261127)
    policy = get_policy_class(config.type)(config).eval()
    before, after = make_pre_post_processors(config, dataset_stats=statistics())
    # A checkpoint of a training names the weights its picture network began with.
    if config.type == "act":
        config.pretrained_backbone_weights = "ResNet18_Weights.IMAGENET1K_V1"
    for part in (policy, before, after):
        part.save_pretrained(folder)


if __name__ == "__main__":
    for made in (act(), diffusion()):
        save(made, Path(sys.argv[1]) / made.type)
