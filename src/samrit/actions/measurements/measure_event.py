"""Measure what an event saved: fix a protocol, run it over load data, keep the result; nothing of it is edited after."""

import logging
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta

from django.utils import timezone
from django_tasks import task

from samrit.actions.acting import Acting, acting, unasked
from samrit.actions.counting.recount import measured_again
from samrit.actions.permissions import Permission
from samrit.actions.saving import save_checked
from samrit.ledger.blobs import BlobDamagedError
from samrit.ledger.load_files import readings_of
from samrit.ledger.outages import raise_outage
from samrit.ledger.queue import ending_task
from samrit.ledger.reading import storable
from samrit.measure.event import parse_event, zone
from samrit.measure.names import LEAST_ERROR, NAMES
from samrit.measure.protocol import Protocol, read_protocol
from samrit.measure.refusal import UnmeasurableError
from samrit.queries.measurements.city_factors import factors_for, tariffs_for
from samrit.queries.people.access import within
from samrit.records.models import Agency, Campaign, LoadSeries, Measurement, MeasurementProtocol, MeasurementRun, User
from samrit.thai.translation import Message
from samrit.vocabulary.codes import RunState
from samrit.vocabulary.refusal import Denied, Invalid

# What can be asked for on a page: the others need groups of meters, or are only there to read old claims.
ASKABLE = (LEAST_ERROR, *(n for n, one in NAMES.items() if not one.is_rejected and n != "control-group"))
AT_ONCE = 500_000  # readings: a city's half-hours of 28 years take a second or two; what is more, the worker does
_LOG = logging.getLogger(__name__)
_LEVEL = 0.9
_MOST_BUFFER_HOURS = 3
_GRACE = timedelta(minutes=5)


def measurable_agencies(by: User, at: datetime) -> list[Agency]:
    """The agencies for which somebody may measure, in order of the tree."""
    return list(Agency.objects.filter(within(Permission.MEASURE.branches(by, at))).order_by("path"))


def fix_protocol(  # noqa: PLR0913 - whose it is, what it is for, and what it says
    *, agency: Agency, name: str, protocol: Protocol, campaign: Campaign | None = None, by: User, at: datetime
) -> MeasurementProtocol:
    """Keep a protocol with its time and hash; fixed before the event, it is proof that nothing was chosen to please.

    Invalid for a window that can't be, a method that can't be asked for, and a campaign of another agency.
    """
    with acting(Permission.MEASURE, agency, by, at) as act:
        if not name.strip():
            raise Invalid(Message("Give the measurement a name."))
        if (
            protocol.method not in ASKABLE
            or protocol.level != _LEVEL
            or not 0 <= protocol.buffer_hours <= _MOST_BUFFER_HOURS
        ):
            raise Invalid(Message("There is no such method to choose."))
        if campaign is not None and not agency.is_within(campaign.agency) and not campaign.agency.is_within(agency):
            raise Invalid(Message("This campaign is another agency's."))
        event = parse_event(protocol.event, protocol.tz)
        row = MeasurementProtocol(
            agency=agency,
            campaign=campaign,
            name=storable(name.strip()),
            canonical=protocol.canonical(),
            sha256=protocol.sha256,
            event_starts_at=event.starts_at.astimezone(UTC),
            fixed_by=by,
            fixed_at=at,
        )
        save_checked(row)
        payload = {"name": row.name, "protocol": row.canonical, "sha256": row.sha256}
        act.log("fix_protocol", row, after=payload)
        return row


def ask_to_measure(  # noqa: PLR0913 - a protocol, over what, whether two clocks are meant, by whom, when
    *,
    protocol: MeasurementProtocol,
    series: LoadSeries,
    supersedes: Measurement | None = None,
    is_other_zone: bool = False,
    by: User,
    at: datetime,
) -> MeasurementRun:
    """Ask for a run; `measure_now` or the worker does it. Invalid where the series, or what it supersedes, can't serve.

    Where the series was kept by another clock than the protocol's, that has to be meant (`is_other_zone`).
    """
    with acting(Permission.MEASURE, protocol.agency, by, at) as act:
        Permission.READ.check(series.agency, by, at)
        if series.retired_at is not None:
            raise Invalid(Message("This load data is not saved yet, or retired."))
        if protocol.event_starts_at > at:
            raise Invalid(Message("The event is still to come; the protocol is kept, measure after the event."))
        if not is_other_zone:
            _check_zone(protocol, series)
        if supersedes is not None:
            _check_supersedes(supersedes, protocol)
        run = MeasurementRun(protocol=protocol, load_series=series, supersedes=supersedes, asked_by=by, asked_at=at)
        save_checked(run)
        payload = {"protocol": protocol.pk, "load_series": series.pk}
        after = payload | ({"supersedes": supersedes.pk} if supersedes is not None else {})
        # What is quick the page does itself; where it doesn't come to that, the worker does it a little later.
        run_after = at + _GRACE if is_quick(run) else None
        measure_run.using(run_after=run_after).enqueue(run.pk)
        act.log("ask_to_measure", run, after=after)
        return run


