"""The whole pipeline, every stage, by training/runs/tiny.sh."""

import json
import os
import signal
import subprocess
import sys

from conftest import TRAINING

TIMEOUT_SECONDS = 900  # some 45 s of one free core


def test_tiny_run(tmp_path):
    environment = {**os.environ, "PYTHON": sys.executable}
    log = tmp_path / "stderr.log"
    with log.open("w") as errors:
        run = subprocess.Popen(
            [TRAINING / "runs" / "tiny.sh", tmp_path],
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            env=environment,
            start_new_session=True,
        )
        try:
            stdout, _ = run.communicate(timeout=TIMEOUT_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(run.pid, signal.SIGKILL)  # the stage it is in, too
            raise
    assert run.returncode == 0, log.read_text()[-3000:]
    model = tmp_path / "models" / "tiny"
    manifest = json.loads((model / "manifest.json").read_text())
    assert manifest["format"] == 2 and set(manifest["judge"]["heads"]) == {"process", "outcome"}
    weights = [record for role in ("generator", "judge") for record in manifest[role]["weights"]]
    for record in [manifest["tokenizer"], manifest["golden"], *weights]:
        assert (model / record["path"]).stat().st_size == record["bytes"]
    golden = json.loads((model / "golden.json").read_text())
    assert len(golden["cases"]) >= 4
    for case in golden["cases"]:
        assert len(case["prm"]) == len(case["positions"]) and all(0 <= reward <= 1 for reward in case["prm"])
    evaluation = json.loads((tmp_path / "evaluate" / "meta.json").read_text())
    assert set(evaluation["metrics"]["rules"]["majority"]) == {"1", "2", "4"}
    assert json.loads(stdout.splitlines()[-1])["stage"] == "export"
    assert json.loads((model.parent / "index.json").read_text()) == {"models": ["tiny"]}
