"""All examinations in their order; those of the records are asked only where the database is well."""

from collections.abc import Callable, Iterator
from datetime import datetime

from samrit.ops.doctor.finding import Finding, Grade
from samrit.ops.doctor.machine import examine_browser, examine_disk, examine_folders, examine_scanner
from samrit.ops.doctor.reach import examine_address, examine_mail, examine_safety
from samrit.ops.doctor.records import examine_clock, examine_database, examine_people, examine_worker
from samrit.ops.doctor.trust import examine_backup, examine_trail
from samrit.thai.translation import Message

Examine = Callable[[datetime], Iterator[Finding]]

OF_RECORDS: dict[Message, Examine] = {
    Message("People"): examine_people,
    Message("Worker"): examine_worker,
    Message("Clock"): examine_clock,
    Message("Backup"): examine_backup,
    Message("Audit trail"): examine_trail,
}
OF_MACHINE: dict[Message, Examine] = {
    Message("Names and HTTPS"): examine_safety,
    Message("Base address"): examine_address,
    Message("Mail"): examine_mail,
    Message("Folders"): examine_folders,
    Message("Disk"): examine_disk,
    Message("Browser for links"): examine_browser,
    Message("Virus scanner"): examine_scanner,
}


def examine(at: datetime) -> Iterator[tuple[Message, Finding]]:
    """Everything that is found, as it is found, with what was examined."""
    is_sound = True
    for finding in examine_database(at):
        is_sound = is_sound and finding.grade is Grade.WELL
        yield Message("Database"), finding
    for what, of in ((OF_RECORDS if is_sound else {}) | OF_MACHINE).items():
        for finding in of(at):
            yield what, finding
