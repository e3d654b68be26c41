"""Load data comes in as a file: look at what was understood first, then save it or let it go; retire it with a reason."""

import io
import zipfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from samrit.actions.acting import acting
from samrit.actions.permissions import Permission
from samrit.actions.saving import save_checked
from samrit.ledger.blobs import store_blob
from samrit.ledger.load_files import reading
from samrit.ledger.reading import storable
from samrit.measure.event import zone
from samrit.measure.incoming.cached import plain
from samrit.measure.incoming.formats import FORMATS
from samrit.measure.incoming.stated import Kind, Stated
from samrit.measure.readings import Readings
from samrit.measure.refusal import UnmeasurableError
from samrit.records.models import Agency, LoadSeries, User
from samrit.thai.translation import Message
from samrit.vocabulary.codes import UploadState
from samrit.vocabulary.refusal import Denied, Invalid

MAX_BYTES = 32 * 1_048_576  # a year of one city's readings every minute takes 15; more is for the command line
_MOST_UNPACKED = 512 * 1_048_576
_MEDIA_TYPES = {
    ".csv": "text/csv", ".tsv": "text/csv", ".txt": "text/csv", ".xml": "application/xml",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xls": "application/vnd.ms-excel",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".parquet": "application/vnd.apache.parquet", ".pq": "application/vnd.apache.parquet",
}  # fmt: skip
SUFFIXES = tuple(_MEDIA_TYPES)


@dataclass(frozen=True, slots=True)
class LoadFile:
    """A file as a person brings it, with what is called and stated of it."""

    data: bytes
    file_name: str
    name: str
    stated: Stated
    area: str = ""
    source: str = ""


def preview_load(*, agency: Agency, file: LoadFile, by: User, at: datetime) -> LoadSeries:
    """Read a file and keep what was understood for a look; nothing can be measured from it yet.

    Invalid, in one sentence, where something is not stated that would have to be guessed, or nothing can be read.
    """
    Permission.MEASURE.check(agency, by, at)
    _acceptable(file)
    blob = store_blob(file.data, media_type=_MEDIA_TYPES[_suffix(file.file_name)], at=at)
    zone(file.stated.tz)
    with reading(blob, file.file_name, file.stated) as found:
        understood = _understood(found)
    row = LoadSeries(
        agency=agency,
        name=storable(file.name.strip()),
        area=storable(file.area.strip()),
        source=storable(file.source.strip()),
        blob=blob,
        file_name=storable(file.file_name),
        stated=plain(file.stated),
        tz=file.stated.tz,
        added_by=by,
        added_at=at,
        **understood,
    )
    with acting(Permission.MEASURE, agency, by, at) as act:
        save_checked(row)
        payload = {"name": row.name, "file_name": row.file_name, "sha256": blob.sha256, "readings": row.readings}
        act.log("preview_load", row, after=payload)
    return row


def save_load(*, series: LoadSeries, by: User, at: datetime) -> LoadSeries:
    """Save what was looked at: from now on it can be measured from."""
    with acting(Permission.MEASURE, series.agency, by, at) as act:
        row = _undecided(series)
        row.state = UploadState.SAVED.value
        save_checked(row)
        after = {"name": row.name, "sha256": row.blob.sha256, "state": row.state}
        act.log("save_load", row, after=after)
        return row


def discard_load(*, series: LoadSeries, by: User, at: datetime) -> LoadSeries:
    """Let a file go that was only looked at."""
    with acting(Permission.MEASURE, series.agency, by, at) as act:
        row = _undecided(series)
        row.state = UploadState.DISCARDED.value
        save_checked(row)
        act.log("discard_load", row, after={"state": row.state})
        return row


def retire_load(*, series: LoadSeries, reason: str, by: User, at: datetime) -> LoadSeries:
    """Nothing is measured from it any more; what was measured stands, and the file stays with it."""
    with acting(Permission.MEASURE, series.agency, by, at) as act:
        row = _lock(series)
        if row.state != UploadState.SAVED or row.retired_at is not None:
            raise Denied(Message("This load data is retired already."))
        row.retired_by, row.retired_at, row.retired_reason = by, at, required_reason(reason)
        save_checked(row)
        after = {"reason": row.retired_reason}
        act.log("retire_load", row, after=after)
        return row


