"""The hand-built graph in ONNX Runtime equals PyTorch on random weights, cache included."""

import numpy as np
import onnx
import pytest

from shepherd.onnx_check import largest_difference, round_to_half
from shepherd.onnx_graph import export_graph


@pytest.mark.parametrize(("role", "fixture"), [("generator", "toy_model"), ("prm", "toy_rewarder")])
def test_parity(role, fixture, request):
    model = round_to_half(request.getfixturevalue(fixture))
    differences = largest_difference(export_graph(model, role), model, role)
    assert max(differences.values()) < 1e-3, differences


def test_external_data_is_gapless_and_half_as_long_on_the_wire(toy_model, toy_rewarder):
    exported = export_graph(round_to_half(toy_rewarder), "prm")
    graph = onnx.load_model_from_string(exported.graph).graph
    offset = 0
    for tensor in graph.initializer:
        where = {entry.key: entry.value for entry in tensor.external_data}
        if where:
            assert where["location"] == "prm.bin" and int(where["offset"]) == offset
            offset += int(where["length"])
    assert offset == 2 * len(exported.weights)
    embedding = np.frombuffer(exported.weights, dtype="<f2")[:32]
    assert (embedding == toy_model.embedding.weight.detach().numpy()[0]).all()


def test_weights_beyond_float16_are_refused(toy_model):
    toy_model.norm.weight.data[0] = 1e6
    with pytest.raises(ValueError, match="does not fit into float16"):
        export_graph(toy_model, "generator")
