"""Training a head on readings: cross entropy at labelled steps (or solutions), and pairs from the same problem."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from .heads import Head
from .measures import auc, best_threshold, within_auc
from .reading import Reading
from .runs import pick_dtype
from .vote import AGGREGATORS

STATES_SHARE = 0.1  # of the learning rate: what reads the states learns more slowly than what reads the surprise


@dataclass(frozen=True)
class Examples:
    """Readings with their solutions; `where[i]` holds the tokens of solution i, `counts[i]` the number of its steps."""

    solutions: list[dict]
    reading: Reading
    where: list[slice]
    counts: list[int]

    @classmethod
    def of(cls, solutions: Sequence[dict], reading: Reading) -> Examples:
        ends = np.searchsorted(reading.steps.numpy(), np.cumsum(reading.counts.numpy()), side="left").tolist()
        where = [slice(start, end) for start, end in zip([0, *ends[:-1]], ends, strict=True)]
        return cls(list(solutions), reading, where, reading.counts.tolist())

    def batch(self, members: Sequence[int]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """→ states, surprise, step of each token, solution of each token: counted within the batch.

        The token that ends a line is left out, so that a writer knows a step's reward in the moment in which it ends.
        """
        parts = [self.where[at] for at in members]
        steps, solutions, before = [], [], 0
        for number, (at, part) in enumerate(zip(members, parts, strict=True)):
            own = self.reading.steps[part]
            steps.append(own - own[0] + before)
            before += self.counts[at]
            solutions.append(torch.full((part.stop - part.start,), number))
        step_of = torch.cat(steps).long()
        inside = (step_of == torch.cat((step_of[1:], torch.tensor([-1])))).nonzero().squeeze(1)
        return (
            torch.cat([self.reading.states[part] for part in parts])[inside],
            torch.cat([self.reading.surprise[part] for part in parts])[inside],
            step_of[inside],
            torch.cat(solutions)[inside],
        )


@dataclass(frozen=True)
class Settings:
    role: str  # prm: labels of steps; orm: of solutions
    epochs: float = 10
    rate: float = 3e-3
    decay: float = 0.1
    batch: int = 12  # solutions, those of a problem together
    pairs: float = 0.5  # weight of the loss over pairs
    seed: int = 1


def targets(solutions: Sequence[dict], role: str) -> Tensor:
    """A label a step or a solution; NaN where nothing is said."""
    if role == "orm":
        return torch.tensor([float("nan") if s["right"] is None else float(s["right"]) for s in solutions])
    return torch.tensor([float("nan") if label is None else float(label) for s in solutions for label in s["labels"]])


def groups_of(solutions: Sequence[dict], role: str) -> Tensor:
    """The number of the problem of each target."""
    numbers = {problem: number for number, problem in enumerate(dict.fromkeys(s["problem"] for s in solutions))}
    return torch.tensor([numbers[s["problem"]] for s in solutions for _ in (s["labels"] if role == "prm" else [0])])


def pair_loss(logits: Tensor, labels: Tensor, groups: Tensor) -> Tensor:
    """Right ones above wrong ones of the same problem."""
    ahead = (labels[:, None] == 1) & (labels[None] == 0) & (groups[:, None] == groups[None])
    margins = (logits[:, None] - logits[None])[ahead]
    return F.softplus(-margins).mean() if len(margins) else logits.sum() * 0


def train_head(head: Head, training: Examples, settings: Settings) -> None:
    rng = Random(settings.seed)
    torch.manual_seed(settings.seed)
    others = [parameter for name, parameter in head.named_parameters() if name != "states.weight"]
    groups = [{"params": [head.states.weight], "share": STATES_SHARE}, {"params": others, "share": 1.0}]
    optimizer = torch.optim.AdamW(groups, lr=settings.rate, weight_decay=settings.decay)
    problems: dict[str, list[int]] = {}
    for at, solution in enumerate(training.solutions):
        problems.setdefault(solution["problem"], []).append(at)
    total = max(1, round(settings.epochs * len(training.solutions) / settings.batch))
    step = 0
    waiting: list[list[int]] = []
    head.reads = pick_dtype(torch.device("cpu"))
    head.train()
    while step < total:
        if not waiting:
            waiting = list(problems.values())
            rng.shuffle(waiting)
        members: list[int] = []
        while waiting and len(members) < settings.batch:
            members += waiting.pop()
        for group in optimizer.param_groups:
            group["lr"] = group["share"] * settings.rate * min(1.0, 20 * (step + 1) / total) * (1 - step / total)
        loss = head_loss(head, training, members, settings)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(head.parameters(), 1.0)
        optimizer.step()
        step += 1
    head.reads = torch.float32
    head.eval()


def head_loss(head: Head, examples: Examples, members: Sequence[int], settings: Settings) -> Tensor:
    states, surprise, steps, solutions = examples.batch(members)
    chosen = [examples.solutions[at] for at in members]
    labels = targets(chosen, settings.role)
    logits = head(states, surprise, steps if settings.role == "prm" else solutions, len(labels))
    said = ~labels.isnan()
    if not said.any():
        return logits.sum() * 0
    loss = F.binary_cross_entropy_with_logits(logits[said], labels[said])
    return loss + settings.pairs * pair_loss(logits[said], labels[said], groups_of(chosen, settings.role)[said])


@torch.inference_mode()
def rewards_of(head: Head, examples: Examples, role: str, rows: int = 64) -> list[list[float]]:
    """A reward a step (prm), or one a solution (orm)."""
    found: list[list[float]] = []
    for start in range(0, len(examples.solutions), rows):
        members = range(start, min(start + rows, len(examples.solutions)))
        states, surprise, steps, solutions = examples.batch(members)
        counts = [examples.counts[at] if role == "prm" else 1 for at in members]
        rewards = torch.sigmoid(head(states, surprise, steps if role == "prm" else solutions, sum(counts))).tolist()
        for count in counts:
            found.append(rewards[:count])
            rewards = rewards[count:]
    return found


def least_log_probability(examples: Examples) -> list[list[float]]:
    """The untrained baseline: the least p^(1/3) of a digit or sign in each step; 1 where there is none."""
    found = []
    for start in range(0, len(examples.solutions), 64):
        members = range(start, min(start + 64, len(examples.solutions)))
        _, surprise, steps, _ = examples.batch(members)
        counts = [examples.counts[at] for at in members]
        least = torch.zeros(sum(counts)).scatter_reduce(0, steps, surprise[:, 0].float(), "amin")
        found += [part.tolist() for part in least.exp().split(counts)]
    return found


def judge(rewards: list[list[float]], solutions: Sequence[dict]) -> dict:
    """Step AUC over all and within problems, outcome AUC within problems by the least reward, best first-error F1.

    The last is over solutions that are right or whose first wrong step is known.
    """
    said = [
        (r, label, s["problem"])
        for own, s in zip(rewards, solutions, strict=True)
        for r, label in zip(own, s["labels"], strict=True)
        if label is not None
    ]
    scores, labels = np.array([r for r, _, _ in said]), np.array([label for _, label, _ in said])
    problems = np.unique([problem for _, _, problem in said], return_inverse=True)[1]
    ended = [(AGGREGATORS["min"](own), s) for own, s in zip(rewards, solutions, strict=True) if s["right"] is not None]
    groups = np.unique([s["problem"] for _, s in ended], return_inverse=True)[1]
    known = [
        (own, s["labels"].index(0) if 0 in s["labels"] else None)
        for own, s in zip(rewards, solutions, strict=True)
        if 0 in s["labels"] or s["right"]
    ]
    return {
        "steps": len(said),
        "step_auc": auc(scores, labels),
        "step_auc_within": within_auc(scores, labels, problems),
        "outcome_auc_within": within_auc(
            np.array([score for score, _ in ended]), np.array([int(s["right"]) for _, s in ended]), groups
        ),
        "first_error": best_threshold([own for own, _ in known], [at for _, at in known]),
    }
