"""Stage rewards: one reward model from a generator's weights, all of them trained (Math-Shepherd §3.2).

python training/scripts/train_rewards.py --role prm --estimation hard --labels runs/nano/labels \\
    --base runs/nano/completer --out runs/nano/prm --epochs 4
python training/scripts/train_rewards.py --role orm ... --out runs/nano/orm

Keeps the weights with the lowest validation loss; validation problems are never trained on.
Writes <role>.pt, metrics.jsonl and meta.json.
"""

from __future__ import annotations

import argparse
import json
import zlib
from pathlib import Path

import numpy as np
from tqdm import tqdm

from shepherd import checkpoint
from shepherd.data import Document, Rows, batches, pack
from shepherd.measures import auc
from shepherd.model import Decoder
from shepherd.optim import Optimizers, learning_rate_factor
from shepherd.records import read_all
from shepherd.rewards import reward_document, reward_loss, score_rows
from shepherd.runs import Stage, pick_device, run_main, seed_all
from shepherd.text import load_tokenizer
from shepherd.train import compiled_loss

VALIDATION_PERCENT = 8
CHECKS_AN_EPOCH = 2


def is_validation(problem: str) -> bool:
    """By the problem's id, so that all solutions of one problem are on one side in every run."""
    return zlib.crc32(problem.encode()) % 100 < VALIDATION_PERCENT


def validate(model: Decoder, rows: Rows) -> dict:
    """Cross entropy and AUC at the labelled positions (a soft label counts as positive from 0.5)."""
    labels = rows.values.numpy()
    labelled = ~np.isnan(labels)
    rewards, labels = score_rows(model, rows)[labelled].astype(np.float64), labels[labelled].astype(np.float64)
    clipped = rewards.clip(1e-7, 1 - 1e-7)
    loss = -(labels * np.log(clipped) + (1 - labels) * np.log(1 - clipped)).mean()
    return {"loss": float(loss), "auc": auc(rewards, labels >= 0.5), "positive": float(labels.mean())}


def split_documents(args: argparse.Namespace, tokenizer) -> tuple[list[Document], list[Document]]:
    target = args.estimation if args.role == "prm" else "outcome"
    training, validation = [], []
    for solution in read_all(args.labels):
        document = reward_document(tokenizer, solution, target, args.row)
        if document is not None:
            (validation if is_validation(solution["problem"]) else training).append(document)
    if not training or not validation:
        raise ValueError(f"{args.labels}: {len(training)} training and {len(validation)} validation solutions are too few")
    return training, validation


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--role", choices=["prm", "orm"], required=True)
    parser.add_argument("--estimation", choices=["hard", "soft"], default="hard", help="labels of the PRM")
    parser.add_argument("--labels", type=Path, required=True, help="folder of the annotate stage")
    parser.add_argument("--base", type=Path, required=True, help="folder of the train_generator stage to start from")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=float, default=4)
    parser.add_argument("--row", type=int, default=256)
    parser.add_argument("--rows", type=int, default=16)
    parser.add_argument("--matrix-lr", type=float, default=0.004)
    parser.add_argument("--other-lr", type=float, default=0.001)
    parser.add_argument("--device", default="auto")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()

    device = pick_device(args.device)
    stage = Stage(args.role, args.out, device, args.seed)
    seed_all(args.seed)
    tokenizer = load_tokenizer(args.base / "tokenizer.json")
    training, validation = split_documents(args, tokenizer)
    held_rows = pack(validation, args.row, padding_value=np.nan)
    model, _ = checkpoint.load(args.base / "generator.pt", device)
    optimizers = Optimizers(model, args.matrix_lr, args.other_lr)
    loss_of = compiled_loss(model, reward_loss, device)
    stream = batches(training, args.row, args.rows, args.seed, padding_value=np.nan)
    epoch_steps = max(1, len(pack(training, args.row, np.nan).ids) // args.rows)
    steps = max(1, round(args.epochs * epoch_steps))
    check_every = max(1, epoch_steps // CHECKS_AN_EPOCH)

    best: dict | None = None
    metrics = args.out / "metrics.jsonl"
    metrics.unlink(missing_ok=True)
    for step in tqdm(range(1, steps + 1), unit="step", desc=args.role, mininterval=5):
        rows = next(stream).to(device)
        loss = loss_of(rows.ids, rows.positions, rows.documents, rows.values)
        loss.backward()
        optimizers.step(learning_rate_factor((step - 1) / steps))
        if step % check_every == 0 or step == steps:
            record = {"step": step, "train_loss": loss.item(), **validate(model, held_rows)}
            with metrics.open("a") as log:
                log.write(json.dumps(record) + "\n")
            tqdm.write(json.dumps(record))
            if best is None or record["loss"] < best["loss"]:
                best = record
                checkpoint.save(args.out / f"{args.role}.pt", model)
    stage.finish(
        counts={"training": len(training), "validation": len(validation), "steps": steps},
        estimation=args.estimation if args.role == "prm" else "outcome",
        metrics={"best_step": best["step"], "validation_loss": best["loss"], "validation_auc": best["auc"]},
    )


if __name__ == "__main__":
    run_main(main)
