#!/usr/bin/env bash
# Every stage end to end on toy sizes. It is a test of the pipeline, not of the models. Usage: training/runs/tiny.sh OUT
set -euo pipefail
out=${1:?usage: training/runs/tiny.sh OUT}
training=$(cd "$(dirname "$0")/.." && pwd)
python=${PYTHON:-$training/.venv/bin/python}
mkdir -p "$out"
out=$(cd "$out" && pwd)
run() { echo "== $1" >&2; local script=$1; shift; "$python" "$training/scripts/$script.py" "$@"; }

# Models this small take longer to compile than to train, and two threads of them wait for each other where a core is busy.
export TORCHDYNAMO_DISABLE=1 OMP_NUM_THREADS=1

cd "$training/.."
npm run --silent world -- --split train --n 1000 --seed 1 --mix-styles --flaws >"$out/train.jsonl"
npm run --silent world -- --split test --n 40 --seed 1 >"$out/test.jsonl"
truth() { npm run --silent truth -- --problems "$out/$1" <"$2" >"$3"; }
run train_generator --problems "$out/train.jsonl" --out "$out/generator" --tokens 1e5 \
  --dim 64 --layers 2 --heads 1 --kv-heads 1 --ffn 128 --row 256 --rows 8 --held 16
run sample --problems "$out/train.jsonl" --n 40 --copies 4 --generator "$out/generator" --out "$out/samples" --flaws
run annotate --samples "$out/samples" --completer "$out/generator" --out "$out/labels" --rollouts 2
run train_rewards --role prm --labels "$out/labels" --base "$out/generator" --out "$out/prm" --epochs 2 --rows 4
run train_rewards --role orm --labels "$out/labels" --base "$out/generator" --out "$out/orm" --epochs 2 --rows 4
run evaluate --problems "$out/test.jsonl" --n 20 --copies 4 --generator "$out/generator" \
  --prm "$out/prm" --orm "$out/orm" --out "$out/evaluate"
truth test.jsonl "$out/evaluate/solutions.jsonl" "$out/truths.jsonl"
truth train.jsonl <(cat "$out"/labels/shard-*.jsonl) "$out/label-truths.jsonl"
run quality --solutions "$out/evaluate/solutions.jsonl" --truths "$out/truths.jsonl" --prm "$out/prm" \
  --labels "$out/labels" --label-truths "$out/label-truths.jsonl" --out "$out/quality"
run export --id tiny --run "$out" --problems "$out/test.jsonl" --known "$out/train.jsonl" --out "$out/models/tiny" \
  --made-by "training/runs/tiny.sh"
