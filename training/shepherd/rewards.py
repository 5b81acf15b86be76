"""Documents, losses and scores of the two reward models (Math-Shepherd §3.2).

ORM (equation 1): one label a solution, read at its last newline. PRM (equation 2): one label a step, read
at the step's newline. Both with binary cross entropy; a soft label is a target between 0 and 1.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence

import numpy as np
import torch
import torch.nn.functional as F
from tokenizers import Tokenizer
from torch import Tensor

from .data import Document, Rows, pack
from .model import block_causal_mask
from .reward_model import RewardModel
from .runs import autocast
from .text import Encoded, encode_document, split_steps

TARGETS = ("hard", "soft", "outcome")
VALIDATION_PERCENT = 8


def is_validation(problem: str) -> bool:
    """By the problem's id, so that all solutions of one problem are on one side in every run."""
    return zlib.crc32(problem.encode()) % 100 < VALIDATION_PERCENT


def reward_document(tokenizer: Tokenizer, solution: Mapping, target: str, max_length: int) -> Document | None:
    """A labelled solution as a document, NaN where no reward is read; None without steps or when too long.

    `target`: "hard" or "soft" (PRM, a label a step) or "outcome" (ORM, at the last newline).
    """
    steps = split_steps(solution["solution"])
    encoded = encode_document(tokenizer, solution["question"], steps)
    if not steps or len(encoded.ids) > max_length:
        return None
    return Document(np.array(encoded.ids, dtype=np.int32), target_values(encoded, solution, target))


def target_values(encoded: Encoded, solution: Mapping, target: str) -> np.ndarray:
    """Labels of a solution's tokens, float32 [n]; NaN where no reward is read. `target` as in reward_document."""
    values = np.full(len(encoded.ids), np.nan, dtype=np.float32)
    if target == "outcome":
        values[encoded.positions[-1]] = float(solution["right"])
    else:
        values[encoded.positions] = solution[target]
    return values


def reward_loss(model: RewardModel, rows: Rows) -> Tensor:
    """Mean binary cross entropy over the labelled positions of rows [B,T]."""
    logits = model(rows.ids, rows.positions, block_causal_mask(rows.documents))
    labelled = ~torch.isnan(rows.values)
    targets = torch.nan_to_num(rows.values)
    losses = F.binary_cross_entropy_with_logits(logits, targets, reduction="none")
    return torch.where(labelled, losses, 0.0).sum() / labelled.sum().clamp(min=1)


@torch.inference_mode()
def score_rows(model: RewardModel, rows: Rows, batch: int = 32) -> np.ndarray:
    """Rewards [B,T] at every position of packed rows."""
    device = model.numeric.device
    scores = []
    for at in range(0, len(rows.ids), batch):
        ids, positions, documents = (t[at : at + batch].to(device) for t in (rows.ids, rows.positions, rows.documents))
        with autocast(device):
            logits = model(ids, positions, block_causal_mask(documents))
        scores.append(logits.sigmoid().cpu())
    return torch.cat(scores).numpy()


def score_solutions(
    model: RewardModel, tokenizer: Tokenizer, solutions: Sequence[Mapping], row: int
) -> list[list[float]]:
    """The reward at the newline of each step of each solution; [] where it has no step or is too long."""
    documents = []
    for at, solution in enumerate(solutions):
        encoded = encode_document(tokenizer, solution["question"], split_steps(solution["solution"]))
        if encoded.positions and len(encoded.ids) <= row:
            values = np.full(len(encoded.ids), -1.0, dtype=np.float32)
            values[encoded.positions] = at  # the owner, read back after packing
            documents.append(Document(np.array(encoded.ids, dtype=np.int32), values))
    rewards: list[list[float]] = [[] for _ in solutions]
    if documents:
        rows = pack(documents, row, padding_value=-1.0)
        scores = score_rows(model, rows)
        owner = rows.values.numpy()
        for r, t in zip(*np.nonzero(owner >= 0), strict=True):
            rewards[int(owner[r, t])].append(float(scores[r, t]))
    return rewards
