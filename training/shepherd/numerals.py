"""The numbers written in a word problem: where they stand, what bounds them, and the constants its words imply."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from random import Random

from .arithmetic import NUMBER, exact, whole

# Clock times, dates, fractions, mixed numbers and ordinals stay as they are.
TIMES = r"\d+(?::\d\d)+(?:\s*[ap]\.?m\b)?|\d+\s*(?:[ap]m\b|[ap]\.m\.|o['’]clock)|\d+(?:st|nd|rd|th)\b"
FRACTIONS = r"\d+\s+\d+/\d+|\d+(?:/\d+)+"
IN_QUESTION, IN_STEP = (
    re.compile(rf"(?P<stuck>(?<![\w.,$/])(?:{stuck}))|(?P<number>(?<![\d.])(?:{NUMBER}))", re.IGNORECASE)
    for stuck in (f"{FRACTIONS}|{TIMES}", TIMES)
)
NAMES = re.compile(
    r"(?:\b(?:grade|room|chapter|level|group|number|day|week|month|year|page|version|phase|round|step|team|class|table|route|bus|size"
    r"|part|type|jan\w*|feb\w*|march|april|may|june|july|aug\w*|sept\w*|oct\w*|nov\w*|dec\w*)\s|[#A-Za-z]|[A-Za-z]-)$",
    re.IGNORECASE,
)
FACTS = re.compile(
    r"[\s-]*(?:\w+\s)?(?:legs?|legged|wheels?|wheeled|eyes|ears|fingers|toes|arms|wings|sides?|sided|cards|innings)\b"
)
WORDS = dict(
    zip(
        (
            "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
            " eighteen twenty thirty forty fifty sixty"
        ).split(),
        [*range(2, 17), 18, 20, 30, 40, 50, 60],
        strict=True,
    )
)
WORD = re.compile(rf"\b(?:{'|'.join(WORDS)})\b", re.IGNORECASE)
HALF, THIRD, QUARTER = Fraction(1, 2), Fraction(1, 3), Fraction(1, 4)
LIMITS = (
    (24, r"hours?\b"),
    (7, r"days? (?:a|per|each|every|of the) week"),
    (59, r"minutes?\b"),
    (11, r"months?\b"),
    (99, r"years?[ -]old|cents?\b"),
)
TENTH, HUNDREDTH = Fraction(1, 10), Fraction(1, 100)
# What a word can only mean.
CUES: tuple[tuple[str, tuple[Fraction | int, ...]], ...] = (
    (r"half|halve|halfway", (2, HALF, Fraction(3, 2), 50, 100)),
    (r"twice|doubl|both|two", (2,)),
    (r"third|tripl|thrice", (3, THIRD, 1 - THIRD, 1 + THIRD)),
    (r"quarter|fourth", (4, QUARTER, 1 - QUARTER, 1 + QUARTER, 25)),
    (r"quadrupl", (4,)),
    (r"fifth", (5, Fraction(1, 5), Fraction(4, 5))),
    (r"sixth", (6, Fraction(1, 6), Fraction(5, 6))),
    (r"eighth", (8, Fraction(1, 8), Fraction(7, 8))),
    (r"tenth", (10, Fraction(1, 10), Fraction(9, 10))),
    (r"week", (7,)),
    (r"fortnight", (2, 14)),
    (r"dozen", (12,)),
    (r"month", (12, 30)),
    (r"year|annual", (12, 52, 365)),
    (r"decade", (10,)),
    (r"centur", (100,)),
    (r"day|daily", (24,)),
    (r"hour", (60, 24, 3600)),
    (r"minute", (60,)),
    (r"percent|%|cent|\$0?\.", (100, HUNDREDTH)),
    (r"feet|foot|inch|yard", (12, 3, 36)),
    (r"pound|ounce", (16,)),
    (r"mile", (5280,)),
    (r"kilo|km|kg|gram|liter|litre|meter|thousand|ml", (1000, 100)),
    (r"hundred", (100,)),
    (r"million", (1_000_000,)),
)
# What a word may imply.
HINTS: tuple[tuple[str, tuple[Fraction | int, ...]], ...] = (
    (r"pair|couple|either|biweekly|second|third|weekend|saturday|sunday|twin|average|mean|week", (2,)),
    (r"week|weekday|workday|monday|friday|nickel", (5,)),
    (r"quarter|triang|triplet|average|mean", (3,)),
    (r"month|year|gallon|quart|square|rectang|perimeter|side|season|average|mean", (4,)),
    (r"dog|cat|cow|goat|sheep|horse|leg|wheel|car|tire|chair", (4, 2)),
    (r"day", (7,)),
    (r"dime", (10,)),
    (r"gallon|quart|pint|cup", (2, 8, 16)),
    (r"month", (28, 31)),
    (r"spider|octop", (8,)),
)


@dataclass(frozen=True)
class Numeral:
    """A number at text[start:end]; `limit` is the most it may become, from its unit; `stuck` ones are not rewritten."""

    start: int
    end: int
    text: str
    value: Fraction | int
    kind: str  # "plain", "money", "percent"
    limit: int
    stuck: bool

    @property
    def decimals(self) -> int:
        return len(self.text.partition(".")[2])

    def write(self, value: Fraction | int, commas: bool) -> str | None:
        """The new number in this one's form; None where the form does not hold it."""
        if value == self.value:
            return self.text
        if value > self.limit or (value * 100).denominator != 1 or (self.decimals == 0 and value.denominator != 1):
            return None
        if (value == 1) != (self.value == 1) or (self.kind == "percent" and (value > 100) != (self.value > 100)):
            return None
        if self.decimals == 2:
            return f"{float(value):,.2f}" if commas else f"{float(value):.2f}"
        if value.denominator != 1:
            return f"{float(value):.2f}".rstrip("0")
        return f"{value.numerator:,}" if commas else str(value)


