r"""Stage evaluate: every rule on fresh problems of the test split (Math-Shepherd §3.4, §4).

python training/scripts/evaluate.py --problems test.jsonl --n 400 --generator runs/nano/generator \
    --prm runs/nano/prm --orm runs/nano/orm --out runs/nano/evaluate

Greedy, pass@k, majority, best-of-k and weighted votes for k = 1, 2, 4 … copies with 95 % bootstrap
intervals over problems, and paired tests at --compare-at. Rules at k read the first k solutions. Nothing
here is tuned. Writes shard-*.jsonl (candidates; finished shards are skipped on resume), solutions.jsonl and
meta.json (its `metrics`, the last line of stdout too).
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from tqdm import tqdm

from shepherd import checkpoint
from shepherd.measures import auc, interval, paired, within_auc
from shepherd.problems import read_problems
from shepherd.records import read_all, shard_path, write_shard
from shepherd.rewards import score_solutions
from shepherd.runs import Stage, pick_device, run_main, seed_all
from shepherd.sample import Sampler, Settings
from shepherd.solutions import sample_solutions
from shepherd.vote import Scored, rules

ROW = 256
PART = 100  # problems a shard


def rule_curves(groups: list[list[dict]], ks: list[int]) -> tuple[dict, dict[int, dict[str, np.ndarray]]]:
    """Accuracy with interval of each rule at each k, and the right/wrong vectors [n] of each."""
    golds = [group[0]["gold"] for group in groups]
    scored = [[Scored(r["answer"], tuple(r["prm"]), r["orm"]) for r in group] for group in groups]
    right: dict[int, dict[str, np.ndarray]] = {}
    for k in ks:
        chosen = {
            name: [choose(group[:k]) == gold for group, gold in zip(scored, golds, strict=True)]
            for name, choose in rules().items()
        }
        chosen["pass"] = [any(s.answer == gold for s in group[:k]) for group, gold in zip(scored, golds, strict=True)]
        right[k] = {name: np.array(hits) for name, hits in chosen.items()}
    curves = {name: {k: interval(right[k][name].astype(float)) for k in ks} for name in right[ks[0]]}
    return curves, right


def reward_quality(groups: list[list[dict]]) -> dict:
    """AUC against the outcome over all problems and within problems: of the ORM, and of the PRM's least reward."""
    flat = [r for group in groups for r in group if r["prm"]]
    right = np.array([r["right"] for r in flat])
    problems = np.unique([r["problem"] for r in flat], return_inverse=True)[1]
    return {
        "orm_auc": auc(np.array([r["orm"] for r in flat]), right),
        "prm_min_auc": auc(np.array([min(r["prm"]) for r in flat]), right),
        "prm_last_auc": auc(np.array([r["prm"][-1] for r in flat]), right),
        "orm_within_auc": within_auc(np.array([r["orm"] for r in flat]), right, problems),
        "prm_min_within_auc": within_auc(np.array([min(r["prm"]) for r in flat]), right, problems),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--problems", type=Path, required=True, help="JSONL of the test split")
    parser.add_argument("--n", type=int, default=400)
    parser.add_argument("--generator", type=Path, required=True)
    parser.add_argument("--prm", type=Path, required=True)
    parser.add_argument("--orm", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--copies", type=int, default=16)
    parser.add_argument("--compare-at", type=int, default=16, help="k of the paired tests")
    parser.add_argument("--temperature", type=float, default=0.8)
    parser.add_argument("--top-p", type=float, default=1.0)
    parser.add_argument("--device", default="auto")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()

    device = pick_device(args.device)
    stage = Stage("evaluate", args.out, device, args.seed)
    seed_all(args.seed)
    problems = read_problems(args.problems, args.n)
    sampler = Sampler.load(args.generator, device)
    tokenizer = sampler.tokenizer
    prm = checkpoint.load_reward(args.prm / "prm.pt", device)
    orm = checkpoint.load_reward(args.orm / "orm.pt", device)

    greedy = [g[0] for g in sample_solutions(sampler, problems, 1, Settings(0.0, max_tokens=ROW), args.seed)]
    settings = Settings(args.temperature, args.top_p, ROW)
    for number, start in enumerate(tqdm(range(0, len(problems), PART), unit="part", desc="evaluate")):
        path = shard_path(args.out, number)
        if not path.is_file():
            part = sample_solutions(
                sampler, problems[start : start + PART], args.copies, settings, args.seed * 1_000_003 + start
            )
            write_shard(path, [record for group in part for record in group])
    flat = list(read_all(args.out))
    groups = [flat[start : start + args.copies] for start in range(0, len(flat), args.copies)]
    for record, steps, outcome in zip(
        flat, score_solutions(prm, tokenizer, flat, ROW), score_solutions(orm, tokenizer, flat, ROW), strict=True
    ):
        record["prm"], record["orm"] = steps, outcome[-1] if outcome else 0.0
    write_shard(args.out / "solutions.jsonl", flat)

    ks = [2**power for power in range(args.copies.bit_length())]
    curves, right = rule_curves(groups, ks)
    at = right[min(args.compare_at, ks[-1])]
    against = ("prm_best_min", "orm_best", "prm_weighted_min", "orm_weighted")
    stage.finish(
        counts={"problems": len(problems), "solutions": len(flat), "cut": sum(not r["finished"] for r in flat)},
        temperature=args.temperature,
        top_p=args.top_p,
        metrics={
            "greedy": interval(np.array([float(r["right"]) for r in greedy])),
            "sampled": float(np.mean([r["right"] for r in flat])),
            "rules": curves,
            "compared_at": min(args.compare_at, ks[-1]),
            "minus_majority": {name: paired(at[name], at["majority"]) for name in against},
            "prm_minus_orm": paired(at["prm_best_min"], at["orm_best"]),
            "rewards": reward_quality(groups),
        },
    )


if __name__ == "__main__":
    run_main(main)
