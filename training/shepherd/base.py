"""A public language model as the frozen base of reward heads: a Hugging Face folder, or a GGUF file.

Llama and Qwen2, of any size that fits the memory. Beside the model stands its record: the file's hash, and a
fingerprint of what every format keeps exactly (norms and biases), so that heads know their base whatever its matrices
are packed in.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor

from .model import Config, Decoder
from .pretrained import PARTS

ROOM = 4096  # positions that the rotary tables are made for: no solution is longer
KINDS = ("llama", "qwen2")
FIXED = {
    "hidden_act": "silu",
    "mlp_bias": False,
    "rope_scaling": None,
    "use_sliding_window": False,
    "quantization_config": None,
}
GGUF_NAMES = {
    "token_embd": "model.embed_tokens",
    "output_norm": "model.norm",
    "output": "lm_head",
    "attn_norm": "input_layernorm",
    "attn_q": "self_attn.q_proj",
    "attn_k": "self_attn.k_proj",
    "attn_v": "self_attn.v_proj",
    "attn_output": "self_attn.o_proj",
    "ffn_norm": "post_attention_layernorm",
    "ffn_gate": "mlp.gate_proj",
    "ffn_up": "mlp.up_proj",
    "ffn_down": "mlp.down_proj",
}


@dataclass(frozen=True)
class Base:
    model: Decoder  # matrices in float32
    tokenizer: Tokenizer
    end: int  # the token that ends a turn
    record: dict


def load_base(source: Path) -> Base:
    """Raises FileNotFoundError when a file is missing, ValueError for a model that the decoder does not compute."""
    if source.is_dir():
        return load_folder(source)
    if source.suffix == ".gguf" and source.is_file():
        return load_gguf(source)
    raise FileNotFoundError(f"no base at {source}: a Hugging Face folder or a .gguf file is needed")


def load_folder(folder: Path) -> Base:
    weights = sorted(folder.glob("*.safetensors"))
    for name in ("config.json", "tokenizer.json"):
        if not (folder / name).is_file():
            raise FileNotFoundError(f"no {name} in {folder}")
    if not weights:
        raise FileNotFoundError(f"no .safetensors file in {folder}")
    raw = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))

    state = {name: tensor.float() for path in weights for name, tensor in load_file(path).items()}
    return make_base(folder.name, weights, read_config(raw, str(folder)), state, tokenizer, str(folder))


def load_gguf(path: Path) -> Base:
    try:
        from gguf import GGUFReader, dequantize
        from transformers import AutoTokenizer
    except ImportError:
        raise ValueError("a .gguf base needs two more packages: pip install -e 'training[heads]'") from None
    reader = GGUFReader(path)
    kind = reader.fields["general.architecture"].contents()

    def fact(key: str, absent: object = None) -> object:
        field = reader.fields.get(f"{kind}.{key}")
        return absent if field is None else field.contents()

    state = {
        gguf_name(t.name): torch.from_numpy(dequantize(t.data, t.tensor_type).astype(np.float32))
        for t in reader.tensors
    }
    heads = fact("attention.head_count")
    raw = {
        "model_type": kind,
        "vocab_size": len(state["model.embed_tokens.weight"]),
        "hidden_size": fact("embedding_length"),
        "num_hidden_layers": fact("block_count"),
        "num_attention_heads": heads,
        "num_key_value_heads": fact("attention.head_count_kv", heads),
        "intermediate_size": fact("feed_forward_length"),
        "head_dim": fact("attention.key_length"),
        "rope_theta": fact("rope.freq_base", 10_000.0),
        "rope_scaling": fact("rope.scaling.type"),
        "rms_norm_eps": fact("attention.layer_norm_rms_epsilon"),
        "tie_word_embeddings": "lm_head.weight" not in state,
    }
    config = read_config(raw, str(path))
    if kind == "llama":  # its q and k rows are kept in the order of interleaved rotation
        for name in list(state):
            if name.endswith(("q_proj.weight", "k_proj.weight")):
                state[name] = state[name].unflatten(0, (-1, config.head_dim // 2, 2)).transpose(1, 2).flatten(0, 2)
    tokenizer = AutoTokenizer.from_pretrained(path.parent, gguf_file=path.name).backend_tokenizer
    name = reader.fields["general.name"].contents() if "general.name" in reader.fields else path.stem
    return make_base(name, [path], config, state, tokenizer, str(path))


def gguf_name(name: str) -> str:
    """`blk.3.attn_q.weight` → `model.layers.3.self_attn.q_proj.weight`."""
    *block, part, kind = name.split(".")
    lead = f"model.layers.{block[1]}." if block else ""
    return f"{lead}{GGUF_NAMES.get(part, part)}.{kind}"


def read_config(raw: dict, where: str) -> Config:
    if raw.get("model_type") not in KINDS:
        raise ValueError(f"{where}: model_type is {raw.get('model_type')!r}, the decoder can do {' and '.join(KINDS)}")
    rope = raw.get("rope_parameters") or {}
    found = raw | {
        "rope_scaling": raw.get("rope_scaling") or (rope if rope.get("rope_type", "default") != "default" else None)
    }
    for key, needed in FIXED.items():
        if found.get(key, needed) != needed:
            raise ValueError(f"{where}: {key} is {found[key]!r}, the decoder can only do {needed!r}")
    dim, heads = raw["hidden_size"], raw["num_attention_heads"]
    return Config(
        vocab=raw["vocab_size"],
        dim=dim,
        layers=raw["num_hidden_layers"],
        heads=heads,
        kv_heads=raw.get("num_key_value_heads") or heads,
        head_dim=raw.get("head_dim") or dim // heads,
        ffn=raw["intermediate_size"],
        max_len=ROOM,
        rope_theta=float(rope.get("rope_theta", raw.get("rope_theta", 10_000.0))),
        norm_eps=float(raw["rms_norm_eps"]),
        qkv_bias=raw["model_type"] == "qwen2" or bool(raw.get("attention_bias")),
        tied=bool(raw.get("tie_word_embeddings", False)),
    )


def make_base(
    name: str, files: list[Path], config: Config, theirs: dict[str, Tensor], tokenizer: Tokenizer, where: str
) -> Base:
    ends = [tokenizer.token_to_id(token) for token in ("<|im_end|>", "<|eot_id|>", "<|endoftext|>", "</s>")]
    known = [end for end in ends if end is not None]
    if not known:
        raise ValueError(f"{where}: no token that ends a turn is known in its vocabulary")
    record = {
        "name": name,
        "files": [{"name": path.name, "bytes": path.stat().st_size, "sha256": file_hash(path)} for path in files],
        "fingerprint": fingerprint(theirs),
    }
    model = Decoder(config, seed=None)
    try:
        model.load_state_dict(own_state(theirs, config), assign=True)
    except (RuntimeError, KeyError, ValueError) as error:
        raise ValueError(f"{where}: the weights are not what the config says: {error}") from None
    return Base(model.eval().requires_grad_(False), tokenizer, known[0], record)


def own_state(theirs: dict[str, Tensor], config: Config) -> dict[str, Tensor]:
    """The weights under the decoder's names. Raises ValueError for one that it has no place for."""
    left = dict(theirs)
    if config.tied:
        left.pop("lm_head.weight", None)  # the embedding once more
    state = {"embedding.weight": left.pop("model.embed_tokens.weight"), "norm.weight": left.pop("model.norm.weight")}
    if not config.tied:
        state["output.weight"] = left.pop("lm_head.weight")
    for layer in range(config.layers):
        for ours, parts in PARTS.items():
            for kind in ("weight", "bias") if ours == "attention.qkv" and config.qkv_bias else ("weight",):
                state[f"blocks.{layer}.{ours}.{kind}"] = torch.cat(
                    [left.pop(f"model.layers.{layer}.{part}.{kind}") for part in parts]
                )
    if left:
        raise ValueError(f"the decoder has no place for {', '.join(sorted(left))}")
    return state


def file_hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def fingerprint(theirs: dict[str, Tensor]) -> str:
    """SHA-256 over norms and biases (all that is a vector) in the order of their Hugging Face names.

    Of each: the name, a newline, float32 little-endian.
    Every format keeps these as they are, while matrices come in many packings.
    """
    digest = hashlib.sha256()
    for name in sorted(name for name, tensor in theirs.items() if tensor.ndim == 1):
        digest.update(name.encode() + b"\n" + theirs[name].float().numpy().astype("<f4").tobytes())
    return digest.hexdigest()
