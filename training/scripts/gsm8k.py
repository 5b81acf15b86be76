r"""Stage gsm8k: GSM8K's problems in this pipeline's form, for measuring (openai/grade-school-math, MIT).

python training/scripts/gsm8k.py --source gsm8k/test.jsonl \
    --tokenizer runs/nano/completer/tokenizer.json > runs/nano/gsm8k.jsonl

Calculator marks (`<<48/2=24>>`) are taken out. Problems too long for a context of 256 tokens with room for a solution
are left out and counted on stderr. The file is read from a path and never committed.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from shepherd.gsm8k import read_gsm8k, without_marks
from shepherd.runs import run_main
from shepherd.text import encode_prompt, extract_answer, format_number, load_tokenizer

LONGEST_PROMPT = 190


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--source", type=Path, required=True)
    parser.add_argument("--tokenizer", type=Path, required=True)
    args = parser.parse_args()
    tokenizer = load_tokenizer(args.tokenizer)
    left_out = 0
    for number, record in enumerate(read_gsm8k(args.source)):
        solution = without_marks(record["answer"])
        if len(encode_prompt(tokenizer, record["question"])) > LONGEST_PROMPT:
            left_out += 1
            continue
        problem = {
            "id": f"gsm8k-{number}",
            "question": record["question"],
            "solution": solution,
            "answer": format_number(extract_answer(solution)),
        }
        print(json.dumps(problem, ensure_ascii=False))
    print(f"{left_out} problems left out: longer than {LONGEST_PROMPT} tokens", file=sys.stderr)


if __name__ == "__main__":
    run_main(main)
