"""A Llama folder as transformers writes it, in SmolLM2-135M's shape with two layers, is the same model here."""

import json

import pytest
import torch
from conftest import TEXTS
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
from transformers import LlamaConfig, LlamaForCausalLM

from shepherd.model import causal_mask
from shepherd.pretrained import load_pretrained, read_config
from shepherd.text import BEGIN_ID, encode_document, load_tokenizer

# SmolLM2's own rules: a digit a token, then GPT-2's words, which join a newline with the blanks beside it.
SOURCE = "\n".join(TEXTS) + "\n\n  indented\n\n  twice \n\n"
SPECIAL = "<|endoftext|>"


def smollm2_tokenizer() -> Tokenizer:
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.Digits(individual_digits=True), pre_tokenizers.ByteLevel(add_prefix_space=False)]
    )
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=512,
        special_tokens=[SPECIAL, "<|im_start|>"],
        show_progress=False,
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
    )
    tokenizer.train_from_iterator([SOURCE] * 4, trainer)
    return tokenizer


@pytest.fixture(scope="module")
def llama(tmp_path_factory):
    """→ (folder, transformers' model); neither rope theta (SmolLM2's) nor the norms' epsilon is a default."""
    folder = tmp_path_factory.mktemp("llama")
    tokenizer = smollm2_tokenizer()
    tokenizer.save(str(folder / "tokenizer.json"))
    config = LlamaConfig(
        vocab_size=tokenizer.get_vocab_size(),
        hidden_size=576,
        num_hidden_layers=2,
        num_attention_heads=9,
        num_key_value_heads=3,
        intermediate_size=1536,
        max_position_embeddings=512,
        rope_theta=100_000.0,
        rms_norm_eps=1e-4,
        tie_word_embeddings=True,
    )
    torch.manual_seed(0)
    model = LlamaForCausalLM(config).eval()
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            if "norm" in name:  # ones until trained
                parameter.add_(0.2 * torch.randn(parameter.shape))
    model.save_pretrained(folder)
    return folder, model


def test_logits_are_those_of_transformers(llama):
    folder, theirs = llama
    ours, _ = load_pretrained(folder)
    ids = torch.randint(0, ours.config.vocab, (2, 40), generator=torch.Generator().manual_seed(1))
    with torch.inference_mode():
        logits = ours.logits(ours.hidden(ids, torch.arange(40).expand(2, 40), causal_mask(40)))
        expected = theirs(ids).logits
    assert expected.abs().max() > 0.5  # not near 0 by itself
    torch.testing.assert_close(logits, expected, atol=1e-4, rtol=0)


def test_the_config_as_transformers_4_wrote_it_says_the_same(llama, tmp_path):
    """SmolLM2's published config.json is in this form."""
    config = json.loads((llama[0] / "config.json").read_text())
    del config["rope_parameters"], config["head_dim"]
    (tmp_path / "config.json").write_text(
        json.dumps({**config, "rope_theta": 100_000, "rope_scaling": None, "rope_interleaved": False})
    )
    assert read_config(tmp_path / "config.json") == read_config(llama[0] / "config.json")


def test_the_tokenizer_keeps_its_ids_and_takes_the_rules(llama, tmp_path):
    own = Tokenizer.from_file(str(llama[0] / "tokenizer.json"))
    load_pretrained(llama[0])[1].save(str(tmp_path / "tokenizer.json"))
    tokenizer = load_tokenizer(tmp_path / "tokenizer.json")  # as every later stage does
    text = "\n".join(TEXTS) + "\n"
    assert tokenizer.encode(text).ids == own.encode(text).ids
    joined = [token for token in own.encode(SOURCE).tokens if "Ċ" in token and token != "Ċ"]
    assert joined and not set(joined) & set(tokenizer.encode(SOURCE).tokens)
    document = encode_document(tokenizer, TEXTS[0], ["  indented", *TEXTS[1:4]])
    newline = tokenizer.token_to_id("Ċ")
    assert document.ids[0] == BEGIN_ID and [document.ids[at] for at in document.positions] == [newline] * 4


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("tie_word_embeddings", False, "tie_word_embeddings is False, the decoder can only do True"),
        ("rope_parameters", {"rope_type": "llama3", "rope_theta": 5e5}, "rope_type is 'llama3'"),
        ("attention_bias", True, "attention_bias is True"),
        ("hidden_act", "gelu", "hidden_act is 'gelu'"),
        ("vocab_size", 9999, "vocab_size is 9999"),
        ("num_hidden_layers", 1, "has no place for model.layers.1.input_layernorm.weight"),
        ("num_hidden_layers", 3, "no model.layers.2.input_layernorm.weight"),
        ("intermediate_size", 1024, "not what config.json says"),
    ],
)
def test_what_the_decoder_cannot_do_is_refused(llama, tmp_path, key, value, message):
    for path in llama[0].iterdir():
        (tmp_path / path.name).symlink_to(path)
    config = json.loads((llama[0] / "config.json").read_text())
    (tmp_path / "config.json").unlink()
    (tmp_path / "config.json").write_text(json.dumps({**config, key: value}))
    with pytest.raises(ValueError, match=message):
        load_pretrained(tmp_path)


def test_tokenizers_that_cannot_follow_the_rules_are_refused(llama, tmp_path):
    for path in llama[0].iterdir():
        (tmp_path / path.name).symlink_to(path)
    raw = json.loads((llama[0] / "tokenizer.json").read_text())
    (tmp_path / "tokenizer.json").unlink()
    for change, message in (
        ({"added_tokens": []}, "cannot begin a document"),
        ({"normalizer": {"type": "Prepend", "prepend": "_"}}, "byte-level BPE"),
    ):
        (tmp_path / "tokenizer.json").write_text(json.dumps({**raw, **change}))
        with pytest.raises(ValueError, match=message):
            load_pretrained(tmp_path)
