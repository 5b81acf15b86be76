"""A right solution under another question: errors of understanding, with a label for each step and no odd word in it.

The question is changed, the solution stays: two of its numbers trade places, a number is another one, or a relation
turns into its contrary (`twice as many` → `half as many`, `5 more than` → `5 fewer than`, `ate 3` → `bought 3 more`).
The first step that uses what was changed is the first wrong one, as in a solution of someone who misread the question;
the steps before it are right. Beside the same solution under its own question, nothing but the question tells which
is which.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from random import Random

from .arithmetic import NUMBER, exact
from .planted import MARK, exact_or_none, gold, written

TURNS: tuple[tuple[str, str, str], ...] = (  # in the question, instead, signs of the step that needs the first
    (r"\btwice as (many|much|long|old|tall|big|large|fast)\b", r"half as \1", "2*"),
    (r"\bdouble\b", "half", "2*"),
    (r"\bhalf as (many|much|long|old|tall|big|large|fast)\b", r"twice as \1", "half"),
    (r"\bhalf of\b", "a quarter of", "half"),
    (r"\bone-third of\b", "one-fifth of", "third"),
    (r"\b(?:a|one) dozen\b", "two dozen", "12"),
)
NUMBERED: tuple[tuple[str, str, str], ...] = (  # N stands for a number, whose step is the wrong one
    (r"\bN more( [a-z]+){0,2} than\b", r"N fewer\1 than", "+"),
    (r"\bN (?:fewer|less)( [a-z]+){0,2} than\b", r"N more\1 than", "-"),
    (r"\b(?:sold|sells|lost|loses|ate|eats|spent|spends|gave away|gives away|used|uses) N\b", "got N more", "-"),
    (r"\b(?:found|finds|bought|buys|received|receives|earned|earns) N more\b", "lost N", "+"),
    (r"\$N each\b", "$N for all of them", "*"),
    (r"\bN times as (many|much|long|old)( [a-z]+)? as\b", r"N more\2 than", "*"),
)


@dataclass(frozen=True)
class Misread:
    question: str
    steps: list[str]
    kind: str
    first_wrong: int


def misreadings(question: str, answer: str, rng: Random) -> Iterator[Misread]:
    """One of each kind that the question has a place for. answer: GSM8K's, with its marks."""
    lines = [line for line in answer.split("\n") if line.strip()]
    for kind, change in (("turned", turned), ("swapped", swapped), ("renumbered", renumbered)):
        found = change(question, lines[:-1], rng)
        if found is not None:
            yield Misread(found[0], gold(answer).steps, f"misread-{kind}", found[1])


def uses(lines: list[str], number: Fraction | int) -> int | None:
    """The first line that takes this number from the question; None where none does or an earlier result is equal."""
    results: set[Fraction | int | None] = set()
    for at, line in enumerate(lines):
        taken = {exact(text) for mark in MARK.finditer(line) for text in re.findall(NUMBER, mark[1])}
        said = {exact(text) for text in re.findall(NUMBER, MARK.sub("", line))}
        own = {exact_or_none(mark[2]) for mark in MARK.finditer(line)}
        if number in taken or (number in said and number not in own):
            return None if number in results else at
        results |= own
    return None


def numbers_once(question: str) -> list[tuple[re.Match, Fraction | int]]:
    """The question's numbers that it has once, with their places."""
    found = [(match, exact(match[0])) for match in re.finditer(NUMBER, question)]
    return [(match, value) for match, value in found if sum(other == value for _, other in found) == 1]


def swapped(question: str, lines: list[str], rng: Random) -> tuple[str, int] | None:
    """Two numbers trade places, of which the first step takes one, or both in an order that matters."""
    once = [(match, value, uses(lines, value)) for match, value in numbers_once(question)]
    pairs = [(a, b) for at, a in enumerate(once) for b in once[at + 1 :] if a[2] is not None and b[2] is not None]
    rng.shuffle(pairs)
    for (a, _, first), (b, _, second) in pairs:
        if first is None or second is None or "%" in question[a.end() : a.end() + 1] + question[b.end() : b.end() + 1]:
            continue
        if first == second and not re.search(r"[-/]", "".join(mark[1] for mark in MARK.finditer(lines[first]))):
            continue
        text = question[: a.start()] + b[0] + question[a.end() : b.start()] + a[0] + question[b.end() :]
        return text, min(first, second)
    return None


def renumbered(question: str, lines: list[str], rng: Random) -> tuple[str, int] | None:
    """One number of the question is another."""
    once = [(match, value, at) for match, value in numbers_once(question) if (at := uses(lines, value)) is not None]
    if not once:
        return None
    match, value, at = rng.choice(once)
    choices = [value + 1, value + 2, value * 2, value + 10, *([value - 1] if value > 2 else [])]
    new = written(rng.choice(choices))
    return None if new is None else (question[: match.start()] + new + question[match.end() :], at)


def turned(question: str, lines: list[str], rng: Random) -> tuple[str, int] | None:
    """A relation becomes its contrary."""
    found: list[tuple[str, int]] = []
    for pattern, instead, sign in TURNS:
        if len(re.findall(pattern, question)) == 1 and (at := needs(lines, sign)) is not None:
            found.append((re.sub(pattern, instead, question), at))
    for match, value in numbers_once(question):
        at = uses(lines, value)
        if at is None:
            continue
        for pattern, instead, sign in NUMBERED:
            text = pattern.replace("N", re.escape(match[0]))
            calculations = "".join(mark[1] for mark in MARK.finditer(lines[at]))
            if sign in calculations and len(re.findall(text, question)) == 1:
                place = re.search(text, question)
                if place is not None:
                    changed = expand(place, instead, match[0])
                    found.append((question[: place.start()] + changed + question[place.end() :], at))
    return rng.choice(found) if found else None


def expand(match: re.Match, instead: str, number: str) -> str:
    filled = re.sub(r"\\(\d)", lambda group: match[int(group[1])] or "", instead)
    return filled.replace("N", number)


def needs(lines: list[str], sign: str) -> int | None:
    """The only line whose calculation has this sign: a doubling, a halving, a third, a dozen."""
    forms = {
        "2*": r"(?<![\d.])2\s*\*|\*\s*2(?![\d.])",
        "half": r"/\s*2(?![\d.])|(?<!\d)0?\.50?(?!\d)|1/2",
        "third": r"/\s*3(?![\d.])|1/3",
        "12": r"(?<![\d.])12(?![\d.])",
    }
    found = [at for at, line in enumerate(lines) if any(re.search(forms[sign], m[1]) for m in MARK.finditer(line))]
    return found[0] if len(found) == 1 else None
