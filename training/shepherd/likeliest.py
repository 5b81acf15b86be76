"""The likeliest tokens of a large vocabulary, as many as the browser sees."""

from __future__ import annotations

import torch.nn.functional as F
from torch import Tensor

TOP = 64
CHUNK = 64


def likeliest(logits: Tensor) -> tuple[Tensor, Tensor]:
    """logits [B,V] → the TOP largest and their ids, [B,TOP] each; they are in the chunks whose maxima are largest."""
    batch, vocab = logits.shape
    chunks = F.pad(logits, (0, -vocab % CHUNK), value=float("-inf")).view(batch, -1, CHUNK)
    best = chunks.amax(-1).topk(min(TOP, chunks.shape[1])).indices  # [B,TOP]
    inside = chunks.gather(1, best[..., None].expand(-1, -1, CHUNK)).flatten(1)
    values, at = inside.topk(min(TOP, inside.shape[1]))
    return values, best.gather(1, at // CHUNK) * CHUNK + at % CHUNK
