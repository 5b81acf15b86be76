"""Stage restore: the folders of the earlier stages from an exported family, so that experiments start from what ships.

python training/scripts/restore.py --model public/models/shepherd-nano --out training/out/restored

Writes generator/, completer/ (what the PRM reads with), prm/ and orm/ as their stages do, with float16's rounding, and
meta.json. Rewards must be those of golden.json, else it fails.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np

from shepherd import checkpoint
from shepherd.exported import HEADS, load_heads, torch_output
from shepherd.model import Decoder, parameter_count
from shepherd.pretrained import load_pretrained
from shepherd.reward_model import RewardModel
from shepherd.runs import Stage, pick_device, run_main
from shepherd.text import load_tokenizer

TOLERANCE = 1e-4  # the golden cases are PyTorch's with the same rounded weights


def largest_golden_difference(models: dict, cases: list[dict]) -> float:
    """Over the rewards of the golden cases."""
    worst = 0.0
    for case in cases:
        for role, expected in (("prm", case["prm"]), ("orm", [case["orm"]])):
            rewards = torch_output(models[role], np.array([case["ids"]]))[0, case["positions"], 0]
            worst = max(worst, float(np.abs(rewards[-len(expected) :] - expected).max()))
    return worst


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, required=True, help="folder of an exported family")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()

    stage = Stage("restore", args.out, pick_device("cpu"), 0)
    tokenizer = load_tokenizer(args.model / "generator" / "tokenizer.json")
    generator, _ = load_pretrained(args.model / "generator")
    trunk, _ = load_pretrained(args.model / "completer")
    heads = {role: load_heads(trunk, args.model / "completer" / HEADS, role) for role in ("prm", "orm")}
    models: dict[str, Decoder | RewardModel] = {"generator": generator, "completer": trunk, **heads}
    cases = json.loads((args.model / "golden.json").read_text(encoding="utf-8"))["cases"]
    difference = largest_golden_difference(models, cases)
    if difference > TOLERANCE:
        raise ValueError(f"{args.model}: rewards differ from golden.json by {difference}, more than {TOLERANCE}")
    weights = {"generator": "generator", "completer": "generator", "prm": "prm", "orm": "orm"}  # folder → file
    for folder, name in weights.items():
        checkpoint.save(args.out / folder / f"{name}.pt", models[folder])
        tokenizer.save(str(args.out / folder / "tokenizer.json"))
    stage.finish(
        counts={role: parameter_count(model) for role, model in models.items()},
        metrics={"golden_cases": len(cases), "largest_difference": difference},
    )


if __name__ == "__main__":
    run_main(main)
