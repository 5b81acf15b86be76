r"""Stage curve: PRM and ORM on the same nested subsets of labelled solutions, paired (Math-Shepherd §5.4, figure 6).

python training/scripts/curve.py --labels training/out/claims/labels --base training/out/restored/completer \
    --pool training/out/claims/find --problems find.jsonl --states training/out/claims/states-completer \
    --out training/out/claims/curve --inputs surprise plain --sizes 300 1000 3000 10000 --seeds 1 2 3

`--base` is the language model underneath; `--inputs` what a head reads of it: `surprise` (its frozen state and
surprise), `plain` (the state alone), `whole` (fine-tuned whole, no surprise: the paper's setting). A seed draws its own
subsets and its own first weights; the PRM and the ORM of a cell share both. `--pool` is a folder of the sample stage on
fresh problems, with one temperature. Writes cells/*.json (each head's rewards of the pool; finished ones are skipped on
resume) and meta.json with PRM − ORM of every cell.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
from tqdm import tqdm

from shepherd import checkpoint
from shepherd.curve import INPUTS, Trainer, chosen_right, compare, subset
from shepherd.data import Document
from shepherd.problems import read_problems
from shepherd.records import read_all
from shepherd.reward_model import RewardModel, numeric_tokens
from shepherd.rewards import is_validation, target_values
from shepherd.runs import Stage, pick_device, run_main, seed_all, write_json
from shepherd.states import States, encode_solutions, kept_states
from shepherd.text import load_tokenizer

ROW = 256
LEAST_HELD, MOST_HELD = 30, 300  # held-back solutions that choose among a head's checkpoints: a third of the size
ROLES = {"prm": "hard", "orm": "outcome"}
LENGTHS = {"2-3": (2, 3), "4-5": (4, 5), "6-8": (6, 8)}


class Labelled:
    """The labelled solutions with what the base reads of them; those without a step or too long are left out."""

    def __init__(self, labels: Path, kept: Path, model: RewardModel, tokenizer) -> None:
        solutions = list(read_all(labels))
        encoded = encode_solutions(tokenizer, solutions, ROW)
        usable = [(s, e) for s, e in zip(solutions, encoded, strict=True) if e is not None]
        self.solutions, self.encoded = [s for s, _ in usable], [e for _, e in usable]
        self.states: States = kept_states(kept / "labels.pt", model, self.encoded)
        self.training = [at for at, s in enumerate(self.solutions) if not is_validation(s["problem"])]
        self.validation = [at for at, s in enumerate(self.solutions) if is_validation(s["problem"])]

    def documents(self, places: list[int], target: str) -> list[Document]:
        return [self.states.document(at, target_values(self.encoded[at], self.solutions[at], target)) for at in places]

    def held(self, size: int) -> list[int]:
        return self.validation[: min(max(size // 3, LEAST_HELD), MOST_HELD)]

    def subset(self, size: int, seed: int) -> list[int]:
        if size > len(self.training):
            raise ValueError(f"{len(self.training)} solutions to train on, {size} asked for")
        return [self.training[at] for at in subset([self.solutions[at]["problem"] for at in self.training], size, seed)]


class Pool:
    """Candidates of fresh problems; equal texts are read and judged once."""

    def __init__(self, folder: Path, kept: Path, model: RewardModel, tokenizer) -> None:
        records = list(read_all(folder))
        self.copies = sum(r["problem"] == records[0]["problem"] for r in records)
        self.groups = [records[at : at + self.copies] for at in range(0, len(records), self.copies)]
        if any(r["problem"] != group[0]["problem"] for group in self.groups for r in group):
            raise ValueError(f"{folder}: needs the same number of solutions of each problem, at one temperature")
        texts = {(r["question"], r["solution"]): r for r in records}
        encoded = dict(zip(texts, encode_solutions(tokenizer, list(texts.values()), ROW), strict=True))
        judged = {key: e for key, e in encoded.items() if e is not None}
        number = {key: at for at, key in enumerate(judged)}
        self.positions = [e.positions for e in judged.values()]
        self.states = kept_states(kept / f"{folder.name}.pt", model, list(judged.values()))
        self.owner = [number.get((r["question"], r["solution"])) for r in records]

    def rewards(self, trainer: Trainer) -> list[list[float]]:
        """One list a distinct solution."""
        return [[round(r, 6) for r in rewards] for rewards in trainer.score(self.states, self.positions)]

    def spread(self, rewards: list[list[float]]) -> list[list[float]]:
        """Of distinct solutions → of all records."""
        return [[] if at is None else rewards[at] for at in self.owner]


def compare_all(cells: Path, pool: Pool, args: argparse.Namespace) -> dict:
    """PRM − ORM of each input and size: at every k, and at the largest by length of the reference solution."""
    length = {p.id: len(p.solution) - 1 for p in read_problems(args.problems)}
    lengths = np.array([length[group[0]["problem"]] for group in pool.groups])
    ks = [2**power for power in range(1, pool.copies.bit_length())]
    table: dict = {}
    for inputs in args.inputs:
        for size in args.sizes:
            by_k: dict[int, list] = {k: [] for k in ks}
            for seed in args.seeds:
                prm, orm = (
                    pool.spread(json.loads(cell_path(cells, inputs, size, role, seed).read_text())["rewards"])
                    for role in ROLES
                )
                for k in ks:
                    by_k[k].append(chosen_right(pool.groups, prm, orm, k))
            table[f"{inputs} {size}"] = {
                "majority": float(np.mean(by_k[ks[-1]][0]["majority"])),
                "k": {str(k): compare(by_k[k]) for k in ks},
                "steps": {name: compare(by_k[ks[-1]], mask)["best"] for name, (low, high) in LENGTHS.items()
                          if (mask := (lengths >= low) & (lengths <= high)).any()},
            }  # fmt: skip
    return table


def cell_path(cells: Path, inputs: str, size: int, role: str, seed: int) -> Path:
    return cells / f"{inputs}-{size}-{role}-{seed}.json"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--labels", type=Path, required=True, help="folder of the annotate stage")
    parser.add_argument("--base", type=Path, required=True, help="folder of the language model underneath")
    parser.add_argument(
        "--pool", type=Path, required=True, help="folder of the sample stage: candidates of fresh problems"
    )
    parser.add_argument("--problems", type=Path, required=True, help="JSONL of the pool's problems")
    parser.add_argument("--states", type=Path, required=True, help="folder to keep what the base reads in")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--inputs", nargs="+", choices=INPUTS, default=["surprise", "plain"])
    parser.add_argument("--sizes", type=int, nargs="+", default=[30, 100, 300, 1000, 3000, 10000])
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    parser.add_argument("--layers", type=int, default=2, help="blocks that judge what the base reads")
    args = parser.parse_args()

    stage = Stage("curve", args.out, pick_device("cpu"), args.seeds[0])
    seed_all(args.seeds[0])
    tokenizer = load_tokenizer(args.base / "tokenizer.json")
    trunk, _ = checkpoint.load(args.base / "generator.pt")
    model = RewardModel(trunk, args.layers, numeric_tokens(tokenizer))
    labelled = Labelled(args.labels, args.states, model, tokenizer)
    pool = Pool(args.pool, args.states, model, tokenizer)
    cells = args.out / "cells"
    wanted = [(i, n, role, seed) for seed in args.seeds for i in args.inputs for n in args.sizes for role in ROLES]
    trainers: dict[str, Trainer] = {}
    for inputs, size, role, seed in tqdm(wanted, unit="head", desc="curve", mininterval=5):
        path = cell_path(cells, inputs, size, role, seed)
        if path.is_file():
            continue
        if inputs not in trainers:
            trainers[inputs] = Trainer(inputs, model)
        training = labelled.documents(labelled.subset(size, seed), ROLES[role])
        facts = trainers[inputs].train(
            labelled.states, training, labelled.documents(labelled.held(size), ROLES[role]), seed
        )
        tqdm.write(json.dumps({"inputs": inputs, "size": size, "role": role, "seed": seed, **facts}))
        write_json(path, {**facts, "rewards": pool.rewards(trainers[inputs])})
    stage.finish(
        counts={
            "problems": len(pool.groups),
            "copies": pool.copies,
            "distinct": len(pool.positions),
            "labelled": len(labelled.training),
        },
        seeds=args.seeds,
        metrics=compare_all(cells, pool, args),
    )


if __name__ == "__main__":
    run_main(main)
