"""What `transformers` says of a solution with a tiny model of each family of process and outcome reward models.

    python training/scripts/reward_vectors.py src/inference/testing/vectors

Ids, positions and rewards are found as the authors' own code finds them, on the whole text (`layouts.json`):
Math-Shepherd's and Qwen2.5-Math-PRM's model cards, RLHFlow's math-rm/prm_evaluate.py and README, Skywork's io_utils.py,
TRL's prm_trainer.py; of a sequence classifier at the last token. Vocabularies and templates are those of
`tokenizers.json` and `templates/`. Every number of a model follows from its tensor's name and its place (`filled`), so
that the browser's test makes the same model and none is committed. Needs `transformers`.
"""

import argparse
import json
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import (
    LlamaConfig,
    LlamaForCausalLM,
    MistralConfig,
    MistralForCausalLM,
    PreTrainedConfig,
    Qwen2Config,
    Qwen2ForTokenClassification,
    Qwen2Model,
    Qwen3Config,
    Qwen3ForSequenceClassification,
)
from transformers.utils.chat_template_utils import render_jinja_template

QUESTION = "Natalia sold clips to 48 friends in April, and half as many in May. How many altogether?"
STEPS = ["In May she sold 48/2 = 24 clips.", "Altogether, that's 48+24 = 72 clips.", "#### 72"]
Family = Callable[[Tokenizer, Path], dict]
STEP_TAG = "\u043a\u0438"
SYSTEM = "Please reason step by step, and put your final answer within \\boxed{}."
WIDTHS = {
    "hidden_size": 64,
    "intermediate_size": 96,
    "num_hidden_layers": 2,
    "num_attention_heads": 4,
    "num_key_value_heads": 2,
    "max_position_embeddings": 512,
    "attn_implementation": "eager",
}
LLAMA3 = {
    "rope_type": "llama3",
    "rope_theta": 500_000.0,
    "factor": 8.0,
    "low_freq_factor": 1.0,
    "high_freq_factor": 4.0,
    "original_max_position_embeddings": 128,
}


def filled(name: str, shape: Sequence[int]) -> Tensor:
    """Numbers in [-1, 1) by a hash of name and place; norms lie around 1, and all else is a quarter as large."""
    seed = 2166136261
    for byte in name.encode():
        seed = (seed ^ byte) * 16777619 % 2**32
    x = (np.arange(int(np.prod(shape)), dtype=np.uint64) + seed) % 2**32
    for shift, factor in ((16, 0x7FEB352D), (15, 0x846CA68B)):
        x = (x ^ (x >> np.uint64(shift))) * np.uint64(factor) % np.uint64(2**32)
    unit = (x ^ (x >> np.uint64(16))) / 2**31 - 1
    values = 1 + unit / 8 if name.endswith("norm.weight") else unit / 4
    return torch.from_numpy(values.astype(np.float32)).reshape(tuple(shape))


def chat(folder: Path, template: str, messages: list[dict], **options: object) -> str:
    path = folder / "templates" / template
    [text], _ = render_jinja_template([messages], chat_template=path.read_text(), **options)
    return text


class ValueHead(nn.Module):
    """Skywork's PRM_MODEL, whose head is `v_head.summary`."""

    def __init__(self, config: PreTrainedConfig) -> None:
        super().__init__()
        self.model = Qwen2Model(config)
        self.v_head = nn.ModuleDict({"summary": nn.Linear(config.hidden_size, 1)})

    def forward(self, ids: Tensor) -> Tensor:
        return self.v_head["summary"](self.model(ids).last_hidden_state)


class TwoLayers(nn.Module):
    """Qwen2ForProcessRewardModel of Qwen2.5-Math-PRM, whose head is `score`."""

    def __init__(self, config: PreTrainedConfig) -> None:
        super().__init__()
        self.model = Qwen2Model(config)
        size = config.hidden_size
        self.score = nn.Sequential(nn.Linear(size, size), nn.ReLU(), nn.Linear(size, 2))

    def forward(self, ids: Tensor) -> Tensor:
        return self.score(self.model(ids).last_hidden_state)


def logits_of(model: nn.Module, ids: Sequence[int]) -> Tensor:
    """ids → [tokens, classes]."""
    said = model(torch.tensor([list(ids)]))
    return (said if isinstance(said, Tensor) else said.logits)[0].double()


