"""Reading problems, packing, batches, and the clear refusal of bad input."""

import json

import numpy as np
import pytest

from shepherd.data import Document, batches, best_fit, pack, training_documents
from shepherd.problems import read_problems

GOOD = {"id": "a", "question": "How  many?", "solution": "1+1 = 2.\n#### 2", "answer": "2"}


def write(path, *lines):
    path.write_text("\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines) + "\n")
    return path


def test_reads_problems(tmp_path):
    (problem,) = read_problems(write(tmp_path / "p.jsonl", GOOD))
    assert (problem.question, problem.solution, problem.answer) == ("How many?", ["1+1 = 2.", "#### 2"], 2)


@pytest.mark.parametrize(
    ("bad", "message"),
    [
        ("{", "p.jsonl:2: not JSON"),
        ({**GOOD, "question": ""}, "p.jsonl:2: needs a non-empty text field 'question'"),
        ({**GOOD, "answer": "two"}, "p.jsonl:2: answer 'two' is not a number"),
        ({**GOOD, "answer": "3"}, "p.jsonl:2: the solution's #### line does not say '3'"),
        ("[1]", "p.jsonl:2: needs a non-empty text field 'id'"),
    ],
)
def test_bad_lines_are_named(tmp_path, bad, message):
    with pytest.raises(ValueError, match=message.replace("(", r"\(")):
        read_problems(write(tmp_path / "p.jsonl", GOOD, bad))


def test_empty_and_missing_files(tmp_path):
    with pytest.raises(ValueError, match="no problems in it"):
        read_problems(write(tmp_path / "p.jsonl", ""))
    with pytest.raises(FileNotFoundError, match="npm run --silent world"):
        read_problems(tmp_path / "none.jsonl")


def test_best_fit_places_everything_once():
    lengths = list(np.random.default_rng(0).integers(1, 50, 200))
    bins = best_fit(lengths, 64)
    assert sorted(i for members in bins for i in members) == list(range(200))
    assert all(sum(lengths[i] for i in members) <= 64 for members in bins)


def test_pack_restarts_positions_and_marks_padding():
    documents = [Document(np.arange(1, n + 1), np.full(n, n, dtype=np.float32)) for n in (5, 3, 6)]
    rows = pack(documents, 9, padding_value=np.nan)
    assert rows.ids.shape == (2, 9)
    for row in range(2):
        real = rows.documents[row] >= 0
        assert (rows.positions[row][real] + 1 == rows.ids[row][real]).all()
        assert rows.values[row][~real].isnan().all()


def test_batches_have_one_shape_are_seeded_and_endless():
    documents = [Document(np.full(7, n), np.ones(7, dtype=np.float32)) for n in range(1, 30)]
    first, again = batches(documents, 16, 4, seed=5), batches(documents, 16, 4, seed=5)
    for _ in range(12):
        a, b = next(first), next(again)
        assert a.ids.shape == (4, 16) and (a.ids == b.ids).all()


def test_documents_weigh_question_and_solution(tokenizer, tmp_path):
    problems = read_problems(write(tmp_path / "p.jsonl", GOOD))
    (document,), too_long = training_documents(tokenizer, problems, 128)
    assert too_long == 0 and document.values[0] == 0.0
    assert set(document.values[1:].round(2)) == {np.float32(0.2), np.float32(1.0)}
