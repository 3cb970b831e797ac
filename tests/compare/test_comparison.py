"""Which questions are asked of an event, and what their answers amount to."""

import pandas as pd
import pytest

from pipeline.align import align
from pipeline.compare import Comparison, compare
from pipeline.config import AlignSettings, CompareSettings
from pipeline.tables import SCHEMAS
from tests.factories import articles, claim, claims, clock, day, toll

SCENE = {"place": "Raqqa", "place_key": "city:172955"} | day("2017-05-18")
OSDH = {"speaker": "OSDH", "speaker_kind": "ngo", "voice": "reported"}
STATE = {"speaker": "la télévision d'État", "speaker_kind": "agency", "voice": "reported"}
POLICE = {"speaker": "la police", "speaker_kind": "official", "voice": "reported"}
UNION = {"speaker": "CGT", "speaker_kind": "ngo", "voice": "reported"}


def compared(*rows, scene=None) -> Comparison:
    """Compare claims after giving every article the strike that ties its claims together."""
    strikes = [claim(outlet, **(scene or SCENE)) for outlet in dict.fromkeys(row["outlet"] for row in rows)]
    published = {row["outlet"]: row["published"] for row in rows}
    frame = claims(*(strike | {"published": published[strike["outlet"]]} for strike in strikes), *rows)
    aligned = align(frame, articles(frame), AlignSettings())
    assert len(aligned.events) == 1
    return compare(aligned.claims, aligned.events, CompareSettings())


def verdict(result, slot, **wanted):
    rows = result.questions[result.questions["slot"] == slot]
    for column, value in wanted.items():
        rows = rows[rows[column] == value]
    assert len(rows) == 1
    return rows["verdict"].iloc[0]


def test_at_tanf():
    """One outlet, one strike: Washington says a militia was hit, Moscow and Damascus say the army."""
    speakers = [
        ("une milice pro-gouvernementale syrienne", "militia:SY:pro_government", "les États-Unis"),
        ("les forces armées syriennes", "army:SY", "Guennadi Gatilov"),
        ("une position de l'armée syrienne", "army:SY/position", "un responsable syrien"),
    ]
    told = compared(
        *(
            claim("RT", target=target, target_key=key, speaker=speaker, speaker_kind="official", voice="reported")
            for target, key, speaker in speakers
        )
    )
    target = told.questions[told.questions["slot"] == "target"].iloc[0]
    assert target["verdict"] == "discrepancy"
    assert target["question"] == "Qui a été touché par la frappe du 18 mai 2017 à Raqqa ?"
    assert target["question_en"] == "Who was hit by the strike of May 18, 2017 in Raqqa?"
    assert target["n_answers"] == 3
    assert sorted(told.relations["relation"]) == ["contradicts", "contradicts", "narrower"]
    assert set(told.holders[told.holders["speaker"] == "Guennadi Gatilov"]["voice"]) == {"reported"}


def test_a_figure_of_the_headline_counts_where_its_article_gives_the_very_same_figure_a_place():
    crowd = {"event_type": "demonstration", "trigger_lemma": "manifester", "count_of": "demonstrators"} | day(
        "2017-05-18"
    )
    told = compared(
        claim("A", count_low=21000, count_high=21000, count_text="21 000", **crowd),
        claim(
            "A", count_low=21000, count_high=21000, count_text="21 000", place="Hama", place_key="city:170017", **crowd
        ),
        claim(
            "B", count_low=7000, count_high=7000, count_text="7 000", place="Raqqa", place_key="city:172955", **crowd
        ),
        scene=SCENE | crowd,
    )
    counts = told.questions[told.questions["slot"] == "count"]
    assert dict(zip(counts["scope"], counts["n_answers"], strict=True)) == {"Hama": 1, "Raqqa": 1}


def test_nobody_missing_any_more_does_not_deny_that_there_were_victims():
    none_left = toll(1) | {"count_low": None, "count_high": None, "polarity": "negated", "stance": "denies"}
    told = compared(claim("A", **toll(14)), claim("B", **toll(14)), claim("C", **none_left))
    assert "disputed" not in set(told.questions["verdict"])


