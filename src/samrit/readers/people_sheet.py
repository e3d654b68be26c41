"""A file of people (xlsx, xls, ods, csv): bytes to rows by field; roles are told by code, agencies left as written.

Headings stand in any order, in Thai or English. Nothing is dropped in silence.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from samrit.organisations.columns import fields_by_heading, heading_key
from samrit.organisations.people_columns import PEOPLE_COLUMNS, role_of, several
from samrit.readers.cells import CellRow, Cells, cells_of
from samrit.readers.reading import UnreadableError
from samrit.readers.table import CellIssue, find_table
from samrit.readers.table_issues import issues_of
from samrit.readers.workbook import read_workbook
from samrit.thai.digits import to_arabic
from samrit.thai.text import clean_line, repair
from samrit.thai.translation import Message
from samrit.vocabulary.codes import RoleName

MAX_ROWS = 2500
LONGEST = 200  # letters of a name; an e-mail address may have 254
_USERNAME = re.compile(r"[\w.@+-]{1,150}")
_EMAIL = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s,;<>.]{2,}")
_NEEDED = frozenset({"role", "agency"})
_NAMES = frozenset({"name_th", "name_en", "username", "email"})


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One row: where it stands, what is known of the person, the roles and the agencies' codes, what was not understood."""

    number: int
    entry: Mapping[str, str]
    roles: tuple[RoleName, ...]
    agencies: tuple[str, ...]
    cells: Mapping[str, str]
    issues: tuple[CellIssue, ...] = ()


@dataclass(frozen=True, slots=True)
class PeopleSheet:
    """What was read: the rows, and what concerns the file as a whole."""

    cells: Cells
    issues: tuple[CellIssue, ...]

    @property
    def rows(self) -> tuple[PersonRow, ...]:
        """The rows, understood."""
        return people_in(self.cells)


def read_people_sheet(data: bytes) -> PeopleSheet:
    """The first table with headings for a person, a role and an agency; UnreadableError in a sentence where there is none."""
    headings = fields_by_heading(PEOPLE_COLUMNS)

    def field_of(heading: str) -> str | None:
        return headings.get(heading_key(heading))

    table = find_table(
        read_workbook(data),
        field_of,
        lambda found: bool(_NAMES & found) and found >= _NEEDED,
        frozenset({"username", "email"}),
    )
    if table is None:
        raise UnreadableError(
            Message(
                "The file needs columns for the person's name, the role and the agency's code; please use the template, or name "
                "the columns so."
            )
        )
    return PeopleSheet(cells_of(table, most=MAX_ROWS), issues_of(table, field_of, most=MAX_ROWS))


def people_in(cells: Cells) -> tuple[PersonRow, ...]:
    """What the rows say, as they came or were typed anew."""
    return tuple(_row(row, cells.places(row)) for row in cells.rows)


def _row(row: CellRow, cells: Mapping[str, str]) -> PersonRow:
    entry: dict[str, str] = {}
    issues: list[CellIssue] = []
    for name, raw in row.words.items():
        trouble = row.troubles.get(name)
        words = raw.strip() if name in _NEEDED else repair(clean_line(raw))[0]
        if trouble is not None:
            issues.append(CellIssue(cells[name], trouble))
        elif len(words) > LONGEST and name not in _NEEDED:
            issues.append(CellIssue(cells[name], Message("It is longer than {longest} letters.", longest=LONGEST)))
        else:
            entry[name] = words
    first = cells.get("name_th") or cells.get("name_en") or next(iter(cells.values()))
    issues += _of_person(entry, cells, first)
    roles: list[RoleName] = []
    for words in several(entry.pop("role", "")):
        role = role_of(words)
        if role is None:
            said = Message(
                "There is no role “{words}”; there are: {roles}", words=words[:60], roles=", ".join(RoleName)
            )
            issues.append(CellIssue(cells["role"], said))
        else:
            roles.append(role)
    agencies = [to_arabic(clean_line(one)) for one in several(entry.pop("agency", ""))]
    if not roles and not any(one.cell == cells["role"] for one in issues):
        issues.append(CellIssue(cells["role"], Message("There is no role.")))
    if not agencies and not any(one.cell == cells["agency"] for one in issues):
        issues.append(CellIssue(cells["agency"], Message("There is no agency's code.")))
    return PersonRow(
        row.number, {k: v for k, v in entry.items() if v}, tuple(roles), tuple(agencies), cells, tuple(issues)
    )


def _of_person(entry: dict[str, str], cells: Mapping[str, str], first: str) -> Iterator[CellIssue]:
    """Put in order what tells who it is; what can't be that is told."""
    email = entry.get("email", "").removeprefix("mailto:").strip("<> ")
    if email in {"-", "–", "ไม่มี"}:
        email = ""
    entry["email"] = email
    if email and not _EMAIL.fullmatch(email):
        yield CellIssue(cells["email"], Message("“{words}” is no e-mail address.", words=email[:60]))
    if not entry.get("name_th") and entry.get("name_en"):
        entry["name_th"] = entry["name_en"]
    if not entry.get("name_th"):
        yield CellIssue(first, Message("There is no name of a person."))
    username = entry.get("username") or email.partition("@")[0]
    entry["username"] = username
    if not username:
        yield CellIssue(
            cells.get("username", first), Message("There is neither a user name nor an e-mail address to make one of.")
        )
    elif not _USERNAME.fullmatch(username):
        place = cells.get("username", first)
        yield CellIssue(
            place,
            Message(
                "“{words}” is no user name: letters, figures and . _ - @ + only, without spaces.", words=username[:60]
            ),
        )
