"""People who log in, and what they may be."""

from datetime import date

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.db.models.functions import Lower

from samrit.records.constraints import known_word, who_and_when
from samrit.records.models.plans.agency import Agency
from samrit.records.sentences import later
from samrit.thai.translation import Worded
from samrit.vocabulary.codes import RoleName


class User(AbstractUser):
    """Somebody with an account. `language` is what pages and mails speak to this person.

    An account is never deleted, since the records name it; it is suspended (`is_active` is then False), with a reason.
    """

    name_th = models.TextField(blank=True)
    name_en = models.TextField(blank=True)
    position = models.TextField(blank=True)
    language = models.CharField(max_length=2, choices=[("th", "ไทย"), ("en", "English")], default="th")
    wants_mail = models.BooleanField(default=True)
    invited_by = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    invited_at = models.DateTimeField(null=True, blank=True)
    suspended_by = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    suspended_at = models.DateTimeField(null=True, blank=True)
    suspended_reason = models.TextField(blank=True)

    class Meta(AbstractUser.Meta):
        constraints = (
            who_and_when("invited"),
            who_and_when("suspended"),
            UniqueConstraint(
                Lower("username"),
                name="user_username_once",
                violation_error_message=later("There is a user of this name already."),
            ),
            UniqueConstraint(
                Lower("email"),
                condition=~Q(email=""),
                name="user_email_once",
                violation_error_message=later("There is an account with this e-mail address already."),
            ),
            CheckConstraint(
                name="user_suspended_with_reason",
                condition=Q(suspended_at__isnull=True) | (Q(is_active=False) & ~Q(suspended_reason="")),
                violation_error_message=later("An account is suspended with a reason."),
            ),
        )

    def name(self) -> str:
        """The person's name in the reader's language, else in the other, else the name of the account."""
        return str(self.names())

    def names(self) -> Worded:
        """The same for whoever reads it."""
        th, en = self.name_th or self.name_en, self.name_en or self.name_th
        return Worded(th=th or self.username, en=en or self.username)


class RoleQuerySet(models.QuerySet["Role"]):
    """Questions about roles."""

    def on(self, day: date) -> "RoleQuerySet":
        """Those that hold on a day; delegated ones have their first and their last."""
        return self.filter(Q(from_on__isnull=True) | Q(from_on__lte=day, until_on__gte=day))


class Role(models.Model):
    """Somebody is something over an agency and all below it.

    A delegated role is held on behalf of somebody, from a day until a day (both included), for a reason; what is done
    with it names both.
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="roles")
    role = models.CharField(max_length=16, choices=[(r.value, r.value) for r in RoleName])
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="roles")
    on_behalf_of = models.ForeignKey(User, on_delete=models.CASCADE, null=True, blank=True, related_name="delegations")
    from_on = models.DateField(null=True, blank=True)
    until_on = models.DateField(null=True, blank=True)
    reason = models.TextField(blank=True)

    objects = RoleQuerySet.as_manager()

    class Meta:
        constraints = (
            known_word("role", RoleName),
            UniqueConstraint(
                fields=["user", "role", "agency"],
                condition=Q(on_behalf_of__isnull=True),
                name="role_once",
                violation_error_message=later("The user already has this role over this agency."),
            ),
            CheckConstraint(
                name="role_delegated_whole",
                condition=Q(on_behalf_of__isnull=True, from_on__isnull=True, until_on__isnull=True, reason="")
                | (
                    Q(on_behalf_of__isnull=False, from_on__isnull=False, until_on__gte=F("from_on"))
                    & ~Q(reason="")
                    & ~Q(on_behalf_of=F("user"))
                ),
                violation_error_message=later(
                    "A delegation names who gives it, its first day, a last day not before it, and a "
                    "reason; nobody delegates to themselves."
                ),
            ),
        )

    def __str__(self) -> str:
        return f"{self.user_id} {self.role} {self.agency_id}"
