"""Archives are read within bounds."""

from __future__ import annotations

import io
import zipfile

import pytest

BODY = "La préfecture a fermé le pont après la crue, et deux cents habitants ont quitté leur maison dans la nuit."


def archive(files: dict[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return buffer.getvalue()


def test_members_are_read_with_the_metadata_beside_them(read):
    packed = archive(
        {
            "b.txt": BODY,
            "Le Phare/c.txt": BODY + " Fin.",
            "metadata.csv": "file,outlet,published\nb.txt,La Vigie,2021-03-04\n",
            "__MACOSX/b.txt": "x",
        }
    )
    corpus = read({"a.zip": packed})
    assert corpus.rejects == ()
    assert [(article.path, article.outlet) for article in corpus.articles] == [
        ("a.zip!/Le Phare/c.txt", "Le Phare"),
        ("a.zip!/b.txt", "La Vigie"),
    ]


@pytest.mark.parametrize("name", ["../../etc/a.txt", "/etc/a.txt", "..\\..\\etc\\a.txt", "./etc/a.txt"])
def test_a_name_that_climbs_out_stays_inside(read, tmp_path, name):
    corpus = read({"a.zip": archive({name: BODY})})
    assert [article.path for article in corpus.articles] == ["a.zip!/etc/a.txt"]
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a.zip", "articles"]


def test_a_bomb_is_refused_by_its_ratio_and_the_rest_is_read(read):
    corpus = read({"a.zip": archive({"bomb.txt": b"0" * 5_000_000, "good.txt": BODY})})
    assert [article.path for article in corpus.articles] == ["a.zip!/good.txt"]
    assert "packed too tightly" in corpus.rejects[0].reason


def test_an_archive_is_refused_by_the_number_of_its_files(read):
    (reject,) = read({"a.zip": archive({f"{n}.txt": BODY for n in range(5)})}, max_archive_files=4).rejects
    assert reject.path == "a.zip"
    assert reject.reason == "holds 5 files: split it, or raise ingest.max_archive_files"


def test_an_archive_is_refused_by_what_it_unpacks_to(read):
    packed = archive({f"{n}.txt": b"0" * 900_000 for n in range(30)})
    (reject,) = read({"a.zip": packed}, max_file_mb=1).rejects
    assert reject.reason.startswith("unpacks to more than 25 MB")


def test_a_member_beyond_the_size_limit_is_refused(read):
    (reject,) = read({"a.zip": archive({"big.txt": BODY * 100})}, max_file_mb=0.005).rejects
    assert (reject.path, reject.reason.split(":")[0]) == ("a.zip!/big.txt", "larger than 0.005 MB")


def test_a_truncated_archive_is_a_reject(read):
    packed = archive({"a.txt": BODY, "b.txt": BODY * 3})
    (reject,) = read({"a.zip": packed[: len(packed) // 2]}).rejects
    assert reject.path == "a.zip"
    assert "truncated or damaged" in reject.reason


def test_a_damaged_member_is_a_reject_and_the_rest_is_read(read):
    packed = bytearray(archive({"a.txt": BODY, "b.txt": BODY + " Fin."}))
    packed[45] ^= 0xFF
    corpus = read({"a.zip": bytes(packed)})
    assert [reject.path for reject in corpus.rejects] == ["a.zip!/a.txt"]
    assert [article.path for article in corpus.articles] == ["a.zip!/b.txt"]


def test_a_password_is_a_reject(read):
    packed = bytearray(archive({"a.txt": BODY}))
    packed[packed.index(b"PK\x01\x02") + 8] |= 1
    (reject,) = read({"a.zip": bytes(packed)}).rejects
    assert "protected by a password" in reject.reason


def test_an_archive_in_an_archive_is_a_reject(read):
    (reject,) = read({"a.zip": archive({"inner.zip": archive({"a.txt": BODY})})}).rejects
    assert reject.path == "a.zip!/inner.zip"
    assert "unpack it" in reject.reason
