#!/usr/bin/env bash
# The run that made public/models/shepherd-nano: 130 minutes of stages on two CPU cores shared with other work, minutes
# on a GPU.
# Usage: training/runs/nano.sh --data FOLDER [OUT]      FOLDER holds gsm8k/ and verify-then-generate/ (training/README.md)
#        training/runs/nano.sh --without-gsm8k [OUT]    other models: the generator and the completer read the world alone
# OUT is training/out/nano by default. OUT/meta.json says which of the two it was.
# Resumable: a stage with a meta.json is skipped; a broken one continues where it stood.
#
# The generator is trained briefly on purpose, so that choosing among its solutions matters. The
# completer is the same network trained longer: better completions, better labels
# (Math-Shepherd §3.3 takes completer and generator to be different models too). The reward
# models start from the completer's weights.
set -euo pipefail
training=$(cd "$(dirname "$0")/.." && pwd)
root=$(dirname "$training")
python=${PYTHON:-$training/.venv/bin/python}
fail() { echo "error: $1" >&2; exit 2; }
usage="usage: training/runs/nano.sh --data FOLDER [OUT], or --without-gsm8k [OUT] for models without GSM8K's language"

data= made="training/runs/nano.sh ${1:-}"
case ${1:-} in
  --data)
    data=${2:?"$usage"}
    shift 2
    for file in gsm8k/train.jsonl gsm8k/test.jsonl verify-then-generate/dataset.json; do
      [ -f "$data/$file" ] || fail "no $data/$file: training/README.md says where it comes from"
    done
    data=$(cd "$data" && pwd)
    ;;
  --without-gsm8k) shift ;;
  *) fail "$usage" ;;
esac
out=${1:-$training/out/nano}
mkdir -p "$out"
out=$(cd "$out" && pwd)
cd "$root"

# What the models read. A folder that was begun with other data is not gone on with.
gsm8k=null
[ -z "$data" ] || gsm8k="\"$("$python" -c 'import hashlib, sys; print(hashlib.sha256(open(sys.argv[1], "rb").read()).hexdigest())' "$data/gsm8k/train.jsonl")\""
meta="{ \"command\": \"$made\", \"gsm8k_train_sha256\": $gsm8k }"
if [ -f "$out/meta.json" ]; then
  [ "$(cat "$out/meta.json")" = "$meta" ] || fail "$out was begun with other data ($(cat "$out/meta.json")): give another OUT"
else
  echo "$meta" >"$out/meta.json"
fi

world() { # FILE ARGS: problems, once
  [ -s "$1" ] || { npm run --silent world -- "${@:2}" >"$1.part" && mv "$1.part" "$1"; }
}
stage() { # FOLDER SCRIPT ARGS: a stage, once
  if [ -f "$out/$1/meta.json" ]; then echo "== $1: done" >&2; return; fi
  echo "== $1" >&2
  "$python" "$training/scripts/$2.py" --out "$out/$1" "${@:3}"
}
truth() { # PROBLEMS SOLUTIONS TRUTHS: exact truth of each step
  local -a from=("$out"/$2)
  cat "${from[@]}" | npm run --silent truth -- --problems "$out/$1.jsonl" >"$out/$3"
}
shape=(--vocab 3072 --dim 192 --layers 6 --heads 3 --kv-heads 1 --ffn 512 --row 256 --rows 16 --accumulate 2)
models=(--generator "$out/generator" --prm "$out/prm" --orm "$out/orm" --temperature 0.8)

world "$out/train.jsonl" --split train --n 320000 --seed 1 --mix-styles --reword known
world "$out/label.jsonl" --split train --n 24000 --seed 2 --mix-styles --flaws --reword known
world "$out/test.jsonl" --split test --n 2000 --seed 7
# The same problems, all in words that training never has.
world "$out/reworded.jsonl" --split test --n 500 --seed 7 --reword new
world "$out/held-out.jsonl" --split held-out --n 1000 --seed 7

# GSM8K's training problems with other numbers: its language, not only the world's.
texts=("$out/train.jsonl")
if [ -n "$data" ]; then
  stage variants vary_gsm8k --source "$data/gsm8k/train.jsonl" --against "$data/gsm8k/test.jsonl" --seed 1
  texts=("$out/variants/problems.jsonl" "${texts[@]}")
fi

stage completer train_generator --problems "${texts[@]}" --tokens 28e6 --seed 1 "${shape[@]}"
stage generator train_generator --problems "${texts[@]}" --tokens 8e6 --seed 2 "${shape[@]}" \
  --tokenizer "$out/completer/tokenizer.json"
stage samples sample --problems "$out/label.jsonl" --n 15000 --copies 1 --generator "$out/generator" \
  --temperature 0.7 1.0 --flaws
stage labels annotate --samples "$out/samples" --completer "$out/completer" --rollouts 4 --prune
for role in prm orm; do
  stage "$role" train_rewards --role "$role" --labels "$out/labels" --base "$out/completer" --epochs 2
done

stage evaluate evaluate --problems "$out/test.jsonl" --n 1000 --copies 64 "${models[@]}"
stage evaluate-reworded evaluate --problems "$out/reworded.jsonl" --n 500 --copies 16 "${models[@]}"
stage evaluate-held-out evaluate --problems "$out/held-out.jsonl" --n 500 --copies 16 "${models[@]}"
# Label quality: whole rollouts, N = 16, of test problems that no stage has seen.
stage samples16 sample --problems "$out/test.jsonl" --skip 1000 --n 250 --copies 1 --generator "$out/generator" \
  --temperature 0.7 1.0
stage labels16 annotate --samples "$out/samples16" --completer "$out/completer" --rollouts 16
truth test evaluate/solutions.jsonl truths.jsonl
truth test labels16/shard-*.jsonl label-truths.jsonl
stage quality quality --solutions "$out/evaluate/solutions.jsonl" --truths "$out/truths.jsonl" --prm "$out/prm" \
  --labels "$out/labels16" --label-truths "$out/label-truths.jsonl"
# Outside the world.
if [ -n "$data" ]; then
  tokenizer=(--tokenizer "$out/completer/tokenizer.json")
  [ -s "$out/gsm8k.jsonl" ] || "$python" "$training/scripts/gsm8k.py" --source "$data/gsm8k/test.jsonl" "${tokenizer[@]}" >"$out/gsm8k.jsonl"
  stage evaluate-gsm8k evaluate --problems "$out/gsm8k.jsonl" --n 300 --copies 16 "${models[@]}"
  stage outside outside --dataset "$data/verify-then-generate/dataset.json" --prm "$out/prm" "${tokenizer[@]}"
fi
"$python" "$training/scripts/export.py" --id shepherd-nano --run "$out" --problems "$out/test.jsonl" \
  --known "$out/label.jsonl" --strange "$out/held-out.jsonl" --out "$root/public/models/shepherd-nano" --made-by "$made"
