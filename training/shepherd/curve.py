"""Process against outcome supervision at equal training data (Math-Shepherd §4, figure 4): heads on nested subsets."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from .data import Document, Rows, batches, pack
from .measures import interval
from .model import Config, Decoder, block_causal_mask
from .optim import Optimizers, learning_rate_factor
from .reward_model import RewardModel
from .runs import autocast
from .states import States
from .vote import Scored, rules

CPU = torch.device("cpu")
ROW, ROWS = 256, 16
EPOCHS_AT_300 = 8  # they fall with the square root of the size
LEAST_STEPS = 60
CHECKS = 6
SHUFFLES = 20_000
INPUTS = ("surprise", "plain", "whole")
"""What a head reads: the frozen model's state and surprise, its state alone, or a model that is fine-tuned whole."""


class TunedRewarder(Decoder):
    """A language model with a scalar head, all of it trained: the reward model of Math-Shepherd §3.2."""

    def __init__(self, config: Config) -> None:
        super().__init__(config)
        self.head = nn.Linear(config.dim, 1)

    def forward(self, ids: Tensor, positions: Tensor, mask: Tensor) -> Tensor:
        return self.head(self.hidden(ids, positions, mask)).squeeze(-1).float()


class Trainer:
    """Trains heads of one kind one after another, on one compiled step: compiling costs more than a small head."""

    def __init__(self, inputs: str, rewarder: RewardModel) -> None:
        """`rewarder` brings the frozen model; its judging blocks are drawn anew for each head."""
        self.inputs, self.rewarder = inputs, rewarder
        self.model: TunedRewarder | RewardModel = (
            TunedRewarder(rewarder.trunk.config) if inputs == "whole" else rewarder
        )
        self.rates = (0.002, 0.0005) if inputs == "whole" else (0.01, 0.002)
        self.step = torch.compile(self.loss, dynamic=False)

    def reset(self, seed: int) -> None:
        """Where training starts: the language model's weights with a head of zeros, or new judging blocks."""
        if isinstance(self.model, TunedRewarder):
            nn.init.zeros_(self.model.head.weight)
            nn.init.zeros_(self.model.head.bias)
            self.model.load_state_dict(self.rewarder.trunk.state_dict(), strict=False)
        else:
            self.rewarder.load_state_dict(
                RewardModel(self.rewarder.trunk, self.rewarder.config.layers, self.rewarder.numeric, seed).state_dict()
            )

    def logits(self, given: tuple[Tensor, ...], positions: Tensor, documents: Tensor) -> Tensor:
        mask = block_causal_mask(documents)
        if isinstance(self.model, RewardModel):
            state, surprise = given
            return self.model.judge(state, surprise, positions, mask)
        return self.model(*given, positions, mask)

    def loss(self, given: tuple[Tensor, ...], positions: Tensor, documents: Tensor, values: Tensor) -> Tensor:
        labelled = ~torch.isnan(values)
        losses = F.binary_cross_entropy_with_logits(
            self.logits(given, positions, documents), torch.nan_to_num(values), reduction="none"
        )
        return torch.where(labelled, losses, 0.0).sum() / labelled.sum().clamp(min=1)

    def given(self, states: States, rows: Rows) -> tuple[Tensor, ...]:
        """What the model reads at rows [B,T] of token places."""
        if self.inputs == "whole":
            return (states.ids[rows.ids].long(),)
        surprise = states.surprise[rows.ids]
        return states.state[rows.ids], surprise if self.inputs == "surprise" else torch.zeros_like(surprise)

    def train(self, states: States, training: Sequence[Document], validation: Sequence[Document], seed: int) -> dict:
        """Keeps the weights with the lowest loss on `validation`. Returns its steps and losses."""
        self.reset(seed)
        self.model.train()
        optimizers = Optimizers(self.model, *self.rates)
        held = pack(validation, ROW, np.nan)
        stream = batches(training, ROW, ROWS, seed, np.nan)
        tokens = sum(len(d.ids) for d in training)
        epochs = max(1.0, EPOCHS_AT_300 * (300 / len(training)) ** 0.5)
        steps = max(LEAST_STEPS, round(epochs * tokens / (ROW * ROWS)))
        checks, best, kept = {round(steps * (n + 1) / CHECKS) for n in range(CHECKS)}, {"validation_loss": math.inf}, {}
        for step in range(1, steps + 1):
            rows = next(stream)
            with autocast(CPU):
                loss = self.step(self.given(states, rows), rows.positions, rows.documents, rows.values)
            loss.backward()
            optimizers.step(learning_rate_factor((step - 1) / steps))
            if step in checks:
                found = self.validation_loss(states, held)
                if found < best["validation_loss"]:
                    best = {"validation_loss": found, "kept_step": step}
                    kept = {name: p.detach().clone() for name, p in self.model.named_parameters() if p.requires_grad}
        self.model.load_state_dict(kept, strict=False)
        return {"steps": steps, "epochs": round(epochs, 2), "train_loss": loss.item(), **best}

    @torch.inference_mode()
    def rewards(self, states: States, rows: Rows) -> Tensor:
        """Rewards [B,T] at every place of packed rows."""
        self.model.eval()
        parts = []
        for at in range(0, len(rows.ids), ROWS):
            part = Rows(*(t[at : at + ROWS] for t in (rows.ids, rows.positions, rows.documents, rows.values)))
            with autocast(CPU):
                logits = self.logits(self.given(states, part), part.positions, part.documents)
            parts.append(logits.sigmoid())
        self.model.train()
        return torch.cat(parts)

    def validation_loss(self, states: States, rows: Rows) -> float:
        rewards, labelled = self.rewards(states, rows), ~torch.isnan(rows.values)
        return float(F.binary_cross_entropy(rewards[labelled].clamp(1e-7, 1 - 1e-7), rows.values[labelled]))

    def score(self, states: States, positions: Sequence[Sequence[int]]) -> list[list[float]]:
        """The rewards at `positions` (step newlines, counted from each document's start) of every document."""
        documents = []
        for at, steps in enumerate(positions):
            values = np.full(int(states.starts[at + 1] - states.starts[at]), -1.0, dtype=np.float32)
            values[list(steps)] = at  # the owner, read back after packing
            documents.append(states.document(at, values))
        rows = pack(documents, ROW, -1.0)
        scores, owner = self.rewards(states, rows).numpy(), rows.values.numpy()
        rewards: list[list[float]] = [[] for _ in positions]
        for r, t in zip(*np.nonzero(owner >= 0), strict=True):
            rewards[int(owner[r, t])].append(float(scores[r, t]))
        return rewards


