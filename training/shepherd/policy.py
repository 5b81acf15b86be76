"""The generator as a policy that learns from its samples, and what it is held to."""

from __future__ import annotations

import numpy as np
import torch
import torch.nn.functional as F
from tokenizers import Tokenizer

from . import checkpoint
from .data import Document, Rows, pack
from .model import Decoder
from .problems import Problem
from .reinforce import policy_loss, token_log_probabilities
from .runs import autocast, pick_dtype
from .sample import Sampler, Settings
from .solutions import is_right
from .text import encode_prompt, extract_answer
from .train import next_token_loss

ROW, ROWS = 256, 8
CLIP = 1.0


class Policy:
    """The generator that learns, and the start that it is held to."""

    def __init__(self, start: Decoder, tokenizer: Tokenizer, kl_weight: float, device: torch.device) -> None:
        self.model, self.start, self.tokenizer, self.kl_weight = (
            start,
            checkpoint.copy_frozen(start),
            tokenizer,
            kl_weight,
        )
        start.embedding.requires_grad_(False)  # Adam moves the rows of absent tokens as far as those of present ones
        self.learnt = [p for p in start.parameters() if p.requires_grad]
        self.dtype = pick_dtype(device)
        self.autocast = autocast(device)
        self.loss = torch.compile(self.policy_loss, dynamic=False)
        self.reference = torch.compile(self.reference_log_probabilities, dynamic=False)
        self.imitation = torch.compile(self.imitation_loss, dynamic=False)

    def policy_loss(self, ids, positions, documents, values, reference) -> torch.Tensor:
        with self.autocast:
            return policy_loss(self.model, Rows(ids, positions, documents, values), reference, self.kl_weight)

    def imitation_loss(self, ids, positions, documents, values) -> torch.Tensor:
        with self.autocast:
            return next_token_loss(self.model, Rows(ids, positions, documents, values))

    def reference_log_probabilities(self, ids, positions, documents, values) -> torch.Tensor:
        with torch.no_grad(), self.autocast:
            return token_log_probabilities(self.start, Rows(ids, positions, documents, values))

    def sampler(self) -> Sampler:
        return Sampler(self.model, self.tokenizer, self.dtype)

    def learn(self, documents: list[Document], optimizer: torch.optim.Optimizer) -> None:
        """One update from all documents of a round: the gradient is a mean over their judged tokens."""
        rows = pack(documents, ROW, np.nan)
        counted = int((~torch.isnan(rows.values)).sum())
        for part in fixed_shape(rows):
            given = (part.ids, part.positions, part.documents, part.values)
            (self.loss(*given, self.reference(*given)) / counted).backward()
        torch.nn.utils.clip_grad_norm_(self.learnt, CLIP)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)


def fixed_shape(rows: Rows) -> list[Rows]:
    """Parts of ROWS rows, the last one filled up with rows that count for nothing: one shape, one compilation."""
    missing = -len(rows.ids) % ROWS
    fill = {"ids": 0, "positions": 0, "documents": -1, "values": np.nan}
    filled = [F.pad(getattr(rows, name), (0, 0, 0, missing), value=value) for name, value in fill.items()]
    return [Rows(*(t[at : at + ROWS] for t in filled)) for at in range(0, len(filled[0]), ROWS)]


def greedy_right(policy: Policy, problems: list[Problem]) -> float:
    prompts = [encode_prompt(policy.tokenizer, p.question) for p in problems]
    sampler = policy.sampler()
    texts = [
        sampler.text(s.ids) if s.finished else ""
        for (s,) in sampler.sample(prompts, 1, Settings(0.0, max_tokens=ROW), 0)
    ]
    return float(np.mean([is_right(extract_answer(text), p.answer) for text, p in zip(texts, problems, strict=True)]))
