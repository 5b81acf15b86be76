"""A decoder as a hand-built ONNX graph that runs on CPU, WebAssembly and WebGPU alike.

Opset 21 + com.microsoft 1, IR 10. Weights are float32 initializers in external data
`<role>.bin`; the shipped `<role>.f16` holds the same numbers, in the same order, as float16,
and the loader widens it. The rotary tables are no weights and stay inside the graph.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import onnx
from onnx import TensorProto, helper

from .model import Config, Decoder

OPSET, MICROSOFT_OPSET, IR = 21, 1, 10


@dataclass(frozen=True)
class Exported:
    graph: bytes  # serialised ModelProto without the weights
    weights: bytes  # float16, little endian, in the order of the external data


class GraphBuilder:
    """Collects nodes and external initializers; rounds every weight to float16."""

    def __init__(self, data_name: str) -> None:
        self.data_name = data_name
        self.nodes: list[onnx.NodeProto] = []
        self.initializers: list[onnx.TensorProto] = []
        self.halves: list[np.ndarray] = []
        self.offset = 0  # float32 bytes

    def weight(self, name: str, array: np.ndarray) -> str:
        with np.errstate(over="ignore"):  # said below, with the weight's name
            half = np.ascontiguousarray(array).astype("<f2")
        if not np.isfinite(half).all():
            raise ValueError(f"{name} does not fit into float16")
        tensor = TensorProto(name=name, data_type=TensorProto.FLOAT, dims=half.shape, data_location=TensorProto.EXTERNAL)
        for key, value in (("location", self.data_name), ("offset", self.offset), ("length", 4 * half.size)):
            tensor.external_data.add(key=key, value=str(value))
        self.initializers.append(tensor)
        self.halves.append(half)
        self.offset += 4 * half.size
        return name

    def inline(self, name: str, array: np.ndarray) -> str:
        self.initializers.append(onnx.numpy_helper.from_array(array, name))
        return name

    def node(self, kind: str, inputs: list[str], outputs: list[str], domain: str = "", **attributes) -> str:
        self.nodes.append(helper.make_node(kind, inputs, outputs, domain=domain, name=outputs[0], **attributes))
        return outputs[0]

    def linear(self, x: str, name: str, weight: np.ndarray) -> str:
        """x @ weight.T for a PyTorch weight [out,in]."""
        return self.node("MatMul", [x, self.weight(f"{name}.weight", weight.T)], [name])


def export_graph(model: Decoder, role: str) -> Exported:
    """The graph of `role`: "generator" gives logits [B,S,V]; "prm" and "orm" give rewards [B,S,1]."""
    config = model.config
    weights = {name: p.detach().float().cpu().numpy() for name, p in model.named_parameters()}
    graph = GraphBuilder(f"{role}.bin")
    graph.inline("cos", model.cos.cpu().numpy())
    graph.inline("sin", model.sin.cpu().numpy())

    x = graph.node("Gather", [graph.weight("embedding", weights["embedding.weight"]), "input_ids"], ["embedded"])
    normed = graph.node(
        "SimplifiedLayerNormalization",
        [x, graph.weight("blocks.0.attention_norm.weight", weights["blocks.0.attention_norm.weight"])],
        ["blocks.0.attention_norm"], axis=-1, epsilon=config.norm_eps,
    )  # fmt: skip
    for layer in range(config.layers):
        x, normed = add_block(graph, config, weights, layer, x, normed)

    if role == "generator":
        output = graph.linear(normed, "logits", weights["embedding.weight"])
        width = config.vocab
    else:
        raw = graph.linear(normed, "reward_head", weights["reward_head.weight"])
        bias = graph.weight("reward_head.bias", weights["reward_head.bias"])
        output = graph.node("Sigmoid", [graph.node("Add", [raw, bias], ["reward_logits"])], ["rewards"])
        width = 1
    return Exported(serialise(graph, config, role, output, width), b"".join(h.tobytes() for h in graph.halves))


def add_block(graph: GraphBuilder, config: Config, weights: dict, layer: int, x: str, normed: str) -> tuple[str, str]:
    """One decoder block: (residual x, normed x) → the same for the next block, [B,S,D] each."""
    name = f"blocks.{layer}"
    qkv = graph.linear(normed, f"{name}.attention.qkv", weights[f"{name}.attention.qkv.weight"])
    mixed = graph.node(
        "GroupQueryAttention",
        [qkv, "", "", f"past_key_{layer}", f"past_value_{layer}", "seqlens_k", "total_sequence_length", "cos", "sin"],
        [f"{name}.attention", f"present_key_{layer}", f"present_value_{layer}"], domain="com.microsoft",
        num_heads=config.heads, kv_num_heads=config.kv_heads, do_rotary=1, rotary_interleaved=0,
    )  # fmt: skip
    out = graph.linear(mixed, f"{name}.attention.out", weights[f"{name}.attention.out.weight"])
    normed, x = add_and_norm(graph, config, weights, x, out, f"{name}.ffn_norm")

    gate, up = np.split(weights[f"{name}.gate_up.weight"], 2)
    gate = graph.linear(normed, f"{name}.gate", gate)
    up = graph.linear(normed, f"{name}.up", up)
    silu = graph.node("Mul", [gate, graph.node("Sigmoid", [gate], [f"{name}.sigmoid"])], [f"{name}.silu"])
    hidden = graph.node("Mul", [silu, up], [f"{name}.hidden"])
    down = graph.linear(hidden, f"{name}.down", weights[f"{name}.down.weight"])
    following = "norm" if layer == config.layers - 1 else f"blocks.{layer + 1}.attention_norm"
    normed, x = add_and_norm(graph, config, weights, x, down, following)
    return x, normed


def add_and_norm(graph: GraphBuilder, config: Config, weights: dict, x: str, delta: str, norm: str) -> tuple[str, str]:
    """→ (norm(x + delta), x + delta)."""
    scale = graph.weight(f"{norm}.weight", weights[f"{norm}.weight"])
    graph.node(
        "SkipSimplifiedLayerNormalization", [x, delta, scale], [norm, "", "", f"{norm}.sum"],
        domain="com.microsoft", epsilon=config.norm_eps,
    )  # fmt: skip
    return norm, f"{norm}.sum"


def serialise(graph: GraphBuilder, config: Config, role: str, output: str, width: int) -> bytes:
    past = ["B", config.kv_heads, "T", config.head_dim]
    present = ["B", config.kv_heads, "P", config.head_dim]
    names = [f"{kind}_{layer}" for layer in range(config.layers) for kind in ("key", "value")]

    def value(name: str, kind: int, shape: list) -> onnx.ValueInfoProto:
        return helper.make_tensor_value_info(name, kind, shape)

    inputs = [
        value("input_ids", TensorProto.INT32, ["B", "S"]),
        value("seqlens_k", TensorProto.INT32, ["B"]),
        value("total_sequence_length", TensorProto.INT32, [1]),
        *(value(f"past_{name}", TensorProto.FLOAT, past) for name in names),
    ]
    outputs = [
        value(output, TensorProto.FLOAT, ["B", "S", width]),
        *(value(f"present_{name}", TensorProto.FLOAT, present) for name in names),
    ]
    proto = helper.make_graph(graph.nodes, role, inputs, outputs, graph.initializers)
    opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid("com.microsoft", MICROSOFT_OPSET)]
    return helper.make_model(proto, opset_imports=opsets, ir_version=IR, producer_name="steplight").SerializeToString()
