"""The format of the published Math-Shepherd data set.

Twin of src/domain/math-shepherd.ts, pinned by vectors/math-shepherd.json. One object a line: `input` holds the question
and "Step 1: …" lines with the tag ки behind each step, `label` the same with + or -.
"""

from __future__ import annotations

import json
import re
import zlib

TAG = "ки"
ANSWER = re.compile(r"The answer is:?\s*(.+?)\.?$|^####\s*(.+)$")


def read_line(line: str) -> tuple[str, list[str], list[bool]]:
    """→ question, steps, labels. Raises ValueError that says what is wrong."""
    try:
        record = json.loads(line)
        marked, signed = record["input"], record["label"]
        question, steps = split_record(marked)
        other, signs = split_record(signed)
    except json.JSONDecodeError as error:
        raise ValueError(f"not JSON ({error.msg})") from None
    except (KeyError, TypeError, AttributeError):
        raise ValueError('"input" and "label" must both be texts') from None
    if question != other or len(steps) != len(signs):
        raise ValueError('"input" and "label" do not hold the same question and steps')
    texts, labels = [], []
    for number, (step, sign) in enumerate(zip(steps, signs, strict=True), start=1):
        text, tag = split_end(step)
        signed_text, end = split_end(sign)
        if tag != TAG or end not in ("+", "-"):
            raise ValueError(f'step {number} does not end with "{TAG}" in "input" and with "+" or "-" in "label"')
        if text != signed_text:
            raise ValueError(f'step {number} differs between "input" and "label"')
        texts.append(text)
        labels.append(end == "+")
    return question, texts, labels


def split_record(text: str) -> tuple[str, list[str]]:
    start = re.search(r"\sStep 1: ", text)
    if start is None:
        raise ValueError('steps must be numbered from 1: "… Step 1: …"')
    lines = re.split(r"\n(?=Step \d+: )", text[start.start() + 1 :])
    leads = [f"Step {number}: " for number in range(1, len(lines) + 1)]
    if not all(line.startswith(lead) for line, lead in zip(lines, leads, strict=True)):
        raise ValueError("steps are not numbered one after the other")
    return text[: start.start()], [line[len(lead) :] for line, lead in zip(lines, leads, strict=True)]


def split_end(step: str) -> tuple[str, str]:
    text, _, end = step.rstrip().rpartition(" ")
    return text.rstrip(), end


def label_record(question: str, steps: list[str], labels: list[bool], number: int) -> dict:
    """As annotate.py writes it: hard labels from one (unknown) number of rollouts; the last label is the answer's."""
    hard = [int(label) for label in labels]
    answer = ANSWER.search(steps[-1])
    return {
        "problem": f"shepherd-{zlib.crc32(question.encode()):08x}",
        "question": question,
        "gold": None,
        "sample": number,
        "solution": "\n".join(steps),
        "finished": answer is not None,
        "answer": next((group for group in answer.groups() if group), None) if answer else None,
        "right": bool(hard[-1]),
        "steps": steps,
        "rollouts": 1,
        "counts": hard,
        "hard": hard,
        "soft": [float(label) for label in hard],
    }
