"""Math-Shepherd's published format, by the vectors that math-shepherd.test.ts reads too; what comes in trains."""

import json
import subprocess
import sys

import pytest
from conftest import TRAINING

from shepherd.math_shepherd import read_line
from shepherd.records import read_all
from shepherd.rewards import reward_document

VECTORS = json.loads((TRAINING / "vectors" / "math-shepherd.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", VECTORS["read"])
def test_read(case):
    assert read_line(case["line"]) == (case["question"], case["steps"], case["labels"])


@pytest.mark.parametrize("line", VECTORS["refused"])
def test_refused(line):
    with pytest.raises(ValueError):
        read_line(line)


def run(source, out):
    script = TRAINING / "scripts" / "import_labels.py"
    return subprocess.run([sys.executable, script, "--source", source, "--out", out], capture_output=True, text=True)


def test_imported_labels_are_what_the_reward_models_read(tmp_path, tokenizer):
    source = tmp_path / "labelled.jsonl"
    source.write_text("\n".join(case["line"] for case in VECTORS["read"]) + "\n\n", encoding="utf-8")
    done = run(source, tmp_path / "labels")
    assert done.returncode == 0, done.stderr
    records = list(read_all(tmp_path / "labels"))
    assert [r["hard"] for r in records] == [[1, 0], [1, 1]] and [r["answer"] for r in records] == ["12", "3"]
    document = reward_document(tokenizer, records[0], "hard", 256)
    assert [v for v in document.values.tolist() if v == v] == [1.0, 0.0]


def test_a_malformed_line_is_named(tmp_path):
    source = tmp_path / "bad.jsonl"
    source.write_text(VECTORS["read"][0]["line"] + "\nnot json\n", encoding="utf-8")
    done = run(source, tmp_path / "labels")
    assert done.returncode == 2 and "bad.jsonl:2: not JSON" in done.stderr
