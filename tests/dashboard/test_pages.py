import re
from pathlib import Path

import pytest
from newsroom import HOSTILE, HOSTILE_OUTLET
from streamlit.testing.v1 import AppTest

from dashboard import importing
from dashboard.safe import html, markdown

APP = str(Path(__file__).parents[2] / "dashboard" / "app.py")
PAGES = ("overview", "discrepancies", "timeline", "sources", "import", "question", "article")


def visit(page: str, **query: str) -> AppTest:
    at = AppTest.from_file(APP, default_timeout=30).run()
    at.switch_page(f"app_pages/{page}.py")
    for name, value in query.items():
        at.query_params[name] = value
    at.run()
    assert not at.exception
    return at


def shown_on(at: AppTest) -> str:
    return "\n".join(piece.proto.body for piece in at.get("html"))


@pytest.mark.usefixtures("out")
@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(
    ("page", "query", "french", "english"),
    [
        ("overview", {}, "Là où les médias divergent", "Where the outlets differ"),
        ("discrepancies", {}, "4 questions sur 5", "4 questions of 5"),
        ("discrepancies", {"view": "grid", "by": "speaker"}, "les pompiers", "les pompiers"),
        ("discrepancies", {"view": "sheet"}, "4 questions sur 5", "4 questions of 5"),
        ("timeline", {"id": "q_morts"}, "De douze personnes", "From douze personnes"),
        ("sources", {}, "pas assez d’éléments", "not enough evidence"),
        ("import", {}, "Importer des articles", "Import articles"),
        ("question", {"id": "q_morts"}, "Quatre origines", "Four origins"),
        ("article", {"id": "a_echo"}, "Ce que l’article répond", "What the article answers"),
    ],
)
def test_every_page_speaks_both_languages(
    page: str, query: dict[str, str], french: str, english: str, language: str
) -> None:
    at = visit(page, lang=language, **query)
    assert (french if language == "fr" else english) in shown_on(at)
    assert shown_on(at).count("<h1") == 1


