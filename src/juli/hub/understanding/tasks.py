"""Jobs of this room."""

from uuid import UUID

from procrastinate.contrib.django import app

from juli.hub import retries
from juli.hub.accounts.actors import SYSTEM
from juli.hub.accounts.scopes import acting
from juli.hub.complaints.effects import UNDERSTAND
from juli.hub.understanding.actions import understand_complaint
from juli.hub.understanding.queries import not_understood


@app.task(name=UNDERSTAND, queue="upkeep", retry=retries.UPKEEP)
def understand(complaint_id: str) -> None:
    """Read what one complaint is about, once it is filed. Done twice it changes nothing."""
    understand_complaint(UUID(complaint_id), by=SYSTEM)


@app.periodic(cron="50 18 * * *")  # UTC: at night in Beijing
@app.task(name="juli.understand_missed", queue="upkeep", retry=retries.UPKEEP)
def understand_missed(timestamp: int) -> None:
    """Every night: open complaints that came before there was a triage, or whose job was lost."""
    with acting(SYSTEM):
        found = not_understood(by=SYSTEM)
    for one in found:
        understand_complaint(one, by=SYSTEM)
