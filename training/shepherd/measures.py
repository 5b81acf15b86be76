"""Small statistics: AUC, bootstrap interval, paired tests. All seeded, NumPy only."""

from __future__ import annotations

from math import comb

import numpy as np

RESAMPLES = 10_000


def auc(scores: np.ndarray, labels: np.ndarray) -> float | None:
    """Area under the ROC curve: chance that a positive outscores a negative (ties count half); None with one class."""
    positive = int(labels.sum())
    negative = len(labels) - positive
    if positive == 0 or negative == 0:
        return None
    values, inverse, counts = np.unique(scores, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[inverse]
    return float((ranks[labels.astype(bool)].sum() - positive * (positive + 1) / 2) / (positive * negative))


def interval(values: np.ndarray, seed: int = 0) -> dict:
    """Mean of values [n] with its 95 % bootstrap interval over them."""
    rng = np.random.default_rng(seed)
    means = np.array([values[rng.integers(0, len(values), len(values))].mean() for _ in range(RESAMPLES // 5)])
    low, high = np.percentile(means, [2.5, 97.5])
    return {"mean": float(values.mean()), "low": float(low), "high": float(high)}


def mcnemar(a: np.ndarray, b: np.ndarray) -> float:
    """Two-sided exact p of paired right/wrong vectors a, b [n]: a binomial test on where they differ."""
    only_a, only_b = int((a & ~b).sum()), int((b & ~a).sum())
    differ = only_a + only_b
    if differ == 0:
        return 1.0
    tail = sum(comb(differ, i) for i in range(min(only_a, only_b) + 1))
    return min(1.0, 2 * tail / 2**differ)


def paired(a: np.ndarray, b: np.ndarray, seed: int = 0) -> dict:
    """a − b over the same problems: difference with bootstrap interval, and McNemar's p."""
    difference = interval(a.astype(float) - b.astype(float), seed)
    return {"difference": difference["mean"], "low": difference["low"], "high": difference["high"], "p": mcnemar(a, b)}
