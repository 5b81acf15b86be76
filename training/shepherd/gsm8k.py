"""GSM8K's files (openai/grade-school-math, MIT), which are read from a path and never committed."""

from __future__ import annotations

import re
from pathlib import Path

from .records import read_shard


def read_gsm8k(path: Path) -> list[dict]:
    """Records of `question` and `answer`: steps with calculator marks (`48/2 = <<48/2=24>>24`), then `#### 72`."""
    if not path.is_file():
        raise FileNotFoundError(f"no {path}: download it from github.com/openai/grade-school-math")
    return read_shard(path)


def without_marks(answer: str) -> str:
    return "\n".join(line.rstrip() for line in re.sub(r"<<[^>]*>>", "", answer).split("\n") if line.strip())
