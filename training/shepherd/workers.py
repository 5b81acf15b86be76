"""The shards of a stage, done in this process or by Ray actors on one machine or many.

What a shard holds depends on its number and the stage's settings (the seed among them), never on the process that does
it or on the shards before it: both ways write the same files. Actors write them themselves, so on several machines the
stage's folders must be shared ones, and this package installed on each.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

import torch
from tqdm import tqdm

Work = Callable[[int], dict[str, int]]
"""Does the shard of this number and says what it counted, `tokens` among it."""


def run_shards(
    load: Callable[[], Work], numbers: Sequence[int], workers: int, device: torch.device, name: str
) -> Counter[str]:
    """Does the shards `numbers`: by `workers` Ray actors, or here when 0. Returns what they counted, summed.

    `load` brings the model, once a process.
    """
    total: Counter[str] = Counter()
    if not numbers:
        return total
    done = on_ray(load, numbers, workers, device) if workers else map(load(), numbers)
    with tqdm(total=len(numbers), unit="shard", desc=name, mininterval=5) as bar:
        for counts in done:
            total.update(counts)
            bar.update()
            bar.set_postfix(tok_s=f"{total['tokens'] / max(bar.format_dict['elapsed'], 1e-9):.0f}", refresh=False)
    return total


class Actor:
    """One Ray actor: one model, on one core or one GPU."""

    def __init__(self, load: Callable[[], Work]) -> None:
        torch.set_num_threads(1)
        self.load = load

    @cached_property
    def work(self) -> Work:
        return self.load()

    def __call__(self, row: dict[str, int]) -> dict[str, str]:
        """Bad input is told as a value: a raised error would come back wrapped in Ray's own traceback."""
        try:
            return {"counts": json.dumps(self.work(row["shard"])), "error": ""}
        except (ValueError, FileNotFoundError) as error:
            return {"counts": "", "error": str(error)}


def on_ray(
    load: Callable[[], Work], numbers: Sequence[int], workers: int, device: torch.device
) -> Iterator[dict[str, int]]:
    """The shards' counts as they come in. Ray joins the cluster that RAY_ADDRESS names, else starts one here.

    Raises ValueError with what an actor found wrong, and when Ray is not installed.
    """
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    try:
        import ray.data
    except ImportError:
        raise ValueError("--workers needs Ray Data: pip install -e 'training[ray]'") from None
    ray.init(ignore_reinit_error=True)
    context = ray.data.DataContext.get_current()
    context.enable_progress_bars = False
    context.execution_no_progress_timeout_s = -1  # a shard may take long
    rows = ray.data.from_items([{"shard": number} for number in numbers], override_num_blocks=len(numbers))
    pool = ray.data.ActorPoolStrategy(size=workers, max_tasks_in_flight_per_actor=1)
    gpus = 1 if device.type == "cuda" else 0
    for row in rows.map(Actor, fn_constructor_args=(load,), compute=pool, num_gpus=gpus).iter_rows():
        if row["error"]:
            raise ValueError(row["error"])
        yield json.loads(row["counts"])
