"""A word of several senses: the company in which it tells an event of a kind, and that in which it does not."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Read

TOLD = [
    # text, kind that its words tell
    ("La frappe de lundi a touché un dépôt de munitions près de Homs.", "strike"),
    ("L'attentat de mardi a été revendiqué par le groupe.", "responsibility"),
    ("La ministre s'est rendue à Lyon mardi.", "visit"),
    ("Les rebelles se sont emparés de la ville lundi.", "control"),
    ("Le suspect a été condamné mardi à Lille.", "trial"),
    ("La police a interpellé deux hommes lundi.", "arrest"),
    ("L'incendie a été violent : trois maisons ont brûlé.", "disaster"),
    ("Le pont s'est effondré à midi.", "disaster"),
    ("L'incendie a détruit trois maisons lundi.", "disaster"),
    ("Des inconnus ont détruit le radar ; l'incendie de la voiture a suivi.", "damage"),
    ("Deux cents manifestants se sont réunis à Nantes.", "demonstration"),
    ("Le conseil des ministres s'est réuni lundi.", "talks"),
    ("La région a investi trois millions d'euros dans la gare.", "funding"),
    ("Deux randonneurs sont morts lundi près de Chamonix.", "casualties"),
    ("Le préfet a déployé cent gendarmes ; des secours ont été dépêchés lundi. Le sauvetage a duré.", "rescue"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind"), TOLD)
def test_a_word_tells_the_kind_whose_company_it_keeps(read: Read, text: str, kind: str) -> None:
    claims = read(text)
    assert kind in {claim.event_type for claim in claims}, [(claim.event_type, claim.trigger) for claim in claims]


ELSEWHERE = [
    # text, kind that its words do not tell
    ("Les raids se suivent. Cette mesure vise les retraités.", "strike", "vise"),
    ("L'attaque a eu lieu lundi. La réforme touche les familles.", "strike", "touche"),
    ("L'attaque a eu lieu lundi. Les policiers ont répondu par des tirs de gaz lacrymogène.", "strike", "tirs"),
    ("Le maire a entendu les revendications des routiers.", "responsibility", "revendications"),
    ("Ils se revendiquent pacifistes.", "responsibility", "revendiquent"),
    ("Les routiers revendiquent le droit de circuler.", "responsibility", "revendiquent"),
    ("La fermeture du tunnel se poursuit.", "trial", "poursuit"),
    ("Le chanteur s'est arrêté devant la gare.", "arrest", "arrêté"),
    ("Les habitants veulent se faire entendre.", "cooperation", "entendre"),
    ("Des camions se rendent au dépôt chaque matin.", "visit", "rendent"),
    ("Le siège de la ville a duré. Un voleur s'est emparé d'un sac.", "control", "emparé"),
    ("Les combats continuent dans la ville assiégée. La chute des prix inquiète.", "control", "chute"),
    ("L'inondation a surpris la ville. La nouvelle est tombée mardi.", "disaster", "tombée"),
    ("L'économie s'est effondrée en un an.", "disaster", "effondrée"),
    ("La police a investi la place.", "funding", "investi"),
    ("La marche n'a pas rencontré le succès attendu. Les négociations durent.", "talks", "rencontré"),
    ("Les secouristes étaient là. Des manifestants ont déployé une banderole.", "rescue", "déployé"),
    ("La manifestation de samedi était calme. La cagnotte a rassemblé cent mille euros.", "demonstration", "rassemblé"),
    ("La manifestation de samedi est finie. Le train s'est mis en marche.", "demonstration", "marche"),
    ("La manifestation est finie. Le Rassemblement national progresse.", "demonstration", "Rassemblement"),
    ("L'animatrice a interpellé les représentants du syndicat.", "arrest", "interpellé"),
    ("Le ministre a été interpellé par les députés.", "arrest", "interpellé"),
    ("Les premières salves de témoignages ont duré une heure.", "strike", "salves"),
    ("L'incendie est éteint. Des palettes ont brûlé dans le quartier.", "disaster", "brûlé"),
    ("Il faut attaquer le problème.", "attack", "attaquer"),
    ("Les prix ont explosé.", "attack", "explosé"),
    ("Le départ du ministre a fait exploser les audiences.", "attack", "exploser"),
    ("C'est un procès d'intention.", "trial", "procès"),
    ("Le Raid est intervenu près de Nantes.", "strike", "Raid"),
    ("La ministre a accordé un entretien à Paris Match lundi.", "match", "Match"),
    ("Nous entendons bien protéger cette liberté à Lyon.", "cooperation", "entendons"),
    ("L'accident a eu lieu lundi. Le projet se heurte à la loi à Lyon.", "accident", "heurte"),
    ("Les commerçants ont barricadé leurs vitrines.", "blockade", "barricadé"),
    ("Le parti est mort à Paris lundi.", "casualties", "mort"),
    ("« Le plan est trop tardif », a jugé le président du groupe.", "trial", "jugé"),
    ("Deux hommes ont été blessés. Il a reçu des menaces de mort.", "casualties", "mort"),
    ("Les négociations durent. Il est au sommet de son art.", "talks", "sommet"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "word"), ELSEWHERE)
def test_a_word_in_other_company_does_not_tell_it(read: Read, text: str, kind: str, word: str) -> None:
    assert word not in [claim.trigger for claim in read(text) if claim.event_type == kind]


OPEN_FIGURES = [
    # text, the kind that its figure does not take
    ("Une vingtaine de grévistes ont déplacé le mobilier de la salle.", "evacuation"),
    ("La taxe a été ramenée à 21 % pour financer la réforme.", "funding"),
]


@pytest.mark.parametrize(("text", "kind"), OPEN_FIGURES)
def test_a_figure_takes_no_kind_from_what_cannot_have_it(read: Read, text: str, kind: str) -> None:
    assert [
        claim.event_type for claim in read(text) if claim.event_type == kind and claim.count_of + claim.amount_of
    ] == []
