"""A bank that is sampled by the page's code in Node: two Ray workers write what one process writes, and resume."""

import json
import runpy
import shutil
import sys

import pytest
from conftest import TRAINING

ROOT = TRAINING.parent
PROBLEMS = [
    {"question": f"Tom has {k} pens and buys {k + 2} more. How many pens does he have?", "answer": str(2 * k + 2)}
    for k in range(3, 6)
]

pytestmark = pytest.mark.skipif(
    shutil.which("node") is None or not (ROOT / "node_modules").is_dir() or not (ROOT / "public/models").is_dir(),
    reason="needs Node, its packages and the shipped models",
)


@pytest.fixture(scope="module")
def cluster():
    ray = pytest.importorskip("ray")
    ray.init(num_cpus=2, include_dashboard=False)
    yield
    ray.shutdown()


def bench(monkeypatch, problems, out, *flags):
    """Runs the script; → the bank without the times that it took."""
    asked = ["--problems", problems, "--out", out, "--shard", 2, *flags, "--", "--candidates", 2, "--seed", 3]
    monkeypatch.setattr(sys, "argv", ["bench", *map(str, asked)])
    runpy.run_path(str(TRAINING / "scripts/bench.py"), run_name="__main__")
    return [json.loads(line) | {"ms": 0} for line in (out / "bank.jsonl").read_text().splitlines()]


def test_two_ray_workers_write_the_same_bank_and_resume(cluster, monkeypatch, tmp_path):
    problems = tmp_path / "problems.jsonl"
    problems.write_text("".join(json.dumps(problem) + "\n" for problem in PROBLEMS))
    bank = bench(monkeypatch, problems, tmp_path / "one")
    assert [problem["gold"] for problem in bank] == [problem["answer"] for problem in PROBLEMS]
    assert [len(problem["candidates"]) for problem in bank] == [2, 2, 2]
    assert bench(monkeypatch, problems, tmp_path / "two", "--workers", 2) == bank

    # The shard that an earlier run has written stays as it is.
    first = tmp_path / "two" / "shard-00000.jsonl"
    first.write_text(first.read_text().splitlines(keepends=True)[0])
    assert bench(monkeypatch, problems, tmp_path / "two") == [bank[0], bank[2]]


def test_problems_that_cannot_be_read_end_the_run(monkeypatch, tmp_path, capfd):
    problems = tmp_path / "problems.jsonl"
    problems.write_text('{"question": "How many?"}\n')
    with pytest.raises(SystemExit) as ended:
        bench(monkeypatch, problems, tmp_path / "out")
    assert ended.value.code == 2
    assert "no right answer" in capfd.readouterr().err
