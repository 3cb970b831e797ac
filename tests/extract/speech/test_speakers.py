"""From the words that name a speaker to who it is."""

from __future__ import annotations

import json

import pytest

from tests.extract.conftest import Read, missed

# an article, words of one of its claims, and who is named for them
FRENCH = [
    # whom a relative clause tells of, a verb taken for an adjective, an adjective that says whose count it is
    ("Le préfet du Var, qui a annoncé la mort de trois pompiers, est sur place.", "trois pompiers", "préfet du Var"),
    (
        "Selon les syndicats, 2 millions de personnes ont défilé ; c'est le secrétaire de la FNT, Paul Lambert, "
        "qui l'a annoncé.",
        "2 millions",
        "Paul Lambert",
    ),
    ("Des défilés ont eu lieu. Le ministère recense 36 000 personnes à Toulouse.", "36 000", "ministère"),
    ("La FNT avance « plus de deux millions » de manifestants.", "deux millions", "FNT"),
    ("Les comptages préfectoraux sont élevés : 36 000 manifestants à Toulouse.", "36 000", "préfecture"),
    # a body named in full and by its initials
    (
        "La Fédération nationale du transport (FNT) a compté 300 manifestants.",
        "300",
        "FNT – Fédération nationale du transport",
    ),
    # a participle goes on with who spoke before it, whatever place stands between
    (
        "Un homme a péri entre Metz et Nancy, a indiqué la préfecture, ajoutant que le suspect avait été arrêté.",
        "avait été arrêté",
        "préfecture",
    ),
    # the name behind a relative's may be whom the clause is about
    ("Selon sa mère, Luc Remy a été blessé par l'armée.", "blessé par l'armée", "sa mère"),
    # a day may belong to a name
    ("Selon le Journal du dimanche, l'armée a bombardé un dépôt.", "bombardé un dépôt", "Journal du dimanche"),
    # a pronoun is the speaker before
    (
        "Le général Paul Lambert a accusé les rebelles. « Ils ont bombardé un hôpital », a-t-il ajouté.",
        "bombardé un hôpital",
        "Paul Lambert",
    ),
    (
        "« Le pont s'est effondré », a déclaré Claire Vasseur. Elle a précisé que deux ouvriers avaient été blessés.",
        "deux ouvriers",
        "Claire Vasseur",
    ),
    # but not one of another gender: then it is whom the last sentence was about
    (
        "La direction a démenti tout incendie. Le ministre s'est rendu sur place. Il a affirmé que l'armée avait "
        "bombardé l'usine.",
        "bombardé l'usine",
        "ministre",
    ),
    # an unnamed source is somebody all the same
    (
        "Un responsable ayant requis l'anonymat a indiqué que l'armée avait bombardé un dépôt.",
        "bombardé un dépôt",
        "responsable",
    ),
    # a name set beside the role, a title before it
    (
        "Le porte-parole militaire, le colonel Karim Haddad, a affirmé que l'armée avait bombardé un dépôt.",
        "bombardé un dépôt",
        "Karim Haddad",
    ),
    (
        "« L'armée a bombardé un dépôt », a dit le maire de Vion (Ain), Paul Lambert.",
        "bombardé un dépôt",
        "Paul Lambert",
    ),
    # more complements, brackets and the name of somebody else may part a description from its name
    (
        "« L'armée a bombardé un dépôt », a dit jeudi la tête de liste du parti pour les élections régionales Claire "
        "Vasseur.",
        "bombardé un dépôt",
        "Claire Vasseur",
    ),
    (
        "« L'armée a bombardé un dépôt », a expliqué le tout nouveau coprésident d'Avenir, Paul Lambert.",
        "bombardé un dépôt",
        "Paul Lambert",
    ),
    (
        "« L'armée a bombardé un dépôt », affirme l'autre avocate de Marc Carrel, Me Claire Vasseur.",
        "bombardé un dépôt",
        "Claire Vasseur",
    ),
    missed(
        "a title inside a complement leads in the name as well as the title of the phrase would",
        "« L'armée a bombardé un dépôt », a dit un adjoint de la maire Claire Vasseur.",
        "bombardé un dépôt",
        "adjoint de la maire Claire Vasseur",
    ),
    # the particle of a name is no article
    (
        "Le maire Paul Le Goff s'est rendu sur place. Selon M. Le Goff, 14 personnes ont été tuées.",
        "14 personnes",
        "Paul Le Goff",
    ),
    # of two who have an office, the one who spoke last
    (
        "Selon le ministre Paul Lambert, la trêve tient. Le ministre a ajouté que l'armée avait bombardé un dépôt. "
        "Le ministre Marc Carrel a démenti.",
        "bombardé un dépôt",
        "Paul Lambert",
    ),
    # whom the sentence before was about, though quoted only now; nobody whom it only mentions
    (
        "Le maire Paul Lambert a démenti. Marc Carrel a quitté la salle. « L'armée a bombardé un dépôt », a-t-il dit.",
        "bombardé un dépôt",
        "Marc Carrel",
    ),
    (
        "Le maire Paul Lambert a démenti. La rue porte le nom de Marc Carrel. « L'armée a bombardé un dépôt », "
        "a-t-il dit.",
        "bombardé un dépôt",
        "Paul Lambert",
    ),
    # "il" is a person before it is the bare name of a body
    (
        "Paul Lambert a démenti. Bercy a confirmé la baisse. « L'armée a bombardé un dépôt », a-t-il dit.",
        "bombardé un dépôt",
        "Paul Lambert",
    ),
    # the last to speak may be told by what he or she does
    (
        "Anne Carrel a démenti. Paul Lambert a raconté la nuit. « L'armée a bombardé un dépôt », ajoute l'ouvrier de "
        "production.",
        "bombardé un dépôt",
        "Paul Lambert",
    ),
    # the only person quoted is whom a definite phrase means in an incise, unless the article says otherwise
    (
        "« Nous partons », a dit Paul Lambert. « L'armée a bombardé un dépôt », a ajouté le sénateur de Vion.",
        "bombardé un dépôt",
        "Paul Lambert",
    ),
    (
        "La maire Claire Vasseur a démenti. « L'armée a bombardé un dépôt », a ajouté la préfète.",
        "bombardé un dépôt",
        "préfète",
    ),
    (
        "Claire Vasseur a démenti. « L'armée a bombardé un dépôt », a ajouté le porte-parole de l'ONU.",
        "bombardé un dépôt",
        "porte-parole de l'ONU",
    ),
    # some are nobody who has spoken before; "ce responsable" is whoever spoke last
    ("Claire Vasseur a démenti. Certains affirment que l'armée a bombardé un dépôt.", "bombardé un dépôt", "Certains"),
    (
        "Un diplomate a démenti toute attaque. L'armée a bombardé un dépôt, selon ce responsable.",
        "bombardé un dépôt",
        "diplomate",
    ),
    # a family name finds the full name
    (
        "Peter Lowell dirige l'enquête. Selon Lowell, 14 personnes ont été tuées.",
        "14 personnes",
        "Peter Lowell",
    ),
    (
        "La maire Jeanne Carrel s'est rendue sur place. Quatorze personnes ont été tuées, selon Mme Carrel.",
        "Quatorze personnes",
        "Jeanne Carrel",
    ),
    # a role alone points back to the person who has it
    (
        "Le porte-parole du Pentagone Peter Lowell a affirmé que la trêve tenait. "
        "« L'armée a bombardé un convoi », a reconnu le porte-parole.",
        "bombardé un convoi",
        "Peter Lowell",
    ),
    (
        "Le colonel Karim Haddad a affirmé que la trêve tenait. "
        "« L'armée a bombardé un dépôt », a dit le haut responsable militaire.",
        "bombardé un dépôt",
        "Karim Haddad",
    ),
    # a role with an institution of its own is somebody
    (
        "Paul Lambert a démenti. Le porte-parole de l'ONU a déclaré que l'armée avait bombardé un hôpital.",
        "bombardé un hôpital",
        "porte-parole de l'ONU",
    ),
    # the name, not the title nor the article
    ("Selon le préfet, 14 personnes ont été tuées.", "14 personnes", "préfet"),
    ("Selon M. Carrel, 14 personnes ont été tuées.", "14 personnes", "Carrel"),
    (
        "Selon l'Observatoire syrien des droits de l'homme, 14 civils ont été tués.",
        "14 civils",
        "Observatoire syrien des droits de l'homme",
    ),
    ("« L'armée a bombardé un dépôt », a déclaré le président Paul Lambert.", "bombardé un dépôt", "Paul Lambert"),
    # a person named inside an institution is not the institution
    (
        "Selon le porte-parole de Vladimir Poutine, l'armée a bombardé un dépôt.",
        "bombardé un dépôt",
        "porte-parole de Vladimir Poutine",
    ),
    # the same source again
    (
        "Selon un responsable de l'hôpital, 14 personnes ont été tuées. Selon la même source, 32 personnes ont péri.",
        "32 personnes",
        "responsable de l'hôpital",
    ),
    # a body by its name, whichever noun stands for it
    (
        "Selon la société Ardoval, le toit a cédé. Quatorze personnes ont été tuées, selon l'entreprise.",
        "Quatorze personnes",
        "Ardoval",
    ),
    ("Selon son exploitant, la société Ardoval, 14 personnes ont été tuées.", "14 personnes", "Ardoval"),
    (
        "Les groupes Ardoval et Norvol se taisent. Le groupe Ardoval a fermé, le groupe Norvol aussi. "
        "Quatorze personnes ont été tuées, selon le groupe.",
        "Quatorze personnes",
        "groupe",
    ),
    (
        "Selon l'Observatoire syrien des droits de l'homme, 6 civils sont morts. L'ONG a compté 14 personnes tuées.",
        "14 personnes",
        "Observatoire syrien des droits de l'homme",
    ),
    # an acronym that the article explains
    (
        "La Fédération nationale des ports (FNP) a manifesté. Selon la FNP, 14 personnes ont été tuées.",
        "14 personnes",
        "FNP – Fédération nationale des ports",
    ),
    # those whose clothes name them
    ("Les gilets verts estiment que l'armée a bombardé le village.", "bombardé le village", "gilets verts"),
    # several are taken up by "ils", and one by "il"
    (
        "« Il pleut », a dit Paul Lambert. Des riverains se plaignent. Ils affirment que l'armée a bombardé un dépôt.",
        "bombardé un dépôt",
        "riverains",
    ),
    (
        "Un expert en armes a parlé. « Il pleuvait », a dit Paul Lambert. « L'armée a bombardé un dépôt », a dit "
        "l'expert.",
        "bombardé un dépôt",
        "Paul Lambert",
    ),
    (
        "Un expert en armes a dit qu'il pleuvait. « Oui », a dit Paul Lambert. « L'armée a bombardé un dépôt », a "
        "dit l'expert.",
        "bombardé un dépôt",
        "expert en armes",
    ),
    # who was named last speaks for "selon lui"
    (
        "L'armée a tiré, a dit Marc Dubois. Il pleuvait fort. Le vent soufflait. Un groupe d'élus, dont Paul Lambert, "
        "est venu voir : l'armée a bombardé un dépôt, selon lui.",
        "bombardé un dépôt",
        "Paul Lambert",
    ),
    (
        "La préfecture a publié son rapport. Quelque 14 personnes ont été tuées, affirme-t-elle.",
        "14 personnes",
        "préfecture",
    ),
    # a Prime Minister is no minister
    (
        "Le ministre de l'Intérieur, Paul Lambert, est venu. Le Premier ministre affirme que l'armée a bombardé "
        "un dépôt.",
        "bombardé un dépôt",
        "Premier ministre",
    ),
    # a name that a preposition leads in names no body
    (
        "Dans le Grand Est, plusieurs groupes affirment que l'armée a bombardé un dépôt.",
        "bombardé un dépôt",
        "plusieurs groupes",
    ),
    # nobody in particular
    ("On dit que l'armée a bombardé le village.", "bombardé le village", ""),
    ("« Nous avons bombardé le village », ai-je entendu.", "bombardé le village", ""),
]

