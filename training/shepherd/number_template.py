"""A word problem with holes for its numbers, and drawing other numbers into it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from random import Random

from .arithmetic import Expression, whole, wrong_equations
from .numerals import Numeral, draw_like

ATTEMPTS = 150
Number = Fraction | int


@dataclass(frozen=True)
class Source:
    """offset + factor · values[index]; index None is the constant `offset`."""

    index: int | None
    offset: Number = 0
    factor: Number = 1

    def of(self, values: list[Number]) -> Number:
        return self.offset if self.index is None else whole(self.offset + self.factor * values[self.index])


@dataclass(frozen=True)
class Variable:
    value: Number
    kind: str


@dataclass(frozen=True)
class Result:
    """A computed number. It has to stay between `above` and `below`, as the question's thresholds do."""

    expression: Expression
    operands: tuple[Source, ...]
    value: Number
    above: Number
    below: Number

    def compute(self, values: list[Number]) -> Number | None:
        """None where the value would not do as a result."""
        try:
            value = self.expression.value([operand.of(values) for operand in self.operands])
        except ZeroDivisionError:
            return None
        if not self.above < value < self.below or (self.value.denominator == 1 and value.denominator != 1):
            return None
        return value if (value * 100).denominator == 1 and (value == 1) == (self.value == 1) else None


@dataclass(frozen=True)
class Slot:
    numeral: Numeral
    source: Source


@dataclass(frozen=True)
class Template:
    """values = the variables, then the results. Lines are texts and slots: the question, the steps, the answer line."""

    variables: tuple[Variable, ...]
    free: tuple[int, ...]
    order: tuple[tuple[Source, ...], ...]
    results: tuple[Result, ...]
    lines: tuple[tuple[str | Slot, ...], ...]
    commas: bool


@dataclass(frozen=True)
class Variant:
    question: str
    solution: str


def draw_variants(template: Template, wanted: int, rng: Random, attempts: int = ATTEMPTS) -> Iterator[Variant]:
    """At most `wanted` different variants: fewer where few numbers fit."""
    original = [variable.value for variable in template.variables]
    seen = {tuple(original)}
    for attempt in range(attempts):
        # Numbers that divide each other are rarely met when all are drawn: later attempts change fewer of them.
        change = 0.9 if attempt < attempts // 2 else 0.5
        values = list(original)
        for index in template.free:
            if rng.random() < change:
                values[index] = draw_like(original[index], template.variables[index].kind, rng)
        if tuple(values) in seen or not in_order(template, values):
            continue
        seen.add(tuple(values))
        variant = fill(template, values)
        if variant is None:
            continue
        yield variant
        wanted -= 1
        if wanted == 0:
            return


def in_order(template: Template, values: list[Number]) -> bool:
    for chain in template.order:
        numbers = [source.of(values) for source in chain]
        if any(left >= right for left, right in pairwise(numbers)):
            return False
    return True


def fill(template: Template, drawn: list[Number]) -> Variant | None:
    """None where a result will not do or a number does not fit its place."""
    values = list(drawn)
    for result in template.results:
        value = result.compute(values)
        if value is None:
            return None
        values.append(value)
    lines = [written(line, values, template.commas) for line in template.lines]
    whole_lines = [line for line in lines if line is not None]
    if len(whole_lines) < len(lines):
        return None
    question, *steps = whole_lines
    solution = "\n".join(steps)
    return None if wrong_equations(solution) else Variant(question, solution)


def written(line: tuple[str | Slot, ...], values: list[Number], commas: bool) -> str | None:
    text = ""
    for piece in line:
        if isinstance(piece, str):
            text += piece
            continue
        number = piece.numeral.write(piece.source.of(values), commas)
        if number is None:
            return None
        if number != piece.numeral.text:
            text = fit_article(text, number)
        text += number
    return text


def fit_article(before: str, number: str) -> str:
    """The article "a" or "an" before a number in digits, as it is spoken: an 8, an 11, an 18, an 80."""
    article = "an" if re.match(r"8|1[18](?!\d)(?!,?\d{3}(?!,))|1[18],", number) else "a"
    return re.sub(r"\b([Aa])n?(\s\$?)$", lambda found: found[1] + article[1:] + found[2], before)