def test_a_figure_follows_the_one_that_what_it_replaces_had_replaced():
    """An article without a date lowers 359 to 250; 290, printed before 359, is then no rival of 250."""
    passage = "Le bilan a été ramené de 359 à 250 morts."
    revised = {"published": None, "passage": passage, "start": 5000, "end": 5041}
    at = {figure: f'{{"count": [{5000 + passage.index(figure)}, 5041]}}' for figure in ("359", "250")}
    told = compared(
        claim("A", **toll(290, published="2017-05-19")),
        claim("B", **toll(359, published="2017-05-21")),
        claim("C", **toll(359, **revised), spans=at["359"]),
        claim("C", **toll(250, **revised), spans=at["250"]),
    )
    assert verdict(told, "count") == "update"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([claim("A", **toll(14)), claim("B", **toll(14))], "agreement", id="two outlets, one figure"),
        pytest.param([claim("A", **toll(14)), claim("B", **toll(22))], "discrepancy", id="two figures on one day"),
        pytest.param(
            [claim("A", **toll(14, **STATE)), claim("A", **toll(22, **OSDH))],
            "discrepancy",
            id="two speakers in one article",
        ),
        pytest.param([claim("A", **toll(14))], "single_source", id="one outlet"),
        pytest.param([claim("A", **toll(14)), claim("A", **toll(14))], "single_source", id="one outlet twice"),
        pytest.param(
            [claim("A", **toll(20, qualifier="at_least")), claim("B", **toll(22))], "agreement", id="at least"
        ),
        pytest.param(
            [claim("A", **toll(22)), claim("B", **toll(30), published="2017-05-22")],
            "update",
            id="higher two days later",
        ),
        pytest.param(
            [claim("A", **toll(22, **OSDH)), claim("B", **toll(30, **POLICE), published="2017-05-22")],
            "discrepancy",
            id="a rival two days later",
        ),
        pytest.param(
            [claim("A", **toll(39, **POLICE)), claim("B", **toll(38, **POLICE), published="2017-05-22")],
            "update",
            id="the same speaker lower, later",
        ),
        pytest.param(
            [claim("A", **toll(39)), claim("B", **toll(38), published="2017-05-22")],
            "discrepancy",
            id="lower later, nobody says why",
        ),
    ],
)
def test_tolls(rows, expected):
    assert verdict(compared(*rows), "count") == expected


@pytest.mark.parametrize(
    ("language", "passage"),
    [
        ("fr", "Le bilan a été ramené de 359 à 253 morts, selon le ministère."),
        ("en", "The toll was lowered from 359 to 253 dead, the ministry said."),
    ],
)
def test_a_sentence_that_revises_a_figure_makes_an_update_from_the_old_to_the_new(language, passage):
    both = {"passage": passage, "start": 5000, "end": 5080, "language": language}
    old = claim("A", **toll(359), **both, spans=f'{{"count": [{5000 + passage.index("359")}, 5042]}}')
    new = claim("A", **toll(253), **both, spans=f'{{"count": [{5000 + passage.index("253")}, 5048]}}')
    told = compared(old, new)
    assert verdict(told, "count") == "update"
    values = told.answers.set_index("answer_id")["low"]
    assert (values[told.relations["answer_a"].iloc[0]], values[told.relations["answer_b"].iloc[0]]) == (359, 253)


def test_a_total_and_its_part_in_one_sentence_are_not_opposed():
    both = {"passage": "43 morts après la découverte de quatre corps", "start": 5000, "end": 5050}
    assert verdict(compared(claim("A", **toll(43), **both), claim("A", **toll(4), **both)), "count") == "single_source"


def test_two_figures_that_one_article_gives_in_its_own_voice_are_not_opposed():
    assert verdict(compared(claim("A", **toll(58)), claim("A", **toll(18))), "count") == "single_source"


def test_a_figure_of_the_articles_own_voice_and_one_that_it_quotes_are_not_opposed():
    assert verdict(compared(claim("A", **toll(58)), claim("A", **toll(18, **POLICE))), "count") == "single_source"


def test_a_second_place_in_the_same_article_opposes_nothing():
    homs = claim("A", place="Homs", place_key="city:169577")
    questions = compared(homs, scene=day("2017-05-18")).questions
    assert "discrepancy" not in set(questions["verdict"])


