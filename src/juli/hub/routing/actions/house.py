"""What a house decides beside its rules: who takes what, who is away, and how complaints climb."""

from collections.abc import Collection, Sequence
from datetime import date

from juli.hub.accounts.actors import Actor, ActorKind, NotAllowed, require, require_right
from juli.hub.accounts.scopes import action, rows
from juli.hub.directory.guarding import locked_organisation, require_house
from juli.hub.directory.models import Department, Membership, Organisation
from juli.hub.directory.records import keep_record
from juli.hub.machines import NotPossible
from juli.hub.routing.actions.rules import MANAGING
from juli.hub.routing.effects import hand_over_later
from juli.hub.routing.ladder import Climb, Step
from juli.hub.routing.models import Absence, EscalationRule, Intake, Level, Staffing
from juli.hub.today import this_day, this_moment

MOST_SKILLS, MOST_LEVELS = 20, 6


@action
def set_intake(department: Department, *, automatic: bool, by: Actor) -> None:
    """Say whether a department's complaints go by themselves to whoever has the least to do."""
    require_house(by, department.organisation_id, MANAGING)
    told = {"organisation_id": department.organisation_id, "automatic": automatic}
    Intake.objects.update_or_create(department=department, defaults=told)
    data = {"department": department.pk, "automatic": automatic}
    keep_record(department.organisation, "intake_set", by=by, data=data)


@action
def set_staffing(membership: Membership, *, skills: Collection[str], level: int, by: Actor) -> None:
    """Say what a member knows, and on which level of the house they sit (0: front line)."""
    require_house(by, membership.organisation_id, MANAGING)
    if len(skills) > MOST_SKILLS:
        raise NotPossible("skills-many")
    told = {"organisation_id": membership.organisation_id, "skills": sorted(set(skills)), "level": level}
    Staffing.objects.update_or_create(membership=membership, defaults=told)
    keep_record(membership.organisation, "staffing_set", by=by, data={"user": str(membership.user_id), "level": level})


@action
def enter_absence(
    membership: Membership, *, first_day: date, last_day: date, deputy: Membership | None, by: Actor
) -> Absence:
    """Say that a member is away, both days included (Beijing). One's own absence needs no right.

    What they have open goes to the deputy on the first day, or by workload where nobody is named.
    """
    _require_own_or_managing(membership, by)
    if last_day < first_day or last_day < this_day():
        raise NotPossible("absence-days")
    if deputy is not None and (deputy.pk == membership.pk or deputy.organisation_id != membership.organisation_id):
        raise NotPossible("absence-deputy")
    made = Absence.objects.create(
        membership=membership,
        organisation_id=membership.organisation_id,
        first_day=first_day,
        last_day=last_day,
        deputy=deputy,
    )
    keep_record(membership.organisation, "absence_entered", by=by, data={"user": str(membership.user_id)})
    if first_day <= this_day():
        hand_over_later()
    return made


@action
def end_absence(absence: Absence, *, by: Actor) -> None:
    """They are there again, or are not going away after all. What went to others meanwhile stays there."""
    found = rows(Absence, by=by).select_related("membership__organisation").filter(pk=absence.pk).first()
    if found is None:
        raise NotAllowed
    _require_own_or_managing(found.membership, by)
    if found.ended_at:
        raise NotPossible("absence-over")
    found.ended_at = this_moment()
    found.save(update_fields=["ended_at"])
    data = {"user": str(found.membership.user_id)}
    keep_record(found.membership.organisation, "absence_ended", by=by, data=data)


@action
def set_ladder(organisation: Organisation, steps: Sequence[Step], climbs: Sequence[Climb], *, by: Actor) -> None:
    """Say which levels the house has above the front line, numbered from 1, and when complaints climb to them."""
    require_house(by, organisation.pk, MANAGING)
    numbers = [step.number for step in steps]
    if numbers != list(range(1, len(steps) + 1)) or not 1 <= len(steps) <= MOST_LEVELS:
        raise NotPossible("ladder-levels")
    if any(climb.level not in numbers for climb in climbs):
        raise NotPossible("ladder-rules")
    locked_organisation(organisation)
    Level.objects.filter(organisation=organisation).delete()
    EscalationRule.objects.filter(organisation=organisation).delete()
    Level.objects.bulk_create(Level(organisation=organisation, number=one.number, name=one.name) for one in steps)
    EscalationRule.objects.bulk_create(
        EscalationRule(organisation=organisation, trigger=one.trigger, threshold=one.threshold, level=one.level)
        for one in climbs
    )
    keep_record(organisation, "ladder_set", by=by)


def _require_own_or_managing(membership: Membership, by: Actor) -> None:
    require(by, ActorKind.STAFF, ActorKind.SYSTEM)
    if by.kind is ActorKind.STAFF and by.organisation_id != membership.organisation_id:
        raise NotAllowed
    if by.user_id != membership.user_id:
        require_right(by, MANAGING)
