"""People who log in, and what they may be."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import UniqueConstraint

from samrit.records.constraints import known_word
from samrit.records.enums import RoleName
from samrit.records.models.agency import Agency
from samrit.records.sentences import sentence
from samrit.thai.calendar import Language


class User(AbstractUser):
    """Somebody with an account. `language` is what pages and mails speak to this person."""

    name_th = models.TextField(blank=True)
    name_en = models.TextField(blank=True)
    position = models.TextField(blank=True)
    language = models.CharField(max_length=2, choices=[("th", "ไทย"), ("en", "English")], default="th")

    def name(self, language: Language) -> str:
        """The person's name in a language, else in the other, else the name of the account."""
        names = (self.name_th, self.name_en) if language == "th" else (self.name_en, self.name_th)
        return next(filter(None, names), self.username)


class Role(models.Model):
    """Somebody is something over an agency and all below it."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="roles")
    role = models.CharField(max_length=16, choices=[(r.value, r.value) for r in RoleName])
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="roles")

    class Meta:
        constraints = (
            known_word("role", RoleName),
            UniqueConstraint(
                fields=["user", "role", "agency"],
                name="role_once",
                violation_error_message=sentence(
                    th="ผู้ใช้มีบทบาทนี้ในหน่วยงานนี้แล้ว", en="The user already has this role over this agency."
                ),
            ),
        )

    def __str__(self) -> str:
        return f"{self.user_id} {self.role} {self.agency_id}"
