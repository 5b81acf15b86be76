r"""Stage variants: GSM8K's train problems and automatic number variants of them (openai/grade-school-math, MIT).

python training/scripts/vary_gsm8k.py --source gsm8k/train.jsonl --against gsm8k/test.jsonl \
    --out runs/nano/variants

Writes problems.jsonl, shuffled: each original (id `gsm8k-train-12/0`) and up to --each variants of it (`/1`, `/2`, …),
in which numbers of the question are drawn anew and every result is recomputed (shepherd/number_variants.py). Problems
near one of --against, a test split, are left out. The files are read from a path and never committed.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

import torch

from shepherd.gsm8k import read_gsm8k, without_marks
from shepherd.near_copies import NearCopies
from shepherd.number_template import draw_variants
from shepherd.number_variants import NoTemplateError, make_template
from shepherd.records import write_shard
from shepherd.runs import Stage, run_main
from shepherd.text import extract_answer, format_number, tidy_question


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--source", type=Path, required=True)
    parser.add_argument("--against", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--each", type=int, default=8, help="variants of a problem, at most")
    parser.add_argument("--originals", action=argparse.BooleanOptionalAction, default=True)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    stage = Stage("variants", args.out, torch.device("cpu"), args.seed)
    known = NearCopies(record["question"] for path in args.against for record in read_gsm8k(path))
    counts: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    problems = []
    for number, record in enumerate(read_gsm8k(args.source)):
        if known.has(record["question"]):
            counts["near a test question"] += 1
            continue
        made = list(vary(number, record, args.each, args.seed, reasons))
        counts["templates"] += len(made) > 1
        counts["variants"] += len(made) - 1
        problems += made if args.originals else made[1:]
    Random(args.seed).shuffle(problems)
    write_shard(args.out / "problems.jsonl", problems)
    stage.finish(counts={"problems": len(problems), **counts}, no_template=dict(reasons.most_common()))


def vary(number: int, record: dict, each: int, seed: int, reasons: Counter[str]) -> Iterator[dict]:
    """The original, then its variants."""
    question, answer = tidy_question(record["question"]), record["answer"]
    yield problem(f"gsm8k-train-{number}/0", question, without_marks(answer))
    try:
        template = make_template(question, answer)
    except NoTemplateError as error:
        reasons[str(error).split(":")[0]] += 1
        return
    made = 0
    for made, variant in enumerate(draw_variants(template, each, Random(f"{seed}/{number}")), start=1):
        yield problem(f"gsm8k-train-{number}/{made}", variant.question, variant.solution)
    reasons["no draw fits"] += made == 0


def problem(name: str, question: str, solution: str) -> dict:
    return {"id": name, "question": question, "solution": solution, "answer": format_number(extract_answer(solution))}


if __name__ == "__main__":
    run_main(main)
