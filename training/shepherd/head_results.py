"""The train and evaluate stages of scripts/head.py."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import numpy as np
import torch

from .dialogue import A_STEP_A_LINE
from .head_golden import write_golden
from .head_stages import is_validation, kept_base, states_path
from .head_training import Examples, Settings, judge, least_log_probability, rewards_of, train_head
from .heads import Head, HeadConfig, load_heads, save_heads
from .measures import auc, best_threshold, first_below, interval, paired
from .reading import Reading, join
from .records import read_shard, shard_path, shards
from .runs import Stage, git_commit
from .text import extract_answer, format_number
from .vote import Scored, rules

NATURAL = 40  # solutions with a natural first error from which the threshold is chosen on these alone


def load_examples(folder: Path, keep: Callable[[dict], bool] = lambda solution: True) -> Examples:
    """Of a read stage's folder. Raises FileNotFoundError."""
    solutions, readings = [], []
    for number in range(len(shards(folder))):
        if states_path(folder, number).is_file():
            solutions += read_shard(shard_path(folder, number))
            readings.append(Reading.load(states_path(folder, number)))
    if not readings:
        raise FileNotFoundError(f"no states in {folder}: run the read stage of scripts/head.py first")
    return subset(Examples.of(solutions, join(readings)), keep)


def subset(examples: Examples, keep: Callable[[dict], bool]) -> Examples:
    """The tokens stay where they are."""
    kept = [at for at, solution in enumerate(examples.solutions) if keep(solution)]
    return Examples(
        [examples.solutions[at] for at in kept],
        examples.reading,
        [examples.where[at] for at in kept],
        [examples.counts[at] for at in kept],
    )


def merged(parts: list[Examples]) -> Examples:
    return Examples.of([s for part in parts for s in part.solutions], join([part.reading for part in parts]))


def train_stage(args: Namespace) -> None:
    """Both heads, the PRM's threshold on held-back problems, and the folder that the app loads."""
    stage = Stage("train", args.out, torch.device("cpu"), args.seed)
    base = kept_base(args.base, torch.device("cpu"))
    everything = merged([load_examples(folder) for folder in args.states])
    training = subset(everything, lambda s: not is_validation(s["problem"]))
    held = subset(everything, lambda s: is_validation(s["problem"]))
    if not training.solutions or not held.solutions:
        raise ValueError(
            f"{len(training.solutions)} training and {len(held.solutions)} validation solutions are too few"
        )
    config = HeadConfig(tuple(read_layers(args.states)), everything.reading.states.shape[2], args.width)
    heads: dict[str, Head] = {}
    metrics: dict[str, object] = {}
    for role in ("prm", "orm"):
        heads[role] = Head(config, args.seed, args.dropout)
        train_head(
            heads[role], training, Settings(role, args.epochs, args.rate, args.decay, pairs=args.pairs, seed=args.seed)
        )
    rewards = rewards_of(heads["prm"], held, "prm")
    metrics["validation"] = by_source(rewards, held.solutions)
    metrics["validation_untrained"] = by_source(least_log_probability(held), held.solutions)
    metrics["validation_orm_auc"] = orm_auc(heads["orm"], held)
    threshold, chosen_on = choose_threshold(rewards, held.solutions)
    counts = {
        "training": len(training.solutions),
        "validation": len(held.solutions),
        "tokens": len(everything.reading.steps),
    }
    untrained, _ = choose_threshold(least_log_probability(held), held.solutions)
    record = {
        "base": base.record,
        "prompt": asdict(A_STEP_A_LINE),
        "threshold": threshold,
        "threshold_chosen_on": chosen_on,
        "untrained_threshold": untrained,
        "aggregate": "min",
        "licence": args.licence,
        "counts": counts,
        "metrics": metrics,
        "made": {
            "commit": git_commit(),
            "epochs": args.epochs,
            "rate": args.rate,
            "decay": args.decay,
            "dropout": args.dropout,
            "pairs": args.pairs,
            "seed": args.seed,
        },
    }
    save_heads(args.out, heads, record)
    write_golden(args.out / "golden.json", base, load_heads(args.out, base.record["fingerprint"])[0])
    stage.finish(counts=counts, threshold=threshold, metrics=metrics)


def read_layers(folders: list[Path]) -> list[int]:
    """That all readings hold the same layers of the base. Raises ValueError when not."""
    found = {tuple(json.loads((folder / "meta.json").read_text(encoding="utf-8"))["layers"]) for folder in folders}
    if len(found) != 1:
        raise ValueError(f"the states are of different layers: {sorted(found)}")
    return list(found.pop())


def is_natural(solution: dict) -> bool:
    return not solution["source"].startswith("planted")


def by_source(rewards: list[list[float]], solutions: list[dict]) -> dict:
    found = {}
    for name, natural in (("planted", False), ("natural", True)):
        part = [(r, s) for r, s in zip(rewards, solutions, strict=True) if is_natural(s) == natural]
        if part:
            found[name] = judge([r for r, _ in part], [s for _, s in part])
    return found


