"""A decoder or a reward model as a hand-built ONNX graph that runs on CPU, WebAssembly and WebGPU alike.

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
from .reward_model import LEAST_LOG_PROBABILITY, SURPRISE_SCALE, RewardModel

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
        tensor = TensorProto(
            name=name, data_type=TensorProto.FLOAT, dims=half.shape, data_location=TensorProto.EXTERNAL
        )
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


def export_graph(model: Decoder | RewardModel, role: str) -> Exported:
    """The graph of `role`: a decoder gives logits [B,S,V], a reward model rewards [B,S,1]."""
    weights = {name: p.detach().float().cpu().numpy() for name, p in model.named_parameters()}
    graph = GraphBuilder(f"{role}.bin")
    trunk = model.trunk if isinstance(model, RewardModel) else model
    graph.inline("cos", trunk.cos.cpu().numpy())
    graph.inline("sin", trunk.sin.cpu().numpy())
    config = trunk.config
    if isinstance(model, RewardModel):
        read, hidden, embedded = add_decoder(graph, config, weights, "trunk.")
        judged = add_surprise(graph, model, weights, read, hidden, embedded)
        graph.node(
            "SimplifiedLayerNormalization",
            [judged, graph.weight("blocks.0.attention_norm.weight", weights["blocks.0.attention_norm.weight"])],
            ["blocks.0.attention_norm"],
            axis=-1,
            epsilon=config.norm_eps,
        )
        _, normed = add_blocks(
            graph, config, weights, "", model.config.layers, judged, "blocks.0.attention_norm", config.layers
        )
        raw = graph.linear(normed, "head", weights["head.weight"])
        bias = graph.weight("head.bias", weights["head.bias"])
        output = graph.node("Sigmoid", [graph.node("Add", [raw, bias], ["reward_logits"])], ["rewards"])
        layers, width, carried = config.layers + model.config.layers, 1, config.dim
    else:
        _, normed, _ = add_decoder(graph, config, weights, "")
        output = graph.linear(normed, "logits", weights["embedding.weight"])
        layers, width, carried = config.layers, config.vocab, 0
    proto = serialise(graph, config, role, output, width, layers, carried)
    return Exported(proto, b"".join(h.tobytes() for h in graph.halves))


def add_decoder(graph: GraphBuilder, config: Config, weights: dict, prefix: str) -> tuple[str, str, str]:
    """→ (residual, normed, embedding), [B,S,D] each."""
    x = graph.node(
        "Gather", [graph.weight("embedding", weights[f"{prefix}embedding.weight"]), "input_ids"], ["embedded"]
    )
    first = f"{prefix}blocks.0.attention_norm"
    normed = graph.node(
        "SimplifiedLayerNormalization",
        [x, graph.weight(f"{first}.weight", weights[f"{first}.weight"])],
        [first],
        axis=-1,
        epsilon=config.norm_eps,
    )
    read, normed = add_blocks(graph, config, weights, prefix, config.layers, x, normed, 0)
    return read, normed, x


def add_blocks(
    graph: GraphBuilder, config: Config, weights: dict, prefix: str, count: int, x: str, normed: str, first_cache: int
) -> tuple[str, str]:
    for layer in range(count):
        following = f"{prefix}norm" if layer == count - 1 else f"{prefix}blocks.{layer + 1}.attention_norm"
        x, normed = add_block(
            graph, config, weights, f"{prefix}blocks.{layer}", following, first_cache + layer, x, normed
        )
    return x, normed


def add_surprise(graph: GraphBuilder, model: RewardModel, weights: dict, read: str, hidden: str, embedded: str) -> str:
    """What the judging blocks read [B,S,D]: the normed residual plus the surprise of each token (reward_model.py).

    The state before the first new token comes in as `past_hidden` [B,1,D] and goes out as `present_hidden`.
    """
    constant = graph.inline
    last, end, first = (
        constant("last", np.array([-1])),
        constant("end", np.array([2**31 - 1])),
        constant("first", np.array([0])),
    )
    rows = constant("rows", np.array([1]))
    graph.node("Slice", [hidden, last, end, rows], ["present_hidden"])
    longer = graph.node("Concat", ["past_hidden", hidden], ["longer"], axis=1)
    before = graph.node("Slice", [longer, first, last, rows], ["before"])  # the state one token earlier
    width = constant("width", np.array([-1]))
    product = graph.node("Mul", [before, embedded], ["product"])
    chosen = graph.node("ReduceSum", [product, width], ["chosen"], keepdims=1)
    logits = graph.linear(before, "trunk.logits", weights["trunk.embedding.weight"])
    highest = graph.node("ReduceMax", [logits, width], ["highest"], keepdims=1)
    shares = graph.node("Exp", [graph.node("Sub", [logits, highest], ["lowered"])], ["shares"])
    total = graph.node("Log", [graph.node("ReduceSum", [shares, width], ["sum"], keepdims=1)], ["log_sum"])
    log_probability = graph.node(
        "Sub", [graph.node("Sub", [chosen, highest], ["relative"]), total], ["log_probability"]
    )
    least = constant("least", np.array(LEAST_LOG_PROBABILITY, dtype=np.float32))
    clamped = graph.node("Max", [log_probability, least], ["clamped"])
    numeric = constant("numeric", model.numeric.cpu().numpy().astype(np.float32)[:, None])
    counted = graph.node("Mul", [clamped, graph.node("Gather", [numeric, "input_ids"], ["is_numeric"])], ["counted"])
    scale = constant("scale", np.array(1 / SURPRISE_SCALE, dtype=np.float32))
    one = constant("one", np.array(1.0, dtype=np.float32))
    improbable = graph.node("Sub", [one, graph.node("Exp", [counted], ["probability"])], ["improbability"])
    features = graph.node(
        "Concat", [graph.node("Mul", [counted, scale], ["scaled"]), improbable], ["features"], axis=-1
    )
    surprise = graph.linear(features, "surprise", weights["surprise.weight"])
    ones = constant("ones", np.ones(model.trunk.config.dim, dtype=np.float32))
    level = graph.node(
        "SimplifiedLayerNormalization", [read, ones], ["level"], axis=-1, epsilon=model.trunk.config.norm_eps
    )
    return graph.node("Add", [level, surprise], ["judged"])


def add_block(
    graph: GraphBuilder, config: Config, weights: dict, name: str, following: str, layer: int, x: str, normed: str
) -> tuple[str, str]:
    """One decoder block with the cache of `layer`: (residual x, normed x) → the same for `following`, [B,S,D] each."""
    qkv = graph.linear(normed, f"{name}.attention.qkv", weights[f"{name}.attention.qkv.weight"])
    mixed = graph.node(
        "GroupQueryAttention",
        [qkv, "", "", f"past_key_{layer}", f"past_value_{layer}", "seqlens_k", "total_sequence_length", "cos", "sin"],
        [f"{name}.attention", f"present_key_{layer}", f"present_value_{layer}"],
        domain="com.microsoft",
        num_heads=config.heads,
        kv_num_heads=config.kv_heads,
        do_rotary=1,
        rotary_interleaved=0,
    )
    out = graph.linear(mixed, f"{name}.attention.out", weights[f"{name}.attention.out.weight"])
    normed, x = add_and_norm(graph, config, weights, x, out, f"{name}.ffn_norm")

    gate_weight, up_weight = np.split(weights[f"{name}.gate_up.weight"], 2)
    gate = graph.linear(normed, f"{name}.gate", gate_weight)
    up = graph.linear(normed, f"{name}.up", up_weight)
    silu = graph.node("Mul", [gate, graph.node("Sigmoid", [gate], [f"{name}.sigmoid"])], [f"{name}.silu"])
    hidden = graph.node("Mul", [silu, up], [f"{name}.hidden"])
    down = graph.linear(hidden, f"{name}.down", weights[f"{name}.down.weight"])
    normed, x = add_and_norm(graph, config, weights, x, down, following)
    return x, normed


def add_and_norm(graph: GraphBuilder, config: Config, weights: dict, x: str, delta: str, norm: str) -> tuple[str, str]:
    """→ (norm(x + delta), x + delta)."""
    scale = graph.weight(f"{norm}.weight", weights[f"{norm}.weight"])
    graph.node(
        "SkipSimplifiedLayerNormalization",
        [x, delta, scale],
        [norm, "", "", f"{norm}.sum"],
        domain="com.microsoft",
        epsilon=config.norm_eps,
    )
    return norm, f"{norm}.sum"


def serialise(
    graph: GraphBuilder, config: Config, role: str, output: str, width: int, layers: int, carried: int
) -> bytes:
    """`carried`: width of the state that goes from run to run beside the KV cache; 0 for none."""
    past = ["B", config.kv_heads, "T", config.head_dim]
    present = ["B", config.kv_heads, "P", config.head_dim]
    names = [f"{kind}_{layer}" for layer in range(layers) for kind in ("key", "value")]

    def value(name: str, kind: int, shape: list) -> onnx.ValueInfoProto:
        return helper.make_tensor_value_info(name, kind, shape)

    inputs = [
        value("input_ids", TensorProto.INT32, ["B", "S"]),
        value("seqlens_k", TensorProto.INT32, ["B"]),
        value("total_sequence_length", TensorProto.INT32, [1]),
        *(value(f"past_{name}", TensorProto.FLOAT, past) for name in names),
        *([value("past_hidden", TensorProto.FLOAT, ["B", 1, carried])] if carried else []),
    ]
    outputs = [
        value(output, TensorProto.FLOAT, ["B", "S", width]),
        *(value(f"present_{name}", TensorProto.FLOAT, present) for name in names),
        *([value("present_hidden", TensorProto.FLOAT, ["B", 1, carried])] if carried else []),
    ]
    proto = helper.make_graph(graph.nodes, role, inputs, outputs, graph.initializers)
    opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid("com.microsoft", MICROSOFT_OPSET)]
    return helper.make_model(proto, opset_imports=opsets, ir_version=IR, producer_name="steplight").SerializeToString()
