r"""Stages tokenizer and generator: supervised fine-tuning on reference solutions.

python training/scripts/train_generator.py --problems variants.jsonl train.jsonl --out runs/nano/generator --tokens 9e6

Writes tokenizer.json, generator.pt, metrics.jsonl, checkpoint.pt (resume) and meta.json.
The last --held problems of the last file are never trained on and serve the greedy probe.

--base starts from a Hugging Face Llama folder, SmolLM2-135M's for one, which then gives shape, weights and tokenizer:

python training/scripts/train_generator.py --problems train.jsonl --out runs/smol/generator --tokens 5e6 \
    --base SmolLM2-135M --matrix-lr 0.002 --other-lr 0.0003
"""

from __future__ import annotations

import argparse
from pathlib import Path

from tokenizers import Tokenizer

from shepherd import checkpoint
from shepherd.data import batches, training_documents
from shepherd.model import Config, Decoder, parameter_count
from shepherd.optim import Optimizers
from shepherd.pretrained import load_pretrained
from shepherd.problems import Problem, read_problems
from shepherd.runs import Stage, pick_device, run_main, seed_all
from shepherd.sample import Sampler, Settings
from shepherd.text import build_tokenizer, encode_prompt, extract_answer, load_tokenizer
from shepherd.train import train_for

TOKENIZER_PROBLEMS = 50_000
BROUGHT = ("vocab", "tokenizer", "dim", "layers", "heads", "kv_heads", "ffn")  # what --base decides


def greedy_accuracy(model: Decoder, tokenizer: Tokenizer, problems: list[Problem], max_tokens: int) -> float:
    sampler = Sampler(model, tokenizer)
    prompts = [encode_prompt(tokenizer, p.question) for p in problems]
    samples = sampler.sample(prompts, 1, Settings(temperature=0.0, max_tokens=max_tokens), seed=0)
    right = [extract_answer(sampler.text(s[0].ids)) == p.answer for s, p in zip(samples, problems, strict=True)]
    return sum(right) / len(right)


def from_base(args: argparse.Namespace, parser: argparse.ArgumentParser) -> tuple[Decoder, Tokenizer]:
    """The model and tokenizer of --base. Raises ValueError when another flag decides what the base brings."""
    given = [f"--{name.replace('_', '-')}" for name in BROUGHT if getattr(args, name) != parser.get_default(name)]
    if given:
        raise ValueError(f"--base brings its own shape and tokenizer: leave out {', '.join(given)}")
    model, tokenizer = load_pretrained(args.base)
    tokenizer.save(str(args.out / "tokenizer.json"))
    return model, tokenizer


def from_scratch(args: argparse.Namespace, problems: list[Problem]) -> tuple[Decoder, Tokenizer]:
    """Seeded random weights, and a tokenizer: the given one, the one of a broken-off run, or a new one."""
    tokenizer_path = args.out / "tokenizer.json"
    if args.tokenizer is not None:
        load_tokenizer(args.tokenizer).save(str(tokenizer_path))
    elif not tokenizer_path.is_file():
        texts = (
            "\n".join([p.question, *p.solution]) + "\n" for p in problems[:: 1 + len(problems) // TOKENIZER_PROBLEMS]
        )
        build_tokenizer(texts, args.vocab).save(str(tokenizer_path))
    tokenizer = load_tokenizer(tokenizer_path)
    config = Config(
        vocab=tokenizer.get_vocab_size(),
        dim=args.dim,
        layers=args.layers,
        heads=args.heads,
        kv_heads=args.kv_heads,
        ffn=args.ffn,
    )
    return Decoder(config, args.seed), tokenizer


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--problems", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument(
        "--tokens", type=float, required=True, help="training budget; the learning rate falls to 0 over it"
    )
    parser.add_argument("--base", type=Path, help="start from this Hugging Face Llama folder, not from random weights")
    parser.add_argument("--limit", type=int, help="use only the first LIMIT problems of each file")
    parser.add_argument("--held", type=int, default=64)
    parser.add_argument("--vocab", type=int, default=1024)
    parser.add_argument("--tokenizer", type=Path, help="take this tokenizer.json instead of building one")
    parser.add_argument("--dim", type=int, default=256)
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--heads", type=int, default=4)
    parser.add_argument("--kv-heads", type=int, default=2)
    parser.add_argument("--ffn", type=int, default=640)
    parser.add_argument("--row", type=int, default=256, help="tokens a packed row")
    parser.add_argument("--rows", type=int, default=32, help="rows a forward pass")
    parser.add_argument("--accumulate", type=int, default=1, help="forward passes a step")
    parser.add_argument("--matrix-lr", type=float, default=0.02)
    parser.add_argument("--other-lr", type=float, default=0.004)
    parser.add_argument("--probe-seconds", type=float, default=240)
    parser.add_argument("--device", default="auto")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()

    device = pick_device(args.device)
    stage = Stage("generator", args.out, device, args.seed)
    seed_all(args.seed)
    problems = [problem for file in args.problems for problem in read_problems(file, args.limit)]
    if len(problems) <= args.held:
        raise ValueError(f"{args.problems[-1]}: {len(problems)} problems, of which {args.held} are held back")
    held, problems = problems[-args.held :], problems[: -args.held]

    model, tokenizer = from_base(args, parser) if args.base else from_scratch(args, problems)
    model.to(device)
    documents, too_long = training_documents(tokenizer, problems, args.row)
    held = [p for p in held if len(encode_prompt(tokenizer, p.question)) < args.row]

    optimizers = Optimizers(model, args.matrix_lr, args.other_lr)
    mean_length = sum(len(d.ids) for d in documents) / len(documents)
    print(f"{len(documents)} documents of {mean_length:.0f} tokens, {parameter_count(model) / 1e6:.2f}M parameters")

    progress = train_for(
        model,
        optimizers,
        batches(documents, args.row, args.rows, args.seed),
        round(args.tokens),
        args.out,
        args.accumulate,
        lambda: {"greedy": greedy_accuracy(model, tokenizer, held, args.row)},
        args.probe_seconds,
    )
    checkpoint.save(args.out / "generator.pt", model)
    stage.finish(
        earlier_seconds=progress.resumed_at,
        counts={"documents": len(documents), "too_long": too_long, "held": len(held), "mean_tokens": mean_length},
        base=args.base and str(args.base),
        config=model.config.to_dict(),
        parameters=parameter_count(model),
        tokens=progress.tokens,
        steps=progress.step,
        training_seconds=progress.seconds,
        metrics={"held_greedy": greedy_accuracy(model, tokenizer, held, args.row)},
    )


if __name__ == "__main__":
    run_main(main)
