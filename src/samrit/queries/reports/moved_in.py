"""Saved pages and papers on their way into the city: what was read of each file, how it stands, and why."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from hashlib import blake2s
from typing import Any

from django.utils import timezone

from samrit.queries.plans.agencies import why_not_in_year
from samrit.queries.reports.many_reports import NAMELESS, UNSURE, ListedFile, ListState
from samrit.readers.reading import Reading
from samrit.readers.remarks import HARMLESS
from samrit.readers.whose import From, own_code, whose
from samrit.records.models import Agency, AnnualPlan, Import
from samrit.records.sentences import quarter_words
from samrit.report import IndicatorReport
from samrit.report.addition import values
from samrit.report.labels import squeeze
from samrit.scoring.faults import faults
from samrit.thai.calendar import fiscal_year_be
from samrit.thai.translation import Capital, Joined, Message, ShownYear, Worded, language
from samrit.vocabulary.choices import Severity
from samrit.vocabulary.codes import AT_WORK, ImportState
from samrit.vocabulary.fields import at_path

KIND = "move_in"
YEARLESS = Message("Neither the file nor its folder tells the fiscal year; say it for the files that don't.")
AGENCYLESS = Message("Neither the file nor its folder tells whose it is by a code; say it for the files that don't.")
UNNAMED_PROJECT = Message("The page doesn't show the project's name, so nothing tells what it is.")
GUESSED = Message("The page doesn't print its year; the dates in it are of fiscal year {year}.")
YEARS_DIFFER = Message("What tells its fiscal year doesn't agree: {each}.")
AGENCIES_DIFFER = Message("What tells whose it is doesn't agree: {each}.")
FAR_YEAR = Message("Fiscal year {year} is far from the running one, {now}.")
FROM_WORDS = {
    From.TEXT: Message("its own text {said}"),
    From.FOLDER: Message("its folder {said}"),
    From.NAME: Message("the file's name {said}"),
    From.ADDRESS: Message("its address {said}"),
    From.DATES: Message("the dates in it {said}"),
    From.PERSON: Message("what was said for it {said}"),
}
_YEARS_AHEAD, _YEARS_BACK = 1, 30  # next year's plan is made in this one; older years have no such papers
NAMELESS_AGENCY = Message("No file names the agency with the code {code}; it would be called by its code.")
CLASH = Message.counted(
    "{count} value differs from that in another file ({file}); the first stays.",
    "{count} values differ from those in another file ({file}); the first stays.",
    count=0,
)
CLASH_AFTER = Message.counted(
    "{count} value differs from that in another file ({file}), which comes after it; this one's stays.",
    "{count} values differ from those in another file ({file}), which comes after it; this one's stay.",
    count=0,
)
LEFT = Message.counted(
    "{count} thing in it was not moved in; it is listed on the file's page.",
    "{count} things in it were not moved in; they are listed on the file's page.",
    count=0,
)
UNPACKED = Message.counted("Unpacked: {count} file.", "Unpacked: {count} files.", count=0)
_OF_STATE = {
    **dict.fromkeys(AT_WORK, ListState.AT_WORK),
    ImportState.READY: ListState.SOUND,
    ImportState.FAILED: ListState.REFUSED,
    ImportState.SAVED: ListState.SAVED,
    ImportState.DISCARDED: ListState.DISCARDED,
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One report in a file: what it is about, and where it would go."""

    kind: str
    name: str
    code: str
    number: str
    year: int | None
    is_year_guessed: bool
    agency: str
    agency_name: str
    quarters: tuple[int, ...]
    issues: int
    values: Mapping[str, str]
    is_broken_off: bool = False
    years: Sequence[tuple[str, int]] = ()  # all that tells the year, with where it stands
    agencies: Sequence[tuple[str, str]] = ()
    faults: Sequence[tuple[str, str]] = ()  # values that can't be, each in a Thai and an English sentence

    @property
    def label(self) -> str:
        """How it is called in a line."""
        return " ".join(part for part in (self.code or self.number, self.name) if part)

    @property
    def keys(self) -> Iterator[tuple[object, ...]]:
        """By what two files are found to be about one thing."""
        for kind, key in (("code", self.code), ("name", squeeze(self.name))):
            if key and self.year and self.agency:
                yield self.year, self.agency, self.kind, kind, key


@dataclass(frozen=True, slots=True)
class MovedFile(ListedFile):
    """One file, the reports in it, and whether it can be moved in."""

    entries: tuple[Entry, ...] = ()
    is_movable: bool = False


