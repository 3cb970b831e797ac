"""Each format gives the article that it holds."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

TITLE = "Trois blessés dans l'incendie d'un entrepôt à Lorient"
BODY = (
    "Un entrepôt a brûlé dans la nuit de mardi à mercredi sur le port de Lorient.\n\n"
    "Trois pompiers ont été légèrement blessés, a annoncé la préfecture du Morbihan."
)
WHEN = datetime(2021, 3, 4, 6, 30, tzinfo=UTC)
PARAGRAPHS = "".join(f"<p>{part}</p>" for part in BODY.split("\n\n"))
RECORD = {
    "outlet": "Le Phare",
    "url": "https://www.lephare.example/a",
    "published": "2021-03-04T07:30:00+01:00",
    "title": TITLE,
    "text": BODY,
    "language": "fr",
}
PAGE = f"""<!DOCTYPE html><html lang="fr"><head><title>{TITLE}</title>
<meta property="og:site_name" content="Le Phare"><link rel="canonical" href="https://www.lephare.example/a">
<meta property="article:published_time" content="2021-03-04T07:30:00+01:00"></head>
<body><nav><a href="/">Accueil</a></nav><article><h1>{TITLE}</h1>{PARAGRAPHS}</article></body></html>"""
RSS = f"""<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Le Phare en continu</title>
<language>fr</language><item><title>{TITLE}</title><link>https://www.lephare.example/a</link>
<source url="https://www.lephare.example/">Le Phare</source>
<pubDate>Thu, 04 Mar 2021 07:30:00 +0100</pubDate>
<description><![CDATA[{PARAGRAPHS}]]></description></item></channel></rss>"""
ATOM = f"""<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr">
<title>Flux</title><entry><title>{TITLE}</title><link href="https://www.lephare.example/a"/>
<source><title>Le Phare</title></source>
<published>2021-03-04T06:30:00Z</published>
<content type="html">{PARAGRAPHS.replace("<", "&lt;")}</content></entry></feed>"""
FRONT = f"""---
title: "{TITLE}"
outlet: Le Phare
date: 2021-03-04T07:30:00+01:00
link: https://www.lephare.example/a
lang: fr-FR
---
{BODY}"""


def csv_of(delimiter: str) -> str:
    quoted = ['"' + value.replace('"', '""') + '"' for value in RECORD.values()]
    return delimiter.join(RECORD) + "\n" + delimiter.join(quoted) + "\n"


@pytest.mark.parametrize(
    ("name", "content", "path"),
    [
        ("a.json", json.dumps(RECORD), "a.json"),
        ("a.json", json.dumps([RECORD]), "a.json:1"),
        ("a.json", json.dumps({"articles": [RECORD]}), "a.json:1"),
        ("a.jsonl", "\n" + json.dumps(RECORD) + "\n", "a.jsonl:2"),
        ("a.ndjson", json.dumps(RECORD), "a.ndjson:1"),
        ("a.csv", csv_of(","), "a.csv:2"),
        ("a.csv", "\ufeff" + csv_of(";"), "a.csv:2"),
        ("a.md", FRONT, "a.md"),
        ("a.html", PAGE, "a.html"),
        ("a.HTM", PAGE, "a.HTM"),
        ("page.txt", PAGE, "page.txt"),
        ("a.xml", RSS, "a.xml:1"),
        ("a.rss", RSS, "a.rss:1"),
        ("a.atom", ATOM, "a.atom:1"),
    ],
)
def test_a_format_gives_every_field_of_the_article(read, name, content, path):
    corpus = read({name: content})
    assert corpus.rejects == ()
    (article,) = corpus.articles
    assert (article.outlet, article.title, article.published, article.language) == ("Le Phare", TITLE, WHEN, "fr")
    assert (article.url, article.path) == ("https://www.lephare.example/a", path)
    assert article.published_precision == "minute"
    for paragraph in BODY.split("\n\n"):
        assert paragraph in article.text
    assert "<" not in article.text
    assert "Accueil" not in article.text


@pytest.mark.parametrize(
    ("record", "field", "expected"),
    [
        ({"source": {"name": "Le Phare"}}, "outlet", "Le Phare"),
        ({"publisher": "Le Phare"}, "outlet", "Le Phare"),
        ({"outlet": "", "source": "Le Phare"}, "outlet", "Le Phare"),
        ({"link": "https://www.lephare.example/b"}, "outlet", "lephare.example"),
        ({"url": "javascript:alert(1)"}, "url", ""),
        ({"publishedAt": "2021-03-04"}, "published", datetime(2021, 3, 4, tzinfo=UTC)),
        ({"pubDate": "Thu, 04 Mar 2021 07:30:00 +0100"}, "published", WHEN),
        ({"date_publish": 1614839400}, "published", WHEN),
        ({"published": "bientôt"}, "published", None),
        ({"headline": "Le feu au port"}, "title", "Le feu au port"),
        ({}, "outlet", "inconnu"),
    ],
)
def test_json_keys_that_exports_use_are_understood(read, record, field, expected):
    corpus = read({"a.json": json.dumps({"maintext": BODY, **record})})
    assert getattr(corpus.articles[0], field) == expected


def test_a_folder_names_the_outlet_of_files_that_name_none(read):
    assert read({"Le Phare/2021/../a.txt": BODY}).articles[0].outlet == "Le Phare"


def test_html_in_a_json_text_becomes_paragraphs(read):
    content = (
        "<p>Un premier <b>paragraphe</b>&nbsp;: il parle.</p><script>x()</script><p>Un autre<br>sur deux lignes.</p>"
    )
    (article,) = read({"a.json": json.dumps({"content": content, "lang": "fr"})}).articles
    assert article.text == "Un premier paragraphe : il parle.\n\nUn autre\nsur deux lignes."


def test_prose_that_mentions_a_tag_is_left_alone(read):
    text = "Le site remplaçait chaque <b> par une étoile, a constaté la rédaction, et 3 < 4 partout ailleurs."
    assert read({"a.txt": text}).articles[0].text == text


def test_the_text_of_a_plain_file_is_verbatim_and_its_offsets_hold(read):
    text = (
        "  Le   maire\u00a0a parlé ;\tpuis il est parti.\r\n\r\nDeux mille\u202fpersonnes l'attendaient dehors.  \r\n"
    )
    (article,) = read({"a.txt": text.encode()}).articles
    assert article.text == text.replace("\r\n", "\n")


def test_a_stated_title_is_appended_after_the_body(read):
    (article,) = read({"a.json": json.dumps({**RECORD})}).articles
    assert article.text == f"{BODY}\n\n{TITLE}"


@pytest.mark.parametrize(
    "opening",
    [TITLE, TITLE.upper(), f"Faits divers\n\n{TITLE}", f"## {TITLE} ##", TITLE.replace("é", "e") + "."],
)
def test_a_title_that_opens_the_body_is_not_appended(read, opening):
    text = f"{opening}\n\n{BODY}"
    assert read({"a.json": json.dumps({**RECORD, "text": text})}).articles[0].text == text


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"{TITLE}\n\n{BODY}", TITLE),
        (f"International\n\n{TITLE}\n\n{BODY}", TITLE),
        (f"# {TITLE}\n\n{BODY}", TITLE),
        (f"Publié le 4 mars 2021\n{TITLE}\n{BODY}", TITLE),
        (
            "Le préfet a fermé la route. " + "La neige est tombée sans arrêt depuis la veille au soir. " * 4,
            "Le préfet a fermé la route.",
        ),
    ],
)
def test_a_text_without_a_title_takes_it_from_its_head_and_nothing_is_appended(read, text, title):
    (article,) = read({"a.txt": text}).articles
    assert (article.title, article.text) == (title, text)


def test_a_long_first_sentence_is_cut_for_the_title(read):
    (article,) = read(
        {"a.txt": "Le conseil municipal réuni en séance " + "extraordinaire et publique " * 20 + "vote."}
    ).articles
    assert len(article.title) <= 101
    assert article.title.endswith("…")


def test_surrogates_and_hostile_titles_do_not_break_the_identifier(read):
    (article,) = read({"a.json": json.dumps({**RECORD, "title": "Le \ud800 port\n\tbrûle" + " encore" * 900})}).articles
    assert article.title.startswith("Le ? port brûle encore")
    assert len(article.title) <= 300


def test_the_identifier_does_not_depend_on_the_path(read):
    first = read({"a.json": json.dumps(RECORD)}).articles[0]
    again = read({"a.json": "{}", "deep/er/b.json": json.dumps([RECORD])}).articles[0]
    assert first.article_id == again.article_id


def test_items_keep_the_order_of_their_file(read):
    lines = [json.dumps({"text": f"{BODY} Il y a eu {number} appels.", "lang": "fr"}) for number in range(12)]
    corpus = read({"b.txt": BODY, "a.jsonl": "\n".join(lines)}, near_duplicate=1)
    assert [article.path for article in corpus.articles] == [f"a.jsonl:{n}" for n in range(1, 13)] + ["b.txt"]


def test_noise_lies_in_the_body_in_order_and_never_in_the_appended_title(read):
    text = f"Accueil\n{BODY}\n\nLire aussi : le port\n\n(Avec AFP)\n\nCommentaires\n\nmartin : bravo à tous"
    (article,) = read(
        {"a.json": json.dumps({**RECORD, "text": text, "title": "Lire aussi le dossier du port"})}
    ).articles
    edges = [edge for span in article.noise for edge in span]
    assert edges == sorted(edges)
    assert edges[-1] <= len(text)
    assert article.text[slice(*article.noise[0])] == "Accueil"
    assert (article.agency, article.text) == ("AFP", f"{text}\n\nLire aussi le dossier du port")