ENGLISH = [
    (
        'General Paul Lambert accused the rebels. "They bombed a hospital," he added.',
        "bombed a hospital",
        "Paul Lambert",
    ),
    ("Peter Lowell leads the inquiry. Fourteen people were killed, Lowell said.", "people were killed", "Peter Lowell"),
    ("The mayor said that 14 people were killed.", "14 people", "mayor"),
    ("According to Mr Carrel, 14 people were killed.", "14 people", "Carrel"),
    (
        "Colonel Karim Haddad said that the truce was holding. The army bombed a depot, the official said.",
        "bombed a depot",
        "Karim Haddad",
    ),
    (
        "Ardoval, the company that runs the mine, said the roof fell. Fourteen people were killed, the company said.",
        "people were killed",
        "Ardoval",
    ),
]


@pytest.mark.parametrize(("text", "words", "name"), FRENCH)
def test_french_words_name_their_speaker(read: Read, text: str, words: str, name: str) -> None:
    assert _names(read, text, words, "fr") == {name}


@pytest.mark.parametrize(("text", "words", "name"), ENGLISH)
def test_english_words_name_their_speaker(read: Read, text: str, words: str, name: str) -> None:
    assert _names(read, text, words, "en") == {name}


KINDS = [
    ("fr", "Selon la préfecture, 14 personnes ont été tuées.", "official"),
    ("fr", "Selon l'OSDH, 14 personnes ont été tuées.", "ngo"),
    ("fr", "Selon des témoins, 14 personnes ont été tuées.", "witness"),
    ("fr", "Selon l'AFP, 14 personnes ont été tuées.", "agency"),
    ("fr", "Selon un chercheur, 14 personnes ont été tuées.", "expert"),
    ("fr", "Selon une source anonyme, 14 personnes ont été tuées.", "anonymous"),
    ("en", "According to the interior ministry, 14 people were killed.", "official"),
    ("en", "According to witnesses, 14 people were killed.", "witness"),
    ("en", "According to Reuters, 14 people were killed.", "agency"),
]


