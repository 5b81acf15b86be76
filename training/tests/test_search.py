"""Search over steps with a sampler whose lines are known."""

from fractions import Fraction

import pytest

from shepherd.problems import Problem
from shepherd.sample import Sample, Sampler, Settings
from shepherd.search import Beam, Candidate, affordable, beam_search, tree_search

PROBLEM = Problem("p", "What is 2*3+4?", ["2*3 = 6", "6+4 = 10", "#### 10"], Fraction(10))
NEXT = {
    "": ["2*3 = 5", "2*3 = 6", "2*3 = 5", "2*3 = 6"],
    "2*3 = 5": ["5+4 = 9"] * 2,
    "2*3 = 5\n5+4 = 9": [],
    "2*3 = 6": ["6+4 = 11", "6+4 = 10"],
    "2*3 = 6\n6+4 = 10": ["#### 10", "#### 10"],
    "2*3 = 6\n6+4 = 11": ["#### 11", "#### 11"],
}


class Lines:
    """Gives the lines of NEXT, in order."""

    def __init__(self, tokenizer):
        self.tokenizer, self.newline = tokenizer, 1

    def text(self, ids):
        return self.tokenizer.decode(list(ids))

    def sample(self, prompts, copies, settings, seed):
        assert settings.line
        groups = []
        for prompt in prompts:
            prefix = self.tokenizer.decode(prompt).split("\n", 1)[1].strip()
            groups.append([Sample(self.tokenizer.encode(line + "\n").ids, True) for line in NEXT[prefix][:copies]])
        return groups


def right_steps(solutions):
    wrong = ("= 5", "= 11", "#### 11")
    return [0.1 if any(line.endswith(wrong) for line in s["solution"].split("\n")) else 0.9 for s in solutions]


def test_the_guide_drops_what_is_wrong_at_once(tokenizer):
    seen = []

    def guide(solutions):
        seen.append([s["solution"] for s in solutions])
        return right_steps(solutions)

    (beam,) = beam_search(Lines(tokenizer), guide, [PROBLEM], width=1, branch=4, settings=Settings(), seed=1)
    assert seen == [
        ["2*3 = 5", "2*3 = 6"],  # equal lines are one candidate
        ["2*3 = 6\n6+4 = 11", "2*3 = 6\n6+4 = 10"],
        ["2*3 = 6\n6+4 = 10\n#### 10"],
    ]
    assert beam.answer() == "10" and beam.live == []
    assert beam.tokens == sum(
        len(tokenizer.encode(line + "\n").ids) for line in [*NEXT[""], *NEXT["2*3 = 6"], *["#### 10"] * 2]
    )


def test_a_wrong_guide_is_believed(tokenizer):
    (beam,) = beam_search(
        Lines(tokenizer), lambda s: [1 - r for r in right_steps(s)], [PROBLEM], 1, 2, Settings(), seed=1
    )
    assert beam.answer() is None  # 5+4 = 9 has no answer line in NEXT's world, and ends at the last line


def test_finished_solutions_keep_their_place():
    beam = Beam(PROBLEM)
    beam.keep([Candidate("a\n#### 1", 0.9), Candidate("b", 0.8), Candidate("c", 0.7)], width=2)
    assert [c.solution for c in beam.done] == ["a\n#### 1"] and beam.live == ["b"]
    beam.keep([Candidate("b\n#### 2", 0.5), Candidate("b\nx", 0.4)], width=2)
    assert beam.live == [] and beam.answer() == "1"


def test_a_line_is_a_sample(toy_model, tokenizer):
    sampler = Sampler(toy_model, tokenizer)
    for (sample,) in sampler.sample([[0, 5, 6]] * 3, 1, Settings(max_tokens=90, line=True), seed=1):
        assert sample.ids.count(sampler.newline) == sample.finished


def test_trees_do_not_take_places_of_each_other(tokenizer):
    # Two trees of two lines each: alone, a beam of two would keep the right line twice.
    (found,) = tree_search(Lines(tokenizer), right_steps, [PROBLEM], width=2, branch=2, settings=Settings(), seed=1)
    (alone,) = beam_search(Lines(tokenizer), right_steps, [PROBLEM], width=1, branch=2, settings=Settings(), seed=1)
    assert [c.solution for c in found.done] == [c.solution for c in alone.done] * 2
    assert found.tokens == 2 * alone.tokens and found.answer() == alone.answer() == "10"


@pytest.mark.parametrize(("budget", "count"), [(1, 1), (10, 1), (14, 1), (16, 2), (20, 2), (26, 3), (99, 3)])
def test_samples_are_paid_for_by_the_nearest_sum(budget, count):
    assert affordable([10, 10, 10], budget) == count
