"""Label quality: expectations over draws of N of the rollouts, against their plain enumeration."""

from itertools import combinations

import pytest

from shepherd.quality import at_least, label_quality


@pytest.mark.parametrize(("k", "enough"), [(1, 1), (2, 1), (3, 2), (5, 3)])
def test_chances_of_a_smaller_n(k, enough):
    n = 5
    for count in range(n + 1):
        rollouts = [True] * count + [False] * (n - count)
        draws = [sum(draw) >= enough for draw in combinations(rollouts, k)]
        assert at_least([count], n, k, enough)[0] == pytest.approx(sum(draws) / len(draws))


def test_agreement_leaves_answer_lines_out():
    record = {"rollouts": 2, "steps": ["1+1 = 2", "2+2 = 5", "#### 5"], "counts": [1, 0, 0]}
    found = label_quality([record], [{"right": [True, False, False]}])
    assert found["1"] == {"hard": 0.75, "soft": 0.75, "n": 2}
    assert found["2"]["hard"] == 1.0
