#!/usr/bin/env bash
# The run that made public/models/nano, about an hour on two CPU cores, minutes on a GPU.
# Usage: training/runs/nano.sh [OUT]   (default training/out/nano)
# Resumable: a stage with a meta.json is skipped; a broken one continues where it stood.
#
# The generator is trained briefly on purpose, so that choosing among its solutions matters. The
# completer is the same network trained longer: better completions, better labels
# (Math-Shepherd §3.3 takes completer and generator to be different models too). The reward
# models start from the completer's weights.
set -euo pipefail
training=$(cd "$(dirname "$0")/.." && pwd)
root=$(dirname "$training")
out=${1:-$training/out/nano}
python=${PYTHON:-$training/.venv/bin/python}
mkdir -p "$out"
cd "$root"

world() { # FILE ARGS: problems, once
  [ -s "$1" ] || { npm run --silent world -- "${@:2}" >"$1.part" && mv "$1.part" "$1"; }
}
stage() { # FOLDER SCRIPT ARGS: a stage, once
  if [ -f "$out/$1/meta.json" ]; then echo "== $1: done" >&2; return; fi
  echo "== $1" >&2
  "$python" "$training/scripts/$2.py" --out "$out/$1" "${@:3}"
}
shape=(--dim 192 --layers 6 --heads 3 --kv-heads 1 --ffn 512 --row 256 --rows 16 --accumulate 2)

world "$out/train.jsonl" --split train --n 400000 --seed 1
world "$out/label.jsonl" --split train --n 4000 --seed 2
world "$out/test.jsonl" --split test --n 2000 --seed 7

stage completer train_generator --problems "$out/train.jsonl" --tokens 9.07e6 --seed 1 "${shape[@]}"
stage generator train_generator --problems "$out/train.jsonl" --tokens 2.27e6 --seed 2 "${shape[@]}" \
  --tokenizer "$out/completer/tokenizer.json"
stage samples sample --problems "$out/label.jsonl" --n 4000 --copies 4 --generator "$out/generator" --temperature 1.0
stage labels annotate --samples "$out/samples" --completer "$out/completer" --rollouts 8
for role in prm orm; do
  stage "$role" train_rewards --role "$role" --labels "$out/labels" --base "$out/completer" --epochs 2.5
done
stage evaluate evaluate --problems "$out/test.jsonl" --n 1000 --generator "$out/generator" \
  --prm "$out/prm" --orm "$out/orm" --temperature 0.8
"$python" "$training/scripts/export.py" --id nano --run "$out" --problems "$out/test.jsonl" \
  --out "$root/public/models/nano" --made-by training/runs/nano.sh