@pytest.mark.parametrize(("language", "text", "kind"), KINDS)
def test_a_voice_is_of_a_kind(read: Read, language: str, text: str, kind: str) -> None:
    assert {claim.speaker_kind for claim in read(text, language)} == {kind}


def test_two_claims_of_one_voice_share_its_key(read: Read) -> None:
    claims = read(
        "Selon l'OSDH, 14 civils ont été tués à Alep. L'OSDH a affirmé que l'armée avait bombardé un hôpital."
    )
    assert len({claim.speaker_key for claim in claims}) == 1
    assert len(claims) == 2


def test_the_words_that_stand_for_a_speaker_are_those_of_the_passage(read: Read) -> None:
    text = "Le général Paul Lambert a accusé les rebelles. « Ils ont bombardé un hôpital », a-t-il ajouté."
    told = next(claim for claim in read(text) if "bombardé" in claim.passage)
    assert told.speaker == "Paul Lambert"
    start, end = json.loads(told.spans)["speaker"]
    assert text[start:end] == "-t-il"


def _names(read: Read, text: str, words: str, language: str) -> set[str]:
    start = text.index(words)
    return {claim.speaker for claim in read(text, language) if claim.start <= start < claim.end}


ROLES = [
    (
        "fr",
        "Le chef du Pentagone, Paul Lambert, est arrivé lundi. « L'armée a bombardé un dépôt », a dit le chef du "
        "Pentagone.",
        "a bombardé un dépôt",
        "Paul Lambert",
    ),
    (
        "fr",
        "Paul Lambert, ministre français de la Défense, s'est rendu sur place. Selon le ministre français de la "
        "Défense, l'armée a bombardé un dépôt.",
        "a bombardé un dépôt",
        "Paul Lambert",
    ),
    (
        "fr",
        "La préfète Claire Vasseur s'est rendue sur place. Selon la préfète, 14 personnes ont été tuées.",
        "14 personnes",
        "Claire Vasseur",
    ),
    (
        "en",
        "Fire Chief Peter Lowell went to the scene. Fourteen people were killed, Chief Lowell said.",
        "people were killed",
        "Peter Lowell",
    ),
    # but the office of another country, and a name that two persons share, stay as they are
    (
        "fr",
        "Paul Lambert, ministre français de la Défense, s'est rendu sur place. Selon le ministre russe de la "
        "Défense, l'armée a bombardé un dépôt.",
        "a bombardé un dépôt",
        "ministre russe de la Défense",
    ),
    (
        "fr",
        "Anne Carrel et Marc Carrel ont témoigné. Selon M. Carrel, 14 personnes ont été tuées.",
        "14 personnes",
        "Carrel",
    ),
]


