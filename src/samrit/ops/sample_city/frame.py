"""The frame of the city: agencies, the long-term plan, annual plans, and who may do what."""

from dataclasses import dataclass, field

from django.contrib.auth.hashers import make_password

from samrit.actions.city.load_places import THE_FIFTY, put_in_place
from samrit.ops.sample_city.schema import AccountData, AgencyData, CityData
from samrit.records.models import Agency, AnnualPlan, Plan, PlanNode, Role, User
from samrit.vocabulary.codes import RoleName


@dataclass(frozen=True, slots=True)
class Frame:
    """The rows that indicators hang on, by their codes."""

    agencies: dict[str, Agency] = field(default_factory=dict)
    nodes: dict[str, PlanNode] = field(default_factory=dict)
    annual_plans: dict[str, AnnualPlan] = field(default_factory=dict)
    people: dict[tuple[RoleName, str], User] = field(default_factory=dict)

    def path_to(self, code: str) -> list[PlanNode]:
        """The nodes from the strategy down to this one, as the form prints them."""
        parts = code.split(".")
        return [self.nodes[".".join(parts[:depth])] for depth in range(1, len(parts) + 1)]


def build_frame(city: CityData, password: str) -> Frame:
    """Write the frame."""
    frame = Frame()
    put_in_place(THE_FIFTY)
    root = _agency(frame, None, city.code, city.name_th, city.name_en)
    for data in city.agencies:
        agency = _agency(frame, root, data.code, data.name_th, data.name_en)
        for division in data.divisions:
            _agency(frame, agency, division.code, division.name_th, division.name_en)
        frame.annual_plans[data.code] = AnnualPlan.objects.create(agency=agency, fiscal_year_be=city.fiscal_year_be)
    _plan(frame, city)
    _people(frame, city, password)
    return frame


def _agency(frame: Frame, parent: Agency | None, code: str, name_th: str, name_en: str) -> Agency:
    agency = Agency.under(parent, code=code, name_th=name_th, name_en=name_en)
    agency.save()
    frame.agencies[code] = agency
    return agency


def _plan(frame: Frame, city: CityData) -> None:
    plan = Plan.objects.create(title_th=city.plan.name_th, title_en=city.plan.name_en)
    for node in city.plan.nodes:
        level = city.plan.levels[node.depth - 1]
        frame.nodes[node.code] = PlanNode.objects.create(
            plan=plan,
            parent=frame.nodes.get(node.parent),
            level_label=level.label,
            rank=level.rank,
            code=node.code,
            name_th=node.name_th,
            name_en=node.name_en,
        )


def _people(frame: Frame, city: CityData, password: str) -> None:
    """The accounts of the file, and where an agency lacks one, an officer and a coordinator of its own."""
    hashed = make_password(password)  # once: a hash takes longer than all the rest
    taken = {(account.role, account.agency) for account in city.accounts}
    extra = [
        _account_of(agency, role)
        for agency in city.agencies
        for role in (RoleName.OFFICER, RoleName.COORDINATOR)
        if (role, agency.code) not in taken
    ]
    for account in (*city.accounts, *extra):
        user = User.objects.create(
            username=account.login,
            password=hashed,
            name_th=account.name_th,
            name_en=account.name_en,
            position=account.position,
        )
        Role.objects.create(user=user, role=account.role.value, agency=frame.agencies[account.agency])
        frame.people[account.role, account.agency] = user


def _account_of(agency: AgencyData, role: RoleName) -> AccountData:
    words = {
        RoleName.OFFICER: ("เจ้าหน้าที่ตัวอย่าง", "Sample officer", "เจ้าหน้าที่ผู้รับผิดชอบตัวชี้วัด"),
        RoleName.COORDINATOR: ("ผู้ประสานแผนตัวอย่าง", "Sample coordinator", "นักวิเคราะห์นโยบายและแผน"),
    }
    name_th, name_en, position = words[role]
    return AccountData(
        login=f"{role.value}-{agency.code}",
        role=role,
        agency=agency.code,
        name_th=f"{name_th} {agency.short_th}",
        name_en=f"{name_en}, {agency.name_en}",
        position=position,
    )
