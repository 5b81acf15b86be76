r"""Stage policies: generators side by side on fresh problems, before and after reinforcement (Math-Shepherd, table 2).

python training/scripts/policies.py --problems test.jsonl --n 1000 --start training/out/restored/generator \
    --policy prm=training/out/claims/rl-prm-1 orm=training/out/claims/rl-orm-1 --prm training/out/restored/prm \
    --out training/out/claims/policies

Greedy on all problems, paired with the start's; of the first --sampled problems --copies samples: majority, PRM
best-of-k (min), steps and tokens a solution, entropy a token at temperature 1, and the share of samples that the PRM
likes (least reward from a half) and that are wrong: what a hacked reward looks like. Policies named alike but for a
number after a dash (prm-1, prm-2) are seeds of one way and are pooled too. Writes NAME/*.jsonl and meta.json.
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import numpy as np
import torch

from shepherd import checkpoint
from shepherd.curve import flip_p
from shepherd.data import Document, pack
from shepherd.measures import interval, paired
from shepherd.model import Decoder, block_causal_mask
from shepherd.problems import Problem, read_problems
from shepherd.records import read_shard, write_shard
from shepherd.reward_model import RewardModel
from shepherd.rewards import score_solutions
from shepherd.runs import Stage, pick_device, run_main
from shepherd.sample import Sampler, Settings
from shepherd.solutions import sample_solutions
from shepherd.text import encode_document, split_steps
from shepherd.vote import Scored, rules

ROW = 256
LIKED = 0.5
ENTROPY_SOLUTIONS = 200


def kept_solutions(
    path: Path, sampler: Sampler, problems: list[Problem], copies: int, settings: Settings, seed: int
) -> list[list[dict]]:
    """Groups of solution records, from `path` where it is there."""
    if not path.is_file():
        write_shard(path, [r for group in sample_solutions(sampler, problems, copies, settings, seed) for r in group])
    records = read_shard(path)
    return [records[at : at + copies] for at in range(0, len(records), copies)]


@torch.inference_mode()
def entropy(model: Decoder, sampler: Sampler, solutions: list[dict]) -> float:
    """Mean entropy in nats of the next token over the solutions' tokens, at temperature 1."""
    documents = []
    for solution in solutions:
        encoded = encode_document(sampler.tokenizer, solution["question"], split_steps(solution["solution"]))
        if len(encoded.ids) <= ROW:
            is_written = (np.arange(len(encoded.ids)) >= encoded.question_length).astype(np.float32)
            documents.append(Document(np.array(encoded.ids, dtype=np.int32), is_written))
    rows = pack(documents, ROW, 0.0)
    total = count = 0.0
    for at in range(0, len(rows.ids), 8):
        ids, positions, numbers, written = (
            t[at : at + 8] for t in (rows.ids, rows.positions, rows.documents, rows.values)
        )
        logits = model.logits(model.hidden(ids, positions, block_causal_mask(numbers))[:, :-1]).log_softmax(-1)
        entropies = -(logits.exp() * logits).sum(-1)
        total += float((entropies * written[:, 1:]).sum())
        count += float(written[:, 1:].sum())
    return total / max(count, 1)