@pytest.mark.parametrize(
    ("spoken", "expected"),
    [
        pytest.param({"agent": "la coalition", "agent_key": "coalition"}, "disputed", id="who did it"),
        pytest.param({"place": "Raqqa", "place_key": "city:172955"}, "agreement", id="where"),
    ],
)
def test_a_denial_answers_who_did_it_but_not_where(spoken, expected):
    deny = {"stance": "denies", "speaker": "la coalition", "speaker_kind": "official", "voice": "reported"}
    told = compared(*(claim(outlet, **spoken) for outlet in "AB"), claim("C", **spoken, **deny))
    assert verdict(told, next(iter(spoken))) == expected
    assert verdict(told, "status") == "disputed"


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(toll(22, of="wounded"), id="another count"),
        pytest.param(toll(22, subset="children"), id="a part"),
        pytest.param(toll(22, modality="planned"), id="a forecast"),
    ],
)
def test_figures_of_other_things_are_other_questions(other):
    counts = compared(claim("A", **toll(14)), claim("B", **other)).questions.query("slot == 'count'")
    assert counts["verdict"].tolist() == ["single_source", "single_source"]


def test_a_demonstration_is_counted_town_by_town():
    march = {
        "event_type": "demonstration",
        "trigger": "manifesté",
        "count_of": "demonstrators",
        "qualifier": "exact",
    } | day("2023-01-19")
    france, nantes = ({"place": "France", "place_key": "country:FR"}, {"place": "Nantes", "place_key": "city:2990969"})
    rows = [
        claim("A", **march, **france, count_low=1_120_000, count_high=1_120_000, count_text="1,12 million", **POLICE),
        claim("B", **march, count_low=2_000_000, count_high=2_000_000, count_text="2 millions", **UNION),
        claim("A", **march, **nantes, count_low=25_000, count_high=25_000, count_text="25 000"),
        claim("B", **march, **nantes, count_low=25_000, count_high=25_000, count_text="25.000"),
    ]  # fmt: skip
    told = compared(*rows, scene=march | france | {"count_of": ""})
    assert verdict(told, "count", scope="France") == "discrepancy"
    assert verdict(told, "count", scope="Nantes") == "agreement"
    questions = set(told.questions["question"])
    assert any("en France" in question for question in questions)
    assert any("à Nantes" in question for question in questions)


@pytest.mark.parametrize(
    ("stances", "expected"),
    [
        (["asserts", "asserts"], "agreement"),
        (["asserts", "denies"], "disputed"),
        (["hedges", "denies"], "disputed"),
        (["asserts", "refuses_to_comment"], "unconfirmed"),
        (["hedges", "hedges"], "unconfirmed"),
        (["asserts", "hedges"], "agreement"),
    ],
)
def test_whether_it_happened(stances, expected):
    frame = claims(*(claim(outlet, stance=stance, **SCENE) for outlet, stance in zip("AB", stances, strict=True)))
    aligned = align(frame, articles(frame), AlignSettings())
    assert verdict(compare(aligned.claims, aligned.events, CompareSettings()), "status") == expected


def test_all_may_agree_on_the_day_and_differ_on_the_hour():
    told = compared(
        claim("A", **SCENE | day("2017-05-18")),
        claim("B", **SCENE | clock("2017-05-18T11:40")),
        claim("C", **SCENE | day("2017-05-18")),
        claim("D", **SCENE | clock("2017-05-18T15:10")),
    )
    assert verdict(told, "time", question="Quand la frappe à Raqqa a-t-elle eu lieu ?") == "agreement"
    assert verdict(told, "time", question="À quelle heure la frappe à Raqqa a-t-elle eu lieu ?") == "discrepancy"


def test_an_hour_alone_opposes_no_day():
    """A bare "vers midi" is read on the day that the article came out: that day is nobody's word."""
    told = compared(claim("A", **SCENE), claim("B", **SCENE | clock("2017-05-19T12:00")))
    assert "discrepancy" not in set(told.questions["verdict"])


@pytest.mark.parametrize(
    ("denier", "published", "expected"),
    [
        pytest.param({}, "2017-05-22", "update", id="nobody had claimed it yet"),
        pytest.param({}, "2017-05-20", "disputed", id="on one day"),
        pytest.param(POLICE, "2017-05-22", "disputed", id="somebody denies it"),
    ],
)
def test_what_was_not_so_yet_is_so_a_day_later(denier, published, expected):
    claimed = {"event_type": "responsibility", "trigger": "revendiqué", "trigger_lemma": "revendiquer"}
    told = compared(
        claim("A", **claimed, agent="aucun groupe", polarity="negated", stance="denies", **denier),
        claim("B", **claimed, agent="la Légion noire", published=published),
    )
    asked = told.questions[(told.questions["slot"] == "status") & (told.questions["event_type"] == "responsibility")]
    assert list(asked["verdict"]) == [expected]
    assert set(told.answers.loc[told.answers["question_id"].isin(asked["question_id"]), "value"]) == {
        "aucun groupe",
        "la Légion noire",
    }


