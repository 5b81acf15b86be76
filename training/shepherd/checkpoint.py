"""Weights on disk: {"config", "state", ...extra}, written whole or not at all."""

from __future__ import annotations

import copy
from pathlib import Path

import torch

from .model import Config, Decoder
from .reward_model import RewardModel


def save(path: Path, model: Decoder | RewardModel, **extra: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(".tmp")
    torch.save({"config": model.config.to_dict(), "state": model.state_dict(), **extra}, temporary)
    temporary.replace(path)


def load(path: Path, device: torch.device | str = "cpu") -> tuple[Decoder, dict]:
    """A language model and what was saved beside it. Raises FileNotFoundError when there is no such file."""
    saved = read(path)
    model = Decoder(Config(**saved["config"]))
    model.load_state_dict(saved.pop("state"))
    return model.to(device), saved


def load_reward(path: Path, device: torch.device | str = "cpu") -> RewardModel:
    """Raises FileNotFoundError when there is no such file."""
    saved = read(path)
    trunk = Decoder(Config(**saved["config"]["trunk"]))
    model = RewardModel(trunk, saved["config"]["layers"], torch.zeros(trunk.config.vocab))
    model.load_state_dict(saved["state"])
    return model.to(device)


def read(path: Path) -> dict:
    if not path.is_file():
        raise FileNotFoundError(f"no model at {path}: run the stage that makes it first")
    return torch.load(path, map_location="cpu", weights_only=True)


def copy_frozen(model: Decoder) -> Decoder:
    """A twin that does not learn."""
    return copy.deepcopy(model).eval().requires_grad_(False)