@pytest.mark.parametrize(("language", "text", "words", "name"), ROLES)
def test_an_office_is_the_person_whom_the_article_gives_it(
    read: Read, language: str, text: str, words: str, name: str
) -> None:
    assert _names(read, text, words, language) == {name}


ISSUERS = [
    ("fr", "Selon les chiffres de la préfecture, 14 personnes ont été tuées.", "préfecture"),
    ("fr", "Selon un rapport publié par l'OSDH, 14 personnes ont été tuées.", "OSDH"),
    ("fr", "Selon un correspondant de l'AFP, 14 personnes ont été tuées.", "AFP"),
    ("en", "According to a statement by the army, 14 people were killed.", "army"),
]


@pytest.mark.parametrize(("language", "text", "name"), ISSUERS)
def test_a_document_speaks_for_who_issued_it(read: Read, language: str, text: str, name: str) -> None:
    assert {claim.speaker for claim in read(text, language)} == {name}


THINGS = [
    ("fr", "Selon la méthode des quotas, 14 personnes ont été tuées."),
    ("fr", "La hausse du salaire a été jugée dérisoire : 14 personnes ont été blessées."),
    ("en", "Leaks were reported before the dam collapsed, and 14 people were killed."),
]


@pytest.mark.parametrize(("language", "text"), THINGS)
def test_a_thing_is_nobodys_voice(read: Read, language: str, text: str) -> None:
    assert {claim.speaker for claim in read(text, language)} <= {""}


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        (
            "fr",
            "Selon le président du syndicat sur la chaîne locale, 14 personnes ont été tuées.",
            "président du syndicat",
        ),
        ("en", "Witnesses on Maple Street said that 14 people were killed.", "Witnesses"),
        (
            "en",
            "The Lyon-based Observatory for Rivers said that 14 people were killed.",
            "Lyon-based Observatory for Rivers",
        ),
    ],
)
def test_a_speakers_name_ends_where_the_occasion_begins(read: Read, language: str, text: str, name: str) -> None:
    assert {claim.speaker for claim in read(text, language)} == {name}


