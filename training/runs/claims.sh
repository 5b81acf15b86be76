#!/usr/bin/env bash
# The paper's other two claims at our size: process against outcome supervision, and step-wise reinforcement.
# Usage: training/runs/claims.sh [OUT]   (default training/out/claims)
# Resumable: a stage with a meta.json is skipped; a broken one continues where it stood. Starts from the shipped models.
set -euo pipefail
training=$(cd "$(dirname "$0")/.." && pwd)
root=$(dirname "$training")
out=${1:-$training/out/claims}
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
stage base restore --model "$root/public/models/shepherd-nano"
generator=$out/base/generator completer=$out/base/completer
world "$out/label.jsonl" --split train --n 40000 --seed 102 --mix-styles --flaws --reword known
world "$out/rl.jsonl" --split train --n 12000 --seed 103 --reword known
world "$out/find.jsonl" --split test --n 1000 --seed 201
world "$out/confirm.jsonl" --split test --n 1500 --seed 301

# Process against outcome. What is to be confirmed is named in LOG.md before `confirm` is looked at.
stage samples sample --problems "$out/label.jsonl" --n 4000 --copies 1 --generator "$generator" --temperature 0.7 1.0 \
  --flaws --seed 101
stage labels annotate --samples "$out/samples" --completer "$completer" --rollouts 4 --prune --seed 101
stage find sample --problems "$out/find.jsonl" --n 1000 --copies 16 --generator "$generator" --temperature 0.8 --seed 201
on_completer=(--labels "$out/labels" --base "$completer" --states "$out/states-completer")
on_generator=(--labels "$out/labels" --base "$generator" --states "$out/states-generator")
found=(--pool "$out/find" --problems "$out/find.jsonl")
stage curve-small curve "${on_completer[@]}" "${found[@]}" --inputs surprise --sizes 30 100 300
stage search-find search --problems "$out/find.jsonl" --n 60 --generator "$generator" --prm "$out/base/prm" \
  --orm "$out/base/orm" --width 4 --branch 2 --seeds 11
stage confirm sample --problems "$out/confirm.jsonl" --n 1500 --copies 16 --generator "$generator" --temperature 0.8 \
  --seed 301
stage curve-confirm curve "${on_completer[@]}" --pool "$out/confirm" --problems "$out/confirm.jsonl" \
  --inputs surprise --sizes 30 100 --seeds 4 5 6

# Search: only a reward of steps can guide one.
stage search-confirm search --problems "$out/confirm.jsonl" --n 200 --generator "$generator" --prm "$out/base/prm" \
  --orm "$out/base/orm" --width 4 --branch 2 --seeds 1 2 3
world "$out/trees.jsonl" --split test --n 500 --seed 711
stage search-trees search --problems "$out/trees.jsonl" --n 500 --generator "$generator" --prm "$out/base/prm" \
  --orm "$out/base/orm" --width 4 --branch 4 --seeds 1 2 3 --ways prm-trees prm-beam

# Step-wise reinforcement: one budget for all.
for seed in 1 2 3; do
  budget=(--problems "$out/rl.jsonl" --generator "$generator" --tokens 8e5 --seed "$seed")
  stage "rl-prm-$seed" reinforce "${budget[@]}" --way prm --reward "$out/base/prm"
  stage "rl-orm-$seed" reinforce "${budget[@]}" --way orm --reward "$out/base/orm"
  stage "rl-rft-$seed" reinforce "${budget[@]}" --way rft
  stage "rl-outcome-$seed" reinforce "${budget[@]}" --way outcome
  policies=()
  for way in prm orm rft outcome; do
    for done in $(seq "$seed"); do policies+=("$way-$done=$out/rl-$way-$done"); done
  done
  stage "policies-$seed" policies --problems "$out/confirm.jsonl" --n 1500 --start "$generator" --prm "$out/base/prm" \
    --policy "${policies[@]}"
done

# What more there is of the curve: without surprise, on the generator, fine-tuned whole, hotter candidates, k = 64.
stage curve-large curve "${on_completer[@]}" "${found[@]}" --inputs surprise --sizes 1000 3000 10000
stage curve-plain curve "${on_completer[@]}" "${found[@]}" --inputs plain --sizes 300 3000 10000
stage curve-generator curve "${on_generator[@]}" "${found[@]}" --inputs surprise plain \
  --sizes 300 1000 3000 10000
stage curve-whole curve "${on_completer[@]}" "${found[@]}" --inputs whole --sizes 1000 10000
stage hot sample --problems "$out/find.jsonl" --n 1000 --copies 16 --generator "$generator" --temperature 1 --seed 202
stage curve-hot curve "${on_completer[@]}" --pool "$out/hot" --problems "$out/find.jsonl" \
  --inputs surprise --sizes 30 100 300
stage wide sample --problems "$out/find.jsonl" --n 1000 --copies 64 --generator "$generator" --temperature 0.8 --seed 203
stage curve-wide curve "${on_completer[@]}" --pool "$out/wide" --problems "$out/find.jsonl" \
  --inputs surprise --sizes 30 100 300
