r"""Stage annotate: step labels by completer rollouts (Math-Shepherd §3.3).

python training/scripts/annotate.py --samples runs/nano/samples --completer runs/nano/completer \
    --out runs/nano/labels --rollouts 8

The completer may be the generator, or a stronger model with the same tokenizer. Writes
shard-*.jsonl, one for each shard of samples (finished ones are skipped on resume), and meta.json.
With --workers N (and the extra `ray`), N Ray actors share the shards; the labels are the same.
"""

from __future__ import annotations

import argparse
from functools import partial
from pathlib import Path

from shepherd.completer import ShardLabeller
from shepherd.records import read_all, shards
from shepherd.runs import Stage, pick_device, run_main
from shepherd.sample import Settings
from shepherd.workers import run_shards


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--samples", type=Path, required=True, help="folder of the sample stage")
    parser.add_argument("--completer", type=Path, required=True, help="folder of a train_generator stage")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--rollouts", type=int, default=8, help="N of Math-Shepherd §3.3")
    parser.add_argument(
        "--prune", action="store_true", help="complete nothing after a step that no completion got right"
    )
    parser.add_argument("--temperature", type=float, default=1.0)
    parser.add_argument("--max-tokens", type=int, default=256)
    parser.add_argument("--batch", type=int, default=512)
    parser.add_argument(
        "--workers", type=int, default=0, help="Ray actors that share the shards; 0: this process alone"
    )
    parser.add_argument("--device", default="auto")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()

    device = pick_device(args.device)
    stage = Stage("annotate", args.out, device, args.seed)
    sources = shards(args.samples)
    load = partial(
        ShardLabeller,
        args.completer.resolve(),
        device,
        rollouts=args.rollouts,
        prune=args.prune,
        seed=args.seed,
        settings=Settings(args.temperature, 1.0, args.max_tokens, args.batch),
        sources=[source.resolve() for source in sources],
        out=args.out.resolve(),
    )
    missing = [number for number, source in enumerate(sources) if not (args.out / source.name).is_file()]
    done = run_shards(load, missing, args.workers, device, "annotate")

    records = list(read_all(args.out))
    hard = [label for r in records for label in r["hard"]]
    soft = [label for r in records for label in r["soft"]]
    stage.finish(
        counts={"solutions": len(records), "steps": len(hard), "prefixes_completed": done["prefixes"]},
        rollouts=args.rollouts,
        prune=args.prune,
        temperature=args.temperature,
        tokens=done["tokens"],
        metrics={"hard_positive": sum(hard) / len(hard), "soft_mean": sum(soft) / len(soft)},
    )


if __name__ == "__main__":
    run_main(main)
