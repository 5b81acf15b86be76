"""Solutions of our own making with the rewards that heads give them: what they catch and what they miss, for the card.

Written before any heads had read them, and none is left out for what came of it.
"""

from __future__ import annotations

from collections.abc import Sequence

from .base import Base
from .dialogue import A_STEP_A_LINE
from .head_training import Examples, rewards_of
from .heads import Head
from .reading import Reader

CASES: list[tuple[str, str, list[str], int | None]] = [
    (
        "slip",
        "A box holds 6 rows of 7 cups. 5 cups are broken. How many cups are whole?",
        ["The box holds 6 * 7 = 42 cups.", "42 - 5 = 36 cups are whole.", "#### 36"],
        1,
    ),
    (
        "wrong operation",
        "Nina has 24 stickers and gives half of them to her brother. Then she buys 10 more. How many has she now?",
        ["She gives him 24 * 2 = 48 stickers.", "She has 48 + 10 = 58 stickers now.", "#### 58"],
        0,
    ),
    (
        "more for less",
        "Kim has 30 marbles. Leo has 8 fewer marbles than Kim. How many marbles do they have together?",
        ["Leo has 30 + 8 = 38 marbles.", "Together they have 30 + 38 = 68 marbles.", "#### 68"],
        0,
    ),
    (
        "a quantity forgotten",
        "Four friends each take a pizza for $12 and a drink for $3. They pay with a $100 bill. What is the change?",
        ["A pizza and a drink cost 12 + 3 = $15.", "The change is 100 - 15 = $85.", "#### 85"],
        1,
    ),
    (
        "wrong unit",
        "A machine fills 15 bottles a minute. How many bottles does it fill in 2 hours?",
        ["It fills 15 * 2 = 30 bottles.", "#### 30"],
        0,
    ),
    (
        "percent of the wrong whole",
        "A coat of $80 is 25% off. A member gets another 10% off the new price. What does a member pay?",
        [
            "After the first discount it costs 80 * 0.75 = $60.",
            "The member gets 80 * 0.10 = $8 off.",
            "A member pays 60 - 8 = $52.",
            "#### 52",
        ],
        1,
    ),
    (
        "none: plain",
        "Ben reads 14 pages a day for 5 days. The book has 120 pages. How many pages are left?",
        ["He reads 14 * 5 = 70 pages.", "120 - 70 = 50 pages are left.", "#### 50"],
        None,
    ),
    (
        "none: another way",
        "Each of 8 shelves holds 25 books. A quarter of all books are lent. How many are there now?",
        [
            "Of the 25 books on a shelf, 25 * 3 / 4 = 18.75 stay on average.",
            "On 8 shelves that is 8 * 18.75 = 150 books.",
            "#### 150",
        ],
        None,
    ),
]


def gallery(base: Base, head: Head) -> list[dict]:
    """base: in float32. Each case with the process reward of its steps."""
    solutions: Sequence[dict] = [{"question": question, "steps": steps} for _, question, steps, _ in CASES]
    reading = Reader(base.model, base, A_STEP_A_LINE, head.config.layers).read(solutions)
    rewards = rewards_of(head, Examples.of(solutions, reading), "prm")
    return [
        {"error": error, "question": question, "steps": steps, "first_wrong": wrong, "rewards": own}
        for (error, question, steps, wrong), own in zip(CASES, rewards, strict=True)
    ]
