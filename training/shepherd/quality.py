"""Rewards and rollout labels against the exact truth of each step (Math-Shepherd §5, ProcessBench)."""

from __future__ import annotations

from math import comb

import numpy as np

from .measures import auc, calibration, first_below, first_error_scores
from .text import is_answer_line


def reward_quality(solutions: list[dict], truths: list[dict], threshold: float) -> dict:
    """PRM rewards against step truth, over all steps and over live ones (every step before them is right)."""
    pairs = [(s, t) for s, t in zip(solutions, truths, strict=True) if s["prm"]]
    rewards = np.array([reward for s, _ in pairs for reward in s["prm"]])
    right = np.array([int(good) for _, t in pairs for good in t["right"]])
    live = np.array([at == 0 or t["right"][at - 1] for _, t in pairs for at in range(len(t["right"]))])
    called = rewards < threshold
    errors = first_error_scores(
        [first_below(s["prm"], threshold) for s, _ in pairs], [t["firstWrong"] for _, t in pairs]
    )
    return {
        "steps": len(right),
        "right": float(right.mean()),
        "step_auc": auc(rewards, right),
        "live_step_auc": auc(rewards[live], right[live]),
        "calibration": calibration(rewards, right),
        "threshold": threshold,
        "first_error": errors,
        "first_wrong_caught": float(called[live & (right == 0)].mean()),
        "right_called_wrong": float(called[right == 1].mean()),
    }


def label_quality(records: list[dict], truths: list[dict]) -> dict:
    """Share of hard labels, and of soft labels read at a half, agreeing with the truth, by N; without answer lines."""
    counts, right, n = [], [], records[0]["rollouts"]
    for record, truth in zip(records, truths, strict=True):
        for step, count, good in zip(record["steps"], record["counts"], truth["right"], strict=True):
            if not is_answer_line(step):
                counts.append(count)
                right.append(good)
    return {
        str(k): {
            "hard": agreement(at_least(counts, n, k, 1), right),
            "soft": agreement(at_least(counts, n, k, (k + 1) // 2), right),
            "n": len(right),
        }
        for k in (2**power for power in range(n.bit_length()))
    }


def agreement(good: list[float], right: list[bool]) -> float:
    """Mean chance that a label, which is good with chance good[i], says right[i]."""
    return float(np.mean([(p if is_right else 1 - p) for p, is_right in zip(good, right, strict=True)]))


def at_least(counts: list[int], n: int, k: int, enough: int) -> list[float]:
    """For each count of right rollouts among n: the chance that k drawn of them hold `enough` right ones."""
    table = [sum(comb(c, i) * comb(n - c, k - i) for i in range(enough, k + 1)) / comb(n, k) for c in range(n + 1)]
    return [table[count] for count in counts]
