r"""Stage export: the models as Hugging Face folders, golden cases and manifest.

python training/scripts/export.py --id shepherd-nano --run training/out/nano --problems test.jsonl \
    --known label.jsonl --out public/models/shepherd-nano

Two folders: `generator`, and `completer` with both reward models' heads, which were trained on it. Weights are rounded
to float16; the golden cases are computed by PyTorch with the same rounded weights in float32, and are what the page
is checked against. Fails where the written folders, read again, give other rewards.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path

import numpy as np
import torch

from shepherd import checkpoint
from shepherd.exported import HEADS, WEIGHTS, load_heads, round_to_half, torch_output, write_decoder, write_heads
from shepherd.familiarity import familiar_from, familiarity, share_flagged
from shepherd.model import Decoder, parameter_count
from shepherd.pretrained import load_pretrained
from shepherd.problems import Problem, read_problems
from shepherd.records import read_shard
from shepherd.reward_model import RewardModel
from shepherd.runs import Stage, git_commit, pick_device, run_main, write_json
from shepherd.text import ANSWER_PREFIX, BEGIN_ID, encode_document, load_tokenizer, newline_id, split_steps

TOLERANCE = 1e-4  # the folders read again, against what was written
GOLDEN_TOLERANCE = {"reward": 0.02, "logit": 0.1}  # any other runtime against PyTorch
REFERENCE_CASES, SAMPLED_CASES = 2, 4
STAGES = ("generator", "samples", "labels", "prm", "orm", "evaluate", "quality")
FAMILIARITY_PROBLEMS = 1000
SHOWN_K = (1, 2, 4, 8, 16, 32, 64)


def golden_texts(problems: list[Problem], solutions: list[dict]) -> list[tuple[str, str]]:
    """(question, solution): some references, then sampled solutions, right and wrong by turns."""
    texts = [(p.question, "\n".join(p.solution)) for p in problems[:REFERENCE_CASES]]
    usable = [s for s in solutions if split_steps(s["solution"])]
    for truth in (False, True):
        chosen = [s for s in usable if s["right"] is truth][: SAMPLED_CASES // 2]
        texts += [(s["question"], s["solution"]) for s in chosen]
    return texts


def golden_case(generator: Decoder, heads: dict[str, RewardModel], tokenizer, question: str, solution: str) -> dict:
    encoded = encode_document(tokenizer, question, split_steps(solution))
    ids = np.array([encoded.ids])
    logits = torch_output(generator, ids)[0, encoded.question_length - 1]
    top = np.argsort(-logits, kind="stable")[:8]
    prm, orm = (torch_output(heads[role], ids)[0, encoded.positions, 0] for role in ("prm", "orm"))
    return {
        "question": question,
        "solution": solution,
        "ids": encoded.ids,
        "positions": encoded.positions,
        "prm": [round(float(reward), 6) for reward in prm],
        "orm": round(float(orm[-1]), 6),
        "familiarity": round(familiarity(generator, tokenizer, question), 5),
        "last_logits": {"ids": top.tolist(), "values": [round(float(logits[i]), 5) for i in top]},
    }


def largest_difference(out: Path, cases: list[dict]) -> float:
    """Between the golden rewards and those of the written folders."""
    trunk, _ = load_pretrained(out / "completer")
    worst = 0.0
    for role in ("prm", "orm"):
        model = load_heads(trunk, out / "completer" / HEADS, role)
        for case in cases:
            rewards = torch_output(model, np.array([case["ids"]]))[0, case["positions"], 0]
            expected = case["prm"] if role == "prm" else [case["orm"]]
            worst = max(worst, float(np.abs(rewards[-len(expected) :] - expected).max()))
    return worst


def shared_trunk(prm: RewardModel, orm: RewardModel) -> Decoder:
    """Raises ValueError where the two were trained on different language models."""
    theirs = orm.trunk.state_dict()
    if any(not torch.equal(tensor, theirs[name]) for name, tensor in prm.trunk.state_dict().items()):
        raise ValueError("PRM and ORM have different trunks: train both on one completer")
    return prm.trunk


def file_record(out: Path, name: str) -> dict:
    data = (out / name).read_bytes()
    return {"path": name, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}


def model_record(out: Path, folder: str, weights: tuple[str, ...], parameters: int) -> dict:
    return {
        "config": file_record(out, f"{folder}/config.json"),
        "weights": [file_record(out, f"{folder}/{name}") for name in weights],
        "parameters": parameters,
    }


def head_record(name: str, model: RewardModel) -> dict:
    own = parameter_count(model) - parameter_count(model.trunk)
    return {"prefix": name, "layers": model.config.layers, "parameters": own}


def judge_record(out: Path, heads: dict[str, RewardModel]) -> dict:
    records = {"process": head_record("prm", heads["prm"]), "outcome": head_record("orm", heads["orm"])}
    own = sum(record["parameters"] for record in records.values())
    parameters = parameter_count(heads["prm"].trunk) + own
    return {**model_record(out, "completer", (WEIGHTS, HEADS), parameters), "heads": records}


def read_metas(run: Path) -> dict[str, dict]:
    metas = {}
    optional = (
        path.parent.name
        for path in sorted(run.glob("*/meta.json"))
        if path.parent.name.startswith(("evaluate-", "outside"))
    )
    for stage in (*STAGES, *optional):
        path = run / stage / "meta.json"
        if not path.is_file():
            raise FileNotFoundError(f"no {path}: the {stage} stage has not finished")
        metas[stage] = json.loads(path.read_text(encoding="utf-8"))
    return metas


def shown_evaluation(meta: dict) -> dict:
    """An evaluation in short; whole curves stay in its meta.json."""
    evaluation = meta["metrics"]
    rules = {
        name: {k: {key: round(v, 4) for key, v in curve[k].items()} for k in map(str, SHOWN_K) if k in curve}
        for name, curve in evaluation["rules"].items()
    }
    return {
        **{
            key: evaluation[key]
            for key in ("greedy", "sampled", "compared_at", "minus_majority", "prm_minus_orm", "rewards")
        },
        "rules": rules,
        "problems": meta["counts"]["problems"],
        "temperature": meta["temperature"],
    }


def shown_metrics(metas: dict[str, dict]) -> dict:
    return {
        **shown_evaluation(metas["evaluate"]),
        "steps": metas["quality"]["metrics"],
        "other_sets": {name: shown_evaluation(meta) for name, meta in metas.items() if name.startswith("evaluate-")},
        **({"human_first_errors": metas["outside"]["metrics"]} if "outside" in metas else {}),
        "labels": {**metas["labels"]["counts"], "rollouts": metas["labels"]["rollouts"]},
        "validation": {role: metas[role]["metrics"] for role in ("prm", "orm")},
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--id", required=True)
    parser.add_argument("--run", type=Path, required=True, help="folder with the folders of the earlier stages")
    parser.add_argument("--problems", type=Path, required=True, help="JSONL of the test split")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument(
        "--known", type=Path, required=True, help="JSONL of the training split that no language model was trained on"
    )
    parser.add_argument("--strange", type=Path, help="JSONL of other problems, to measure how many are told apart")
    parser.add_argument("--made-by", default="training/scripts", help="command that makes these files")
    parser.add_argument("--max-tokens", type=int, default=256, help="longest context in tokens, question included")
    args = parser.parse_args()

    metas = read_metas(args.run)
    stage = Stage("export", args.run / "export", pick_device("cpu"), metas["generator"]["seed"])
    args.out.mkdir(parents=True, exist_ok=True)
    tokenizer = load_tokenizer(args.run / "generator" / "tokenizer.json")
    generator, _ = checkpoint.load(args.run / "generator" / "generator.pt")
    rewarders = {role: checkpoint.load_reward(args.run / role / f"{role}.pt") for role in ("prm", "orm")}
    generator = round_to_half(generator)
    heads = {role: round_to_half(model) for role, model in rewarders.items()}
    solutions = read_shard(args.run / "evaluate" / "solutions.jsonl")
    texts = golden_texts(read_problems(args.problems, REFERENCE_CASES), solutions)
    cases = [golden_case(generator, heads, tokenizer, *text) for text in texts]
    write_decoder(generator, tokenizer, args.out / "generator")
    write_decoder(shared_trunk(heads["prm"], heads["orm"]), tokenizer, args.out / "completer")
    write_heads(heads, args.out / "completer" / HEADS)
    difference = largest_difference(args.out, cases)
    if difference > TOLERANCE:
        raise ValueError(f"the written folders' rewards differ by {difference}, more than {TOLERANCE}")

    threshold = familiar_from(generator, tokenizer, read_problems(args.known, FAMILIARITY_PROBLEMS))
    told = {"from": round(threshold, 4), "test_flagged": flagged(args.problems, generator, tokenizer, threshold)}
    if args.strange is not None:
        told["strange_flagged"] = flagged(args.strange, generator, tokenizer, threshold)
    write_json(args.out / "golden.json", {"tolerance": GOLDEN_TOLERANCE, "cases": cases})
    seconds = sum(meta["seconds"] for meta in metas.values())
    made = {
        "command": args.made_by,
        "commit": git_commit(),
        "device": metas["generator"]["device"],
        "seed": metas["generator"]["seed"],
        "minutes": round(seconds / 60, 1),
    }
    write_json(
        args.out / "manifest.json",
        {
            "id": args.id,
            "format": 2,
            "made": made,
            "licence": "MIT",
            "tokenizer": file_record(args.out, "generator/tokenizer.json"),
            "text": {
                "begin_id": BEGIN_ID,
                "newline_id": newline_id(tokenizer),
                "answer_prefix": ANSWER_PREFIX,
                "max_tokens": args.max_tokens,
                "familiar_from": told["from"],
            },
            "generator": model_record(args.out, "generator", (WEIGHTS,), parameter_count(generator)),
            "judge": judge_record(args.out, heads),
            "golden": file_record(args.out, "golden.json"),
            "prm": {
                "estimation": metas["prm"]["estimation"],
                "aggregator": "min",
                "threshold": metas["prm"]["metrics"]["threshold"]["threshold"],
            },
            "metrics": {**shown_metrics(metas), "familiarity": told},
        },
    )
    add_to_index(args.out.parent / "index.json", args.id)
    size = sum(path.stat().st_size for path in args.out.rglob("*") if path.is_file())
    stage.finish(bytes=size, largest_difference=difference, metrics={"cases": len(cases)})


def flagged(path: Path, generator: Decoder, tokenizer, threshold: float) -> float:
    return share_flagged(generator, tokenizer, read_problems(path, FAMILIARITY_PROBLEMS), threshold)


def add_to_index(path: Path, model: str) -> None:
    known = json.loads(path.read_text(encoding="utf-8"))["models"] if path.is_file() else []
    write_json(path, {"models": sorted({*known, model})})


if __name__ == "__main__":
    run_main(main)
