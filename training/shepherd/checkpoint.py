"""Weights on disk: {"config", "state", ...extra}, written whole or not at all."""

from __future__ import annotations

from pathlib import Path

import torch

from .model import Config, Decoder


def save(path: Path, model: Decoder, **extra: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(".tmp")
    torch.save({"config": model.config.to_dict(), "state": model.state_dict(), **extra}, temporary)
    temporary.replace(path)


def load(path: Path, device: torch.device | str = "cpu") -> tuple[Decoder, dict]:
    """The model and what was saved beside it. Raises FileNotFoundError when there is no such file."""
    if not path.is_file():
        raise FileNotFoundError(f"no model at {path}: run the stage that makes it first")
    saved = torch.load(path, map_location="cpu", weights_only=True)
    model = Decoder(Config(**saved["config"]))
    model.load_state_dict(saved.pop("state"))
    return model.to(device), saved
