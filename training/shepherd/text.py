"""Text rules shared with TypeScript: tokens, document layout, label positions, answers.

Twins: src/domain/answer.ts and src/domain/solution.ts; both sides read training/vectors/*.json.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from tokenizers import Regex, Tokenizer, decoders, models, pre_tokenizers, trainers

BEGIN = "<|begin|>"
BEGIN_ID = 0
ANSWER_PREFIX = "####"
WORDS = r"\n|\d| ?\p{L}+| ?[^\s\p{L}\d]+|[^\S\n]+"


def build_tokenizer(texts: Iterable[str], vocab: int = 1024) -> Tokenizer:
    r"""Byte-level BPE in which every newline and every digit is one token of its own.

    Merges never cross a newline, so encode(a + "\n") + encode(b + "\n") == encode(a + "\n" + b + "\n").
    """
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(WORDS), "isolated"),
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
        ]
    )
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=vocab,
        special_tokens=[BEGIN],
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    tokenizer.train_from_iterator(texts, trainer)
    return tokenizer


def load_tokenizer(path: Path) -> Tokenizer:
    if not path.is_file():
        raise FileNotFoundError(f"no tokenizer at {path}: run scripts/train_generator.py first")
    tokenizer = Tokenizer.from_file(str(path))
    if tokenizer.token_to_id(BEGIN) != BEGIN_ID:
        raise ValueError(f"{path}: {BEGIN} must have id {BEGIN_ID}")
    return tokenizer


def newline_id(tokenizer: Tokenizer) -> int:
    (only,) = tokenizer.encode("\n").ids
    return only


def tidy_question(question: str) -> str:
    """A question is one line: runs of whitespace become one space."""
    return " ".join(question.split())


def split_steps(solution: str) -> list[str]:
    """The lines of a solution that hold anything, right-trimmed; the answer line is among them."""
    return [line for line in (raw.rstrip() for raw in solution.split("\n")) if line]


def is_answer_line(line: str) -> bool:
    """Whether the line ends a solution, whatever follows its mark."""
    return line.startswith(ANSWER_PREFIX)


@dataclass(frozen=True)
class Encoded:
    ids: list[int]
    question_length: int  # tokens of [BOS] + question + newline
    positions: list[int]  # the newline token of each step (Math-Shepherd §3.2: where a reward is read)


def encode_prompt(tokenizer: Tokenizer, question: str) -> list[int]:
    """[BOS] + question + newline."""
    return [BEGIN_ID, *tokenizer.encode(tidy_question(question) + "\n").ids]


def encode_document(tokenizer: Tokenizer, question: str, steps: list[str]) -> Encoded:
    """A question and its steps, a newline after each; see the module's contract."""
    prompt = encode_prompt(tokenizer, question)
    ids = list(prompt)
    positions = []
    for step in steps:
        ids += tokenizer.encode(step + "\n").ids
        positions.append(len(ids) - 1)
    return Encoded(ids, len(prompt), positions)


NUMBER = re.compile(
    r"(?P<sign>[-+−]?)\s*[$€£]?\s*(?P<inner>[-−]?)(?P<whole>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)?(?:\.(?P<decimals>[0-9]+))?"
    r"(?:\s*/\s*(?P<over>[0-9]+))?\s*(?P<percent>%?)\.?"
)


def parse_number(text: str) -> Fraction | None:
    """Reads "18", "18.0", "$18", "1,800", "3/4", "75%" as an exact rational; None for anything else."""
    match = NUMBER.fullmatch(text.strip())
    if match is None:
        return None
    whole, decimals, over = match["whole"], match["decimals"], match["over"]
    if (whole is None and decimals is None) or (decimals is not None and over is not None):
        return None
    digits = int((whole or "").replace(",", "") + (decimals or ""))
    denominator = 10 ** len(decimals or "") * int(over or 1) * (100 if match["percent"] else 1)
    if denominator == 0:
        return None
    negative = (match["sign"] in ("-", "−")) != (match["inner"] in ("-", "−"))
    return Fraction(-digits if negative else digits, denominator)


def extract_answer(solution: str) -> Fraction | None:
    """The number on the last line of the form `#### number`; None if there is none."""
    for line in reversed(split_steps(solution)):
        match = re.match(r"####\s*(.+)$", line)
        if match:
            return parse_number(match.group(1))
    return None


def format_number(value: Fraction | None) -> str | None:
    """Canonical text: "72", "-3/4"."""
    return None if value is None else str(value)
