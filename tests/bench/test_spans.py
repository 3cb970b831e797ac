import pytest

from pipeline.bench.spans import characters, match, overlap


@pytest.mark.parametrize(
    ("a", "b", "shared"),
    [
        ([(0, 10)], [(0, 10)], 1.0),
        ([(0, 10)], [(5, 10)], 0.5),
        ([(0, 4), (6, 12)], [(6, 12)], 0.6),
        ([(0, 4)], [(4, 8)], 0.0),
        ([], [], 0.0),
    ],
)
def test_the_overlap_is_the_share_of_the_longer(a, b, shared):
    assert overlap(characters(a), characters(b)) == overlap(characters(b), characters(a)) == shared


def test_pairs_are_one_to_one_and_overlap_most_in_all():
    expected = [characters([(0, 10)]), characters([(10, 20)])]
    found = [characters([(0, 20)]), characters([(0, 9)]), characters([(30, 40)])]
    assert match(expected, found, 0.3) == [(0, 1), (1, 0)]


def test_what_shares_too_little_is_no_pair():
    assert match([characters([(0, 10)])], [characters([(8, 20)])], 0.3) == []


def test_nothing_marked_or_nothing_found_is_no_pair():
    assert match([], [characters([(0, 10)])], 0.3) == match([characters([(0, 10)])], [], 0.3) == []
