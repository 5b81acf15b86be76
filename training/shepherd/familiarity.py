"""How much a question is like those that a generator was trained on: the mean log-probability of its tokens.

Of other questions the models know nothing, and rewards mean nothing; the app says so below a threshold.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from tokenizers import Tokenizer

from .model import Decoder, causal_mask
from .problems import Problem
from .text import encode_prompt

KNOWN_SHARE_FLAGGED = 0.5  # per cent of the questions of the training split that fall below the threshold


@torch.inference_mode()
def familiarity(model: Decoder, tokenizer: Tokenizer, question: str) -> float:
    """Mean log-probability (nats) of the question's tokens, its newline included, after the first."""
    ids = torch.tensor([encode_prompt(tokenizer, question)])
    length = ids.shape[1]
    hidden = model.hidden(ids, torch.arange(length)[None], causal_mask(length))
    shares = model.logits(hidden)[0, :-1].float().log_softmax(-1)
    return float(shares.gather(-1, ids[0, 1:, None]).mean())


def familiar_from(model: Decoder, tokenizer: Tokenizer, known: Sequence[Problem]) -> float:
    """The threshold: nearly all known questions are above it."""
    return float(np.percentile([familiarity(model, tokenizer, p.question) for p in known], KNOWN_SHARE_FLAGGED))


def share_flagged(model: Decoder, tokenizer: Tokenizer, problems: Sequence[Problem], threshold: float) -> float:
    return float(np.mean([familiarity(model, tokenizer, p.question) < threshold for p in problems]))
