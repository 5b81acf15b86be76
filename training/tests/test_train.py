"""Schedule, optimizers and resume of the timed loop."""

import json

import numpy as np
import pytest
import torch

from shepherd.data import Document, batches
from shepherd.optim import Optimizers, learning_rate_factor
from shepherd.rewards import reward_loss
from shepherd.train import compiled_loss, next_token_loss, train_for


def test_schedule():
    assert learning_rate_factor(0.0) == 0.0
    assert learning_rate_factor(0.01) == pytest.approx(0.5)
    assert learning_rate_factor(0.2) == 1.0
    assert learning_rate_factor(0.65) == pytest.approx(0.5)
    assert learning_rate_factor(1.0) == learning_rate_factor(1.3) == 0.0


def documents(count=40):
    rng = np.random.default_rng(0)
    return [Document(np.tile(rng.integers(1, 9, 4), 3), np.ones(12, dtype=np.float32)) for _ in range(count)]


@pytest.mark.parametrize(
    ("fixture", "loss", "padding"), [("toy_model", next_token_loss, 0.0), ("toy_rewarder", reward_loss, np.nan)]
)
def test_losses_fall(fixture, loss, padding, request):
    model = request.getfixturevalue(fixture)
    stream = batches(documents(), 32, 4, seed=0, padding_value=padding)
    optimizers = Optimizers(model, 0.01, 0.01)
    losses = []
    for _ in range(12):
        value = loss(model, next(stream))
        value.backward()
        optimizers.step(1.0)
        losses.append(value.item())
    assert np.mean(losses[-3:]) < 0.8 * losses[0], losses


@pytest.mark.parametrize(
    ("fixture", "loss", "padding"), [("toy_model", next_token_loss, 0.0), ("toy_rewarder", reward_loss, np.nan)]
)
def test_a_step_compiles_as_one_graph(fixture, loss, padding, request):
    model = request.getfixturevalue(fixture)
    rows = next(batches(documents(), 32, 4, seed=0, padding_value=padding))
    compiled = compiled_loss(model, loss, torch.device("cpu"))
    found = compiled(rows.ids, rows.positions, rows.documents, rows.values)
    assert found.item() == pytest.approx(loss(model, rows).item(), rel=0.02)  # bfloat16 where the processor has it


def test_budget_ends_and_resumes(toy_model, tmp_path):

    def run(budget):
        stream = batches(documents(), 32, 4, seed=0)
        return train_for(
            toy_model, Optimizers(toy_model, 0.01, 0.01), stream, budget, tmp_path, 1, lambda: {"greedy": 0.0}, 60
        )

    first = run(640)
    assert (first.tokens, first.step) == (640, 5)  # 4 rows of 32 tokens a step
    second = run(1000)
    assert (second.tokens, second.step) == (1024, 8)
    steps = [json.loads(line)["step"] for line in (tmp_path / "metrics.jsonl").read_text().splitlines()]
    assert steps == [first.step, second.step]
