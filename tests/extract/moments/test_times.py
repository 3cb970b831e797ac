from datetime import UTC, datetime
from itertools import pairwise

import pytest

from pipeline.extract.moments.time_rules import holiday_date
from pipeline.extract.moments.times import Interval, find_times
from pipeline.knowledge.data import lexicon

SATURDAY = datetime(2017, 5, 20, 10, tzinfo=UTC)
WEDNESDAY = Interval(datetime(2017, 5, 17, tzinfo=UTC), datetime(2017, 5, 17, 23, 59, 59, tzinfo=UTC), "day")

FRENCH = [
    ("jeudi", "2017-05-18 00:00", "2017-05-18 23:59", "day"),
    ("ce jeudi", "2017-05-18 00:00", "2017-05-18 23:59", "day"),
    ("samedi", "2017-05-20 00:00", "2017-05-20 23:59", "day"),
    ("jeudi soir", "2017-05-18 17:00", "2017-05-18 23:59", "part"),
    ("samedi dernier", "2017-05-13 00:00", "2017-05-13 23:59", "day"),
    ("lundi prochain", "2017-05-22 00:00", "2017-05-22 23:59", "day"),
    ("dans la nuit de mercredi à jeudi", "2017-05-17 18:00", "2017-05-18 07:59", "part"),
    ("dans la nuit du 20 au 21 septembre", "2016-09-20 18:00", "2016-09-21 07:59", "part"),
    ("la veille", "2017-05-16 00:00", "2017-05-16 23:59", "day"),
    ("le lendemain", "2017-05-18 00:00", "2017-05-18 23:59", "day"),
    ("deux jours plus tard", "2017-05-19 00:00", "2017-05-19 23:59", "day"),
    ("le même jour", "2017-05-17 00:00", "2017-05-17 23:59", "day"),
    ("le 18 mai", "2017-05-18 00:00", "2017-05-18 23:59", "day"),
    ("18 mai 2014", "2014-05-18 00:00", "2014-05-18 23:59", "day"),
    ("1er juin", "2016-06-01 00:00", "2016-06-01 23:59", "day"),
    ("ce 21 septembre", "2016-09-21 00:00", "2016-09-21 23:59", "day"),
    ("hier, vendredi 19 mai", "2017-05-19 00:00", "2017-05-19 23:59", "day"),
    ("mi-mai", "2017-05-10 00:00", "2017-05-22 23:59", "month"),
    ("début avril", "2017-04-01 00:00", "2017-04-10 23:59", "month"),
    ("fin juillet 2016", "2016-07-21 00:00", "2016-07-31 23:59", "month"),
    ("en février", "2017-02-01 00:00", "2017-02-28 23:59", "month"),
    ("en juillet dernier", "2016-07-01 00:00", "2016-07-31 23:59", "month"),
    ("en 2011", "2011-01-01 00:00", "2011-12-31 23:59", "year"),
    ("depuis 2011", "2011-01-01 00:00", "2017-05-20 23:59", "year"),
    ("il y a deux semaines", "2017-05-03 00:00", "2017-05-09 23:59", "week"),
    ("il y a trois jours", "2017-05-17 00:00", "2017-05-17 23:59", "day"),
    ("en début de semaine", "2017-05-15 00:00", "2017-05-16 23:59", "week"),
    ("la semaine dernière", "2017-05-08 00:00", "2017-05-14 23:59", "week"),
    ("à l'aube", "2017-05-17 04:00", "2017-05-17 07:59", "part"),
    ("mardi midi", "2017-05-16 11:00", "2017-05-16 13:59", "part"),
    ("ce matin", "2017-05-20 05:00", "2017-05-20 11:59", "part"),
    ("cette nuit", "2017-05-19 18:00", "2017-05-20 07:59", "part"),
    ("hier", "2017-05-19 00:00", "2017-05-19 23:59", "day"),
    ("avant-hier", "2017-05-18 00:00", "2017-05-18 23:59", "day"),
    ("demain", "2017-05-21 00:00", "2017-05-21 23:59", "day"),
    ("dans la soirée du 23 octobre 2016", "2016-10-23 17:00", "2016-10-23 23:59", "part"),
    ("à 11h40", "2017-05-17 11:40", "2017-05-17 11:40", "minute"),
    ("vers 12h", "2017-05-17 11:30", "2017-05-17 12:30", "hour"),
    ("à 18,30", "2017-05-17 18:30", "2017-05-17 18:30", "minute"),
    ("à 14 heures", "2017-05-17 14:00", "2017-05-17 14:59", "hour"),
    ("entre 13h et 15h", "2017-05-17 13:00", "2017-05-17 15:00", "hour"),
    ("mardi 16 mai, peu avant midi", "2017-05-16 11:00", "2017-05-16 12:00", "hour"),
    ("jeudi 18 mai à 14h30 (12h30 GMT)", "2017-05-18 14:30", "2017-05-18 14:30", "minute"),
    ("ces derniers jours", "2017-05-13 00:00", "2017-05-20 23:59", "day"),
    ("au cours des derniers jours", "2017-05-13 00:00", "2017-05-20 23:59", "day"),
    ("20/05/2017", "2017-05-20 00:00", "2017-05-20 23:59", "day"),
    ("2017-05-20", "2017-05-20 00:00", "2017-05-20 23:59", "day"),
    ("du 28 septembre au 3 octobre 2016", "2016-09-28 00:00", "2016-10-03 23:59", "day"),
    ("l'été 2016", "2016-06-01 00:00", "2016-09-30 23:59", "season"),
    ("le dimanche de Pâques", "2017-04-16 00:00", "2017-04-16 23:59", "day"),
    ("le premier mai", "2017-05-01 00:00", "2017-05-01 23:59", "day"),
    ("le 20 décembre dernier", "2016-12-20 00:00", "2016-12-20 23:59", "day"),
    ("le 20 du mois prochain", "2017-06-20 00:00", "2017-06-20 23:59", "day"),
    ("mercredi 10", "2017-05-10 00:00", "2017-05-10 23:59", "day"),
    ("le 21/04/16", "2016-04-21 00:00", "2016-04-21 23:59", "day"),
    ("27 jan 2016", "2016-01-27 00:00", "2016-01-27 23:59", "day"),
    ("vendredi de la semaine dernière", "2017-05-12 00:00", "2017-05-12 23:59", "day"),
    ("le premier vendredi d'avril", "2017-04-07 00:00", "2017-04-07 23:59", "day"),
    ("la première semaine d'octobre 2016", "2016-10-03 00:00", "2016-10-09 23:59", "week"),
    ("la dernière semaine de 2015", "2015-12-28 00:00", "2016-01-03 23:59", "week"),
    ("la semaine du 17 avril", "2017-04-17 00:00", "2017-04-23 23:59", "week"),
    ("en juin de l'année dernière", "2016-06-01 00:00", "2016-06-30 23:59", "month"),
    ("depuis le mois de mars", "2017-03-01 00:00", "2017-05-20 23:59", "month"),
    ("au premier trimestre 2018", "2018-01-01 00:00", "2018-03-31 23:59", "quarter"),
    ("au second semestre 2016", "2016-07-01 00:00", "2016-12-31 23:59", "half"),
    ("dans les années 1980", "1980-01-01 00:00", "1989-12-31 23:59", "decade"),
    ("dans les années 80", "1980-01-01 00:00", "1989-12-31 23:59", "decade"),
    ("au XVIIIe siècle", "1700-01-01 00:00", "1799-12-31 23:59", "century"),
    ("2014-2016", "2014-01-01 00:00", "2016-12-31 23:59", "year"),
    ("entre 2014 et 2016", "2014-01-01 00:00", "2016-12-31 23:59", "year"),
    ("2 au 5 mai", "2017-05-02 00:00", "2017-05-05 23:59", "day"),
    ("de janvier à mars 2016", "2016-01-01 00:00", "2016-03-31 23:59", "month"),
    ("entre le 28 décembre et le 3 janvier 2017", "2016-12-28 00:00", "2017-01-03 23:59", "day"),
    ("ces trois dernières années", "2014-05-20 00:00", "2017-05-20 23:59", "year"),
    ("il y a un an et deux mois", "2016-03-05 00:00", "2016-04-04 23:59", "month"),
    ("deux jours avant hier", "2017-05-17 00:00", "2017-05-17 23:59", "day"),
    ("plus tôt dans l'année", "2017-01-01 00:00", "2017-05-20 23:59", "year"),
    ("mardi entre 13h et 15h", "2017-05-16 13:00", "2017-05-16 15:00", "hour"),
]

