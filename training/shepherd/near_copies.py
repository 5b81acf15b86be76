"""Near copies of questions, whatever their numbers: none of a test split may be trained on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

GRAM = 8  # words
SHARE = 0.5


def mask(question: str) -> str:
    """Numbers become #, capitals small, whitespace single."""
    return " ".join(re.sub(r"\d+(?:[.,]\d+)*", "#", question.lower()).split())


def grams(masked: str) -> set[tuple[str, ...]]:
    """The 8-word runs; of a shorter question, the question."""
    words = re.findall(r"#|[^\W\d]+", masked)
    return {tuple(words[i : i + GRAM]) for i in range(max(1, len(words) - GRAM + 1))}


class NearCopies:
    """Knows the questions that must not occur."""

    def __init__(self, questions: Iterable[str]) -> None:
        self.sizes: list[int] = []
        self.holders: dict[tuple[str, ...], list[int]] = {}
        for number, question in enumerate(questions):
            own = grams(mask(question))
            self.sizes.append(len(own))
            for gram in own:
                self.holders.setdefault(gram, []).append(number)

    def has(self, question: str) -> bool:
        """Whether one of them has half the 8-word runs of the shorter of the two."""
        own = grams(mask(question))
        shared = Counter(number for gram in own for number in self.holders.get(gram, ()))
        return any(count >= SHARE * min(len(own), self.sizes[number]) for number, count in shared.items())
