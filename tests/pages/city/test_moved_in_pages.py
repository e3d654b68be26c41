"""Once a city has moved in, every page of its indicators opens, and each number leads to the file that it is from."""

import pytest
from visitors import AsSomebody

import factories
from samrit.actions.city.move_in import move_in, take_files
from samrit.queries.counting.chain import Kind
from samrit.queries.counting.provenance import provenance_of
from samrit.queries.reports.moved_in import move_in_files
from samrit.queries.reports.to_report import with_reports
from samrit.readers.folders import FolderFile
from samrit.records.models import Indicator
from samrit.vocabulary.codes import RoleName
from saved_city import indicator_page, made_up

pytestmark = pytest.mark.django_db

AT = factories.AT.replace(year=2026)
PAGES = ("", "report.pdf", "report.txt", "report.json", "history/", "quarters/2/versions/", "quarters/2/provenance/")


def moved(files: dict[str, bytes]) -> None:
    """An administrator moves these files in."""
    admin = factories.user(RoleName.ADMINISTRATOR, username="admin")
    rows = list(take_files([FolderFile(path, data) for path, data in files.items()], by=admin, at=AT))
    found = move_in_files(only=[row.pk for row in rows])
    list(move_in([one.row for one in found if one.is_movable], publish_as="there", by=admin, at=AT))


def test_every_page_of_what_moved_in_opens(as_somebody: AsSomebody) -> None:
    moved(made_up(18))
    visitor = as_somebody(RoleName.ADMINISTRATOR)
    there = list(Indicator.objects.all())
    asked = [f"/office/indicators/{one.pk}/{page}" for one in there for page in PAGES]
    asked += [f"/office/from/{one.pk}/" for one in there]

    answers = {address: visitor.get(address).status_code for address in asked}

    assert there
    assert {address: status for address, status in answers.items() if status != 200} == {}


def test_a_number_leads_to_its_file_and_line() -> None:
    moved({"2564/5099/a.txt": indicator_page("5099", 2564, 7).encode()})
    row = with_reports(Indicator.objects.all()).get()

    files = [node for chain in provenance_of(row)[2] for one in chain.on for node in one.on if node.kind is Kind.FILE]

    assert files
    assert all("2564/5099/a.txt" in node.words.en for node in files)
    assert any("45.50" in node.quote and "line" in node.words.en for node in files)
