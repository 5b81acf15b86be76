"""Advantages whose right values are known, the policy's loss, and a run on toy sizes."""

import json
import math
import sys

import numpy as np
import pytest
import torch
from conftest import TRAINING

from shepherd.data import pack
from shepherd.reinforce import (
    outcome_advantages,
    policy_document,
    policy_loss,
    segments,
    step_advantages,
    token_log_probabilities,
)

sys.path.insert(0, str(TRAINING / "scripts"))


def test_an_outcome_is_the_same_for_every_step():
    assert outcome_advantages([1.0, 0.0, 0.0, 1.0], [2, 1, 3, 1]) == [[1.0, 1.0], [-1.0], [-1.0, -1.0, -1.0], [1.0]]


def test_a_group_of_equals_teaches_nothing():
    assert outcome_advantages([0.7, 0.7], [1, 2]) == [[0.0], [0.0, 0.0]]
    assert step_advantages([[0.9, 0.2], [0.8, 0.2]]) == [[0.0, 0.0], [0.0, 0.0]]


def test_the_first_wrong_step_takes_the_blame_and_what_follows_it_none():
    right, slipped = step_advantages([[1.0, 1.0, 1.0], [1.0, 0.0, 1.0]])
    assert right == [1.0, 1.0, 1.0]
    assert slipped == [
        1.0,
        -1.0,
        0.0,
    ]  # the right first step keeps its credit; a right number after an error earns none


def test_more_harmless_steps_earn_no_more():
    short, long, _ = step_advantages([[0.9], [0.9] * 9, [0.1]])
    assert short == [long[0]] and len(set(long)) == 1


def test_segments_are_lines():
    assert segments([5, 1, 6, 7, 1, 8], newline=1) == [2, 3, 1]
    assert segments([5, 1], newline=1) == [2]
    document = policy_document([3, 3], [5, 1, 8], 1, [0.5, -2.0])
    assert np.isnan(document.values[:2]).all() and document.values[2:].tolist() == [0.5, 0.5, -2.0]


def test_the_loss_raises_what_was_better_and_holds_to_the_start(toy_model):
    def rows(advantage):
        return pack([policy_document([0, 2, 1], [5, 6, 1], 1, [advantage])], 8, np.nan)

    before = token_log_probabilities(toy_model, rows(1.0)).detach()
    for advantage in (1.0, -1.0):
        twin = type(toy_model)(toy_model.config)
        twin.load_state_dict(toy_model.state_dict())
        loss = policy_loss(twin, rows(advantage), before, kl_weight=0.0)
        assert loss.item() == pytest.approx(-3 * advantage)  # three sampled tokens, ratio 1
        loss.backward()
        with torch.no_grad():
            for parameter in twin.parameters():
                parameter -= 0.001 * parameter.grad
        moved = (token_log_probabilities(twin, rows(1.0)) - before)[0, 2:5].sum().item()
        assert math.copysign(1, moved) == advantage
    away = before - 0.5
    neutral = policy_loss(toy_model, rows(0.0), away, kl_weight=2.0)
    assert neutral.item() == pytest.approx(3 * 2.0 * (math.exp(-0.5) + 0.5 - 1), rel=1e-4)


@pytest.fixture
def start(tmp_path, toy_model, tokenizer):
    from shepherd import checkpoint
    from shepherd.reward_model import RewardModel, numeric_tokens

    checkpoint.save(tmp_path / "start" / "generator.pt", toy_model)
    tokenizer.save(str(tmp_path / "start" / "tokenizer.json"))
    checkpoint.save(tmp_path / "prm" / "prm.pt", RewardModel(toy_model, 1, numeric_tokens(tokenizer), seed=1))
    record = {"question": "Tom has 3 boxes.", "solution": "3*12 = 36\n#### 36", "answer": "36"}
    lines = [json.dumps({"id": f"p/{at}", **record}) for at in range(6)]
    (tmp_path / "problems.jsonl").write_text("\n".join(lines) + "\n")
    return tmp_path


def run(start, monkeypatch, *args):
    import reinforce

    from shepherd import policy

    for module in (reinforce, policy):
        monkeypatch.setattr(module, "ROW", 96)
    common = [
        "--problems",
        start / "problems.jsonl",
        "--generator",
        start / "start",
        "--held",
        "2",
        "--prompts",
        "2",
        "--group",
        "2",
    ]
    monkeypatch.setattr(sys, "argv", ["reinforce.py", *map(str, [*common, "--check-every", "1", *args])])
    reinforce.main()


@pytest.mark.parametrize("way", ["outcome", "prm"])
def test_a_toy_run_leaves_a_generator_and_its_record(way, start, monkeypatch, capsys):
    reward = ["--reward", start / "prm"] if way == "prm" else []
    run(start, monkeypatch, "--way", way, "--out", start / way, "--tokens", "300", *reward)
    meta = json.loads((start / way / "meta.json").read_text())
    assert json.loads(capsys.readouterr().out.splitlines()[-1]) == meta
    assert meta["tokens"] >= 300 and meta["metrics"]["best"] >= meta["metrics"]["held_start"]
    assert (start / way / "generator.pt").is_file() and (start / way / "tokenizer.json").is_file()


def test_a_broken_off_run_goes_on(start, monkeypatch):
    run(start, monkeypatch, "--way", "outcome", "--out", start / "o", "--tokens", "200")
    rounds = len((start / "o" / "metrics.jsonl").read_text().splitlines())
    run(start, monkeypatch, "--way", "outcome", "--out", start / "o", "--tokens", "500")
    numbers = [json.loads(line)["round"] for line in (start / "o" / "metrics.jsonl").read_text().splitlines()]
    assert numbers == list(range(1, len(numbers) + 1)) and len(numbers) > rounds


def test_nothing_right_to_fine_tune_on_is_said(start, monkeypatch):
    with pytest.raises(ValueError, match="nothing to fine-tune on"):
        run(start, monkeypatch, "--way", "rft", "--out", start / "rft", "--tokens", "300")


def test_policies_stand_side_by_side(start, monkeypatch, capsys):
    import policies

    monkeypatch.setattr(policies, "ROW", 96)
    given = ["--problems", start / "problems.jsonl", "--n", "4", "--sampled", "2", "--copies", "2", "--start"]
    given += [start / "start", "--policy", f"same-1={start / 'start'}", "--prm", start / "prm", "--out", start / "out"]
    monkeypatch.setattr(sys, "argv", ["policies.py", *map(str, given)])
    policies.main()
    metrics = json.loads(capsys.readouterr().out.splitlines()[-1])["metrics"]
    first, second = (metrics["policies"][name] for name in ("start", "same-1"))
    assert first == second and second["minus_start"]["greedy"]["p"] == 1.0
    assert metrics["pooled_greedy"]["same - start"]["mean"] == 0.0
    assert 0 <= first["entropy"] <= math.log(320)


def test_a_reward_that_does_not_fit_the_way_is_refused(start, monkeypatch):
    with pytest.raises(ValueError, match="--way prm needs --reward"):
        run(start, monkeypatch, "--way", "prm", "--out", start / "x")
