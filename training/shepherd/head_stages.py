"""The stages of scripts/head.py, each a function of its arguments."""

from __future__ import annotations

import json
import zlib
from argparse import Namespace
from collections import Counter
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from random import Random

import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from torch import nn

from .base import Base, load_base
from .dialogue import A_STEP_A_LINE, encode_prompt
from .gsm8k import read_gsm8k
from .head_labels import (
    misread_solutions,
    planted_solutions,
    sampled_solution,
    student_solutions,
    world_solutions,
)
from .model import Config, Decoder
from .near_copies import NearCopies
from .reading import Reader
from .records import read_all, read_shard, shard_path, shards, write_shard
from .runs import Stage, pick_device, pick_dtype, write_json
from .stream import Stream
from .workers import run_shards

SHARD = 32  # problems of the sample stage
SOLUTIONS = 200  # of a shard of labels, about


def base_stage(args: Namespace) -> None:
    """The base's weights in the number type that this processor is quickest in, its tokenizer and its record."""
    device = pick_device(args.device)
    stage = Stage("base", args.out, device, args.seed)
    base = load_base(args.source)
    dtype = pick_dtype(device)
    state = {name: tensor.to(dtype) if tensor.ndim == 2 else tensor for name, tensor in base.model.state_dict().items()}
    save_file(state, args.out / "base.safetensors")
    base.tokenizer.save(str(args.out / "tokenizer.json"))
    write_json(args.out / "base.json", {"config": base.model.config.to_dict(), "end": base.end, "record": base.record})
    stage.finish(record=base.record, number_type=str(dtype))


def kept_base(folder: Path, device: torch.device) -> Base:
    """What base_stage left. Raises FileNotFoundError."""
    if not (folder / "base.json").is_file():
        raise FileNotFoundError(f"no base in {folder}: run the base stage of scripts/head.py first")
    facts = json.loads((folder / "base.json").read_text(encoding="utf-8"))
    model = Decoder(Config(**facts["config"]), seed=None)
    model.load_state_dict(load_file(folder / "base.safetensors"), assign=True)
    for module in model.modules():
        if isinstance(module, nn.Linear) and module.bias is not None:
            module.to(module.weight.dtype)
    model = model.eval().requires_grad_(False).to(device)
    return Base(model, Tokenizer.from_file(str(folder / "tokenizer.json")), facts["end"], facts["record"])


