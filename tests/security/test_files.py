"""Files on the disk: who may read the archive, where links lead, what names become, what is in an upload."""

import io
import stat
import zipfile
from pathlib import Path

import pytest

from reportedly.archive.archive import Archive
from reportedly.archive.reviews.evidence import keep_original
from reportedly.doors.output import Pages, put_file
from reportedly.errors import IntakeError, TooLarge, WrongFormat
from reportedly.export import brat_in
from reportedly.intake import Failure, open_input
from reportedly.service.desk import file_name
from reportedly.service.jobs import _file_name
from tests.doors import sample
from tests.security.conftest import WORDS


def rights(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_the_archive_is_its_owners_alone(tmp_path):
    """It holds hashes of passwords and what sources said in confidence: nobody else on the machine reads it."""
    with Archive(tmp_path / "desk.db") as archive, archive.writing():
        files = sorted(tmp_path.iterdir())
        assert {file.name: oct(rights(file)) for file in files} == {file.name: "0o600" for file in files}
        assert len(files) > 1
    keep_original(tmp_path / "desk.db.evidence", b"original")
    assert rights(tmp_path / "desk.db.evidence") == 0o700


def test_links_out_of_a_folder_are_not_followed(tmp_path):
    """A folder from elsewhere can't bring in one's own files, or a device, under the name of a report."""
    (tmp_path / "secret.txt").write_text(WORDS)
    folder = tmp_path / "leak"
    (folder / "inner").mkdir(parents=True)
    (folder / "report.txt").write_text(WORDS)
    (folder / "inner" / "same.txt").symlink_to("../report.txt")
    (folder / "inner" / "out.txt").symlink_to("../../secret.txt")
    (folder / "passwords.txt").symlink_to("/etc/passwd")
    (folder / "zero.txt").symlink_to("/dev/zero")
    (folder / "far").symlink_to(tmp_path)
    found = {item.id if not isinstance(item, Failure) else item.where: item for item in open_input(folder)}
    assert sorted(name for name, item in found.items() if not isinstance(item, Failure)) == [
        "inner/same.txt",
        "report.txt",
    ]
    failed = {name: str(item.error) for name, item in found.items() if isinstance(item, Failure)}
    assert sorted(failed) == ["inner/out.txt", "passwords.txt", "zero.txt"]
    assert all("leads out of the folder" in words for words in failed.values())


HOSTILE_NAMES = [
    "../../etc/cron.d/x",
    "/etc/passwd",
    "..",
    ".",
    "C:\\Windows\\x",
    "a\0b",
    "x" * 500,
    "\u202egnp.exe",
    "CON",
    "-rf",
]


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_pages_stay_in_their_folder(tmp_path, name):
    """``-o FOLDER/``: whatever a report is called, its page is a plain file in the folder."""
    from msgspec.structs import replace

    made = sample.reading()
    out = Pages(tmp_path / "pages").add(replace(made, id=name, document=replace(made.document, id=name, title=name)))
    assert out.parent == tmp_path / "pages"
    assert out.is_file()
    assert not out.name.startswith(("-", ".html"))


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_uploads_have_plain_names(name):
    """What a file that was uploaded was called names no place: not where it lies while it is read, not in lists."""
    for made in (file_name(name), _file_name(name)):
        assert "/" not in made
        assert "\\" not in made
        assert "\0" not in made
        assert made not in ("", ".", "..")
        assert len(made) <= 200


def test_nothing_is_written_through_a_link(tmp_path):
    """Whoever may write in the same folder can't have another file of ours overwritten."""
    import os

    victim = tmp_path / "victim"
    victim.write_text("untouched")
    (tmp_path / f".page.html.{os.getpid()}.part").symlink_to(victim)
    put_file(tmp_path / "page.html", b"page")
    assert (victim.read_text(), (tmp_path / "page.html").read_bytes()) == ("untouched", b"page")


def packed(*files: tuple[str, bytes], modes: int = 0) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in files:
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = modes << 16
            made.writestr(info, data)
    return out.getvalue()


PLACES = ["../../x", "/etc/x", "C:\\x", "..\\..\\x", "a/../../x", "x" * 3000]


@pytest.mark.parametrize("place", PLACES)
def test_zip_uploads_write_nothing(tmp_path, monkeypatch, place):
    """Annotations in a ZIP file: paths, absolute names, Windows names, NULs and links are names, and no place."""
    monkeypatch.chdir(tmp_path)
    for modes in (0, stat.S_IFLNK | 0o777):
        data = packed((f"{place}.ann", b"T1\tCue 0 3\tsai"), (f"{place}.txt", b"/etc/passwd"), modes=modes)
        ((name, ann, txt),) = brat_in.unpacked(data)
        assert (ann, txt) == (b"T1\tCue 0 3\tsai", b"/etc/passwd")
        assert name.endswith("x")
    assert list(tmp_path.iterdir()) == []


def test_a_nul_ends_a_name():
    r"""As zipfile reads it: ``a.ann\0b`` is no pair of anything."""
    data = packed(("aXb.ann", b"1"), ("aXb.txt", b"1")).replace(b"aXb", b"a\0b")
    assert list(brat_in.unpacked(data)) == []


def test_a_name_twice_is_one_pair():
    """Of two files of one name the last counts, as in every program that unpacks them."""
    with pytest.warns(UserWarning, match="Duplicate name"):
        data = packed(("a.ann", b"1"), ("a.txt", b"1"), ("a.ann", b"2"), ("a.txt", b"2"))
    assert list(brat_in.unpacked(data)) == [("a", b"2", b"2")]


def understated(data: bytes, name: str, size: int) -> bytes:
    """The ZIP file, whose directory says that ``name`` unpacks to ``size`` bytes."""
    at = data.rfind(name.encode(), data.rfind(b"PK\1\2", 0, data.rfind(name.encode()))) - 46
    return data[: at + 24] + size.to_bytes(4, "little") + data[at + 28 :]


BOMBS = {
    "large": packed(("a.ann", bytes(30_000_000)), ("a.txt", b"x")),
    "many": packed(*[(f"{n}", b"") for n in range(50_001)]),
}


@pytest.mark.parametrize("name", BOMBS)
def test_zip_bombs(name):
    """What unpacks to more than a file may have is refused before it is unpacked."""
    with pytest.raises((TooLarge, WrongFormat)):
        list(brat_in.unpacked(BOMBS[name]))


def test_a_zip_file_that_lies_fills_no_memory():
    """Before 2026-11-26 a file said to have 10 bytes was unpacked whole, all 400 MB of it."""
    import tracemalloc

    data = understated(packed(("a.ann", bytes(60_000_000)), ("a.txt", b"x")), "a.ann", 10)
    tracemalloc.start()
    with pytest.raises(IntakeError):
        list(brat_in.unpacked(data))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 5_000_000
