"""Reward heads on a tiny random Qwen2: every stage of scripts/head.py, and the rules beneath them."""

import functools
import json
import operator
import runpy
import sys
from random import Random

import pytest
import torch
from conftest import TEXTS, TRAINING
from transformers import Qwen2ForCausalLM

from shepherd.dialogue import A_STEP_A_LINE, Prompt, encode_dialogue
from shepherd.head_labels import sampled_solution, world_solutions
from shepherd.head_results import choose_threshold, first_errors_at
from shepherd.head_training import Examples, rewards_of
from shepherd.heads import Head, HeadConfig, load_heads, pooled, save_heads
from shepherd.likeliest import likeliest
from shepherd.misread import misreadings
from shepherd.model import KVCache
from shepherd.planted import gold, plant
from shepherd.reading import LEAST_LOG_PROBABILITY, LOG_SCALE, Reader
from shepherd.stream import Stream

PROMPT = Prompt("<|im_start|>user\n", "<|im_end|>\n")
QUESTION = "Tom has 3 boxes with 12 eggs each. He sells 7 eggs. How many eggs are left?"
ANSWER = "Tom has 3*12 = <<3*12=36>>36 eggs.\nLeft are 36-7 = <<36-7=29>>29 eggs.\n#### 29"


def reader(base):
    return Reader(base.model, base, PROMPT, [2, 4])


SOLUTIONS = [
    {"question": QUESTION, "steps": gold(ANSWER).steps},
    {"question": QUESTION, "steps": ["Tom has 3*12 = 37 eggs.", "#### 37"]},
    {"question": "Mia buys 2 cups at $8 each.", "steps": ["The cups cost 2*8 = 16 dollars.", "#### 16"]},
]


def test_readings_are_those_of_one_plain_pass_each(base):
    """Shared prefix, shared question, padding and batches change nothing."""
    read = reader(base).read(SOLUTIONS, rows=2)
    at = 0
    for solution in SOLUTIONS:
        dialogue = encode_dialogue(base.tokenizer, PROMPT, solution["question"], solution["steps"])
        ids = dialogue.prompt + [token for line in dialogue.steps for token in line]
        states: list = []
        cache = KVCache(base.model.config, 1, 512, torch.float32, torch.device("cpu"))
        with torch.inference_mode():
            shares = base.model.logits(base.model.hidden_cached(torch.tensor([ids]), cache, states=states)).log_softmax(
                -1
            )[0]
        for position in range(len(dialogue.prompt), len(ids)):
            state = states[1][0, position]
            torch.testing.assert_close(
                read.states[at, 0].float(), state / state.square().mean().sqrt(), atol=5e-3, rtol=5e-3
            )
            text = base.tokenizer.decode([ids[position]])
            least_told = float(shares[position - 1].topk(64).values[-1])
            expected = (
                max(float(shares[position - 1, ids[position]]), least_told, LEAST_LOG_PROBABILITY) / LOG_SCALE
                if any(c in "0123456789+-*/=" for c in text)
                else 0.0
            )
            assert float(read.surprise[at, 0]) == pytest.approx(expected, abs=5e-3)
            at += 1
    assert at == len(read.steps) and read.counts.tolist() == [3, 2, 2]


def test_planted_errors_have_their_step_and_are_carried_on():
    found = {
        kind: [plant(QUESTION, ANSWER, kind, Random(seed)) for seed in range(30)]
        for kind in ("slip", "operation", "number", "copied")
    }
    for planted in (p for some in found.values() for p in some if p):
        clean = gold(ANSWER).steps
        assert planted.steps[: planted.first_wrong] == clean[: planted.first_wrong]
        assert planted.steps[planted.first_wrong] != clean[planted.first_wrong]
        assert (planted.right is None) == (planted.steps[-1] == clean[-1])
    assert ["Tom has 3+12 = 15 eggs.", "Left are 15-7 = 8 eggs.", "#### 8"] in [
        p.steps for p in found["operation"] if p
    ]
    assert all(step.count("=") == 1 for p in found["slip"] if p for step in p.steps[:-1])