@pytest.mark.parametrize("page", [page for page in PAGES if page != "import"])
def test_without_an_analysis_a_page_says_how_to_make_one(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RECOUPE_OUT", str(tmp_path / "nothing"))
    assert "python -m pipeline run" in shown_on(visit(page, id="x"))


@pytest.mark.usefixtures("out")
@pytest.mark.parametrize("page", ["question", "article"])
@pytest.mark.parametrize("asked", ["", "q_none", "<script>alert(1)</script>"])
def test_an_unknown_record_is_said_to_be_unknown(page: str, asked: str) -> None:
    shown = shown_on(visit(page, id=asked))
    assert "Introuvable" in shown
    assert "<script>" not in shown


@pytest.mark.usefixtures("out")
def test_filters_without_a_row_say_so_and_can_be_dropped() -> None:
    at = visit("discrepancies", q="nulle part")
    assert "Aucune question ne passe ces filtres" in shown_on(at)
    at.button(key="reset_empty").click().run()
    assert "4 questions sur 5" in shown_on(at)
    assert "q" not in at.query_params


@pytest.mark.usefixtures("out")
def test_a_filter_changes_the_rows_and_the_address() -> None:
    at = visit("discrepancies")
    at.multiselect(key="f_outlet").set_value(["Radio Plaine"]).run()
    assert re.findall(r'data-question="(\w+)"', shown_on(at)) == ["q_morts"]
    assert at.query_params["outlet"] == "Radio Plaine"


@pytest.mark.usefixtures("out")
def test_an_address_sets_the_filters() -> None:
    at = visit("discrepancies", verdict="all", outlet="La Gazette des Quais", q="valbrune")
    assert re.findall(r'data-question="(\w+)"', shown_on(at)) == ["q_manif", "q_fin"]
    assert at.text_input(key="f_words").value == "valbrune"


@pytest.mark.usefixtures("out")
def test_a_code_in_an_address_means_the_same_in_both_languages() -> None:
    rows = [
        re.findall(r'data-question="(\w+)"', shown_on(visit("discrepancies", verdict="disputed", lang=lang)))
        for lang in ("fr", "en")
    ]
    assert rows == [["q_faute"], ["q_faute"]]


@pytest.mark.usefixtures("out")
@pytest.mark.parametrize(
    ("page", "query"),
    [
        ("overview", {}),
        ("discrepancies", {}),
        ("discrepancies", {"view": "grid"}),
        ("question", {"id": "q_morts"}),
        ("article", {"id": "a_hostile", "claim": "c_n_11_0"}),
        ("timeline", {}),
        ("sources", {}),
    ],
)
def test_hostile_words_are_never_markup(page: str, query: dict[str, str]) -> None:
    at = visit(page, **query)
    shown = shown_on(at).replace('<script>document.querySelector(".rc-target")', "")
    assert html(HOSTILE_OUTLET) in shown
    assert not re.search(r"<(script|img|b>Gros)", shown)
    assert "javascript:" not in "".join(re.findall(r'href="([^"]*)"', shown))
    said = [piece.value for kind in ("markdown", "caption") for piece in at.get(kind)]
    assert not any("pixel.example" in text and markdown(HOSTILE) not in text for text in said)


@pytest.mark.usefixtures("out")
def test_a_decision_is_recorded_and_taken_back() -> None:
    at = visit("question", id="q_morts")
    at.text_area(key="review-note-q_morts").set_value("vu avec <b>la préfecture</b>")
    at.text_input(key="review-who-q_morts").set_value("M. D.")
    at.button_group(key="review-discrepancy-q_morts").set_value("real")
    at.button(key="review-save-q_morts").click().run()
    assert not at.exception
    assert "vu avec &lt;b&gt;la préfecture&lt;/b&gt;" in shown_on(at)
    assert "<b>Vrai écart</b> par M. D." in shown_on(at)
    at.button(key="undo-1").click().run()
    assert "<s>Vrai écart</s>" in shown_on(at)


@pytest.mark.usefixtures("out")
def test_an_empty_decision_is_not_recorded() -> None:
    at = visit("question", id="q_morts")
    at.button(key="review-save-q_morts").click().run()
    assert [info.value for info in at.info] == ["Choisissez une réponse ou écrivez une note avant d’enregistrer."]
    assert "Aucune décision" in shown_on(at)


@pytest.mark.usefixtures("out")
@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("dépêche.txt", r"dépêche-[0-9a-f]{8}\.txt"),
        ("../../etc/passwd", r"etc-passwd-[0-9a-f]{8}\.txt"),
        ("x.html\x00.exe", r"x-html-exe-[0-9a-f]{8}\.txt"),
        ("<script>.JSON", r"script-[0-9a-f]{8}\.json"),
        ("." * 300, r"article-[0-9a-f]{8}\.txt"),
    ],
)
def test_an_imported_file_cannot_choose_where_it_lands(name: str, kept: str) -> None:
    path = importing.keep(name, b"texte")
    assert path.parent == importing.folder()
    assert re.fullmatch(kept, path.name)


@pytest.mark.usefixtures("out")
def test_an_import_without_articles_says_what_is_missing() -> None:
    at = visit("import")
    at.button(key="import_run").click().run()
    assert [warning.value for warning in at.warning] == ["Choisissez au moins un fichier ou collez un texte."]
    at.text_area(key="paste_text").set_value("Un texte.")
    at.button(key="import_run").click().run()
    assert [warning.value for warning in at.warning] == ["Un texte collé a besoin du nom de son média."]


@pytest.mark.usefixtures("out")
def test_a_pasted_article_is_analysed_and_a_file_that_cannot_be_read_is_told() -> None:
    importing.keep("image.txt", b"\x00\x01\x02\x03" * 50)
    at = visit("import")
    at.text_input(key="paste_outlet").set_value("La Gazette des Quais")
    at.text_input(key="paste_title").set_value("Incendie à Saint-Brévin")
    at.text_area(key="paste_text").set_value(
        "Un incendie a tué douze personnes lundi à Saint-Brévin, selon la préfecture.\n\n" * 2
    )
    at.checkbox(key="with_corpus").uncheck()
    at.button(key="import_run").click().run(timeout=120)
    assert not at.exception
    assert [error.value for error in at.error] == []
    assert at.success[0].value.startswith("Analyse terminée : 1 article,".replace(" :", "\u00a0:"))
    assert re.search(r"image-\w+\.txt", shown_on(at))
    assert "1 article" in shown_on(visit("overview"))
