"""JSON Lines between stages, in shards that are written whole, so that every stage resumes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path


def write_shard(path: Path, records: Iterable[dict]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(".tmp")
    with temporary.open("w", encoding="utf-8") as file:
        for record in records:
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
    temporary.replace(path)


def read_shard(path: Path) -> list[dict]:
    """Raises ValueError `path:line: not JSON`."""
    records = []
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            try:
                records.append(json.loads(line))
            except json.JSONDecodeError as error:
                raise ValueError(f"{path}:{number}: not JSON ({error.msg})") from None
    return records


def shards(folder: Path) -> list[Path]:
    """The shards of a stage in order. Raises FileNotFoundError when there are none."""
    found = sorted(folder.glob("shard-*.jsonl"))
    if not found:
        raise FileNotFoundError(f"no shards in {folder}: run the stage that makes them first")
    return found


def shard_path(folder: Path, number: int) -> Path:
    return folder / f"shard-{number:05d}.jsonl"


def read_all(folder: Path) -> Iterator[dict]:
    for path in shards(folder):
        yield from read_shard(path)
