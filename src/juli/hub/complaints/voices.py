"""Who speaks: what a helper does for the complainant is marked with their name and whom they do it for."""

from collections.abc import Mapping
from dataclasses import dataclass

from juli.hub.complaints.models import Event, Message


@dataclass(frozen=True, slots=True)
class Voices:
    """The helpers of a complainant. `names` by the actor that events keep, `spoken` the actor by a message's id."""

    names: Mapping[str, str]
    spoken: Mapping[str, str]

    def behind(self, event: Event) -> str:
        """Who did what the event tells, "Wang (for Zhou)"; "" where it was no helper."""
        return self.names.get(event.actor, "")

    def of(self, message: Message) -> str:
        """Who said it, likewise."""
        return self.names.get(self.spoken.get(str(message.pk), ""), "")
