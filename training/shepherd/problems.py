"""Reads problems JSONL, as printed by `npm run world`; refuses bad lines by number."""

from __future__ import annotations

import json
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from .text import extract_answer, parse_number, split_steps, tidy_question


@dataclass(frozen=True)
class Problem:
    id: str
    question: str
    solution: list[str]  # reference lines, answer line last
    answer: Fraction
    flawed: list[str] | None = None  # the reference with an error that students make, where the file has one


def read_problems(path: Path, limit: int | None = None) -> list[Problem]:
    """The problems of a JSONL file. Raises ValueError `path:line: what is wrong`."""
    if not path.is_file():
        raise FileNotFoundError(
            f"no problems at {path}: make them with `npm run --silent world -- --split train --n N --seed S`"
        )
    problems: list[Problem] = []
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            if limit is not None and len(problems) == limit:
                break
            if line.strip():
                problems.append(parse_problem(line, f"{path}:{number}"))
    if not problems:
        raise ValueError(f"{path}: no problems in it")
    return problems


def parse_problem(line: str, where: str) -> Problem:
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        raise ValueError(f"{where}: not JSON ({error.msg})") from None
    for key in ("id", "question", "solution", "answer"):
        if not isinstance(record, dict) or not isinstance(record.get(key), str) or not record[key].strip():
            raise ValueError(f"{where}: needs a non-empty text field {key!r}")
    answer = parse_number(record["answer"])
    if answer is None:
        raise ValueError(f"{where}: answer {record['answer']!r} is not a number")
    if extract_answer(record["solution"]) != answer:
        raise ValueError(f"{where}: the solution's #### line does not say {record['answer']!r}")
    flaw = record.get("flaw")
    flawed = None if flaw is None else split_steps(flaw["solution"])
    return Problem(record["id"], tidy_question(record["question"]), split_steps(record["solution"]), answer, flawed)
