"""The whole pipeline, every stage, by training/runs/tiny.sh."""

import json
import os
import subprocess
import sys

from conftest import TRAINING


def test_tiny_run(tmp_path):
    environment = {**os.environ, "PYTHON": sys.executable}
    done = subprocess.run(
        [TRAINING / "runs" / "tiny.sh", tmp_path], capture_output=True, text=True, env=environment, timeout=600, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
    model = tmp_path / "models" / "tiny"
    manifest = json.loads((model / "manifest.json").read_text())
    assert set(manifest["models"]) == {"generator", "prm", "orm"} and manifest["format"] == 1
    for record in [manifest["tokenizer"], manifest["golden"], *(m["weights"] for m in manifest["models"].values())]:
        assert (model / record["path"]).stat().st_size == record["bytes"]
    golden = json.loads((model / "golden.json").read_text())
    assert len(golden["cases"]) >= 4
    for case in golden["cases"]:
        assert len(case["prm"]) == len(case["positions"]) and all(0 <= reward <= 1 for reward in case["prm"])
    evaluation = json.loads((tmp_path / "evaluate" / "meta.json").read_text())
    assert set(evaluation["metrics"]["rules"]["majority"]) == {"1", "2", "3", "4"}
    assert json.loads(done.stdout.splitlines()[-1])["stage"] == "export"
    assert json.loads((model.parent / "index.json").read_text()) == {"models": ["tiny"]}
