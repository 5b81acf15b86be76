"""Runs an exported model in ONNX Runtime (CPU) and compares it with PyTorch, cache included."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TypeVar

import numpy as np
import onnxruntime as ort
import torch

from .model import Decoder, causal_mask
from .onnx_graph import Exported
from .reward_model import RewardModel

Model = TypeVar("Model", Decoder, RewardModel)

BATCH_LENGTHS = (7, 12, 5)  # rows of the ragged decode check


class OrtDecoder:
    """An exported model, its KV cache and a reward model's carried state outside; `run` adds S tokens to each row."""

    def __init__(self, exported: Exported, role: str, model: Decoder | RewardModel) -> None:
        self.carries = isinstance(model, RewardModel)
        self.config = model.trunk.config if isinstance(model, RewardModel) else model.config
        self.layers = self.config.layers + (model.config.layers if isinstance(model, RewardModel) else 0)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"{role}.onnx"
            path.write_bytes(exported.graph)
            np.frombuffer(exported.weights, dtype="<f2").astype("<f4").tofile(path.with_suffix(".bin"))
            self.session = ort.InferenceSession(path, providers=["CPUExecutionProvider"])

    def empty(self, batch: int) -> list[np.ndarray]:
        shape = (batch, self.config.kv_heads, 0, self.config.head_dim)
        carried = [np.zeros((batch, 1, self.config.dim), dtype=np.float32)] if self.carries else []
        return [np.zeros(shape, dtype=np.float32) for _ in range(2 * self.layers)] + carried

    def run(self, ids: np.ndarray, lengths: np.ndarray, past: list[np.ndarray]) -> tuple[np.ndarray, list[np.ndarray]]:
        """ids [B,S] after past [B,KV,T,hd]; lengths [B] = valid tokens with the new ones."""
        feeds = {
            "input_ids": ids.astype(np.int32),
            "seqlens_k": (lengths - 1).astype(np.int32),
            "total_sequence_length": np.array([lengths.max()], dtype=np.int32),
        }
        if self.carries:
            feeds["past_hidden"] = past[-1]
        for layer in range(self.layers):
            feeds[f"past_key_{layer}"], feeds[f"past_value_{layer}"] = past[2 * layer : 2 * layer + 2]
        output, *present = self.session.run(None, feeds)
        return output, present


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


def largest_difference(exported: Exported, model: Decoder | RewardModel, role: str, seed: int = 0) -> dict[str, float]:
    """Largest |ORT − PyTorch| of a full pass, a chunk after a past, and a batch by tokens (ragged for a decoder)."""
    rng = np.random.default_rng(seed)
    ort_model = OrtDecoder(exported, role, model)
    ids = rng.integers(1, ort_model.config.vocab, (1, 40))
    expected = torch_output(model, ids)

    full, _ = ort_model.run(ids, np.array([40]), ort_model.empty(1))
    _, past = ort_model.run(ids[:, :23], np.array([23]), ort_model.empty(1))
    chunk, _ = ort_model.run(ids[:, 23:], np.array([40]), past)
    # Right padding would put its own state in the place of the carried one.
    lengths = np.full(len(BATCH_LENGTHS), BATCH_LENGTHS[0]) if ort_model.carries else np.array(BATCH_LENGTHS)
    return {
        "full": float(np.abs(full - expected).max()),
        "chunk": float(np.abs(chunk - expected[:, 23:]).max()),
        "batch": batch_difference(ort_model, model, lengths, rng),
    }


def batch_difference(
    ort_model: OrtDecoder, model: Decoder | RewardModel, lengths: np.ndarray, rng: np.random.Generator, steps: int = 6
) -> float:
    """B > 1, pasts of these lengths, right padded; then `steps` decodes of S = 1."""
    tokens = rng.integers(1, ort_model.config.vocab, (len(lengths), lengths.max() + steps))
    prompts = np.where(np.arange(lengths.max()) < lengths[:, None], tokens[:, : lengths.max()], 0)
    _, past = ort_model.run(prompts, lengths, ort_model.empty(len(lengths)))
    worst = 0.0
    for step in range(steps):
        column = lengths + step
        new = tokens[np.arange(len(lengths)), column][:, None]
        output, past = ort_model.run(new, column + 1, past)
        for row, at in enumerate(column):
            expected = torch_output(model, tokens[row : row + 1, : at + 1])[0, -1]
            worst = max(worst, float(np.abs(output[row, 0] - expected).max()))
    return worst
