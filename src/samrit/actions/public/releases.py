"""Make a release of open data: the files of a year, written once; and make those anew of which something was withdrawn.

The files are written before anything is locked. Where something was published meanwhile they are written again.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from django.conf import settings
from django.utils import timezone
from django_tasks import task

from samrit.actions.acting import Acting, acting, unasked
from samrit.actions.city.year import the_city
from samrit.actions.permissions import Permission
from samrit.actions.public.webhooks import RELEASED, announce
from samrit.actions.public_stamps import raise_scopes
from samrit.actions.saving import save_checked
from samrit.ledger.blobs import blob_bytes, save_blob, write_file
from samrit.queries.public.data_sets import Origin, years_of_data
from samrit.queries.public.portal import stamp
from samrit.queries.public.releases import (
    Written,
    difference,
    files_of_year,
    instead_of,
    releases,
    withdrawn_reasons,
    without,
    written,
)
from samrit.records.models import Blob, PublicStamp, PublishedRelease, PublishedResult, ReleasedFile, User
from samrit.thai.translation import Message
from samrit.vocabulary.data_sets import DATA_SETS
from samrit.vocabulary.refusal import Invalid, Unavailable
from samrit.writers.data_package import MEDIA_TYPES
from samrit.writers.data_sets import read_json

_TRIES = 5
_BUSY = Message("Something was published while the files were being written, again and again. Try again later.")
_File = tuple[str, str, int, Blob]  # the set, the form, how many rows


def ask_for_release(*, fiscal_year_be: int, by: User, at: datetime) -> None:
    """Have the worker make a release of what is published of a year; Invalid where nothing is new."""
    with acting(Permission.RELEASE, the_city(), by, at) as act:
        _require_news(fiscal_year_be)
        make_release.enqueue(fiscal_year_be, by.pk)
        act.log("ask_for_release", the_city(), after={"fiscal_year_be": fiscal_year_be})


@task()
def make_release(fiscal_year_be: int, by: int) -> str:
    """Make the release that somebody asked for; gives its name, "" where another one has all of it by now."""
    person = User.objects.get(pk=by)
    try:
        return release_now(fiscal_year_be=fiscal_year_be, by=person, at=timezone.now()).name
    except Invalid:
        return ""


def release_now(*, fiscal_year_be: int, by: User | None, at: datetime) -> PublishedRelease:
    """Make a release of what is published of a year; Invalid where nothing is new since the one before. By None it is the system."""

    def save(act: Acting[None, User | None], files: Sequence[_File]) -> PublishedRelease:
        earlier = _newest(fiscal_year_be)
        found = difference(fiscal_year_be, earlier)
        row = PublishedRelease(
            fiscal_year_be=fiscal_year_be, number=earlier.number + 1 if earlier is not None else 1, as_of=at, made_at=at,
            added=found.added, changed=found.changed, withdrawn=found.withdrawn,
        )  # fmt: skip
        return _saved(act, row, files, "make_release")

    _require_news(fiscal_year_be)
    origin = Origin(settings.CITY_CODE, settings.BASE_URL)
    return _at_rest(
        lambda: _stored(files_of_year(fiscal_year_be, origin, today=timezone.localdate(at)), at), save, by=by, at=at
    )


def withdraw_from_releases(found: Sequence[PublishedResult], reason: str, *, at: datetime) -> None:
    """Take back the releases that have one of these publications, in the transaction that withdraws them; the worker makes them anew."""
    year = found[0].indicator.fiscal_year_be
    for row in PublishedRelease.objects.filter(fiscal_year_be=year, withdrawn_at=None):
        if any(_was_there(one, row.as_of) for one in found):
            row.withdrawn_at, row.withdrawn_because = at, reason
            save_checked(row)
            remake_release.enqueue(row.pk)


@task()
def remake_release(pk: int) -> str:
    """Make a release anew without what was withdrawn of it; gives its name."""
    return remake_now(pk, at=timezone.now())


def remake_now(pk: int, *, at: datetime) -> str:
    """The next correction of a release, made of its own files; what was not withdrawn is as it was, byte for byte."""
    old = releases().get(pk=pk)
    there = instead_of(old)
    if there is not None:
        return there.name
    files = {(one.data_set, one.ending): one for one in old.files.all()}

    def make() -> list[_File]:
        sets = {
            name: read_json(one, blob_bytes(files[name, "json"].blob))
            for name, one in DATA_SETS.items()
            if (name, "json") in files
        }
        changed = without(sets, withdrawn_reasons(old.fiscal_year_be))
        made = [one for name, rows in changed.items() for one in _stored(written(DATA_SETS[name], rows), at)]
        as_before = [
            (one.data_set, one.ending, one.rows, one.blob) for one in files.values() if one.data_set not in changed
        ]
        return sorted([*as_before, *made], key=lambda one: (list(DATA_SETS).index(one[0]), list(MEDIA_TYPES).index(one[1])))  # fmt: skip

    def save(act: Acting[None, User | None], made: Sequence[_File]) -> PublishedRelease:
        row = PublishedRelease(
            fiscal_year_be=old.fiscal_year_be, number=old.number, correction=old.correction + 1, as_of=old.as_of, made_at=at,
            added=old.added, changed=old.changed, withdrawn=old.withdrawn,
        )  # fmt: skip
        return _saved(act, row, made, "remake_release")

    return _at_rest(make, save, by=None, at=at).name


def _at_rest(
    make: Callable[[], list[_File]],
    save: Callable[[Acting[None, User | None], Sequence[_File]], PublishedRelease],
    *,
    by: User | None,
    at: datetime,
) -> PublishedRelease:
    """Make files, and save them where nothing was published or withdrawn meanwhile; else once more."""
    for _again in range(_TRIES):
        before = stamp("")
        files = make()
        with unasked(by, at) as act:
            if by is not None:
                Permission.RELEASE.check(the_city(), by, at)
            list(PublicStamp.objects.select_for_update().filter(scope=""))
            if stamp("") == before:
                return save(act, files)
    raise Unavailable(_BUSY)


def _saved(
    act: Acting[None, User | None], row: PublishedRelease, files: Sequence[_File], event: str
) -> PublishedRelease:
    save_checked(row)
    for data_set, ending, rows, blob in files:
        save_checked(ReleasedFile(release=row, data_set=data_set, ending=ending, rows=rows, blob=save_blob(blob)))
    raise_scopes("", str(row.fiscal_year_be))
    about = {"fiscal_year": row.fiscal_year_be, "release": row.name}
    announce(RELEASED, about, f"/data/releases/{row.name}/", at=act.at)
    act.log(event, row, after={"release": row.name})
    return row


def _stored(files: Iterable[Written], at: datetime) -> list[_File]:
    return [
        (one.data_set.name, one.ending, one.rows, write_file(one.data, media_type=MEDIA_TYPES[one.ending], at=at))
        for one in files
    ]


def _require_news(fiscal_year_be: int) -> None:
    if not any(one.fiscal_year_be == fiscal_year_be for one in years_of_data()):
        raise Invalid(Message("Nothing of this fiscal year is published."))
    earlier = _newest(fiscal_year_be)
    if earlier is not None and difference(fiscal_year_be, earlier).is_nothing:
        raise Invalid(Message("Nothing was published or withdrawn since release {name}.", name=earlier.name))


def _newest(fiscal_year_be: int) -> PublishedRelease | None:
    return PublishedRelease.objects.filter(fiscal_year_be=fiscal_year_be).order_by("-number", "-correction").first()


def _was_there(one: PublishedResult, at: datetime) -> bool:
    return one.published_at <= at and (one.superseded_at is None or one.superseded_at > at)
