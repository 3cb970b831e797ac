import pytest

from pipeline.knowledge.countries import country_of
from pipeline.knowledge.place_relations import located, place_relation
from pipeline.knowledge.places import contains, place_key, shown_name
from pipeline.records import Relation


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
        ("Louvain", "Leuven"),
        ("Alep-Est", "eastern Aleppo"),
        ("la région de Lyon", "the Lyon area"),
        ("le viaduc Tornabuoni", "the Tornabuoni bridge"),
        ("l'école Montaigne", "Montaigne school"),
        ("Tripoli, Liban", "Tripoli, Lebanon"),
    ],
)
def test_french_and_english_names_agree(french, english):
    assert place_key(french, "fr") == place_key(english, "en") != ""


@pytest.mark.parametrize(
    "spellings",
    [
        ("At Tanf", "Al-Tanaf", "al-Tanf"),
        ("Koussour", "Qusur", "al-Qossour", "quartier de Qusur"),
        ("Deir ez-Zor", "Deir Ezzor", "Deir el-Zour", "Dayr al-Zawr", "Dayr az Zawr"),
        ("Chahba", "Shahba", "ach-Chahba"),
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
        ("Bretagne", "Brest", True),
        ("Occitanie", "Lyon", False),
        ("Texas", "Houston", True),
        ("Etats-Unis", "Texas", True),
        ("Paris", "place de la République à Paris", True),
        ("Paris", "rue de Paris", False),
        ("Toulouse", "place de Toulouse", False),
        ("France", "Île-de-France", True),
    ],
)
def test_a_place_lies_in_another(outer, inner, expected):
    assert contains(place_key(outer, "fr"), place_key(inner, "fr")) is expected


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


@pytest.mark.parametrize(
    ("text", "language", "key"),
    [
        ("Springfield, Illinois", "en", "region:us_il"),
        ("Springfield, Missouri", "en", "region:us_mo"),
        ("Columbus, Georgia", "en", "region:us_ga"),
        ("Cordoba, Argentina", "en", "country:AR"),
    ],
)
def test_a_town_is_that_of_the_state_or_country_named_after_it(text, language, key):
    assert contains(key, place_key(text, language))


@pytest.mark.parametrize("text", ["the Place", "le quartier", "la Gare", "la rue"])
def test_words_that_only_say_what_sort_of_place_name_none(text):
    assert place_key(text, "fr") == ""


@pytest.mark.parametrize("text", ["CRS", "Rai"])
def test_codes_of_airports_are_no_names_of_towns(text):
    assert not place_key(text, "fr").startswith("city:")


RELATIONS = [
    ("place:tnf", "place:tnf", Relation.SAME),
    ("place:tanif", "place:tanaf", Relation.SAME),
    ("place:sakr", "place:sur", Relation.NOT_COMPARABLE),
    ("place:murandi/bridge", "place:tavani/bridge", Relation.NOT_COMPARABLE),
    ("place:murandi/bridge", "place:murandi", Relation.NARROWER),
    ("place:murandi/bridge@city:3176219", "place:murandi/bridge", Relation.SAME),
    ("place:bastil/square@city:2988507", "place:bastil/square@city:2996944", Relation.CONTRADICTS),
    ("place:murandi/bridge@city:3176219", "city:3176219", Relation.NARROWER),
    ("place:murandi/bridge@city:3176219", "country:IT", Relation.NARROWER),
    ("place:murandi/bridge@city:3176219", "city:2996944", Relation.CONTRADICTS),
    ("place:murandi/bridge@city:3176219", "country:FR", Relation.CONTRADICTS),
    ("city:170794/east", "city:170794/west", Relation.NOT_COMPARABLE),
    ("city:170063", "country:SY", Relation.NARROWER),
    ("city:170063", "city:169577", Relation.CONTRADICTS),
    ("around:city:170794", "city:170063", Relation.NOT_COMPARABLE),
    ("place:valbrun", "city:170063", Relation.NOT_COMPARABLE),
]


@pytest.mark.parametrize(("a", "b", "relation"), RELATIONS)
def test_two_places_relate_the_same_way_in_either_order(a, b, relation):
    assert place_relation(a, b) == place_relation(b, a) == relation


def test_a_place_lies_where_the_other_articles_put_it():
    keys = ["place:bastil/square", "place:bastil/square@city:2988507", "place:tanf", "city:170063"]
    assert located(keys) == {"place:bastil/square": "place:bastil/square@city:2988507"}


def test_a_name_that_two_articles_put_in_two_towns_stays_open():
    keys = ["place:ripublik/square", "place:ripublik/square@city:2988507", "place:ripublik/square@city:2996944"]
    assert located(keys) == {}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("livre syrienne", "SY"),
        ("les Grecques", "GR"),
        ("sénégalaise", "SN"),
        ("les Turcs", "TR"),
        ("guinéenne", "GN"),
        ("nord-coréennes", "KP"),
        ("lettone", "LV"),
        ("danois", "DK"),
        ("ukrainiens", "UA"),
        ("monténégrine", "ME"),
        ("saoudiennes", "SA"),
        ("sierra-léonais", "SL"),
        ("Sri Lankans", "LK"),
        ("New Zealanders", "NZ"),
        ("North Koreans", "KP"),
        ("Burmese", "MM"),
        ("Dutch", "NL"),
        ("convertible", ""),
        ("populaire", ""),
        ("équatoriale", ""),
    ],
)
def test_adjectives_and_peoples_name_their_country(text, code):
    assert country_of(text, "fr") == country_of(text, "en") == code


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("le quartier de Belleville", "Belleville"),
        ("la localité d'al-Hawl", "al-Hawl"),
        ("la ville d'Alep", "Alep"),
        ("the rebel-held town of Jarabulus", "Jarabulus"),
        ("the Al Midan neighbourhood", "Al Midan"),
        ("Mexico City", "Mexico City"),
        ("City of London", "City of London"),
        ("le quartier du Marais", "le quartier du Marais"),
        ("le quartier", "le quartier"),
        ("la province d'Alep", "la province d'Alep"),
        ("la place de la République", "la place de la République"),
    ],
)
def test_a_town_is_shown_by_its_name(text, name):
    assert shown_name(text) == name