def orm_auc(head: Head, held: Examples) -> float | None:
    said = [
        (r[0], s["right"])
        for r, s in zip(rewards_of(head, held, "orm"), held.solutions, strict=True)
        if s["right"] is not None
    ]
    return auc(np.array([r for r, _ in said]), np.array([int(right) for _, right in said]))


def choose_threshold(rewards: list[list[float]], solutions: list[dict]) -> tuple[float, str]:
    """Of the best first-error F1 on held-back problems; wrong steps are natural ones where there are enough."""
    pairs = [(own, s) for own, s in zip(rewards, solutions, strict=True) if s["right"] or 0 in s["labels"]]
    natural = [(own, s) for own, s in pairs if s["right"] or is_natural(s)]
    enough = sum(is_natural(s) and 0 in s["labels"] for _, s in pairs) >= NATURAL
    chosen = natural if enough else pairs
    best = best_threshold(
        [own for own, _ in chosen], [s["labels"].index(0) if 0 in s["labels"] else None for _, s in chosen]
    )
    return best["threshold"], "natural errors" if enough else "planted errors"


def evaluate_stage(args: Namespace) -> None:
    """On solutions that nothing was trained or chosen on; the untrained baseline beside each figure."""
    stage = Stage("evaluate", args.out, torch.device("cpu"), args.seed)
    heads, record = load_heads(args.heads, kept_base(args.base, torch.device("cpu")).record["fingerprint"])
    metrics: dict[str, dict] = {}
    for name, score in (("heads", None), ("untrained", least_log_probability)):
        own = score or (lambda examples: rewards_of(heads["prm"], examples, "prm"))
        threshold = record["threshold"] if score is None else record["untrained_threshold"]
        metrics[name] = {"threshold": threshold}
        if args.students:
            metrics[name]["students"] = first_errors(own, load_examples(args.students), threshold)
        if args.gold:
            rewards = own(load_examples(args.gold))
            metrics[name]["gold"] = interval(np.array([float(first_below(r, threshold) is None) for r in rewards])) | {
                "n": len(rewards)
            }
    if args.samples:
        metrics["choosing"] = choosing(heads, load_examples(args.samples, lambda s: "gold" in s))
    stage.finish(metrics=metrics)


def first_errors(score: Callable, examples: Examples, threshold: float) -> dict:
    rewards = score(examples)
    truth = [s["labels"].index(0) for s in examples.solutions]
    hits = np.array([float(first_below(r, threshold) == at) for r, at in zip(rewards, truth, strict=True)])
    least = np.array([float(int(np.argmin(r)) == at) for r, at in zip(rewards, truth, strict=True)])
    live = np.concatenate([r[: at + 1] for r, at in zip(rewards, truth, strict=True)])
    return {
        "n": len(hits),
        "at_threshold": interval(hits),
        "least": interval(least),
        "chance": float(np.mean([1 / len(r) for r in rewards])),
        "live_step_auc": auc(live, np.concatenate([[1] * at + [0] for at in truth])),
    }


def choosing(heads: dict[str, Head], examples: Examples) -> dict:
    """Accuracy of every rule over the problems' samples; the untrained baseline's too; paired with majority."""
    steps, outcomes = rewards_of(heads["prm"], examples, "prm"), rewards_of(heads["orm"], examples, "orm")
    plain = least_log_probability(examples)
    problems: dict[str, list[int]] = {}
    for at, solution in enumerate(examples.solutions):
        problems.setdefault(solution["problem"], []).append(at)
    table = rules()
    verdicts: dict[str, list[bool]] = {}
    for members in problems.values():
        gold = format_number(extract_answer(examples.solutions[members[0]]["gold"]))
        answers = [format_number(extract_answer(sampled_text(examples.solutions[at]))) for at in members]
        scored = [Scored(a, tuple(steps[at]), outcomes[at][0]) for a, at in zip(answers, members, strict=True)]
        bare = [Scored(a, tuple(plain[at]), 0.0) for a, at in zip(answers, members, strict=True)]
        for name, rule in table.items():
            verdicts.setdefault(name, []).append(rule(scored) == gold)
        for name in ("prm_best_min", "prm_weighted_min"):
            verdicts.setdefault(f"untrained_{name[4:]}", []).append(table[name](bare) == gold)
        verdicts.setdefault("any", []).append(gold in answers)
    found = {name: np.array(values) for name, values in verdicts.items()}
    rows = {
        name: interval(values.astype(float)) | {"minus_majority": paired(values, found["majority"])}
        for name, values in found.items()
    }
    return {"problems": len(problems), "samples": len(examples.solutions), "rules": rows}


def sampled_text(solution: dict) -> str:
    return "\n".join(solution["steps"])