def build(kind: Callable[[PreTrainedConfig], nn.Module], config: PreTrainedConfig) -> nn.Module:
    from_config: Callable[[PreTrainedConfig], nn.Module] = getattr(kind, "_from_config", kind)
    model = from_config(config)
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            parameter.copy_(filled(name, parameter.shape))
    return model.eval()


def case(name: str, model: nn.Module, config: PreTrainedConfig, found: dict) -> dict:
    """`name`: what its folder is called."""
    shapes = {name: list(parameter.shape) for name, parameter in model.named_parameters()}
    return {**found, "name": name, "config": json.loads(config.to_json_string()), "shapes": shapes}


def math_shepherd(tokenizer: Tokenizer, _: Path) -> dict:
    config = MistralConfig(**WIDTHS, vocab_size=tokenizer.get_vocab_size(), sliding_window=4096)
    model = build(MistralForCausalLM, config)
    pair = tokenizer.encode("+ -").ids[1:]
    tag = tokenizer.encode(STEP_TAG).ids[-1]
    said = "\n".join(f"Step {at}: {step} {STEP_TAG}" for at, step in enumerate(STEPS, 1))
    ids = tokenizer.encode(f"{QUESTION} {said}").ids
    scores = logits_of(model, ids)[:, pair].softmax(-1)[:, 0]
    read_at = [at for at, token in enumerate(ids) if token == tag]
    found = {"ids": ids, "readAt": read_at, "pair": pair, "rewards": scores[read_at].tolist()}
    return case("math-shepherd-mistral-7b-prm", model, config, found)


def rlhflow(tokenizer: Tokenizer, folder: Path) -> dict:
    config = LlamaConfig(**WIDTHS, vocab_size=tokenizer.get_vocab_size(), rope_parameters=LLAMA3)
    model = build(LlamaForCausalLM, config)
    pair = [tokenizer.encode(sign).ids[-1] for sign in "+-"]
    conversation, read_at, rewards, ids = [], [], [], []
    for at, step in enumerate(STEPS):
        conversation.append({"role": "user", "content": f"{QUESTION} {step}" if at == 0 else step})
        conversation.append({"role": "assistant", "content": "+"})
        text = chat(folder, "llama3.jinja", conversation, bos_token="<|begin_of_text|>")
        ids = tokenizer.encode(text, add_special_tokens=False).ids
        # The place before the sign and the end of the turn.
        read_at.append(len(ids) - 3)
        rewards.append(float(logits_of(model, ids)[-3, pair].softmax(-1)[0]))
    found = {"ids": ids[:-2], "readAt": read_at, "pair": pair, "rewards": rewards}
    return case("Llama3.1-8B-PRM-Mistral-Data", model, config, found)


def skywork(tokenizer: Tokenizer, _: Path) -> dict:
    config = Qwen2Config(**WIDTHS, vocab_size=tokenizer.get_vocab_size(), tie_word_embeddings=True)
    model = build(ValueHead, config)
    ids = tokenizer.encode("<|endoftext|>" + QUESTION + "\n").ids
    newline = tokenizer.encode("\n").ids[-1]
    read_at = []
    for step in STEPS:
        ids += [*tokenizer.encode(step).ids, newline]
        read_at.append(len(ids) - 1)
    rewards = logits_of(model, ids)[read_at, 0].sigmoid().tolist()
    return case("Skywork-o1-Open-PRM-Qwen-2.5-1.5B", model, config, {"ids": ids, "readAt": read_at, "rewards": rewards})


def qwen_math_prm(tokenizer: Tokenizer, folder: Path) -> dict:
    config = Qwen2Config(**WIDTHS, vocab_size=tokenizer.get_vocab_size())
    model = build(TwoLayers, config)
    messages = [
        {"role": "system", "content": SYSTEM},
        {"role": "user", "content": QUESTION},
        {"role": "assistant", "content": "<extra_0>".join(STEPS) + "<extra_0>"},
    ]
    ids = tokenizer.encode(chat(folder, "qwen2.5.jinja", messages)).ids
    separator = tokenizer.token_to_id("<extra_0>")
    read_at = [at for at, token in enumerate(ids) if token == separator]
    rewards = logits_of(model, ids)[read_at].softmax(-1)[:, 1].tolist()
    found = {"ids": ids[: read_at[-1] + 1], "readAt": read_at, "rewards": rewards}
    return case("Qwen2.5-Math-PRM-7B", model, config, found)


