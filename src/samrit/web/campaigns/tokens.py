"""The words in addresses that open without an account: a partner's link, which is random, and the code on the wall.

The code is signed with the installation's key (or one before it) and with the activity's own, so that it can be made worthless.
Whether the row still holds is asked each time.
"""

from django.core.signing import BadSignature, Signer

from samrit.ledger.link_tokens import token_of
from samrit.ledger.secret_text import hash_of
from samrit.records.models import Activity, PartnerLink


def link_token(link: PartnerLink) -> str:
    """The word in a partner's address."""
    return token_of(link)


def link_of(token: str) -> PartnerLink | None:
    """The link of this word, whether it holds or not; None for a word that was never given out."""
    rows = PartnerLink.objects.select_related("campaign__agency", "partner")
    return rows.filter(token_hash=hash_of(token)).first()


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
