"""A saved page or paper moves into the city: agency, plan, places in the long-term plan, indicator or project, quarters."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from samrit.actions.acting import Acting, acting
from samrit.actions.city.move_in import take_files
from samrit.actions.city.moved import Moved, Mover, PublishedAs
from samrit.actions.city.year import the_city
from samrit.actions.importer import Importer
from samrit.actions.permissions import Permission
from samrit.ledger.outages import raise_outage
from samrit.ledger.reading import reading_as_json, stored_readings
from samrit.queries.reports.moved_in import blocked, entry_of, placed
from samrit.queries.reports.preview import field_name
from samrit.readers import read_all
from samrit.readers.folders import MOST_ZIP_BYTES, files_in_zip
from samrit.records.models import Agency, Import, User
from samrit.thai.translation import Joined, Message
from samrit.vocabulary.fields import BY_ID
from samrit.vocabulary.refusal import Invalid, Refused

_STAYS = Message(
    "“{field}” stays as it stands in the records (“{present}”); the file says “{paper}”.",
)
_CLOSED = Message("“{field}” was not taken, since its report is closed; the file says “{paper}”.")
_ONLY_IN_FILE = Message("Only the file's own page has what it says of: {fields}.")
_LONGEST = 160


class MoveInImporter(Importer):
    """A file of a folder; `stated` says what it doesn't tell itself (`year`, `agency`), `choice` how reports are then (`as`)."""

    permission = Permission.MOVE_IN
    most_bytes = MOST_ZIP_BYTES
    is_shared = True

    def why_not(self, by: User, at: datetime) -> Message | None:
        """It is the city's administrators' work."""
        return self.permission.over_city.why_not(None, by, at)

    def behalf(self, by: User, at: datetime) -> User | None:
        """As over the city."""
        return self.permission.over_city.behalf(None, by, at)

    def read(self, data: bytes) -> None:
        """Every report in the file, and a short entry of each for the list; a zip's files become files of their own."""
        if self.row.stated.get("folder"):
            self._unpack(data)
            return
        readings = read_all(data, self.row.file_name)
        self.row.content = {"readings": [reading_as_json(one) for one in readings]}
        self.row.stated = {**self.row.stated, "entries": [entry_of(one, self.row.file_name) for one in readings]}

    def _unpack(self, data: bytes) -> None:
        """Take in the files of a zip, each to be read by itself; where this breaks off, it is done again without harm."""
        count = 0
        files = files_in_zip(data, self.row.file_name)
        for _ in take_files(files, later=True, by=self.row.uploaded_by, at=self.row.uploaded_at):
            count += 1
            self.step(count, count)
        self.row.stated = {**self.row.stated, "unpacked": count}

    def decide(self, decisions: Mapping[str, str], rest: str) -> None:
        """Take the year and the agency's code that the file doesn't tell."""
        if not {"year", "agency"} & set(decisions):
            super().decide(decisions, rest)
        self.row.decisions = {**self.row.decisions, **decisions}

    def why_not_ready(self) -> Message | None:
        """What is missing before it can be moved in."""
        return next(blocked(self.row), None)

    def save(self, act: Acting[Import, User]) -> None:
        """Add what is missing in the records, report by report; what stands there otherwise stays, and is told with the file."""
        for reason in blocked(self.row):
            raise Invalid(reason)
        Agency.objects.select_for_update().get(pk=the_city().pk)  # two files at once would both make what is missing
        mover = Mover(act, PublishedAs(self.choice.get("as") or PublishedAs.THERE))
        added, problems, failures = 0, [], []
        for reading, entry in zip(stored_readings(self.row), placed(self.row), strict=True):
            try:
                with acting(self.permission.over_city, None, act.who, act.at):  # all of a report, or nothing of it
                    moved = mover.move(reading, entry)
            except Refused as error:  # one report of a list; the others go in
                raise_outage(error)
                failures.append(error)
                problems.append({"cell": entry.label, **error.message.both()})
                continue
            added += moved.added
            problems += [{"cell": entry.label, **one.both()} for one in _words(moved)]
            self.row.indicator = moved.indicator or self.row.indicator
            self.row.annual_plan = moved.plan
        if self.row.annual_plan is None and failures:
            raise failures[0]
        self.row.problems = problems
        self.row.stated = {**self.row.stated, "added": added, "left": len(problems)}


def _words(moved: Moved) -> Iterator[Message]:
    if moved.only_in_file:
        yield _ONLY_IN_FILE.filled(fields=Joined((BY_ID[name].words for name in moved.only_in_file), ", "))
    for one in moved.left:
        words: dict[str, Any] = {"field": field_name(one.path), "paper": _short(one.paper)}
        yield _STAYS.filled(**words, present=_short(one.present)) if one.present else _CLOSED.filled(**words)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
