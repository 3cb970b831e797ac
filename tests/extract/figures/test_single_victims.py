"""What befell people, told of their number or of one person."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Read, missed

ONE_PERSON = [
    ("A 30-year-old man was fatally shot outside a bakery.", [("killed", 1)]),
    ("A cyclist has died after being hit by a truck.", [("killed", 1)]),
    ("The boy was pronounced dead at the hospital.", [("killed", 1)]),
    ("Jane Caldwell, 31, died late on Friday.", [("killed", 1)]),
    ("The mother of three was killed instantly.", [("killed", 1)]),
    ("Two months after the crash, he succumbed to his injuries.", [("killed", 1)]),
    ("A worker lost his life in the fall.", [("killed", 1)]),
    ("Tom Ellery, 16, was in the back seat and died after being shot.", [("killed", 1)]),
    ("The girl, 14, was listed in stable condition.", [("wounded", 1)]),
    ("A pedestrian was seriously hurt when a bus hit her.", [("wounded", 1)]),
    ("The driver was flown to hospital with serious injuries.", [("wounded", 1)]),
    ("The child apparently suffered a gunshot wound to his upper leg.", [("wounded", 1)]),
    ("A teenager was struck in the right ankle.", [("wounded", 1)]),
    ("A boy accidentally shot himself in the hand.", [("wounded", 1)]),
    ("An officer was treated and released from the hospital.", [("wounded", 1)]),
    ("The bus driver is expected to recover.", [("wounded", 1)]),
    ("Paramedics rushed him to a hospital in critical condition.", [("wounded", 1)]),
    # the worst that is told, once, in however many sentences
    ("A man was shot in the back. He was taken to hospital, where he later died.", [("killed", 1)]),
    ("A boy, 9, was killed on Monday. The 9-year-old was found dead at home.", [("killed", 1)]),
    ("The blast killed a child and wounded her mother.", [("killed", 1), ("wounded", 1)]),
    ("A girl was killed. Her father, Alan Marsh, was wounded in the leg.", [("killed", 1), ("wounded", 1)]),
    ("A man was shot and critically wounded by a hooded gunman.", [("wounded", 1)]),
    ("A man was shot on Elm Street.", [("victims", 1)]),
    missed("the order of words stops at 'the'", "A bullet grazed the arm of a waiter.", [("wounded", 1)]),
]
NOT_ONE_PERSON = [
    "A boy was killed on Monday. A woman was killed on Tuesday.",
    "Mary Holt, 13, and Edgar Rivers, 16, were shot and killed by strangers.",
    "The mayor escaped unhurt.",
    "No one else was injured.",
    "The phone died during the call.",
    "A man could have been killed.",
    "A man who killed a wolf was fined.",
]
NUMBERS = [
    ("One dead, three injured in bar fight", [("killed", 1), ("wounded", 3)]),
    ("Two 16-year-old boys were fatally shot on Tuesday.", [("killed", 2)]),
    ("The shooting left one man dead and six others wounded.", [("killed", 1), ("wounded", 6)]),
    ("One juvenile was killed and two others were left in critical condition.", [("killed", 1), ("wounded", 2)]),
    ("The crash claimed the lives of three people.", [("killed", 3)]),
    ("Three people, including a toddler, were treated for minor injuries.", [("wounded", 3)]),
    ("3 hospitalized after a gas leak", [("hospitalised", 3)]),
    ("Four people were shot in the car park.", [("victims", 4)]),
    ("Four people were shot and killed in the car park.", [("killed", 4)]),
    ("A gunman opened fire on the terrace and wounded four people.", [("wounded", 4)]),
    ("Two passengers suffered broken ribs and other injuries.", [("wounded", 2)]),
    ("A man killed two people.", [("killed", 2)]),
    ("Nobody was hurt.", [("wounded", 0)]),
    ("The four workers who were hit were flown to a hospital with serious injuries.", [("wounded", 4)]),
]
NO_COUNTS = [
    "Two men, 19 and 20, live there.",
    "The victims were aged 13, 17 and 19.",
    "As young as 13, as old as 17, they all came to dance.",
    "A father of 4 spoke at the vigil.",
    "A third victim left in a white car.",
    "It happened at 2111 Bragg Street.",
    "She is 5-foot-8 and weighs 140 pounds.",
    "A neighbour called 911.",
    "Officers found a .45-caliber handgun.",
]


def _casualties(read: Read, text: str) -> list[tuple[str, float]]:
    told = {(claim.count_of, claim.count_low) for claim in read(text, "en") if claim.event_type == "casualties"}
    return sorted((code, low) for code, low in told if low is not None)


@pytest.mark.parametrize(("text", "expected"), [*ONE_PERSON, *NUMBERS])
def test_counts_those_who_were_killed_or_wounded(read: Read, text: str, expected: list[tuple[str, float]]) -> None:
    assert _casualties(read, text) == sorted(expected)


@pytest.mark.parametrize("text", [*NOT_ONE_PERSON, *NO_COUNTS])
def test_counts_nobody_where_no_one_person_or_number_is_told(read: Read, text: str) -> None:
    assert [figure for figure in _casualties(read, text) if figure[0] in {"killed", "wounded"}] == []


def test_a_dead_attacker_is_a_part_of_the_dead(read: Read) -> None:
    (claim,) = [claim for claim in read("The gunman was shot dead by police.", "en") if claim.count_of == "killed"]
    assert (claim.count_low, claim.subset) == (1, "attackers")


def test_a_state_that_fewer_are_in_is_that_of_a_part(read: Read) -> None:
    told = read("Six hikers were injured. Two victims were flown out in stable condition.", "en")
    assert [(claim.count_low, claim.subset) for claim in told if claim.count_of == "wounded"] == [(6, ""), (2, "part")]
