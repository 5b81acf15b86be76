"""Tiny models and blocks that the browser's readers are checked against (src/inference/testing/vectors).

    python training/scripts/model_vectors.py src/inference/testing/vectors

`blocks.gguf` has every block type that is read, filled with random bits, each beside the floats of `gguf`.
`llama`, `qwen2` and `qwen3` are random models as `transformers` saves them (the first in shards) and as GGUF files
with llama.cpp's order of q and k; `transformers` reads each GGUF file back before it is kept.
Needs `transformers` and `gguf` (0.19), which the pipeline itself does without.
"""

import argparse
import json
import shutil
from pathlib import Path

import numpy as np
import torch
from gguf import GGMLQuantizationType as Type
from gguf import GGUFWriter, quants
from gguf.constants import GGML_QUANT_SIZES
from transformers import AutoConfig, AutoModelForCausalLM, PreTrainedModel
from transformers.modeling_rope_utils import ROPE_INIT_FUNCTIONS

SEED = 13
BLOCK_TYPES = ["F16", "BF16", "Q4_0", "Q4_1", "Q5_0", "Q5_1", "Q8_0", "Q4_K", "Q5_K", "Q6_K"]
# Where each block type keeps the halves that scale it: random bits there may be infinite or no number.
ONE, TWO = [0], [0, 2]
HALVES = {"Q4_0": ONE, "Q4_1": TWO, "Q5_0": ONE, "Q5_1": TWO, "Q8_0": ONE, "Q4_K": TWO, "Q5_K": TWO, "Q6_K": [208]}
WIDTHS: dict[str, object] = {
    "hidden_size": 64,
    "intermediate_size": 32,
    "num_hidden_layers": 2,
    "num_attention_heads": 4,
    "num_key_value_heads": 2,
    "vocab_size": 40,
    "max_position_embeddings": 128,
    "dtype": "bfloat16",
}
LLAMA3 = {"rope_type": "llama3", "factor": 8.0, "low_freq_factor": 1.0, "high_freq_factor": 4.0}
MODELS: dict[str, dict[str, object]] = {
    "llama": {
        "rope_parameters": {"rope_theta": 10_000.0, "original_max_position_embeddings": 64, **LLAMA3},
        "tie_word_embeddings": True,
    },
    "qwen2": {"rope_parameters": {"rope_theta": 1_000_000.0, "rope_type": "default"}},
    "qwen3": {"rope_parameters": {"rope_theta": 1_000_000.0, "rope_type": "default"}, "head_dim": 32},
}
NAMES = {
    "model.embed_tokens": "token_embd",
    "model.norm": "output_norm",
    "lm_head": "output",
    "input_layernorm": "attn_norm",
    "self_attn.q_proj": "attn_q",
    "self_attn.k_proj": "attn_k",
    "self_attn.v_proj": "attn_v",
    "self_attn.o_proj": "attn_output",
    "self_attn.q_norm": "attn_q_norm",
    "self_attn.k_norm": "attn_k_norm",
    "post_attention_layernorm": "ffn_norm",
    "mlp.gate_proj": "ffn_gate",
    "mlp.up_proj": "ffn_up",
    "mlp.down_proj": "ffn_down",
}