def required_reason(reason: str) -> str:
    """The reason as it is kept; Invalid where there is none."""
    plain_words = storable(reason.strip())
    if not plain_words:
        raise Invalid(Message("Give a reason."))
    return plain_words[:500]


def _acceptable(file: LoadFile) -> None:
    if not file.name.strip():
        raise Invalid(Message("Give the load data a name."))
    suffix = _suffix(file.file_name)
    if suffix not in _MEDIA_TYPES:
        known = " ".join(SUFFIXES)
        raise Invalid(Message("Files of this kind can't be read; these can: {known}.", known=known))
    if len(file.data) > MAX_BYTES:
        limit = MAX_BYTES // 1_048_576
        raise Invalid(
            Message(
                "The file is larger than {limit} megabytes; measure larger ones with the command samrit measure.",
                limit=limit,
            )
        )
    if _unpacked(file.data) > _MOST_UNPACKED:
        raise Invalid(Message("What is packed in the file is too large."))
    is_labelled = file.stated.label is not None or file.stated.kind is Kind.REGISTER
    if not is_labelled and suffix not in FORMATS["green-button"].suffixes:
        raise Invalid(Message("Say which end of its interval a time marks: read wrongly, the result is another."))


def _suffix(file_name: str) -> str:
    return Path(file_name).suffix.lower()


def _unpacked(data: bytes) -> int:
    """How large a packed file becomes; 0 for one that isn't packed."""
    if data[:4] == b"PAR1":
        import pyarrow.parquet as pq

        try:
            about = pq.ParquetFile(io.BytesIO(data)).metadata
        except (OSError, ValueError):
            return 0
        return sum(about.row_group(at).total_byte_size for at in range(about.num_row_groups))
    if data[:2] != b"PK":
        return 0
    try:
        return sum(part.file_size for part in zipfile.ZipFile(io.BytesIO(data)).infolist())
    except zipfile.BadZipFile:
        return 0


def _understood(found: Readings) -> dict[str, Any]:
    table = found.table
    per_interval = table.group_by("start_s").agg(kw=table.kw.sum())
    about = table.agg(
        first=table.start_s.min(), last=table.start_s.max(), series=table.series.nunique(), readings=table.count()
    )
    row = about.to_pyarrow().to_pylist()[0]
    if not row["readings"]:
        raise UnmeasurableError(Message("there is not one reading in the data"))
    load = per_interval.agg(
        lowest_kw=per_interval.kw.min(), mean_kw=per_interval.kw.mean(), highest_kw=per_interval.kw.max()
    )
    names = table.select("series").distinct().order_by("series").limit(5).to_pyarrow()["series"].to_pylist()
    return {
        "starts_at": datetime.fromtimestamp(row["first"], UTC),
        "ends_at": datetime.fromtimestamp(row["last"] + found.step_s, UTC),
        "interval_minutes": found.step_s // 60,
        "series": row["series"],
        "readings": row["readings"],
        "understood": {**load.to_pyarrow().to_pylist()[0], "names": names},
        "findings": [
            {
                "code": one.code,
                "weight": one.weight.value,
                "th": storable(one.message.th),
                "en": storable(one.message.en),
                "count": one.count,
                "examples": [storable(example) for example in one.examples],
            }
            for one in found.findings
        ],
    }


def _undecided(series: LoadSeries) -> LoadSeries:
    row = _lock(series)
    if row.state != UploadState.PREVIEWED:
        raise Denied(Message("This file was already saved or discarded; upload it again to use it again."))
    return row


def _lock(series: LoadSeries) -> LoadSeries:
    rows = LoadSeries.objects.select_for_update(of=("self",)).select_related("agency", "blob")
    return rows.get(pk=series.pk)
