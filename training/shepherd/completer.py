"""The completer of Math-Shepherd §3.3 as a sampled language model, and a shard of labels by it."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from pathlib import Path

import torch

from .records import read_shard, write_shard
from .rollouts import Completer, label_solutions
from .sample import Sampler, Settings
from .text import encode_document, split_steps


class SampledCompleter:
    """Finishes prefixes with the sampler; a cut completion, or a prefix without room, counts as "" (wrong)."""

    def __init__(self, sampler: Sampler, rollouts: int, settings: Settings) -> None:
        self.sampler, self.rollouts, self.settings = sampler, rollouts, settings
        self.tokens = self.prefixes = 0

    def seeded(self, seed: int) -> Completer:
        """A completer whose calls draw different, reproducible samples."""
        seeds = itertools.count(seed * 100)
        return lambda wanted: self.complete(wanted, next(seeds))

    def complete(self, wanted: Sequence[tuple[str, str]], seed: int) -> list[list[str]]:
        prompts = [encode_document(self.sampler.tokenizer, q, split_steps(prefix)).ids for q, prefix in wanted]
        roomy = [at for at, prompt in enumerate(prompts) if len(prompt) < self.settings.max_tokens]
        groups = [[""] * self.rollouts for _ in prompts]
        if roomy:
            samples = self.sampler.sample([prompts[at] for at in roomy], self.rollouts, self.settings, seed, self.count)
            for at, group in zip(roomy, samples, strict=True):
                groups[at] = [self.sampler.text(s.ids) if s.finished else "" for s in group]
        self.prefixes += len(prompts)
        return groups

    def count(self, tokens: int) -> None:
        self.tokens += tokens


class ShardLabeller:
    """Labels the shard of solutions sources[number] into a shard of the same name below `out`."""

    def __init__(
        self,
        folder: Path,
        device: torch.device,
        settings: Settings,
        rollouts: int,
        prune: bool,
        seed: int,
        sources: Sequence[Path],
        out: Path,
    ) -> None:
        """`folder`: the completer's."""
        self.sampler = Sampler.load(folder, device)
        self.settings, self.rollouts, self.prune, self.seed = settings, rollouts, prune, seed
        self.sources, self.out = sources, out

    def __call__(self, number: int) -> dict[str, int]:
        completer = SampledCompleter(self.sampler, self.rollouts, self.settings)
        seeded = completer.seeded(self.seed * 1_000_003 + 500_000 + number)
        source = self.sources[number]
        write_shard(self.out / source.name, label_solutions(read_shard(source), seeded, self.rollouts, self.prune))
        return {"tokens": completer.tokens, "prefixes": completer.prefixes}
