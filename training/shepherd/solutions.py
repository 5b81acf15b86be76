"""Samples as records: problem, text, whether it ended by itself, whether its answer is right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from pathlib import Path

import torch

from .problems import Problem
from .records import shard_path, write_shard
from .sample import Sample, Sampler, Settings
from .text import encode_prompt, extract_answer, format_number

SHARD = 250  # problems


def solution_record(problem: Problem, number: int, text: str, finished: bool) -> dict:
    """A cut solution is wrong, and the line it was cut in is no step."""
    if not finished:
        text = text[: text.rfind("\n") + 1]
    answer = extract_answer(text) if finished else None
    return {
        "problem": problem.id,
        "question": problem.question,
        "gold": format_number(problem.answer),
        "sample": number,
        "solution": text.removesuffix("\n"),
        "finished": finished,
        "answer": format_number(answer),
        "right": is_right(answer, problem.answer),
    }


def is_right(answer: Fraction | None, gold: Fraction) -> bool:
    return answer is not None and answer == gold


def sample_solutions(
    sampler: Sampler,
    problems: Sequence[Problem],
    copies: int,
    settings: Settings,
    seed: int,
    progress: Callable[[int], None] = lambda tokens: None,
) -> list[list[dict]]:
    """`copies` solution records of each problem."""
    prompts = [encode_prompt(sampler.tokenizer, problem.question) for problem in problems]
    samples: list[list[Sample]] = sampler.sample(prompts, copies, settings, seed, progress)
    return [
        [solution_record(problem, k, sampler.text(s.ids), s.finished) for k, s in enumerate(group)]
        for problem, group in zip(problems, samples, strict=True)
    ]


class ShardSampler:
    """Samples solutions of problems[SHARD * number : SHARD * (number + 1)] into that shard below `out`."""

    def __init__(
        self,
        folder: Path,
        device: torch.device,
        settings: Sequence[Settings],
        copies: int,
        flaws: bool,
        seed: int,
        problems: Sequence[Problem],
        out: Path,
    ) -> None:
        """`folder`: the generator's. `flaws`: add the problems' flawed references, as sample -1."""
        self.sampler = Sampler.load(folder, device)
        self.settings, self.copies, self.flaws, self.seed = settings, copies, flaws, seed
        self.problems, self.out = problems, out

    def __call__(self, number: int) -> dict[str, int]:
        part = self.problems[number * SHARD : (number + 1) * SHARD]
        records: list[dict] = []
        tokens: list[int] = []
        for at, setting in enumerate(self.settings):
            seed = (self.seed * 101 + at) * 1_000_003 + number
            groups = sample_solutions(self.sampler, part, self.copies, setting, seed, tokens.append)
            records += [{**r, "temperature": setting.temperature} for group in groups for r in group]
        flawed = [solution_record(p, -1, "\n".join(p.flawed), True) for p in part if self.flaws and p.flawed]
        write_shard(shard_path(self.out, number), [*records, *flawed])
        return {"tokens": sum(tokens)}
