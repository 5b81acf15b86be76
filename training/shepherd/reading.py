"""What a frozen base knows of each token of a solution: states of a few layers, and the surprise of digits and signs.

Read as the browser reads: prompt, question, steps, with a KV cache. The part of the prompt before the question is read
once for all; solutions of one question share the question's reading.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import load_file, save_file
from torch import Tensor

from .base import Base
from .dialogue import Prompt, encode_dialogue
from .likeliest import likeliest
from .model import Decoder, KVCache

LEAST_LOG_PROBABILITY = -12.0
LOG_SCALE = 3.0
SURPRISE = 4  # numbers a token
NUMERIC = "0123456789+-*/=×÷"


@dataclass(frozen=True)
class Reading:
    """Tokens of many solutions in a row. `steps[i]` is the step of token i, counted through all solutions."""

    states: Tensor  # [T, layers, D] float16, each of unit size
    surprise: Tensor  # [T, SURPRISE] float16
    steps: Tensor  # [T] int32
    counts: Tensor  # [solutions] int32: steps of each

    def save(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_suffix(".tmp")
        save_file({name: getattr(self, name).contiguous() for name in self.__dataclass_fields__}, temporary)
        temporary.replace(path)

    @classmethod
    def load(cls, path: Path) -> Reading:
        return cls(**load_file(path))


def join(readings: Sequence[Reading]) -> Reading:
    steps, before = [], 0
    for reading in readings:
        steps.append(reading.steps + before)
        before += int(reading.counts.sum())
    parts = {name: torch.cat([getattr(r, name) for r in readings]) for name in ("states", "surprise", "counts")}
    return Reading(steps=torch.cat(steps), **parts)


class Reader:
    def __init__(self, model: Decoder, base: Base, prompt: Prompt, layers: Sequence[int]) -> None:
        """model: the base's in the number type that reads. layers: 1 is the first block's output."""
        self.model, self.tokenizer, self.prompt, self.layers = model, base.tokenizer, prompt, list(layers)
        self.dtype, self.device = model.embedding.weight.dtype, model.embedding.weight.device
        texts = [self.tokenizer.decode([token]) for token in range(model.config.vocab)]
        self.numeric = torch.tensor([any(c in NUMERIC for c in text) for text in texts])
        self.prefix: KVCache = self.read_prefix(prompt.before)

    @torch.inference_mode()
    def read(self, solutions: Sequence[dict], rows: int = 48) -> Reading:
        """solutions with `question` and `steps`, those of one question side by side."""
        dialogues = [encode_dialogue(self.tokenizer, self.prompt, s["question"], s["steps"]) for s in solutions]
        prompts = [d.prompt for d in dialogues]
        shared = int(self.prefix.lengths[0])
        if any(prompt[:shared] != self.prefix_ids for prompt in prompts):
            raise ValueError("a question joins the prompt before it in one token: end `before` with a newline")
        # Rows of like length together, so that little is padding; those of a question are side by side.
        longest: dict[tuple[int, ...], int] = {}
        for d in dialogues:
            longest[tuple(d.prompt)] = max(longest.get(tuple(d.prompt), 0), sum(map(len, d.steps)))
        order = sorted(range(len(dialogues)), key=lambda at: (longest[tuple(prompts[at])], prompts[at]))
        parts: list[tuple[Tensor, Tensor] | None] = [None] * len(dialogues)
        for start in range(0, len(order), rows):
            members = order[start : start + rows]
            for at, part in zip(members, self.batch([dialogues[at] for at in members], shared), strict=True):
                parts[at] = part
        steps, before = [], 0
        for dialogue in dialogues:
            steps += [before + number for number, line in enumerate(dialogue.steps) for _ in line]
            before += len(dialogue.steps)
        states, surprise = (torch.cat([part[i] for part in parts if part is not None]) for i in range(2))
        return Reading(
            states,
            surprise,
            torch.tensor(steps, dtype=torch.int32),
            torch.tensor([len(d.steps) for d in dialogues], dtype=torch.int32),
        )

    @torch.inference_mode()
    def read_prefix(self, before: str) -> KVCache:
        self.prefix_ids = self.tokenizer.encode(before, add_special_tokens=False).ids
        cache = KVCache(self.model.config, 1, self.model.config.max_len, self.dtype, self.device)
        self.model.hidden_cached(torch.tensor([self.prefix_ids], device=self.device), cache)
        return cache

    def batch(self, dialogues: list, shared: int) -> list[tuple[Tensor, Tensor]]:
        unique = list(dict.fromkeys(tuple(d.prompt[shared:]) for d in dialogues))
        cache = copy(self.prefix)
        cache.select(torch.zeros(len(unique), dtype=torch.long, device=self.device))
        hidden = self.append(unique, cache)
        lengths = torch.tensor([len(ids) for ids in unique])
        last = hidden[torch.arange(len(unique)), lengths - 1]
        fan = torch.tensor([unique.index(tuple(d.prompt[shared:])) for d in dialogues], device=self.device)
        cache.select(fan)
        lines = [[token for line in d.steps for token in line] for d in dialogues]
        states: list[Tensor] = []
        hidden = self.append(lines, cache, states)
        kept = torch.stack([unit(states[layer - 1]) for layer in self.layers], 2)
        before = torch.cat((last[fan][:, None], hidden[:, :-1]), 1)
        return [
            (
                kept[row, : len(ids)].half().cpu(),
                self.surprises(before[row, : len(ids)], torch.tensor(ids)).half().cpu(),
            )
            for row, ids in enumerate(lines)
        ]

    def append(self, rows: Sequence[Sequence[int]], cache: KVCache, states: list[Tensor] | None = None) -> Tensor:
        lengths = torch.tensor([len(ids) for ids in rows], device=self.device)
        padded = torch.zeros(len(rows), int(lengths.max()), dtype=torch.long)
        for row, ids in enumerate(rows):
            padded[row, : len(ids)] = torch.tensor(ids)
        return self.model.hidden_cached(padded.to(self.device), cache, counts=lengths, states=states)

    def surprises(self, before: Tensor, ids: Tensor) -> Tensor:
        """before [T,D]: normed states one token earlier → [T,SURPRISE], zeros for tokens without a digit or sign."""
        found = torch.zeros(len(ids), SURPRISE)
        at = self.numeric[ids].nonzero().squeeze(1)
        if len(at):
            logits = self.model.logits(before[at.to(before.device)]).float().cpu()
            own = logits.gather(1, ids[at, None]).squeeze(1)
            # The browser knows the likeliest alone: a token that is not among them counts as the last of them.
            behind = (own < logits.amax(1)).nonzero().squeeze(1)
            if len(behind):
                own[behind] = own[behind].maximum(likeliest(logits[behind])[0].amin(1))
            found[at] = surprise_features(own - logits.logsumexp(1), logits.amax(1) - own)
        return found


def unit(x: Tensor) -> Tensor:
    """Each state at root mean square 1, whatever the layer's size."""
    return F.rms_norm(x.float(), x.shape[-1:], eps=1e-6)


def surprise_features(log_probability: Tensor, gap: Tensor) -> Tensor:
    """Of a digit or sign: its log-probability, 1 − probability, the likeliest token's lead, and 1; [n] each → [n,4]."""
    clamped = log_probability.clamp(LEAST_LOG_PROBABILITY, 0.0)
    return torch.stack(
        (
            clamped / LOG_SCALE,
            1 - clamped.exp(),
            gap.clamp(max=-LEAST_LOG_PROBABILITY) / LOG_SCALE,
            torch.ones_like(gap),
        ),
        -1,
    )
