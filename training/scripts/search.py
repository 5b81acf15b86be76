r"""Stage search: PRM-guided search over steps against best-of-N at the same number of sampled tokens.

python training/scripts/search.py --problems test.jsonl --n 300 --generator training/out/restored/generator \
    --prm training/out/restored/prm --orm training/out/restored/orm --out training/out/claims/search --seeds 1 2 3

Per seed: --width prefixes of --branch next lines each, chosen by the PRM (least reward so far) or, as the control, by
the ORM read before its place; and --width times --branch whole solutions for best-of-N and majority. The verdict is
the highest reward's. Writes NAME-SEED.json (finished ones are skipped on resume) and meta.json with paired differences.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from tqdm import tqdm

from shepherd import checkpoint
from shepherd.curve import flip_p
from shepherd.measures import interval
from shepherd.problems import Problem, read_problems
from shepherd.reward_model import RewardModel
from shepherd.rewards import score_solutions
from shepherd.runs import Stage, pick_device, pick_dtype, run_main, write_json
from shepherd.sample import Sampler, Settings
from shepherd.search import beam_search
from shepherd.solutions import sample_solutions
from shepherd.text import format_number
from shepherd.vote import Scored, rules

ROW = 256
WAYS = ("best", "prm-beam", "orm-beam")


class Guides:
    """The two rewards as scores of a solution so far."""

    def __init__(self, args: argparse.Namespace, sampler: Sampler) -> None:
        self.prm = checkpoint.load_reward(args.prm / "prm.pt")
        self.orm = checkpoint.load_reward(args.orm / "orm.pt")
        self.tokenizer = sampler.tokenizer

    def rewards(self, model: RewardModel, solutions: Sequence[Mapping[str, str]]) -> list[list[float]]:
        return score_solutions(model, self.tokenizer, solutions, ROW)

    def process(self, solutions: Sequence[Mapping[str, str]]) -> list[float]:
        return [min(given, default=0.0) for given in self.rewards(self.prm, solutions)]

    def outcome(self, solutions: Sequence[Mapping[str, str]]) -> list[float]:
        return [given[-1] if given else 0.0 for given in self.rewards(self.orm, solutions)]


def run(
    way: str, sampler: Sampler, guides: Guides, problems: list[Problem], args: argparse.Namespace, seed: int
) -> dict:
    """Right or wrong of each rule of one way, and the tokens it sampled, problem by problem."""
    settings = Settings(args.temperature, max_tokens=ROW)
    golds = [format_number(p.answer) for p in problems]
    if way != "best":
        guide = guides.process if way == "prm-beam" else guides.outcome
        beams = beam_search(sampler, guide, problems, args.width, args.branch, settings, seed)
        right = [beam.answer() == gold for beam, gold in zip(beams, golds, strict=True)]
        return {"right": {way: right}, "tokens": [beam.tokens for beam in beams]}
    copies = args.width * args.branch
    tokens: list[int] = []
    groups = sample_solutions(sampler, problems, copies, settings, seed * 1_000_003, tokens.append)
    flat = [r for group in groups for r in group]
    scored = [
        Scored(r["answer"], tuple(steps), outcome)
        for r, steps, outcome in zip(flat, guides.rewards(guides.prm, flat), guides.outcome(flat), strict=True)
    ]
    table, right = rules(), {}
    for rule in ("majority", "orm_best", "orm_weighted", "prm_best_min"):
        chosen = [table[rule](scored[at : at + copies]) for at in range(0, len(flat), copies)]
        right[rule] = [answer == gold for answer, gold in zip(chosen, golds, strict=True)]
    right["pass"] = [any(r["right"] for r in group) for group in groups]
    return {"right": right, "tokens": [sum(tokens) / len(problems)] * len(problems)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--problems", type=Path, required=True, help="JSONL of the test split")
    parser.add_argument("--n", type=int, default=300)
    parser.add_argument("--generator", type=Path, required=True)
    parser.add_argument("--prm", type=Path, required=True)
    parser.add_argument("--orm", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--width", type=int, default=4, help="prefixes that go on")
    parser.add_argument("--branch", type=int, default=4, help="next lines of each")
    parser.add_argument("--temperature", type=float, default=0.8)
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    args = parser.parse_args()

    device = pick_device("cpu")
    stage = Stage("search", args.out, device, args.seeds[0])
    problems = read_problems(args.problems, args.n)
    model, _ = checkpoint.load(args.generator / "generator.pt")
    sampler = Sampler(model, Sampler.load(args.generator, device).tokenizer, pick_dtype(device))
    guides = Guides(args, sampler)
    wanted = sorted(
        ((s, w) for s in args.seeds for w in WAYS), key=lambda run: run[1] == "orm-beam"
    )  # the control last
        path = args.out / f"{way}-{seed}.json"
        if not path.is_file():
            write_json(path, run(way, sampler, guides, problems, args, seed))
    right: dict[str, list] = {}
    tokens: dict[str, list] = {}
    for seed in args.seeds:
        for way in WAYS:
            found = json.loads((args.out / f"{way}-{seed}.json").read_text())
            tokens.setdefault(way, []).append(np.mean(found["tokens"]))
            for rule, hits in found["right"].items():
                right.setdefault(rule, []).append(hits)
    accuracy = {rule: np.mean(np.array(hits, dtype=float), axis=0) for rule, hits in right.items()}
    against = {rule: accuracy["prm-beam"] - accuracy[rule] for rule in accuracy if rule != "prm-beam"}
    by_seed = {
        rule: [round(float(np.mean(a) - np.mean(b)), 4) for a, b in zip(right["prm-beam"], right[rule], strict=True)]
        for rule in against
    }
    stage.finish(
        counts={"problems": len(problems), "width": args.width, "branch": args.branch},
        seeds=args.seeds,
        temperature=args.temperature,
        metrics={
            "accuracy": {rule: interval(values) for rule, values in accuracy.items()},
            "tokens": {way: float(np.mean(values)) for way, values in tokens.items()},
            "prm_beam_minus": {
                rule: {**interval(d), "p": flip_p(d), "by_seed": by_seed[rule]} for rule, d in against.items()
            },
        },
    )


if __name__ == "__main__":
    run_main(main)
