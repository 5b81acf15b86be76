r"""Stage outside: the PRM on students' solutions whose first wrong step people marked (Daheim et al., EMNLP 2024).

python training/scripts/outside.py --dataset verify-then-generate/dataset.json \
    --prm runs/nano/prm --tokenizer runs/nano/completer/tokenizer.json --out runs/nano/outside

The data set (CC BY-SA 4.0, github.com/eth-lre/verify-then-generate) is read from a path and never copied. Every
solution in it is wrong, so only the accuracy at the first wrong step is measured; "chance" guesses a step. Writes
meta.json.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np

from shepherd import checkpoint
from shepherd.measures import auc, first_below, interval
from shepherd.rewards import score_solutions
from shepherd.runs import Stage, pick_device, run_main
from shepherd.text import load_tokenizer

ROW = 512


def read_students(path: Path) -> list[dict]:
    """Solutions with `steps` and `first_wrong`; the last line, a bare number, becomes the answer line."""
    if not path.is_file():
        raise FileNotFoundError(
            f"no data set at {path}: download dataset.json from github.com/eth-lre/verify-then-generate"
        )
    solutions = []
    for number, record in enumerate(json.loads(path.read_text(encoding="utf-8"))):
        try:
            *steps, answer = record["student_incorrect_solution"]
            steps = [" ".join(step.split()) for step in steps] + [f"#### {answer.strip()}"]
            solutions.append(
                {
                    "question": record["problem"],
                    "solution": "\n".join(steps),
                    "first_wrong": int(record["incorrect_index"]),
                }
            )
        except (KeyError, TypeError, ValueError) as error:
            raise ValueError(f"{path}: record {number} is not as expected ({error})") from None
    return solutions


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dataset", type=Path, required=True)
    parser.add_argument("--prm", type=Path, required=True)
    parser.add_argument("--tokenizer", type=Path, required=True, help="tokenizer.json of the family")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()

    stage = Stage("outside", args.out, pick_device("cpu"), 0)
    model = checkpoint.load_reward(args.prm / "prm.pt")
    threshold = json.loads((args.prm / "meta.json").read_text(encoding="utf-8"))["metrics"]["threshold"]["threshold"]
    solutions = read_students(args.dataset)
    rewards = score_solutions(model, load_tokenizer(args.tokenizer), solutions, ROW)
    scored = [(s["first_wrong"], r) for s, r in zip(solutions, rewards, strict=True) if r]
    hits = np.array([first_below(r, threshold) == at for at, r in scored], dtype=float)
    least = np.array([int(np.argmin(r)) == at for at, r in scored], dtype=float)
    before = np.concatenate([r[: at + 1] for at, r in scored])
    labels = np.concatenate([[1] * at + [0] for at, _ in scored])
    stage.finish(
        counts={"solutions": len(solutions), "scored": len(scored)},
        metrics={
            "first_wrong_at_threshold": interval(hits),
            "first_wrong_is_least": interval(least),
            "chance": float(np.mean([1 / len(r) for _, r in scored])),
            "live_step_auc": auc(before, labels),
        },
    )


if __name__ == "__main__":
    run_main(main)
