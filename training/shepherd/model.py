"""The decoder behind all models (Llama's architecture, and Qwen2's).

RMSNorm, rotate-half RoPE, SwiGLU, grouped-query attention. The generator and the completer are
decoders; the reward models are built on one (reward_model.py).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any, cast

import torch
import torch.nn.functional as F
from torch import Tensor, nn


@dataclass(frozen=True)
class Config:
    """Sizes of a decoder. SmolLM2-135M is `Config(49152, 576, 30, 9, 3, 64, 1536, 8192, 1e5)`."""

    vocab: int = 1024
    dim: int = 256
    layers: int = 6
    heads: int = 4
    kv_heads: int = 2
    head_dim: int = 64
    ffn: int = 640
    max_len: int = 512
    rope_theta: float = 10_000.0
    norm_eps: float = 1e-5
    qkv_bias: bool = False  # Qwen2 has them
    tied: bool = True  # the embedding is the output matrix too

    def __post_init__(self) -> None:
        if self.heads % self.kv_heads:
            raise ValueError(f"heads ({self.heads}) must be a multiple of kv_heads ({self.kv_heads})")
        if self.head_dim % 2:
            raise ValueError(f"head_dim ({self.head_dim}) must be even for rotary embedding")

    def to_dict(self) -> dict:
        return asdict(self)


class RMSNorm(nn.Module):
    def __init__(self, dim: int, eps: float) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.ones(dim))
        self.eps = eps

    def forward(self, x: Tensor) -> Tensor:
        x32 = x.float()
        scale = torch.rsqrt(x32.square().mean(-1, keepdim=True) + self.eps)
        return (x32 * scale * self.weight).to(x.dtype)


def rotary_tables(config: Config) -> tuple[Tensor, Tensor]:
    """cos and sin, each [max_len, head_dim / 2] (the form that GroupQueryAttention takes)."""
    half = torch.arange(0, config.head_dim, 2, dtype=torch.float64) / config.head_dim
    angle = torch.outer(torch.arange(config.max_len, dtype=torch.float64), config.rope_theta**-half)
    return angle.cos().float(), angle.sin().float()


def rotate(x: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
    """Rotate-half RoPE. x [B,H,S,hd]; cos, sin [B,1,S,hd/2] or [1,1,S,hd/2]."""
    a, b = x.chunk(2, dim=-1)
    return torch.cat((a * cos - b * sin, b * cos + a * sin), dim=-1).to(x.dtype)


class KVCache:
    """Keys and values [B,KV,room,hd] a layer, with a length per row; `room` grows by GROWTH up to `capacity`.

    Right padding only: what lies beyond a row's length is never read, and is overwritten.
    """

    GROWTH = 32

    def __init__(self, config: Config, batch: int, capacity: int, dtype: torch.dtype, device: torch.device) -> None:
        if capacity > config.max_len:
            raise ValueError(f"cache capacity {capacity} exceeds the model's max_len {config.max_len}")
        self.capacity = capacity
        shape = (batch, config.kv_heads, 0, config.head_dim)
        self.keys = [torch.zeros(shape, dtype=dtype, device=device) for _ in range(config.layers)]
        self.values = [torch.zeros(shape, dtype=dtype, device=device) for _ in range(config.layers)]
        self.lengths = torch.zeros(batch, dtype=torch.long, device=device)

    def reserve(self, tokens: int) -> None:
        """Makes room for `tokens` in every row. Raises ValueError beyond the capacity."""
        if tokens > self.capacity:
            raise ValueError(f"the KV cache holds {self.capacity} tokens, {tokens} asked for")
        missing = tokens - self.keys[0].shape[2]
        if missing > 0:
            more = -(-missing // self.GROWTH) * self.GROWTH
            # Zeros, not garbage: a masked NaN would still spoil the weighted sum.
            self.keys = [F.pad(k, (0, 0, 0, more)) for k in self.keys]
            self.values = [F.pad(v, (0, 0, 0, more)) for v in self.values]

    def select(self, rows: Tensor) -> None:
        """Keep (or repeat) the given rows [R]: finished rows leave, a prompt fans out."""
        self.keys = [k[rows] for k in self.keys]
        self.values = [v[rows] for v in self.values]
        self.lengths = self.lengths[rows]


class Attention(nn.Module):
    def __init__(self, config: Config) -> None:
        super().__init__()
        self.config = config
        q_dim, kv_dim = config.heads * config.head_dim, config.kv_heads * config.head_dim
        self.qkv = nn.Linear(config.dim, q_dim + 2 * kv_dim, bias=config.qkv_bias)
        self.out = nn.Linear(q_dim, config.dim, bias=False)

    def split(self, x: Tensor, cos: Tensor, sin: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """x [B,S,D] → q [B,H,S,hd], k and v [B,KV,S,hd], q and k rotated."""
        batch, length, _ = x.shape
        heads, kv_heads = self.config.heads, self.config.kv_heads
        packed = self.qkv(x).view(batch, length, -1, self.config.head_dim).transpose(1, 2)
        rotated, v = packed.split((heads + kv_heads, kv_heads), dim=1)
        q, k = rotate(rotated, cos, sin).split((heads, kv_heads), dim=1)
        return q, k, v

    def forward(self, x: Tensor, cos: Tensor, sin: Tensor, mask: Tensor) -> Tensor:
        """Full pass for training. mask [B,1,S,S] boolean.

        Written out, not `scaled_dot_product_attention`: compiled, it trains faster on a CPU
        (training/LOG.md, "attention"), and short rows keep the score matrix small.
        """
        q, k, v = self.split(x, cos, sin)
        batch, heads, length, head_dim = q.shape
        q = q.reshape(batch * self.config.kv_heads, -1, head_dim)  # [B*KV, G*S, hd]
        k, v = (t.reshape(batch * self.config.kv_heads, length, head_dim) for t in (k, v))
        scores = torch.bmm(q, k.transpose(1, 2)).view(batch, heads, length, length).float()
        scores = torch.where(mask, scores * head_dim**-0.5, -1e9)
        shares = scores.softmax(-1).to(v.dtype).view(q.shape[0], -1, length)
        mixed = torch.bmm(shares, v).view(batch, heads, length, head_dim)
        return self.out(mixed.transpose(1, 2).flatten(2))

    def cached(
        self, x: Tensor, cos: Tensor, sin: Tensor, layer: int, cache: KVCache, slots: tuple, mask: Tensor
    ) -> Tensor:
        """Writes k, v of x [B,S,D] into the cache, attends to its first T entries. mask [B,1,G*S,T]."""
        q, k, v = self.split(x, cos, sin)
        batch, _, length, head_dim = q.shape
        rows, columns = slots
        cache.keys[layer][rows, :, columns] = k.transpose(1, 2)
        cache.values[layer][rows, :, columns] = v.transpose(1, 2)
        used = mask.shape[-1]
        grouped = q.reshape(batch, self.config.kv_heads, -1, head_dim)
        mixed = F.scaled_dot_product_attention(
            grouped, cache.keys[layer][:, :, :used], cache.values[layer][:, :, :used], attn_mask=mask
        )
        mixed = mixed.reshape(batch, self.config.heads, length, head_dim)
        return self.out(mixed.transpose(1, 2).flatten(2))


class Block(nn.Module):
    def __init__(self, config: Config) -> None:
        super().__init__()
        self.attention_norm = RMSNorm(config.dim, config.norm_eps)
        self.attention = Attention(config)
        self.ffn_norm = RMSNorm(config.dim, config.norm_eps)
        self.gate_up = nn.Linear(config.dim, 2 * config.ffn, bias=False)
        self.down = nn.Linear(config.ffn, config.dim, bias=False)

    def feed_forward(self, x: Tensor) -> Tensor:
        gate, up = self.gate_up(self.ffn_norm(x)).chunk(2, dim=-1)
        return x + self.down(F.silu(gate) * up)


class Decoder(nn.Module):
    """ids → hidden states → next-token logits."""

    cos: Tensor
    sin: Tensor

    def __init__(self, config: Config, seed: int | None = 0) -> None:
        """seed: of the first weights; None where others come in their place."""
        super().__init__()
        self.config = config
        self.embedding = nn.Embedding(config.vocab, config.dim)
        self.blocks = nn.ModuleList(Block(config) for _ in range(config.layers))
        self.norm = RMSNorm(config.dim, config.norm_eps)
        self.output = None if config.tied else nn.Linear(config.dim, config.vocab, bias=False)
        cos, sin = rotary_tables(config)
        self.register_buffer("cos", cos, persistent=False)
        self.register_buffer("sin", sin, persistent=False)
        if seed is not None:
            self.initialise(seed)

    def initialise(self, seed: int) -> None:
        """Seeded. Residual branches start at zero, so that the untrained net is its embedding."""
        generator = torch.Generator().manual_seed(seed)
        with torch.no_grad():
            for name, parameter in self.named_parameters():
                if name.endswith(("attention.out.weight", "down.weight")):
                    parameter.zero_()
                elif parameter.ndim == 2:
                    std = 0.02 if name.startswith("embedding") else parameter.shape[1] ** -0.5
                    parameter.normal_(0.0, std, generator=generator)

    def hidden(self, ids: Tensor, positions: Tensor, mask: Tensor) -> Tensor:
        """ids, positions [B,S], mask [B,1,S,S] → normed hidden states [B,S,D]."""
        return self.norm(self.residual(ids, positions, mask))

    def residual(self, ids: Tensor, positions: Tensor, mask: Tensor) -> Tensor:
        """The state [B,S,D] that the last norm takes."""
        return self.run_blocks(self.blocks, self.embedding(ids), positions, mask)

    def run_blocks(self, blocks: Iterable[Any], x: Tensor, positions: Tensor, mask: Tensor) -> Tensor:
        """x [B,S,D] through blocks, with this decoder's rotary tables."""
        cos, sin = self.cos[positions].unsqueeze(1), self.sin[positions].unsqueeze(1)
        for block in blocks:
            x = x + block.attention(block.attention_norm(x), cos, sin, mask)
            x = block.feed_forward(x)
        return x

    def hidden_cached(
        self, ids: Tensor, cache: KVCache, counts: Tensor | None = None, states: list[Tensor] | None = None
    ) -> Tensor:
        """Appends ids [B,S] after each row's length → hidden [B,S,D].

        counts [B]: how many of the S ids are real (right padding); all of them when None.
        states: gets each block's output [B,S,D], the first block's first.
        """
        batch, length = ids.shape
        positions = cache.lengths[:, None] + torch.arange(length, device=ids.device)
        used = int(cache.lengths.max()) + length
        cache.reserve(used)
        mask = (torch.arange(used, device=ids.device) <= positions[..., None])[:, None]  # [B,1,S,T]
        group = self.config.heads // self.config.kv_heads
        mask = mask.repeat(1, 1, group, 1) if length > 1 else mask
        cos, sin = self.cos[positions].unsqueeze(1), self.sin[positions].unsqueeze(1)
        slots = (torch.arange(batch, device=ids.device)[:, None], positions)
        x = self.embedding(ids)
        for layer, block in enumerate(cast("Iterable[Any]", self.blocks)):
            x = x + block.attention.cached(block.attention_norm(x), cos, sin, layer, cache, slots, mask)
            x = block.feed_forward(x)
            if states is not None:
                states.append(x)
        cache.lengths = cache.lengths + (length if counts is None else counts)
        return self.norm(x)

    def logits(self, hidden: Tensor) -> Tensor:
        """hidden [...,D] → logits [...,V]."""
        return F.linear(hidden, self.embedding.weight) if self.output is None else self.output(hidden)


def causal_mask(length: int, device: torch.device | str = "cpu") -> Tensor:
    """Boolean [1,1,S,S] for one document a row."""
    return torch.ones(length, length, dtype=torch.bool, device=device).tril()[None, None]


def block_causal_mask(documents: Tensor) -> Tensor:
    """documents [B,S] (document number of each token) → boolean [B,1,S,S]: causal, within a document."""
    same = documents[:, :, None] == documents[:, None, :]
    length = documents.shape[1]
    return (same & torch.ones(length, length, dtype=torch.bool, device=documents.device).tril())[:, None]


def parameter_count(model: nn.Module) -> int:
    return sum(parameter.numel() for parameter in model.parameters())
