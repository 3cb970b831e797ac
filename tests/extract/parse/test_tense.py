import pytest

from pipeline.extract.moments.times import find_times
from pipeline.extract.parse.tense import looks_ahead
from tests.extract.conftest import missed

CASES = [
    ("fr", "Les syndicats ont défilé samedi à Lyon.", False),
    ("fr", "Les syndicats défileront samedi à Lyon.", True),
    ("fr", "Les syndicats appellent à défiler samedi à Lyon.", True),
    ("fr", "La réponse du gouvernement est attendue mardi.", True),
    ("fr", "Le maire reçoit samedi les syndicats.", None),
    ("fr", "Le maire reçoit les syndicats jusqu'à samedi.", True),
    ("fr", "La route reste fermée jusqu'à samedi midi.", True),
    ("fr", "Le maire prépare la marche de samedi.", None),
    ("fr", "La marche de samedi a réuni deux mille personnes.", False),
    ("fr", "Marche des syndicats samedi à Lyon", None),
    ("en", "The unions marched in Lyon on Saturday.", False),
    ("en", "The unions will march in Lyon on Saturday.", True),
    ("en", "The unions want to hold a rally on Saturday.", True),
    missed(
        "weights 1.1: the day hangs on the infinitive, whose verb has lost its past",
        "en",
        "The police broke in to free a child on Saturday.",
        None,
    ),
    ("fr", "Le maire décrit l'incendie de mardi.", False),
    ("en", "The mayor describes Tuesday's bombing.", False),
    ("en", "The hearing is scheduled for Saturday.", True),
]


@pytest.mark.parametrize(("language", "text", "ahead"), CASES)
def test_the_clause_of_a_time_says_where_it_lies(look, language, text, ahead):
    doc = look(text, language).doc
    (mention,) = find_times(text, language)
    (*_, last) = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    assert looks_ahead(last, language) is ahead