def test_what_agrees_with_the_newer_figure_replaces_the_older_one_too():
    passage = "Le bilan a été ramené de 359 à 253 morts."
    revised = {"passage": passage, "start": 5000, "end": 5041}
    at = {figure: f'{{"count": [{5000 + passage.index(figure)}, 5041]}}' for figure in ("359", "253")}
    told = compared(
        claim("A", **toll(359, **revised), spans=at["359"]),
        claim("A", **toll(253, **revised), spans=at["253"]),
        claim("B", **toll(240, "killed", "about", 260, published=None)),
    )
    assert verdict(told, "count") == "update"


def test_the_place_of_an_attack_has_not_made_it():
    there = {"place": "Sri Lanka", "place_key": "country:LK"}
    attack = {"event_type": "attack", "trigger": "attacks", "trigger_lemma": "attack", "language": "en"}
    told = compared(
        claim("A", **attack, **there, agent="Sri Lanka's", agent_key="government:LK"),
        claim("B", **attack, **there, agent="jihadists", agent_key="jihadists"),
        scene=there | day("2017-05-18"),
    )
    assert verdict(told, "agent") == "single_source"


def test_silence_is_not_denial():
    told = compared(claim("A", agent="la coalition"), claim("B", **toll(14)))
    assert verdict(told, "status") == "agreement"
    assert verdict(told, "agent") == "single_source"


def test_a_claim_that_is_negated_and_denied_is_one_denial():
    frame = claims(claim("A", **SCENE), claim("B", polarity="negated", stance="denies", **SCENE))
    aligned = align(frame, articles(frame), AlignSettings())
    assert verdict(compare(aligned.claims, aligned.events, CompareSettings()), "status") == "disputed"


def test_copies_do_not_corroborate():
    wire = "Une frappe a visé jeudi 18 mai un convoi à Raqqa et fait quatorze morts, selon une source locale sur place."
    frame = claims(*(claim(outlet, passage=wire, **SCENE) for outlet in "ABC"))
    aligned = align(frame, articles(frame), AlignSettings())
    told = compare(aligned.claims, aligned.events, CompareSettings()).questions
    assert set(told["n_origins"]) == {1}
    assert set(told["n_outlets"]) == {3}
    assert "agreement" not in set(told["verdict"])


def test_a_value_lent_by_a_neighbouring_sentence_is_no_answer():
    told = compared(claim("A", agent="la coalition"), claim("B", target="un pont", agent="un drone", inherited="agent"))
    assert told.answers["value"].tolist().count("un drone") == 0


def test_at_least_is_stored_as_its_figure():
    low, high = (
        compared(claim("A", **toll(20, qualifier="at_least"))).answers.query("low == 20")[["low", "high"]].iloc[0]
    )
    assert (low, high) == (20, 20)


@pytest.mark.parametrize(
    ("moment", "iso"),
    [
        (day("2017-05-18"), "2017-05-18"),
        (day("2017-05-18", "2017-05-19"), "2017-05-18/2017-05-19"),
        (clock("2017-05-18T11:40"), "2017-05-18T11:40"),
    ],
)
def test_moments_are_iso(moment, iso):
    frame = claims(claim("A", **(SCENE | moment)))
    aligned = align(frame, articles(frame), AlignSettings())
    answers = compare(aligned.claims, aligned.events, CompareSettings()).answers
    assert iso in set(answers["iso"])


def test_a_holder_points_at_the_words_of_its_value():
    passage = "La frappe a touché une milice."
    start, end = passage.index("une milice"), passage.index(".")
    told = compared(
        claim("A", passage=passage, target="une milice", spans=f'{{"target": [{start}, {end}]}}', start=0, end=30)
    )
    answer = told.answers.set_index("answer_id")["value"].eq("une milice")
    holder = told.holders[told.holders["answer_id"].map(answer)].iloc[0]
    assert passage[holder["value_start"] : holder["value_end"]] == "une milice"


