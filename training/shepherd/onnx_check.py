"""Runs an exported model in ONNX Runtime (CPU) and compares it with PyTorch, cache included."""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np
import onnxruntime as ort
import torch

from .model import Config, Decoder, causal_mask
from .onnx_graph import Exported

BATCH_LENGTHS = (7, 12, 5)  # rows of the ragged decode check


class OrtDecoder:
    """An exported decoder with its KV cache outside: `run` appends S tokens to each row."""

    def __init__(self, exported: Exported, role: str, config: Config) -> None:
        self.config = config
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"{role}.onnx"
            path.write_bytes(exported.graph)
            np.frombuffer(exported.weights, dtype="<f2").astype("<f4").tofile(path.with_suffix(".bin"))
            self.session = ort.InferenceSession(path, providers=["CPUExecutionProvider"])

    def empty(self, batch: int) -> list[np.ndarray]:
        shape = (batch, self.config.kv_heads, 0, self.config.head_dim)
        return [np.zeros(shape, dtype=np.float32) for _ in range(2 * self.config.layers)]

    def run(self, ids: np.ndarray, lengths: np.ndarray, past: list[np.ndarray]) -> tuple[np.ndarray, list[np.ndarray]]:
        """ids [B,S] after past [B,KV,T,hd]; lengths [B] = valid tokens with the new ones."""
        feeds = {
            "input_ids": ids.astype(np.int32),
            "seqlens_k": (lengths - 1).astype(np.int32),
            "total_sequence_length": np.array([lengths.max()], dtype=np.int32),
        }
        for layer in range(self.config.layers):
            feeds[f"past_key_{layer}"], feeds[f"past_value_{layer}"] = past[2 * layer : 2 * layer + 2]
        output, *present = self.session.run(None, feeds)
        return output, present


@torch.inference_mode()
def torch_output(model: Decoder, role: str, ids: np.ndarray) -> np.ndarray:
    """Logits [B,S,V] or rewards [B,S,1] of ids [B,S] by a full float32 pass."""
    tokens = torch.from_numpy(ids.astype(np.int64))
    positions = torch.arange(ids.shape[1]).expand(ids.shape)
    hidden = model.hidden(tokens, positions, causal_mask(ids.shape[1]))
    if role == "generator":
        return model.logits(hidden).numpy()
    return model.reward_logits(hidden).sigmoid().unsqueeze(-1).numpy()


def round_to_half(model: Decoder) -> Decoder:
    """The model itself with every weight rounded to float16, kept in float32."""
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.copy_(parameter.half().float())
    return model.float().eval()


def largest_difference(exported: Exported, model: Decoder, role: str, seed: int = 0) -> dict[str, float]:
    """Largest |ORT − PyTorch| of a full pass, a chunk after a past, and a ragged batch decode."""
    rng = np.random.default_rng(seed)
    ort_model = OrtDecoder(exported, role, model.config)
    ids = rng.integers(1, model.config.vocab, (1, 40))
    expected = torch_output(model, role, ids)

    full, _ = ort_model.run(ids, np.array([40]), ort_model.empty(1))
    _, past = ort_model.run(ids[:, :23], np.array([23]), ort_model.empty(1))
    chunk, _ = ort_model.run(ids[:, 23:], np.array([40]), past)
    return {
        "full": float(np.abs(full - expected).max()),
        "chunk": float(np.abs(chunk - expected[:, 23:]).max()),
        "ragged": ragged_difference(ort_model, model, role, rng),
    }


def ragged_difference(ort_model: OrtDecoder, model: Decoder, role: str, rng: np.random.Generator, steps: int = 6) -> float:
    """B > 1 with another past in each row, right padded; then `steps` decodes of S = 1."""
    lengths = np.array(BATCH_LENGTHS)
    tokens = rng.integers(1, model.config.vocab, (len(lengths), lengths.max() + steps))
    prompts = np.where(np.arange(lengths.max()) < lengths[:, None], tokens[:, : lengths.max()], 0)
    _, past = ort_model.run(prompts, lengths, ort_model.empty(len(lengths)))
    worst = 0.0
    for step in range(steps):
        column = lengths + step
        new = tokens[np.arange(len(lengths)), column][:, None]
        output, past = ort_model.run(new, column + 1, past)
        for row, at in enumerate(column):
            expected = torch_output(model, role, tokens[row : row + 1, : at + 1])[0, -1]
            worst = max(worst, float(np.abs(output[row, 0] - expected).max()))
    return worst
