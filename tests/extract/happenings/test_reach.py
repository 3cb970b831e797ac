"""A time or a place is that of its own clause, and not of what stands beside it in the sentence."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Read

FRENCH = [
    # what something is about or comes after
    ("Des éleveurs ont manifesté samedi à Dole contre la fermeture de l'usine.", "manifesté", "samedi", "Dole"),
    ("Des éleveurs ont manifesté samedi à Dole contre la fermeture de l'usine.", "fermeture", "", ""),
    ("Le club a été fondé en juin 2017, après l'élection du maire.", "élection", "", ""),
    # what a clause says of somebody else
    ("La police a interpellé un homme qui avait été condamné en 2017 à Metz.", "interpellé", "", ""),
    ("La police a interpellé un homme qui avait été condamné en 2017 à Metz.", "condamné", "en 2017", "Metz"),
    ("Une veillée en hommage au pilote tué à Monza a été organisée lundi.", "tué", "", "Monza"),
    # what a place, a happening or a headline is told with
    ("À Metz, où une voiture a été incendiée, le calme est revenu.", "incendiée", "", "Metz"),
    ("Deux trains supprimés vendredi à Dole", "supprimés", "vendredi", "Dole"),
    ("Il y a deux ans, le groupe avait fermé son usine de Dole.", "fermé", "Il y a deux ans", ""),
    # each of two event nouns has its own
    ("La journée a été marquée par des incidents à Dole et des pillages à Metz.", "incidents", "", "Dole"),
    ("La journée a été marquée par des incidents à Dole et des pillages à Metz.", "pillages", "", "Metz"),
    # what something is compared with
    ("Comme samedi dernier, des éleveurs ont manifesté à Dole.", "manifesté", "", "Dole"),
]

ENGLISH = [
    ("Farmers marched on Saturday in Leeds against the closure of a plant.", "closure", "", ""),
    ("Four people were killed when a ferry capsized off Dover on Tuesday.", "killed", "on Tuesday", "Dover"),
    ("Police arrested a man who was convicted in 2017 in Leeds.", "arrested", "", ""),
]


@pytest.mark.parametrize(("text", "trigger", "time", "place"), FRENCH)
def test_a_french_clause_keeps_its_circumstances(read: Read, text: str, trigger: str, time: str, place: str) -> None:
    told = {(c.time_text, c.place) for c in read(text) if c.trigger == trigger}
    assert told <= {(time, place)}


@pytest.mark.parametrize(("text", "trigger", "time", "place"), ENGLISH)
def test_an_english_clause_keeps_its_circumstances(read: Read, text: str, trigger: str, time: str, place: str) -> None:
    told = {(c.time_text, c.place) for c in read(text, "en") if c.trigger == trigger}
    assert told <= {(time, place)}
