"""Ways and help beside the doors, as the page of the doors shows them."""

from collections.abc import Sequence
from dataclasses import dataclass

from juli.hub.complaints.models import Circumstances
from juli.hub.portal.follow.ladder.doors import DoorPage, ShownDoor
from juli.hub.portal.follow.ladder.facts import matter_for_doors
from juli.hub.portal.follow.matter import Matter
from juli.hub.workdays.queries import calendar_in_force
from juli.procedures.doors.beside import Beside, For, beside, is_consumer, is_large_sum


@dataclass(frozen=True, slots=True)
class ShownWay:
    """One way, with the door it leads to, where there is one."""

    way: Beside
    door: ShownDoor | None


@dataclass(frozen=True, slots=True)
class Help:
    """What stands beside the doors: ways of a consumer or cardholder, and help with a large or complex matter.

    `is_large`: the sum is one for which the help may be worth its price. `may_invite`: a lawyer can be let in here.
    """

    consumer: Sequence[ShownWay]
    help: Sequence[ShownWay]
    is_large: bool
    may_invite: bool


def help_of(matter: Matter, told: Circumstances, page: DoorPage) -> Help:
    """What to show beside the doors of this matter."""
    judged = matter_for_doors(matter, told)
    return Help(
        consumer=_shown(For.CONSUMER, page) if is_consumer(judged) else (),
        help=_shown(For.LARGE, page),
        is_large=is_large_sum(judged, calendar_in_force()),
        may_invite=matter.is_own,
    )


def _shown(whom: For, page: DoorPage) -> Sequence[ShownWay]:
    return [ShownWay(way, page.find(way.door) if way.door else None) for way in beside() if way.whom is whom]
