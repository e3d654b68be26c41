"""The signed words in addresses that open without an account: a partner's link, and the code on the wall.

Signed with the installation's key (and those before it). They hold a row's key and nothing else; whether the row still
holds is asked each time.
"""

from django.core.signing import BadSignature, Signer

from samrit.records.models import Activity, PartnerLink

_LINK = Signer(sep=".", salt="samrit.partner_link")


def link_token(link: PartnerLink) -> str:
    """The word in a partner's address."""
    return _LINK.sign(str(link.pk))


def link_of(token: str) -> PartnerLink | None:
    """The link of this word, whether it holds or not; None for a word that nobody signed."""
    rows = PartnerLink.objects.select_related("campaign__agency", "partner")
    pk = _key(_LINK, token)
    return None if pk is None else rows.filter(pk=pk).first()


def code_token(activity: Activity) -> str:
    """The word in the address of the code on the wall; another key of the activity makes another word."""
    return _signer(activity).sign(str(activity.pk))


def activity_of(token: str) -> Activity | None:
    """The activity of this word; None for a word that nobody signed, or under a key that is no more."""
    pk = _plain(token)
    if pk is None:
        return None
    found = Activity.objects.select_related("campaign__agency").filter(pk=pk).first()
    return found if found is not None and _key(_signer(found), token) == found.pk else None


def _signer(activity: Activity) -> Signer:
    return Signer(sep=".", salt=f"samrit.check_in.{activity.checkin_key}")


def _plain(token: str) -> int | None:
    stem = token.partition(".")[0]
    return int(stem) if stem.isascii() and stem.isdecimal() and len(stem) < 19 else None


def _key(signer: Signer, token: str) -> int | None:
    try:
        return int(signer.unsign(token))
    except (BadSignature, ValueError):
        return None
