"""Stage annotate: step labels by completer rollouts (Math-Shepherd §3.3).

python training/scripts/annotate.py --samples runs/nano/samples --completer runs/nano/completer \\
    --out runs/nano/labels --rollouts 8

The completer may be the generator, or a stronger model with the same tokenizer. Writes
shard-*.jsonl, one for each shard of samples (finished ones are skipped on resume), and meta.json.
"""

from __future__ import annotations

import argparse
import itertools
from pathlib import Path

from tqdm import tqdm

from shepherd import checkpoint
from shepherd.records import read_all, read_shard, shards, write_shard
from shepherd.rollouts import Completer, label_solutions
from shepherd.runs import Stage, pick_device, run_main, seed_all
from shepherd.sample import Sampler, Settings
from shepherd.text import encode_document, load_tokenizer, split_steps


class SampledCompleter:
    """Finishes prefixes with the sampler; a cut completion, or a prefix without room, counts as "" (wrong)."""

    def __init__(self, sampler: Sampler, rollouts: int, settings: Settings) -> None:
        self.sampler, self.rollouts, self.settings = sampler, rollouts, settings
        self.tokens = self.prefixes = 0

    def seeded(self, seed: int) -> Completer:
        """A completer whose calls draw different, reproducible samples."""
        seeds = itertools.count(seed * 100)
        return lambda wanted: self.complete(wanted, next(seeds))

    def complete(self, wanted, seed: int) -> list[list[str]]:
        prompts = [encode_document(self.sampler.tokenizer, q, split_steps(prefix)).ids for q, prefix in wanted]
        roomy = [at for at, prompt in enumerate(prompts) if len(prompt) < self.settings.max_tokens]
        groups = [[""] * self.rollouts for _ in prompts]
        if roomy:
            samples = self.sampler.sample([prompts[at] for at in roomy], self.rollouts, self.settings, seed, self.count)
            for at, group in zip(roomy, samples, strict=True):
                groups[at] = [self.sampler.text(s.ids) if s.finished else "" for s in group]
        self.prefixes += len(prompts)
        return groups

    def count(self, tokens: int) -> None:
        self.tokens += tokens


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--samples", type=Path, required=True, help="folder of the sample stage")
    parser.add_argument("--completer", type=Path, required=True, help="folder of a train_generator stage")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--rollouts", type=int, default=8, help="N of Math-Shepherd §3.3")
    parser.add_argument("--prune", action="store_true", help="complete nothing after a step that no completion got right")
    parser.add_argument("--temperature", type=float, default=1.0)
    parser.add_argument("--max-tokens", type=int, default=256)
    parser.add_argument("--batch", type=int, default=512)
    parser.add_argument("--device", default="auto")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()

    device = pick_device(args.device)
    stage = Stage("annotate", args.out, device, args.seed)
    seed_all(args.seed)
    sources = shards(args.samples)
    tokenizer = load_tokenizer(args.completer / "tokenizer.json")
    model, _ = checkpoint.load(args.completer / "generator.pt", device)
    settings = Settings(args.temperature, 1.0, args.max_tokens, args.batch)
    completer = SampledCompleter(Sampler(model, tokenizer), args.rollouts, settings)

    with tqdm(total=len(sources), unit="shard", desc="annotate", mininterval=5) as bar:
        for number, source in enumerate(sources):
            path = args.out / source.name
            if not path.is_file():
                seeded = completer.seeded(args.seed * 1_000_003 + 500_000 + number)
                write_shard(path, label_solutions(read_shard(source), seeded, args.rollouts, args.prune))
            bar.update()
            bar.set_postfix(tok_s=f"{completer.tokens / max(bar.format_dict['elapsed'], 1e-9):.0f}", refresh=False)

    records = list(read_all(args.out))
    hard = [label for r in records for label in r["hard"]]
    soft = [label for r in records for label in r["soft"]]
    stage.finish(
        counts={"solutions": len(records), "steps": len(hard), "prefixes_completed": completer.prefixes},
        rollouts=args.rollouts,
        prune=args.prune,
        temperature=args.temperature,
        tokens=completer.tokens,
        metrics={"hard_positive": sum(hard) / len(hard), "soft_mean": sum(soft) / len(soft)},
    )


if __name__ == "__main__":
    run_main(main)
