"""What `transformers` computes with the tiny models of src/inference/testing/vectors, for the graph's tests.

    python training/scripts/logit_vectors.py src/inference/testing/vectors

Each model's folder gets `logits.json`: ids, and at every position the logits and the state that they come from.
"""

import argparse
import json
from pathlib import Path

import torch
from transformers import AutoModelForCausalLM

SEED, LENGTH, DIGITS = 17, 24, 6


@torch.inference_mode()
def write_logits(folder: Path) -> None:
    model = AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float32).eval()
    generator = torch.Generator().manual_seed(SEED)
    ids = torch.randint(model.config.vocab_size, (1, LENGTH), generator=generator)
    states = model.model(ids).last_hidden_state[0]
    rows = {"logits": model.lm_head(states), "states": states}
    rounded = {name: [[round(x, DIGITS) for x in row] for row in rows[name].tolist()] for name in rows}
    (folder / "logits.json").write_text(json.dumps({"ids": ids[0].tolist(), **rounded}) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("vectors", type=Path)
    for config in sorted(parser.parse_args().vectors.glob("*/config.json")):
        write_logits(config.parent)


if __name__ == "__main__":
    main()
