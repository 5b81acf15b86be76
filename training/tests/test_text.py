"""Rules shared with TypeScript: vectors, prefix stability, pinned ids and label positions."""

import json
from pathlib import Path

import pytest
from conftest import TEXTS
from tokenizers import Tokenizer

from shepherd.text import (
    BEGIN_ID,
    encode_document,
    encode_prompt,
    extract_answer,
    format_number,
    newline_id,
    split_steps,
)

VECTORS = Path(__file__).resolve().parents[1] / "vectors"
QUESTION, STEPS = TEXTS[0], TEXTS[1:4]


def vectors(name):
    return json.loads((VECTORS / f"{name}.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", vectors("answers"), ids=lambda c: repr(c["text"]))
def test_answers(case):
    assert format_number(extract_answer(case["text"])) == case["answer"]


@pytest.mark.parametrize("case", vectors("steps"), ids=lambda c: repr(c["solution"]))
def test_steps(case):
    assert split_steps(case["solution"]) == case["steps"]


def test_encoding_is_prefix_stable_at_newlines(tokenizer):
    for at in range(1, len(TEXTS)):
        a, b = "\n".join(TEXTS[:at]) + "\n", "\n".join(TEXTS[at:]) + "\n"
        assert tokenizer.encode(a).ids + tokenizer.encode(b).ids == tokenizer.encode(a + b).ids


def test_newlines_and_digits_are_single_tokens(tokenizer):
    newline = newline_id(tokenizer)
    assert tokenizer.encode("a\n\nb\n").ids.count(newline) == 3
    digits = {d: tokenizer.encode(d).ids for d in "0123456789"}
    assert all(len(ids) == 1 for ids in digits.values())
    assert tokenizer.encode("407").ids == digits["4"] + digits["0"] + digits["7"]


@pytest.mark.parametrize("text", ["  two  spaces\t", "£3.50 — naïve 東京 🙂", "a\nb\n\n", "12 + 3*4=24", "x" * 50])
def test_decoding_gives_the_text_back(tokenizer, text):
    assert tokenizer.decode(tokenizer.encode(text).ids, skip_special_tokens=False) == text


def test_document_layout(tokenizer):
    encoded = encode_document(tokenizer, "  Tom  has\n3 boxes ", STEPS)
    prompt = encode_prompt(tokenizer, "Tom has 3 boxes")
    assert encoded.ids[0] == BEGIN_ID and encoded.ids[: encoded.question_length] == prompt
    newline = newline_id(tokenizer)
    positions = [at for at, token in enumerate(encoded.ids) if token == newline][1:]
    assert encoded.positions == positions and len(positions) == len(STEPS)


def test_exact_ids_and_label_positions(tokenizer):
    """Pinned: a change here breaks every shipped model. Ids of the vocabulary in vectors/toy-tokenizer.json."""
    pinned = Tokenizer.from_file(str(VECTORS / "toy-tokenizer.json"))
    expected = vectors("toy-document")
    encoded = encode_document(pinned, expected["question"], expected["steps"])
    assert (encoded.ids, encoded.question_length, encoded.positions) == (
        expected["ids"],
        expected["question_length"],
        expected["positions"],
    )
    assert tokenizer.to_str() == pinned.to_str()  # training it again gives the same vocabulary
