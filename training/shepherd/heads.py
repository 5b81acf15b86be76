"""Reward heads on a frozen base: a gate and a reward for each token, pooled over a step (PRM) or a solution (ORM).

After SWIFT (arXiv 2505.12225), with the surprise of digits and signs that decision 6 found. For token t, with unit-size
states s_1 … s_L of the layers read and surprise u (reading.py):

    z = silu(W [s_1; …; s_L] + S u + c)      W [width, L·D], S [width, 4]
    g, v = V z + d                            V [2, width]
    reward of a step = sigmoid(Σ exp(g) v / Σ exp(g)),  over the step's tokens; of a solution, over all its steps'

The token that ends a line counts for nothing (Examples.batch).

No head attends or carries anything but two running sums, so that a graph needs no cache for it.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import load_file, save_file
from torch import Tensor, nn

from .reading import SURPRISE
from .runs import write_json

LARGEST_GATE = 10.0


@dataclass(frozen=True)
class HeadConfig:
    layers: tuple[int, ...]
    dim: int
    width: int = 128


class Head(nn.Module):
    def __init__(self, config: HeadConfig, seed: int = 0, dropout: float = 0.0) -> None:
        super().__init__()
        self.config, self.dropout = config, dropout
        self.reads = torch.float32  # the number type that states are multiplied in
        self.states = nn.Linear(len(config.layers) * config.dim, config.width)
        self.surprise = nn.Linear(SURPRISE, config.width, bias=False)
        self.out = nn.Linear(config.width, 2)
        generator = torch.Generator().manual_seed(seed)
        with torch.no_grad():
            self.states.weight.zero_()  # surprise first: thousands of states drown four numbers (training/LOG.md)
            self.surprise.weight.normal_(0.0, 1.0, generator=generator)
            self.states.bias.zero_()
            self.out.weight.normal_(0.0, config.width**-0.5, generator=generator)
            self.out.bias.zero_()

    def tokens(self, states: Tensor, surprise: Tensor) -> tuple[Tensor, Tensor]:
        """states [T, layers, D], surprise [T, SURPRISE] → gate and value, [T] each."""
        x = F.dropout(states.flatten(1).to(self.reads), self.dropout, self.training)
        seen = F.linear(x, self.states.weight.to(self.reads)).to(self.states.bias.dtype) + self.states.bias
        z = F.silu(seen + self.surprise(surprise.to(seen.dtype)))
        gate, value = self.out(z).unbind(-1)
        return gate.clamp(-LARGEST_GATE, LARGEST_GATE), value

    def forward(self, states: Tensor, surprise: Tensor, groups: Tensor, count: int) -> Tensor:
        """groups [T]: the step (or solution) of each token, 0 … count − 1 → reward logits [count]."""
        gate, value = self.tokens(states, surprise)
        return pooled(gate, value, groups, count)


def pooled(gate: Tensor, value: Tensor, groups: Tensor, count: int) -> Tensor:
    weight = gate.exp()
    zeros = torch.zeros(count, dtype=weight.dtype, device=weight.device)
    return zeros.index_add(0, groups, weight * value) / zeros.index_add(0, groups, weight).clamp(min=1e-9)


def save_heads(folder: Path, heads: dict[str, Head], record: dict) -> None:
    """weights in float16 as `prm.states.weight` …, and config.json with the record."""
    folder.mkdir(parents=True, exist_ok=True)
    weights = {
        f"{role}.{name}": tensor.half().contiguous()
        for role, head in heads.items()
        for name, tensor in head.state_dict().items()
    }
    save_file(weights, folder / "heads.safetensors")
    shapes = {role: asdict(head.config) for role, head in heads.items()}
    write_json(folder / "config.json", {"format": 2, "heads": shapes, **record})


def load_heads(folder: Path, fingerprint: str) -> tuple[dict[str, Head], dict]:
    """→ heads by role, and the record. Raises ValueError when they were made for another base."""
    path = folder / "config.json"
    if not path.is_file():
        raise FileNotFoundError(f"no heads in {folder}: run the train stage of scripts/head.py first")
    record = json.loads(path.read_text(encoding="utf-8"))
    if record["base"]["fingerprint"] != fingerprint:
        raise ValueError(
            f"{folder}: made for another base than this one: {record['base']['name']}, "
            f"fingerprint {record['base']['fingerprint'][:12]}…"
        )
    weights = load_file(folder / "heads.safetensors")
    heads = {}
    for role, shape in record["heads"].items():
        head = Head(HeadConfig(tuple(shape["layers"]), shape["dim"], shape["width"]))
        head.load_state_dict(
            {name.removeprefix(f"{role}."): t.float() for name, t in weights.items() if name.startswith(f"{role}.")}
        )
        heads[role] = head.eval()
    return heads, record
