"""Votes, aggregators and first-error F1, by the vectors that src/domain/vectors.test.ts reads too."""

import json
from pathlib import Path

import pytest

from shepherd.measures import first_below, first_error_scores
from shepherd.vote import AGGREGATORS, Scored, rules

VECTORS = Path(__file__).resolve().parents[1] / "vectors"


def vectors(name):
    return json.loads((VECTORS / f"{name}.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", vectors("aggregators"), ids=lambda c: repr(c["rewards"]))
def test_aggregators(case):
    found = {name: aggregate(case["rewards"]) for name, aggregate in AGGREGATORS.items()}
    assert found == pytest.approx({name: case[name] for name in AGGREGATORS})


@pytest.mark.parametrize("case", vectors("votes"), ids=lambda c: c["name"])
def test_votes(case):
    solutions = [Scored(c["answer"], tuple(c["rewards"]), c["outcome"]) for c in case["candidates"]]
    expected = {name: case["chosen"][name] for name in ("majority", "orm_best", "orm_weighted")}
    for way in ("prm_best", "prm_weighted"):
        expected |= {f"{way}_{name}": case["chosen"][way][name] for name in AGGREGATORS}
    assert {name: rule(solutions) for name, rule in rules().items()} == expected


@pytest.mark.parametrize("case", vectors("first-errors"), ids=lambda c: c["name"])
def test_first_errors(case):
    called = [first_below(s["rewards"], case["threshold"]) for s in case["solutions"]]
    assert called == [s["called"] for s in case["solutions"]]
    scores = first_error_scores(called, [s["firstWrong"] for s in case["solutions"]])
    assert (scores["flawed"], scores["sound"], scores["f1"]) == pytest.approx(
        (case["flawed"], case["right"], case["f1"])
    )
