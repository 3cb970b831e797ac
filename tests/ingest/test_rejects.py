"""What cannot be read is kept with a reason that a person can act on, and the rest goes on."""

from __future__ import annotations

import json
import os
import time

import pytest

from pipeline.config import IngestSettings
from pipeline.errors import NothingReadError
from pipeline.ingest import read_corpus

BODY = "La préfecture a fermé le pont après la crue, et deux cents habitants ont quitté leur maison dans la nuit."
GERMAN = "Der Minister hat am Montag erklärt, dass die Polizei die Brücke nach dem Hochwasser sperren musste."
GOOD = json.dumps({"text": BODY})


@pytest.mark.parametrize(
    ("name", "content", "path", "reason"),
    [
        ("a.docx", b"PK", "a.docx", "format not supported: .docx; supported: .atom"),
        ("gold.yaml", "a: b", "gold.yaml", "format not supported: .yaml"),
        ("noname", BODY, "noname", "format not supported: a name without a suffix"),
        ("a.txt", "", "a.txt", "the file is empty"),
        ("a.txt", " \n\t\n", "a.txt", "the file is empty"),
        ("a.txt", b"Du texte\x00 et un nul dedans", "a.txt", "binary content"),
        ("a.txt", bytes(range(1, 32)) * 40, "a.txt", "binary content"),
        ("a.json", json.dumps({"text": BODY + "\x00"}), "a.json", "binary content"),
        ("a.txt", "Trop court pour un article.", "a.txt", "no text: fewer than 8 words"),
        ("a.txt", GERMAN, "a.txt", "language 'de' is not supported; supported: fr, en"),
        ("a.json", json.dumps({"text": BODY, "language": "es-ES"}), "a.json", "language 'es' is not supported"),
        ("a.txt", "+ - * / = < > % & # @ ~", "a.txt", "language not recognised: state it in metadata.csv"),
        ("a.txt", BODY + " " + "a" * 1001, "a.txt", "1001 characters without a blank ('aaa"),
        ("a.txt", BODY + " " + "a" * 1001, "a.txt", "raise ingest.max_unbroken"),
        (
            "a.txt",
            "14 morts " * 900,
            "a.txt",
            "looks like no article: the same words over and over (0.1% of",
        ),
        ("a.txt", BODY * 900, "a.txt", "change ingest.min_distinct"),
        ("a.txt", BODY + " ".join(map(str, range(90))), "a.txt", "looks like no article: 83% of its words are figures"),
        ("a.txt", "12 34 56 78 90 12 34 56 78 90", "a.txt", "change ingest.max_figures"),
        ("a.json", "{", "a.json", "not valid JSON (line 1, column 2"),
        ("a.json", GOOD + "\n" + GOOD, "a.json", "name it .jsonl"),
        ("a.json", "[" * 200_000, "a.json", "nested too deeply"),
        ("a.json", '{"text": ' + "9" * 9000 + "}", "a.json", "a number too long"),
        ("a.json", "[3]", "a.json:1", "not an object"),
        ("a.json", '{"title": "x"}', "a.json", "no text: fill one of text, content, body, maintext"),
        ("a.json", '{"text": ["x"]}', "a.json", "no text: fill one of"),
        ("a.csv", "name,age\nx,3\n", "a.csv", "no column 'text'"),
        ("a.md", "---\ntitle: [\n---\n" + BODY, "a.md", "the front matter is not valid YAML"),
        ("a.html", "<html><body></body></html>", "a.html", "no article text found in the page"),
        ("a.xml", "<note><to>x</to></note>", "a.xml", "no RSS or Atom entry found"),
        ("a.xml", "\ufeff", "a.xml", "no RSS or Atom entry found"),
        ("a.zip", b"PK\x03\x04 cut", "a.zip", "not a readable zip archive"),
    ],
)
def test_a_reject_names_what_is_wrong(read, name, content, path, reason):
    corpus = read({name: content})
    assert corpus.articles == ()
    (reject,) = corpus.rejects
    assert reject.path == path
    assert reason in reject.reason


@pytest.mark.parametrize(
    ("name", "content", "bad", "good"),
    [
        (
            "a.jsonl",
            f"{GOOD}\n{{broken\n\n{json.dumps({'text': BODY + ' Fin.'})}",
            "a.jsonl:2",
            ["a.jsonl:1", "a.jsonl:4"],
        ),
        ("a.json", json.dumps([{"text": BODY}, {"title": "x"}]), "a.json:2", ["a.json:1"]),
        ("a.csv", f'text\n"{BODY}"\n"broken" text\n"{BODY} Fin."\n', "a.csv:3", ["a.csv:2", "a.csv:4"]),
        ("a.csv", f'text,lang\n"{BODY}",fr\n{BODY},fr,x\n', "a.csv:3", ["a.csv:2"]),
        (
            "a.xml",
            f"<rss><channel><item><title>x</title></item><item><description>{BODY}</description></item></channel></rss>",
            "a.xml:1",
            ["a.xml:2"],
        ),
    ],
)
def test_a_bad_item_is_a_reject_and_the_others_are_read(read, name, content, bad, good):
    corpus = read({name: content})
    assert [reject.path for reject in corpus.rejects] == [bad]
    assert [article.path for article in corpus.articles] == good