def test_a_sample_is_labelled_by_its_outcome_and_the_gold_numbers():
    record = {"problem": "p", "question": QUESTION, "gold": ANSWER, "finished": True}
    assert sampled_solution({**record, "solution": "3*12 = 36\n36-7 = 29\n#### 29"})["labels"] == [1, 1, 1]
    wrong = sampled_solution({**record, "solution": "First count.\nHe has 3*12 = 36\n36-9 = 27\n#### 27"})
    assert wrong["labels"] == [None, 1, 0, None] and wrong["right"] is False
    assert sampled_solution({**record, "solution": "3*12 = 35\n#### 29", "finished": False})["labels"] == [0]


def test_a_solution_under_another_question_is_wrong_from_what_was_changed():
    found = {m.kind: m for seed in range(20) for m in misreadings(QUESTION, ANSWER, Random(seed))}
    turned = found["misread-turned"]
    assert turned.question.endswith("He got 7 more eggs. How many eggs are left?")
    assert turned.steps == gold(ANSWER).steps and turned.first_wrong == 1
    # 3 boxes with 12 eggs are as many as 12 boxes with 3: these two do not trade places.
    assert "has 12 boxes with 3 eggs" not in found["misread-swapped"].question
    doubled = "Ann has 4 pens and Ben twice as many. How many has Ben?"
    (only, *_) = misreadings(doubled, "Ben has 2*4 = <<2*4=8>>8 pens.\n#### 8", Random(1))
    assert only.question == "Ann has 4 pens and Ben half as many. How many has Ben?" and only.first_wrong == 0


def test_a_flawed_world_solution_has_its_label():
    record = {"id": "a/1", "question": "q", "solution": "1+2 = 3\n#### 3", "flaw": {"kind": "slip", "at": 0}}
    record["flaw"]["solution"] = "1+2 = 4\n#### 4"
    right, wrong = world_solutions(record)
    assert (right["labels"], right["right"]) == ([1, 1], True)
    assert (wrong["labels"], wrong["right"], wrong["source"]) == ([0, None], False, "world-slip")


def test_the_threshold_leaves_four_of_five_right_solutions_alone():
    right = [{"source": "planted-none", "right": True, "labels": [1, 1]} for _ in range(10)]
    wrong = {"source": "sample", "right": False, "labels": [1, 0]}
    rewards = [[0.9, at / 10] for at in range(10)] + [[0.8, 0.1]]
    threshold = choose_threshold(rewards, [*right, wrong])
    at = first_errors_at(rewards, [*right, wrong], threshold)
    assert threshold == pytest.approx(0.18)
    assert at == {"left_alone": {"mean": 0.8, "n": 10}, "sample": {"mean": 1.0, "n": 1}}


def test_the_likeliest_are_found_by_chunks():
    logits = torch.randn(3, 1000, generator=torch.Generator().manual_seed(2))
    values, ids = likeliest(logits)
    torch.testing.assert_close(values, logits.topk(64).values)
    torch.testing.assert_close(logits.gather(1, ids), values)


def test_the_stream_is_greedy_decoding_whatever_the_batch(qwen2_folder, base):
    theirs = Qwen2ForCausalLM.from_pretrained(qwen2_folder).eval()
    prompts = [encode_dialogue(base.tokenizer, PROMPT, text, []).prompt for text in TEXTS[:5]]
    texts = Stream(base.model, base, width=2, limit=12).sample(prompts, temperature=0, seed=1)
    for ids, (text, _) in zip(prompts, texts, strict=True):
        out = theirs.generate(
            torch.tensor([ids]), max_new_tokens=12, do_sample=False, eos_token_id=base.end, pad_token_id=base.end
        )
        assert base.tokenizer.decode(out[0, len(ids) :].tolist()).startswith(text.rstrip("�"))


def test_pooling_is_a_weighted_mean_within_each_step():
    gate, value = torch.tensor([0.0, 1.0, 2.0]), torch.tensor([1.0, -1.0, 3.0])
    e = torch.tensor(1.0).exp()
    torch.testing.assert_close(
        pooled(gate, value, torch.tensor([0, 0, 1]), 2), torch.stack(((1 - e) / (1 + e), torch.tensor(3.0)))
    )


