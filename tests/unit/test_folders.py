"""A folder as a zip, or on the disk: each file with its bytes, or with the reason why it is not opened."""

import os
import stat
import struct
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest

from samrit.cli.move_in import files_of
from samrit.decoding import zipped as decoder
from samrit.decoding.refusing import Refusal
from samrit.readers.folders import FolderFile, files_in_zip, is_zip, why_skipped
from samrit.readers.reading import UnreadableError
from samrit.readers.source import Source
from saved_city import zipped

PAGE = "รายงาน".encode()


def reasons(files: list[FolderFile]) -> dict[str, str]:
    """Why each file is not opened, "" where it is."""
    return {one.path: one.why.text("en") if one.why is not None else "" for one in files}


def with_password(packed: bytes) -> bytes:
    """The same zip, whose every file says that it has a password."""
    changed = bytearray(packed)
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = changed.find(mark)
        while at >= 0:
            flags = struct.unpack_from("<H", changed, at + place)[0]
            struct.pack_into("<H", changed, at + place, flags | 1)
            at = changed.find(mark, at + 4)
    return bytes(changed)


def test_the_files_of_a_zip_come_in_its_order_and_folders_are_none() -> None:
    packed = zipped({"2564/b.txt": PAGE, "2564/a.txt": PAGE}, ("2564/empty/", b""))

    assert list(files_in_zip(packed, "x.zip")) == [FolderFile("2564/b.txt", PAGE), FolderFile("2564/a.txt", PAGE)]


@pytest.mark.parametrize("name", ["../a.txt", "a/../../b.txt", "/etc/a.txt", "C:\\a.txt", "..\\a.txt"])
def test_a_name_that_leads_out_of_the_folder_is_refused_and_the_rest_goes_on(name: str) -> None:
    first, second = files_in_zip(zipped({}, (name, PAGE), ("a.txt", PAGE)), "x.zip")

    assert (first.data, first.why is not None, first.is_skipped) == (None, True, False)
    assert second.data == PAGE


def test_a_file_that_bursts_has_a_password_or_is_damaged_is_refused() -> None:
    burst = zipped({"a.txt": b"0" * (decoder.MAX_FILE_BYTES + 1)})
    broken = bytearray(zipped({"a.txt": PAGE * 500}))
    broken[45:60] = b"\xff" * 15

    assert "more than a paper can be" in reasons(list(files_in_zip(burst, "x.zip")))["a.txt"]
    assert "password" in reasons(list(files_in_zip(with_password(zipped({"a.txt": PAGE})), "x.zip")))["a.txt"]
    assert "damaged" in reasons(list(files_in_zip(bytes(broken), "x.zip")))["a.txt"]


def test_a_file_that_lies_about_its_size_is_unpacked_no_further_than_a_paper_can_be(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    packed = bytearray(zipped({"a.txt": b"0" * 5000}))
    at = packed.find(b"PK\x01\x02")
    struct.pack_into("<I", packed, at + 24, 10)  # it says ten bytes
    monkeypatch.setattr(decoder, "MAX_FILE_BYTES", 1000)

    (file,) = decoder.decode(bytes(packed))["files"]

    assert file[1] in ("too-large", "broken")
    assert file[2] == ""


def test_a_zip_of_too_many_files_or_none_that_opens_says_so_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "doesn't open" in reasons(list(files_in_zip(b"PK\x03\x04 cut", "x.zip")))["x.zip"]
    monkeypatch.setattr(decoder, "MAX_FILES", 1)
    with pytest.raises(Refusal, match="too-large"):
        decoder.decode(zipped({"a": PAGE, "b": PAGE}))


def test_many_files_come_some_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoder, "_AT_ONCE_BYTES", 10)
    packed = zipped({"a": PAGE, "b": PAGE})

    first = decoder.decode(packed)

    assert (len(first["files"]), first["next"]) == (1, 1)
    assert decoder.decode(packed, first=1)["next"] is None


def test_thai_names_of_old_programs_are_read() -> None:
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        archive.writestr("X" * 6 + ".txt", PAGE)
    old = packed.getvalue().replace(b"X" * 6, "รายงาน".encode("cp874"))

    assert [one.path for one in files_in_zip(old, "x.zip")] == ["รายงาน.txt"]


@pytest.mark.parametrize(
    ("path", "is_skipped"),
    [
        ("2564/kpi_files/logo.html", True),
        ("2564/kpi.files/a.js", True),
        ("style.CSS", True),
        ("2564/photo.JPG", True),
        (".hidden/a.txt", True),
        ("__MACOSX/a.txt", True),
        ("2564/~$report.docx", True),
        ("Thumbs.db", True),
        ("2564/a.txt", False),
        ("profiles/a.html", False),
        ("setup.exe", False),  # that it is none is for the reader to say
    ],
)
def test_what_is_no_page_and_no_paper_is_skipped_by_its_name(path: str, is_skipped: bool) -> None:
    assert (why_skipped(path) is not None) is is_skipped


def test_a_folder_gives_what_lies_in_it_and_no_link_out_of_it(tmp_path: Path) -> None:
    (outside := tmp_path / "secret.txt").write_bytes(PAGE)
    (folder := tmp_path / "saved" / "2564").mkdir(parents=True)
    (folder / "a.txt").write_bytes(PAGE)
    (folder / "b.txt").symlink_to(outside)
    (folder / "c").symlink_to(tmp_path)

    found = {one.path: one.data for one in files_of(str(folder.parent))}

    assert found == {"2564/a.txt": PAGE, "2564/b.txt": None, "2564/c": None}


def test_what_is_no_file_is_called_what_it_is_and_nobody_waits_for_it(tmp_path: Path) -> None:
    os.mkfifo(pipe := tmp_path / "in.txt")
    os.mkfifo(packed := tmp_path / "out.zip")
    (tmp_path / "away.txt").symlink_to(tmp_path)
    found = reasons(list(files_of(str(tmp_path))))

    assert "a pipe" in found[pipe.name]
    assert "a pipe" in found[packed.name]
    assert "link" in found["away.txt"]
    assert "a pipe" in reasons(list(files_of(str(packed))))[packed.name]


def test_links_and_devices_in_a_zip_are_no_papers() -> None:
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        for name, kind in (("link.txt", stat.S_IFLNK), ("pipe.txt", stat.S_IFIFO), ("paper.txt", stat.S_IFREG)):
            part = ZipInfo(name)
            part.create_system, part.external_attr = 3, (kind | 0o644) << 16
            archive.writestr(part, b"/etc/passwd")
    found = reasons(list(files_in_zip(packed.getvalue(), "x.zip")))

    assert "link" in found["link.txt"]
    assert "a pipe" in found["pipe.txt"]
    assert found["paper.txt"] == ""


@pytest.mark.parametrize(("data", "words"), [(b"\0" * 700, "zero bytes"), (b"", "empty"), (b" \n\t", "empty")])
def test_a_file_of_zero_bytes_is_not_called_empty(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableError) as refused:
        Source(data)

    assert words in refused.value.message.text("en")


def test_an_office_file_is_no_folder() -> None:
    assert not is_zip(zipped({"word/document.xml": b""}), "a.docx")
    assert is_zip(zipped({"a.txt": b""}), "A.ZIP")
