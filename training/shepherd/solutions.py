"""Samples as records: problem, text, whether it ended by itself, whether its answer is right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

from .problems import Problem
from .sample import Sample, Sampler, Settings
from .text import encode_prompt, extract_answer, format_number


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
