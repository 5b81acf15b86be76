"""Number variants of a word problem with calculator marks (`48/2 = <<48/2=24>>24`), exact and automatic.

Every number of the solution is traced by its value: to a number of the question, to an earlier result, or to a
constant (numerals.py). Where two sources give one value, the question's numbers under both stay as they are, so that
every reading of the solution agrees. The others are drawn anew, the results computed, the text rewritten and checked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations
from random import Random

from .arithmetic import NUMBER, equations, exact, parse_expression, whole, wrong_equations
from .gsm8k import without_marks
from .number_template import Number, Result, Slot, Source, Template, Variable
from .numerals import CUES, HINTS, WORD, WORDS, Numeral, cued, numerals, stated

MARK = re.compile(r"<<([^<>]*)=([^<>=]*)>>")
ALGEBRA = re.compile(
    r"\d(?!x\s*[\d$(]|(?:st|nd|rd|th|am|pm|cm|mm|km|kg|mg|g|m|ml|l|mph|lbs?|ft|oz|in|hrs?|h|min|s|kb|mb|gb|c|p|pts?|k)\b)[A-Za-z]",
    re.IGNORECASE,
)
LARGEST = 100_000
PROBES = 2


class NoTemplateError(Exception):
    """The problem cannot be varied; the text says why."""


def make_template(question: str, answer: str) -> Template:
    """Raises NoTemplateError."""
    text = without_marks(answer)
    if ALGEBRA.search(text):
        raise NoTemplateError("algebra in a step")
    if wrong_equations(text):
        raise NoTemplateError("an equation does not hold")
    held: set[int] = set()
    while True:
        tracer = Tracer(question, answer, frozenset(held))
        try:
            return tracer.template()
        except AmbiguousError as found:
            held |= found.variables


def magnitude(value: Number) -> Number:
    return value if value >= 0 else -value


def derived(variable: Variable, question: str) -> list[tuple[Number, Number]]:
    """What a solver makes of a number in the head, as (offset, factor): 20 % off: 0.2, 0.8, 80 or 1.2 of the price."""
    hundredth = Fraction(1, 100)
    if variable.kind in ("percent", "mixed"):
        return [(0, 1), (0, hundredth), (1, -hundredth), (1, hundredth), (100, -1), (100, 1)]
    in_cents = variable.kind == "plain" and re.search(r"\d\s*(?:cents?\b|¢)", question)
    return [(0, 1), (0, hundredth)] if in_cents else [(0, 1)]


def bounded(result: Result, unused: set[Number]) -> Result:
    """Keeps a result on its side of the numbers that no step uses (thresholds), of one, and near its size."""
    above = max([0, whole(Fraction(result.value) / 10), *(n for n in {*unused, 1} if n < result.value)])
    below = min([LARGEST, result.value * 10, *(n for n in {*unused, 1} if n > result.value)])
    return replace(result, above=above, below=below)


class AmbiguousError(Exception):
    """Two readings of a number differ unless these variables keep their values."""

    def __init__(self, variables: frozenset[int]) -> None:
        super().__init__("ambiguous")
        self.variables = variables


@dataclass(frozen=True)
class Known:
    """A number that a step may name. `probes` are its values under other draws; equal probes are equal formulas."""

    value: Number
    probes: tuple[Number, ...]
    inputs: frozenset[int]
    source: Source


class Tracer:
    """One pass over a problem, given the variables that are held at their values."""

    def __init__(self, question: str, answer: str, held: frozenset[int]) -> None:
        self.question, self.answer, self.held = question, answer, held
        self.asked = list(numerals(question))
        kinds: dict[Number, str] = {}
        for numeral in self.asked:
            if not numeral.stuck and kinds.setdefault(numeral.value, numeral.kind) != numeral.kind:
                kinds[numeral.value] = "mixed"
        self.variables = [Variable(value, kind) for value, kind in kinds.items()]
        self.used: set[int] = set()
        self.calculated = {exact(n) for mark in MARK.finditer(answer) for n in re.findall(NUMBER, mark[1])}
        self.known: dict[Number, list[Known]] = {}
        self.results: list[Result] = []
        everything = question + " " + without_marks(answer)
        self.stated, cues, hints = stated(question), cued(everything, CUES), cued(everything, HINTS)
        for value in self.stated | cues | hints:
            self.know(Known(value, (value,) * PROBES, frozenset(), Source(None, value)))
        self.know_variables()
        self.rival(hints - cues - self.stated)

    def know_variables(self) -> None:
        rng = Random(len(self.question))
        for index, variable in enumerate(self.variables):
            stays = index in self.held or variable.kind == "mixed"
            values = [
                variable.value,
                *(
                    variable.value if stays else whole(variable.value * Fraction(rng.randint(101, 999), 997))
                    for _ in range(PROBES)
                ),
            ]
            for offset, factor in derived(variable, self.question):
                value, *probes = (whole(offset + factor * v) for v in values)
                self.know(
                    Known(
                        value,
                        tuple(probes),
                        frozenset() if stays else frozenset([index]),
                        Source(index, offset, factor),
                    )
                )

    def rival(self, hints: set[Number]) -> None:
        """A hint may be no constant but a sum in the head: "his 3 brothers and he" are 4, whatever "dogs" hint at."""
        own = [k for known in list(self.known.values()) for k in known if k.source.index is not None or k.value == 1]
        for left, right in combinations(own, 2):
            for sign in (1, -1):
                value = magnitude(left.value + sign * right.value)
                if value in hints:
                    probes = tuple(magnitude(a + sign * b) for a, b in zip(left.probes, right.probes, strict=True))
                    self.know(Known(value, probes, left.inputs | right.inputs, left.source))

    def know(self, known: Known) -> None:
        self.known.setdefault(known.value, []).append(known)

    def trace(self, value: Number) -> Known:
        """The one source of a value, or one of several that always agree."""
        candidates = self.known.get(value, [])
        if not candidates:
            raise NoTemplateError("a number from nowhere")
        if len({known.probes for known in candidates}) > 1:
            raise AmbiguousError(frozenset().union(*(known.inputs for known in candidates)))
        for known in candidates:
            self.used |= known.inputs
        return candidates[0]

    def must_stay(self, value: Number) -> None:
        """For a number in the text that is not rewritten."""
        inputs = frozenset().union(*(known.inputs for known in self.known.get(value, [])))
        if inputs:
            raise AmbiguousError(inputs)

    def template(self) -> Template:
        lines = [self.line(line) for line in self.answer.split("\n") if line.strip()]
        if not self.results:
            raise NoTemplateError("no calculation")
        free = tuple(sorted(self.used - self.held))
        if not free:
            raise NoTemplateError("every number is ambiguous or fixed")
        unused = {n.value for n in self.asked if n.stuck or self.variable(n.value) not in self.used | self.held}
        for result in self.results:
            if result.value in unused:
                self.must_stay(result.value)
        results = tuple(bounded(result, unused) for result in self.results)
        asked = self.pieces(self.question, [(n, Source(self.variable(n.value))) for n in self.asked if not n.stuck])
        commas = re.search(r"\d,\d{3}", self.question + self.answer) is not None
        return Template(tuple(self.variables), free, self.order(), results, (asked, *lines), commas)

    def variable(self, value: Number) -> int | None:
        return next((i for i, v in enumerate(self.variables) if v.value == value), None)

    def order(self) -> tuple[tuple[Source, ...], ...]:
        """Per kind, the question's numbers from small to large: what is more stays more."""
        chains = []
        for kinds in (("plain", "mixed"), ("money", "mixed"), ("percent",)):
            numbers = {v.value: Source(i) for i, v in enumerate(self.variables) if v.kind in kinds}
            numbers |= {
                n.value: Source(None, n.value)
                for n in self.asked
                if n.stuck and n.kind in kinds and n.value not in numbers
            }
            chains.append(tuple(numbers[value] for value in sorted(numbers)))
        return tuple(chains)

    def line(self, marked: str) -> tuple[str | Slot, ...]:
        """Reads a line: its calculations in order, then every number in its text."""
        text, marks = "", []
        at = 0
        for mark in MARK.finditer(marked):
            text += marked[at : mark.start()]
            marks.append((len(text), mark[1], mark[2]))
            at = mark.end()
        text = (text + marked[at:]).rstrip()
        if "<<" in text:
            raise NoTemplateError("a mark that is no equation")
        found = list(numerals(text, calculating=True))
        sources: dict[int, Source] = {}
        for place, left, right in self.calculations(text, marks):
            self.calculate(place, left, right, found, sources)
        return self.pieces(text, self.rest(text, found, sources))

    def calculations(self, text: str, marks: list[tuple[int, str, str]]) -> list[tuple[int, str, str]]:
        """The marks, and the equations in the text that have none, by place."""
        places = [place for place, _, _ in marks]
        for equation in equations(text):
            is_marked = any(equation.middle <= place <= equation.end for place in places)
            if (
                not is_marked
                and re.search(r"\d\D+\d", equation.left)
                and re.fullmatch(r"\$?\s*[\d.,]+%?", equation.right)
            ):
                marks.append((equation.middle + 1, equation.left, equation.right.rstrip(".,")))
        return sorted(marks)

    def calculate(self, place: int, left: str, right: str, found: list[Numeral], sources: dict[int, Source]) -> None:
        expression, shown = parse_expression(left), parse_expression(right.rstrip("%"))
        if expression is None or shown is None or len(shown.operands) != 1:
            raise NoTemplateError(f"not arithmetic: {left}={right}")
        operands = [self.trace(value) for value in expression.operands]
        try:
            value = expression.value(expression.operands)
            probes = tuple(expression.value([o.probes[i] for o in operands]) for i in range(PROBES))
        except ZeroDivisionError:
            raise NoTemplateError("division by zero") from None
        if value != shown.value(shown.operands) or value <= 0:
            raise NoTemplateError(f"does not hold: {left}={right}")
        source = Source(len(self.variables) + len(self.results))
        self.results.append(Result(expression, tuple(o.source for o in operands), value, 0, LARGEST))
        before = [n for n in found if n.end <= place]
        own = next((n for n in found if n.start >= place), None)
        if own is not None and own.value == value:
            sources[own.start] = source
        elif before and before[-1].value == value:
            sources[before.pop().start] = source
        tail = before[-len(operands) :]
        if [n.value for n in tail] == list(expression.operands):
            for numeral, operand in zip(tail, operands, strict=True):
                sources.setdefault(numeral.start, operand.source)
        self.know(Known(value, probes, frozenset().union(*(o.inputs for o in operands)), source))

    def rest(self, text: str, found: list[Numeral], sources: dict[int, Source]) -> list[tuple[Numeral, Source]]:
        for word in WORD.findall(text):
            self.must_stay(WORDS[word.lower()])
        slots = []
        for numeral in found:
            if numeral.start in sources:
                slots.append((numeral, sources[numeral.start]))
            elif text.startswith("####"):
                slots.append((numeral, self.final(numeral.value)))
            elif re.search(r"=\s*\$?$", text[: numeral.start]):
                raise NoTemplateError("a result without a calculation")
            elif re.fullmatch(r"[\d.,]+", numeral.text):
                slots.append((numeral, self.mentioned(numeral.value)))
            else:
                slots += self.parts(numeral)
        return slots

    def final(self, value: Number) -> Source:
        index = len(self.variables) + len(self.results) - 1
        if self.results and self.results[-1].value == value:
            return Source(index)
        source = self.trace(value).source
        if source.index is None or source.index < len(self.variables):
            raise NoTemplateError("the answer is no result")
        return source

    def mentioned(self, value: Number) -> Source:
        """A number beside the calculations; a constant only where the question or a calculation has it too."""
        source = self.trace(value).source
        if source.index is None and value not in self.stated | self.calculated:
            raise NoTemplateError("a number from nowhere")
        return source

    def parts(self, numeral: Numeral) -> list[tuple[Numeral, Source]]:
        """A fraction, a time or an ordinal in a step: its numbers have to be known and to stay."""
        for part in re.findall(r"\d+", numeral.text):
            self.trace(exact(part))
            self.must_stay(exact(part))
        return []

    def pieces(self, text: str, slots: list[tuple[Numeral, Source]]) -> tuple[str | Slot, ...]:
        pieces: list[str | Slot] = []
        at = 0
        for numeral, source in slots:
            pieces += [text[at : numeral.start], Slot(numeral, source)]
            at = numeral.end
        return (*pieces, text[at:])
