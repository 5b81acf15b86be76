"""A toy vocabulary and a toy model with random weights."""

from pathlib import Path

import pytest
import torch

from shepherd.model import Config, Decoder
from shepherd.reward_model import RewardModel, numeric_tokens
from shepherd.text import build_tokenizer

TRAINING = Path(__file__).resolve().parents[1]


TEXTS = [
    "Tom has 3 boxes with 12 eggs each. He sells 7 eggs. How many eggs are left?",
    "Tom has 3*12 = 36 eggs.",
    "Left are 36-7 = 29 eggs.",
    "#### 29",
    "Mia buys 2 cups at $8 each and pays with a $100 bill.",
    "The cups cost 2*8 = 16 dollars.",
    "#### 84",
]


@pytest.fixture(scope="session")
def tokenizer():
    return build_tokenizer(["\n".join(TEXTS) + "\n"] * 4, vocab=320)


@pytest.fixture
def toy_model(tokenizer):
    """Random weights in every matrix, also those that start at zero; no setting is at its default."""
    config = Config(
        vocab=tokenizer.get_vocab_size(),
        dim=32,
        layers=2,
        heads=4,
        kv_heads=2,
        head_dim=16,
        ffn=48,
        max_len=128,
        rope_theta=100_000.0,
        norm_eps=1e-3,
    )
    return shaken(Decoder(config, seed=3))


@pytest.fixture
def toy_rewarder(toy_model, tokenizer):
    return shaken(RewardModel(toy_model, 2, numeric_tokens(tokenizer)))


def shaken(model):
    generator = torch.Generator().manual_seed(4)
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.add_(torch.randn(parameter.shape, generator=generator) * 0.15)
    return model.eval()
