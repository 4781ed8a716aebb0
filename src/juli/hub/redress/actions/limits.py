"""Limits: from which amount on an offer needs a second person, set by the house itself."""

from juli.hub.accounts.actors import Actor, user_of
from juli.hub.accounts.scopes import action
from juli.hub.directory.guarding import locked_organisation, require_house
from juli.hub.directory.models import Department, Organisation
from juli.hub.directory.records import keep_record
from juli.hub.machines import NotPossible
from juli.hub.redress.models import OfferLimit
from juli.hub.today import this_moment
from juli.money import Fen

LIMITING = "offers.limit"
"""The right to set them."""


@action
def set_offer_limit(
    organisation: Organisation, *, amount: Fen | None, by: Actor, department: Department | None = None
) -> OfferLimit | None:
    """Say above which amount (fen) offers wait for a second person, in one department or in all; None: no limit.

    Offers that wait already go on waiting.
    """
    require_house(by, organisation.pk, LIMITING)
    if department and department.organisation_id != organisation.pk:
        raise NotPossible("department-of-another")
    house = locked_organisation(organisation)
    where = {"department": department.pk if department else None}
    if amount is None:
        OfferLimit.objects.filter(organisation=house, department=department).delete()
        keep_record(house, "offer_limit_lifted", by=by, data=where)
        return None
    told = {"amount_fen": amount, "set_by_id": user_of(by), "set_at": this_moment()}
    kept, _ = OfferLimit.objects.update_or_create(organisation=house, department=department, defaults=told)
    keep_record(house, "offer_limit_set", by=by, data={**where, "amount_fen": amount})
    return kept