ENGLISH = [
    ("on Monday", "2017-05-15 00:00", "2017-05-15 23:59", "day"),
    ("late on Monday", "2017-05-15 18:00", "2017-05-15 23:59", "part"),
    ("Sunday morning", "2017-05-14 05:00", "2017-05-14 11:59", "part"),
    ("Sunday night", "2017-05-14 18:00", "2017-05-15 05:59", "part"),
    ("on Tuesday (May 16)", "2017-05-16 00:00", "2017-05-16 23:59", "day"),
    ("April 22", "2017-04-22 00:00", "2017-04-22 23:59", "day"),
    ("22 April 2019", "2019-04-22 00:00", "2019-04-22 23:59", "day"),
    ("Apr. 21, 2019", "2019-04-21 00:00", "2019-04-21 23:59", "day"),
    ("8:45 a.m. Sunday", "2017-05-14 08:45", "2017-05-14 08:45", "minute"),
    ("between 1pm and 3pm", "2017-05-17 13:00", "2017-05-17 15:00", "hour"),
    ("last week", "2017-05-08 00:00", "2017-05-14 23:59", "week"),
    ("two weeks ago", "2017-05-03 00:00", "2017-05-09 23:59", "week"),
    ("the previous day", "2017-05-16 00:00", "2017-05-16 23:59", "day"),
    ("in September", "2016-09-01 00:00", "2016-09-30 23:59", "month"),
    ("in May 2017", "2017-05-01 00:00", "2017-05-31 23:59", "month"),
    ("overnight", "2017-05-19 18:00", "2017-05-20 07:59", "part"),
    ("tonight", "2017-05-20 18:00", "2017-05-21 05:59", "part"),
    ("from Monday to Wednesday", "2017-05-15 00:00", "2017-05-17 23:59", "day"),
    ("in the past 24 hours", "2017-05-19 00:00", "2017-05-20 23:59", "day"),
    ("since Thursday", "2017-05-18 00:00", "2017-05-20 23:59", "day"),
    ("Easter Sunday", "2017-04-16 00:00", "2017-04-16 23:59", "day"),
    ("on the fourth of May", "2017-05-04 00:00", "2017-05-04 23:59", "day"),
    ("on Friday the 12th", "2017-05-12 00:00", "2017-05-12 23:59", "day"),
    ("on Friday last week", "2017-05-12 00:00", "2017-05-12 23:59", "day"),
    ("the first Friday of April", "2017-04-07 00:00", "2017-04-07 23:59", "day"),
    ("the first week of October 2016", "2016-10-03 00:00", "2016-10-09 23:59", "week"),
    ("the week of April 17", "2017-04-17 00:00", "2017-04-23 23:59", "week"),
    ("in the third quarter of 2016", "2016-07-01 00:00", "2016-09-30 23:59", "quarter"),
    ("in the 1980s", "1980-01-01 00:00", "1989-12-31 23:59", "decade"),
    ("in the 18th century", "1700-01-01 00:00", "1799-12-31 23:59", "century"),
    ("from 2014 to 2016", "2014-01-01 00:00", "2016-12-31 23:59", "year"),
    ("January 4-22", "2017-01-04 00:00", "2017-01-22 23:59", "day"),
    ("earlier this year", "2017-01-01 00:00", "2017-05-20 23:59", "year"),
    ("two days before yesterday", "2017-05-17 00:00", "2017-05-17 23:59", "day"),
    ("Tuesday between 1pm and 3pm", "2017-05-16 13:00", "2017-05-16 15:00", "hour"),
]

