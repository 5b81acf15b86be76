r"""Stage search: guided search over steps against choosing among whole samples, at equal tokens problem by problem.

python training/scripts/search.py --problems test.jsonl --n 300 --generator training/out/restored/generator \
    --prm training/out/restored/prm --orm training/out/restored/orm --out training/out/claims/search --seeds 1 2 3

Ways: `prm-beam` keeps --width prefixes of --branch next lines each by the PRM's least reward so far, `orm-beam` (the
control) by the ORM read before its place, `prm-trees` grows --width trees apart (DVTS). The verdict is the highest
reward's. Beside each stand the rules over as many whole samples as come nearest to its tokens. Writes NAME-SEED.json
(finished ones are skipped on resume) and meta.json with differences paired by problem.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

import numpy as np
from tqdm import tqdm

from shepherd import checkpoint
from shepherd.curve import flip_p
from shepherd.measures import interval
from shepherd.problems import Problem, read_problems
from shepherd.rewards import score_solutions
from shepherd.runs import Stage, pick_device, pick_dtype, run_main, write_json
from shepherd.sample import Sampler, Settings
from shepherd.search import Beam, affordable, beam_search, tree_search
from shepherd.solutions import solution_record
from shepherd.text import encode_prompt, format_number
from shepherd.vote import Scored, rules

ROW = 256
WAYS = ("prm-beam", "orm-beam", "prm-trees")
RULES = ("majority", "orm_best", "orm_weighted", "prm_best_min")
SPARE = 1.5  # samples for each candidate of a search: as many as its tokens can pay for


class Guides:
    """The two rewards as scores of a solution so far; equal texts are read once."""

    def __init__(self, args: argparse.Namespace, sampler: Sampler) -> None:
        self.models = {
            "prm": checkpoint.load_reward(args.prm / "prm.pt"),
            "orm": checkpoint.load_reward(args.orm / "orm.pt"),
        }
        self.tokenizer = sampler.tokenizer
        self.known: dict[str, dict[tuple[str, str], list[float]]] = {"prm": {}, "orm": {}}

    def rewards(self, name: str, solutions: Sequence[Mapping[str, str]]) -> list[list[float]]:
        """A reward a step."""
        known = self.known[name]
        keys = [(s["question"], s["solution"]) for s in solutions]
        new = {key: s for key, s in zip(keys, solutions, strict=True) if key not in known}
        known.update(zip(new, score_solutions(self.models[name], self.tokenizer, list(new.values()), ROW), strict=True))
        return [known[key] for key in keys]

    def process(self, solutions: Sequence[Mapping[str, str]]) -> list[float]:
        return [min(given, default=0.0) for given in self.rewards("prm", solutions)]

    def outcome(self, solutions: Sequence[Mapping[str, str]]) -> list[float]:
        return [given[-1] if given else 0.0 for given in self.rewards("orm", solutions)]


def searched(
    way: str, sampler: Sampler, guides: Guides, problems: list[Problem], args: argparse.Namespace, seed: int
) -> dict:
    """Answer and sampled tokens of each problem."""
    search = tree_search if way == "prm-trees" else beam_search
    guide = guides.outcome if way == "orm-beam" else guides.process
    settings = Settings(args.temperature, max_tokens=ROW)
    beams: list[Beam] = search(sampler, guide, problems, args.width, args.branch, settings, seed)
    return {"answers": [beam.answer() for beam in beams], "tokens": [beam.tokens for beam in beams]}


def sampled(
    sampler: Sampler, guides: Guides, problems: list[Problem], args: argparse.Namespace, seed: int
) -> list[list[dict]]:
    """Whole samples of each problem, in their order: answer, tokens and both rewards."""
    prompts = [encode_prompt(sampler.tokenizer, problem.question) for problem in problems]
    copies = round(args.width * args.branch * SPARE)
    settings = Settings(args.temperature, max_tokens=ROW)
    groups = []
    for problem, samples in zip(problems, sampler.sample(prompts, copies, settings, seed * 1_000_003), strict=True):
        records = [solution_record(problem, k, sampler.text(s.ids), s.finished) for k, s in enumerate(samples)]
        steps, outcomes = guides.rewards("prm", records), guides.outcome(records)
        groups.append([
            {"answer": record["answer"], "tokens": len(sample.ids), "steps": own, "outcome": outcome}
            for record, sample, own, outcome in zip(records, samples, steps, outcomes, strict=True)
        ])  # fmt: skip
    return groups


def right_of(search: dict, groups: list[list[dict]], golds: list[str | None]) -> tuple[dict[str, list[bool]], float]:
    """Right or wrong by problem: of the search, and of each rule over the samples that its tokens pay for."""
    table = rules()
    right: dict[str, list[bool]] = {name: [] for name in ("search", *RULES, "pass")}
    spent = []
    for answer, budget, group, gold in zip(search["answers"], search["tokens"], groups, golds, strict=True):
        paid = group[: affordable([c["tokens"] for c in group], budget)]
        scored = [Scored(c["answer"], tuple(c["steps"]), c["outcome"]) for c in paid]
        right["search"].append(answer == gold)
        for rule in RULES:
            right[rule].append(table[rule](scored) == gold)
        right["pass"].append(any(c["answer"] == gold for c in paid))
        spent.append(sum(c["tokens"] for c in paid))
    return right, float(np.mean(spent))


def report(way: str, golds: list[str | None], args: argparse.Namespace) -> dict:
    found = [json.loads((args.out / f"{way}-{seed}.json").read_text()) for seed in args.seeds]
    groups = [json.loads((args.out / f"samples-{seed}.json").read_text()) for seed in args.seeds]
    by_seed = [right_of(search, own, golds) for search, own in zip(found, groups, strict=True)]
    hits = {rule: np.array([right[rule] for right, _ in by_seed], dtype=float) for rule in by_seed[0][0]}
    return {
        "tokens": float(np.mean([search["tokens"] for search in found])),
        "sample_tokens": float(np.mean([spent for _, spent in by_seed])),
        "accuracy": {rule: interval(own.mean(axis=0)) for rule, own in hits.items()},
        "search_minus": {
            rule: {
                **interval(difference := (hits["search"] - own).mean(axis=0)),
                "p": flip_p(difference),
                "by_seed": [round(float(one), 4) for one in (hits["search"] - own).mean(axis=1)],
            }
            for rule, own in hits.items()
            if rule != "search"
        },
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--problems", type=Path, required=True, help="JSONL of the test split")
    parser.add_argument("--n", type=int, default=300)
    parser.add_argument("--generator", type=Path, required=True)
    parser.add_argument("--prm", type=Path, required=True)
    parser.add_argument("--orm", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--width", type=int, default=4, help="prefixes, or trees, that go on")
    parser.add_argument("--branch", type=int, default=4, help="next lines of each")
    parser.add_argument("--temperature", type=float, default=0.8)
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    parser.add_argument("--ways", nargs="+", choices=WAYS, default=WAYS)
    args = parser.parse_args()

    device = pick_device("cpu")
    stage = Stage("search", args.out, device, args.seeds[0])
    problems = read_problems(args.problems, args.n)
    model, _ = checkpoint.load(args.generator / "generator.pt")
    sampler = Sampler(model, Sampler.load(args.generator, device).tokenizer, pick_dtype(device))
    guides = Guides(args, sampler)
    wanted = [(way, seed) for seed in args.seeds for way in ("samples", *args.ways)]
    for way, seed in tqdm(wanted, unit="run", desc="search", mininterval=5):
        path = args.out / f"{way}-{seed}.json"
        if path.is_file():
            continue
        drawn = sampled if way == "samples" else partial(searched, way)
        write_json(path, drawn(sampler, guides, problems, args, seed))
    golds = [format_number(problem.answer) for problem in problems]
    stage.finish(
        counts={"problems": len(problems), "width": args.width, "branch": args.branch},
        seeds=args.seeds,
        temperature=args.temperature,
        metrics={way: report(way, golds, args) for way in args.ways},
    )


if __name__ == "__main__":
    run_main(main)
