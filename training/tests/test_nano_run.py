"""training/runs/nano.sh asks for its data by name and never makes other models in silence."""

import os
import subprocess
import sys

import pytest
from conftest import TRAINING


def nano(*arguments):
    """Runs nano.sh with arguments that it refuses before the first stage. → (exit code, stderr)."""
    environment = {**os.environ, "PYTHON": sys.executable}
    command = [TRAINING / "runs" / "nano.sh", *arguments]
    run = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    return run.returncode, run.stderr


@pytest.mark.parametrize("arguments", [[], ["out"], ["--data"]])
def test_data_or_their_absence_has_to_be_named(arguments):
    code, stderr = nano(*arguments)
    assert code != 0
    assert "--without-gsm8k" in stderr


def test_a_missing_file_is_named(tmp_path):
    (tmp_path / "gsm8k").mkdir()
    (tmp_path / "gsm8k" / "train.jsonl").write_text("{}")
    assert nano("--data", tmp_path, tmp_path / "out") == (
        2,
        f"error: no {tmp_path}/gsm8k/test.jsonl: training/README.md says where it comes from\n",
    )
    assert not (tmp_path / "out").exists()


def test_a_run_goes_on_with_the_data_it_was_begun_with(tmp_path):
    meta = '{ "command": "training/runs/nano.sh --data", "gsm8k_train_sha256": "12ab" }'
    (tmp_path / "meta.json").write_text(meta + "\n")
    code, stderr = nano("--without-gsm8k", tmp_path)
    assert code == 2
    assert "begun with other data" in stderr
    assert (tmp_path / "meta.json").read_text() == meta + "\n"
