"""The stages sample and annotate over Ray actors write what they write in one process, and resume alike."""

import json
import runpy
import sys

import pytest
import torch
from conftest import TRAINING

from shepherd import checkpoint
from shepherd.data import batches, training_documents
from shepherd.model import Config, Decoder
from shepherd.problems import Problem
from shepherd.solutions import SHARD
from shepherd.text import build_tokenizer
from shepherd.train import next_token_loss


def problem(k: int) -> Problem:
    a, b = k % 3, k % 2
    return Problem(f"p{k}", f"How many is {a}+{b}?", [f"It is {a}+{b}.", f"{a}+{b} = {a + b}.", f"#### {a + b}"], a + b)


PROBLEMS = [problem(k) for k in range(2 * SHARD + 30)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Problems for three shards, and a generator that gets some of them right: its labels hang on what is drawn."""
    folder = tmp_path_factory.mktemp("workers")
    lines = [
        {"id": p.id, "question": p.question, "solution": "\n".join(p.solution), "answer": str(p.answer)}
        for p in PROBLEMS
    ]
    (folder / "problems.jsonl").write_text("\n".join(map(json.dumps, lines)) + "\n")
    tokenizer = build_tokenizer(["\n".join([p.question, *p.solution]) + "\n" for p in PROBLEMS], vocab=280)
    tokenizer.save(str(folder / "tokenizer.json"))
    model = Decoder(Config(tokenizer.get_vocab_size(), 32, 1, 2, 1, 16, 64, 64))
    documents, _ = training_documents(tokenizer, PROBLEMS, 64)
    optimizer = torch.optim.AdamW(model.parameters(), 0.02)
    stream = batches(documents, 64, 4, seed=0)
    for _ in range(80):
        next_token_loss(model, next(stream)).backward()
        optimizer.step()
        optimizer.zero_grad()
    checkpoint.save(folder / "generator.pt", model)
    return folder


@pytest.fixture(scope="module")
def cluster():
    ray = pytest.importorskip("ray")
    ray.init(num_cpus=2, include_dashboard=False)
    yield
    ray.shutdown()


def run_stage(monkeypatch, script, out, *flags):
    """Runs a script by its command line, on two threads where actors have one; → its shards' bytes by name."""
    torch.set_num_threads(2)
    monkeypatch.setattr(
        sys, "argv", [script, "--device", "cpu", "--max-tokens", "60", "--out", str(out), *map(str, flags)]
    )
    try:
        runpy.run_path(str(TRAINING / "scripts" / f"{script}.py"), run_name="__main__")
    finally:
        torch.set_num_threads(1)
    return {path.name: path.read_bytes() for path in sorted(out.glob("shard-*.jsonl"))}


def sample(monkeypatch, folder, out, *flags):
    asked = ("--problems", folder / "problems.jsonl", "--n", len(PROBLEMS), "--generator", folder, "--copies", 1)
    return run_stage(monkeypatch, "sample", out, *asked, *flags)


def annotate(monkeypatch, folder, samples, out, *flags):
    return run_stage(monkeypatch, "annotate", out, "--samples", samples, "--completer", folder, "--rollouts", 4, *flags)


def test_two_ray_workers_write_the_same_bytes_and_resume(folder, cluster, monkeypatch):
    samples = sample(monkeypatch, folder, folder / "samples")
    assert len(samples) == 3
    assert sample(monkeypatch, folder, folder / "samples-ray", "--workers", 2) == samples
    labels = annotate(monkeypatch, folder, folder / "samples", folder / "labels")
    soft = {label for text in labels.values() for line in text.splitlines() for label in json.loads(line)["soft"]}
    assert soft == {0.0, 0.25, 0.5, 0.75, 1.0}  # no foregone labels

    # The shard that an earlier run has written stays as it is, here marked by lacking all records but one.
    first, *others = labels
    kept = labels[first].splitlines(keepends=True)[0]
    (folder / "labels-ray").mkdir()
    (folder / "labels-ray" / first).write_bytes(kept)
    resumed = annotate(monkeypatch, folder, folder / "samples", folder / "labels-ray", "--workers", 2)
    assert resumed == {first: kept, **{name: labels[name] for name in others}}


def test_bad_input_of_an_actor_ends_with_its_own_line(folder, cluster, monkeypatch, tmp_path, capfd):
    (tmp_path / "shard-00000.jsonl").write_text("{\n")
    with pytest.raises(SystemExit) as ended:
        annotate(monkeypatch, folder, tmp_path, tmp_path / "labels", "--workers", 1)
    assert ended.value.code == 2
    last = capfd.readouterr().err.splitlines()[-1]
    assert last.startswith("error: ") and "shard-00000.jsonl:1: not JSON" in last
