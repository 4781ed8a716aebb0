"""Who else can open a complaint, as its page shows it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest

from juli.evidence.masking import mask_email
from juli.hub.complaints.labels import POWERS
from juli.hub.complaints.models import Access, AccessKind
from juli.hub.complaints.queries import access, accesses
from juli.hub.portal.access import opened_here
from juli.hub.portal.follow.matter import Matter


@dataclass(frozen=True, slots=True)
class Helper:
    """Somebody who was asked to help: what they may do, and whether it still holds on the day of the page."""

    row: Access
    today: date

    @property
    def power(self) -> object:
        """What they may do, in words."""
        return POWERS["settle" if self.row.may_settle else "act" if self.row.may_act else "read"]

    @property
    def email(self) -> str:
        """Their address, as far as the complainant needs it to recognise it."""
        return mask_email(self.row.email)

    @property
    def is_over(self) -> bool:
        """Whether it was ended or its day has passed."""
        return self.row.ended_at is not None or (self.row.until is not None and self.row.until < self.today)

    @property
    def lacks_paper(self) -> bool:
        """Whether the special powers wait for the signed paper."""
        return self.row.may_settle and not self.row.authority_sha256


@dataclass(frozen=True, slots=True)
class Sharing:
    """`own` is the seat of who helps, None for the complainant themselves."""

    own: Helper | None
    helpers: Sequence[Helper]
    is_kept: bool
    may_keep: bool
    is_opened_here: bool


def sharing_of(request: HttpRequest, matter: Matter) -> Sharing:
    """Who can open the complaint, as far as the seat that looks may know."""
    if matter.actor.access_id:
        own = access(matter.actor.access_id, by=matter.actor)
        return Sharing(Helper(own, matter.today) if own else None, (), False, False, False)
    found = list(accesses(matter.complaint, by=matter.actor))
    here = opened_here(request, matter.complaint.number) is not None
    own_user = request.user.pk if request.user.is_authenticated else None
    kept = any(one.user_id == own_user and one.ended_at is None and one.kind == AccessKind.OWN for one in found)
    helpers = [Helper(one, matter.today) for one in found if one.kind == AccessKind.DELEGATE]
    return Sharing(None, helpers, is_kept=kept, may_keep=here and not kept, is_opened_here=here)
