"""What every stage shares: device, seed, progress, meta.json and the last line of output."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import torch

ROOT = Path(__file__).resolve().parents[2]


def pick_device(name: str) -> torch.device:
    """The device of that name; "auto" is CUDA where there is one."""
    if name == "auto":
        name = "cuda" if torch.cuda.is_available() else "cpu"
    return torch.device(name)


def pick_dtype(device: torch.device) -> torch.dtype:
    """The number type that is fast there: bfloat16 on CUDA and on processors that multiply it, else float32.

    Others emulate it, many times slower. ATEN_CPU_CAPABILITY=avx2 (PyTorch's own) makes a processor one of them.
    """
    if device.type == "cuda":
        return torch.bfloat16
    multiplies = any(torch.cpu.get_capabilities().get(name) for name in ("amx_bf16", "avx512_bf16"))
    is_used = torch.backends.cpu.get_cpu_capability().startswith("AVX512")
    return torch.bfloat16 if multiplies and is_used else torch.float32


def autocast(device: torch.device) -> torch.autocast:
    """Matrix products in the number type of pick_dtype, weights and sums in float32."""
    dtype = pick_dtype(device)
    return torch.autocast(device.type, dtype, enabled=dtype != torch.float32)


def describe_device(device: torch.device) -> str:
    if device.type == "cuda":
        return torch.cuda.get_device_name(device)
    model = "CPU"
    info = Path("/proc/cpuinfo")
    if info.is_file():
        names = [
            line.split(":", 1)[1].strip() for line in info.read_text().splitlines() if line.startswith("model name")
        ]
        model = names[0] if names else model
    return f"{model}, {torch.get_num_threads()} threads"


def seed_all(seed: int) -> None:
    random.seed(seed)
    np.random.seed(seed)
    torch.manual_seed(seed)


def git_commit() -> str:
    """The checked-out commit, with "+changes" when training/ differs from it."""
    try:
        commit = subprocess.run(
            ["git", "rev-parse", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=True
        ).stdout.strip()
        dirty = subprocess.run(
            ["git", "status", "--porcelain", "training"], cwd=ROOT, capture_output=True, text=True, check=True
        ).stdout
    except (OSError, subprocess.CalledProcessError):
        return "unknown"
    return commit + ("+changes" if dirty.strip() else "")


def write_json(path: Path, value: object) -> None:
    """Written whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(path.suffix + ".tmp")
    temporary.write_text(json.dumps(value, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    temporary.replace(path)


class Stage:
    """One stage's record: made at the start, closed by `finish`, which writes meta.json."""

    def __init__(self, name: str, out: Path, device: torch.device, seed: int) -> None:
        self.name, self.out, self.device, self.seed = name, out, device, seed
        self.started = time.time()
        out.mkdir(parents=True, exist_ok=True)

    def finish(self, earlier_seconds: float = 0.0, **facts: object) -> dict:
        """Writes <out>/meta.json and prints it as the last line of stdout."""
        meta = {
            "stage": self.name,
            "command": " ".join(["python", *sys.argv]),
            "commit": git_commit(),
            "device": describe_device(self.device),
            "torch": torch.__version__,
            "seed": self.seed,
            "seconds": round(earlier_seconds + time.time() - self.started, 1),
            **facts,
        }
        write_json(self.out / "meta.json", meta)
        print(json.dumps(meta, ensure_ascii=False), flush=True)
        return meta


def run_main(main) -> None:
    """Runs a script's main; expected bad input ends with one clear line and exit code 2."""
    try:
        main()
    except (ValueError, FileNotFoundError) as error:
        print(f"error: {error}", file=sys.stderr)
        sys.exit(2)
