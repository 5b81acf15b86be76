"""Sampling: greedy against a plain loop, seeds, order, limits."""

import pytest
import torch

from shepherd.model import causal_mask
from shepherd.sample import Sampler, Settings, choose
from shepherd.text import encode_prompt


def plain_greedy(model, ids, count):
    ids = list(ids)
    for _ in range(count):
        tokens = torch.tensor([ids])
        hidden = model.hidden(tokens, torch.arange(len(ids))[None], causal_mask(len(ids)))
        ids.append(int(model.logits(hidden[0, -1]).argmax()))
    return ids


@pytest.fixture
def sampler(toy_model, tokenizer):
    return Sampler(toy_model, tokenizer, torch.float32)


def test_greedy_equals_a_plain_loop_for_ragged_prompts(sampler, toy_model, tokenizer):
    prompts = [encode_prompt(tokenizer, text) for text in ("Tom has 3 eggs.", "Mia?", "How many eggs are left?")]
    limit = max(map(len, prompts)) + 8
    for prompt, group in zip(prompts, sampler.sample(prompts, 2, Settings(0.0, max_tokens=limit), seed=0), strict=True):
        assert group[0] == group[1]
        written = group[0].ids
        assert plain_greedy(toy_model, prompt, len(written)) == [*prompt, *written]
        assert group[0].finished or len(prompt) + len(written) == limit


def test_seeds(sampler, tokenizer):
    prompts = [encode_prompt(tokenizer, "Tom has 3 eggs.")]
    settings = Settings(1.0, 0.9, max_tokens=40)
    first = sampler.sample(prompts, 4, settings, seed=1)
    assert first == sampler.sample(prompts, 4, settings, seed=1)
    assert first != sampler.sample(prompts, 4, settings, seed=2)
    assert len({tuple(s.ids) for s in first[0]}) > 1


def test_stops_after_an_answer_line(sampler, tokenizer, monkeypatch):
    script = tokenizer.encode("It is 4.\n#### 4\nnever written\n").ids
    answer = tokenizer.encode("It is 4.\n#### 4\n").ids
    calls = iter(script)
    monkeypatch.setattr("shepherd.sample.choose", lambda logits, *_: torch.full((len(logits),), next(calls)))
    ((sample,),) = sampler.sample([encode_prompt(tokenizer, "?")], 1, Settings(max_tokens=100), seed=0)
    assert sample.finished and sample.ids == answer


def test_top_p_keeps_the_smallest_set():
    logits = torch.tensor([[0.5, 0.3, 0.15, 0.05]]).log().repeat(4000, 1)
    generator = torch.Generator().manual_seed(0)
    drawn = choose(logits, Settings(1.0, 0.7), generator)
    assert set(drawn.tolist()) == {0, 1}
    assert abs((drawn == 0).float().mean() - 0.625) < 0.03


def test_limits_are_clear(sampler):
    with pytest.raises(ValueError, match="leaves no room"):
        sampler.sample([[0] * 50], 1, Settings(max_tokens=50), seed=0)
    with pytest.raises(ValueError, match="temperature"):
        Settings(temperature=-1.0)