def write_blocks(path: Path, rng: np.random.Generator) -> None:
    """Two rows of 256 elements of each type: `Q4_0.blocks`, and `Q4_0.floats` as F32."""
    writer = GGUFWriter(path, "vectors")
    for name in BLOCK_TYPES:
        kind = Type[name]
        elements, size = GGML_QUANT_SIZES[kind]
        blocks = rng.integers(0, 256, (2, 256 // elements * size), dtype=np.uint8)
        blocks_view = blocks.reshape(-1, size)
        for at in HALVES.get(name, []):
            halves = rng.normal(0, 0.1, len(blocks_view)).astype(np.float16)
            blocks_view[:, at : at + 2] = halves.view(np.uint8).reshape(-1, 2)
        if elements == 1:
            blocks = rng.normal(0, 1, (2, 256)).astype(np.float32)
            blocks = quants.quantize(blocks, kind).view(np.uint8).reshape(2, -1)
        writer.add_tensor(f"{name}.blocks", blocks, raw_dtype=kind)
        stored = blocks.view(np.float16) if name == "F16" else blocks
        writer.add_tensor(f"{name}.floats", quants.dequantize(stored, kind).reshape(2, 256).astype(np.float32))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def interleave(rows: np.ndarray, heads: int) -> np.ndarray:
    """What llama.cpp's convert_hf_to_gguf does to q and k of a llama."""
    return rows.reshape(heads, 2, rows.shape[0] // heads // 2, *rows.shape[1:]).swapaxes(1, 2).reshape(rows.shape)


def write_gguf(path: Path, model: PreTrainedModel) -> None:
    """The model's own numbers: q and k as Q8_0 blocks (round_to_blocks), vectors as F32, the rest as BF16."""
    config = model.config
    kind = config.model_type
    writer = GGUFWriter(path, kind)
    writer.add_block_count(config.num_hidden_layers)
    writer.add_context_length(config.max_position_embeddings)
    writer.add_embedding_length(config.hidden_size)
    writer.add_feed_forward_length(config.intermediate_size)
    writer.add_vocab_size(config.vocab_size)
    writer.add_head_count(config.num_attention_heads)
    writer.add_head_count_kv(config.num_key_value_heads)
    writer.add_layer_norm_rms_eps(config.rms_norm_eps)
    writer.add_rope_freq_base(config.rope_parameters["rope_theta"])
    if kind == "qwen3":
        writer.add_key_length(config.head_dim)
    if kind == "llama":
        inverse = ROPE_INIT_FUNCTIONS["llama3"](config, "cpu")[0].numpy()
        plain = 10_000.0 ** -(np.arange(0, len(inverse)) / len(inverse))
        writer.add_tensor("rope_freqs.weight", (plain / inverse).astype(np.float32))
    for name, tensor in model.state_dict().items():
        if name == "lm_head.weight" and config.tie_word_embeddings:
            continue
        body, end = name.rsplit(".", 1)
        layer = body.split(".")[2] if body.startswith("model.layers.") else None
        part = NAMES[body.split(".", 3)[3] if layer is not None else body]
        values = tensor.float().numpy()
        if kind == "llama" and part in ("attn_q", "attn_k"):
            values = interleave(values, config.num_attention_heads if part == "attn_q" else config.num_key_value_heads)
        target = f"{part}.{end}" if layer is None else f"blk.{layer}.{part}.{end}"
        if values.ndim == 1:
            writer.add_tensor(target, values)
        elif part in ("attn_q", "attn_k"):
            writer.add_tensor(target, quants.quantize(values, Type.Q8_0), raw_dtype=Type.Q8_0)
        else:
            writer.add_tensor(target, quants.quantize(values, Type.BF16), raw_dtype=Type.BF16)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def round_to_blocks(model: PreTrainedModel) -> None:
    """Makes q and k numbers that Q8_0 and bfloat16 both hold exactly: 7 bits times a power of two."""
    for name, tensor in model.state_dict().items():
        if name.endswith(("q_proj.weight", "k_proj.weight")):
            wholes = torch.randint(-63, 64, tensor.shape)
            wholes[:, ::32] = 127
            tensor.copy_(wholes / 1024)


def write_model(folder: Path, kind: str) -> None:
    """Saves the model both ways and has `transformers` read the GGUF file back."""
    torch.manual_seed(SEED)
    config = AutoConfig.for_model(kind, **WIDTHS, **MODELS[kind])
    model = AutoModelForCausalLM.from_config(config).to(torch.bfloat16).eval()
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.copy_(torch.randn_like(parameter) * 0.1)
        round_to_blocks(model)
    shutil.rmtree(folder / kind, ignore_errors=True)
    model.save_pretrained(folder / kind, max_shard_size="40KB" if kind == "llama" else "5GB")
    (folder / kind / "generation_config.json").unlink(missing_ok=True)
    write_gguf(folder / f"{kind}.gguf", model)
    how = {"gguf_file": f"{kind}.gguf", "config": config, "dtype": torch.float32}
    back = AutoModelForCausalLM.from_pretrained(folder, **how).state_dict()
    for name, tensor in model.state_dict().items():
        if not torch.equal(back[name], tensor.float()):
            raise ValueError(f"{kind}: transformers reads other numbers from {name}")


def main() -> None:
    """Writes every file and prints its size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    write_blocks(folder / "blocks.gguf", np.random.default_rng(SEED))
    for kind in MODELS:
        write_model(folder, kind)
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    print(json.dumps({str(path.relative_to(folder)): path.stat().st_size for path in files}))


if __name__ == "__main__":
    main()