def sample_stage(args: Namespace) -> None:
    device = pick_device(args.device)
    stage = Stage("sample", args.out, device, args.seed)
    problems = list(enumerate(read_gsm8k(args.problems)))[args.skip : args.skip + args.n]
    numbers = range(-(-len(problems) // SHARD))
    missing = [number for number in numbers if not shard_path(args.out, number).is_file()]
    load = partial(SampleShard, args, problems, device)
    done = run_shards(load, missing, args.workers, device, "sample")
    records = list(read_all(args.out))
    labelled = [sampled_solution(record) for record in records]
    right = sum(bool(one and one["right"]) for one in labelled)
    stage.finish(
        counts={"problems": len(problems), "solutions": len(records), "cut": sum(not r["finished"] for r in records)},
        temperature=args.temperature,
        tokens=done["tokens"],
        metrics={"right": right / len(records)},
    )


class SampleShard:
    def __init__(self, args: Namespace, problems: list[tuple[int, dict]], device: torch.device) -> None:
        self.args, self.problems = args, problems
        base = kept_base(args.base, device)
        self.stream = Stream(base.model, base, args.batch, args.limit)

    def __call__(self, number: int) -> dict[str, int]:
        part = self.problems[number * SHARD : (number + 1) * SHARD]
        prompts = [
            encode_prompt(self.stream.tokenizer, A_STEP_A_LINE, p["question"])
            for _, p in part
            for _ in range(self.args.copies)
        ]
        tokens: list[int] = []
        texts = self.stream.sample(prompts, self.args.temperature, self.args.seed * 1000 + number, tokens.append)
        records = []
        for at, (text, finished) in enumerate(texts):
            index, problem = part[at // self.args.copies]
            own = {"problem": f"gsm8k-{index}", "question": problem["question"], "gold": problem["answer"]}
            records.append({**own, "sample": at % self.args.copies, "solution": text, "finished": finished})
        write_shard(shard_path(self.args.out, number), records)
        return {"tokens": sum(tokens)}


def label_stage(args: Namespace) -> None:
    """Labels for gold solutions with planted errors, for samples and for students; near copies are left out."""
    stage = Stage("label", args.out, torch.device("cpu"), args.seed)
    near = NearCopies(question for path in args.against for question in questions(path))
    solutions: list[dict] = []
    left_out: list[str] = []

    def add(question: str, found: Iterable[dict]) -> None:
        """question: the problem's own, whatever the solutions are said to answer."""
        if near.has(question):
            left_out.append(question)
        else:
            solutions.extend(found)

    if args.problems:
        rows = list(enumerate(read_gsm8k(args.problems)))
        Random(args.seed).shuffle(rows)
        for index, row in rows[: args.n]:
            rng = Random(args.seed * 100_003 + index)
            add(row["question"], planted_solutions(f"gsm8k-{index}", row, rng, args.errors))
            add(row["question"], misread_solutions(f"gsm8k-{index}", row, rng, args.misread))
    for record in read_shard(args.world) if args.world else ():
        add(record["question"], world_solutions(record))
    for one in filter(None, map(sampled_solution, read_all(args.samples))) if args.samples else ():
        add(one["question"], [one])
    for one in student_solutions(args.students) if args.students else ():
        add(one["question"], [one])
    groups: dict[str, list[dict]] = {}
    for one in solutions:
        groups.setdefault(one["problem"], []).append(one)
    for number, part in enumerate(in_parts(groups.values())):
        write_shard(shard_path(args.out, number), part)
    stage.finish(
        counts={
            "solutions": len(solutions),
            "near_copies": len(set(left_out)),
            "sources": Counter(s["source"] for s in solutions),
        }
    )


def questions(path: Path) -> list[str]:
    """Of GSM8K's JSON Lines, verify-then-generate's or SVAMP's JSON."""
    rows = json.loads(path.read_text(encoding="utf-8")) if path.suffix == ".json" else read_shard(path)
    return [row.get("question") or row.get("problem") or f"{row['Body']} {row['Question']}" for row in rows]


def in_parts(groups: Iterable[list[dict]]) -> Iterable[list[dict]]:
    part: list[dict] = []
    for group in groups:
        part += group
        if len(part) >= SOLUTIONS:
            yield part
            part = []
    if part:
        yield part


def read_stage(args: Namespace) -> None:
    """states-*.safetensors, and the solutions beside them, shard by shard."""
    device = pick_device(args.device)
    stage = Stage("read", args.out, device, args.seed)
    sources = shards(args.solutions)
    layers = args.layers or default_layers(json.loads((args.base / "base.json").read_text())["config"]["layers"])
    missing = [number for number in range(len(sources)) if not states_path(args.out, number).is_file()]
    done = run_shards(partial(ReadShard, args, sources, layers, device), missing, args.workers, device, "read")
    stage.finish(counts={"shards": len(sources), **done}, layers=layers)


def default_layers(layers: int) -> list[int]:
    return sorted({-(-layers // 2), -(-3 * layers // 4), layers})


def states_path(folder: Path, number: int) -> Path:
    return folder / f"states-{number:05d}.safetensors"


class ReadShard:
    def __init__(self, args: Namespace, sources: list[Path], layers: list[int], device: torch.device) -> None:
        self.out, self.sources = args.out, sources
        base = kept_base(args.base, device)
        self.reader = Reader(base.model, base, A_STEP_A_LINE, layers)

    def __call__(self, number: int) -> dict[str, int]:
        solutions = read_shard(self.sources[number])
        reading = self.reader.read(solutions)
        write_shard(shard_path(self.out, number), solutions)
        reading.save(states_path(self.out, number))
        return {"tokens": len(reading.steps), "solutions": len(solutions)}


def in_fold(solution: dict, fold: int, folds: int) -> bool:
    """By the problem's id: all solutions of one problem are on one side, in every run."""
    return zlib.crc32(solution["problem"].encode()) % folds == fold
