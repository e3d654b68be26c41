"""From the files to structs, with a sentence that names file and indicator for whatever is wrong."""

import tomllib
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from samrit.ops.sample_city.schema import AgencyData, CityData, IndicatorData
from samrit.ops.sample_city.years import Later
from samrit.thai.digits import to_arabic

DATA = Path(__file__).parent / "data"
_CITY = "city.toml"
AS_IT_IS = Later()
_T = TypeVar("_T")


class SampleDataError(ValueError):
    """A file of the sample city is not as it must be; the message says which, where and why."""


def read_city(folder: Path = DATA, later: Later = AS_IT_IS) -> CityData:
    """The city that a folder of TOML files describes: `city.toml`, and every other file an agency; or the same some years later."""
    agencies = [_agency(path, later) for path in sorted(folder.glob("*.toml")) if path.name != _CITY]
    raw = _load(folder / _CITY, later) | {"agencies": agencies}
    city = _convert(raw, CityData, _CITY)
    _check_consistency(city)
    return city


def read_file(path: Path, kind: type[_T], later: Later = AS_IT_IS) -> _T:
    """One file of the city as a struct. SampleDataError where it is not as it must be."""
    return _convert(_load(path, later), kind, path.name)


def _agency(path: Path, later: Later) -> AgencyData:
    raw = _load(path, later)
    indicators = []
    for item in raw.get("indicators", ()):
        number = item.get("number", "?") if isinstance(item, dict) else "?"
        indicators.append(_convert(item, IndicatorData, f"{path.name}, indicator {number}"))
    return _convert(raw | {"indicators": indicators}, AgencyData, path.name)


def _load(path: Path, later: Later) -> dict[str, Any]:
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SampleDataError(f"{path.name} can't be read as TOML: {error}") from error
    moved: dict[str, Any] = later.value(raw)
    return moved


def _convert(raw: object, kind: type[_T], where: str) -> _T:
    try:
        return msgspec.convert(raw, kind)
    except msgspec.ValidationError as error:
        raise SampleDataError(f"{where}: {error}") from error


def _check_consistency(city: CityData) -> None:
    """What no single file can tell: codes that are named exist, none stands twice, weights sum to 100."""
    nodes = {node.code for node in city.plan.nodes}
    for node in city.plan.nodes:
        if node.parent and node.parent not in nodes:
            raise SampleDataError(f"{_CITY}: the plan has {node.code}, and no {node.parent} above it")
        if node.depth > len(city.plan.levels):
            raise SampleDataError(f"{_CITY}: the plan names {len(city.plan.levels)} levels, and {node.code} is deeper")
    codes = [c for agency in city.agencies for c in (agency.code, *(d.code for d in agency.divisions))]
    _once([city.code, *codes], "the agency code")
    for account in city.accounts:
        if account.agency not in (city.code, *codes):
            raise SampleDataError(f"{_CITY}: {account.login} is to act for {account.agency}, which isn't there")
    for agency in city.agencies:
        _check_agency(agency, nodes)


def _check_agency(agency: AgencyData, nodes: set[str]) -> None:
    _once([i.number for i in agency.indicators], f"{agency.code}: the number")
    _once([i.serial for i in agency.indicators], f"{agency.code}: the serial")
    if (total := sum(i.weight for i in agency.indicators)) != 100:
        raise SampleDataError(f"{agency.code}: the weights sum to {total}, not to 100")
    _once([p.code for p in agency.projects], f"{agency.code}: the project")
    for project in agency.projects:
        where = f"{agency.code}, project {project.code}"
        if (weights := sum(step.weight for step in project.steps)) != 100:
            raise SampleDataError(f"{where}: the weights of its steps sum to {weights}, not to 100")
        if lost := set(project.serves) - {to_arabic(i.number) for i in agency.indicators}:
            raise SampleDataError(f"{where}: there is no indicator {', '.join(sorted(lost))}")
    divisions = {"", *(division.code for division in agency.divisions)}
    for indicator in agency.indicators:
        where = f"{agency.code}, indicator {indicator.number}"
        if indicator.division not in divisions:
            raise SampleDataError(f"{where}: there is no division {indicator.division}")
        if missing := set(indicator.nodes) - nodes:
            raise SampleDataError(f"{where}: the plan has no {', '.join(sorted(missing))}")


def _once(codes: list[str], what: str) -> None:
    twice = [code for code, count in Counter(codes).items() if count > 1]
    if twice:
        raise SampleDataError(f"{what} {twice[0]} stands twice")
