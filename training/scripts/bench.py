r"""A bank of candidates for the page's bench, sampled on one machine or many.

python training/scripts/bench.py --problems problems.jsonl --out runs/bank --workers 8 -- --candidates 64 --seed 1

What stands behind `--` goes to `npm run bench -- sample`. Each shard of problems is a process of Node with models of
its own. N Ray actors (the extra `ray`) share the shards, on this machine or on the cluster that RAY_ADDRESS names:
there, this repository with its npm packages must stand at the same path, and --out must be a shared folder. Finished
shards are skipped on resume. OUT/bank.jsonl is what the page and `npm run bench -- best-of-n --bank` open.
"""

from __future__ import annotations

import argparse
from functools import partial
from pathlib import Path

import torch

from shepherd.bench import SHARD, BankShard, read_lines
from shepherd.records import read_all, shard_path, write_shard
from shepherd.runs import Stage, run_main
from shepherd.workers import run_shards


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--problems", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument(
        "--workers", type=int, default=0, help="Ray actors that share the shards; 0: one after the other"
    )
    parser.add_argument("--shard", type=int, default=SHARD, help="problems a shard")
    parser.add_argument("options", nargs="*", help="options of `npm run bench -- sample`, behind --")
    args = parser.parse_args()
    device = torch.device("cpu")  # Node runs WebAssembly
    stage = Stage("bench", args.out, device, 0)
    lines = read_lines(args.problems)
    load = partial(make, BankShard(lines, args.out.resolve(), args.options, args.shard))
    shards = range(-(-len(lines) // args.shard))
    missing = [number for number in shards if not shard_path(args.out, number).is_file()]
    done = run_shards(load, missing, args.workers, device, "bench")
    bank = list(read_all(args.out))
    write_shard(args.out / "bank.jsonl", bank)
    stage.finish(
        counts={"problems": len(bank), "candidates": sum(len(problem["candidates"]) for problem in bank)},
        tokens=done["tokens"],
        options=args.options,
    )


def make(shard: BankShard) -> BankShard:
    return shard


if __name__ == "__main__":
    run_main(main)
