"""The rules that are in force in the city: the table of rules, with what the city has settled about some of them."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from pathlib import Path

import samrit
from samrit import __version__
from samrit.checks import RULES, Counted, Explained, Finding, LinkFacts, Measured, Waiver, check
from samrit.records.models import RuleSetting
from samrit.records.ready import ReadyQuery
from samrit.report import Report


@dataclass(frozen=True)
class CityRules:
    """The table of rules with the city's settings: from which day a rule binds, and which are off, with the reason."""

    binds_from: Mapping[str, date] = field(default_factory=dict)
    waivers: tuple[Waiver, ...] = ()

    def check(  # noqa: PLR0913 - as `samrit.checks.check`
        self,
        report: Report,
        *,
        on: date,
        links: Mapping[str, LinkFacts] | None = None,
        measured: Measured | None = None,
        counted: Counted | None = None,
        explained: Explained | None = None,
    ) -> tuple[Finding, ...]:
        """What they find in a report on a day; findings of a rule that is off stand there, waived."""
        return check(
            report,
            waivers=self.waivers,
            on=on,
            binds_from=self.binds_from,
            links=links,
            measured=measured,
            counted=counted,
            explained=explained,
        )

    def first_day(self, code: str) -> date:
        """The day from which a rule binds; before it, it only notes."""
        return self.binds_from.get(code, _OWN_FIRST_DAYS[code])

    @property
    def table(self) -> list[dict[str, object]]:
        """Each rule as it stands: code, severity, first day on which it binds, why it is off ("" where it is on)."""
        off = {waiver.code: waiver.reason for waiver in self.waivers}
        return [
            {
                "code": rule.code,
                "severity": rule.severity.value,
                "binds_from": self.first_day(rule.code).isoformat(),
                "off": off.get(rule.code, ""),
            }
            for rule in RULES
        ]

    @cached_property
    def version(self) -> str:
        """Which rules they are: the version of the software, and a digest of its rules and of the table."""
        lines = "\n".join(f"{row['code']} {row['severity']} {row['binds_from']} {row['off']}" for row in self.table)
        return f"{__version__}+{hashlib.sha256(_source() + lines.encode()).hexdigest()[:8]}"


@cache
def _source() -> bytes:
    """A digest of the rules and of all that they may import: what another copy of the program finds may differ, whatever its version."""
    digest = hashlib.sha256()
    for floor in _FLOORS:
        for path in sorted(_PROGRAM.joinpath(floor).rglob("*.py")):
            digest.update(path.read_bytes())
    return digest.digest()


_PROGRAM = Path(samrit.__file__).parent
_FLOORS = ("thai", "vocabulary", "report", "scoring", "measure", "counting", "checks")
_OWN_FIRST_DAYS = {rule.code: rule.binds_from for rule in RULES}


_SETTINGS = ReadyQuery(lambda: RuleSetting.objects.order_by("code"))


def city_rules() -> CityRules:
    """The rules in force, in one query; ask once for a page or a run, not once for each report."""
    settings = [s for s in _SETTINGS() if s.code in _OWN_FIRST_DAYS]
    return CityRules(
        binds_from={s.code: s.binds_from for s in settings if s.binds_from is not None},
        waivers=tuple(Waiver(s.code, s.reason) for s in settings if s.is_off),
    )