def fix_and_ask(  # noqa: PLR0913 - a protocol, and what it is run over
    *,
    agency: Agency,
    name: str,
    protocol: Protocol,
    campaign: Campaign | None = None,
    series: LoadSeries | None = None,
    supersedes: Measurement | None = None,
    is_other_zone: bool = False,
    by: User,
    at: datetime,
) -> tuple[MeasurementProtocol, MeasurementRun | None]:
    """Fix a protocol and ask for its run in one, or neither; no run where there is no series or the event is still to come."""
    with unasked(by, at):
        fixed = fix_protocol(agency=agency, name=name, protocol=protocol, campaign=campaign, by=by, at=at)
        if series is None or fixed.event_starts_at > at:
            return fixed, None
        run = ask_to_measure(
            protocol=fixed, series=series, supersedes=supersedes, is_other_zone=is_other_zone, by=by, at=at
        )
        return fixed, run


def _check_zone(protocol: MeasurementProtocol, series: LoadSeries) -> None:
    """The clock of the protocol shows the same hour at the event as that of the data."""
    own = read_protocol(protocol.canonical).tz
    there, here = (protocol.event_starts_at.astimezone(zone(tz)) for tz in (series.tz, own))
    if there.utcoffset() != here.utcoffset():
        raise Invalid(
            Message(
                "The load data was kept in {series_tz}, and the event's times are read in {tz}: {here:%H.%M} there is "
                "{there:%H.%M} in the data. Take the time zone of the data, or say that the other one is meant.",
                series_tz=series.tz,
                tz=own,
                here=here,
                there=there,
            )
        )


def is_quick(run: MeasurementRun) -> bool:
    """Whether the run is done while the person waits."""
    return run.load_series.readings <= AT_ONCE


@task()
def measure_run(run_id: int) -> str:
    """Do a run that was asked for; gives what became of it."""
    run = MeasurementRun.objects.filter(pk=run_id, state=RunState.WAITING.value).first()
    return measure_now(run=run, at=timezone.now()).state if run is not None else ""


def measure_now(*, run: MeasurementRun, at: datetime) -> MeasurementRun:
    """Measure: the run becomes done with its measurement, or refused with one sentence why there is none."""
    # With what measures and draws: some hundred megabytes, which a process has from the first measurement on.
    from samrit.actions.measurements.measured import draw, measurement_of, require_finite, store_papers
    from samrit.measure.measuring import measure

    run = _whole(run.pk)
    protocol = read_protocol(run.protocol.canonical)
    try:
        with readings_of(run.load_series) as readings:
            answer = measure(
                readings,
                protocol,
                factors=factors_for(run.protocol.agency, protocol.tz),
                tariffs=tariffs_for(run.protocol.agency, protocol.tz),
            )
            papers = draw(require_finite(answer), run, at=at)
    except UnmeasurableError as refusal:
        return _refused(run, refusal.message, at)
    except (BlobDamagedError, OSError):
        return _refused(run, _DAMAGED, at)
    except Exception as error:  # noqa: BLE001 - whatever went wrong, the person who waits is told; the log holds it
        raise_outage(error)
        _LOG.exception("measurement run %s failed", run.pk)
        return _refused(run, _FAILED, at)
    with ending_task(at), _asked_for(run, at) as act:
        row = _waiting(run.pk)
        if row.supersedes is not None:
            _check_supersedes(row.supersedes, row.protocol)
        made = measurement_of(answer, row, at=at)
        save_checked(made)
        store_papers(made, papers, at=at)
        row.state, row.ended_at, row.measurement = RunState.DONE.value, at, made
        save_checked(row)
        payload = {"method": made.method, "saved_mwh": made.saved_mwh, "protocol": row.protocol_id}
        payload |= {"sha256": row.load_series.blob.sha256, "is_distinguishable": made.is_distinguishable}
        after = payload | ({"supersedes": row.supersedes_id} if row.supersedes_id else {})
        if made.supersedes is not None:
            measured_again(made, at=at)
        act.log("measure", made, after=after)
    return row


def _asked_for(run: MeasurementRun, at: datetime) -> AbstractContextManager[Acting[None, User | None]]:
    """What was allowed when it was asked for is done in the name of who asked."""
    return unasked(run.asked_by, at, behalf=Permission.MEASURE.behalf(run.protocol.agency, run.asked_by, at))


def _refused(run: MeasurementRun, why: Message, at: datetime) -> MeasurementRun:
    with ending_task(at), _asked_for(run, at) as act:
        row = _waiting(run.pk)
        row.state, row.ended_at, row.refusal = RunState.REFUSED.value, at, why
        save_checked(row)
        act.log("not_measured", row, after={"reason": why.both()})
        return row


def _check_supersedes(old: Measurement, protocol: MeasurementProtocol) -> None:
    if old.agency_id != protocol.agency_id:
        raise Invalid(Message("Another agency's measurement can't be superseded."))
    if Measurement.objects.filter(supersedes=old).exists():
        raise Invalid(Message("A later measurement supersedes this one already; supersede that one."))


def _whole(pk: int) -> MeasurementRun:
    rows = MeasurementRun.objects.select_related(
        "protocol__agency", "protocol__campaign", "load_series__blob", "supersedes", "asked_by"
    )
    return rows.get(pk=pk)


def _waiting(pk: int) -> MeasurementRun:
    MeasurementRun.objects.select_for_update().get(pk=pk)
    row = _whole(pk)
    if row.state != RunState.WAITING:
        raise Denied(Message("This run is done already."))
    return row


_DAMAGED = Message("the file of the load data is missing, or is not what was kept; please tell an administrator")
_FAILED = Message("the measurement failed by a fault of the system; its administrator finds what it was in the log")
