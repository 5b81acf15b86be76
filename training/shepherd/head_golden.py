"""A golden file for the browser: token ids, what the base knew of them, both heads' rewards; by PyTorch in float32."""

from __future__ import annotations

from pathlib import Path

import torch

from .base import Base
from .dialogue import A_STEP_A_LINE, Prompt, encode_dialogue
from .head_training import Examples, rewards_of
from .heads import Head
from .reading import Reader
from .runs import write_json

CASES: list[tuple[str, list[str]]] = [
    (
        "Tom has 4 bags with 6 apples each. He eats 5 apples. How many apples are left?",
        ["He has 4 * 6 = 24 apples.", "After eating 5, 24 - 5 = 19 are left.", "#### 19"],
    ),
    (
        "A ticket costs $12 for adults and half of that for children. What do 2 adults and 3 children pay?",
        [
            "A child's ticket costs 12 / 2 = $6.",
            "The adults pay 2 * 12 = $24.",
            "The children pay 3 * 6 = $16.",
            "Together they pay 24 + 16 = $40.",
            "#### 40",
        ],
    ),
]


def write_golden(path: Path, base: Base, heads: dict[str, Head], prompt: Prompt = A_STEP_A_LINE) -> None:
    """`surprise` and `state` are of each solution token: all features, and the first layer's first numbers."""
    layers = heads["prm"].config.layers
    base.model.float()
    reader = Reader(base.model, base, prompt, layers)
    solutions = [{"question": question, "steps": steps} for question, steps in CASES]
    reading = reader.read(solutions)
    examples = Examples.of(solutions, reading)
    prm, orm = rewards_of(heads["prm"], examples, "prm"), rewards_of(heads["orm"], examples, "orm")
    cases = []
    for number, solution in enumerate(solutions):
        dialogue = encode_dialogue(base.tokenizer, prompt, *CASES[number])
        where = examples.where[number]
        with torch.inference_mode():
            gate, value = heads["prm"].tokens(reading.states[where], reading.surprise[where])
        cases.append(
            {
                **solution,
                "prompt_ids": dialogue.prompt,
                "steps_ids": dialogue.steps,
                "surprise": reading.surprise[where].float().tolist(),
                "state": reading.states[where, 0, :4].float().tolist(),
                "prm_gate": gate.tolist(),
                "prm_value": value.tolist(),
                "prm": prm[number],
                "orm": orm[number][0],
            }
        )
    write_json(path, {"format": 1, "layers": list(layers), "cases": cases})
