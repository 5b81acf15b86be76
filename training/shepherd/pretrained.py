"""A Hugging Face Llama folder (SmolLM2-135M's, say) as this pipeline's decoder and tokenizer.

Read are config.json, model.safetensors and tokenizer.json. What model.py does not compute is refused, never ignored.
"""

from __future__ import annotations

import json
from pathlib import Path

import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer, pre_tokenizers
from torch import Tensor

from .model import Config, Decoder
from .text import BEGIN, BEGIN_ID, newline_id

# A key of config.json → what its absence means to Llama, and the one value that model.py computes.
FIXED = {
    "model_type": (None, "llama"),
    "hidden_act": ("silu", "silu"),
    "attention_bias": (False, False),
    "mlp_bias": (False, False),
    "tie_word_embeddings": (False, True),
    "rope_interleaved": (False, False),
    "rope_scaling": (None, None),
    "quantization_config": (None, None),
}
SIZES = (
    "vocab_size",
    "hidden_size",
    "num_hidden_layers",
    "num_attention_heads",
    "intermediate_size",
    "max_position_embeddings",
)
# A block's matrix or norm → the parts that Llama keeps by themselves, stacked in this order.
PARTS = {
    "attention_norm": ["input_layernorm"],
    "attention.qkv": ["self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj"],
    "attention.out": ["self_attn.o_proj"],
    "ffn_norm": ["post_attention_layernorm"],
    "gate_up": ["mlp.gate_proj", "mlp.up_proj"],
    "down": ["mlp.down_proj"],
}
PROBES = ("Tom has 3 boxes.\n", "\n", "  3*12 = 36\n\n", "\t— naïve 東京 🙂 \n", "#### 29\n")


def load_pretrained(folder: Path) -> tuple[Decoder, Tokenizer]:
    """The model in float32 and its tokenizer, in this pipeline's form.

    Raises FileNotFoundError when a file is missing, ValueError for a setting or weight that the decoder
    has no place for.
    """
    for name in ("config.json", "model.safetensors", "tokenizer.json"):
        if not (folder / name).is_file():
            raise FileNotFoundError(
                f"no {name} in {folder}: a Hugging Face Llama folder with its weights in one file is needed"
            )
    config = read_config(folder / "config.json")
    tokenizer = read_tokenizer(folder / "tokenizer.json")
    if tokenizer.get_vocab_size() != config.vocab:
        raise ValueError(
            f"{folder}: {tokenizer.get_vocab_size()} tokens in tokenizer.json, vocab_size is {config.vocab}"
        )
    model = Decoder(config)
    try:
        model.load_state_dict(read_state(folder / "model.safetensors", config.layers))
    except RuntimeError as error:  # shapes
        raise ValueError(f"{folder}: model.safetensors is not what config.json says: {error}") from None
    return model, tokenizer


def read_config(path: Path) -> Config:
    raw = json.loads(path.read_text(encoding="utf-8"))
    rope = (
        raw.get("rope_parameters") or {}
    )  # where transformers 5 keeps what 4 spreads over rope_theta and rope_scaling
    found = {key: raw.get(key, absent) for key, (absent, _) in FIXED.items()}
    needed = {key: value for key, (_, value) in FIXED.items()}
    found["rope_type"], needed["rope_type"] = rope.get("rope_type", "default"), "default"
    for key, value in needed.items():
        if found[key] != value:
            raise ValueError(f"{path}: {key} is {found[key]!r}, the decoder can only do {value!r}")
    missing = [key for key in SIZES if not isinstance(raw.get(key), int)]
    if missing:
        raise ValueError(f"{path}: needs whole numbers for {', '.join(missing)}")
    vocab, dim, layers, heads, ffn, max_len = (raw[key] for key in SIZES)
    return Config(
        vocab=vocab,
        dim=dim,
        layers=layers,
        heads=heads,
        kv_heads=raw.get("num_key_value_heads") or heads,
        head_dim=raw.get("head_dim") or dim // heads,
        ffn=ffn,
        max_len=max_len,
        rope_theta=float(rope.get("rope_theta", raw.get("rope_theta", 10_000.0))),
        norm_eps=float(raw.get("rms_norm_eps", 1e-6)),
    )


def read_state(path: Path, layers: int) -> dict[str, Tensor]:
    """The weights in float32, under the decoder's names."""
    theirs = load_file(path)

    def take(name: str) -> Tensor:
        if f"model.{name}.weight" not in theirs:
            raise ValueError(f"{path}: no model.{name}.weight in it")
        return theirs.pop(f"model.{name}.weight").float()

    state = {"embedding.weight": take("embed_tokens"), "norm.weight": take("norm")}
    for layer in range(layers):
        for ours, parts in PARTS.items():
            state[f"blocks.{layer}.{ours}.weight"] = torch.cat([take(f"layers.{layer}.{part}") for part in parts])
    theirs.pop("lm_head.weight", None)  # the tied embedding once more
    if theirs:
        raise ValueError(f"{path}: the decoder has no place for {', '.join(sorted(theirs))}")
    return state


def read_tokenizer(path: Path) -> Tokenizer:
    r"""The same vocabulary and ids under text.py's two rules, as far as the tokenizer can follow them.

    The special token with id 0 (SmolLM2's `<|endoftext|>`) takes the name `<|begin|>`, and text is cut at every newline
    before the tokenizer's own rules, so that "\n\n" is two tokens. Ordinary lines keep their ids.
    """
    raw = json.loads(path.read_text(encoding="utf-8"))
    begin = [token["content"] for token in raw["added_tokens"] if token["id"] == BEGIN_ID and token["special"]]
    if not begin:
        raise ValueError(f"{path}: the token with id {BEGIN_ID} is no special one, so it cannot begin a document")
    # encode_prompt puts the begin, nothing else may add tokens.
    raw |= {"post_processor": None, "truncation": None, "padding": None}
    tokenizer = Tokenizer.from_str(json.dumps(raw).replace(json.dumps(begin[0]), json.dumps(BEGIN)))
    own = tokenizer.pre_tokenizer
    lines = pre_tokenizers.Split("\n", "isolated")
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence([lines, own] if own else [lines])
    if not is_stable(tokenizer):
        raise ValueError(
            f"{path}: a newline must be one token and decoding must give the text back: a byte-level BPE is needed"
        )
    return tokenizer


def is_stable(tokenizer: Tokenizer) -> bool:
    """Whether lines encode the same alone and together, each newline as one token, and decode to what they were."""
    alone = [tokenizer.encode(line).ids for line in PROBES]
    together = tokenizer.encode("".join(PROBES)).ids
    return (
        [token for line in alone for token in line] == together
        and len(tokenizer.encode("\n").ids) == 1
        and together.count(newline_id(tokenizer)) == "".join(PROBES).count("\n")
        and tokenizer.decode(together, skip_special_tokens=False) == "".join(PROBES)
    )
