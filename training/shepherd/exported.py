"""Weights of an exported model back in this pipeline's form: the inverse of onnx_graph.py, by the names there."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import torch
from tokenizers import Tokenizer
from torch import Tensor

from .model import Config, Decoder, rotary_tables
from .reward_model import RewardModel, numeric_tokens


def load_exported(folder: Path, role: str, tokenizer: Tokenizer) -> Decoder | RewardModel:
    """The model of `<role>.onnx` and `<role>.f16` in float32: a decoder, or a reward model with its frozen trunk.

    Raises FileNotFoundError when a file is missing, ValueError when the graph is none that onnx_graph.py makes.
    """
    for path in (folder / f"{role}.onnx", folder / f"{role}.f16"):
        if not path.is_file():
            raise FileNotFoundError(f"no {path}: needs the folder of an exported family")
    graph = onnx.load(folder / f"{role}.onnx", load_external_data=False).graph
    weights = read_weights(graph, np.fromfile(folder / f"{role}.f16", dtype="<f2"))
    judges = "trunk.norm.weight" in weights
    try:
        trunk = restored_decoder(
            read_config(graph, weights, "trunk." if judges else ""), weights, "trunk." if judges else ""
        )
        return restored_rewarder(trunk, weights, numeric_tokens(tokenizer)) if judges else trunk
    except (KeyError, RuntimeError) as error:
        raise ValueError(f"{folder / role}.onnx is no graph of this pipeline: {error}") from None


def read_weights(graph: onnx.GraphProto, halves: np.ndarray) -> dict[str, Tensor]:
    """Each initializer of the external data [total] by name, in float32."""
    weights = {}
    for tensor in graph.initializer:
        where = {entry.key: entry.value for entry in tensor.external_data}
        if where:
            start, count = int(where["offset"]) // 4, int(where["length"]) // 4
            weights[tensor.name] = torch.from_numpy(halves[start : start + count].astype(np.float32)).view(*tensor.dims)
    return weights


def read_config(graph: onnx.GraphProto, weights: dict[str, Tensor], prefix: str) -> Config:
    attention = next(node for node in graph.node if node.op_type == "GroupQueryAttention")
    heads = {attribute.name: attribute.i for attribute in attention.attribute}
    norm = next(node for node in graph.node if node.op_type == "SimplifiedLayerNormalization")
    epsilon = next(attribute.f for attribute in norm.attribute if attribute.name == "epsilon")
    tables = {
        tensor.name: onnx.numpy_helper.to_array(tensor) for tensor in graph.initializer if tensor.name in ("cos", "sin")
    }
    max_len, half = tables["cos"].shape
    vocab, dim = weights["embedding"].shape
    angle = float(np.arctan2(tables["sin"][1, -1], tables["cos"][1, -1]))  # theta ** -((half - 1) / half)
    config = Config(
        vocab=vocab, dim=dim, layers=count_layers(weights, prefix), heads=heads["num_heads"],
        kv_heads=heads["kv_num_heads"], head_dim=2 * half, max_len=max_len,
        ffn=weights[f"{prefix}blocks.0.up.weight"].shape[1],
        rope_theta=float(round(angle ** -(half / (half - 1)))), norm_eps=float(f"{epsilon:.6g}"),
    )  # fmt: skip
    if not np.allclose(rotary_tables(config)[0], tables["cos"], atol=1e-5):
        raise ValueError(f"the rotary tables are those of no whole theta (nearest: {config.rope_theta})")
    return config


def count_layers(weights: dict[str, Tensor], prefix: str) -> int:
    return sum(name.startswith(f"{prefix}blocks.") and name.endswith(".down.weight") for name in weights)


def block_state(weights: dict[str, Tensor], prefix: str, layers: int) -> dict[str, Tensor]:
    """The blocks' weights under model.py's names; matrices are [in,out] in the graph and [out,in] there."""
    state = {}
    for block in (f"{prefix}blocks.{layer}" for layer in range(layers)):
        for name in ("attention_norm", "ffn_norm"):
            state[f"{block}.{name}.weight"] = weights[f"{block}.{name}.weight"]
        for name in ("attention.qkv", "attention.out", "down"):
            state[f"{block}.{name}.weight"] = weights[f"{block}.{name}.weight"].T
        state[f"{block}.gate_up.weight"] = torch.cat([weights[f"{block}.{part}.weight"].T for part in ("gate", "up")])
    return state


def restored_decoder(config: Config, weights: dict[str, Tensor], prefix: str) -> Decoder:
    state = block_state(weights, prefix, config.layers)
    model = Decoder(config)
    model.load_state_dict({
        "embedding.weight": weights["embedding"],
        "norm.weight": weights[f"{prefix}norm.weight"],
        **{name.removeprefix(prefix): tensor for name, tensor in state.items()},
    })  # fmt: skip
    return model


def restored_rewarder(trunk: Decoder, weights: dict[str, Tensor], numeric: Tensor) -> RewardModel:
    layers = count_layers(weights, "")
    model = RewardModel(trunk, layers, numeric)
    own = {name: weights[name] for name in ("norm.weight", "head.bias")}
    own |= {name: weights[name].T for name in ("surprise.weight", "head.weight")}
    model.load_state_dict({**model.state_dict(), **block_state(weights, "", layers), **own})
    return model
