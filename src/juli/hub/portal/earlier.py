"""A like complaint that the person has filed before: shown before they file again, never in their way.

It is looked for among the complaints alone that this browser has opened with number and passcode, or that the account
signed in holds. A telephone number proves nothing: whoever types somebody else's must not learn from the page whether
that person has complained, of whom, and about what.
"""

from collections.abc import Iterator

from juli.hub.accounts.actors import Actor, ActorKind
from juli.hub.accounts.scopes import acting
from juli.hub.portal.access import account, opened_here, opened_numbers
from juli.hub.portal.steps.claims import claim_requests
from juli.hub.portal.steps.provider import number_typed, respondent, respondent_name
from juli.hub.portal.visit import Visit
from juli.hub.understanding.queries import Earlier, Matter, earlier_of

MOST_OPENED = 5
"""Opened complaints that are looked at, the last opened first: a browser in a copy shop may have opened hundreds."""


def earlier_filed(visit: Visit) -> Earlier | None:
    """The newest open complaint of this person that seems to be the same matter, or None."""
    matter = _matter(visit)
    if not matter.issue or not (matter.respondent_id or matter.respondent_name):
        return None
    found: list[Earlier] = []
    for seat in _seats(visit):
        with acting(seat):
            found += earlier_of(matter, by=seat)
    others = [one for one in found if one.complaint.pk != visit.draft.complaint_id]
    return max(others, key=lambda one: one.complaint.filed_at, default=None)


def _seats(visit: Visit) -> Iterator[Actor]:
    for number in reversed(opened_numbers(visit.request)[-MOST_OPENED:]):
        if seat := opened_here(visit.request, number):
            yield seat
    person = account(visit.request)
    if person.user_id is not None:
        yield Actor(ActorKind.COMPLAINANT, user_id=person.user_id)


def _matter(visit: Visit) -> Matter:
    organisation = respondent(visit)
    return Matter(
        respondent_id=organisation.pk if organisation else None,
        respondent_name=respondent_name(visit),
        issue=visit.journey.issue,
        terminal_no=number_typed(visit, "terminal_no"),
        claimed_fen=sum(claim.amount or 0 for claim in claim_requests(visit)),
    )
