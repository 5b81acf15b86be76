"""Muon for the hidden matrices, AdamW for embedding, norms and head; one schedule for both."""

from __future__ import annotations

import torch
from torch import nn

WARMUP = 0.02
DECAY_FROM = 0.3


def learning_rate_factor(progress: float) -> float:
    """Warm up over 2 %, hold until 30 %, then fall linearly to 0 at the end of the budget."""
    progress = min(max(progress, 0.0), 1.0)
    return min(progress / WARMUP, 1.0, (1.0 - progress) / (1.0 - DECAY_FROM))


class Optimizers:
    """The two optimizers as one. `matrix_lr` is Muon's, `other_lr` AdamW's, both at their peak."""

    def __init__(self, model: nn.Module, matrix_lr: float, other_lr: float, weight_decay: float = 0.01) -> None:
        trained = [(n.startswith("blocks") and p.ndim == 2, p) for n, p in model.named_parameters() if p.requires_grad]
        matrices = [p for hidden, p in trained if hidden]
        others = [p for hidden, p in trained if not hidden]
        self.members = [
            (torch.optim.Muon(matrices, lr=matrix_lr, weight_decay=weight_decay, momentum=0.95), matrix_lr),
            (torch.optim.AdamW(others, lr=other_lr, weight_decay=0.0, betas=(0.9, 0.95)), other_lr),
        ]

    def step(self, factor: float) -> None:
        """One update at `factor` of the peak rates; clears the gradients."""
        for optimizer, peak in self.members:
            for group in optimizer.param_groups:
                group["lr"] = peak * factor
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)

    def state_dict(self) -> list[dict]:
        return [optimizer.state_dict() for optimizer, _ in self.members]

    def load_state_dict(self, states: list[dict]) -> None:
        for (optimizer, _), state in zip(self.members, states, strict=True):
            optimizer.load_state_dict(state)
