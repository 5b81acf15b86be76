"""Stage annotate, from elsewhere: labels in Math-Shepherd's format, such as the page's completer lab exports.

python training/scripts/import_labels.py --source labelled.jsonl --out runs/nano/labels-imported

Writes shards as annotate.py does, which train_rewards.py reads, and meta.json. A malformed line ends the run with its
number.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from shepherd.math_shepherd import label_record, read_line
from shepherd.records import shard_path, write_shard
from shepherd.runs import Stage, pick_device, run_main

SHARD = 5000  # solutions


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--source", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    if not args.source.is_file():
        raise FileNotFoundError(f"no {args.source}")
    stage = Stage("annotate", args.out, pick_device("cpu"), 0)
    records = []
    with args.source.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                records.append(label_record(*read_line(line), number))
            except ValueError as error:
                raise ValueError(f"{args.source}:{number}: {error}") from None
    if not records:
        raise ValueError(f"{args.source}: no labelled solutions in it")
    for number, start in enumerate(range(0, len(records), SHARD)):
        write_shard(shard_path(args.out, number), records[start : start + SHARD])
    hard = [label for record in records for label in record["hard"]]
    stage.finish(
        counts={"solutions": len(records), "steps": len(hard)},
        rollouts=1,
        metrics={"hard_positive": sum(hard) / len(hard)},
    )


if __name__ == "__main__":
    run_main(main)
