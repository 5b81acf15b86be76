"""A public model as a base: a folder as transformers writes it, and the same in a GGUF file."""

import json
from dataclasses import replace

import pytest
import torch
from gguf import GGUFWriter
from transformers import Qwen2ForCausalLM

from shepherd.base import GGUF_NAMES, load_base
from shepherd.model import KVCache


def test_logits_and_states_are_those_of_transformers(qwen2_folder, base):
    theirs = Qwen2ForCausalLM.from_pretrained(qwen2_folder).eval()
    ids = torch.randint(0, base.model.config.vocab, (2, 40), generator=torch.Generator().manual_seed(1))
    states: list = []
    with torch.inference_mode():
        cache = KVCache(base.model.config, 2, 64, torch.float32, torch.device("cpu"))
        logits = base.model.logits(base.model.hidden_cached(ids, cache, states=states))
        expected = theirs(ids, output_hidden_states=True)
    assert expected.logits.abs().max() > 0.5
    torch.testing.assert_close(logits, expected.logits, atol=1e-4, rtol=1e-4)
    torch.testing.assert_close(states[1], expected.hidden_states[2], atol=1e-4, rtol=1e-4)


def test_the_fingerprint_is_of_the_vectors_alone(qwen2_folder, base, tmp_path):
    theirs = Qwen2ForCausalLM.from_pretrained(qwen2_folder)
    (tmp_path / "tokenizer.json").symlink_to(qwen2_folder / "tokenizer.json")
    with torch.no_grad():
        theirs.lm_head.weight.mul_(1.01)
    theirs.save_pretrained(tmp_path)
    assert load_base(tmp_path).record["fingerprint"] == base.record["fingerprint"]
    with torch.no_grad():
        theirs.model.norm.weight[0] += 1
    theirs.save_pretrained(tmp_path)
    assert load_base(tmp_path).record["fingerprint"] != base.record["fingerprint"]


def write_gguf(path, folder, **extra):
    """The folder's model and tokenizer in float32, as llama.cpp's converter writes a qwen2."""
    model = Qwen2ForCausalLM.from_pretrained(folder)
    tokens = json.loads((folder / "tokenizer.json").read_text())["model"]
    config = model.config
    writer = GGUFWriter(path, "qwen2")
    writer.add_name("tiny")
    writer.add_block_count(config.num_hidden_layers)
    writer.add_context_length(config.max_position_embeddings)
    writer.add_embedding_length(config.hidden_size)
    writer.add_feed_forward_length(config.intermediate_size)
    writer.add_head_count(config.num_attention_heads)
    writer.add_head_count_kv(config.num_key_value_heads)
    writer.add_layer_norm_rms_eps(config.rms_norm_eps)
    writer.add_rope_freq_base(config.rope_parameters["rope_theta"])
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre("qwen2")
    words = sorted(tokens["vocab"], key=tokens["vocab"].get)
    writer.add_token_list(words)
    writer.add_token_types([3 if word.startswith("<|") else 1 for word in words])
    writer.add_token_merges([" ".join(pair) for pair in tokens["merges"]])
    writer.add_eos_token_id(tokens["vocab"]["<|im_end|>"])
    names = {theirs: own for own, theirs in GGUF_NAMES.items()}
    for name, tensor in [*model.state_dict().items(), *extra.items()]:
        *body, kind = name.removeprefix("model.").split(".")
        if body[0] == "layers":
            target = f"blk.{body[1]}.{names['.'.join(body[2:])]}"
        else:
            target = names.get(f"model.{body[0]}", names.get(body[0], body[0]))
        writer.add_tensor(f"{target}.{kind}", tensor.numpy())
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def test_a_gguf_file_is_the_same_base(qwen2_folder, base, tmp_path):
    write_gguf(tmp_path / "tiny.gguf", qwen2_folder)
    other = load_base(tmp_path / "tiny.gguf")
    assert other.record["fingerprint"] == base.record["fingerprint"]
    assert other.model.config.norm_eps == pytest.approx(base.model.config.norm_eps)  # float32 there
    assert replace(other.model.config, norm_eps=base.model.config.norm_eps) == base.model.config
    assert other.end == base.end
    for name, tensor in base.model.state_dict().items():
        torch.testing.assert_close(other.model.state_dict()[name], tensor)
    text = "Tom has 3*12 = 36 eggs.\n#### 36\n"
    assert other.tokenizer.encode(text).ids == base.tokenizer.encode(text).ids


def test_what_the_decoder_cannot_do_is_refused(qwen2_folder, tmp_path):
    write_gguf(tmp_path / "tiny.gguf", qwen2_folder, **{"rope_freqs.weight": torch.ones(8)})
    with pytest.raises(ValueError, match=r"no place for rope_freqs\.weight"):
        load_base(tmp_path / "tiny.gguf")
    with pytest.raises(FileNotFoundError, match=r"no base at .*none"):
        load_base(tmp_path / "none")
    for path in qwen2_folder.iterdir():
        (tmp_path / path.name).symlink_to(path)
    config = json.loads((qwen2_folder / "config.json").read_text())
    (tmp_path / "config.json").unlink()
    (tmp_path / "config.json").write_text(json.dumps({**config, "model_type": "gemma3"}))
    with pytest.raises(ValueError, match="model_type is 'gemma3'"):
        load_base(tmp_path)
