"""What templates ask of days that come near."""

from collections.abc import Iterable

from django import template

from juli.hub.portal.follow.clocks import ClockCard
from juli.hub.portal.follow.ladder.doors import Ladder
from juli.procedures.reminding import BEFORE, TOLD_WITHIN

register = template.Library()


@register.filter
def near(cards: Iterable[ClockCard]) -> list[ClockCard]:
    """The running clocks whose day comes within a week, or has passed within one."""
    return [card for card in cards if not card.stands_still and -TOLD_WITHIN <= card.days_left <= max(BEFORE)]


@register.filter
def with_limits(cards: list[ClockCard], ladder: Ladder | None) -> list[ClockCard]:
    """The same, with the limits of the complainant's own of which they have been reminded."""
    return [*cards, *(one.clock for one in ladder.pressing)] if ladder else cards
