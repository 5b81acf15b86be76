"""A tiny random Qwen2 with random reward heads, which the browser's engine is checked against.

    python training/scripts/head_vectors.py src/inference/testing/vectors/heads

`base` is the model's folder; beside it are the heads as head.py writes them, with a prompt of a few words, and their
golden cases. Needs `transformers`, which the pipeline itself does without.
"""

import argparse
import json
from pathlib import Path

import torch
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
from transformers import Qwen2Config, Qwen2ForCausalLM

from shepherd.base import load_base
from shepherd.dialogue import Prompt
from shepherd.head_golden import CASES, write_golden
from shepherd.heads import Head, HeadConfig, load_heads, save_heads

PROMPT = Prompt("<|im_start|>user\n", "<|im_end|>\n<|im_start|>assistant\n")
LAYERS = (1, 2)
WIDTH = 4


def write_base(folder: Path) -> None:
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.Digits(individual_digits=True), pre_tokenizers.ByteLevel(add_prefix_space=False)]
    )
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=300,
        special_tokens=["<|im_start|>", "<|im_end|>"],
        show_progress=False,
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
    )
    tokenizer.train_from_iterator([f"{question}\n{chr(10).join(steps)}\n" for question, steps in CASES], trainer)
    config = Qwen2Config(
        vocab_size=tokenizer.get_vocab_size(),
        hidden_size=32,
        num_hidden_layers=2,
        num_attention_heads=2,
        num_key_value_heads=1,
        intermediate_size=48,
        max_position_embeddings=512,
        rope_parameters={"rope_theta": 1e6, "rope_type": "default"},
        rms_norm_eps=1e-6,
        tie_word_embeddings=False,
    )
    torch.manual_seed(0)
    model = Qwen2ForCausalLM(config).eval()
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            if parameter.ndim == 1:  # norms and biases are ones and zeros until trained
                parameter.add_(0.2 * torch.randn(parameter.shape))
            elif "embed" not in name:
                parameter.mul_(5)
    model.half().save_pretrained(folder)
    tokenizer.save(str(folder / "tokenizer.json"))
    (folder / "generation_config.json").unlink(missing_ok=True)
    names = {"eos_token": "<|im_end|>"}
    (folder / "tokenizer_config.json").write_text(json.dumps(names) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    write_base(folder / "base")
    base = load_base(folder / "base")
    heads = {}
    for seed, role in enumerate(("prm", "orm")):
        heads[role] = Head(HeadConfig(LAYERS, base.model.config.dim, WIDTH), seed)
        torch.manual_seed(seed)
        with torch.no_grad():
            for parameter in heads[role].parameters():
                parameter.add_(0.5 * torch.randn(parameter.shape))
    record = {"base": base.record, "prompt": vars(PROMPT), "threshold": 0.4, "aggregate": "min", "licence": "MIT"}
    save_heads(folder, heads, record)
    write_golden(folder / "golden.json", base, load_heads(folder, base.record["fingerprint"])[0], PROMPT)


if __name__ == "__main__":
    main()
