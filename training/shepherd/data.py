"""Documents packed into rows of one fixed shape (varying shapes halve the speed on a CPU)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from .problems import Problem
from .text import BEGIN_ID, encode_document

QUESTION_WEIGHT = 0.2
CHUNK = 16_384  # documents packed together


@dataclass(frozen=True)
class Document:
    """ids [n]; values [n]: a loss weight of each token as a target, or a label (NaN where none)."""

    ids: np.ndarray
    values: np.ndarray


@dataclass(frozen=True)
class Rows:
    """ids, positions, documents: int64 [B,T]; values: float32 [B,T]. Padding is a document by itself."""

    ids: Tensor
    positions: Tensor
    documents: Tensor
    values: Tensor

    def to(self, device: torch.device) -> Rows:
        return Rows(*(t.to(device) for t in (self.ids, self.positions, self.documents, self.values)))


def training_documents(
    tokenizer: Tokenizer, problems: Sequence[Problem], max_length: int
) -> tuple[list[Document], int]:
    """Reference solutions as documents: solution tokens weigh 1, question tokens 0.2.

    Returns the documents and how many were longer than max_length and left out.
    """
    documents = []
    for problem in problems:
        encoded = encode_document(tokenizer, problem.question, problem.solution)
        if len(encoded.ids) <= max_length:
            weights = np.ones(len(encoded.ids), dtype=np.float32)
            weights[: encoded.question_length] = QUESTION_WEIGHT
            weights[0] = 0.0
            documents.append(Document(np.array(encoded.ids, dtype=np.int32), weights))
    if not documents:
        raise ValueError(f"every document is longer than {max_length} tokens")
    return documents, len(problems) - len(documents)


def best_fit(lengths: Sequence[int], size: int) -> list[list[int]]:
    """Bins of document indices, each of total length ≤ size: longest first, where least room is left."""
    bins: list[list[int]] = []
    by_room: list[list[int]] = [[] for _ in range(size + 1)]
    for index in sorted(range(len(lengths)), key=lambda i: -lengths[i]):
        length = lengths[index]
        room = next((room for room in range(length, size + 1) if by_room[room]), None)
        if room is None:
            bins.append([])
            room, bin_number = size, len(bins) - 1
        else:
            bin_number = by_room[room].pop()
        bins[bin_number].append(index)
        by_room[room - length].append(bin_number)
    return bins


def pack(documents: Sequence[Document], size: int, padding_value: float) -> Rows:
    """Packs documents into rows of `size` tokens; positions restart with each document."""
    bins = best_fit([len(d.ids) for d in documents], size)
    ids = np.full((len(bins), size), BEGIN_ID, dtype=np.int64)
    positions = np.zeros_like(ids)
    numbers = np.full_like(ids, -1)
    values = np.full(ids.shape, padding_value, dtype=np.float32)
    for row, members in enumerate(bins):
        start = 0
        for number, member in enumerate(members):
            document = documents[member]
            end = start + len(document.ids)
            ids[row, start:end] = document.ids
            positions[row, start:end] = np.arange(end - start)
            numbers[row, start:end] = number
            values[row, start:end] = document.values
            start = end
    return Rows(*(torch.from_numpy(a) for a in (ids, positions, numbers, values)))


def batches(
    documents: Sequence[Document], size: int, rows: int, seed: int, padding_value: float = 0.0
) -> Iterator[Rows]:
    """Endless batches [rows,size]; each epoch reshuffles. The short tail of a chunk waits for the next."""
    rng = np.random.default_rng(seed)
    waiting: list[Rows] = []
    while True:
        order = rng.permutation(len(documents))
        for start in range(0, len(order), CHUNK):
            waiting.append(pack([documents[i] for i in order[start : start + CHUNK]], size, padding_value))
            if sum(len(r.ids) for r in waiting) < rows:
                continue
            fields = ("ids", "positions", "documents", "values")
            merged = [torch.cat([getattr(r, f) for r in waiting]) for f in fields]
            shuffle = torch.from_numpy(rng.permutation(len(merged[0])))
            whole = len(shuffle) // rows * rows
            for at in range(0, whole, rows):
                yield Rows(*(m[shuffle[at : at + rows]] for m in merged))
            waiting = [Rows(*(m[shuffle[whole:]] for m in merged))]
