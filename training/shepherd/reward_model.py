"""The reward models: a frozen language model that reads, and a few blocks with a scalar head that judge.

The blocks see the language model's last state of each token and its *surprise* at the token: the log-probability
that it gave to what was then written. A wrong number is a number that the language model would not have written, and
this is known only one token earlier, in its last layer; a reward model that has to find the comparison by itself,
from a label a step, does not (training/LOG.md). Rewards are read at a step's newline (Math-Shepherd §3.2).
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace

import torch
import torch.nn.functional as F
from tokenizers import Tokenizer
from torch import Tensor, nn

from .model import Config, Decoder, RMSNorm

LEAST_LOG_PROBABILITY = -12.0
SURPRISE_SCALE = 3.0
SURPRISE_STD = 2.0
NUMERIC = "0123456789+-*/="


@dataclass(frozen=True)
class RewardConfig:
    trunk: Config
    layers: int = 2

    def to_dict(self) -> dict:
        return asdict(self)


class RewardModel(nn.Module):
    """ids [B,S] → a reward logit per position [B,S]; the reward is its sigmoid."""

    numeric: Tensor

    def __init__(self, trunk: Decoder, layers: int, numeric: Tensor, seed: int = 0) -> None:
        """`numeric` [V]: 1 for tokens whose surprise counts (digits and signs: wording is no error)."""
        super().__init__()
        self.config = RewardConfig(trunk.config, layers)
        self.trunk: Decoder = trunk.requires_grad_(False)
        judge = Decoder(replace(trunk.config, layers=layers), seed)
        self.blocks = judge.blocks
        self.norm = RMSNorm(trunk.config.dim, trunk.config.norm_eps)
        self.surprise = nn.Linear(2, trunk.config.dim, bias=False)
        self.head = nn.Linear(trunk.config.dim, 1)
        self.register_buffer("numeric", numeric.float())
        with torch.no_grad():
            self.surprise.weight.normal_(0.0, SURPRISE_STD, generator=torch.Generator().manual_seed(seed))
            self.head.weight.zero_()
            self.head.bias.zero_()

    def forward(self, ids: Tensor, positions: Tensor, mask: Tensor) -> Tensor:
        """ids, positions [B,S], mask [B,1,S,S] → reward logits [B,S] in float32."""
        return self.judge(*self.read(ids, positions, mask), positions, mask)

    @torch.no_grad()
    def read(self, ids: Tensor, positions: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """What the frozen trunk makes of ids [B,S]: its last state at unit size [B,S,D] and the surprise [B,S,2]."""
        read = self.trunk.residual(ids, positions, mask)
        features = self.surprise_features(self.trunk.norm(read), ids)
        return F.rms_norm(read.float(), read.shape[-1:], eps=self.trunk.config.norm_eps).to(read.dtype), features

    def judge(self, state: Tensor, features: Tensor, positions: Tensor, mask: Tensor) -> Tensor:
        """What `read` returns → reward logits [B,S] in float32."""
        x = state + self.surprise(features.to(state.dtype))
        x = self.trunk.run_blocks(self.blocks, x, positions, mask)
        return self.head(self.norm(x)).squeeze(-1).float()

    def surprise_features(self, hidden: Tensor, ids: Tensor) -> Tensor:
        """hidden [B,S,D] of the trunk → [B,S,2]: scaled log-probability and improbability of each token.

        0 where it does not count.
        """
        logits = self.trunk.logits(hidden[:, :-1]).float()
        log_probability = logits.gather(-1, ids[:, 1:, None]).squeeze(-1) - logits.logsumexp(-1)
        log_probability = F.pad(log_probability.clamp(LEAST_LOG_PROBABILITY, 0.0), (1, 0)) * self.numeric[ids]
        return torch.stack((log_probability / SURPRISE_SCALE, 1 - log_probability.exp()), -1)


def numeric_tokens(tokenizer: Tokenizer) -> Tensor:
    """[V]: 1 for tokens that hold a digit or an arithmetic sign."""
    texts = [tokenizer.decode([token]) for token in range(tokenizer.get_vocab_size())]
    return torch.tensor([float(any(c in NUMERIC for c in text)) for text in texts])
