"""metadata.csv fills in what files leave unsaid."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

BODY = "La préfecture a fermé le pont après la crue, et deux cents habitants ont quitté leur maison dans la nuit."


@pytest.mark.parametrize(
    "rows",
    [
        "file,outlet,published,url,title,language\na.txt,La Vigie,2021-03-04,https://v.example/1,La crue,fr\n",
        "note;language;title;url;published;outlet;file\nx;fr;La crue;https://v.example/1;2021-03-04;La Vigie;a.txt\n",
        "\ufeffFile , Outlet,published,url,title\r\n./a.txt,La Vigie,2021-03-04,https://v.example/1,La crue\r\n",
    ],
)
def test_columns_come_in_any_order_and_with_either_delimiter(read, rows):
    corpus = read({"a.txt": BODY, "metadata.csv": rows})
    assert corpus.rejects == ()
    (article,) = corpus.articles
    assert (article.outlet, article.title, article.url) == ("La Vigie", "La crue", "https://v.example/1")
    assert (article.published, article.published_precision) == (datetime(2021, 3, 4, tzinfo=UTC), "day")
    assert article.text == f"{BODY}\n\nLa crue"


def test_what_a_file_says_itself_wins_unless_it_is_empty(read):
    record = {"text": BODY, "outlet": "Le Phare", "title": ""}
    rows = "file,outlet,title\na.json,La Vigie,La crue\n"
    (article,) = read({"a.json": json.dumps(record), "metadata.csv": rows}).articles
    assert (article.outlet, article.title) == ("Le Phare", "La crue")


def test_a_row_fills_in_every_item_of_a_container(read):
    rows = "file,outlet\na.jsonl,La Vigie\n"
    lines = "\n".join(json.dumps({"text": BODY + end}) for end in (" Fin.", " Suite."))
    assert {article.outlet for article in read({"a.jsonl": lines, "metadata.csv": rows}).articles} == {"La Vigie"}


def test_a_row_describes_a_file_beside_it_or_below(read):
    rows = "file,outlet\nb.txt,La Vigie\ndeep/c.txt,Le Phare\n"
    corpus = read({"sub/b.txt": BODY, "sub/deep/c.txt": BODY + " Fin.", "sub/metadata.csv": rows})
    assert [article.outlet for article in corpus.articles] == ["La Vigie", "Le Phare"]
    assert corpus.rejects == ()


def test_a_stated_language_wins_over_the_text(read):
    (reject,) = read({"a.txt": BODY, "metadata.csv": "file,language\na.txt,de\n"}).rejects
    assert "'de'" in reject.reason


@pytest.mark.parametrize(
    ("content", "place", "reason"),
    [
        ("file,outlet\nlost.txt,La Vigie\n", "metadata.csv:2", "no such file: lost.txt"),
        ("file,outlet\n../../a.txt,La Vigie\n", "metadata.csv:2", "no such file: ../../a.txt"),
        ("file,outlet\na.txt,x\na.txt,y\n", "metadata.csv:3", "described twice"),
        ("file,outlet\n,La Vigie\n", "metadata.csv:2", "the column 'file' is empty"),
        ("outlet\nLa Vigie\n", "metadata.csv", "no column 'file'"),
        ('file,outlet\na.txt,"La" Vigie\n', "metadata.csv:2", "not valid CSV"),
        (b"\x00\x01", "metadata.csv", "binary content"),
    ],
)
def test_what_cannot_be_used_is_a_reject_and_the_article_is_read(read, content, place, reason):
    corpus = read({"a.txt": BODY, "metadata.csv": content})
    assert [article.path for article in corpus.articles] == ["a.txt"]
    (reject,) = corpus.rejects
    assert reject.path == place
    assert reason in reject.reason
