"""One text under several names is told from two texts."""

from __future__ import annotations

import json

SENTENCES = [
    "Un incendie a détruit mercredi un entrepôt du port de Lorient.",
    "Douze personnes ont été blessées, dont trois pompiers, selon la préfecture du Morbihan.",
    "Le feu a pris vers 3 h dans un stock de bois, avant de gagner la toiture du bâtiment.",
    "Quarante salariés y travaillaient de jour et personne ne dormait sur place cette nuit-là.",
    "Le parquet a ouvert une enquête et attend les conclusions des experts dans la semaine.",
    "La mairie a fermé deux écoles voisines et demandé aux habitants de rester chez eux.",
]
TEXT = "\n\n".join(SENTENCES)


def item(outlet: str, text: str, published: str = "", **more: str) -> str:
    return json.dumps({"outlet": outlet, "text": text, "published": published, "language": "fr", **more})


def pairs(read, *items: str, **settings) -> dict[str, str]:
    corpus = read({"a.jsonl": "\n".join(items)}, **settings)
    outlets = {article.article_id: article.outlet for article in corpus.articles}
    return {article.outlet: outlets.get(article.duplicate_of, "") for article in corpus.articles}


def test_the_same_words_are_a_duplicate_of_the_earliest(read):
    other = TEXT.upper().replace("É", "E").replace(",", " ;").replace("\n\n", "\n")
    found = pairs(read, item("B", TEXT, "2021-03-05"), item("A", other, "2021-03-04"), item("C", TEXT))
    assert found == {"A": "", "B": "A", "C": "A"}


def test_a_few_changed_words_are_still_a_duplicate(read):
    other = TEXT.replace("bâtiment", "hangar").replace("a détruit", "a ravagé")
    assert pairs(read, item("A", TEXT, "2021-03-04"), item("B", other, "2021-03-05")) == {"A": "", "B": "A"}


def test_page_noise_and_another_title_do_not_hide_a_duplicate(read):
    page = f"Pinterest\nTelegram\n{TEXT}\n\n(Avec AFP)\n\nLaisser un commentaire\n\nmartin : bravo"
    found = pairs(read, item("A", TEXT, "2021-03-04"), item("B", page, "2021-03-05", title="Le port en flammes"))
    assert found == {"A": "", "B": "A"}


def test_two_states_of_a_story_that_differ_by_a_figure_are_two_texts(read):
    earlier, later = TEXT.replace("Douze", "12"), TEXT.replace("Douze", "14")
    assert pairs(read, item("A", earlier, "2021-03-04"), item("B", later, "2021-03-05")) == {"A": "", "B": ""}


def test_half_a_text_is_not_a_duplicate(read):
    half = "\n\n".join([*SENTENCES[:3], "Le maire doit parler dans la soirée.", "Un feu pareil avait eu lieu en été."])
    assert pairs(read, item("A", TEXT, "2021-03-04"), item("B", half, "2021-03-05")) == {"A": "", "B": ""}


def test_the_threshold_is_the_setting_s(read):
    other = TEXT.replace("bâtiment", "hangar")
    items = item("A", TEXT, "2021-03-04"), item("B", other, "2021-03-05")
    assert pairs(read, *items, near_duplicate=1) == {"A": "", "B": ""}


def test_texts_that_are_nothing_but_noise_are_no_duplicates(read):
    first = item("A", "Le port brûle encore ce soir, disent-ils tous. pic.twitter.com/abc")
    second = item("B", "La mairie reste fermée jusqu'à demain, dit-on ici. pic.twitter.com/def")
    assert pairs(read, first, second) == {"A": "", "B": ""}


def test_a_rerun_gives_the_same_corpus(read):
    files = {"a.jsonl": "\n".join(item(f"O{n}", TEXT + " Fin." * n, f"2021-03-{n + 1:02}") for n in range(9))}
    assert read(files) == read(files)
