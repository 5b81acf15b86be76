r"""Stage reinforce: the generator made better with a reward, on one budget of sampled tokens (Math-Shepherd §3.5).

python training/scripts/reinforce.py --way prm --problems rl.jsonl --generator training/out/restored/generator \
    --reward training/out/restored/prm --out training/out/claims/rl-prm-1 --tokens 6e5 --seed 1

Ways, all with --group samples of each problem and the advantage within the group (GRPO):
  outcome  1 for a right answer, at the end: the ceiling, no reward model has better
  orm      the ORM's reward at the end
  prm      step by step, the PRM's reward at each newline, in min form
  rft      no group: the right ones among the start's samples, each text once, and fine-tuning on them

The first --held problems are never sampled for training: greedy accuracy on them, by exact answers, keeps the best
weights and ends the run after --patience checks without a gain. The reward never does. Writes generator.pt,
tokenizer.json, metrics.jsonl, checkpoint.pt (resume) and meta.json.
"""

from __future__ import annotations

import argparse
import json
import shutil
import time
from pathlib import Path

import numpy as np
import torch
from tqdm import tqdm

from shepherd import checkpoint
from shepherd.data import Document, batches
from shepherd.policy import CLIP, ROW, ROWS, Policy, greedy_right
from shepherd.problems import Problem, read_problems
from shepherd.reinforce import (
    outcome_advantages,
    policy_document,
    segments,
    step_advantages,
)
from shepherd.reward_model import RewardModel
from shepherd.rewards import score_solutions
from shepherd.runs import Stage, pick_device, run_main, seed_all
from shepherd.sample import Sample, Sampler, Settings
from shepherd.solutions import solution_record
from shepherd.text import encode_prompt

WAYS = ("rft", "outcome", "orm", "prm")
WARMUP_ROUNDS = 5


def advantages_of(
    way: str, group: list[Sample], records: list[dict], newline: int
) -> tuple[list[list[float]], list[float]]:
    """A group's advantages a segment, and the score of each solution that the way goes by."""
    counts = [len(segments(s.ids, newline)) for s in group]
    if way == "outcome":
        scores = [float(r["right"]) for r in records]
        return outcome_advantages(scores, counts), scores
    rewards = [r["rewards"] for r in records]
    if way == "orm":
        scores = [given[-1] if s.finished and given else 0.0 for given, s in zip(rewards, group, strict=True)]
        return outcome_advantages(scores, counts), scores
    # A cut line has no newline and no reward: it is worth nothing. A blank line is no step, and worth nothing either.
    rewards = [[*given, *[0.0] * (count - len(given))] for given, count in zip(rewards, counts, strict=True)]
    return step_advantages(rewards), [min(given) for given in rewards]


def sample_round(
    policy: Policy, reward: RewardModel | None, problems: list[Problem], args: argparse.Namespace, seed: int
) -> tuple[list[Document], dict]:
    """`args.group` samples of each problem as documents with advantages, and what they were like."""
    sampler = policy.sampler()
    prompts = [encode_prompt(policy.tokenizer, p.question) for p in problems]
    groups = sampler.sample(prompts, args.group, Settings(args.temperature, max_tokens=ROW), seed)
    records = [
        [solution_record(p, k, sampler.text(s.ids), s.finished) for k, s in enumerate(g)]
        for p, g in zip(problems, groups, strict=True)
    ]
    flat = [r for group in records for r in group]
    if reward is not None:
        for record, rewards in zip(flat, score_solutions(reward, policy.tokenizer, flat, ROW), strict=True):
            record["rewards"] = rewards
    documents, scores = [], []
    for prompt, group, facts in zip(prompts, groups, records, strict=True):
        advantages, found = advantages_of(args.way, group, facts, sampler.newline)
        scores += found
        if any(a for solution in advantages for a in solution):
            documents += [
                policy_document(prompt, s.ids, sampler.newline, a) for s, a in zip(group, advantages, strict=True)
            ]
    right = np.array([r["right"] for r in flat])
    liked = np.array(scores) >= 0.5
    return documents, {
        "sampled_tokens": sum(len(s.ids) for g in groups for s in g),
        "right": float(right.mean()),
        "score": float(np.mean(scores)),
        "liked_and_wrong": float((liked & ~right).mean()),
        "steps": float(np.mean([r["solution"].count("\n") + 1 for r in flat])),
    }


