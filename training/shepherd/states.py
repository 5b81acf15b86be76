"""What a frozen language model reads of many documents, kept, so that reward heads train without running it again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from .data import Document
from .model import causal_mask
from .reward_model import RewardModel
from .runs import autocast, pick_dtype
from .text import Encoded, encode_document, split_steps

BATCH_TOKENS = 8192


@dataclass(frozen=True)
class States:
    """Documents one after another: ids int32 [T], state at unit size [T,D], surprise [T,2], starts int64 [N+1]."""

    ids: Tensor
    state: Tensor
    surprise: Tensor
    starts: Tensor

    def document(self, at: int, values: np.ndarray) -> Document:
        """Document `at` as token places in these arrays, for data.pack."""
        return Document(np.arange(int(self.starts[at]), int(self.starts[at + 1]), dtype=np.int32), values)


def encode_solutions(tokenizer: Tokenizer, solutions: Sequence[Mapping], row: int) -> list[Encoded | None]:
    """None for a solution without steps, or longer than `row` tokens with its question."""
    encoded = (encode_document(tokenizer, s["question"], split_steps(s["solution"])) for s in solutions)
    return [e if e.positions and len(e.ids) <= row else None for e in encoded]


@torch.inference_mode()
def read_states(model: RewardModel, encoded: Sequence[Encoded]) -> States:
    """One pass of the frozen trunk over the documents, those of one length together."""
    lengths = [len(e.ids) for e in encoded]
    starts = torch.tensor(np.concatenate([[0], np.cumsum(lengths)]))
    dtype = pick_dtype(torch.device("cpu"))
    ids = torch.tensor(np.concatenate([e.ids for e in encoded]), dtype=torch.int32)
    state = torch.empty(len(ids), model.trunk.config.dim, dtype=dtype)
    surprise = torch.empty(len(ids), 2)
    order = sorted(range(len(encoded)), key=lambda at: lengths[at])
    while order:
        width = max(1, BATCH_TOKENS // lengths[order[0]])
        members, order = order[:width], order[width:]
        longest = lengths[members[-1]]
        padded = torch.zeros(len(members), longest, dtype=torch.long)
        for at, member in enumerate(members):
            padded[at, : lengths[member]] = torch.tensor(encoded[member].ids)
        with autocast(torch.device("cpu")):
            read, features = model.read(padded, torch.arange(longest).expand(padded.shape), causal_mask(longest))
        for at, member in enumerate(members):
            place = slice(int(starts[member]), int(starts[member + 1]))
            state[place], surprise[place] = (
                read[at, : lengths[member]].to(dtype),
                features[at, : lengths[member]].float(),
            )
    return States(ids, state, surprise, starts)


def kept_states(path: Path, model: RewardModel, encoded: Sequence[Encoded]) -> States:
    """Those of `path` where it holds these documents, else read now and kept there."""
    if path.is_file():
        states = States(**torch.load(path, weights_only=True, mmap=True))
        if states.starts.diff().tolist() != [len(e.ids) for e in encoded]:
            raise ValueError(f"{path} holds other documents: delete it, or give another --out")
        return states
    states = read_states(model, encoded)
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(".tmp")
    torch.save(vars(states), temporary)
    temporary.replace(path)
    return states
