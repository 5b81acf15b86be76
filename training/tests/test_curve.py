"""Subsets, paired comparison and heads over kept states."""

import numpy as np
import pytest
import torch

from shepherd.curve import Trainer, chosen_right, compare, flip_p, subset
from shepherd.rewards import score_solutions, target_values
from shepherd.states import encode_solutions, kept_states

SOLUTIONS = [
    {"problem": f"p/{at}", "question": "Tom has 3 boxes with 12 eggs each.",
     "solution": f"3*12 = {36 + at % 2}\n#### {36 + at % 2}", "right": at % 2 == 0, "hard": [1 - at % 2] * 2}
    for at in range(16)
]  # fmt: skip


def test_subsets_are_nested_seeded_and_of_whole_problems():
    problems = [f"p/{at // 3}" for at in range(60)]
    small, large = subset(problems, 9, seed=1), subset(problems, 30, seed=1)
    assert set(small) < set(large) and small == subset(problems, 9, seed=1)
    assert len({problems[at] for at in small}) == 3
    assert subset(problems, 9, seed=2) != small


def test_flip_p():
    assert flip_p(np.zeros(5)) == 1.0
    assert flip_p(np.ones(12)) < 0.001
    assert flip_p(np.array([1.0, -1.0] * 6)) == 1.0
    assert flip_p(np.array([1.0, 1.0, 1.0])) == pytest.approx(0.25, abs=0.02)  # 2 of 8 sign patterns


def test_compare_pairs_problems_and_names_each_seed():
    groups = [[{"answer": "1", "gold": "1"}, {"answer": "2", "gold": "1"}] for _ in range(4)]
    good, bad = [[0.9], [0.1]] * 4, [[0.1], [0.9]] * 4
    by_seed = [chosen_right(groups, good, bad, 2), chosen_right(groups, good, good, 2)]
    found = compare(by_seed)["best"]
    assert (found["prm"], found["orm"], found["mean"], found["by_seed"]) == (1.0, 0.5, 0.5, [1.0, 0.0])
    assert compare(by_seed, np.array([True, False, False, False]))["best"]["n"] == 1


def test_kept_states_judge_as_the_whole_model_does(toy_rewarder, tokenizer, tmp_path):
    encoded = encode_solutions(tokenizer, SOLUTIONS, 96)
    states = kept_states(tmp_path / "states.pt", toy_rewarder, encoded)
    trainer = Trainer("surprise", toy_rewarder)
    ours = trainer.score(states, [e.positions for e in encoded])
    theirs = score_solutions(toy_rewarder, tokenizer, SOLUTIONS, 96)
    assert np.allclose(ours, theirs, atol=0.02)
    assert torch.equal(kept_states(tmp_path / "states.pt", toy_rewarder, encoded).state, states.state)
    with pytest.raises(ValueError, match="other documents"):
        kept_states(tmp_path / "states.pt", toy_rewarder, encoded[1:] + encoded[:1] + encoded[:1])


@pytest.mark.parametrize("inputs", ["surprise", "plain", "whole"])
def test_a_head_learns_its_labels_again_from_the_same_start(inputs, toy_rewarder, tokenizer, tmp_path, monkeypatch):
    encoded = encode_solutions(tokenizer, SOLUTIONS, 96)
    states = kept_states(tmp_path / "states.pt", toy_rewarder, encoded)
    documents = [
        states.document(at, target_values(e, s, "hard"))
        for at, (e, s) in enumerate(zip(encoded, SOLUTIONS, strict=True))
    ]
    for name, value in (("ROW", 96), ("ROWS", 2), ("EPOCHS_AT_300", 8), ("LEAST_STEPS", 6)):
        monkeypatch.setattr(f"shepherd.curve.{name}", value)
    trainer = Trainer(inputs, toy_rewarder)
    first = trainer.train(states, documents, documents, seed=1)
    assert first["validation_loss"] < 0.5, first
    assert trainer.train(states, documents, documents, seed=1) == first
    rewards = trainer.score(states, [e.positions for e in encoded])
    assert min(r[-1] for r in rewards[::2]) > max(r[-1] for r in rewards[1::2])