def test_tables_have_their_schemas_and_severity_explains_itself():
    told = compared(claim("A", **toll(14)), claim("B", **toll(22)))
    for name in ("questions", "answers", "holders", "relations"):
        assert list(getattr(told, name).columns[: len(SCHEMAS[name])]) == list(SCHEMAS[name])
    differing = told.questions.query("verdict == 'discrepancy'").iloc[0]
    assert 0 < differing["severity"] <= 1
    assert "origines" in differing["severity_reason"]
    assert "origins" in differing["severity_reason_en"]


def test_the_order_of_the_claims_changes_nothing():
    frame = claims(
        claim("A", **SCENE, agent="la coalition"), claim("B", **SCENE, agent="un drone"), claim("B", **toll(3))
    )
    aligned = align(frame, articles(frame), AlignSettings())
    forth = compare(aligned.claims, aligned.events, CompareSettings())
    back = compare(aligned.claims.iloc[::-1].reset_index(drop=True), aligned.events, CompareSettings())
    for name in ("questions", "answers", "holders", "relations"):
        pd.testing.assert_frame_equal(getattr(forth, name), getattr(back, name))


def test_no_claims_make_no_questions():
    frame = claims(claim("A"))
    aligned = align(frame.iloc[:0], articles(frame), AlignSettings())
    assert compare(aligned.claims, aligned.events, CompareSettings()).questions.empty


MARCH = {"event_type": "demonstration", "trigger": "manifesté", "trigger_lemma": "manifester", "qualifier": "exact"}
MARCH |= day("2023-01-19")
TOWNS = {"Nantes": "city:2990969", "Lyon": "city:2996944"}


def crowd(size, **more):
    """So many demonstrators."""
    return {"count_of": "demonstrators", "count_low": size, "count_high": size, "count_text": f"{size}"} | MARCH | more


def march(*rows, towns=tuple(TOWNS)):
    """Compare figures of a march that articles tell of these towns."""
    tied = [row | MARCH | {"place": town, "place_key": TOWNS[town]} for town in towns for row in map(claim, "AB")]
    frame = claims(*tied, *rows)
    aligned = align(frame, articles(frame), AlignSettings())
    return compare(aligned.claims, aligned.events, CompareSettings()).questions.query("slot == 'count'")


SENTENCE = {"start": 5000, "passage": "7 200 selon la police, 18 000 selon la CGT"}


@pytest.mark.parametrize(
    ("rows", "towns", "expected"),
    [
        ([claim("A", **crowd(7_200)), claim("B", **crowd(18_000))], tuple(TOWNS), "single_source"),
        ([claim("A", **crowd(7_200)), claim("B", **crowd(18_000))], ("Nantes",), "discrepancy"),
        (
            [claim("A", **crowd(7_200, **SENTENCE, **POLICE)), claim("A", **crowd(18_000, **SENTENCE, **UNION))],
            tuple(TOWNS),
            "discrepancy",
        ),
    ],
    ids=["two towns", "one town", "two speakers in one sentence"],
)
def test_figures_of_unknown_places_are_not_opposed(rows, towns, expected):
    counts = march(*rows, towns=towns)
    assert counts["verdict"].tolist() == [expected]
    assert counts["question"].str.contains("Nantes").tolist() == [len(towns) == 1]


def test_a_crowd_does_not_grow_into_another_counts_figure():
    later = crowd(18_000, **UNION, published="2023-01-22")
    first = crowd(7_200, **POLICE, published="2023-01-20")
    assert march(claim("A", **first), claim("B", **later), towns=("Nantes",))["verdict"].tolist() == ["discrepancy"]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            [claim("A", **toll(19)), claim("B", **toll(17, qualifier="about", high=24)), claim("B", **toll(2))],
            "agreement",
            id="whoever counts two also says a score",
        ),
        pytest.param([claim("A", **toll(2)), claim("B", **toll(18_000))], "single_source", id="too far apart in size"),
        pytest.param([claim("A", **toll(0)), claim("B", **toll(14))], "discrepancy", id="none and some"),
        pytest.param(
            [claim("A", **toll(15, of="missing")), claim("B", **toll(6, of="missing"), published="2017-05-22")],
            "update",
            id="the missing are found",
        ),
    ],
)
def test_figures_that_do_not_oppose_each_other(rows, expected):
    assert verdict(compared(*rows), "count") == expected


