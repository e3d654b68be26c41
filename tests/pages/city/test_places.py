"""The list of districts: shown, replaced by a file after a look, by page and by command; a city begins with the fifty."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from visitors import AsSomebody

import factories
from factories import AT
from samrit.actions.city.found_city import found_city
from samrit.actions.city.places_import import listed_in
from samrit.actions.people.people import Details
from samrit.cli.main import run
from samrit.readers.place_list import read_place_list
from samrit.readers.reading import UnreadableError
from samrit.records.models import Event, Import, Place
from samrit.thai.translation import in_language
from samrit.vocabulary.codes import RoleName

pytestmark = pytest.mark.django_db
OTHER_CITY = """รหัสเขต,ชื่อเขต,Name in English,ชื่ออื่น,คอลัมน์,แถว
5001,เมืองเชียงแสน,Mueang,ในเวียง / เวียง,0,0
5002,แม่น้ำ,Mae Nam,,1,๐
1030,จตุจักร,Chatuchak,,,
""".encode()


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with in_language("en"):
        yield


@pytest.fixture
def admin(as_somebody: AsSomebody) -> Client:
    factories.fifty_districts()
    return as_somebody(RoleName.ADMINISTRATOR)


def uploaded(client: Client, data: bytes) -> Import:
    answer = client.post(reverse("places_import"), {"file": SimpleUploadedFile("districts.csv", data)})
    assert answer.status_code == 303, answer.content.decode()
    return Import.objects.latest("pk")


def test_a_city_begins_with_the_fifty_districts() -> None:
    details = Details(name_th="ผู้ดูแล", username="admin", email="")
    found_city(code="bma", name_th="กรุงเทพมหานคร", name_en="", details=details, password="far too long to guess", at=AT)

    assert list(Place.objects.in_use().values_list("code", flat=True)) == [str(code) for code in range(1001, 1051)]


def test_another_city_brings_its_own_list(admin: Client) -> None:
    factories.partner(place=Place.objects.get(code="1026"))
    upload = uploaded(admin, OTHER_CITY)
    page = admin.get(reverse("import_file", args=[upload.pk])).content.decode()
    assert "เมืองเชียงแสน" in page
    gone = admin.get(reverse("import_file", args=[upload.pk]), {"show": "gone"}).content.decode()
    assert "ดินแดง" in gone
    assert Place.objects.count() == 50

    assert admin.post(reverse("save_import", args=[upload.pk])).status_code == 303

    assert list(Place.objects.in_use().values_list("code", "also_named", "column", "row")) == [
        ("1030", "", None, None), ("5001", "ในเวียง\nเวียง", 0, 0), ("5002", "", 1, 0),
    ]  # fmt: skip
    assert list(Place.objects.filter(is_listed=False).values_list("code", flat=True)) == ["1026"]
    event = Event.objects.get(action="save_places")
    assert event.after == {"new_places": 2, "changed_places": 1, "removed_places": 48, "retired_places": 1}
    shown = admin.get(reverse("places")).content.decode()
    assert "แม่น้ำ" in shown
    assert "ดินแดง" not in shown


def test_what_goes_out_comes_in_again_and_changes_nothing(admin: Client) -> None:
    data = admin.get(reverse("places"), {"as": "csv"})
    rows = read_place_list(data.content).rows if data["Content-Type"].startswith("text/csv") else ()

    assert [(one.code, one.name_th, one.also_named) for one in rows] == [
        (one.code, one.name_th, tuple(one.also_named.splitlines())) for one in Place.objects.in_use()
    ]


@pytest.mark.parametrize(
    ("row", "cell"),
    [
        (",จตุจักร,,,,", "A2"),
        ("1030,,,,,", "B2"),
        ("1030,จตุจักร,,,3,", "E2"),
        ("10 30,จตุจักร,,,,", "A2"),
        ("1030,จตุจักร,,,x,1", "E2"),
    ],
)
def test_a_row_that_is_not_understood_is_told_at_its_cell_and_nothing_is_saved(
    admin: Client, row: str, cell: str
) -> None:
    head = "รหัสเขต,ชื่อเขต,Name in English,ชื่ออื่น,คอลัมน์,แถว\n"
    upload = uploaded(admin, f"{head}{row}\n1031,บางคอแหลม,,,,\n".encode())

    assert [issue.cell for one in listed_in(upload) for issue in one.issues] == [cell]
    assert admin.post(reverse("save_import", args=[upload.pk])).status_code == 422
    assert Place.objects.in_use().count() == 50


def test_a_code_or_a_name_that_stands_there_twice_is_told() -> None:
    found = read_place_list("Code,Name in Thai\n1,ก\n1,ข\n2,ก\n".encode())

    assert [[issue.cell for issue in row.issues] for row in found.rows] == [["A2", "B2"], ["A3"], ["B4"]]


@pytest.mark.parametrize("data", [b"a,b\n1,2\n", "รหัสเขต,ชื่อเขต\n".encode(), b"%PDF-1.4"])
def test_what_is_no_list_of_districts_is_refused_with_a_sentence(data: bytes) -> None:
    with pytest.raises(UnreadableError):
        read_place_list(data)


@pytest.mark.parametrize("role", [RoleName.OFFICER, RoleName.EVALUATOR, RoleName.COORDINATOR])
def test_the_citys_administrators_alone_replace_the_list(as_somebody: AsSomebody, role: RoleName) -> None:
    client = as_somebody(role)

    assert client.get(reverse("places")).status_code == 200
    assert client.get(reverse("places_import")).status_code == 403
    assert client.post(reverse("places_import"), {"file": SimpleUploadedFile("x.csv", OTHER_CITY)}).status_code == 403


def test_the_list_is_shown_and_replaced_by_a_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    factories.fifty_districts()
    admin = factories.user(RoleName.ADMINISTRATOR)
    file = tmp_path / "districts.csv"
    file.write_bytes(OTHER_CITY)

    assert run(["places", "list", "--lang", "en"]) == 0
    assert "1030 จตุจักร · Chatuchak" in capsys.readouterr().out
    assert run(["places", "import", str(file), "--by", admin.username, "--lang", "en"]) == 0
    assert "3 districts" in capsys.readouterr().out
    assert Place.objects.count() == 3
    file.write_bytes("รหัสเขต,ชื่อเขต\n,จตุจักร\n".encode())
    assert run(["places", "import", str(file), "--by", admin.username, "--lang", "en"]) != 0
    assert "A2" in capsys.readouterr().err
    assert run(["places", "import", str(file), "--by", "nobody", "--lang", "en"]) != 0
    assert run(["places", "import", "--lang", "en"]) != 0
    assert Place.objects.count() == 3
