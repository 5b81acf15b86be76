"""What the heads learn from: solutions with a label a step (1 right, 0 wrong, None not said) and an outcome label."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from random import Random

from .arithmetic import NUMBER, equations, exact
from .misread import misreadings
from .planted import KINDS, STYLES, gold, plant
from .solutions import is_right
from .text import extract_answer, is_answer_line, split_steps


def labelled(
    problem: str, question: str, steps: Sequence[str], labels: Sequence[int | None], right: bool | None, source: str
) -> dict:
    return {
        "problem": problem,
        "question": question,
        "steps": list(steps),
        "labels": list(labels),
        "right": right,
        "source": source,
    }


def planted_solutions(problem: str, record: dict, rng: Random, errors: int) -> Iterator[dict]:
    """The gold solution and up to `errors` with a planted one, in a style drawn for each."""
    question, answer = record["question"], record["answer"]
    kinds = rng.sample(list(KINDS), min(errors, len(KINDS)))
    drawn = [gold(answer), *(plant(question, answer, kind, rng) for kind in kinds)]
    for one in drawn:
        if one is None:
            continue
        style = rng.choice(["sentence", "sentence", *STYLES])
        steps = in_style(one.steps, style)
        wrong = one.first_wrong
        labels = [1] * len(steps) if wrong is None else [1] * wrong + [0] + [None] * (len(steps) - wrong - 1)
        yield labelled(problem, question, steps, labels, one.right, f"planted-{one.kind}")


def misread_solutions(problem: str, record: dict, rng: Random, count: int) -> Iterator[dict]:
    """Up to `count` times the gold solution under another question: relations first, then traded numbers."""
    for one in islice(misreadings(record["question"], record["answer"], rng), count):
        style = rng.choice(["sentence", "sentence", *STYLES])
        labels = [1] * one.first_wrong + [0] + [None] * (len(one.steps) - one.first_wrong - 1)
        yield labelled(problem, one.question, in_style(one.steps, style), labels, False, one.kind)


def world_solutions(record: dict) -> Iterator[dict]:
    """Of a problem of `npm run world -- --flaws`: its reference solution, and the flawed one with its exact label."""
    problem, question = f"world-{record['id']}", record["question"]
    steps = split_steps(record["solution"])
    yield labelled(problem, question, steps, [1] * len(steps), True, "world-none")
    if "flaw" in record:
        flaw = record["flaw"]
        steps = split_steps(flaw["solution"])
        labels = [1] * flaw["at"] + [0] + [None] * (len(steps) - flaw["at"] - 1)
        yield labelled(problem, question, steps, labels, False, f"world-{flaw['kind']}")


def in_style(steps: Sequence[str], style: str) -> list[str]:
    return [s if is_answer_line(s) else STYLES[style](s, number) for number, s in enumerate(steps, start=1)]


def sampled_solution(record: dict) -> dict | None:
    """A sample's labels by its outcome and the gold solution's numbers (`gold`: GSM8K's answer field).

    A right solution is a rollout of its own steps: all right. In a wrong one a false equation is wrong, a step whose
    last number the gold solution has too is right, and the first other step is taken for the first lost one.
    """
    steps = split_steps(record["solution"])
    if not record["finished"]:
        steps = steps[:-1]  # cut in the middle
    if not steps:
        return None
    gold_answer = extract_answer(record["gold"])
    if gold_answer is None:
        raise ValueError(f"{record['problem']}: its gold solution has no answer line")
    own = {"gold": record["gold"]}
    if record["finished"] and is_right(extract_answer(record["solution"]), gold_answer):
        return labelled(record["problem"], record["question"], steps, [1] * len(steps), True, "sample") | own
    known = {exact(text) for text in re.findall(NUMBER, record["gold"])} | {
        exact(text) for text in re.findall(NUMBER, record["question"])
    }
    labels: list[int | None] = []
    for step in steps:
        numbers = re.findall(NUMBER, step)
        if any(not equation.holds() for equation in equations(step)):
            labels.append(0)
        elif not numbers:
            labels.append(None)
        else:
            labels.append(int(exact(numbers[-1]) in known))
        if labels[-1] == 0:
            break
    if is_answer_line(steps[-1]) and len(labels) == len(steps):
        labels[-1] = 0
    labels += [None] * (len(steps) - len(labels))
    return labelled(record["problem"], record["question"], steps, labels, False, "sample") | own


def student_solutions(path: Path) -> list[dict]:
    """verify-then-generate's: to measure by, never to learn from. The bare number at the end becomes an answer line."""
    solutions = []
    for number, record in enumerate(json.loads(path.read_text(encoding="utf-8"))):
        *steps, answer = record["student_incorrect_solution"]
        steps = [" ".join(step.split()) for step in steps] + [f"#### {answer.strip()}"]
        wrong = int(record["incorrect_index"])
        labels = [1] * wrong + [0] + [None] * (len(steps) - wrong - 1)
        solutions.append(
            labelled(f"student-{number}", record["problem"], steps, labels[: len(steps)], False, "student")
        )
    return solutions
