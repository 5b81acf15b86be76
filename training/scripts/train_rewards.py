r"""Stage rewards: one reward model on a language model's weights, which stay as they are (Math-Shepherd §3.2).

python training/scripts/train_rewards.py --role prm --estimation hard --labels runs/nano/labels \
    --base runs/nano/completer --out runs/nano/prm --epochs 4
python training/scripts/train_rewards.py --role orm ... --out runs/nano/orm

Keeps the weights with the lowest validation loss; validation problems are never trained on.
Writes <role>.pt, metrics.jsonl and meta.json.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
from tqdm import tqdm

from shepherd import checkpoint
from shepherd.data import Document, Rows, batches, pack
from shepherd.measures import auc, best_threshold, within_auc
from shepherd.optim import Optimizers, learning_rate_factor
from shepherd.records import read_all
from shepherd.reward_model import RewardModel, numeric_tokens
from shepherd.rewards import is_validation, reward_document, reward_loss, score_rows, score_solutions
from shepherd.runs import Stage, pick_device, run_main, seed_all
from shepherd.text import load_tokenizer
from shepherd.train import compiled_loss

CHECKS_AN_EPOCH = 2


def validate(model: RewardModel, rows: Rows) -> dict:
    """Cross entropy and AUC at the labelled positions (a soft label counts as positive from 0.5)."""
    labels = rows.values.numpy()
    labelled = ~np.isnan(labels)
    rewards, labels = score_rows(model, rows)[labelled].astype(np.float64), labels[labelled].astype(np.float64)
    clipped = rewards.clip(1e-7, 1 - 1e-7)
    loss = -(labels * np.log(clipped) + (1 - labels) * np.log(1 - clipped)).mean()
    return {"loss": float(loss), "auc": auc(rewards, labels >= 0.5), "positive": float(labels.mean())}


def choosing(model: RewardModel, tokenizer, held: list[dict], args: argparse.Namespace) -> dict:
    """On the validation solutions: AUC against the outcome within problems, and of the steps behind a good step."""
    scored = [(s, r) for s, r in zip(held, score_solutions(model, tokenizer, held, args.row), strict=True) if r]
    scores = np.array([min(r) if args.role == "prm" else r[-1] for _, r in scored])
    right = np.array([int(s["right"]) for s, _ in scored])
    problems = np.unique([s["problem"] for s, _ in scored], return_inverse=True)[1]
    live = [(r[at], s["hard"][at]) for s, r in scored for at in range(len(r)) if at == 0 or s["hard"][at - 1]]
    rewards, labels = np.array(live).T
    return {"within_auc": within_auc(scores, right, problems), "live_step_auc": auc(rewards, labels)}


def threshold_of(model: RewardModel, tokenizer, held: list[dict], row: int) -> dict:
    """The threshold that best finds the first bad step by hard estimation (validation labels, no exact truth)."""
    scored = [(s, r) for s, r in zip(held, score_solutions(model, tokenizer, held, row), strict=True) if r]
    return best_threshold(
        [r for _, r in scored], [next((at for at, good in enumerate(s["hard"]) if not good), None) for s, _ in scored]
    )


def split_documents(args: argparse.Namespace, tokenizer) -> tuple[list[Document], list[Document]]:
    target = args.estimation if args.role == "prm" else "outcome"
    training: list[Document] = []
    validation: list[Document] = []
    for solution in read_all(args.labels):
        document = reward_document(tokenizer, solution, target, args.row)
        if document is not None:
            (validation if is_validation(solution["problem"]) else training).append(document)
    if not training or not validation:
        raise ValueError(
            f"{args.labels}: {len(training)} training and {len(validation)} validation solutions are too few"
        )
    return training, validation


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--role", choices=["prm", "orm"], required=True)
    parser.add_argument("--estimation", choices=["hard", "soft"], default="hard", help="labels of the PRM")
    parser.add_argument("--labels", type=Path, required=True, help="folder of the annotate stage")
    parser.add_argument(
        "--base", type=Path, required=True, help="folder of the train_generator stage whose model reads"
    )
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=float, default=4)
    parser.add_argument("--row", type=int, default=256)
    parser.add_argument("--rows", type=int, default=16)
    parser.add_argument("--layers", type=int, default=2, help="blocks that judge what the base reads")
    parser.add_argument("--matrix-lr", type=float, default=0.01)
    parser.add_argument("--other-lr", type=float, default=0.002)
    parser.add_argument("--device", default="auto")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()

    device = pick_device(args.device)
    stage = Stage(args.role, args.out, device, args.seed)
    seed_all(args.seed)
    tokenizer = load_tokenizer(args.base / "tokenizer.json")
    training, validation = split_documents(args, tokenizer)
    held_rows = pack(validation, args.row, padding_value=np.nan)
    held = [s for s in read_all(args.labels) if is_validation(s["problem"])]
    trunk, _ = checkpoint.load(args.base / "generator.pt")
    model = RewardModel(trunk, args.layers, numeric_tokens(tokenizer), args.seed).to(device)
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
            record = {
                "step": step,
                "train_loss": loss.item(),
                **validate(model, held_rows),
                **choosing(model, tokenizer, held, args),
            }
            with metrics.open("a") as log:
                log.write(json.dumps(record) + "\n")
            tqdm.write(json.dumps(record))
            if best is None or record["loss"] < best["loss"]:
                best = record
                checkpoint.save(args.out / f"{args.role}.pt", model)
    assert best is not None  # the last step is always checked
    threshold = None
    if args.role == "prm":
        kept = checkpoint.load_reward(args.out / "prm.pt", device)
        threshold = threshold_of(kept, tokenizer, held, args.row)
    stage.finish(
        counts={"training": len(training), "validation": len(validation), "steps": steps},
        estimation=args.estimation if args.role == "prm" else "outcome",
        config=model.config.to_dict(),
        metrics={f"validation_{key}": value for key, value in best.items()}
        | ({"threshold": threshold} if threshold else {}),
    )


if __name__ == "__main__":
    run_main(main)