def measure(low, of, unit="m3", **more):
    """So much of something."""
    return {"amount": low, "amount_high": low, "amount_of": of, "unit": unit, "amount_text": f"{low:g}"} | more


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([measure(1.2e6, "eau"), measure(1.2e6, "water")], ["agreement"], id="one precise figure"),
        pytest.param([measure(3, "eau"), measure(3, "vague")], ["single_source"] * 2, id="three of anything"),
        pytest.param([measure(1.2e6, "eau"), measure(1.4e6, "water")], ["single_source"] * 2, id="two figures"),
        pytest.param(
            [measure(3, "pause", "hour"), measure(48, "pause", "hour")], ["single_source"], id="too far apart"
        ),
        pytest.param([measure(80, "pont", "m"), measure(200, "pont", "m")], ["discrepancy"], id="two measures"),
    ],
)
def test_a_measure_is_compared_with_those_of_the_same_thing(rows, expected):
    told = compared(*(claim(outlet, **row) for outlet, row in zip("AB", rows, strict=True)))
    assert told.questions.query("slot == 'amount'")["verdict"].tolist() == expected


def test_a_unit_and_a_part_split_only_figures():
    told = compared(claim("A", **day("2017-05-18"), unit="m"), claim("B", **day("2017-05-18"), subset="children"))
    assert verdict(told, "time") == "agreement"


def test_a_denial_in_words_of_no_kind_is_of_the_act_itself():
    deny = {"stance": "denies", "speaker": "Moscou", "speaker_kind": "official", "voice": "reported"}
    told = compared(
        claim("A", **toll(6)), claim("B", **toll(6)),
        claim("B", event_type="casualties", trigger="nie", trigger_lemma="nier", **deny),
    )  # fmt: skip
    asked = told.questions.query("slot == 'status'")
    assert list(zip(asked["event_type"], asked["verdict"], strict=True)) == [("strike", "disputed")]


@pytest.mark.parametrize(("used", "disputed"), [("un lanceur de balles", True), ("des matraques", False)])
def test_to_deny_one_weapon_is_not_to_deny_another(used: str, disputed: bool):
    force = {"event_type": "force", "trigger": "utilisé", "trigger_lemma": "utiliser"} | SCENE
    deny = {"polarity": "negated", "stance": "denies", **POLICE}
    told = compared(
        claim("A", target=used, **force), claim("B", target="aucun lanceur de balles", **force | deny), scene=force
    )
    asked = told.questions.query("slot == 'status'")
    assert ("disputed" in set(asked["verdict"])) == disputed


def test_a_denial_of_nobodys_deed_in_words_of_no_kind_is_no_denial():
    flood = {"event_type": "disaster", "trigger": "crue", "trigger_lemma": "crue"} | SCENE
    reject = {"event_type": "casualties", "trigger": "rejeté", "trigger_lemma": "rejeter", "stance": "denies"}
    told = compared(claim("A", **toll(6)), claim("B", **reject), scene=flood)
    assert "disputed" not in set(told.questions["verdict"])


def test_to_deny_a_cooperation_is_not_to_deny_who_cooperates():
    join = {"event_type": "cooperation", "agent": "les États-Unis", "agent_key": "government:US"}
    told = compared(claim("A", **join, **SCENE), claim("B", stance="denies", **join, **SCENE), scene=SCENE | join)
    assert verdict(told, "agent") == "agreement"
    assert verdict(told, "status") == "disputed"


def test_whoever_gives_a_toll_has_not_made_it():
    russia = {
        "agent": "la Russie",
        "agent_key": "government:RU",
        "speaker": "la Russie",
        "speaker_key": "government:RU",
    }
    told = compared(
        claim("A", agent="l'armée américaine", agent_key="army:US"), claim("B", **toll(62, **russia, voice="reported"))
    )
    assert verdict(told, "agent") == "single_source"


def test_words_of_another_article_do_not_make_a_figure_the_older():
    rows = [
        claim("A", **toll(120), passage="120 postes"), claim("A", **toll(180), passage="180 postes", **UNION),
        claim("B", **toll(180), passage="Le plan avait prévu 180 postes"),
    ]  # fmt: skip
    assert verdict(compared(*rows), "count") == "discrepancy"


def test_to_deny_a_figure_is_not_to_deny_the_happening():
    told = compared(claim("A"), claim("B", **toll(120, trigger="victimes", trigger_lemma="120", stance="denies")))
    assert verdict(told, "status") == "agreement"


def test_the_day_of_a_toll_is_not_the_day_of_the_strike():
    told = compared(claim("A"), claim("B", **toll(14, **day("2017-05-19"))))
    assert verdict(told, "time") == "agreement"


