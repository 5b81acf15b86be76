"""A written folder is what was written: to this pipeline, and to transformers."""

import numpy as np
import pytest
import torch
from transformers import AutoModelForCausalLM

from shepherd.exported import load_heads, round_to_half, torch_output, write_decoder, write_heads
from shepherd.pretrained import load_pretrained

IDS = np.random.default_rng(0).integers(1, 300, (1, 40))


def test_a_decoder_comes_back_and_transformers_reads_it(toy_model, tokenizer, tmp_path):
    model = round_to_half(toy_model)
    write_decoder(model, tokenizer, tmp_path)
    expected = torch_output(model, IDS)
    restored, _ = load_pretrained(tmp_path)
    assert (torch_output(restored, IDS) == expected).all()
    theirs = AutoModelForCausalLM.from_pretrained(tmp_path, dtype=torch.float32).eval()
    with torch.inference_mode():
        logits = theirs(torch.from_numpy(IDS)).logits.numpy()
    assert np.abs(logits - expected).max() < 1e-3


def test_heads_come_back_on_the_trunk_they_were_trained_on(toy_rewarder, tmp_path):
    model = round_to_half(toy_rewarder)
    write_heads({"prm": model}, tmp_path / "heads.safetensors")
    restored = load_heads(model.trunk, tmp_path / "heads.safetensors", "prm")
    assert (torch_output(restored, IDS) == torch_output(model, IDS)).all()
    with pytest.raises(ValueError, match="no head orm"):
        load_heads(model.trunk, tmp_path / "heads.safetensors", "orm")


def test_weights_beyond_float16_are_refused(toy_model, tokenizer, tmp_path):
    toy_model.norm.weight.data[0] = 1e6
    with pytest.raises(ValueError, match=r"model\.norm\.weight does not fit into float16"):
        write_decoder(toy_model, tokenizer, tmp_path)