def trl(separator: str, name: str) -> Family:
    def of(tokenizer: Tokenizer, _: Path) -> dict:
        config = Qwen2Config(**WIDTHS, vocab_size=tokenizer.get_vocab_size())
        model = build(Qwen2ForTokenClassification, config)
        ids = tokenizer.encode(QUESTION).ids
        read_at = []
        for step in STEPS:
            ids += tokenizer.encode(step).ids + tokenizer.encode(separator).ids
            read_at.append(len(ids) - 1)
        rewards = logits_of(model, ids)[read_at].softmax(-1)[:, 1].tolist()
        return case(name, model, config, {"ids": ids, "readAt": read_at, "rewards": rewards})

    return of


def rlhflow_orm(tokenizer: Tokenizer, folder: Path) -> dict:
    config = LlamaConfig(**WIDTHS, vocab_size=tokenizer.get_vocab_size(), rope_parameters=LLAMA3)
    model = build(LlamaForCausalLM, config)
    pair = [tokenizer.encode(sign).ids[-1] for sign in "+-"]
    solution = "\n".join(STEPS)
    turns = [{"role": "user", "content": f"{QUESTION} {solution}"}, {"role": "assistant", "content": "+"}]
    text = chat(folder, "llama3.jinja", turns, bos_token="<|begin_of_text|>")
    ids = tokenizer.encode(text, add_special_tokens=False).ids
    reward = float(logits_of(model, ids)[-3, pair].softmax(-1)[0])
    found = {"ids": ids[:-2], "readAt": [len(ids) - 3], "pair": pair, "rewards": [reward]}
    return case("Llama3.1-8B-ORM-Mistral-Data", model, config, found)


def sequence_classifier(tokenizer: Tokenizer, folder: Path) -> dict:
    size = tokenizer.get_vocab_size()
    config = Qwen3Config(**WIDTHS, head_dim=16, vocab_size=size, num_labels=1, pad_token_id=size - 1)
    model = build(Qwen3ForSequenceClassification, config)
    turns = [{"role": "user", "content": QUESTION}, {"role": "assistant", "content": "\n".join(STEPS)}]
    ids = tokenizer.encode(chat(folder, "qwen2.5.jinja", turns), add_special_tokens=False).ids
    reward = float(logits_of(model, ids).sigmoid())
    found = {"ids": ids, "readAt": [len(ids) - 1], "rewards": [reward]}
    return case("Skywork-Reward-V2-Qwen3-0.6B", model, config, found)


OUTCOMES: dict[str, tuple[str, Family]] = {
    "rlhflow-orm": ("llama-bpe", rlhflow_orm),
    "sequence-classifier": ("qwen2", sequence_classifier),
}
FAMILIES: dict[str, tuple[str, Family]] = {
    "math-shepherd": ("llama", math_shepherd),
    "rlhflow": ("llama-bpe", rlhflow),
    "skywork": ("qwen2", skywork),
    "qwen-math-prm": ("qwen2", qwen_math_prm),
    "trl": ("qwen2", trl("\n", "a-prm")),
    "trl-blank-line": ("qwen2", trl("\n\n", "HuggingFaceH4_Qwen2.5-1.5B-Instruct-PRM-0.2")),
}


@torch.inference_mode()
def main() -> None:
    """Writes the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    known = json.loads((folder / "tokenizers.json").read_text())["cases"]
    content: dict = {"question": QUESTION, "steps": STEPS}
    for kind, families in (("cases", FAMILIES), ("outcomes", OUTCOMES)):
        content[kind] = {}
        for family, (vocabulary, of) in families.items():
            tokenizer = Tokenizer.from_str(json.dumps(known[vocabulary]["tokenizer"]))
            content[kind][family] = of(tokenizer, folder)
    (folder / "layouts.json").write_text(json.dumps(content, ensure_ascii=True) + "\n")


if __name__ == "__main__":
    main()
