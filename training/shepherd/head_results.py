"""The train and evaluate stages of scripts/head.py."""

from __future__ import annotations

import json
import math
from argparse import Namespace
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from pathlib import Path

import numpy as np
import torch

from .dialogue import A_STEP_A_LINE
from .head_gallery import gallery
from .head_golden import write_golden
from .head_stages import in_fold, kept_base, states_path
from .head_training import Examples, Settings, judge, least_log_probability, rewards_of, train_head
from .heads import Head, HeadConfig, load_heads, save_heads
from .measures import auc, first_below, interval, paired
from .reading import Reading, join
from .records import read_shard, shard_path, shards
from .runs import Stage, git_commit, write_json
from .text import extract_answer, format_number
from .vote import Scored, rules

LEFT_ALONE = 0.8  # share of right solutions in which no step may be called wrong, by which the threshold is chosen


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
    """Both heads on all problems, what they are worth on problems held back in turn, and the folder the app loads."""
    stage = Stage("train", args.out, torch.device("cpu"), args.seed)
    base = kept_base(args.base, torch.device("cpu"))
    everything = merged([load_examples(folder) for folder in args.states])
    config = HeadConfig(tuple(read_layers(args.states)), everything.reading.states.shape[2], args.width)

    def trained(role: str, examples: Examples) -> Head:
        head = Head(config, args.seed, args.dropout)
        settings = Settings(role, args.epochs, args.rate, args.decay, pairs=args.pairs, seed=args.seed)
        train_head(head, examples, settings)
        return head

    held, rewards = out_of_fold(everything, args.folds, trained)
    plain = least_log_probability(held)
    metrics: dict[str, object] = {
        "held_back": by_source(rewards, held.solutions),
        "held_back_untrained": by_source(plain, held.solutions),
    }
    threshold = choose_threshold(rewards, held.solutions)
    metrics["at_threshold"] = first_errors_at(rewards, held.solutions, threshold)
    counts = {
        "solutions": len(everything.solutions),
        "problems": len({s["problem"] for s in everything.solutions}),
        "tokens": len(everything.reading.steps),
        "sources": Counter(s["source"] for s in everything.solutions),
    }
    heads = {role: trained(role, everything) for role in ("prm", "orm")}
    record = {
        "base": base.record,
        "prompt": asdict(A_STEP_A_LINE),
        "threshold": threshold,
        "threshold_chosen_on": f"right solutions of held-back problems, of which {LEFT_ALONE:.0%} are left alone",
        "untrained_threshold": choose_threshold(plain, held.solutions),
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
            "folds": args.folds,
            "seed": args.seed,
        },
    }
    base.model.float()
    save_heads(args.out, heads, record | {"gallery": gallery(base, heads["prm"])})
    write_golden(args.out / "golden.json", base, load_heads(args.out, base.record["fingerprint"])[0])
    stage.finish(counts=counts, threshold=threshold, metrics=metrics)


def out_of_fold(
    everything: Examples, folds: int, trained: Callable[[str, Examples], Head]
) -> tuple[Examples, list[list[float]]]:
    """Every solution judged by a process head that has not seen its problem: the solutions and their rewards."""
    parts: list[Examples] = []
    rewards: list[list[float]] = []
    for fold in range(folds):
        own = partial(in_fold, fold=fold, folds=folds)
        training = subset(everything, partial(out_of, own))
        held = subset(everything, own)
        if not training.solutions or not held.solutions:
            raise ValueError(f"{len(everything.solutions)} solutions are too few for {folds} folds")
        parts.append(held)
        rewards += rewards_of(trained("prm", training), held, "prm")
    where = [slice_ for part in parts for slice_ in part.where]
    counts = [count for part in parts for count in part.counts]
    solutions = [s for part in parts for s in part.solutions]
    return Examples(solutions, everything.reading, where, counts), rewards


def out_of(own: Callable[[dict], bool], solution: dict) -> bool:
    return not own(solution)


def read_layers(folders: list[Path]) -> list[int]:
    """That all readings hold the same layers of the base. Raises ValueError when not."""
    found = {tuple(json.loads((folder / "meta.json").read_text(encoding="utf-8"))["layers"]) for folder in folders}
    if len(found) != 1:
        raise ValueError(f"the states are of different layers: {sorted(found)}")
    return list(found.pop())


def kind(solution: dict) -> str:
    return solution["source"].split("-")[0]


def by_source(rewards: list[list[float]], solutions: list[dict]) -> dict:
    """Judged apart: planted errors, questions misread, world problems, and the base's own errors."""
    found = {}
    for name in sorted(set(map(kind, solutions))):
        part = [(r, s) for r, s in zip(rewards, solutions, strict=True) if kind(s) == name]
        found[name] = judge([r for r, _ in part], [s for _, s in part])
    return found


def is_sound(solution: dict) -> bool:
    """Right, and in somebody's own words."""
    return solution["source"] == "planted-none" or (kind(solution) == "sample" and bool(solution["right"]))


def choose_threshold(rewards: list[list[float]], solutions: list[dict]) -> float:
    """Under which LEFT_ALONE of the right solutions have no step. Rounded down to a hundredth."""
    least = [min(own) for own, s in zip(rewards, solutions, strict=True) if is_sound(s)]
    if not least:
        raise ValueError("there are no right solutions to choose a threshold on")
    return math.floor(100 * float(np.quantile(least, 1 - LEFT_ALONE)) + 1e-6) / 100


def first_errors_at(rewards: list[list[float]], solutions: list[dict], threshold: float) -> dict:
    """At the threshold, by kind: the share of first wrong steps found, and of right solutions left alone."""
    found: dict[str, list[bool]] = {}
    for own, s in zip(rewards, solutions, strict=True):
        first = first_below(own, threshold)
        if is_sound(s):
            found.setdefault("left_alone", []).append(first is None)
        elif 0 in s["labels"]:
            found.setdefault(kind(s), []).append(first == s["labels"].index(0))
    return {name: {"mean": float(np.mean(hits)), "n": len(hits)} for name, hits in sorted(found.items())}


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
    # The card that the app shows: on sets that nothing was chosen on.
    write_json(args.heads / "config.json", record | {"evaluated": metrics})
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