def test_rejects_are_sorted_by_path_then_position(read):
    corpus = read({"b.txt": "", "a.jsonl": "x\n" * 11})
    assert [reject.path for reject in corpus.rejects] == [*(f"a.jsonl:{n}" for n in range(1, 12)), "b.txt"]


@pytest.mark.parametrize("name", ["README.md", "readme.txt", "LICENSE", "NOTICE", ".hidden.txt", ".git/a.txt"])
def test_companions_and_hidden_files_are_skipped(read, name):
    corpus = read({name: BODY})
    assert (corpus.articles, corpus.rejects) == ((), ())


def test_a_file_beyond_the_size_limit_names_the_setting(read):
    (reject,) = read({"a.txt": BODY * 100}, max_file_mb=0.005).rejects
    assert "larger than 0.005 MB" in reject.reason
    assert "ingest.max_file_mb" in reject.reason


@pytest.mark.parametrize("text", [BODY * 20, "a" * 50_000, BODY + "a.b.c." * 50])
def test_a_text_too_long_for_an_article_names_the_setting(read, text):
    (reject,) = read({"a.txt": text}, max_words=100).rejects
    assert "longer than 100 words" in reject.reason
    assert "ingest.max_words" in reject.reason


@pytest.mark.parametrize("line", ["-\n", "Lire aussi\n", "(AFP)\n", "Commentaires\n", "x (Avec AFP)\n", "- a : b\n"])
def test_a_text_of_thousands_of_lines_costs_bounded_time(read, line):
    start = time.process_time()
    read({"a.json": json.dumps({"text": line * 6000, "lang": "fr"})}, min_distinct=0)
    assert time.process_time() - start < 5


def test_a_feed_opens_nothing_outside_itself(read, tmp_path):
    (tmp_path / "secret.txt").write_text("SECRET")
    entity = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "file://{tmp_path}/secret.txt">'
    bomb = (
        entity
        + '<!ENTITY a "ha ha ha ha ha ha">'
        + "".join(f'<!ENTITY a{n} "{f"&a{n - 1 or str()};" * 20}">' for n in range(1, 9))
    )
    feed = f"{bomb}]><rss><channel><item><description>{BODY} &x; &a8;</description></item></channel></rss>"
    corpus = read({"a.xml": feed})
    assert "SECRET" not in "".join(article.text for article in corpus.articles)
    assert all(len(article.text) < 2 * len(BODY) for article in corpus.articles)
    assert len(corpus.articles) + len(corpus.rejects) == 1


def test_the_same_article_twice_is_kept_once(read):
    corpus = read({"a.json": GOOD, "b.json": GOOD})
    assert [article.path for article in corpus.articles] == ["a.json"]
    assert [(reject.path, reject.reason) for reject in corpus.rejects] == [
        ("b.json", "identical to a.json: remove one of the two")
    ]


def test_a_corpus_that_does_not_exist_is_an_error(tmp_path):
    with pytest.raises(NothingReadError, match="no such file or folder"):
        read_corpus(tmp_path / "nowhere", IngestSettings())


def test_an_empty_folder_gives_nothing(tmp_path):
    corpus = read_corpus(tmp_path, IngestSettings())
    assert (corpus.articles, corpus.rejects) == ((), ())


def test_a_single_file_is_a_corpus(tmp_path):
    (tmp_path / "a.txt").write_text(BODY)
    assert [article.path for article in read_corpus(tmp_path / "a.txt", IngestSettings()).articles] == ["a.txt"]


def test_links_and_special_files_are_refused(read, tmp_path):
    (tmp_path / "secret.txt").write_text(BODY)
    (tmp_path / "outside").mkdir()
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "outside").symlink_to(tmp_path / "outside")
    os.mkfifo(folder / "pipe.txt")
    corpus = read({})
    assert corpus.articles == ()
    assert [(reject.path, reject.reason.split(":")[0]) for reject in corpus.rejects] == [
        ("link.txt", "a link"),
        ("outside", "a link"),
        ("pipe.txt", "not a regular file"),
    ]


def test_hostile_names_are_shown_harmlessly(tmp_path):
    folder = os.fsencode(tmp_path)
    for number, name in enumerate((b"a\nb\x1b[31m.txt", b"caf\xe9.txt", "\u202egpj.txt".encode(), b"=cmd().txt")):
        with open(os.path.join(folder, name), "w") as file:  # noqa: PTH118, PTH123
            file.write(BODY + str(number))
    paths = [article.path for article in read_corpus(tmp_path, IngestSettings()).articles]
    assert len(paths) == 4
    assert all(path.isprintable() and path.encode() for path in paths)


def test_progress_counts_files(tmp_path):
    for name in ("a.txt", "b.txt", "sub/c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(BODY)
    steps: list[tuple[int, int]] = []
    read_corpus(tmp_path, IngestSettings(), lambda done, total: steps.append((done, total)))
    assert steps == [(1, 3), (2, 3), (3, 3)]