def reinforce(
    policy: Policy, reward: RewardModel | None, problems: list[Problem], held: list[Problem], args: argparse.Namespace
) -> dict:
    """Rounds of sampling and one update, until the budget is spent or the held-back problems gain no more."""
    optimizer = torch.optim.AdamW(policy.learnt, lr=args.lr, betas=(0.9, 0.95), weight_decay=0.0)
    saved, metrics = args.out / "checkpoint.pt", args.out / "metrics.jsonl"
    state = {"round": 0, "tokens": 0, "seconds": 0.0, "best": greedy_right(policy, held), "best_round": 0}
    start = state["best"]
    if saved.is_file():
        kept = torch.load(saved, map_location="cpu", weights_only=True)
        policy.model.load_state_dict(kept["state"])
        optimizer.load_state_dict(kept["optimizer"])
        state = kept["progress"]
    else:
        metrics.unlink(missing_ok=True)
        checkpoint.save(args.out / "generator.pt", policy.model)
    bar, begun, before = (
        tqdm(total=args.tokens, initial=state["tokens"], unit="tok", unit_scale=True, desc=args.way, mininterval=10),
        time.time(),
        state["seconds"],
    )
    while state["tokens"] < args.tokens:
        number = state["round"]
        order = np.random.default_rng(args.seed * 10_007 + number // (len(problems) // args.prompts)).permutation(
            len(problems)
        )
        place = number % (len(problems) // args.prompts) * args.prompts
        documents, facts = sample_round(
            policy,
            reward,
            [problems[at] for at in order[place : place + args.prompts]],
            args,
            args.seed * 1_000_003 + number,
        )
        for group in optimizer.param_groups:
            group["lr"] = args.lr * min(1.0, (number + 1) / WARMUP_ROUNDS)
        if documents:
            policy.learn(documents, optimizer)
        state["round"], state["tokens"] = number + 1, state["tokens"] + facts["sampled_tokens"]
        bar.update(facts["sampled_tokens"])
        if state["round"] % args.check_every == 0 or state["tokens"] >= args.tokens:
            facts["held_greedy"] = greedy_right(policy, held)
            if facts["held_greedy"] > state["best"]:
                state["best"], state["best_round"] = facts["held_greedy"], state["round"]
                checkpoint.save(args.out / "generator.pt", policy.model)
            state["seconds"] = before + time.time() - begun
            torch.save(
                {"state": policy.model.state_dict(), "optimizer": optimizer.state_dict(), "progress": state}, saved
            )
        with metrics.open("a") as log:
            log.write(json.dumps({"round": state["round"], "tokens": state["tokens"], **facts}) + "\n")
        if "held_greedy" in facts:
            tqdm.write(json.dumps({"round": state["round"], **facts}))
            if state["round"] - state["best_round"] >= args.patience * args.check_every:
                break
    return {**state, "held_start": start}


def fine_tune_on_right(policy: Policy, problems: list[Problem], held: list[Problem], args: argparse.Namespace) -> dict:
    """Rejection sampling (RFT, arXiv 2308.01825): the start samples the budget, distinct right texts are learnt."""
    sampler, texts, tokens, right, number = policy.sampler(), {}, 0, [], 0
    while tokens < args.tokens:
        part = [problems[(number * args.prompts + at) % len(problems)] for at in range(args.prompts)]
        prompts = [encode_prompt(policy.tokenizer, p.question) for p in part]
        groups = sampler.sample(
            prompts, args.group, Settings(args.temperature, max_tokens=ROW), args.seed * 1_000_003 + number
        )
        for problem, prompt, group in zip(part, prompts, groups, strict=True):
            for sample in group:
                tokens += len(sample.ids)
                good = solution_record(problem, 0, sampler.text(sample.ids), sample.finished)["right"]
                right.append(good)
                if good:
                    weights = np.array([0.0] * len(prompt) + [1.0] * len(sample.ids), dtype=np.float32)
                    texts[(*prompt, *sample.ids)] = Document(np.array([*prompt, *sample.ids], dtype=np.int32), weights)
        number += 1
    documents = list(texts.values())
    if not documents:
        raise ValueError(f"none of {len(right)} samples is right: there is nothing to fine-tune on")
    stream = batches(documents, ROW, ROWS, args.seed)
    steps = max(1, round(args.epochs * sum(len(d.ids) for d in documents) / (ROW * ROWS)))
    optimizer = torch.optim.AdamW(policy.learnt, lr=args.lr, betas=(0.9, 0.95), weight_decay=0.0)
    start = best = greedy_right(policy, held)
    best_round = 0
    checkpoint.save(args.out / "generator.pt", policy.model)
    checks = {round(steps * (n + 1) / 6) for n in range(6)}
    for step in tqdm(range(1, steps + 1), unit="step", desc="rft", mininterval=10):
        rows = next(stream)
        policy.imitation(rows.ids, rows.positions, rows.documents, rows.values).backward()
        for parameters in optimizer.param_groups:
            parameters["lr"] = args.lr * min(1.0, step / 20) * (1 - (step - 1) / steps)
        torch.nn.utils.clip_grad_norm_(policy.learnt, CLIP)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        if step in checks:
            found = greedy_right(policy, held)
            tqdm.write(json.dumps({"step": step, "held_greedy": found}))
            if found > best:
                best, best_round = found, step
                checkpoint.save(args.out / "generator.pt", policy.model)
    return {"round": steps, "tokens": tokens, "best": best, "best_round": best_round, "held_start": start,
            "right": float(np.mean(right)), "distinct_right": len(documents)}  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--way", choices=WAYS, required=True)
    parser.add_argument("--problems", type=Path, required=True, help="JSONL of the training split")
    parser.add_argument("--generator", type=Path, required=True, help="folder of the generator to start from")
    parser.add_argument("--reward", type=Path, help="folder of the PRM or the ORM")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--tokens", type=float, default=6e5, help="budget of sampled tokens")
    parser.add_argument("--held", type=int, default=500, help="problems that stop the run")
    parser.add_argument("--prompts", type=int, default=32, help="problems a round")
    parser.add_argument("--group", type=int, default=8, help="samples of each")
    parser.add_argument("--temperature", type=float, default=1.0)
    parser.add_argument("--lr", type=float, default=3e-5)
    parser.add_argument("--kl", type=float, default=0.02, help="weight of the distance from the start")
    parser.add_argument("--epochs", type=float, default=2, help="of rft, over the right samples")
    parser.add_argument("--check-every", type=int, default=10, help="rounds between looks at the held-back problems")
    parser.add_argument("--patience", type=int, default=6, help="looks without a gain that end the run")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()

    if (args.reward is None) == (args.way in ("orm", "prm")):
        raise ValueError(f"--way {args.way} {'needs' if args.reward is None else 'takes no'} --reward")
    device = pick_device("cpu")
    stage = Stage(f"reinforce-{args.way}", args.out, device, args.seed)
    seed_all(args.seed)
    problems = read_problems(args.problems)
    if len(problems) < args.held + args.prompts:
        raise ValueError(
            f"{args.problems}: {len(problems)} problems, {args.held} to hold back and {args.prompts} a round are needed"
        )
    held, problems = problems[: args.held], problems[args.held :]
    sampler = Sampler.load(args.generator, device)
    start, _ = checkpoint.load(args.generator / "generator.pt")
    policy = Policy(start, sampler.tokenizer, args.kl, device)
    shutil.copyfile(args.generator / "tokenizer.json", args.out / "tokenizer.json")
    reward = checkpoint.load_reward(args.reward / f"{args.way}.pt") if args.reward else None
    found = (
        fine_tune_on_right(policy, problems, held, args)
        if args.way == "rft"
        else reinforce(policy, reward, problems, held, args)
    )
    stage.finish(
        earlier_seconds=0.0,
        counts={"problems": len(problems), "held": len(held)},
        tokens=found["tokens"],
        config=start.config.to_dict(),
        settings={
            key: getattr(args, key)
            for key in ("lr", "kl", "prompts", "group", "temperature", "check_every", "patience")
        },
        metrics=found,
    )


if __name__ == "__main__":
    run_main(main)
