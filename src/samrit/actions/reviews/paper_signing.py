"""Sign a signed paper with certificates: one person after another, in the order that the city's year asked for when it was frozen."""

from collections.abc import Sequence
from datetime import datetime

from samrit.actions.acting import Reasoned, acting
from samrit.actions.public.paper_copy import copy_paper
from samrit.actions.report_permissions import agency_of_plan, signing_roles, why_not_year
from samrit.actions.saving import save_checked
from samrit.ledger.blobs import blob_bytes, store_blob
from samrit.readers.reading import UnreadableError
from samrit.readers.signatures import PdfSignature, Validity, verify_pdf
from samrit.records.models import Blob, FiscalYear, Indicator, PaperSignature, Role, SignOff, User
from samrit.thai.translation import Message, ShownDay
from samrit.vocabulary.codes import ROLE_WORDS, RoleName
from samrit.vocabulary.refusal import Invalid
from samrit.writers.formats import WRITERS

_SUPERSEDED = Message("The year was opened again, so this paper holds no more; the next one is signed anew.")
_NOBODY = Message("The city's year asks for no signatures by certificate on this paper.")
_ALL = Message("All who were to sign this paper have signed it.")
_TURN = Message("Now it is the turn of the {role} of {name} to sign the paper.")
_TWICE = Message("You have signed this paper already; the next signature is somebody else's.")
_OTHER = Message(
    "This is not the paper that waits here, or not its newest form. Download it from this page and sign that."
)
_NONE = Message("This paper bears no new signature.")
_SEVERAL = Message("This paper bears several new signatures; each person adds their own, one after another.")
_ADDED = Message("Something was added to this paper after it was signed.")
_REVOKED = Message("The certificate was revoked.")
_EXPIRED = Message("The certificate was valid until {day} only.")


def paper_signers(fiscal_year_be: int) -> list[str]:
    """The roles that sign a year's paper with certificates, in their order; one query."""
    roles = FiscalYear.objects.filter(fiscal_year_be=fiscal_year_be).values_list("paper_signers", flat=True).first()
    return roles or []


def may_sign_paper(indicator: Indicator, by: User, at: datetime) -> bool:
    """Whether it is somebody's turn to sign the paper of an indicator's year."""
    signoff = indicator.signoff
    return signoff is not None and bool(signoff.paper_signers) and SIGN_PAPER.allows(signoff, by, at)


def add_paper_signature(*, signoff: SignOff, pdf: bytes, by: User, at: datetime) -> PaperSignature:
    """The paper comes back with the next person's signature, and is stored beside the one that was frozen.

    Nothing but that signature may have been added to the newest paper; Invalid otherwise, with what it is instead.
    """
    SIGN_PAPER.check(signoff, by, at)  # before a process is begun to look into the file
    before = newest_paper(signoff)
    added = _added_signature(pdf, blob_bytes(before), at)
    with acting(SIGN_PAPER, signoff, by, at, lock=_locked) as act:
        row = act.subject
        if newest_paper(row) != before:
            raise Invalid(_OTHER)
        place = row.paper_signatures.count()
        signature = PaperSignature(
            signoff=row,
            place=place + 1,
            role=row.paper_signers[place],
            by=by,
            on_behalf_of=act.on_behalf_of,
            at=at,
            signer=added.signer,
            stamped_at=added.stamped_at,
            paper=store_blob(pdf, media_type=WRITERS["pdf"].media_type, at=at),
        )
        save_checked(signature)
        copy_paper(row, row.indicator)
        act.log(
            "sign_paper",
            row,
            after={
                "place_in_order": signature.place,
                "role": signature.role,
                "signer": signature.signer,
                "sha256": signature.paper.sha256,
            },
        )
        return signature


def newest_paper(signoff: SignOff) -> Blob:
    """The paper with all signatures that it has by now."""
    last = signoff.paper_signatures.select_related("paper").order_by("place").last()
    return last.paper if last is not None else signoff.paper


def _locked(signoff: SignOff) -> SignOff:
    rows = SignOff.objects.select_for_update(of=("self",))
    return rows.select_related("paper", "indicator__annual_plan__agency").get(pk=signoff.pk)


def _added_signature(pdf: bytes, before: bytes, at: datetime) -> PdfSignature:
    if not pdf.startswith(before):
        raise Invalid(_OTHER)
    if len(pdf) == len(before):
        raise Invalid(_NONE)
    try:
        found = verify_pdf(pdf)
        new = found.by_people[_count(before) :]
    except UnreadableError as error:
        raise Invalid(error.message) from error
    if not found.is_as_signed and new:
        raise Invalid(_broken(found.signatures) or found.sentence)
    if len(new) != 1:
        raise Invalid(_SEVERAL if new else _NONE)
    if not new[0].is_untouched and found.signatures[-1] is new[0]:
        raise Invalid(_ADDED)
    _refuse_certificate(new[0], at)
    return new[0]


def _count(pdf: bytes) -> int:
    """How many signatures a paper of ours bears; no process is begun for one that bears none."""
    return len(verify_pdf(pdf).by_people) if b"/ByteRange" in pdf else 0


def _broken(signatures: Sequence[PdfSignature]) -> Message | None:
    is_changed = any(one.validity is Validity.CHANGED_AFTER for one in signatures)
    return _ADDED if is_changed else None


def _refuse_certificate(signature: PdfSignature, at: datetime) -> None:
    if signature.is_revoked:
        raise Invalid(_REVOKED)
    if signature.valid_until is not None and signature.valid_until < (signature.stamped_at or at):
        raise Invalid(_EXPIRED.filled(day=ShownDay(signature.valid_until.date())))


def _why_not(signoff: SignOff, by: User, at: datetime) -> Message | None:
    """Who is next, by the order that was frozen with the paper."""
    plan = signoff.indicator.annual_plan
    signed = list(signoff.paper_signatures.order_by("place"))
    if signoff.pk != signoff.indicator.signoff_id:
        return _SUPERSEDED
    if len(signed) >= len(signoff.paper_signers):
        return _ALL if signoff.paper_signers else _NOBODY
    if not _roles(signoff, by, at):
        agency = agency_of_plan(plan)
        role = ROLE_WORDS[RoleName(signoff.paper_signers[len(signed)])]
        return _TURN.filled(role=role, name=agency.names())
    return _TWICE if by.pk in {one.by_id for one in signed} else why_not_year(plan)


def _roles(signoff: SignOff, by: User, at: datetime) -> list[Role]:
    place = signoff.paper_signatures.count()
    return signing_roles(RoleName(signoff.paper_signers[place]), signoff.indicator, by, at)


def _behalf(signoff: SignOff, by: User, at: datetime) -> User | None:
    return _roles(signoff, by, at)[0].on_behalf_of


SIGN_PAPER = Reasoned(_why_not, _behalf)
"""A paper is signed with a certificate by whoever is next in its order: an officer as the responsible one or the deputy."""
