"""What one's own account looks like: what protects it, and the roles that one holds."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.db.models import Exists, OuterRef

from samrit.records.models import Role, User
from samrit.vocabulary.codes import RoleName

# Recovery codes alone protect nothing: they stand in for one of these.
SECOND_FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


@dataclass(frozen=True, slots=True)
class Passkey:
    """A passkey; `is_alone` where it can log in by itself, None where its device did not say."""

    pk: int
    name: str
    added_at: datetime
    used_at: datetime | None
    is_alone: bool | None


@dataclass(frozen=True, slots=True)
class RoleLine:
    """A role in a line; `of` names who delegated it, "" where it is held as one's own."""

    pk: int
    role: RoleName
    agency_code: str
    agency_name: str
    of: str = ""
    to: str = ""
    from_on: date | None = None
    until_on: date | None = None
    reason: str = ""

    @classmethod
    def made_from(cls, row: Role) -> "RoleLine":
        """The line of a role whose agency and people were fetched with it."""
        return cls(
            pk=row.pk,
            role=RoleName(row.role),
            agency_code=row.agency.code,
            agency_name=row.agency.name(),
            of=row.on_behalf_of.name() if row.on_behalf_of is not None else "",
            to=row.user.name(),
            from_on=row.from_on,
            until_on=row.until_on,
            reason=row.reason,
        )


@dataclass(frozen=True, slots=True)
class AccountPage:
    """The page "My account"; `codes_left` is None where there are no recovery codes."""

    has_password: bool
    app_since: datetime | None
    passkeys: tuple[Passkey, ...]
    codes_left: int | None
    identity_since: datetime | None
    roles: tuple[RoleLine, ...]
    delegated: int

    @property
    def is_protected(self) -> bool:
        """Whether a password alone lets nobody in."""
        return self.app_since is not None or bool(self.passkeys)


def account_page(user: User, *, today: date) -> AccountPage:
    """One's own account, in four queries."""
    factors = list(Authenticator.objects.filter(user=user).order_by("pk"))
    app = next((one for one in factors if one.type == Authenticator.Type.TOTP), None)
    codes = next((one for one in factors if one.type == Authenticator.Type.RECOVERY_CODES), None)
    identity = SocialAccount.objects.filter(user=user).order_by("date_joined").first()
    active = Role.objects.filter(user=user).on(today).select_related("agency", "on_behalf_of", "user")
    return AccountPage(
        has_password=user.has_usable_password(),
        app_since=app.created_at if app is not None else None,
        passkeys=tuple(_passkeys(factors)),
        codes_left=len(codes.wrap().get_unused_codes()) if codes is not None else None,
        identity_since=identity.date_joined if identity is not None else None,
        roles=tuple(RoleLine.made_from(row) for row in active.order_by("agency__path", "role", "pk")),
        delegated=Role.objects.filter(on_behalf_of=user, until_on__gte=today).count(),
    )


def lacks_protection(user: User, roles: frozenset[str], *, today: date) -> bool:
    """Whether somebody holds one of these roles and nothing but a password protects them; one query."""
    factors = Authenticator.objects.filter(user=OuterRef("user"), type__in=SECOND_FACTORS)
    return Role.objects.filter(~Exists(factors), user=user, role__in=roles).on(today).exists()


def _passkeys(factors: Iterable[Authenticator]) -> Iterable[Passkey]:
    for one in factors:
        if one.type == Authenticator.Type.WEBAUTHN:
            key = one.wrap()
            yield Passkey(one.pk, key.name, one.created_at, one.last_used_at, key.is_passwordless)