def test_one_person_has_one_key_in_every_spelling(read: Read) -> None:
    french = read("Selon Igor Tchernikov, 14 personnes ont été tuées.")
    english = read("Igor Chernikov said that 14 people were killed.", "en")
    assert {claim.speaker_key for claim in french} == {claim.speaker_key for claim in english} != {""}


UNNAMED = [
    # neither a network nor a match nor a town says anything; nor does the outlet itself
    "L'armée a bombardé un dépôt, selon Twitter.",
    "Elle a affirmé que l'armée avait bombardé un dépôt.",
    "Ceux qui étaient là affirment que l'armée a bombardé un dépôt.",
]


@pytest.mark.parametrize("text", UNNAMED)
def test_whom_the_article_does_not_name_is_somebody_without_a_name(read: Read, text: str) -> None:
    (told,) = [claim for claim in read(text) if claim.event_type == "strike"]
    assert (told.speaker, told.voice) == ("", "reported")


SILENT = [
    "Pour Metz-Nancy, l'armée a bombardé un dépôt.",
    "Le maire a appelé le Parlement à soutenir le bombardement d'un dépôt par l'armée.",
]


@pytest.mark.parametrize("text", SILENT)
def test_neither_a_match_nor_whom_one_asks_to_speak_has_said_anything(read: Read, text: str) -> None:
    said_by = {claim.speaker for claim in read(text) if claim.event_type == "strike"}
    assert not said_by & {"Metz-Nancy", "Parlement"}
