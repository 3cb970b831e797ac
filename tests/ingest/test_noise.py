"""What a page adds is marked; what the article says is not."""

from __future__ import annotations

import time

import pytest

from pipeline.ingest.folding import merged
from pipeline.ingest.noise import noise_of

LEAD = "Un incendie a détruit mercredi un entrepôt du port, où travaillaient quarante personnes."
NEXT = "Le préfet a précisé que trois pompiers avaient été blessés avant l'évacuation du site."


def noise(text: str) -> list[str]:
    return [text[start:end] for start, end in merged(noise_of(text))]


@pytest.mark.parametrize(
    "line",
    [
        "Lire aussi : Le port rouvre après l'incendie",
        "À lire aussi",
        "» LIRE AUSSI - Les dockers en grève",
        "Voir aussi EN IMAGES. Le port en feu",
        "Sur le même sujet",
        "Read more",
        "Read also: Harbour reopens after the blaze",
        "Suivez en direct la journée de mobilisation",
        "Votre adresse email ne sera pas publiée.",
        "Tous les champs sont requis",
        "Your email address will not be published. Required fields are marked *",
        "Conformément à l'article 38 de la Loi du 6 janvier 1978, vous disposez d'un droit d'accès.",
        "Ce site utilise des cookies pour améliorer votre expérience. J'accepte",
        "We use cookies to improve your experience. By continuing you accept our terms.",
        "Tous droits réservés",
        "Pinterest",
        "Partager sur Facebook",
        "Partager Tweet WhatsApp",
        "Like this Article? Share it!",
        "Follow us on Twitter",
        "Légende : les pompiers devant l'entrepôt, mercredi matin.",
        "Caption: firefighters at the harbour. Photo by Jane Doe/UPI",
        "Crédit photo : Anne Martin",
        "© Anne Martin / La Vigie",
        "Photo by Jane Doe",
        "Les pompiers sur le port de Lorient, mercredi. ANNE MARTIN / AFP",
        "#Lorient #incendie",
        "{{3}}",
        "Le port brûle ! pic.twitter.com/abc123",
        "Nos équipes sont sur place. — Préfecture (@prefecture) 4 mars 2021",
        "Par Anne Martin avec AFP",
        "By Staff Reporter",
        "Édité par Anne Martin",
        "Publié le 4 mars 2021 à 07h30",
        "Mis à jour le 04/03/2021 à 09:12",
        "Published On March 4, 2021 | News",
        "04/03/2021 07:30:12 -",
        "March 4, 2021",
        "Advertisements",
        "La suite est réservée aux abonnés",
        "Inscrivez-vous à notre newsletter",
        "Subscribe to continue reading",
        "Extrait de: La Vigie du port",
        "Et vous, qu'en pensez vous ?",
        "Powered by automated translation",
        "Plus d'informations à suivre",
        "Accueil > International > Bretagne",
        "Rechercher",
        "Politique France International Culture Vidéos",
        "Vidéos arrow-down",
        "function () { var frame = document.querySelector('#a'); }",
        "https://www.lavigie.example/article",
    ],
)
def test_a_line_of_the_page_is_noise(line):
    assert noise(f"{LEAD}\n\n{line}\n\n{NEXT}") == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Une région en ébullition malgré les efforts",
        "Que s'est-il passé ?",
        "Pourquoi ce silence",
        "14h20",
        "Mise à jour : dimanche 19 août, le bilan officiel atteint 43 morts.",
        "Le rapport publié le 4 mars 2021 par l'ONU accuse le gouvernement.",
        "Publié par l'ONU, le rapport accuse le gouvernement d'avoir tué douze civils.",
        "Par ailleurs, douze personnes ont été arrêtées.",
        "Par ce vote, les députés ont rejeté le texte.",
        "By Monday the toll had risen to twelve.",
        "Voir aussi peu de monde sur le port a surpris le maire, qui attendait mille personnes. " * 4,
        "Les commentaires du ministre ont choqué les familles des victimes.",
        "Selon la police, 12.000 personnes ont défilé (30.000 selon les syndicats).",
        "L'image a été partagée des milliers de fois sur Facebook et Twitter.",
        "La photo montre trois soldats devant le pont détruit.",
        "Cookies et gâteaux ont été distribués aux réfugiés par l'association.",
        "La Russie, la France et la Turquie ont signé l'accord.",
        "Le (crédit d'impôt pour la compétitivité) a été supprimé par la loi.",
        "« Nous avons tout perdu », a déclaré Anne Martin.",
    ],
)
def test_a_line_of_the_article_is_not(line):
    assert noise(f"{LEAD}\n\n{line}\n\n{NEXT}") == []


@pytest.mark.parametrize(
    ("line", "tail"),
    [
        ("Il agira à sa manière.Lire aussi : Le port rouvre", "Lire aussi : Le port rouvre"),
        ("He said so on Monday. Read more: Harbour reopens", " Read more: Harbour reopens"),
        ("Ce qu'il faut savoirMis à jour le 4 mars 2021", "Mis à jour le 4 mars 2021"),
        ("Trois morts sur le port (©Anne Martin / La Vigie), selon lui", "(©Anne Martin / La Vigie)"),
        ("Le <b>préfet</b> a parlé", "<b>"),
        (
            f"Fin.Lire aussi: Le port rouvre à LorientDouze hommes sont morts. {NEXT * 4}",
            "Lire aussi: Le port rouvre à Lorient",
        ),
    ],
)
def test_what_is_glued_to_a_sentence_is_noise_alone(line, tail):
    assert noise(f"{LEAD}\n{line}")[0] == tail


def test_a_run_of_short_lines_is_a_menu_and_a_list_of_figures_is_not():
    menu = "Anne Martin\nLe port\n• La mairie\nNos équipes"
    assert noise(f"{menu}\n\n{LEAD}") == menu.split("\n")
    assert noise(f"{LEAD}\n12 à Lorient\n13 à Brest\n14 à Vannes\n15 à Quimper\n16 à Nantes") == []


def test_headlines_under_a_heading_of_other_articles_are_noise_and_prose_is_not():
    text = f"{LEAD}\n\nSur le même sujet\nMoscou accuse Washington d'avoir bombardé un hôpital\n\n{NEXT}"
    assert noise(text) == ["Sur le même sujet", "Moscou accuse Washington d'avoir bombardé un hôpital"]


def test_a_paragraph_that_comes_back_is_noise_the_second_time():
    text = f"{LEAD}\n\n{NEXT}\n\n{LEAD.upper()}"
    assert noise(text) == [LEAD.upper()]


def test_readers_comments_are_noise_to_the_end_and_a_bar_above_the_article_is_not():
    comments = "Commentaires\n\nmartin : douze morts, je l'ai vu de mes yeux.\n\njeanne : le maire ment."
    assert noise(f"{LEAD}\n\n{NEXT}\n\n{comments}") == [comments]
    assert noise(f"Commentaires\n\n{LEAD}\n\n{NEXT}") == ["Commentaires"]


@pytest.mark.parametrize(
    "text",
    ["a" * 200_000, "Lire aussi " * 20_000, "<p " * 60_000, "(photo " * 30_000, "12/12/2012 " * 20_000,
     "A/AFP " * 30_000, "Par A " * 30_000, "- \n" * 20_000, "Lire aussi\n" * 20_000, "© " * 90_000],
)  # fmt: skip
def test_a_hostile_text_costs_bounded_time(text):
    start = time.process_time()
    noise_of(text)
    assert time.process_time() - start < 5
