"""GSM8K's gold solutions with one planted error of the kinds that students make: labels without people or rollouts.

A step's text keeps its words. Changed are the numbers of its calculation (`<<48/2=24>>`), and, where the error is
carried on, the numbers of all later steps that came from it. Steps before the error are right, the step itself is
wrong, and of what follows nothing is said. An error that is not carried on ends in the right answer by chance: such a
solution has no outcome label.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from random import Random

from .arithmetic import NUMBER, exact, parse_expression
from .gsm8k import without_marks

MARK = re.compile(r"<<([^<>=]+)=([^<>=]+)>>")
OTHERS = {"+": "-*", "-": "+/", "*": "+/", "/": "*-"}
LARGEST = 10**7
CARRIED = 0.7  # share of errors that the later steps build on
STYLES: dict[str, Callable[[str, int], str]] = {
    "sentence": lambda line, _: line,
    "step": lambda line, number: f"Step {number}: {line}",
    "list": lambda line, number: f"{number}. {line}",
    "latex": lambda line, _: re.sub(rf"({NUMBER})\s*\*\s*({NUMBER})", r"\\(\1 \\times \2\\)", line),
}


@dataclass(frozen=True)
class Planted:
    steps: list[str]
    kind: str  # "none" for the gold solution
    first_wrong: int | None
    right: bool | None  # of the answer; None: not to be learnt from


def plant(question: str, answer: str, kind: str, rng: Random) -> Planted | None:
    """One error of this kind in a random step; None where the solution has no place for it.

    answer: GSM8K's, with its marks and a last line `#### 72`.
    """
    *lines, last = [line for line in answer.split("\n") if line.strip()]
    places = [at for at, line in enumerate(lines) if MARK.search(line)]
    rng.shuffle(places)
    numbers = [exact(text) for text in re.findall(NUMBER, question)]
    for at in places:
        changed = KINDS[kind](lines[at], numbers, rng)
        if changed is None:
            continue
        line, old, new = changed
        carried = rng.random() < CARRIED
        moved = {old: new} if carried else {}
        carried_on = [carry(text, moved) for text in (*lines[at + 1 :], last)]
        later = [text for text in carried_on if text is not None]
        if len(later) < len(carried_on):
            continue
        final = later.pop()
        right = None if final == last else False
        return Planted(tidy([*lines[:at], line, *later, final]), kind, at, right)
    return None


def gold(answer: str) -> Planted:
    return Planted(tidy(answer.split("\n")), "none", None, True)


def tidy(lines: list[str]) -> list[str]:
    return without_marks("\n".join(lines)).split("\n")


def written(value: Fraction | int) -> str | None:
    """None for a value that nobody would write."""
    value = Fraction(value)
    if value < 0 or value > LARGEST or (value * 100).denominator != 1:
        return None
    return str(value.numerator) if value.denominator == 1 else f"{float(value):.2f}".rstrip("0")


def evaluate(text: str) -> Fraction | int | None:
    expression = parse_expression(text)
    if expression is None:
        return None
    try:
        return expression.value(expression.operands)
    except ZeroDivisionError:
        return None


def with_number(line: str, old: Fraction | int, new: str, last: bool = False) -> str | None:
    """The line's first (or last) number of this value outside the marks replaced; None where there is none."""
    found = [
        match for match in re.finditer(NUMBER, line) if exact(match[0]) == old and not inside_mark(line, match.start())
    ]
    if not found:
        return None
    match = found[-1 if last else 0]
    return line[: match.start()] + new + line[match.end() :]


def inside_mark(line: str, at: int) -> bool:
    return any(mark.start() < at < mark.end() for mark in MARK.finditer(line))


def with_result(
    line: str, old: Fraction | int, value: Fraction | int | None
) -> tuple[str, Fraction | int, Fraction | int] | None:
    new = None if value is None or value == old else written(value)
    if value is None or new is None:
        return None
    changed = with_number(line, old, new, last=True)
    return None if changed is None else (changed, old, value)


