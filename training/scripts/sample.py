r"""Stage sample: K solutions of each of N problems from the generator.

python training/scripts/sample.py --problems train.jsonl --skip 300000 --n 3000 --copies 4 \
    --generator runs/nano/generator --out runs/nano/samples --temperature 0.8

With --flaws, the flawed reference solutions of the problems file (the errors that students make) join
the samples, as sample -1. Writes shard-*.jsonl (finished shards are skipped on resume) and meta.json.
With --workers N (and the extra `ray`), N Ray actors share the shards; the samples are the same.
"""

from __future__ import annotations

import argparse
from functools import partial
from pathlib import Path

from shepherd.problems import read_problems
from shepherd.records import read_all, shard_path
from shepherd.runs import Stage, pick_device, run_main
from shepherd.sample import Settings
from shepherd.solutions import SHARD, ShardSampler
from shepherd.workers import run_shards


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--problems", type=Path, required=True)
    parser.add_argument("--generator", type=Path, required=True, help="folder of the generator stage")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--n", type=int, required=True, help="problems to solve")
    parser.add_argument("--skip", type=int, default=0, help="problems of the file to leave out first")
    parser.add_argument("--copies", type=int, default=4, help="solutions a problem, at each temperature")
    parser.add_argument("--temperature", type=float, nargs="+", default=[0.8])
    parser.add_argument("--top-p", type=float, default=1.0)
    parser.add_argument("--max-tokens", type=int, default=256)
    parser.add_argument("--batch", type=int, default=512)
    parser.add_argument("--flaws", action="store_true", help="add the file's flawed reference solutions")
    parser.add_argument(
        "--workers", type=int, default=0, help="Ray actors that share the shards; 0: this process alone"
    )
    parser.add_argument("--device", default="auto")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()

    device = pick_device(args.device)
    stage = Stage("sample", args.out, device, args.seed)
    problems = read_problems(args.problems, args.skip + args.n)[args.skip :]
    if len(problems) < args.n:
        raise ValueError(f"{args.problems}: {len(problems)} problems after the first {args.skip}, {args.n} asked for")
    load = partial(
        ShardSampler,
        args.generator.resolve(),
        device,
        copies=args.copies,
        flaws=args.flaws,
        seed=args.seed,
        settings=[Settings(temperature, args.top_p, args.max_tokens, args.batch) for temperature in args.temperature],
        problems=problems,
        out=args.out.resolve(),
    )
    shards = range(-(-len(problems) // SHARD))
    missing = [number for number in shards if not shard_path(args.out, number).is_file()]
    done = run_shards(load, missing, args.workers, device, "sample")

    flawed = sum(r["sample"] < 0 for r in read_all(args.out))
    records = [r for r in read_all(args.out) if r["sample"] >= 0]
    stage.finish(
        counts={
            "problems": len(problems),
            "solutions": len(records),
            "flawed": flawed,
            "cut": sum(not r["finished"] for r in records),
        },
        temperature=args.temperature,
        tokens=done["tokens"],
        metrics={"right": sum(r["right"] for r in records) / len(records)},
    )


if __name__ == "__main__":
    run_main(main)
