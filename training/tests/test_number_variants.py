"""Number variants: exact parsing, tracing, what stays, what is redrawn, and what must not be trained on."""

import json
import re
import subprocess
import sys
from fractions import Fraction
from random import Random

import pytest
from conftest import TRAINING

from shepherd.arithmetic import parse_expression, wrong_equations
from shepherd.near_copies import NearCopies
from shepherd.number_template import draw_variants
from shepherd.number_variants import NoTemplateError, make_template
from shepherd.problems import read_problems

ORCHARD = (
    "Mia picks 24 apples and then 7 times as many pears. She fills bags of 12 pieces. How many bags does she fill?",
    "Mia picks 24*7 = <<24*7=168>>168 pears.\nShe has 24 + 168 = <<24+168=192>>192 pieces.\n"
    "She fills 192/12=<<192/12=16>>16 bags.\n#### 16",
)
KITES = (
    "A shop sells an 80-page book of kites for $12.50. Omar buys 6 of them with a 20% discount. How much does he pay?",
    "Without the discount he pays 6 * $12.50 = $<<6*12.5=75>>75.\nThe discount is 75 * .2 = $<<75*.2=15>>15.\n"
    "He pays $75 - $15 = $<<75-15=60>>60.\n#### 60",
)


def variants(problem, wanted=20, seed=1):
    return list(draw_variants(make_template(*problem), wanted, Random(seed), attempts=2000))


def numbers(text):
    return [Fraction(n) for n in re.findall(r"\d+(?:\.\d+)?|\.\d+", text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2+3*4", 14),
        ("(2+3) x 4", 20),
        ("$7.50*2", 15),
        ("-3+10", 7),
        ("20%*50", 10),
        ("8-2-1", 5),
        ("1,200/.5", 2400),
        ("1/3*6", 2),
    ],
)
def test_parses_arithmetic(text, value):
    expression = parse_expression(text)
    assert expression.value(expression.operands) == value


@pytest.mark.parametrize("text", ["2**3", "n+1", "(2+3", "2 3", "", "4+", "print(1)", "3(4)"])
def test_refuses_what_is_no_arithmetic(text):
    assert parse_expression(text) is None


def test_finds_wrong_equations():
    good = "So 3 + 4 = 7 hens.\nHe pays 2 x $1.50 = $3.00 and 1/4*100 = 25%.\n5 bags * 3 = 15 and 2+2 = 4 = 8/2."
    assert wrong_equations(good) == []
    assert wrong_equations("So 3 + 4 = 8 hens.\n2+2 = 4 = 9/2") == ["3 + 4 = 8", "4 = 9/2"]


def test_traces_and_recomputes():
    drawn = variants(ORCHARD)
    assert len(drawn) == 20
    for variant in drawn:
        apples, times, size = numbers(variant.question)
        pears, pieces = apples * times, apples * (times + 1)
        assert numbers(variant.solution) == [
            apples,
            times,
            pears,
            apples,
            pears,
            pieces,
            pieces,
            size,
            pieces / size,
            pieces / size,
        ]
        assert re.sub(r"\d+", "#", variant.solution) == re.sub(r"\d+", "#", re.sub("<<.*?>>", "", ORCHARD[1]))
    assert all(len({numbers(v.question)[i] for v in drawn}) > 1 for i in range(3))
    assert ORCHARD[0] not in {v.question for v in drawn} and len({v.question for v in drawn}) == 20


def test_money_percents_articles_and_unused_numbers():
    drawn = variants(KITES)
    assert len(drawn) == 20
    for variant in drawn:
        match = re.fullmatch(
            r"A shop sells an 80-page book of kites for \$(\d+\.\d\d). "
            r"Omar buys (\d+) of them with a (\d+)% discount. How much does he pay\?",
            variant.question,
        )
        price, count, percent = (Fraction(n) for n in match.groups())
        assert 5 <= percent <= 95 and percent % 5 == 0
        full = price * count
        assert numbers(variant.solution)[-1] == full - full * percent / 100
        assert f"* ${match[1]} = " in variant.solution


def test_article_follows_the_number():
    drawn = variants(
        ("Ada rents an 8-room house and 14 more rooms. How many rooms?", "She has 8+14 = <<8+14=22>>22 rooms.\n#### 22")
    )
    articles = {re.search(r"(an?) (\d+)-room", v.question).groups() for v in drawn}
    assert {("an", "8"), ("an", "11")} & articles and {("a", "7"), ("a", "9"), ("a", "10")} & articles
    assert all((article == "an") == (n in ("8", "11")) for article, n in articles)


def test_equal_numbers_of_a_question_stay_equal():
    problem = (
        "Ann has 30 pens. She buys 4 red ones and 4 blue ones. How many?",
        "She buys 4+4=<<4+4=8>>8.\nShe has 30+8=<<30+8=38>>38 pens.\n#### 38",
    )
    drawn = [numbers(v.question) for v in variants(problem)]
    assert all(red == blue for _, red, blue in drawn) and len({red for _, red, _ in drawn}) > 1


def test_a_number_that_is_also_a_result_is_ambiguous():
    steps = "He keeps 8-3=<<8-3=5>>5 hens.\nHe has 5+5=<<5+5=10>>10 animals.\n#### 10"
    with pytest.raises(NoTemplateError, match="ambiguous"):
        make_template("Ole has 8 hens and sells 3. He buys 5 goats. How many animals has he?", steps)


