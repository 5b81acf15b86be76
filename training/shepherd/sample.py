"""Batched sampling with a KV cache: many prompts, several samples of each.

Prompts are sorted by length and prefilled once; their cache rows fan out to the samples;
finished rows leave the batch. A sample ends after the newline of a line that starts with
`####`, or is cut at the token limit.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from . import checkpoint
from .model import Decoder, KVCache
from .runs import pick_dtype
from .text import ANSWER_PREFIX, BEGIN_ID, load_tokenizer, newline_id

COMPACT_AT = 0.85  # rows leave in groups: when this share of the batch is still writing


@dataclass(frozen=True)
class Settings:
    temperature: float = 1.0  # 0 is greedy
    top_p: float = 1.0
    max_tokens: int = 256  # of prompt and answer together
    batch: int = 512
    line: bool = False  # a sample ends at its first newline, not after its answer line

    def __post_init__(self) -> None:
        if self.temperature < 0 or not 0 < self.top_p <= 1 or self.batch < 1:
            raise ValueError(f"needs temperature ≥ 0, 0 < top_p ≤ 1, batch ≥ 1: {self}")


@dataclass(frozen=True)
class Sample:
    ids: list[int]  # new tokens, the last newline included
    finished: bool  # False: cut at the limit


def inference_copy(model: Decoder, dtype: torch.dtype) -> Decoder:
    """A copy whose matrices are of `dtype`; norms and rotary tables stay float32."""
    twin = copy.deepcopy(model).eval().requires_grad_(False)
    for module in twin.modules():
        if isinstance(module, (nn.Linear, nn.Embedding)):
            module.to(dtype)
    return twin


def choose(logits: Tensor, settings: Settings, generator: torch.Generator) -> Tensor:
    """logits [B,V] → token ids [B]: greedy, or one draw each from the (top-p) softmax."""
    if settings.temperature == 0:
        return logits.argmax(-1)
    shares = torch.softmax(logits.float() / settings.temperature, dim=-1)
    if settings.top_p < 1:
        ordered, order = shares.sort(dim=-1, descending=True)
        before = ordered.cumsum(-1) - ordered
        shares = torch.zeros_like(shares).scatter(-1, order, ordered.masked_fill(before >= settings.top_p, 0.0))
    # One uniform number a row, looked up in the cumulated shares.
    cumulated = shares.cumsum(-1)
    drawn = torch.rand(len(shares), 1, generator=generator, device=shares.device) * cumulated[:, -1:]
    return torch.searchsorted(cumulated, drawn, right=True).squeeze(-1).clamp(max=shares.shape[-1] - 1)


class Sampler:
    """Samples from `model` (a copy in `dtype`); every call is seeded and independent of earlier calls."""

    def __init__(self, model: Decoder, tokenizer: Tokenizer, dtype: torch.dtype | None = None) -> None:
        """`dtype`: of the matrices; None for the one that is fast on the model's device."""
        self.dtype = pick_dtype(model.embedding.weight.device) if dtype is None else dtype
        self.model = inference_copy(model, self.dtype)
        self.tokenizer = tokenizer
        self.newline = newline_id(tokenizer)
        self.device = model.embedding.weight.device

    @classmethod
    def load(cls, folder: Path, device: torch.device) -> Sampler:
        """Of the model and tokenizer that train_generator.py left in `folder`. Raises FileNotFoundError."""
        model, _ = checkpoint.load(folder / "generator.pt", device)
        return cls(model, load_tokenizer(folder / "tokenizer.json"))

    def text(self, ids: Sequence[int]) -> str:
        return self.tokenizer.decode(list(ids), skip_special_tokens=False)

    @torch.inference_mode()
    def sample(
        self,
        prompts: Sequence[Sequence[int]],
        copies: int,
        settings: Settings,
        seed: int,
        progress: Callable[[int], None] = lambda tokens: None,
    ) -> list[list[Sample]]:
        """`copies` samples of each prompt, in the prompts' order. `progress` gets new-token counts."""
        longest = max(map(len, prompts))
        limit = min(settings.max_tokens, self.model.config.max_len)
        if longest >= limit:
            raise ValueError(f"a prompt of {longest} tokens leaves no room under the limit of {limit}")
        generator = torch.Generator(self.device).manual_seed(seed)
        order = sorted(range(len(prompts)), key=lambda i: len(prompts[i]))
        width = max(1, settings.batch // copies)
        results: list[list[Sample]] = [[] for _ in prompts]
        for start in range(0, len(order), width):
            members = order[start : start + width]
            samples = self._batch([prompts[i] for i in members], copies, limit, settings, generator, progress)
            for at, member in enumerate(members):
                results[member] = samples[at * copies : (at + 1) * copies]
        return results

    def _batch(self, prompts, copies, limit, settings, generator, progress) -> list[Sample]:
        lengths = torch.tensor([len(p) for p in prompts])
        padded = torch.full((len(prompts), int(lengths.max())), BEGIN_ID)
        for row, prompt in enumerate(prompts):
            padded[row, : len(prompt)] = torch.tensor(prompt)
        cache = KVCache(self.model.config, len(prompts), limit, self.dtype, self.device)
        hidden = self.model.hidden_cached(padded.to(self.device), cache, counts=lengths.to(self.device))
        last = hidden[torch.arange(len(prompts)), lengths - 1]
        fan = torch.arange(len(prompts)).repeat_interleave(copies)
        cache.select(fan.to(self.device))
        logits = self.model.logits(last)[fan]

        written: list[list[int]] = [[] for _ in fan]
        line_start = [0] * len(fan)
        finished = [False] * len(fan)
        rows = list(range(len(fan)))  # sample number of each batch row
        live = [True] * len(fan)
        while True:
            chosen = choose(logits, settings, generator)
            capped = (cache.lengths + 1 >= limit).tolist()
            for row, token in enumerate(chosen.tolist()):
                if not live[row]:
                    continue
                number = rows[row]
                written[number].append(token)
                if token == self.newline:
                    if settings.line or self.text(written[number][line_start[number] :]).startswith(ANSWER_PREFIX):
                        finished[number], live[row] = True, False
                    line_start[number] = len(written[number])
                if capped[row]:
                    live[row] = False
            progress(sum(live))
            keep = [row for row, alive in enumerate(live) if alive]
            if not keep:
                return [Sample(ids, done) for ids, done in zip(written, finished, strict=True)]
            if len(keep) <= COMPACT_AT * len(live) or max(capped):
                index = torch.tensor(keep, device=self.device)
                cache.select(index)
                chosen, rows, live = chosen[index], [rows[row] for row in keep], [True] * len(keep)
            logits = self.model.logits(self.model.hidden_cached(chosen[:, None], cache)[:, 0])
