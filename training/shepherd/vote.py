"""What each rule chooses among k solutions (Math-Shepherd §3.4); twin of src/domain/vote.ts.

A solution without an answer has no vote. Ties everywhere: larger score, then more votes, then
the answer whose first solution comes first.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

AGGREGATORS: dict[str, Callable[[Sequence[float]], float]] = {
    "min": lambda rewards: min(rewards, default=0.0),
    "product": lambda rewards: math.prod(rewards) if rewards else 0.0,
    "mean": lambda rewards: sum(rewards) / len(rewards) if rewards else 0.0,
    "last": lambda rewards: rewards[-1] if rewards else 0.0,
}


@dataclass(frozen=True)
class Scored:
    """One solution: its answer (None where it has none), PRM reward a step, ORM reward."""

    answer: str | None
    step_rewards: tuple[float, ...]
    outcome: float


def by_answer(solutions: Sequence[Scored], score: Callable[[Scored], float], combine: Callable) -> str | None:
    """The answer with the best combined score of its solutions (dicts keep first-come order)."""
    groups: dict[str, list[float]] = {}
    for solution in solutions:
        if solution.answer is not None:
            groups.setdefault(solution.answer, []).append(score(solution))
    # max keeps the first of equals, which is the answer that came first.
    return max(groups, key=lambda answer: (combine(groups[answer]), len(groups[answer])), default=None)


def by_process_reward(
    aggregate: Callable[[Sequence[float]], float], combine: Callable, solutions: Sequence[Scored]
) -> str | None:
    return by_answer(solutions, lambda solution: aggregate(solution.step_rewards), combine)


def rules() -> dict[str, Callable[[Sequence[Scored]], str | None]]:
    """Every rule by name: majority, best of N and weighted vote with each reward."""
    table: dict[str, Callable[[Sequence[Scored]], str | None]] = {
        "majority": lambda s: by_answer(s, lambda _: 1.0, sum),
        "orm_best": lambda s: by_answer(s, lambda x: x.outcome, max),
        "orm_weighted": lambda s: by_answer(s, lambda x: x.outcome, sum),
    }
    for name, aggregate in AGGREGATORS.items():
        table[f"prm_best_{name}"] = partial(by_process_reward, aggregate, max)
        table[f"prm_weighted_{name}"] = partial(by_process_reward, aggregate, sum)
    return table
