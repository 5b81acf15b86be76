"""The decoder: cache against full pass, packing isolation, sizes, SmolLM2's shape."""

import pytest
import torch

from shepherd.data import Document, pack
from shepherd.model import Config, Decoder, KVCache, block_causal_mask, causal_mask, parameter_count


def full_hidden(model, ids):
    return model.hidden(ids, torch.arange(ids.shape[1]).expand(ids.shape), causal_mask(ids.shape[1]))


def test_cached_steps_equal_the_full_pass(toy_model):
    ids = torch.randint(1, toy_model.config.vocab, (2, 20))
    expected = full_hidden(toy_model, ids)
    cache = KVCache(toy_model.config, 2, 32, torch.float32, torch.device("cpu"))
    parts = [toy_model.hidden_cached(ids[:, a:b], cache) for a, b in ((0, 9), (9, 10), (10, 14), (14, 20))]
    torch.testing.assert_close(torch.cat(parts, dim=1), expected, atol=1e-5, rtol=1e-4)


def test_ragged_rows_with_right_padding_equal_their_own_pass(toy_model):
    lengths = torch.tensor([4, 9, 6])
    ids = torch.randint(1, toy_model.config.vocab, (3, 12))
    cache = KVCache(toy_model.config, 3, 32, torch.float32, torch.device("cpu"))
    padded = torch.where(torch.arange(9) < lengths[:, None], ids[:, :9], 0)
    toy_model.hidden_cached(padded, cache, counts=lengths)
    cache.select(torch.tensor([2, 0, 1]))
    order = [2, 0, 1]
    for step in range(3):
        new = torch.stack([ids[row, lengths[row] + step] for row in order])[:, None]
        hidden = toy_model.hidden_cached(new, cache)[:, 0]
        for at, row in enumerate(order):
            expected = full_hidden(toy_model, ids[row : row + 1, : lengths[row] + step + 1])[0, -1]
            torch.testing.assert_close(hidden[at], expected, atol=1e-5, rtol=1e-4)


def test_a_full_cache_is_refused(toy_model):
    cache = KVCache(toy_model.config, 1, 4, torch.float32, torch.device("cpu"))
    with pytest.raises(ValueError, match="holds 4 tokens, 5 asked for"):
        toy_model.hidden_cached(torch.ones(1, 5, dtype=torch.long), cache)


def test_packed_documents_do_not_see_each_other(toy_model):
    documents = [Document(torch.randint(1, 100, (n,)).numpy(), torch.ones(n).numpy()) for n in (9, 6, 11, 4)]
    rows = pack(documents, size=16, padding_value=0.0)
    packed = toy_model.hidden(rows.ids, rows.positions, block_causal_mask(rows.documents))
    found = 0
    for row in range(len(rows.ids)):
        for number in range(int(rows.documents[row].max()) + 1):
            here = rows.documents[row] == number
            alone = full_hidden(toy_model, rows.ids[row, here][None])[0]
            torch.testing.assert_close(packed[row, here], alone, atol=1e-5, rtol=1e-4)
            found += 1
    assert found == len(documents)


def test_smollm2_135m_is_expressible(monkeypatch):
    monkeypatch.setattr(Decoder, "initialise", lambda self, seed: None)
    with torch.device("meta"):
        model = Decoder(Config(49152, 576, 30, 9, 3, 64, 1536, 8192, 100_000.0))
    assert parameter_count(model) == 134_515_008  # as published for HuggingFaceTB/SmolLM2-135M


def test_config_refuses_impossible_heads():
    with pytest.raises(ValueError, match="multiple of kv_heads"):
        Config(heads=4, kv_heads=3)


def test_a_reward_model_reads_its_trunk_and_leaves_it_alone(toy_model, toy_rewarder):
    ids = torch.randint(1, toy_model.config.vocab, (2, 12))
    positions, mask = torch.arange(12).expand(2, 12), causal_mask(12)
    toy_rewarder(ids, positions, mask).sum().backward()
    assert all(p.grad is None for p in toy_rewarder.trunk.parameters())
    assert all(p.grad is not None for n, p in toy_rewarder.named_parameters() if not n.startswith("trunk"))


def test_surprise_is_the_log_probability_of_numbers_alone(toy_model, toy_rewarder, tokenizer):
    text = "Tom has 3*12 = 36 eggs."
    ids = torch.tensor([tokenizer.encode(text).ids])
    hidden = full_hidden(toy_model, ids)
    features = toy_rewarder.surprise_features(hidden, ids)
    shares = toy_model.logits(hidden).log_softmax(-1)
    for at, token in enumerate(ids[0].tolist()):
        counts = at > 0 and any(c in "0123456789+-*/=" for c in tokenizer.decode([token]))
        expected = shares[0, at - 1, token].item() if counts else 0.0
        assert features[0, at, 0].item() * 3 == pytest.approx(max(expected, -12.0), abs=1e-4)
        assert features[0, at, 1].item() == pytest.approx(1 - 2.718281828**expected, abs=1e-4)
