r"""Stages of reward heads on a public model: `base`, `sample`, `label`, `read`, `train`, `evaluate`, each resumable.

head() { python training/scripts/head.py "$@"; }
head base --source model.gguf --out runs/heads/base        (or a Hugging Face folder)
head sample --base runs/heads/base --problems DATA/gsm8k/train.jsonl --n 2000 --out runs/heads/samples
head label --problems DATA/gsm8k/train.jsonl --samples runs/heads/samples --out runs/heads/labels \
    --against DATA/gsm8k/test.jsonl DATA/verify-then-generate/dataset.json DATA/svamp/SVAMP.json
head read --base runs/heads/base --solutions runs/heads/labels --out runs/heads/states
head train --base runs/heads/base --states runs/heads/states --out runs/heads/NAME
head evaluate --base runs/heads/base --heads runs/heads/NAME --students STATES --gold STATES --samples STATES \
    --out runs/heads/evaluate

`label` and `read` make evaluate's STATES too: from --students, from --problems with --errors 0, from --samples.
`sample` and `read` take --workers N (Ray; shards are the same). The number type is the one the processor is fast in.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from shepherd.head_results import evaluate_stage, train_stage
from shepherd.head_stages import base_stage, label_stage, read_stage, sample_stage
from shepherd.runs import run_main

STAGES = {
    "base": base_stage,
    "sample": sample_stage,
    "label": label_stage,
    "read": read_stage,
    "train": train_stage,
    "evaluate": evaluate_stage,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    stages = parser.add_subparsers(dest="stage", required=True)

    def stage(name: str) -> argparse.ArgumentParser:
        sub = stages.add_parser(name)
        sub.add_argument("--out", type=Path, required=True)
        sub.add_argument("--seed", type=int, default=1)
        sub.add_argument("--device", default="auto")
        if name not in ("base", "label"):
            sub.add_argument("--base", type=Path, required=True, help="folder of the base stage")
        return sub

    base = stage("base")
    base.add_argument(
        "--source", type=Path, required=True, help="a Hugging Face folder (llama or qwen2) or a .gguf file"
    )
    sample = stage("sample")
    sample.add_argument("--problems", type=Path, required=True, help="GSM8K's form: question and answer")
    sample.add_argument("--n", type=int, required=True)
    sample.add_argument("--skip", type=int, default=0)
    sample.add_argument("--copies", type=int, default=4)
    sample.add_argument("--temperature", type=float, default=0.7)
    sample.add_argument("--limit", type=int, default=160, help="new tokens a solution")
    sample.add_argument("--batch", type=int, default=128)
    sample.add_argument("--workers", type=int, default=0)
    label = stage("label")
    label.add_argument("--problems", type=Path, help="problems with gold solutions, in GSM8K's form")
    label.add_argument("--n", type=int, help="problems whose gold solutions are used; all of them when not given")
    label.add_argument("--errors", type=int, default=3, help="planted errors a problem")
    label.add_argument("--misread", type=int, default=2, help="other questions a problem, which its solution misreads")
    label.add_argument("--world", type=Path, help="output of `npm run world -- --flaws`")
    label.add_argument("--samples", type=Path, help="folder of the sample stage")
    label.add_argument("--students", type=Path, help="dataset.json of verify-then-generate, to measure by")
    label.add_argument(
        "--against", type=Path, nargs="*", default=[], help="files whose questions must not be learnt from"
    )
    read = stage("read")
    read.add_argument("--solutions", type=Path, required=True, help="folder of the label or sample stage")
    read.add_argument(
        "--layers",
        type=int,
        nargs="+",
        help="blocks whose output is kept; a half, three quarters and all of them when not given",
    )
    read.add_argument("--workers", type=int, default=0)
    train = stage("train")
    train.add_argument("--states", type=Path, nargs="+", required=True, help="folders of the read stage")
    train.add_argument("--width", type=int, default=32)
    train.add_argument("--epochs", type=float, default=10)
    train.add_argument("--rate", type=float, default=3e-3)
    train.add_argument("--decay", type=float, default=0.1)
    train.add_argument("--dropout", type=float, default=0.2)
    train.add_argument("--pairs", type=float, default=0.5, help="weight of the pairs from one problem")
    train.add_argument("--folds", type=int, default=2, help="parts of the problems that are held back in turn")
    train.add_argument("--licence", default="Apache-2.0")
    evaluate = stage("evaluate")
    evaluate.add_argument("--heads", type=Path, required=True)
    evaluate.add_argument("--students", type=Path, help="states of verify-then-generate (read stage)")
    evaluate.add_argument("--gold", type=Path, help="states of GSM8K test's gold solutions")
    evaluate.add_argument("--samples", type=Path, help="states of the base's own samples on GSM8K test")
    args = parser.parse_args()
    STAGES[args.stage](args)


if __name__ == "__main__":
    run_main(main)
