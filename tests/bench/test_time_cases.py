import json
from pathlib import Path

import pytest

from pipeline.bench.time_cases import FILES, LANGUAGES, FileScore, time_cases
from pipeline.errors import NothingReadError

DATA = Path(__file__).parents[2] / "shared" / "data" / "time_and_numbers" / "recognizers_specs"


def day(text: str, words: str, date: str, reference: str = "2017-05-20") -> dict[str, object]:
    value = {"Timex": date, "FutureResolution": {"date": date}, "PastResolution": {"date": date}}
    return case(text, words, value, reference)


def period(
    text: str, words: str, timex: str, first: str, last: str, reference: str = "2017-05-20"
) -> dict[str, object]:
    reading = {"startDate": first, "endDate": last}
    return case(text, words, {"Timex": timex, "FutureResolution": reading, "PastResolution": reading}, reference)


def case(text: str, words: str, value: dict[str, object], reference: str) -> dict[str, object]:
    context = {"Context": {"ReferenceDateTime": f"{reference}T00:00:00"}} if reference else {}
    return {"Input": text, "Results": [{"Text": words, "Start": text.index(words), "Value": value}], **context}


@pytest.fixture
def score(tmp_path: Path):
    def run(
        language: str, name: str, *cases: dict[str, object], english: tuple[dict[str, object], ...] = ()
    ) -> FileScore:
        for code in LANGUAGES:
            (tmp_path / "DateTime" / code).mkdir(parents=True, exist_ok=True)
            for file in FILES:
                written = (
                    cases if (code, file) == (language, name) else english if (code, file) == ("English", name) else ()
                )
                text = json.dumps(list(written))
                (tmp_path / "DateTime" / code / f"{file}.json").write_text(text, encoding="utf-8-sig")
        return next(found for found in time_cases(tmp_path) if (found.language, found.name) == (language, name))

    return run


def test_a_day_is_right_when_it_starts_and_ends_as_expected(score):
    found = score("English", "DateParser", day("It was on 4 May.", "4 May", "2017-05-04"))
    assert (found.cases, found.exact, found.misses) == (1, 1, [])


def test_a_case_read_otherwise_is_shown_with_both_readings(score):
    found = score("English", "DateParser", day("It was on 4 May.", "4 May", "2017-05-05"))
    assert [(miss.expression, miss.expected, miss.got[0][:10]) for miss in found.misses] == [
        ("4 May", ("2017-05-05 00:00 - 2017-05-06 00:00",), "2017-05-04")
    ]


def test_a_period_ends_before_its_end_and_a_range_where_its_last_unit_begins(score):
    found = score(
        "English",
        "DatePeriodParser",
        period("It was last week.", "last week", "2017-W19", "2017-05-08", "2017-05-15"),
        period("It was from 2014 to 2016.", "from 2014 to 2016", "(2014,2016,P2Y)", "2014-01-01", "2016-01-01"),
    )
    assert (found.cases, found.exact) == (2, 2)


def test_another_convention_is_counted_apart(score):
    found = score(
        "English",
        "DatePeriodParser",
        period("It was late last month.", "late last month", "2017-04", "2017-04-16", "2017-05-01"),
    )
    assert (found.exact, dict(found.by_convention)) == (0, {"share of a period": 1})


def test_a_lost_reference_is_that_of_the_english_case_with_the_same_value(score):
    english = (day("It was yesterday.", "yesterday", "2017-05-19"),)
    told = day("C'était hier.", "hier", "2017-05-19", reference="")
    assert score("French", "DateParser", told, english=english).exact == 1
    assert dict(score("French", "DateParser", told).set_aside) == {"reference date lost": 1}


def test_a_folder_without_specifications_is_an_error(tmp_path):
    with pytest.raises(NothingReadError, match="DateParser"):
        time_cases(tmp_path)


@pytest.mark.skipif(not DATA.exists(), reason="the specifications are not part of the project")
def test_four_in_five_date_and_period_cases_are_read():
    scores = [found for found in time_cases(DATA) if found.name in {"DateParser", "DatePeriodParser"}]
    for language in LANGUAGES:
        own = [found for found in scores if found.language == language]
        assert sum(found.right for found in own) / sum(found.cases for found in own) >= 0.8
