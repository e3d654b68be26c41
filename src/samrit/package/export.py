"""Write a year as a package: everything as of one moment, piece by piece, in an order that never changes."""

import json
import re
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING, cast

import msgspec
from django.core.files.storage import storages

from samrit import __version__
from samrit.checks import RULES
from samrit.ledger.blobs import STORAGE
from samrit.ledger.row_forms import form_of
from samrit.ledger.row_seals import differing
from samrit.ledger.snapshot import snapshot
from samrit.ledger.verification import trail_head, tree_over
from samrit.package.manifest import FORMAT, FORMAT_VERSION, MANIFEST, Manifest, TrailHead
from samrit.package.packing import Packer
from samrit.package.readme import readme
from samrit.package.refusal import UnusablePackageError
from samrit.package.rows import array, encoded
from samrit.package.schema import schemas
from samrit.package.scope import Scope
from samrit.package.sheets import SHEETS
from samrit.package.tables import TABLES
from samrit.queries.reports.to_report import indicator_report, with_reports
from samrit.records.models import AnnualPlan, Blob, CheckRuleSet, Event, Indicator, SignOff
from samrit.report import canonical_json
from samrit.thai.translation import Message

if TYPE_CHECKING:
    from django.db.models import QuerySet

_PIECE = 1024 * 1024


def export_package(file: IO[bytes], scope: Scope) -> Manifest:
    """Write the package into a file that can be written anywhere in; gives its manifest.

    The same records give the same bytes. UnusablePackageError where there is no plan, or a kept file is damaged.
    """
    with snapshot():
        if not AnnualPlan.objects.filter(scope.plans()).exists():
            raise UnusablePackageError(
                Message("There is no annual plan of {fiscal_year_be} to export.", fiscal_year_be=scope.fiscal_year_be)
            )
        _require_sealed(scope)
        with Packer(file) as packer:
            packer.put("README.txt", readme(scope).encode())
            counts = _put_tables(packer, scope)
            for name, (_, lines) in SHEETS.items():
                packer.put_lines(name, lines(scope))
            _put_reports(packer, scope)
            _put_rules(packer, scope)
            for name, schema in schemas().items():
                packer.put(name, schema)
            _put_files(packer, scope)
            manifest = _manifest(packer, scope, counts)
            packer.put(MANIFEST, msgspec.json.format(msgspec.json.encode(manifest), indent=1) + b"\n")
    return manifest


def blob_name(blob_sha256: str, *, is_paper: bool) -> str:
    """Where a kept file lies in a package: papers that were signed apart from evidence."""
    return f"papers/{blob_sha256}.pdf" if is_paper else f"evidence/{blob_sha256}"


def _require_sealed(scope: Scope) -> None:
    """What was changed past the system doesn't go out as if it were the city's word."""
    for table in TABLES:
        if form_of(table.model) is None:
            continue
        for key in differing(table.model, table.rows(scope).values_list("pk", flat=True)):
            raise UnusablePackageError(
                Message(
                    "Row {key} of {table} was changed past the system. An administrator settles that first, under “Audit trail”.",
                    key=key,
                    table=table.name,
                )
            )


def _put_tables(packer: Packer, scope: Scope) -> dict[str, int]:
    counts: dict[str, int] = {}
    for table in TABLES:

        def counted(rows: Iterator[bytes], name: str = table.name) -> Iterator[bytes]:
            counts[name] = 0
            for row in rows:
                counts[name] += 1
                yield row

        packer.put_lines(f"data/{table.name}.json", array(counted(encoded(table, scope))))
    return counts


def _put_reports(packer: Packer, scope: Scope) -> None:
    rows = with_reports(Indicator.objects.filter(scope.plans("annual_plan__")))
    for row in rows.order_by("annual_plan__agency__path", "position", "pk").iterator(chunk_size=200):
        folder, name = (_plain(text) for text in (row.annual_plan.agency.code, row.number or row.code or "x"))
        packer.put(f"reports/{folder}/{name}_{row.pk}.json", canonical_json(indicator_report(row)) + b"\n")


def _put_rules(packer: Packer, scope: Scope) -> None:
    table = next(table for table in TABLES if table.model is CheckRuleSet)
    stored = cast("QuerySet[CheckRuleSet]", table.rows(scope))
    versions = {_plain(row.version): row.table for row in stored.order_by("version")}
    versions["present"] = {
        rule.code: {"name": rule.name, "severity": rule.severity.value, "binds_from": rule.binds_from} for rule in RULES
    }
    for version in sorted(versions):
        text = json.dumps(versions[version], ensure_ascii=False, indent=1, sort_keys=True, default=str)
        packer.put(f"rules/{version}.json", text.encode() + b"\n")


def _put_files(packer: Packer, scope: Scope) -> None:
    papers = set(
        SignOff.objects.filter(scope.plans("indicator__annual_plan__")).values_list("paper__sha256", flat=True)
    )
    table = next(table for table in TABLES if table.model is Blob)
    storage = storages[STORAGE]
    for blob in cast("QuerySet[Blob]", table.rows(scope)).order_by("sha256").iterator(chunk_size=500):
        name = blob_name(blob.sha256, is_paper=blob.sha256 in papers)
        try:
            with (
                storage.open(blob.name) as stored,
                packer.entry(name, media_type=blob.media_type, size=blob.size_bytes) as entry,
            ):
                while piece := stored.read(_PIECE):
                    entry.write(piece)
        except OSError as error:
            raise _damaged(blob) from error
        if packer.files[-1].sha256 != blob.sha256:
            raise _damaged(blob)


def _manifest(packer: Packer, scope: Scope, counts: dict[str, int]) -> Manifest:
    table = next(table for table in TABLES if table.model is Event)
    events = cast("QuerySet[Event]", table.rows(scope))
    head = trail_head()
    return Manifest(
        format=FORMAT,
        format_version=FORMAT_VERSION,
        software=f"samrit {__version__}",
        fiscal_year_be=scope.fiscal_year_be,
        agency=scope.agency.code if scope.agency is not None else "",
        trail_head=TrailHead(size=head.size, root=head.root),
        events_root=tree_over(events).root().hex(),
        counts=counts,
        files=tuple(packer.files),
    )


def _plain(text: str) -> str:
    """A name that is safe on every file system."""
    return re.sub(r"[^A-Za-z0-9.+-]+", "-", text).strip(".-") or "x"


def _damaged(blob: Blob) -> UnusablePackageError:
    short = blob.sha256[:12]
    return UnusablePackageError(
        Message(
            "The file {short}… is gone or was changed, so that no package can be made; see samrit "
            "audit verify --files.",
            short=short,
        )
    )