def numerals(text: str, calculating: bool = False) -> Iterator[Numeral]:
    """Every number in digits, in order; `calculating` text has divisions where others have fractions.

    A stuck one that is no single number has the value of its first.
    """
    for match in (IN_STEP if calculating else IN_QUESTION).finditer(text):
        before, after = text[: match.start()], text[match.end() :]
        value = exact(re.findall(NUMBER, match[0])[0])
        kind = "money" if before.endswith("$") else "percent" if re.match(r"\s*(?:%|percent)", after) else "plain"
        stuck = match["stuck"] is not None or value in (0, 1) or is_name(value, kind, before, after)
        yield Numeral(match.start(), match.end(), match[0], value, kind, limit(value, kind, after), stuck)


def is_name(value: Fraction | int, kind: str, before: str, after: str) -> bool:
    """Whether it names something, or is a fact of the world, and so has to stay."""
    if kind != "plain":
        return value == 100 if kind == "percent" else False
    is_year = (
        1900 <= value <= 2100
        and re.search(r"\b(?:in|since|of|by|until|before|after|year|from|to)\s$", before) is not None
    )
    return is_year or NAMES.search(before) is not None or FACTS.match(after) is not None


def limit(value: Fraction | int, kind: str, after: str) -> int:
    """100,000, or less where the unit says so: a day has 24 hours."""
    if kind == "percent":
        return 100 if value <= 100 else 1000
    for most, unit in LIMITS:
        if value <= most and re.match(rf"[\s-]*{unit}", after):
            return most
    return 100_000


def stated(question: str) -> set[Fraction | int]:
    """Constants that the question spells out: 1, the stuck numerals and the number words."""
    found: set[Fraction | int] = {1}
    for numeral in numerals(question):
        if not numeral.stuck:
            continue
        parts = [exact(part) for part in re.findall(NUMBER, numeral.text)]
        found.update(parts)
        if "/" in numeral.text and len(parts) == 2 and parts[1]:
            share = Fraction(parts[0]) / parts[1]
            found.update(
                map(whole, (share, 1 - share, 1 + share, parts[1] - parts[0], parts[1] + parts[0], share * 100))
            )
    found.update(WORDS[word.lower()] for word in WORD.findall(question))
    return found


def cued(text: str, cues: tuple[tuple[str, tuple[Fraction | int, ...]], ...]) -> set[Fraction | int]:
    """The constants whose words the text has."""
    lower = text.lower()
    return {
        v
        for cue, values in cues
        if re.search(rf"(?:\b|(?<=\d))(?:{cue})", lower) or ("%" in cue and re.search(cue, lower))
        for v in values
    }


def draw_like(value: Fraction | int, kind: str, rng: Random) -> Fraction | int:
    """Another number of the same kind, size and roundness."""
    if kind == "percent":
        step = 5 if value % 5 == 0 else 1
        low, high = (max(step, int(value) - 30), min(95, int(value) + 30)) if value < 100 else (105, 2 * int(value))
        return step * rng.randint(-(-low // step), high // step)
    if value.denominator != 1:
        grain = next((g for g in (HALF, QUARTER, TENTH, TENTH / 2, HUNDREDTH) if value % g == 0), None)
        if grain is None:
            return value
        return whole(grain * rng.randint(max(1, int(value / grain / 2)), int(value / grain * 8 / 5) + 1))
    value = int(value)
    if value < 10:
        return rng.randint(max(2, value - 3), value + 4)
    step = next(g for g in (1000, 500, 100, 50, 10, 5, 2, 1) if value % g == 0 and (value // g >= 4 or g == 1))
    return step * rng.randint(max(1, value // step // 2), value // step * 8 // 5 + 1)