def slip(line: str, numbers: list, rng: Random):
    """The result is off by a little, or two digits are swapped."""
    old = exact_or_none(list(MARK.finditer(line))[-1][2])
    if old is None:
        return None
    unit = 10 ** rng.randrange(max(1, len(str(int(old))) - 1)) if rng.random() < 0.5 else 1
    value = old + rng.choice((-2, -1, 1, 2)) * unit
    digits = str(old)
    if rng.random() < 0.3 and digits.isdigit() and len(digits) > 1:
        at = rng.randrange(len(digits) - 1)
        value = int(digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :])
    return with_result(line, old, value)


def wrong_operation(line: str, numbers: list, rng: Random):
    """Another operation between the same numbers, with its own result."""
    mark = list(MARK.finditer(line))[-1]
    parts = re.fullmatch(rf"({NUMBER})\s*([-+*/])\s*({NUMBER})", mark[1].strip())
    old = exact_or_none(mark[2])
    if parts is None or old is None:
        return None
    a, operator, b = parts.groups()
    other = rng.choice(OTHERS[operator])
    shown = re.search(rf"({re.escape(a)}[$\s]*)([-+*/xX×÷])([$\s]*{re.escape(b)})", line)
    if shown is None or inside_mark(line, shown.start()):
        return None
    line = line[: shown.start(2)] + other + line[shown.end(2) :]
    return with_result(line, old, evaluate(f"{a}{other}{b}"))


def wrong_number(line: str, numbers: list, rng: Random):
    """Another number of the question is taken, and the result is that of the calculation then."""
    mark = list(MARK.finditer(line))[-1]
    return with_operand(line, mark, rng, lambda operand: [n for n in numbers if n != operand])


def copied_wrong(line: str, numbers: list, rng: Random):
    """A number is copied with a wrong digit, and the result is that of the calculation then."""
    mark = list(MARK.finditer(line))[-1]
    return with_operand(line, mark, rng, lambda operand: [operand + 1, operand + 10, operand * 10, max(1, operand - 1)])


def with_operand(line: str, mark: re.Match, rng: Random, others: Callable):
    old = exact_or_none(mark[2])
    operands = list(re.finditer(NUMBER, mark[1]))
    if old is None or len(operands) < 2:
        return None
    operand = rng.choice(operands)
    before = exact(operand[0])
    choices = [text for value in others(before) if value != before and (text := written(value))]
    new = rng.choice(choices) if choices else None
    changed = None if new is None else with_number(line, before, new)
    if changed is None:
        return None
    return with_result(changed, old, evaluate(f"{mark[1][: operand.start()]}{new}{mark[1][operand.end() :]}"))


def exact_or_none(text: str) -> Fraction | int | None:
    return exact(text.strip()) if re.fullmatch(NUMBER, text.strip()) else None


def carry(line: str, moved: dict) -> str | None:
    """The line with the numbers that came from the error; new results join `moved`. None where one has no form."""
    for mark in list(MARK.finditer(line)):
        operands = [exact(text) for text in re.findall(NUMBER, mark[1])]
        old = exact_or_none(mark[2])
        if old is None or old in moved or not any(operand in moved for operand in operands):
            continue
        value = evaluate(re.sub(NUMBER, lambda m: written(moved.get(exact(m[0]), exact(m[0]))) or m[0], mark[1]))
        if value is None or written(value) is None:
            return None
        moved[old] = value
    texts = re.split(r"(<<[^<>]*>>)", line)
    return "".join(t if t.startswith("<<") else re.sub(NUMBER, lambda m: moved_text(m[0], moved), t) for t in texts)


def moved_text(text: str, moved: dict) -> str:
    value = exact(text)
    return (written(moved[value]) if value in moved else None) or text


KINDS = {"slip": slip, "operation": wrong_operation, "number": wrong_number, "copied": copied_wrong}
