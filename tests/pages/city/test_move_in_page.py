"""Moving in by the page: a zip is uploaded, every file named, moved in together; only the city's administrators may."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from visitors import AsSomebody

import factories
from samrit.actions.importing import STUCK_AFTER
from samrit.records.models import Agency, Import, Indicator, Project
from samrit.vocabulary.codes import ImportState, RoleName
from saved_city import indicator_page, made_up, project_page, zipped

pytestmark = pytest.mark.django_db

PAGE = "/office/moving-in/"


@pytest.fixture
def admin(as_somebody: AsSomebody) -> Client:
    """The administrator of an empty city."""
    return as_somebody(RoleName.ADMINISTRATOR)


def uploads(client: Client, *files: tuple[str, bytes]) -> str:
    """Send files at once; the page that comes, once all work that was asked for is done."""
    sent = [SimpleUploadedFile(name, data) for name, data in files]
    client.post(PAGE, {"file": sent}, follow=True)
    return does_the_work(client)


def does_the_work(client: Client) -> str:
    """Press the button of a page where no worker runs until nothing waits."""
    while Import.objects.filter(state__in=[ImportState.WAITING, ImportState.SAVE_WAITING]).exists():
        client.post(f"{PAGE}now/")
    return sees(client)


def sees(client: Client, query: str = "") -> str:
    return client.get(f"{PAGE}{query}").content.decode()


def test_a_zip_moves_in_and_the_same_zip_again_changes_nothing(admin: Client) -> None:
    files = made_up(18)
    packed = ("saved.zip", zipped(files, ("../up.txt", b"x")))

    page = uploads(admin, packed)

    assert all(path in page for path in files)
    assert "leads out of the folder" in page
    assert "This is an archive (zip)" in page  # one inside of the other stays packed
    assert not Agency.objects.exclude(parent=None).exists()
    admin.post(f"{PAGE}move/", {"publish_as": "there", "doubtful": "on"})
    page = does_the_work(admin)
    assert (Project.objects.count(), Indicator.objects.count()) == (6, 1)
    assert "3 things in it were not moved in" in page
    before = Import.objects.count()
    assert "Move them in" not in uploads(admin, packed)
    assert Import.objects.count() == before


def test_the_doubtful_ones_wait_until_they_are_asked_for_too(admin: Client) -> None:
    files = [
        ("2564.txt", indicator_page("5099", 2564, 3).encode()),
        ("p.txt", project_page("5098", "สำนักงานเขตสวนใหญ่", 2564, 1).encode()),
    ]
    assert "No file names the agency with the code 5099" in uploads(admin, *files)

    admin.post(f"{PAGE}move/", {"publish_as": "there"})

    assert (Project.objects.count(), Indicator.objects.count()) == (1, 0)
    admin.post(f"{PAGE}move/", {"publish_as": "draft", "doubtful": "on"})
    assert set(Indicator.objects.get().quarters.values_list("status", flat=True)) == {"draft"}


def test_year_and_agency_are_said_for_those_that_lack_them(admin: Client) -> None:
    untold = b"\n".join(line for line in indicator_page("5099", 2564, 1).encode().splitlines() if b"25" not in line)
    assert "1 file tells its year or its agency neither itself nor by its folder" in uploads(admin, ("a.txt", untold))

    assert admin.post(f"{PAGE}missing/", {"year": "64"}).status_code == 422
    admin.post(f"{PAGE}missing/", {"year": "2564"})

    assert "tells its year or its agency" not in sees(admin)


def test_a_file_shows_what_was_read_of_it_and_where_it_went(admin: Client) -> None:
    uploads(admin, ("2564 a.txt", indicator_page("5099", 2564, 3).encode()))
    row = Import.objects.get()

    assert "ตรวจเยี่ยมครบทุกแห่ง" in admin.get(f"/office/imports/{row.pk}/").content.decode()
    admin.post(f"{PAGE}move/", {"publish_as": "there", "doubtful": "on"})
    assert (
        f"/office/indicators/{Indicator.objects.get().pk}/" in admin.get(f"/office/imports/{row.pk}/").content.decode()
    )


def test_the_list_is_narrowed_let_go_and_tells_how_far_it_is(admin: Client) -> None:
    uploads(admin, ("2564 a.txt", indicator_page("5099", 2564, 3).encode()), ("b.txt", b""))
    assert "2564 a.txt" not in sees(admin, "?state=refused")
    assert "b.txt" in sees(admin, "?state=refused")
    assert "b.txt" not in sees(admin, "?q=2564")
    assert admin.get(f"{PAGE}?as=csv").content.decode("utf-8-sig").startswith("File,State,Why")

    Import.objects.update(moved_at=factories.AT - STUCK_AFTER)
    Import.objects.filter(file_name="2564 a.txt").update(state=ImportState.WAITING, data=b"x")
    assert "probably no worker runs" in sees(admin)
    part = admin.get(PAGE, headers={"hx-request": "true"})
    assert "<html" not in part.content.decode()
    does_the_work(admin)
    admin.post(f"{PAGE}discard/")
    assert set(Import.objects.values_list("state", flat=True)) == {ImportState.DISCARDED}
    assert "HX-Refresh" in admin.get(PAGE, headers={"hx-request": "true"})


@pytest.mark.parametrize("role", RoleName)
def test_only_the_citys_administrators_may(role: RoleName, as_somebody: AsSomebody) -> None:
    client = as_somebody(role)
    is_theirs = role is RoleName.ADMINISTRATOR

    assert (client.get(PAGE).status_code == 200) is is_theirs
    assert (PAGE in client.get("/office/").content.decode()) is is_theirs
    assert as_somebody(role, over=factories.agency()).get(PAGE).status_code == 403


def test_too_many_or_too_heavy_files_are_told(admin: Client) -> None:
    page = admin.post(PAGE, {"file": [SimpleUploadedFile(f"{n}.txt", b"x") for n in range(301)]})

    assert page.status_code == 422
    assert "At most 300 files at once" in page.content.decode()


def test_a_zip_that_does_not_open_says_so(admin: Client) -> None:
    page = uploads(admin, ("a.zip", b"PK\x03\x04 cut"))

    assert "is damaged and doesn&#x27;t open" in page
    assert "Unpacked: 1 file." in page
