"""Banks of candidates by the command line of the bench (`npm run bench -- sample`), a shard of problems at a time."""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from shepherd.records import shard_path, write_shard
from shepherd.runs import ROOT

SHARD = 50  # problems


@dataclass(frozen=True)
class BankShard:
    """Writes the bank of a shard: the problems' lines go to the command, which runs the page's own code in Node."""

    lines: Sequence[str]
    out: Path
    options: Sequence[str]
    size: int = SHARD

    def __call__(self, number: int) -> dict[str, int]:
        """Raises ValueError with what the command says where it cannot read all of the problems, or run at all."""
        lines = self.lines[number * self.size : (number + 1) * self.size]
        with tempfile.TemporaryDirectory() as folder:
            problems = Path(folder) / "problems.jsonl"
            problems.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
            command = ["node", "node_modules/.bin/tsx", "src/cli/bench.ts", "sample", "--problems", str(problems)]
            ran = subprocess.run([*command, *self.options], cwd=ROOT, capture_output=True, text=True)
        if ran.returncode != 0:
            said = ran.stderr.strip().splitlines() or ["the command said nothing"]
            raise ValueError(f"bench sample, shard {number}: {said[0]}")
        bank = [json.loads(line) for line in ran.stdout.splitlines()]
        write_shard(shard_path(self.out, number), bank)
        return {"problems": len(bank), "tokens": sum(problem["tokens"] for problem in bank)}


def read_lines(path: Path) -> list[str]:
    """The lines that hold anything. Raises FileNotFoundError, and ValueError where there are none."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    if not lines:
        raise ValueError(f"{path}: no problems in it")
    return lines
