import pytest

from pipeline.knowledge.places import contains, country_of, place_key, same_place


@pytest.mark.parametrize(
    ("text", "language", "key"),
    [
        ("Syrie", "fr", "country:SY"),
        ("en Syrie", "fr", "country:SY"),
        ("aux Etats-Unis", "fr", "country:US"),
        ("United States", "en", "country:US"),
        ("la RDC", "fr", "country:CD"),
        ("Mexico", "en", "country:MX"),
        ("le sud de la Syrie", "fr", "country:SY/south"),
        ("southern Syria", "en", "country:SY/south"),
        ("Île-de-France", "fr", "region:ile_de_france"),
        ("dans le quartier", "fr", ""),
        ("", "fr", ""),
    ],
)
def test_countries_regions_and_parts_have_keys(text, language, key):
    assert place_key(text, language) == key


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("Gênes", "Genoa"),
        ("Londres", "London"),
        ("Le Caire", "Cairo"),
        ("Alep", "Aleppo"),
        ("à Damas", "Damascus"),
        ("Pékin", "Beijing"),
        ("La Haye", "The Hague"),
        ("la ville de Moscou", "the city of Moscow"),
        ("Kiev", "Kyiv"),
        ("l'aéroport de Damas", "Damascus airport"),
        ("près de Gênes", "near Genoa"),
    ],
)
def test_french_and_english_names_agree(french, english):
    assert place_key(french, "fr") == place_key(english, "en") != ""


@pytest.mark.parametrize(
    "spellings",
    [
        ("At Tanf", "Al-Tanaf", "al-Tanf"),
        ("Koussour", "Qusur", "al-Qossour", "quartier de Qusur"),
        ("Deir ez-Zor", "Deir Ezzor", "Deir el-Zour"),
    ],
)
def test_transliterations_agree(spellings):
    assert len({place_key(spelling, "fr") for spelling in spellings}) == 1


def test_an_unknown_name_is_kept_and_a_common_noun_is_not():
    assert place_key("Val Perdu", "fr").startswith("place:")
    assert place_key("une maison", "fr") == ""


@pytest.mark.parametrize(
    ("outer", "inner", "expected"),
    [
        ("Syrie", "Alep", True),
        ("Syrie", "le sud de la Syrie", True),
        ("Europe", "Paris", True),
        ("près de Damas", "Damas", True),
        ("Damas", "aéroport de Damas", True),
        ("Alep", "Syrie", False),
        ("Syrie", "Paris", False),
        ("Syrie", "Syrie", False),
        ("France", "Île-de-France", True),
    ],
)
def test_a_place_lies_in_another(outer, inner, expected):
    assert contains(place_key(outer, "fr"), place_key(inner, "fr")) is expected


@pytest.mark.parametrize(
    ("a", "b", "alike"),
    [
        ("Koussour", "Qusur", True),
        ("Konachenkov", "Konashenkov", True),
        ("Gunasekera", "Gunasekara", True),
        ("Homs", "Hama", False),
    ],
)
def test_names_that_sound_alike_score_high(a, b, alike):
    assert (same_place(a, b) >= 0.85) is alike


@pytest.mark.parametrize(
    ("text", "language", "code"),
    [
        ("l'armée syrienne", "fr", "SY"),
        ("vice-ministre russe", "fr", "RU"),
        ("Washington", "fr", "US"),
        ("Damas", "fr", "SY"),
        ("les forces turques", "fr", "TR"),
        ("nord-coréenne", "fr", "KP"),
        ("Syrian army", "en", "SY"),
        ("US-led coalition", "en", "US"),
        ("give us the keys", "en", ""),
        ("la police", "fr", ""),
    ],
)
def test_the_country_of_a_phrase(text, language, code):
    assert country_of(text, language) == code