def entry_of(reading: Reading, path: str) -> dict[str, Any]:
    """The short entry of a report that was read, as it is stored with its file."""
    report, place = reading.report, whose(reading, path)
    is_indicator = isinstance(report, IndicatorReport)
    unsettled = [issue for issue in reading.issues if issue.code not in HARMLESS]
    return {
        "kind": "indicator" if is_indicator else "project",
        "name": report.name,
        "code": own_code(report) if isinstance(report, IndicatorReport) else report.code,
        "number": report.number if isinstance(report, IndicatorReport) else "",
        "year": place.fiscal_year_be,
        "is_year_guessed": place.is_year_guessed,
        "agency": place.agency_code,
        "agency_name": place.agency_name,
        "quarters": [one.quarter for one in report.quarters] if isinstance(report, IndicatorReport) else [],
        "issues": len(unsettled),
        "values": _digests(values(report)) if isinstance(report, IndicatorReport) else {},
        "is_broken_off": bool(report.broken_off),
        "years": [list(one) for one in place.years],
        "agencies": [list(one) for one in place.agencies],
        "faults": [list(one) for one in _faults(report)] if isinstance(report, IndicatorReport) else [],
    }


def _faults(report: IndicatorReport) -> Iterator[tuple[str, str]]:
    """The values of a report that can't be: the page is doubtful, whoever published it."""
    for path, fault in faults(report):
        if fault.severity is Severity.ERROR:
            quarter, _ = at_path(path)
            said = fault.message
            if quarter is not None:
                said = Message("{quarter}: {fault}", quarter=Capital(quarter_words(quarter)), fault=fault.message)
            yield said.th, said.en


def placed(row: Import) -> tuple[Entry, ...]:
    """The reports of a file with the year and the agency that were stated for it where it tells none."""
    return tuple(_placed(entry, row.decisions) for entry in row.stated.get("entries", ()))


def blocked(row: Import) -> Iterator[Message]:
    """Why a file can't be moved in as it stands."""
    entries = placed(row)
    if any(one.year is None for one in entries):
        yield YEARLESS
    if any(not one.agency for one in entries):
        yield AGENCYLESS
    if any(not (one.name or one.code or one.number) for one in entries):
        yield NAMELESS
    if any(one.kind == "project" and not one.name for one in entries):
        yield UNNAMED_PROJECT


def move_in_files(*, only: Iterable[int] | None = None) -> tuple[MovedFile, ...]:
    """All files that were brought, each judged beside the others, in the order in which they go in; three queries.

    With `only`, those with these keys.
    """
    rows = (
        Import.objects.filter(kind=KIND)
        .defer("content", "data")
        .select_related("uploaded_by", "indicator", "annual_plan__agency")
    )
    wanted = None if only is None else set(only)
    ordered = sorted(rows, key=in_order)
    clashes = _clashes(ordered)
    named = {entry.agency for row in ordered for entry in placed(row) if entry.agency_name}
    there = {agency.code: agency for agency in Agency.objects.all()}
    begun = set(AnnualPlan.objects.values_list("agency__code", "fiscal_year_be"))
    named |= set(there)
    found = (row for row in ordered if wanted is None or row.pk in wanted)
    return tuple(_judged(row, clashes.get(row.pk, {}), named, there, begun) for row in found)


def names_of_agency(code: str) -> list[str]:
    """How the files that were brought call an agency, the most frequent first."""
    counts: dict[str, int] = defaultdict(int)
    for stated in Import.objects.filter(kind=KIND).values_list("stated", flat=True):
        for entry in stated.get("entries", ()):
            if entry["agency"] == code and entry["agency_name"]:
                counts[entry["agency_name"]] += 1
    return sorted(counts, key=lambda name: (-counts[name], name))


def in_order(row: Import) -> tuple[object, ...]:
    """Whole reports before those that break off, one by one before lists; then by name."""
    entries = row.stated.get("entries", ())
    is_broken = any(entry["is_broken_off"] for entry in entries)
    return is_broken, len(entries) > 1, row.file_name, row.pk


def _placed(entry: Mapping[str, Any], decisions: Mapping[str, str]) -> Entry:
    changed = {**entry, "agency": entry["agency"] or decisions.get("agency", "")}
    given = decisions.get("year", "")
    if (entry["year"] is None or entry["is_year_guessed"]) and given.isdecimal():
        years = [(From.PERSON.value, int(given)), *entry.get("years", ())]
        changed |= {"year": int(given), "is_year_guessed": False, "years": years}
    return Entry(**changed)


def _contradictions(entry: Entry, there: Mapping[str, Agency], now: int) -> Iterator[Message]:
    """What about a report's year and agency can't be so; `now` is the fiscal year in which its file came."""
    if len({year for _, year in entry.years}) > 1:
        yield YEARS_DIFFER.filled(each=_each((where, ShownYear(year)) for where, year in entry.years))
    if entry.year and not now - _YEARS_BACK <= entry.year <= now + _YEARS_AHEAD:
        yield FAR_YEAR.filled(year=ShownYear(entry.year), now=ShownYear(now))
    folders = [code for where, code in entry.agencies if where == From.FOLDER]
    for where, code in entry.agencies:
        among = folders if where == From.FOLDER else (code,)  # of folders in each other one is enough
        if entry.agency and not any(_is_within(entry.agency, one, there) for one in among):
            yield AGENCIES_DIFFER.filled(each=_each(entry.agencies))
            return