# What is to come: said in the future, resolved after the publication.
AHEAD = [
    ("fr", "dans les prochaines 24 heures", "2017-05-20 00:00", "2017-05-21 23:59"),
    ("fr", "le reste de la semaine", "2017-05-20 00:00", "2017-05-21 23:59"),
    ("fr", "d'ici la fin de l'année", "2017-08-29 00:00", "2017-12-31 23:59"),
    ("fr", "le week-end prochain", "2017-05-27 00:00", "2017-05-28 23:59"),
    ("fr", "dans deux semaines", "2017-05-31 00:00", "2017-06-06 23:59"),
    ("en", "in two weeks' time", "2017-05-31 00:00", "2017-06-06 23:59"),
    ("en", "within 5 days", "2017-05-20 00:00", "2017-05-25 23:59"),
    ("en", "the week after next", "2017-05-29 00:00", "2017-06-04 23:59"),
]

# No single day: found, so that nothing counts it, and left open.
OPEN = [
    ("fr", "chaque samedi"),
    ("fr", "un nouveau samedi"),
    ("fr", "quatrième samedi"),
    ("fr", "les samedis"),
    ("en", "every Saturday"),
    ("en", "within two days"),
]


def resolved(text, language, **context):
    (mention,) = find_times(text, language)
    found = mention.resolve(context.pop("reference", SATURDAY), **{"anchor": WEDNESDAY, **context})
    return mention.text, f"{found.low:%Y-%m-%d %H:%M}", f"{found.high:%Y-%m-%d %H:%M}", found.precision