def test_a_number_that_may_be_a_constant_stays():
    steps = "Half of the cups are 40/2=<<40/2=20>>20.\nShe packs 20/2=<<20/2=10>>10 boxes.\n#### 10"
    drawn = variants(("Ida sells half of her 40 cups, 2 in a box. How many boxes does she pack?", steps))
    assert drawn and {numbers(v.question)[1] for v in drawn} == {2}


def test_what_words_hint_at_may_be_a_sum_in_the_head():
    steps = "The dogs get 3*6=<<3*6=18>>18.\nAll get 4*6=<<4*6=24>>24.\n#### 24"
    drawn = variants(("Sam and his 3 dogs eat 6 biscuits each. How many do all eat?", steps))
    assert drawn and {numbers(v.question)[0] for v in drawn} == {3}


def test_what_is_more_stays_more():
    drawn = variants(
        (
            "Eva is 12 and her older brother Max is 15. How old are they together?",
            "They are 12+15=<<12+15=27>>27.\n#### 27",
        )
    )
    assert drawn and all(eva < brother for eva, brother in (numbers(v.question) for v in drawn))


def test_number_words_stay():
    steps = "Each of the three has 21/3=<<21/3=7>>7 nuts.\nAll but one are gone: 7-1=<<7-1=6>>6.\n#### 6"
    drawn = variants(
        ("A bear, a fox and a hare, three friends, share 21 nuts. How many fewer than one more has each?", steps),
        wanted=5,
    )
    assert drawn and all("three friends" in v.question and "the three has" in v.solution for v in drawn)
    steps = "She has 9-4=<<9-4=5>>5 left, and five is few.\n#### 5"
    with pytest.raises(NoTemplateError, match="ambiguous"):
        make_template("Una has 9 figs and eats 4. How many are left?", steps)


def test_results_keep_their_side_of_a_threshold():
    problem = (
        "A stall gives a gift to who spends over $50. Kim buys 8 rings at $9 each. How much does she spend?",
        "She spends 8*9 = $<<8*9=72>>72, and gets the gift.\n#### 72",
    )
    assert all(numbers(v.solution)[-1] > 50 for v in variants(problem))


@pytest.mark.parametrize(
    ("question", "steps", "why"),
    [
        ("Leo has 9 coins and 5 notes. How many?", "He has 9+5=<<9+5=15>>15.\n#### 15", "does not hold"),
        (
            "A dog runs 60 m at 15 m a minute and 9 m more. How far?",
            "60 m / 15 m = 4 minutes.\nIt runs 60+9=<<60+9=69>>69 m.\n#### 69",
            "without a calc",
        ),
        ("Leo has 9 coins and 5 notes. How many?", "He has 9+5=<<9+5=14>>14, which beats 13.\n#### 14", "from nowhere"),
        ("Leo has 9 coins and 5 notes. How many?", "x = 9+5 = <<9+5=14>>14, 2y = 28.\n#### 14", "algebra"),
        ("Leo has 9 coins. How many?", "He has 9.\n#### 9", "no result"),
        (
            "Leo has 9 coins and 5 notes. How many?",
            "He has 9+5=<<9+5=14>>14, as 7+7 = 9+6.\n#### 14",
            "an equation does not hold",
        ),
    ],
)
def test_refuses_what_it_cannot_trace(question, steps, why):
    with pytest.raises(NoTemplateError, match=why):
        make_template(question, steps)


def test_near_copies():
    known = NearCopies(
        ["Every morning Bo the baker makes 40 rolls and sells 35 of them to the people of his little street."]
    )
    assert known.has(
        "every morning  Bo the baker makes 12 rolls and sells 9 of them to the people of his little street."
    )
    assert known.has("Every morning Bo the baker makes 12 rolls and sells 9 of them to the people of a big town.")
    assert known.has("Every morning Bo the baker makes 1,200 rolls and sells 0.5 of them.")
    assert not known.has(
        "Every evening Jo the miller grinds 12 sacks and sells 9 of them to the people of his little street."
    )


def run_stage(folder, seed, out):
    script = TRAINING / "scripts" / "vary_gsm8k.py"
    command = [
        sys.executable,
        script,
        "--source",
        folder / "train.jsonl",
        "--against",
        folder / "test.jsonl",
        "--out",
        folder / out,
        "--seed",
        str(seed),
    ]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    return (folder / out / "problems.jsonl").read_text(), json.loads(run.stdout.splitlines()[-1])


def test_the_stage_is_seeded_whole_and_clean(tmp_path):
    pair = [{"question": q, "answer": a} for q, a in (ORCHARD, KITES)]
    (tmp_path / "train.jsonl").write_text("\n".join(map(json.dumps, pair)))
    (tmp_path / "test.jsonl").write_text(
        json.dumps({"question": KITES[0].replace("12.50", "9.00"), "answer": "#### 1"})
    )
    first, meta = run_stage(tmp_path, 1, "a")
    assert (first, meta["counts"]) == (
        run_stage(tmp_path, 1, "b")[0],
        {"problems": 9, "near a test question": 1, "templates": 1, "variants": 8},
    )
    assert first != run_stage(tmp_path, 2, "c")[0] and "kites" not in first and "<<" not in first
    problems = read_problems(tmp_path / "a" / "problems.jsonl")
    assert {p.id for p in problems} == {f"gsm8k-train-0/{i}" for i in range(9)}
    assert [p.question for p in problems if p.id.endswith("/0")] == [ORCHARD[0]]
