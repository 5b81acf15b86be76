"""Small statistics: AUC, bootstrap interval, paired tests. All seeded, NumPy only."""

from __future__ import annotations

from collections.abc import Sequence
from math import comb

import numpy as np

RESAMPLES = 10_000


def auc(scores: np.ndarray, labels: np.ndarray) -> float | None:
    """Area under the ROC curve: chance that a positive outscores a negative (ties count half); None with one class."""
    positive = int(labels.sum())
    negative = len(labels) - positive
    if positive == 0 or negative == 0:
        return None
    _, inverse, counts = np.unique(scores, return_inverse=True, return_counts=True)
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


def within_auc(scores: np.ndarray, labels: np.ndarray, groups: np.ndarray) -> float | None:
    """Mean AUC inside the groups [n] that have both labels, weighted by pairs.

    How well a score tells the right from the wrong solutions of one problem, which is all that choosing needs.
    """
    wins = pairs = 0.0
    order = np.argsort(groups, kind="stable")
    for members in np.split(order, np.flatnonzero(np.diff(groups[order])) + 1):
        value = auc(scores[members], labels[members])
        if value is not None:
            count = int(labels[members].sum()) * int((1 - labels[members]).sum())
            wins, pairs = wins + value * count, pairs + count
    return wins / pairs if pairs else None


def first_below(rewards: Sequence[float], threshold: float) -> int | None:
    """Index of the first step that a PRM calls wrong."""
    return next((at for at, reward in enumerate(rewards) if reward < threshold), None)


def first_error_scores(predicted: Sequence[int | None], truth: Sequence[int | None]) -> dict:
    """ProcessBench's protocol (arXiv 2412.06559 §4).

    Accuracy at the first wrong step of flawed solutions, accuracy on right ones (nothing called wrong), and F1, their
    harmonic mean.
    """
    flawed = [p == t for p, t in zip(predicted, truth, strict=True) if t is not None]
    sound = [p is None for p, t in zip(predicted, truth, strict=True) if t is None]
    on_flawed, on_sound = (float(np.mean(x)) if x else 0.0 for x in (flawed, sound))
    f1 = 2 * on_flawed * on_sound / (on_flawed + on_sound) if on_flawed + on_sound else 0.0
    return {"f1": f1, "flawed": on_flawed, "sound": on_sound, "n_flawed": len(flawed), "n_sound": len(sound)}


def best_threshold(rewards: Sequence[Sequence[float]], truth: Sequence[int | None]) -> dict:
    """The threshold of the best first-error F1, and that F1; from a split that nothing is reported on."""
    options = [
        {"threshold": t / 100, **first_error_scores([first_below(r, t / 100) for r in rewards], truth)}
        for t in range(2, 99, 2)
    ]
    return max(options, key=lambda option: option["f1"])


def calibration(rewards: np.ndarray, labels: np.ndarray, bins: int = 10) -> dict:
    """Reliability in equal bins: [mean reward, share right, n] each, and the expected calibration error."""
    which = np.minimum((rewards * bins).astype(int), bins - 1)
    rows = [
        [float(rewards[which == b].mean()), float(labels[which == b].mean()), int((which == b).sum())]
        for b in range(bins)
        if (which == b).any()
    ]
    return {"bins": rows, "error": sum(n * abs(reward - share) for reward, share, n in rows) / len(rewards)}
