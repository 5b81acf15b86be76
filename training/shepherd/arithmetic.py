"""Written arithmetic, exactly: a parser for + - * / ( ) % that runs nothing, and the equations of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?|\.\d+"
OPERATORS = {"x": "*", "X": "*", "×": "*", "÷": "/", "−": "-"}
PIECES = re.compile(rf"\s*(?:({NUMBER})|([-+*/xX×÷−()%]))")
OPERAND = rf"[($\s]*(?:{NUMBER})[)%\s]*"
WRITTEN = re.compile(rf"{OPERAND}(?:[-+*/xX×÷−]{OPERAND})*")


def exact(text: str) -> Fraction | int:
    """Reads "1,800" or ".5" as a rational; an int where it is whole, which computes ten times faster."""
    return whole(Fraction(text.replace(",", "")))


def whole(value: Fraction | int) -> Fraction | int:
    return value.numerator if value.denominator == 1 else value


@dataclass(frozen=True)
class Expression:
    """`program` is in postfix order: an int names an operand, a text an operator ("neg" and "%" take one)."""

    operands: tuple[Fraction | int, ...]
    program: tuple[int | str, ...]

    def value(self, operands: Sequence[Fraction | int]) -> Fraction | int:
        """Raises ZeroDivisionError."""
        stack: list[Fraction | int] = []
        for item in self.program:
            if isinstance(item, int):
                stack.append(operands[item])
            elif item in ("neg", "%"):
                stack.append(-stack.pop() if item == "neg" else divide(stack.pop(), 100))
            else:
                right, left = stack.pop(), stack.pop()
                stack.append(apply(item, left, right))
        return stack[0]


def apply(operator: str, left: Fraction | int, right: Fraction | int) -> Fraction | int:
    if operator == "+":
        return whole(left + right)
    if operator == "-":
        return whole(left - right)
    return whole(left * right) if operator == "*" else divide(left, right)


def divide(left: Fraction | int, right: Fraction | int) -> Fraction | int:
    return whole(Fraction(left) / right)


def parse_expression(text: str) -> Expression | None:
    """None for anything that is not plain arithmetic. Dollar signs are ignored."""
    pieces = split_expression(text.replace("$", "").strip())
    return None if pieces is None else Parser(pieces).read()


def split_expression(text: str) -> list[str] | None:
    pieces, at = [], 0
    while at < len(text):
        match = PIECES.match(text, at)
        if match is None:
            return None
        pieces.append(match[1] or OPERATORS.get(match[2], match[2]))
        at = match.end()
    return pieces


class Parser:
    """The grammar: sum is product ± product …; product is signed */ signed …; signed is - signed | atom %…."""

    def __init__(self, pieces: list[str]) -> None:
        self.pieces, self.at = pieces, 0
        self.operands: list[Fraction | int] = []
        self.program: list[int | str] = []

    def read(self) -> Expression | None:
        if not self.sum() or self.at < len(self.pieces):
            return None
        return Expression(tuple(self.operands), tuple(self.program))

    def take(self, *wanted: str) -> str | None:
        if self.at < len(self.pieces) and self.pieces[self.at] in wanted:
            self.at += 1
            return self.pieces[self.at - 1]
        return None

    def sum(self) -> bool:
        return self.chain(self.product, "+", "-")

    def product(self) -> bool:
        return self.chain(self.signed, "*", "/")

    def chain(self, part, *operators: str) -> bool:
        if not part():
            return False
        while operator := self.take(*operators):
            if not part():
                return False
            self.program.append(operator)
        return True

    def signed(self) -> bool:
        sign = self.take("+", "-")
        if sign is None:
            return self.atom()
        read = self.signed()
        if sign == "-":
            self.program.append("neg")
        return read

    def atom(self) -> bool:
        if self.take("("):
            if not self.sum() or not self.take(")"):
                return False
        elif self.at < len(self.pieces) and re.fullmatch(NUMBER, self.pieces[self.at]):
            self.program.append(len(self.operands))
            self.operands.append(exact(self.pieces[self.at]))
            self.at += 1
        else:
            return False
        while self.take("%"):
            self.program.append("%")
        return True


@dataclass(frozen=True)
class Equation:
    """`left = right` at text[start:end]; `middle` is the index of its equals sign."""

    left: str
    right: str
    start: int
    middle: int
    end: int

    def holds(self) -> bool:
        """Also where a result in percent is written as "25%" after an expression that gives 25."""
        left, right = parse_expression(self.left), parse_expression(self.right)
        plain = parse_expression(self.right.replace("%", ""))
        if left is None or right is None or plain is None:
            return False
        try:
            return left.value(left.operands) in (right.value(right.operands), plain.value(plain.operands))
        except ZeroDivisionError:
            return False


def equations(text: str) -> Iterator[Equation]:
    """Every pair of arithmetic sides around an equals sign. A side that a word cuts off is skipped."""
    sides = list(WRITTEN.finditer(text))
    for left, right in pairwise(sides):
        between = text[left.end() : right.start()]
        before, after = text[: left.start()].rstrip(), text[right.end() :].lstrip()
        if between.strip() != "=" or before.endswith(tuple("+-*/×÷−")) or after.startswith(tuple("+*/×÷−")):
            continue
        if (
            re.search(r"\bx$", before)
            or re.match(r"x\b|\(", after)
            or (left[0].lstrip().startswith("(") and re.search(r"\w$", before))
        ):
            continue
        middle = left.end() + between.index("=")
        yield Equation(balanced(left[0]), balanced(right[0]), left.start(), middle, right.end())


def balanced(side: str) -> str:
    """Without the brackets of the sentence around it."""
    side = side.strip()
    while side.count("(") > side.count(")") and side.startswith("("):
        side = side[1:]
    while side.count(")") > side.count("(") and side.endswith(")"):
        side = side[:-1]
    return side


def wrong_equations(text: str) -> list[str]:
    return [f"{e.left} = {e.right}" for line in text.split("\n") for e in equations(line) if not e.holds()]