def test_an_assault_after_the_strike_has_its_own_agent():
    coalition = {"agent": "l'armée américaine", "agent_key": "army:US"}
    told = compared(
        claim("A", **coalition), claim("B", **coalition),
        claim("A", event_type="attack", trigger="assaut", trigger_lemma="assaut", agent="l'armée", agent_key="army:SY"),
    )  # fmt: skip
    assert verdict(told, "agent", event_type="strike") == "agreement"


def test_whoever_was_hit_is_no_second_culprit():
    hit = {"target": "l'armée", "target_key": "army:SY"}
    told = compared(
        claim("A", agent="l'aviation russe", agent_key="air_force:RU", **hit), claim("B", **hit),
        claim("B", agent="l'armée", agent_key="army:SY"),
    )  # fmt: skip
    assert verdict(told, "agent") == "single_source"


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        pytest.param("Les pilotes pensaient viser une position de Daech", "single_source", id="thought to be hit"),
        pytest.param("La coalition bombarde régulièrement Daech", "single_source", id="hit as a rule"),
        pytest.param("La frappe a visé une position de Daech", "discrepancy", id="said to be hit"),
    ],
)
def test_what_was_thought_to_be_hit_or_is_hit_as_a_rule_opposes_nothing(passage, expected):
    thought = claim("A", target="une position de Daech", target_key="group:islamic_state/position", passage=passage)
    hit = claim("B", target="les forces syriennes", target_key="army:SY")
    assert verdict(compared(thought, hit), "target") == expected


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("talks", "discrepancy"), ("demonstration", "single_source"), ("cooperation", "single_source")],
)
def test_one_session_has_one_day(kind, expected):
    session = {
        "event_type": kind,
        "trigger": "visioconférence",
        "trigger_lemma": kind,
        "place": "Syrie",
        "place_key": "country:SY",
    }
    rows = [claim(outlet, **session, **day(date)) for outlet, date in (("A", "2015-09-30"), ("B", "2015-10-01"))]
    frame = claims(*(row | {"event_id": "e"} for row in rows))
    events = align(frame, articles(frame), AlignSettings()).events.iloc[:1].assign(event_id="e", event_type=kind)
    frame = align(frame, articles(frame), AlignSettings()).claims.assign(event_id="e")
    assert verdict(compare(frame, events, CompareSettings()), "time") == expected


@pytest.mark.parametrize(
    ("language", "passage", "older"),
    [
        ("fr", "Le bilan est désormais de 31 blessés, alors que l'hôpital en recensait 23 mardi.", 23),
        ("fr", "La direction supprimerait 31 postes, et non plus 23.", 23),
        ("en", "The toll was revised to 31 rather than 23.", 23),
        ("en", "The toll was lowered from 31 to 23.", 31),
    ],
)
def test_a_revised_sentence_says_which_figure_is_the_older(language, passage, older):
    both = {"passage": passage, "start": 5000, "end": 5000 + len(passage), "language": language}
    told = compared(
        *(
            claim("A", **toll(size), **both, spans=f'{{"count": [{at}, {at + 2}]}}')
            for size in (31, 23)
            for at in [5000 + passage.index(str(size))]
        )
    )
    update = told.relations.query("relation == 'update'").iloc[0]
    assert told.answers.set_index("answer_id")["low"][update["answer_a"]] == older


def test_who_owns_up_to_a_deed_denies_only_whom_it_hit():
    voice = {"speaker": "Moscou", "speaker_kind": "official", "voice": "reported"}
    told = compared(
        claim("A", target="des installations", agent="Moscou", agent_key="government:RU", **voice),
        claim("A", target="un hôpital", agent="Moscou", agent_key="government:RU", stance="denies", **voice),
        claim("B", target="un hôpital", agent="Moscou", agent_key="government:RU"),
    )
    assert verdict(told, "status") == "agreement"
    assert verdict(told, "agent") == "agreement"
    assert verdict(told, "target") == "disputed"


def test_an_answer_is_worded_in_french_where_a_french_article_gives_it():
    hit = {"target": "civilians", "target_key": "civilians", "language": "en"}
    told = compared(
        claim("The Herald", **hit),
        claim("The Post", **hit),
        claim("La Gazette", **hit | {"target": "des civils", "language": "fr"}),
    )
    question = told.questions.loc[told.questions["slot"] == "target", "question_id"].iloc[0]
    assert list(told.answers.loc[told.answers["question_id"] == question, "value"]) == ["des civils"]