def test_heads_know_their_base(tmp_path, base):
    head = Head(HeadConfig((2, 4), 64, 8))
    save_heads(tmp_path, {"prm": head}, {"base": base.record})
    examples = Examples.of(SOLUTIONS, reader(base).read(SOLUTIONS))
    kept, _ = load_heads(tmp_path, base.record["fingerprint"])
    before, after = rewards_of(head.eval(), examples, "prm"), rewards_of(kept["prm"], examples, "prm")
    assert [len(r) for r in after] == [3, 2, 2]
    assert functools.reduce(operator.iadd, after, []) == pytest.approx(
        functools.reduce(operator.iadd, before, []), abs=1e-3
    )
    with pytest.raises(ValueError, match="another base"):
        load_heads(tmp_path, "0" * 64)


def test_every_stage(tmp_path, qwen2_folder, monkeypatch, capsys):
    names = [f"{first}{second}" for first in ("Ann", "Ben", "Cem", "Dan") for second in ("a", "o", "i", "u", "e")]
    problems = [{"question": QUESTION.replace("Tom", name), "answer": ANSWER.replace("Tom", name)} for name in names]
    (tmp_path / "problems.jsonl").write_text("".join(json.dumps(p) + "\n" for p in problems))
    (tmp_path / "students.json").write_text(
        json.dumps(
            [
                {
                    "problem": QUESTION,
                    "student_incorrect_solution": ["3*12 = 36", "36-8 = 28", "28"],
                    "incorrect_index": 1,
                }
            ]
        )
    )
    script = runpy.run_path(str(TRAINING / "scripts" / "head.py"))
    monkeypatch.chdir(tmp_path)

    def head(stage: str, *arguments: str) -> dict:
        monkeypatch.setattr(sys, "argv", ["head.py", stage, *arguments])
        script["main"]()
        return json.loads(capsys.readouterr().out.splitlines()[-1])

    head("base", "--source", str(qwen2_folder), "--out", "base")
    samples = head(
        "sample",
        "--base",
        "base",
        "--problems",
        "problems.jsonl",
        "--n",
        "20",
        "--copies",
        "2",
        "--limit",
        "8",
        "--out",
        "samples",
    )
    assert samples["counts"]["solutions"] == 40
    label = head("label", "--problems", "problems.jsonl", "--samples", "samples", "--out", "labels")
    assert label["counts"]["sources"]["planted-none"] == 20 and label["counts"]["sources"]["planted-slip"] > 0
    assert (
        head("label", "--problems", "problems.jsonl", "--against", "problems.jsonl", "--out", "none")["counts"][
            "solutions"
        ]
        == 0
    )
    head("label", "--students", "students.json", "--out", "students")
    for name in ("labels", "students"):
        head("read", "--base", "base", "--solutions", name, "--out", f"{name}-states")
    trained = head(
        "train", "--base", "base", "--states", "labels-states", "--epochs", "1", "--width", "8", "--out", "heads"
    )
    assert trained["counts"]["problems"] == 20 and trained["metrics"]["held_back"]["misread"]["steps"] > 0
    record = json.loads((tmp_path / "heads" / "config.json").read_text())
    assert (
        record["heads"]["prm"]["layers"] == [2, 3, 4]
        and 0 < record["threshold"] < 1
        and record["prompt"]["after"] == A_STEP_A_LINE.after
    )
    golden = json.loads((tmp_path / "heads" / "golden.json").read_text())
    assert len(golden["cases"]) == 2 and len(golden["cases"][0]["prm"]) == len(golden["cases"][0]["steps"])
    results = head(
        "evaluate",
        "--base",
        "base",
        "--heads",
        "heads",
        "--students",
        "students-states",
        "--gold",
        "labels-states",
        "--samples",
        "labels-states",
        "--out",
        "results",
    )["metrics"]
    assert results["heads"]["students"]["n"] == 1 and results["untrained"]["gold"]["n"] > 8
    assert 0 <= results["choosing"]["rules"]["prm_weighted_min"]["mean"] <= 1
