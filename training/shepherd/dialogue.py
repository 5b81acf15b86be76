"""A question and a solution as a chat model reads them, and which token belongs to which step.

The text is `before + question + after + step + newline + step + newline …`. Each line is encoded by itself, so that a
stream and a finished text have the same ids. A step's tokens are those of its line, the newline's among them (which may
be joined with a full stop). The prompt stands in the record of the heads, which read under no other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tokenizers import Tokenizer

from .text import tidy_question


@dataclass(frozen=True)
class Prompt:
    before: str
    after: str


@dataclass(frozen=True)
class Dialogue:
    prompt: list[int]
    steps: list[list[int]]  # token ids of each line


def chatml(system: str, examples: Sequence[tuple[str, str]]) -> Prompt:
    """The turns of Qwen's template, with worked examples as earlier turns."""
    turns = "".join(f"<|im_start|>user\n{q}<|im_end|>\n<|im_start|>assistant\n{a}<|im_end|>\n" for q, a in examples)
    return Prompt(
        f"<|im_start|>system\n{system}<|im_end|>\n{turns}<|im_start|>user\n", "<|im_end|>\n<|im_start|>assistant\n"
    )


A_STEP_A_LINE = chatml(
    "You solve maths problems. Write one short step on each line, with its calculation, "
    "and end with a line #### and the answer.",
    [
        (
            "Tom has 3 boxes with 12 eggs each. He sells 7 eggs. How many eggs does he have left?",
            "Tom has 3 * 12 = 36 eggs.\nAfter selling 7 eggs he has 36 - 7 = 29 eggs.\n#### 29",
        ),
        (
            "Mia buys 2 cups at $8 each and a plate for half the price of a cup. "
            "She pays with a $50 bill. How much change does she get?",
            "The cups cost 2 * 8 = $16.\nThe plate costs 8 / 2 = $4.\nTogether they cost 16 + 4 = $20.\n"
            "The change is 50 - 20 = $30.\n#### 30",
        ),
    ],
)


def encode_prompt(tokenizer: Tokenizer, prompt: Prompt, question: str) -> list[int]:
    return tokenizer.encode(prompt.before + tidy_question(question) + prompt.after, add_special_tokens=False).ids


def encode_dialogue(tokenizer: Tokenizer, prompt: Prompt, question: str, steps: Sequence[str]) -> Dialogue:
    lines = [tokenizer.encode(step + "\n", add_special_tokens=False).ids for step in steps]
    return Dialogue(encode_prompt(tokenizer, prompt, question), lines)
