"""Reinforcement of the generator on its own samples (Math-Shepherd §3.5; GRPO, arXiv 2402.03300): advantages, losses.

A group is the samples of one problem; what a solution is worth is said against the mean of its group, so that no value
model is needed.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor

from .data import Document, Rows
from .model import Decoder, block_causal_mask

LEAST_SPREAD = 1e-3  # a group of equals teaches nothing
LOST = 0.5  # a step below this reward is wrong; what comes after it says nothing new


def group_baseline(scores: Sequence[float]) -> tuple[float, float]:
    """Mean and spread of a group's scores."""
    return float(np.mean(scores)), float(np.std(scores))


def outcome_advantages(scores: Sequence[float], steps: Sequence[int]) -> list[list[float]]:
    """One score a solution of a group → the advantage of each of its `steps` segments: the same for all."""
    mean, spread = group_baseline(scores)
    if spread < LEAST_SPREAD:
        return [[0.0] * count for count in steps]
    return [[(score - mean) / spread] * count for score, count in zip(scores, steps, strict=True)]


def step_advantages(rewards: Sequence[Sequence[float]]) -> list[list[float]]:
    """Process rewards [group][segments] → the advantage of each segment, by the least reward up to it.

    A sum of process rewards grows with every harmless step and collapses (arXiv 2410.15115, 2504.15275), so a step is
    worth the least reward so far, against the mean of what the group's whole solutions are worth by the same measure.
    Right steps of a solution that fails later keep their credit, its first wrong step takes the blame, and what
    follows that step is not judged.
    """
    least = [np.minimum.accumulate(np.array(solution)) for solution in rewards]
    mean, spread = group_baseline([float(solution[-1]) for solution in least])
    if spread < LEAST_SPREAD:
        return [[0.0] * len(solution) for solution in rewards]
    advantages = []
    for solution in least:
        is_live = np.concatenate([[True], solution[:-1] >= LOST])
        advantages.append(np.where(is_live, (solution - mean) / spread, 0.0).tolist())
    return advantages


def segments(ids: Sequence[int], newline: int) -> list[int]:
    """The length in tokens of each line of a sample; an open last line is one too."""
    lengths, start = [], 0
    for at, token in enumerate(ids):
        if token == newline:
            lengths.append(at + 1 - start)
            start = at + 1
    return lengths + ([len(ids) - start] if start < len(ids) else [])


def policy_document(prompt: Sequence[int], ids: Sequence[int], newline: int, advantages: Sequence[float]) -> Document:
    """A sample as a document whose values are its tokens' advantages; NaN in the question."""
    lengths = segments(ids, newline)
    values = np.concatenate(
        [np.full(len(prompt), np.nan), np.repeat(np.asarray(advantages, dtype=float), lengths)]
    ).astype(np.float32)
    return Document(np.array([*prompt, *ids], dtype=np.int32), values)


def token_log_probabilities(model: Decoder, rows: Rows) -> Tensor:
    """[B,T-1]: log-probability of each token but a row's first; of no meaning across documents."""
    logits = model.logits(model.hidden(rows.ids, rows.positions, block_causal_mask(rows.documents))[:, :-1]).float()
    return logits.gather(-1, rows.ids[:, 1:, None]).squeeze(-1) - logits.logsumexp(-1)


def policy_loss(model: Decoder, rows: Rows, reference: Tensor, kl_weight: float) -> Tensor:
    """Policy gradient of fresh samples with a penalty on the distance from `reference` [B,T-1] (its log-probabilities).

    One update a batch of samples: the ratio of PPO's clipping is 1, its gradient is that of the log-probability. KL by
    Schulman's k3 estimate, which is never negative. Sums over tokens.
    """
    advantages = rows.values[:, 1:]
    counted = ~torch.isnan(advantages)
    chosen = token_log_probabilities(model, rows)
    gain = torch.exp(chosen - chosen.detach()) * torch.nan_to_num(advantages)
    away = reference - chosen
    distance = torch.exp(away.clamp(max=5.0)) - away - 1
    return torch.where(counted, kl_weight * distance - gain, 0.0).sum()
