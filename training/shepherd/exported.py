"""Models as Hugging Face folders: a decoder by Llama's names, and the heads that judge on its frozen states beside it.

`config.json`, `model.safetensors` and `tokenizer.json` are what `transformers` reads; `heads.safetensors` holds each
head's blocks under the same names behind the head's own (`prm.layers.0.…`), its `surprise`, `norm` and `head`, and
`numeric` [V], 1 for tokens whose surprise counts. All numbers are float16: the page widens them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

import numpy as np
import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from torch import Tensor

from .model import Config, Decoder, causal_mask
from .pretrained import PARTS
from .reward_model import RewardModel

Model = TypeVar("Model", Decoder, RewardModel)

WEIGHTS, HEADS = "model.safetensors", "heads.safetensors"
OWN = ("surprise.weight", "norm.weight", "head.weight", "head.bias")  # of a head, beside its blocks


def write_decoder(model: Decoder, tokenizer: Tokenizer, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "config.json").write_text(json.dumps(llama_config(model.config), indent=2) + "\n", encoding="utf-8")
    named = {"model.embed_tokens.weight": model.embedding.weight, "model.norm.weight": model.norm.weight}
    named |= block_weights(model, model.config, "model")
    save_halves(named, folder / WEIGHTS)
    tokenizer.save(str(folder / "tokenizer.json"))


def write_heads(models: Mapping[str, RewardModel], path: Path) -> None:
    """Heads by name, on one trunk."""
    named: dict[str, Tensor] = {}
    for name, model in models.items():
        named |= block_weights(model, model.trunk.config, name)
        state = model.state_dict()
        named |= {f"{name}.{key}": state[key] for key in OWN}
        named["numeric"] = state["numeric"]
    save_halves(named, path)


def load_heads(trunk: Decoder, path: Path, name: str) -> RewardModel:
    """One head in float32.

    Raises FileNotFoundError where there is no such file, ValueError where it has no such head.
    """
    if not path.is_file():
        raise FileNotFoundError(f"no {path}: needs the folder of an exported judge")
    theirs = {key: tensor.float() for key, tensor in load_file(path).items()}
    layers = len({key.split(".")[2] for key in theirs if key.startswith(f"{name}.layers.")})
    if layers == 0:
        raise ValueError(f"{path} has no head {name}")
    model = RewardModel(trunk, layers, theirs["numeric"])
    state = model.state_dict()
    for layer in range(layers):
        for ours, parts in PARTS.items():
            stacked = [theirs[f"{name}.layers.{layer}.{part}.weight"] for part in parts]
            state[f"blocks.{layer}.{ours}.weight"] = torch.cat(stacked)
    for key in OWN:
        state[key] = theirs[f"{name}.{key}"]
    model.load_state_dict(state)
    return model.eval()


def llama_config(config: Config) -> dict:
    return {
        "architectures": ["LlamaForCausalLM"],
        "model_type": "llama",
        "dtype": "float16",
        "vocab_size": config.vocab,
        "hidden_size": config.dim,
        "intermediate_size": config.ffn,
        "num_hidden_layers": config.layers,
        "num_attention_heads": config.heads,
        "num_key_value_heads": config.kv_heads,
        "head_dim": config.head_dim,
        "hidden_act": "silu",
        "max_position_embeddings": config.max_len,
        "rms_norm_eps": config.norm_eps,
        "rope_theta": config.rope_theta,
        "attention_bias": False,
        "mlp_bias": False,
        "tie_word_embeddings": True,
        "bos_token_id": 0,
        "eos_token_id": None,
    }


def block_weights(model: Decoder | RewardModel, config: Config, prefix: str) -> dict[str, Tensor]:
    """The blocks' weights by Llama's names; what this pipeline keeps stacked is cut."""
    q, kv = config.heads * config.head_dim, config.kv_heads * config.head_dim
    rows = {"attention.qkv": [q, kv, kv], "gate_up": [config.ffn, config.ffn]}
    named = {}
    for layer, block in enumerate(model.blocks):
        weights = dict(block.named_parameters())
        for ours, parts in PARTS.items():
            weight = weights[f"{ours}.weight"]
            for part, tensor in zip(parts, weight.split(rows.get(ours, [len(weight)])), strict=True):
                named[f"{prefix}.layers.{layer}.{part}.weight"] = tensor
    return named


def save_halves(named: Mapping[str, Tensor], path: Path) -> None:
    """Raises ValueError for a weight that float16 cannot hold."""
    halves = {name: tensor.detach().cpu().half().contiguous() for name, tensor in named.items()}
    for name, half in halves.items():
        if not half.isfinite().all():
            raise ValueError(f"{name} does not fit into float16")
    save_file(halves, path, metadata={"format": "pt"})


@torch.inference_mode()
def torch_output(model: Decoder | RewardModel, ids: np.ndarray) -> np.ndarray:
    """Logits [B,S,V] or rewards [B,S,1] of ids [B,S] by a full float32 pass."""
    tokens = torch.from_numpy(ids.astype(np.int64))
    positions = torch.arange(ids.shape[1]).expand(ids.shape)
    mask = causal_mask(ids.shape[1])
    if isinstance(model, RewardModel):
        return model(tokens, positions, mask).sigmoid().unsqueeze(-1).numpy()
    return model.logits(model.hidden(tokens, positions, mask)).numpy()


def round_to_half(model: Model) -> Model:
    """The model itself with every weight rounded to float16, kept in float32."""
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.copy_(parameter.half().float())
    return model.float().eval()
