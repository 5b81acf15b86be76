"""The training loop of the language models.

The schedule follows the share of a token budget that is used up, so that a run gives the same model whatever else the
machine does; it resumes from a checkpoint.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor, nn
from tqdm import tqdm

from . import checkpoint
from .data import Rows
from .model import Decoder, block_causal_mask
from .optim import Optimizers, learning_rate_factor
from .runs import autocast

CHECKPOINT_SECONDS = 180


@dataclass
class Progress:
    step: int = 0
    tokens: int = 0
    seconds: float = 0.0
    resumed_at: float = 0.0  # seconds that earlier, broken-off runs used


def next_token_loss(model: Decoder, rows: Rows) -> Tensor:
    """Weighted mean cross entropy of the next token, within documents (supervised fine-tuning)."""
    hidden = model.hidden(rows.ids, rows.positions, block_causal_mask(rows.documents))
    logits = model.logits(hidden[:, :-1]).float()
    losses = F.cross_entropy(logits.flatten(0, 1), rows.ids[:, 1:].flatten(), reduction="none")
    # A document's first token weighs 0, so nothing is predicted across a border.
    weights = rows.values[:, 1:].flatten()
    return (losses * weights).sum() / weights.sum()


def compiled_loss(model: nn.Module, loss: Callable[..., Tensor], device: torch.device) -> Callable[..., Tensor]:
    """`loss` in the device's number type and under torch.compile, for one fixed shape."""

    def plain(ids: Tensor, positions: Tensor, documents: Tensor, values: Tensor) -> Tensor:
        return loss(model, Rows(ids, positions, documents, values))

    compiled = torch.compile(plain, dynamic=False, fullgraph=True)

    def cast(*rows: Tensor) -> Tensor:
        # Around it: what autocast asks of the processor would break the graph in two.
        with autocast(device):
            return compiled(*rows)

    return cast


def train_for(
    model: Decoder,
    optimizers: Optimizers,
    stream: Iterator[Rows],
    budget: int,
    out: Path,
    accumulate: int,
    probe: Callable[[], dict],
    probe_seconds: float,
) -> Progress:
    """Trains on `budget` tokens; resumes from <out>/checkpoint.pt; logs to <out>/metrics.jsonl.

    `probe` is called every `probe_seconds` and at the end. The data of a resumed run is
    skipped to where it stood, so that no document is seen more often than others.
    """
    device = model.embedding.weight.device
    loss_of = compiled_loss(model, next_token_loss, device)
    progress, saved_path = Progress(), out / "checkpoint.pt"
    if saved_path.is_file():
        saved = torch.load(saved_path, map_location="cpu", weights_only=True)
        model.load_state_dict(saved["state"])
        optimizers.load_state_dict(saved["optimizers"])
        progress = Progress(**saved["progress"])
        progress.resumed_at = progress.seconds
        print(f"resuming at step {progress.step}, {progress.tokens} of {budget} tokens")
        for _ in range(progress.step * accumulate):
            next(stream)

    def save() -> None:
        checkpoint.save(saved_path, model, optimizers=optimizers.state_dict(), progress=vars(progress))

    bar = tqdm(total=budget, initial=progress.tokens, unit="tok", unit_scale=True, desc="generator", mininterval=5)
    before, saved_at, probed_at, running = progress.seconds, progress.seconds, progress.seconds, None
    started = None
    while progress.tokens < budget:
        total, tokens = 0.0, 0
        for _ in range(accumulate):
            rows = next(stream).to(device)
            loss = loss_of(rows.ids, rows.positions, rows.documents, rows.values) / accumulate
            loss.backward()
            total += loss.item()
            tokens += rows.ids.numel()
        optimizers.step(learning_rate_factor(progress.tokens / budget))
        progress.tokens += tokens
        progress.step += 1
        if started is None:  # the first step compiles and is not counted
            started = time.time()
        running = total if running is None else 0.95 * running + 0.05 * total
        progress.seconds = before + time.time() - started
        bar.update(tokens)
        bar.set_postfix(loss=f"{running:.4f}", step=progress.step, refresh=False)
        if progress.seconds - probed_at >= probe_seconds or progress.tokens >= budget:
            record = {**vars(progress), "loss": running, **probe()}
            probed_at = progress.seconds
            with (out / "metrics.jsonl").open("a") as log:
                log.write(json.dumps(record) + "\n")
            tqdm.write(json.dumps(record))
        if progress.seconds - saved_at >= CHECKPOINT_SECONDS:
            save()
            saved_at = progress.seconds
    bar.close()
    save()
    return progress
