r"""Stage quality: rewards and rollout labels against the exact truth of each step (Math-Shepherd §5, ProcessBench).

npm run --silent truth -- --problems test.jsonl < runs/nano/evaluate/solutions.jsonl > runs/nano/truths.jsonl
python training/scripts/quality.py --solutions runs/nano/evaluate/solutions.jsonl --truths runs/nano/truths.jsonl \
    --prm runs/nano/prm --out runs/nano/quality
    [--labels runs/nano/labels16 --label-truths runs/nano/label-truths.jsonl]

Rewards: step AUC, calibration, and first-error F1 at the threshold that train_rewards.py chose. Labels: how many
agree with the truth when N of their rollouts are read, for N = 1, 2, 4 … (exact expectations over draws
without replacement, so nothing is resampled). Writes meta.json.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from shepherd.quality import label_quality, reward_quality
from shepherd.records import read_all, read_shard
from shepherd.runs import Stage, pick_device, run_main


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--solutions", type=Path, required=True, help="solutions.jsonl of the evaluate stage")
    parser.add_argument("--truths", type=Path, required=True, help="their truths, by `npm run truth`")
    parser.add_argument("--prm", type=Path, required=True, help="folder of the PRM, for its threshold")
    parser.add_argument("--labels", type=Path, help="folder of an annotate stage, unpruned, of test problems")
    parser.add_argument("--label-truths", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()

    stage = Stage("quality", args.out, pick_device("cpu"), 0)
    chosen = json.loads((args.prm / "meta.json").read_text(encoding="utf-8"))["metrics"]["threshold"]["threshold"]
    metrics = {"rewards": reward_quality(read_shard(args.solutions), read_shard(args.truths), chosen)}
    if args.labels is not None:
        metrics["labels"] = label_quality(list(read_all(args.labels)), read_shard(args.label_truths))
    stage.finish(metrics=metrics)


if __name__ == "__main__":
    run_main(main)
