"""Sampling from a chat model in one running batch: a row that ends makes room for the next prompt.

Drawn is among the 64 likeliest tokens, as the browser does it. A solution ends after a line that starts with `####` or
at the end of the turn; it is cut at the limit, or where the model turns to a program.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import torch
import torch.nn.functional as F
from torch import Tensor

from .base import Base
from .likeliest import likeliest
from .model import Decoder, KVCache
from .text import ANSWER_PREFIX

REFILL_AT = 0.75
FENCE = "```"


@dataclass
class Row:
    number: int  # of the prompt
    ids: list[int] = field(default_factory=list)
    line_start: int = 0
    finished: bool = False


def draw(logits: Tensor, temperature: float, generator: torch.Generator) -> Tensor:
    """logits [B,V] → ids [B]."""
    values, ids = likeliest(logits)
    if temperature == 0:
        return ids[:, 0]
    shares = torch.softmax(values.float() / temperature, -1)
    return ids.gather(1, torch.multinomial(shares, 1, generator=generator)).squeeze(1)


class Stream:
    """`sample(prompts)` → for each prompt its solution's text and whether it ended by itself."""

    def __init__(self, model: Decoder, base: Base, width: int, limit: int) -> None:
        """model: the base's, in the number type that samples. limit: new tokens a solution."""
        self.model, self.tokenizer, self.width, self.limit = model, base.tokenizer, width, limit
        self.end = base.end
        self.device = model.embedding.weight.device
        self.dtype = model.embedding.weight.dtype
        texts = [self.tokenizer.decode([token]) for token in range(self.tokenizer.get_vocab_size())]
        self.newline = {token for token, text in enumerate(texts) if "\n" in text}
        self.fence = {token for token, text in enumerate(texts) if FENCE in text}

    @torch.inference_mode()
    def sample(
        self,
        prompts: Sequence[list[int]],
        temperature: float,
        seed: int,
        progress: Callable[[int], None] = lambda tokens: None,
    ) -> list[tuple[str, bool]]:
        generator = torch.Generator(self.device).manual_seed(seed)
        waiting = sorted(range(len(prompts)), key=lambda at: (len(prompts[at]), prompts[at]), reverse=True)
        done: dict[int, Row] = {}
        rows: list[Row] = []
        cache, logits = self.empty()
        while waiting or rows:
            if waiting and len(rows) <= REFILL_AT * self.width:
                new = [waiting.pop() for _ in range(min(len(waiting), self.width - len(rows)))]
                fresh, fresh_logits = self.prefill([prompts[at] for at in new])
                cache = join(cache, fresh) if rows else fresh
                logits = torch.cat((logits, fresh_logits)) if rows else fresh_logits
                rows += [Row(at) for at in new]
            chosen = draw(logits, temperature, generator)
            progress(len(rows))
            keep = [at for at, token in enumerate(chosen.tolist()) if not self.ends(rows[at], token)]
            if len(keep) < len(rows):
                done |= {row.number: row for at, row in enumerate(rows) if at not in set(keep)}
                rows = [rows[at] for at in keep]
                chosen = chosen[keep]
                cache.select(torch.tensor(keep, dtype=torch.long, device=self.device))
                shrink(cache)
            if rows:
                logits = self.model.logits(self.model.hidden_cached(chosen[:, None], cache)[:, 0])
        return [(self.text(done[at].ids), done[at].finished) for at in range(len(prompts))]

    def empty(self) -> tuple[KVCache, Tensor]:
        config = self.model.config
        cache = KVCache(config, 0, config.max_len, self.dtype, self.device)
        return cache, torch.empty(0, config.vocab, device=self.device)

    def text(self, ids: Sequence[int]) -> str:
        return self.tokenizer.decode(list(ids), skip_special_tokens=True)

    def ends(self, row: Row, token: int) -> bool:
        """Takes the token; whether the row is done with it."""
        if token == self.end or token in self.fence:
            row.finished = token == self.end
            return True
        row.ids.append(token)
        if token in self.newline:
            if self.text(row.ids[row.line_start :]).lstrip().startswith(ANSWER_PREFIX):
                row.finished = True
                return True
            row.line_start = len(row.ids)
        return len(row.ids) >= self.limit

    def prefill(self, prompts: list[list[int]]) -> tuple[KVCache, Tensor]:
        """Equal prompts are read once. → the cache and the next token's logits, a row each prompt."""
        unique = [list(ids) for ids in dict.fromkeys(map(tuple, prompts))]
        lengths = torch.tensor([len(ids) for ids in unique])
        padded = torch.zeros(len(unique), int(lengths.max()), dtype=torch.long)
        for row, ids in enumerate(unique):
            padded[row, : len(ids)] = torch.tensor(ids)
        cache = KVCache(self.model.config, len(unique), self.model.config.max_len, self.dtype, self.device)
        hidden = self.model.hidden_cached(padded.to(self.device), cache, counts=lengths.to(self.device))
        logits = self.model.logits(hidden[torch.arange(len(unique)), lengths - 1])
        rows = torch.tensor([unique.index(list(ids)) for ids in prompts], device=self.device)
        cache.select(rows)
        return cache, logits[rows]


def join(a: KVCache, b: KVCache) -> KVCache:
    """The rows of both in one cache (a's object, for the longer of both)."""
    room = max(a.keys[0].shape[2], b.keys[0].shape[2])
    for own, other in ((a.keys, b.keys), (a.values, b.values)):
        for layer in range(len(own)):
            own[layer] = torch.cat([F.pad(t, (0, 0, 0, room - t.shape[2])) for t in (own[layer], other[layer])])
    a.lengths = torch.cat((a.lengths, b.lengths))
    return a


def shrink(cache: KVCache) -> None:
    """Gives back the room that no row uses any more."""
    room = -(-int(cache.lengths.max()) // cache.GROWTH) * cache.GROWTH if len(cache.lengths) else 0
    if room < cache.keys[0].shape[2]:
        cache.keys = [k[:, :, :room] for k in cache.keys]
        cache.values = [v[:, :, :room] for v in cache.values]