def _is_within(code: str, other: str, there: Mapping[str, Agency]) -> bool:
    """Whether an agency's code is the other, or that of a part of it, by the code itself or by the tree."""
    return code.startswith(other[:4]) or (code in there and f"/{other}/" in there[code].path)


def _why_away(entry: Entry, there: Mapping[str, Agency], begun: AbstractSet[tuple[str, int]]) -> Message | None:
    """Why the agency can have no plan of the report's year, as saving would say; one that it has already stays open."""
    agency = there.get(entry.agency) or there.get(f"{entry.agency}0000")
    if agency is None or entry.year is None or (agency.code, entry.year) in begun:
        return None
    return why_not_in_year(agency, entry.year)


def _each(stated: Iterable[tuple[str, object]]) -> Joined:
    words = dict.fromkeys((where, str(said)) for where, said in stated)
    return Joined((FROM_WORDS[From(where)].filled(said=said) for where, said in words), "; ")


def _judged(
    row: Import,
    clashes: Mapping[tuple[str, bool], int],
    named: set[str],
    there: Mapping[str, Agency],
    begun: AbstractSet[tuple[str, int]],
) -> MovedFile:
    state = _OF_STATE[ImportState(row.state)]
    entries = placed(row)
    why = str(row.failure.get(language(), ""))
    reasons = [why] if why else []
    if state is ListState.REFUSED and row.stated.get("skipped"):
        return MovedFile(row, ListState.SKIPPED, tuple(reasons))
    if state is ListState.SAVED:
        left = row.stated.get("left", 0)
        reasons += [str(LEFT.filled(count=left))] if left else []
        is_same = not row.stated.get("added")
        return MovedFile(row, ListState.SAME if is_same else state, tuple(reasons), entries)
    if "unpacked" in row.stated and state is ListState.SOUND:
        reasons.append(str(UNPACKED.filled(count=row.stated["unpacked"])))
        return MovedFile(row, ListState.SKIPPED, tuple(reasons))
    if state is not ListState.SOUND:
        return MovedFile(row, state, tuple(reasons), entries)
    barred = [str(one) for one in blocked(row)]
    away = [said for one in entries if (said := _why_away(one, there, begun)) is not None]
    if away and len(away) == len(entries):
        barred += dict.fromkeys(map(str, away))
    reasons += barred or dict.fromkeys(map(str, away))
    unsure = sum(one.issues for one in entries)
    reasons += [str(UNSURE.filled(count=unsure))] if unsure else []
    reasons += [
        str(GUESSED.filled(year=ShownYear(one.year))) for one in entries[:1] if one.is_year_guessed and one.year
    ]
    now = fiscal_year_be(timezone.localdate(row.uploaded_at))
    reasons += dict.fromkeys(str(one) for entry in entries for one in _contradictions(entry, there, now))
    reasons += dict.fromkeys(str(Worded(th=th, en=en)) for entry in entries for th, en in entry.faults)
    for (file, is_first), count in clashes.items():
        reasons.append(str((CLASH_AFTER if is_first else CLASH).filled(count=count, file=file)))
    nameless = sorted({one.agency for one in entries if one.agency} - named)
    reasons += [str(NAMELESS_AGENCY.filled(code=code)) for code in nameless]
    return MovedFile(row, ListState.DOUBTFUL if reasons else state, tuple(reasons), entries, not barred)


def _clashes(rows: Iterable[Import]) -> dict[int, dict[tuple[str, bool], int]]:
    """For each file that is not moved in yet: how many values another says otherwise, by that file and by which goes first."""
    first: dict[tuple[object, ...], dict[str, tuple[str, Import]]] = defaultdict(dict)
    found: dict[int, dict[tuple[str, bool], int]] = defaultdict(lambda: defaultdict(int))
    for row in rows:
        if row.state not in (ImportState.READY, ImportState.SAVED):
            continue
        for entry in placed(row):
            known = {path: of for key in entry.keys for path, of in first[key].items()}
            for path, digest in entry.values.items():
                other = known.get(path)
                if other is not None and other[0] != digest and other[1].pk != row.pk:
                    found[row.pk][other[1].file_name, False] += 1
                    found[other[1].pk][row.file_name, True] += 1
            for key in entry.keys:
                for path, digest in entry.values.items():
                    first[key].setdefault(path, (digest, row))
    return found


def _digests(words: Mapping[str, str]) -> dict[str, str]:
    return {path: blake2s(word.encode(), digest_size=5).hexdigest() for path, word in words.items()}