@pytest.mark.parametrize(("words", "low", "high", "precision"), FRENCH)
def test_french_expressions_become_intervals(words, low, high, precision):
    assert resolved(f"Cela s'est passé {words}, a-t-il dit.", "fr") == (words, low, high, precision)


@pytest.mark.parametrize(("words", "low", "high", "precision"), ENGLISH)
def test_english_expressions_become_intervals(words, low, high, precision):
    assert resolved(f"It happened {words}, he said.", "en") == (words, low, high, precision)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Il a marché pendant deux jours et trois heures.", "fr"),
        ("Une garde à vue de 24 heures", "fr"),
        ("Il est midi moins le quart de la population", "fr"),
        ("The troops may march again", "en"),
        ("He served two years in prison", "en"),
        ("Le taux atteint 18,30 %", "fr"),
        ("Il a payé à 18,30 euros", "fr"),
        ("un soir de match, le matin venu", "fr"),
        ("entre 1500 et 2000 manifestants ont défilé", "fr"),
        ("de 5 à 7 millions d'euros", "fr"),
        ("Au 10, rue des Lilas, la fin du mois est dure", "fr"),
        ("depuis sept ans", "fr"),
        ("Killed 40 people in two days", "en"),
        ("a video of 1:22", "en"),
    ],
)
def test_durations_and_homographs_are_no_times(text, language):
    assert find_times(text, language) == []


@pytest.mark.parametrize(("language", "words", "low", "high"), AHEAD)
def test_what_is_to_come_lies_after_the_publication(language, words, low, high):
    assert resolved(words, language, future=True)[:3] == (words, low, high)


@pytest.mark.parametrize(("language", "words"), OPEN)
def test_what_is_no_single_day_is_found_and_left_open(language, words):
    (mention,) = find_times(words, language)
    assert (mention.text, mention.resolve(SATURDAY)) == (words, None)


@pytest.mark.parametrize(
    ("words", "tense", "day"),
    [
        ("mercredi", False, "2017-05-17"),
        ("mercredi", None, "2017-05-17"),
        ("lundi", None, "2017-05-22"),
        ("le 26 juin", None, "2017-06-26"),
        ("le 26 juin", False, "2016-06-26"),
    ],
)
def test_without_a_tense_the_nearer_side_wins(words, tense, day):
    assert resolved(words, "fr", future=tense)[1][:10] == day


def test_a_day_of_the_month_goes_on_from_the_day_named_before():
    assert resolved("le 18", "fr")[1][:10] == "2017-05-18"


