"""Average linkage over sparse pairs with vetoes."""

import numpy as np
import pytest

from pipeline.align.clusters import agglomerate


def clusters(size, pairs, conflict=lambda a, b: False):
    left, right, weight = (np.array(column) for column in zip(*pairs, strict=True))
    return agglomerate(size, left, right, weight.astype(float), conflict).tolist()


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        pytest.param([(0, 1, 2.0), (1, 2, 1.0)], [0, 0, 0], id="support is enough"),
        pytest.param([(0, 1, 2.0), (1, 2, -1.0)], [0, 0, 2], id="against the line"),
        pytest.param([(0, 1, 2.0), (1, 2, 1.0), (0, 2, -3.0)], [0, 0, 2], id="on average against"),
        pytest.param([(0, 1, 2.0), (1, 2, 1.9), (0, 2, -np.inf)], [0, 0, 2], id="a veto holds for the whole cluster"),
        pytest.param([(1, 2, 3.0), (0, 1, 2.0)], [0, 0, 0], id="named by the first unit"),
    ],
)
def test_units_join_by_average_and_vetoes_hold(pairs, expected):
    assert clusters(3, pairs) == expected


def test_a_conflict_between_members_forbids_the_merge():
    def holds_both_ends(a, b):
        return {0, 2} <= a | b

    assert clusters(3, [(0, 1, 2.0), (1, 2, 1.0)], holds_both_ends) == [0, 0, 2]
