"""A toy vocabulary and a toy model with random weights."""

from pathlib import Path

import pytest
import torch
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
from transformers import Qwen2Config, Qwen2ForCausalLM

from shepherd.base import load_base
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


@pytest.fixture(scope="session")
def qwen2_folder(tmp_path_factory):
    """A Qwen2 with random weights, saved as transformers saves it."""
    folder = tmp_path_factory.mktemp("qwen2")
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.Digits(individual_digits=True), pre_tokenizers.ByteLevel(add_prefix_space=False)]
    )
    tokenizer.decoder = decoders.ByteLevel()
    special = ["<|im_start|>", "<|im_end|>"]
    trainer = trainers.BpeTrainer(
        vocab_size=400,
        special_tokens=special,
        show_progress=False,
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
    )
    tokenizer.train_from_iterator(["\n".join(TEXTS)] * 4, trainer)
    tokenizer.save(str(folder / "tokenizer.json"))
    torch.manual_seed(0)
    config = Qwen2Config(
        vocab_size=tokenizer.get_vocab_size(),
        hidden_size=64,
        num_hidden_layers=4,
        num_attention_heads=4,
        num_key_value_heads=2,
        intermediate_size=96,
        max_position_embeddings=512,
        rope_theta=1e6,
        rms_norm_eps=1e-6,
        tie_word_embeddings=False,
    )
    model = Qwen2ForCausalLM(config).eval()
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            if parameter.ndim == 1:  # norms and biases are ones and zeros until trained
                parameter.add_(0.2 * torch.randn(parameter.shape))
            elif "embed" not in name:
                parameter.mul_(5)
    model.save_pretrained(folder)
    return folder


@pytest.fixture(scope="session")
def base(qwen2_folder):
    return load_base(qwen2_folder)