def test_no_day_told_as_past_follows_one_to_come():
    monday = Interval(datetime(2017, 5, 22, tzinfo=UTC), datetime(2017, 5, 22, 23, 59, 59, tzinfo=UTC), "day")
    assert resolved("la veille", "fr", anchor=monday)[1][:10] == "2017-05-19"


@pytest.mark.parametrize(("words", "high"), [("2016-11", "2016-11-30"), ("2011-12", "2012-12-31")])
def test_two_digits_after_a_year_are_a_month_unless_they_are_the_next_year(words, high):
    assert resolved(words, "en")[2][:10] == high


@pytest.mark.parametrize("words", ["jeudi", "hier", "le 18 mai", "il y a deux semaines", "ce matin", "à l'aube"])
def test_a_relative_expression_without_reference_stays_open(words):
    (mention,) = find_times(words, "fr")
    assert mention.resolve(None) is None


@pytest.mark.parametrize("words", ["la veille", "à 11h40", "le lendemain", "au petit matin"])
def test_what_needs_the_text_s_own_day_is_not_read_against_the_publication(words):
    (mention,) = find_times(words, "fr")
    assert mention.resolve(SATURDAY) is None


def test_the_feast_before_a_deed_is_its_day():
    assert resolved("The toll of the Easter bombings has risen.", "en")[1:] == (
        "2017-04-16 00:00",
        "2017-04-16 23:59",
        "day",
    )
    assert find_times("They met at an Easter market.", "en") == []


def test_an_absolute_date_needs_no_reference():
    assert resolved("le 18 mai 2014", "fr", reference=None)[1:3] == ("2014-05-18 00:00", "2014-05-18 23:59")


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("lundi", "2017-05-22"),
        ("le 10 juin", "2017-06-10"),
        ("le 1er septembre", "2017-09-01"),
        ("samedi", "2017-05-20"),
    ],
)
def test_the_future_tense_looks_ahead(words, day):
    assert resolved(words, "fr", future=True)[1][:10] == day


@pytest.mark.parametrize(
    ("words", "day"),
    [("vendredi 2 octobre", "2015-10-02"), ("jeudi 19 mai", "2017-05-19"), ("le 29 février 2016", "2016-02-29")],
)
def test_a_printed_weekday_decides_only_a_near_tie(words, day):
    reference = datetime(2015, 10, 3, tzinfo=UTC) if "octobre" in words else SATURDAY
    assert resolved(words, "fr", reference=reference)[1][:10] == day


@pytest.mark.parametrize("words", ["31 février 2017", "04/05/2017"])
def test_an_impossible_or_ambiguous_date_is_refused(words):
    mentions = find_times(words, "en" if "/" in words else "fr")
    assert all(mention.resolve(SATURDAY) is None for mention in mentions if mention.rule == "date")


def test_mentions_are_ordered_apart_and_point_into_the_text():
    text = "Mardi 16 mai, en fin de matinée, puis jeudi soir et enfin le 20/05/2017 à 19h22."
    mentions = find_times(text, "fr")
    assert [mention.text for mention in mentions] == [
        "Mardi 16 mai, en fin de matinée",
        "jeudi soir",
        "le 20/05/2017 à 19h22",
    ]
    assert all(text[mention.start : mention.end] == mention.text for mention in mentions)
    assert all(left.end <= right.start for left, right in pairwise(mentions))


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("easter", 2019, "2019-04-21"),
        ("thanksgiving", 2018, "2018-11-22"),
        ("memorial_day", 2021, "2021-05-31"),
        ("bastille_day", 2016, "2016-07-14"),
        ("ascension", 2024, "2024-05-09"),
    ],
)
def test_holidays_are_computed(name, year, day):
    assert holiday_date(name, year).isoformat() == day


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(
    ("table", "shared"),
    [
        ("parts", "parts"),
        ("attached", "parts"),
        ("portions", "portions"),
        ("seasons", "seasons"),
        ("holidays", "holidays"),
    ],
)
def test_every_word_of_the_calendar_has_a_meaning(language, table, shared):
    calendar = lexicon("calendar")
    assert set(calendar[language][table]) <= set(calendar[shared])
