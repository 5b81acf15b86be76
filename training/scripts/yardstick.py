"""The shipped generator as a folder that transformers.js loads: the yardstick of `npm run perf`.

python training/scripts/yardstick.py --model public/models/shepherd-nano --out test-results/yardstick

Same nodes, same numbers: the float16 weights are widened to float32 as the page does it. Around them stand only the
names and kinds that transformers.js feeds: int64 `input_ids` and `attention_mask`, `past_key_values.<layer>.key`.
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper

from shepherd.runs import run_main, write_json

BATCH, SEQUENCE, PAST, TOTAL = (
    "batch_size",
    "sequence_length",
    "past_sequence_length",
    "total_sequence_length",
)  # dims by transformers.js's names


def wrap_graph(model: onnx.ModelProto, weights: np.ndarray) -> onnx.ModelProto:
    """`model` with its float32 `weights` inside and transformers.js's inputs and outputs."""
    graph = model.graph
    embed_weights(graph, weights)
    rename = {"input_ids": "ids"}
    for value in (*graph.input, *graph.output):
        kind, _, rest = value.name.partition("_")
        if kind in ("past", "present"):
            name, layer = rest.split("_")
            rename[value.name] = f"{'past_key_values' if kind == 'past' else 'present'}.{layer}.{name}"
    for node in graph.node:
        node.input[:] = [rename.get(name, name) for name in node.input]
        node.output[:] = [rename.get(name, name) for name in node.output]
    caches = [value for value in graph.input if value.name.startswith("past_")]
    outputs = list(graph.output)
    for value, sequence in [(value, PAST) for value in caches] + [(value, TOTAL) for value in outputs[1:]]:
        value.name = rename[value.name]
        value.type.tensor_type.shape.dim[0].dim_param, value.type.tensor_type.shape.dim[2].dim_param = BATCH, sequence
    graph.ClearField("input")
    graph.input.extend(
        [
            helper.make_tensor_value_info("input_ids", TensorProto.INT64, [BATCH, SEQUENCE]),
            helper.make_tensor_value_info("attention_mask", TensorProto.INT64, [BATCH, TOTAL]),
            *caches,
        ]
    )
    graph.initializer.extend(
        onnx.numpy_helper.from_array(np.array(values, dtype), f"yardstick.{name}")
        for name, values, dtype in (("axis", [1], np.int64), ("one", 1, np.int32))
    )
    inner = list(graph.node)
    graph.ClearField("node")
    graph.node.extend(
        [
            helper.make_node("Cast", ["input_ids"], ["ids"], to=TensorProto.INT32),
            helper.make_node("Cast", ["attention_mask"], ["mask"], to=TensorProto.INT32),
            helper.make_node("ReduceSum", ["mask", "yardstick.axis"], ["lengths"], keepdims=0),
            helper.make_node("Sub", ["lengths", "yardstick.one"], ["seqlens_k"]),
            helper.make_node("Shape", ["attention_mask"], ["mask_width"], start=1, end=2),
            helper.make_node("Cast", ["mask_width"], ["total_sequence_length"], to=TensorProto.INT32),
            *inner,
        ]
    )
    return model


def embed_weights(graph: onnx.GraphProto, weights: np.ndarray) -> None:
    for tensor in graph.initializer:
        where = {entry.key: int(entry.value) for entry in tensor.external_data if entry.key != "location"}
        if where:
            start, count = where["offset"] // 4, where["length"] // 4
            tensor.CopyFrom(
                onnx.numpy_helper.from_array(weights[start : start + count].reshape(tensor.dims), tensor.name)
            )


def llama_config(graph: onnx.GraphProto, max_tokens: int) -> dict:
    attention = [node for node in graph.node if node.op_type == "GroupQueryAttention"]
    heads = {attribute.name: attribute.i for attribute in attention[0].attribute}
    shapes = {tensor.name: tuple(tensor.dims) for tensor in graph.initializer}
    vocab, dim = shapes["embedding"]
    return {
        "model_type": "llama",
        "architectures": ["LlamaForCausalLM"],
        "vocab_size": vocab,
        "hidden_size": dim,
        "num_hidden_layers": len(attention),
        "num_attention_heads": heads["num_heads"],
        "num_key_value_heads": heads["kv_num_heads"],
        "head_dim": 2 * shapes["cos"][1],
        "max_position_embeddings": max_tokens,
        "eos_token_id": None,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, required=True, help="model folder with manifest.json")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()

    text = json.loads((args.model / "manifest.json").read_text(encoding="utf-8"))["text"]
    model = onnx.load(args.model / "generator.onnx", load_external_data=False)
    weights = np.fromfile(args.model / "generator.f16", dtype="<f2").astype("<f4")
    config = llama_config(model.graph, text["max_tokens"])
    (args.out / "onnx").mkdir(parents=True, exist_ok=True)
    onnx.save(wrap_graph(model, weights), args.out / "onnx" / "model.onnx")
    write_json(args.out / "config.json", config)
    write_json(args.out / "generation_config.json", {"max_length": text["max_tokens"]})
    write_json(
        args.out / "tokenizer_config.json",
        {"tokenizer_class": "PreTrainedTokenizerFast", "clean_up_tokenization_spaces": False},
    )
    shutil.copyfile(args.model / "tokenizer.json", args.out / "tokenizer.json")


if __name__ == "__main__":
    run_main(main)
