"""Step labels by completion (Math-Shepherd §3.3).

A step is as good as its chance to lead to the right answer: a completer finishes the solution
from the step N times. Hard estimation (HE, equation 3): 1 if any completion is right. Soft
estimation (SE, equation 4): the share that is right. The answer line needs no completer: its label is whether
the answer is right.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from .text import extract_answer, is_answer_line, split_steps

Completer = Callable[[Sequence[tuple[str, str]]], list[list[str]]]
"""(question, steps so far) pairs → for each, the N full solution texts ("" where cut)."""


def prefixes(steps: Sequence[str]) -> list[str]:
    """The text up to and including each step that is not an answer line."""
    return ["\n".join(steps[: at + 1]) for at, step in enumerate(steps) if not is_answer_line(step)]


def label_solutions(
    solutions: Sequence[Mapping], completer: Completer, rollouts: int, prune: bool = False
) -> list[dict]:
    """Adds `steps`, `counts`, `hard`, `soft` to each solution record.

    counts[i] of `rollouts` completions after step i are right (the answer line counts as all or
    none). Equal prefixes of one question are completed once. With `prune`, nothing is completed
    after a step from which no completion was right; what follows counts 0, for a solution that is
    lost is taken to stay lost (as OmegaPRM's search for the first error does, arXiv 2406.06592).
    Raises ValueError when the completer returns another number of completions than `rollouts`.
    """
    right: dict[tuple[str, str], int] = {}
    roads = [(s["question"], Fraction(s["gold"]), prefixes(split_steps(s["solution"]))) for s in solutions]
    longest = max((len(road) for _, _, road in roads), default=0)
    # One wave a step where pruning needs the earlier counts, else one wave for all.
    for wave in [slice(at, at + 1) for at in range(longest)] if prune else [slice(None)]:
        wanted: dict[tuple[str, str], Fraction] = {}
        for question, gold, road in roads:
            for at, prefix in enumerate(road[wave], start=wave.start or 0):
                if prune and at > 0 and right[question, road[at - 1]] == 0:
                    right[question, prefix] = 0
                elif (question, prefix) not in right:
                    wanted[question, prefix] = gold
        right |= count_right(wanted, completer, rollouts)
    return [label_solution(solution, right, rollouts) for solution in solutions]


def count_right(
    wanted: Mapping[tuple[str, str], Fraction], completer: Completer, rollouts: int
) -> dict[tuple[str, str], int]:
    """How many completions of each (question, prefix) end in its gold answer."""
    if not wanted:
        return {}
    right = {}
    for (key, gold), texts in zip(wanted.items(), completer(list(wanted)), strict=True):
        if len(texts) != rollouts:
            raise ValueError(f"{len(texts)} completions of {key!r}, {rollouts} asked for")
        right[key] = sum(extract_answer(text) == gold for text in texts)
    return right


def label_solution(solution: Mapping, right: Mapping[tuple[str, str], int], rollouts: int) -> dict:
    steps = split_steps(solution["solution"])
    counts = []
    for at, step in enumerate(steps):
        if is_answer_line(step):
            counts.append(rollouts if solution["right"] else 0)
        else:
            counts.append(right[solution["question"], "\n".join(steps[: at + 1])])
    return {
        **solution,
        "steps": steps,
        "rollouts": rollouts,
        "counts": counts,
        "hard": [int(count > 0) for count in counts],
        "soft": [round(count / rollouts, 4) for count in counts],
    }
