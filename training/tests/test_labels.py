"""Labels by rollouts on a completer whose answers are known; documents of the reward models; votes."""

import numpy as np
import pytest

from shepherd.measures import (
    auc,
    best_threshold,
    calibration,
    first_below,
    first_error_scores,
    interval,
    mcnemar,
    paired,
    within_auc,
)
from shepherd.problems import Problem
from shepherd.rewards import reward_document, score_solutions
from shepherd.rollouts import label_solutions
from shepherd.solutions import solution_record
from shepherd.text import encode_document
from shepherd.vote import Scored, rules

PROBLEM = Problem("p", "What is 2*3+4?", ["2*3 = 6", "6+4 = 10", "#### 10"], 10)
TEXTS = ["2*3 = 6\n6+4 = 10\n#### 10\n", "2*3 = 6\n6+4 = 11\n#### 11\n", "2*3 = 5\n5+4 = 9\n#### 9\n"]


def records():
    return [solution_record(PROBLEM, k, text, finished=True) for k, text in enumerate(TEXTS)]


def completer(wanted):
    """After "2*3 = 6" three of four roads lead to 10, after a right end all, after an error none."""
    completer.asked = [prefix for _, prefix in wanted]
    good, bad = "#### 10\n", "#### 9\n"
    table = {"2*3 = 6": [good, good, good, bad], "2*3 = 6\n6+4 = 10": [good] * 4}
    return [table.get(prefix, [bad, "", bad, "no answer"]) for _, prefix in wanted]


def test_hard_and_soft_labels():
    right, slipped, wrong = label_solutions(records(), completer, rollouts=4)
    assert (right["counts"], right["hard"], right["soft"]) == ([3, 4, 4], [1, 1, 1], [0.75, 1.0, 1.0])
    assert (slipped["counts"], slipped["hard"]) == ([3, 0, 0], [1, 0, 0])
    assert (wrong["counts"], wrong["soft"]) == ([0, 0, 0], [0.0, 0.0, 0.0])


def test_equal_prefixes_are_completed_once_and_answer_lines_never():
    label_solutions(records() + records(), completer, rollouts=4)
    assert len(completer.asked) == len(set(completer.asked)) == 5
    assert not any("####" in prefix for prefix in completer.asked)


def test_pruning_gives_the_same_labels_with_fewer_completions():
    everything = label_solutions(records(), completer, rollouts=4)
    asked = []
    pruned = label_solutions(
        records(), lambda wanted: asked.extend(wanted) or completer(wanted), rollouts=4, prune=True
    )
    assert pruned == everything
    assert len(asked) == len(set(asked)) == 4  # "2*3 = 5" is lost: what follows it is not completed


def test_a_cut_solution_is_wrong_and_loses_its_open_line():
    cut = solution_record(PROBLEM, 0, "2*3 = 6\n6+4 = 1", finished=False)
    assert (cut["solution"], cut["right"], cut["answer"]) == ("2*3 = 6", False, None)
    (labelled,) = label_solutions([cut], completer, rollouts=4)
    assert labelled["counts"] == [3]


def test_a_solution_without_steps_is_labelled_and_makes_no_document(tokenizer):
    empty = solution_record(PROBLEM, 0, "2*3", finished=False)
    (labelled,) = label_solutions([empty], completer, rollouts=4)
    assert labelled["counts"] == [] and reward_document(tokenizer, labelled, "hard", 64) is None


def test_missing_completions_are_refused():
    with pytest.raises(ValueError, match="3 completions"):
        label_solutions(records(), lambda wanted: [[""] * 3 for _ in wanted], rollouts=4)


def test_reward_documents_label_newlines_only(tokenizer):
    labelled = label_solutions(records(), completer, rollouts=4)[0]
    positions = encode_document(tokenizer, PROBLEM.question, labelled["steps"]).positions
    for target, expected in (("hard", [1, 1, 1]), ("soft", [0.75, 1, 1]), ("outcome", [1])):
        values = reward_document(tokenizer, labelled, target, 64).values
        assert list(values[positions[-len(expected) :]]) == expected
        assert np.isnan(values).sum() == len(values) - len(expected)


def test_scores_come_back_in_order(toy_rewarder, tokenizer):
    solutions = records()
    together = score_solutions(toy_rewarder, tokenizer, solutions, row=128)
    for solution, rewards in zip(solutions, together, strict=True):
        (alone,) = score_solutions(toy_rewarder, tokenizer, [solution], row=128)
        assert len(rewards) == 3 and np.allclose(rewards, alone, atol=0.02)


def test_rules():
    solutions = [
        Scored("7", (0.9, 0.2), 0.3),
        Scored("8", (0.6, 0.7), 0.9),
        Scored(None, (1.0,), 1.0),
        Scored("7", (0.3, 0.4), 0.2),
        Scored("9", (0.1, 0.95), 0.8),
    ]
    chosen = {name: rule(solutions) for name, rule in rules().items()}
    assert chosen["majority"] == "7"
    assert chosen["prm_best_min"] == "8" and chosen["prm_best_last"] == "9"
    assert chosen["prm_weighted_min"] == "8" and chosen["prm_weighted_mean"] == "7"
    assert chosen["orm_best"] == "8" and chosen["orm_weighted"] == "8"
    assert all(rule([]) is None for rule in rules().values())


def test_ties_go_to_more_votes_then_to_the_first():
    tie = [Scored("1", (0.5,), 0.5), Scored("2", (0.5,), 0.5), Scored("2", (0.1,), 0.1)]
    assert rules()["prm_best_min"](tie) == "2"
    assert rules()["majority"](tie[:2]) == "1"


def test_measures():
    assert auc(np.array([0.1, 0.4, 0.4, 0.8]), np.array([0, 0, 1, 1])) == 0.875
    assert auc(np.array([0.1]), np.array([1])) is None
    a, b = np.array([1, 1, 1, 1, 1, 1, 0, 1], dtype=bool), np.zeros(8, dtype=bool)
    assert mcnemar(a, b) == 2 / 2**7 and mcnemar(a, a) == 1.0
    found = interval(a.astype(float))
    assert found["low"] <= found["mean"] == 0.875 <= found["high"]
    assert paired(a, b)["difference"] == 0.875


def test_within_auc_asks_inside_each_group_alone():
    scores, groups = np.array([0.9, 0.8, 0.2, 0.1, 0.5]), np.array([0, 0, 1, 1, 2])
    assert within_auc(scores, np.array([1, 0, 1, 0, 1]), groups) == 1.0  # pooled: 0.67
    assert within_auc(scores, np.array([1, 1, 0, 0, 1]), groups) is None


def test_first_errors_by_processbench():
    truth = [None, 1, 0, None]
    predicted = [first_below(r, 0.5) for r in ([0.9, 0.8], [0.9, 0.2], [0.9, 0.2], [0.4, 0.9])]
    assert predicted == [None, 1, 1, 0]
    found = first_error_scores(predicted, truth)
    assert (found["flawed"], found["sound"], found["f1"]) == (0.5, 0.5, 0.5)
    chosen = best_threshold([[0.9, 0.8], [0.9, 0.2], [0.3, 0.2], [0.6, 0.9]], truth)
    assert chosen["f1"] == 1.0 and 0.3 < chosen["threshold"] <= 0.6


def test_calibration_of_a_calibrated_reward():
    found = calibration(np.array([0.25] * 4 + [0.75] * 4), np.array([1, 0, 0, 0, 1, 1, 1, 0]))
    assert found["error"] == 0 and [row[2] for row in found["bins"]] == [4, 4]