def subset(problems: Sequence[str], size: int, seed: int) -> list[int]:
    """The first `size` solutions in a seeded order of their problems: those of one seed are nested."""
    place = {problem: at for at, problem in enumerate(np.random.default_rng(seed).permutation(sorted(set(problems))))}
    return sorted(range(len(problems)), key=lambda at: (place[problems[at]], at))[:size]


CHOICES: dict[str, str] = {
    "best": "prm_best_min",
    "vote": "prm_weighted_min",
    "best_last": "prm_best_last",
    "best_product": "prm_best_product",
}
AGAINST = {"best": "orm_best", "vote": "orm_weighted", "best_last": "orm_best", "best_product": "orm_best"}


def chosen_right(
    groups: Sequence[Sequence[Mapping]], prm: Sequence[Sequence[float]], orm: Sequence[Sequence[float]], k: int
) -> dict[str, np.ndarray]:
    """Right or wrong [problems] of each rule at k. `prm`, `orm`: rewards of the flattened groups; [] where none."""
    table, right = rules(), {}
    names = {"majority", *CHOICES.values(), *AGAINST.values()}
    scored, at = [], 0
    for group in groups:
        scored.append(
            [
                Scored(r["answer"], tuple(prm[at + n]), orm[at + n][-1] if orm[at + n] else 0.0)
                for n, r in enumerate(group)
            ][:k]
        )
        at += len(group)
    for name in names:
        right[name] = np.array([table[name](s) == g[0]["gold"] for s, g in zip(scored, groups, strict=True)])
    return right


def flip_p(differences: np.ndarray, seed: int = 0) -> float:
    """Two-sided p of a mean difference [problems] by random signs: problems, not seeds, are what is drawn."""
    moved = differences[differences != 0]
    if not len(moved):
        return 1.0
    signs = np.random.default_rng(seed).choice([-1.0, 1.0], (SHUFFLES, len(moved)))
    return float((1 + (np.abs(signs @ moved) >= abs(moved.sum()) - 1e-9).sum()) / (1 + SHUFFLES))


def compare(by_seed: Sequence[dict[str, np.ndarray]], mask: np.ndarray | None = None) -> dict[str, dict]:
    """PRM − ORM for each way to choose: mean over seeds with an interval over problems, p, and each seed's own."""
    problems = slice(None) if mask is None else mask
    found = {}
    for name, rule in CHOICES.items():
        ours = np.array([right[rule][problems].astype(float) for right in by_seed])
        theirs = np.array([right[AGAINST[name]][problems].astype(float) for right in by_seed])
        differences = (ours - theirs).mean(0)
        found[name] = {
            "prm": float(ours.mean()), "orm": float(theirs.mean()), **interval(differences), "p": flip_p(differences),
            "by_seed": [round(float(d), 4) for d in (ours - theirs).mean(1)], "n": len(differences),
        }  # fmt: skip
    return found