def measure(
    folder: Path, out: Path, prm: RewardModel, problems: list[Problem], args: argparse.Namespace
) -> tuple[dict, dict[str, np.ndarray]]:
    """A policy's figures, and its right/wrong vectors over the problems by rule."""
    device = pick_device("cpu")
    model, _ = checkpoint.load(folder / "generator.pt")
    sampler = Sampler.load(folder, device)
    greedy = kept_solutions(out / "greedy.jsonl", sampler, problems, 1, Settings(0.0, max_tokens=ROW), args.seed)
    settings = Settings(args.temperature, max_tokens=ROW)
    groups = kept_solutions(
        out / "sampled.jsonl", sampler, problems[: args.sampled], args.copies, settings, args.seed * 1_000_003
    )
    flat = [r for group in groups for r in group]
    rewards = score_solutions(prm, sampler.tokenizer, flat, ROW)
    liked = np.array([min(given, default=0.0) >= LIKED for given in rewards])
    wrong = np.array([not r["right"] for r in flat])
    scored = [Scored(r["answer"], tuple(given), 0.0) for r, given in zip(flat, rewards, strict=True)]
    table = rules()
    right = {"greedy": np.array([g["right"] for (g,) in greedy])}
    for name, rule in (("majority", "majority"), ("prm_best", "prm_best_min")):
        chosen = [table[rule](scored[at : at + args.copies]) for at in range(0, len(scored), args.copies)]
        right[name] = np.array([answer == group[0]["gold"] for answer, group in zip(chosen, groups, strict=True)])
    steps = [split_steps(r["solution"]) for r in flat]
    documents = (encode_document(sampler.tokenizer, r["question"], s) for r, s in zip(flat, steps, strict=True))
    return {
        **{name: interval(values.astype(float)) for name, values in right.items()},
        "sampled": float(1 - wrong.mean()),
        "steps": float(np.mean([len(s) for s in steps])),
        "tokens": float(np.mean([len(e.ids) - e.question_length for e in documents])),
        "cut": float(np.mean([not r["finished"] for r in flat])),
        "entropy": entropy(model, sampler, flat[:: max(1, len(flat) // ENTROPY_SOLUTIONS)]),
        "liked": float(liked.mean()),
        "liked_and_wrong": float((liked & wrong).mean()),
    }, right


def pooled(right: dict[str, dict[str, np.ndarray]]) -> dict:
    """Greedy of each pair of ways, seeds pooled: difference with an interval over problems, and p by random signs."""
    ways: dict[str, list[np.ndarray]] = {}
    for name, values in right.items():
        ways.setdefault(re.sub(r"-\d+$", "", name), []).append(values["greedy"].astype(float))
    means = {way: np.mean(values, axis=0) for way, values in ways.items()}
    names = list(means)
    return {
        f"{b} - {a}": {**interval(means[b] - means[a]), "p": flip_p(means[b] - means[a]), "seeds": len(ways[b])}
        for at, a in enumerate(names)
        for b in names[at + 1 :]
    }


def read_policies(given: list[str]) -> dict[str, Path]:
    policies = {}
    for text in given:
        name, _, folder = text.partition("=")
        if not name or not folder:
            raise ValueError(f"--policy takes NAME=FOLDER, not {text!r}")
        policies[name] = Path(folder)
    return policies


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--problems", type=Path, required=True, help="JSONL of the test split")
    parser.add_argument("--n", type=int, default=1000)
    parser.add_argument("--sampled", type=int, default=500, help="problems that are sampled too")
    parser.add_argument("--start", type=Path, required=True, help="folder of the generator before reinforcement")
    parser.add_argument("--policy", nargs="+", required=True, help="NAME=FOLDER of the reinforce stage")
    parser.add_argument("--prm", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--copies", type=int, default=16)
    parser.add_argument("--temperature", type=float, default=0.8)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()

    policies = {"start": args.start, **read_policies(args.policy)}
    stage = Stage("policies", args.out, pick_device("cpu"), args.seed)
    problems = read_problems(args.problems, args.n)
    prm = checkpoint.load_reward(args.prm / "prm.pt")
    figures, right = {}, {}
    for name, folder in policies.items():
        figures[name], right[name] = measure(folder, args.out / name, prm, problems, args)
    for name in policies:
        figures[name]["minus_start"] = {
            rule: paired(values, right["start"][rule]) for rule, values in right[name].items()
        }
    stage.finish(
        counts={"problems": len(problems), "sampled": min(args.sampled, len(problems)), "copies": args.copies},
        temperature=args.temperature,
        metrics={"policies": figures, "pooled_greedy": pooled(right)},
    )


if __name__ == "__main__":
    run_main(main)
